/**
 * The two-demand restriction by cells, without enumerating messages: a first announcement is dominated when the leak
 * cannot make up for what it loses, a reply when the other reply gains at its cell against all that the other trader may
 * still do.
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
import type { Player, Restriction } from './messages.js';
import { forBoth, secondCells, thirdCells } from './messages.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';

/** Which of a and b survive: a list of 0 and 1, ascending. */
export type Survivors = readonly (0 | 1)[];

/** What survives for one player with one signal: her first announcements, and her replies cell by cell. */
export interface CellSurvivors {
  readonly first: Survivors;
  readonly second: readonly Survivors[];
  readonly third: readonly Survivors[];
}

/** `survivors[player][signal]`. */
export type SurvivorsByPlayer = readonly (readonly CellSurvivors[])[];

const both: Survivors = [0, 1];
const unrestricted: CellSurvivors = {
  first: both,
  second: new Array<Survivors>(secondCells).fill(both),
  third: new Array<Survivors>(thirdCells).fill(both),
};

const min = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
const max = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));
const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** An order in which the player is served under Rule 3: where she hears the other, and the price by the other's second. */
interface Served {
  readonly place: number;
  readonly prices: readonly [number, number];
  readonly orders: bigint;
}

/** Rule 3 serves the first of two members when the group owns exactly l of everything. */
const servedIn = (
  { mechanism }: Setting,
  { demands, active }: Restriction,
  player: Player,
): readonly Served[] => {
  const { market } = mechanism;
  const [own, other] = [active[player], active[1 - player]!];
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

/** What a player with one signal compares: surpluses and gains, by the other's signal. */
interface Comparison {
  /** Surplus of a demand function, summed over all prices. */
  readonly surplus: (other: number, demand: Demand) => bigint;
  /** What b gains over a, summed over all prices. */
  readonly gains: readonly bigint[];
  /** What b gains over a at one price. */
  readonly gainAt: (other: number, price: number) => bigint;
}

const comparisonOf = (
  { economy, values }: Setting,
  [a, b]: Restriction['demands'],
  own: number,
): Comparison => {
  const count = economy.signals.length;
  const tables = economy.signals.map((_, other) =>
    surplusTable(values, own, shockWeights(values, countSignals(count, [own, other]))),
  );
  const surplus = (other: number, demand: Demand): bigint =>
    sum(demand.map((bundle, price) => tables[other]![price]![bundle]!));
  return {
    surplus,
    gains: tables.map((_, other) => surplus(other, b) - surplus(other, a)),
    gainAt: (other, price) => tables[other]![price]![b[price]!]! - tables[other]![price]![a[price]!]!,
  };
};

/**
 * First announcements: five sixths of the orders in which the player is φ(1) weigh as one in which the other is. Then
 * what the player gets depends on the other's reply through a leak channel, which may reward one announcement.
 */
const firstSurvivors = (
  setting: Setting,
  { demands }: Restriction,
  others: readonly CellSurvivors[],
  { surplus, gains }: Comparison,
): Survivors => {
  const channels = leakChannels(setting);
  const leaks = others.flatMap((cells, other) =>
    ([5, 6] as const).map((rule) => {
      const ofRule = channels.filter((channel) => channel.rule === rule);
      if (ofRule.length === 0) return { bestForB: 0n, bestForA: 0n };
      // By channel, what the residual is worth when the other replies a or b.
      const residuals = ofRule.map(({ left }) =>
        demands.map((demand) =>
          surplus(
            other,
            demand.map((bundle) => left[bundle]!),
          ),
        ),
      );
      const unaware = (rule === 5 ? cells.second[0]! : cells.third[0]!).map((choice) =>
        sum(residuals.map((pair) => pair[choice]!)),
      );
      return {
        bestForB: sum(residuals.map(max)) - min(unaware),
        bestForA: max(unaware) - sum(residuals.map(min)),
      };
    }),
  );
  const advantage = 5n * sum(gains);
  return both.filter((choice) =>
    choice === 0
      ? sum(leaks.map(({ bestForA }) => bestForA)) >= advantage
      : advantage + sum(leaks.map(({ bestForB }) => bestForB)) >= 0n,
  );
};

/** A reply survives if the other reply's gain can be brought to zero or below; `terms[other's signal][her choice]`. */
const repliesThatSurvive = (terms: ReadonlyArray<readonly bigint[]>): Survivors => {
  const leastGainOfB = sum(terms.map(min));
  const largestGainOfB = sum(terms.map(max));
  return both.filter((choice) => (choice === 0 ? leastGainOfB <= 0n : largestGainOfB >= 0n));
};

const secondSurvivors = (others: readonly CellSurvivors[], { gains }: Comparison, cell: number): Survivors =>
  repliesThatSurvive(
    others.map(({ first }, other) =>
      first.map((says) => {
        if (cell > 0) return says === 1 ? gains[other]! : 0n;
        return gains[other]! * (says === 1 ? 3n : 5n);
      }),
    ),
  );

const thirdSurvivors = (
  { mechanism: { market, epsilon } }: Setting,
  served: readonly Served[],
  others: readonly CellSurvivors[],
  { gains, gainAt }: Comparison,
  cell: number,
): Survivors => {
  const weightDrawn = Q.numerator(epsilon);
  const weightRule3 = (Q.denominator(epsilon) - 3n * weightDrawn) * BigInt(market.prices.size);
  return repliesThatSurvive(
    others.map(({ first, second }, other) =>
      first.flatMap((says) =>
        second[0]!.map((choice) => {
          // The player is φ(1) in 120 orders: in 24 of them the other is at a given position.
          const drawn = cell > 0 ? (says === 1 ? 24n : 0n) : says === 1 ? 24n : 120n;
          const ordinary = served
            .filter(({ place }) => (says === 1 ? place + 1 : 0) === cell)
            .map((event) => event.orders * gainAt(other, event.prices[choice]!));
          return weightDrawn * drawn * gains[other]! + weightRule3 * sum(ordinary);
        }),
      ),
    ),
  );
};

/** One round for one player: what survives for each of her signals when the other may still do what `others` says. */
const roundFor = (
  setting: Setting,
  restriction: Restriction,
  player: Player,
  others: readonly CellSurvivors[],
): readonly CellSurvivors[] => {
  const served = servedIn(setting, restriction, player);
  return setting.economy.signals.map((_, own) => {
    const comparison = comparisonOf(setting, restriction.demands, own);
    return {
      first: firstSurvivors(setting, restriction, others, comparison),
      second: Array.from({ length: secondCells }, (__, cell) => secondSurvivors(others, comparison, cell)),
      third: Array.from({ length: thirdCells }, (__, cell) =>
        thirdSurvivors(setting, served, others, comparison, cell),
      ),
    };
  });
};

/** Both rounds by cells. */
export const undominatedByCells = (
  setting: Setting,
  restriction: Restriction,
): { readonly first: SurvivorsByPlayer; readonly second: SurvivorsByPlayer } => {
  const all = [0, 1].map(() => setting.economy.signals.map(() => unrestricted));
  const round = (before: SurvivorsByPlayer): SurvivorsByPlayer =>
    forBoth((player) => roundFor(setting, restriction, player, before[1 - player]!));
  const first = round(all);
  return { first, second: round(first) };
};
