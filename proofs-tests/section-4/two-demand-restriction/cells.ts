/**
 * The menu game by cells, without enumerating messages: a first announcement falls when the leak cannot make up for what
 * it loses, a reply when the other reply gains at its cell against all that the other trader may still do.
 *
 * At every cell the gain is a sum over the other's signals of terms that her choices for that signal decide alone; so a
 * reply survives exactly when the sum of the least terms is not positive.
 */
import * as Q from '../../../src/exact/rational.js';
import { countSignals } from '../../../src/economies/information.js';
import { shockWeights, surplusTable } from '../../../src/economies/valuation.js';
import type { Demand } from '../../../src/market/demand.js';
import { corridor, start, takeTurn } from '../../../src/market/rationing.js';
import {
  groupPrice,
  heardGroups,
  membersOf,
  supplyOf,
} from '../../../src/mechanisms/three-announcements/mechanism.js';
import { orders } from '../../../src/mechanisms/orders.js';
import { leakChannels } from '../../../src/claims/interdependent/engines/rounds/leak.js';
import type { Menu } from './payoffs.js';
import { secondCells, thirdCells } from './payoffs.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';

/** Which of a and b are left: a list of 0 and 1, ascending. */
export type Left = readonly (0 | 1)[];

/** What is left to one player with one signal: her first announcements, and her replies cell by cell. */
export interface MenuCells {
  readonly first: Left;
  readonly second: readonly Left[];
  readonly third: readonly Left[];
}

/** `rounds[round][player][signal]`. */
export type MenuRounds = readonly (readonly (readonly MenuCells[])[])[];

const both: Left = [0, 1];
const free: MenuCells = {
  first: both,
  second: new Array<Left>(secondCells).fill(both),
  third: new Array<Left>(thirdCells).fill(both),
};

const least = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
const most = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));
const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** An order in which the player is served under Rule 3: where she hears the other, and the price by the other's second. */
interface Served {
  readonly place: number;
  readonly prices: readonly [number, number];
  readonly orders: bigint;
}

/** Rule 3 serves the first of two members when the group owns exactly l of everything. */
const servedIn = ({ mechanism }: Setting, { demands, active }: Menu, player: number): readonly Served[] => {
  const { market } = mechanism;
  const [own, other] = [active[player]!, active[1 - player]!];
  const known = new Map<string, { place: number; prices: readonly [number, number]; orders: bigint }>();
  for (const order of orders(market.traders)) {
    const position = order.indexOf(own);
    if (position % market.groups.size !== 0) continue;
    const group = position / market.groups.size;
    const supply = supplyOf(market, membersOf(market, order, group));
    if (!takeTurn(corridor(market.groups.size), market.cap, start(supply), supply).served) continue;
    const heard = heardGroups(market.groups.count, 3, group).flatMap((g) => membersOf(market, order, g));
    const priceWhen = (choice: 0 | 1): number =>
      groupPrice(
        market,
        order,
        group,
        market.endowments.map((_, trader) => demands[trader === other ? choice : 0]),
      );
    const found = { place: heard.indexOf(other), prices: [priceWhen(0), priceWhen(1)] as const };
    const key = `${String(found.place)};${found.prices.join()}`;
    const same = known.get(key);
    if (same === undefined) known.set(key, { ...found, orders: 1n });
    else same.orders += 1n;
  }
  return [...known.values()];
};

/** One round for one player: what is left to each of her signals when the other may still do what `others` says. */
const roundFor = (
  setting: Setting,
  menu: Menu,
  player: 0 | 1,
  others: readonly MenuCells[],
): readonly MenuCells[] => {
  const { economy, mechanism, values } = setting;
  const { market, epsilon } = mechanism;
  const [a, b] = menu.demands;
  const n = Q.numerator(epsilon);
  const weightDrawn = n;
  const weightRule3 = (Q.denominator(epsilon) - 3n * n) * BigInt(market.prices.size);
  const opened = leakChannels(setting);
  const served = servedIn(setting, menu, player);
  const signals = economy.signals.map((_, signal) => signal);

  return signals.map((own): MenuCells => {
    const tables = signals.map((other) =>
      surplusTable(values, own, shockWeights(values, countSignals(signals.length, [own, other]))),
    );
    /** Surplus at all prices of a demand function when the other holds a signal. */
    const at = (other: number, demand: Demand): bigint =>
      sum(demand.map((bundle, price) => tables[other]![price]![bundle]!));
    /** What b gains over a, at all prices and at one. */
    const gains = signals.map((other) => at(other, b) - at(other, a));
    const gainsAt = (other: number, price: number): bigint =>
      tables[other]![price]![b[price]!]! - tables[other]![price]![a[price]!]!;

    // First announcements: five sixths of the orders in which I am φ(1) weigh as one in which the other is.
    const sides = signals.flatMap((other) =>
      ([5, 6] as const).map((rule) => {
        const mine = opened.filter((opening) => opening.rule === rule);
        const left = mine.map((opening) =>
          [a, b].map((demand) =>
            at(
              other,
              demand.map((bundle) => opening.left[bundle]!),
            ),
          ),
        );
        const pooled = (rule === 5 ? others[other]!.second[0]! : others[other]!.third[0]!).map((choice) =>
          sum(left.map((pair) => pair[choice]!)),
        );
        return {
          bestForB: mine.length === 0 ? 0n : sum(left.map(most)) - least(pooled),
          bestForA: mine.length === 0 ? 0n : most(pooled) - sum(left.map(least)),
        };
      }),
    );
    const advantage = 5n * sum(gains);
    const first: Left = both.filter((choice) =>
      choice === 0
        ? sum(sides.map(({ bestForA }) => bestForA)) >= advantage
        : advantage + sum(sides.map(({ bestForB }) => bestForB)) >= 0n,
    );

    // A reply survives if the other reply's gain can be brought to zero or below.
    const surviving = (leastGainOfB: bigint, mostGainOfB: bigint): Left =>
      both.filter((choice) => (choice === 0 ? leastGainOfB <= 0n : mostGainOfB >= 0n));
    const second = Array.from({ length: secondCells }, (_, cell): Left => {
      const terms = signals.map((other) =>
        others[other]!.first.map((says) => {
          if (cell > 0) return says === 1 ? gains[other]! : 0n;
          return gains[other]! * (says === 1 ? 3n : 5n);
        }),
      );
      return surviving(sum(terms.map(least)), sum(terms.map(most)));
    });
    const third = Array.from({ length: thirdCells }, (_, cell): Left => {
      const terms = signals.map((other) =>
        others[other]!.first.flatMap((says) =>
          others[other]!.second[0]!.map((choice) => {
            // I am φ(1) in 120 orders: in 24 of them the other stands at a given position.
            const drawn = cell > 0 ? (says === 1 ? 24n : 0n) : says === 1 ? 24n : 120n;
            const ordinary = served
              .filter(({ place }) => (says === 1 ? place + 1 : 0) === cell)
              .map((event) => event.orders * gainsAt(other, event.prices[choice]!));
            return weightDrawn * drawn * gains[other]! + weightRule3 * sum(ordinary);
          }),
        ),
      );
      return surviving(sum(terms.map(least)), sum(terms.map(most)));
    });
    return { first, second, third };
  });
};

/** Both rounds by cells. */
export const solveMenuByCells = (setting: Setting, menu: Menu): MenuRounds => {
  const nothingKnown = [0, 1].map(() => setting.economy.signals.map(() => free));
  const round = (left: readonly (readonly MenuCells[])[]) =>
    ([0, 1] as const).map((player) => roundFor(setting, menu, player, left[1 - player]!));
  const first = round(nothingKnown);
  return [first, round(first)];
};
