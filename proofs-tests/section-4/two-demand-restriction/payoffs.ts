/**
 * The payoffs of the menu game, in whole numbers: every order, rule and price is run with every choice at the cells that
 * the order opens.
 */
import * as Q from '../../../src/exact/rational.js';
import { fitsDouble } from '../../../src/exact/scaling.js';
import { shockWeights, surplusTable } from '../../../src/economies/valuation.js';
import { countSignals } from '../../../src/economies/information.js';
import type { Demand } from '../../../src/market/demand.js';
import { indexOf, pointAt } from '../../../src/market/lattice.js';
import type { Market } from '../../../src/market/market.js';
import {
  allocateResidual,
  bundleIndex,
  groupAmounts,
  groupPrice,
  heardGroups,
  membersOf,
  supplyOf,
} from '../../../src/mechanisms/three-announcements/mechanism.js';
import { orders } from '../../../src/mechanisms/orders.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';

/** The two demand functions, and the two traders (from 0) who choose from them. */
export interface Menu {
  readonly demands: readonly [Demand, Demand];
  readonly active: readonly [number, number];
}

/** 2·2³·2⁵: bit 0 is the first announcement, bits 1–3 the seconds, bits 4–8 the thirds (1 for b). */
export const messageCount = 512;
/** Cell 0: only a was heard; cell 1 + k: b was heard from place k. */
export const secondCells = 3;
export const thirdCells = 5;
/** The bit of a message that answers at a second cell. */
export const secondBit = (cell: number): number => 1 + cell;
/** The bit of a message that answers at a third cell. */
export const thirdBit = (cell: number): number => 1 + secondCells + cell;

/**
 * Utilities of one player, with her own and the other's type given. Of the other's message only the bits in `mask`
 * matter; `columns` lists the messages that have no other bits, and `values[own message · columns + column]` is in one
 * unit for all tables of the player.
 */
export interface PayoffTable {
  readonly mask: number;
  readonly columns: readonly number[];
  readonly values: Float64Array;
}

/** `tables[own type][other's type]`. */
export type Payoffs = ReadonlyArray<readonly PayoffTable[]>;

/** Which cell a trader is at when she has heard certain groups: 0, or 1 + the place of the one who said b. */
const cellOf = (heard: readonly number[], speaker: number, saysB: boolean): number =>
  saysB ? 1 + heard.indexOf(speaker) : 0;

/** All orders, those that interchange passive traders of the same endowment taken together. */
const distinctOrders = (
  market: Market,
  active: readonly number[],
): Iterable<{ readonly order: readonly number[]; readonly times: number }> => {
  const known = new Map<string, { order: readonly number[]; times: number }>();
  for (const order of orders(market.traders)) {
    const key = order
      .map((trader) =>
        active.includes(trader) ? `trader ${String(trader)}` : market.endowments[trader]!.join(),
      )
      .join(';');
    const same = known.get(key);
    if (same === undefined) known.set(key, { order, times: 1 });
    else same.times += 1;
  }
  return known.values();
};

/**
 * Whole-number payoffs of both players, by running every order, rule and price with every choice at the cells that the
 * order opens.
 */
export const payoffs = (
  { mechanism, values }: Setting,
  { demands, active }: Menu,
): readonly [Payoffs, Payoffs] => {
  const { market, epsilon } = mechanism;
  const prices = market.prices.size;
  const bundles = market.bundles.size;
  const groups = market.groups.count;
  const n = Number(Q.numerator(epsilon));
  const weights = { ordinary: (Number(Q.denominator(epsilon)) - 3 * n) * prices, drawn: n };

  // gain[own][other][price · |X| + bundle]: weight of the two signals times (value − payment), for each player.
  const gain = active.map((trader) =>
    [0, 1].map((own) =>
      [0, 1].map((other) => {
        const shocks = shockWeights(values, countSignals(2, [own, other]));
        const mass = shocks.reduce((a, b) => a + b, 0n);
        const endowment = indexOf(market.bundles, market.endowments[trader]!);
        return surplusTable(values, own, shocks).flatMap((row, price) =>
          row.map((value) => value + mass * values.cost[price]![endowment]!),
        );
      }),
    ),
  );
  const largest = gain.flat(3).reduce((most, g) => (g > most ? g : -g > most ? -g : most), 0n);
  if (!fitsDouble(largest * BigInt(720 * (weights.ordinary + 3 * prices * weights.drawn))))
    throw new RangeError('The payoffs of this menu game are too large for exact doubles.');
  const worth = gain.map((byOwn) =>
    byOwn.map((byOther) => byOther.map((row) => Float64Array.from(row, Number))),
  );

  // For each pair of firsts and each list of open cells: counts of (rule weight at price and bundle) per local choice.
  const parts = new Map<number, Float64Array[]>();
  const remember = new Map<string, number>();
  const once = (key: string, compute: () => number): number => {
    const known = remember.get(key);
    if (known !== undefined) return known;
    const fresh = compute();
    remember.set(key, fresh);
    return fresh;
  };
  const firsts = market.endowments.map(() => 0);
  const seconds = market.endowments.map(() => 0);
  const thirds = market.endowments.map(() => 0);
  const asDemands = (choices: readonly number[]): readonly Demand[] => choices.map((c) => demands[c]!);

  for (const { order, times } of distinctOrders(market, active)) {
    const place = active.map((trader) => order.indexOf(trader));
    const group = place.map((position) => Math.floor(position / market.groups.size));
    const supplies = Array.from({ length: groups }, (_, g) => supplyOf(market, membersOf(market, order, g)));
    const supplyKey = supplies.map((supply) => supply.join()).join(';');
    const heard = active.map((_, player) =>
      ([2, 3] as const).map((stage) =>
        heardGroups(groups, stage, group[player]!).flatMap((g) => membersOf(market, order, g)),
      ),
    );
    for (let f = 0; f < 4; f += 1) {
      const says = [f & 1, f >> 1] as const;
      const cells = [0, 1].map((player) =>
        [0, 1].map((stage) => cellOf(heard[player]![stage]!, active[1 - player]!, says[1 - player] === 1)),
      );
      const key = cells.reduce(
        (code, [second, third]) => (code * secondCells + second!) * thirdCells + third!,
        f,
      );
      let counts = parts.get(key);
      if (counts === undefined)
        parts.set(key, (counts = Array.from({ length: 32 }, () => new Float64Array(prices * bundles))));
      for (let local = 0; local < 16; local += 1) {
        active.forEach((trader, player) => {
          firsts[trader] = says[player]!;
          seconds[trader] = (local >> (2 * player)) & 1;
          thirds[trader] = (local >> (2 * player + 1)) & 1;
        });
        const lead = order[0]!;
        active.forEach((_, player) => {
          const row = counts![player * 16 + local]!;
          const g = group[player]!;
          const before = (g + groups - 1) % groups;
          const members = membersOf(market, order, before);
          const price = once(`p${supplies[before]!.join()};${members.map((i) => seconds[i]!).join()}`, () =>
            groupPrice(market, order, g, asDemands(seconds)),
          );
          const mates = membersOf(market, order, g);
          const m = place[player]! % market.groups.size;
          const got = once(
            `a${supplies[g]!.join()};${String(m)};${String(price)};${mates.map((i) => thirds[i]!).join()}`,
            () => bundleIndex(market, groupAmounts(market, order, g, price, asDemands(thirds))[m]!),
          );
          row[price * bundles + got]! += times * weights.ordinary;
          for (const [rule, choice] of [
            [4, firsts[lead]!],
            [5, seconds[lead]!],
            [6, thirds[lead]!],
          ] as const)
            for (let p = 0; p < prices; p += 1) {
              const bundle = once(
                `r${String(rule)};${supplyKey};${String(choice)};${String(p)};${String(place[player])}`,
                () =>
                  bundleIndex(
                    market,
                    allocateResidual(
                      mechanism,
                      rule,
                      supplies,
                      pointAt(market.bundles, demands[choice]![p]!),
                    )[place[player]!]!,
                  ),
              );
              row[p * bundles + bundle]! += times * weights.drawn;
            }
        });
      }
    }
  }

  // A message's local choices at the cells of a part: two bits, second then third.
  const choice = (message: number, second: number, third: number): number =>
    ((message >> secondBit(second)) & 1) | (((message >> thirdBit(third)) & 1) << 1);
  const build = (player: 0 | 1, value: Float64Array): PayoffTable => {
    const valued = [...parts].map(([key, counts]) => {
      const f = Math.floor(key / 225);
      const cells = [Math.floor(key / 15) % 15, key % 15].map((code) => ({
        second: Math.floor(code / thirdCells),
        third: code % thirdCells,
      }));
      /** What the part is worth by my two choices and the other's two. */
      const worthOf = (mine: number, theirs: number): number => {
        const row = counts[player * 16 + (player === 0 ? mine | (theirs << 2) : theirs | (mine << 2))]!;
        let sum = 0;
        for (let at = 0; at < row.length; at += 1) sum += row[at]! * value[at]!;
        return sum;
      };
      return {
        says: player === 0 ? [f & 1, f >> 1] : [f >> 1, f & 1],
        mine: cells[player]!,
        theirs: cells[1 - player]!,
        worth: Array.from({ length: 4 }, (_, mine) =>
          Array.from({ length: 4 }, (__, theirs) => worthOf(mine, theirs)),
        ),
      };
    });
    let mask = 1;
    for (const { theirs, worth } of valued)
      for (const row of worth) {
        if (row[0] !== row[1] || row[2] !== row[3]) mask |= 1 << secondBit(theirs.second);
        if (row[0] !== row[2] || row[1] !== row[3]) mask |= 1 << thirdBit(theirs.third);
      }
    const columns = Array.from({ length: messageCount }, (_, message) => message).filter(
      (message) => (message & ~mask) === 0,
    );
    const values = new Float64Array(messageCount * columns.length);
    // Parts with the same own cells act on a row together: one vector over the columns for each choice of mine.
    const rows = new Map<
      string,
      { mine: { second: number; third: number }; says: number; vectors: Float64Array[] }
    >();
    for (const { says, mine, theirs, worth } of valued) {
      const key = `${String(says[0])};${String(mine.second)};${String(mine.third)}`;
      let row = rows.get(key);
      if (row === undefined) {
        const vectors = Array.from({ length: 4 }, () => new Float64Array(columns.length));
        rows.set(key, (row = { mine, says: says[0]!, vectors }));
      }
      row.vectors.forEach((vector, bits) =>
        columns.forEach((message, column) => {
          if ((message & 1) === says[1])
            vector[column]! += worth[bits]![choice(message, theirs.second, theirs.third)]!;
        }),
      );
    }
    for (const { mine, says, vectors } of rows.values())
      for (let message = says; message < messageCount; message += 2) {
        const vector = vectors[choice(message, mine.second, mine.third)]!;
        const from = message * columns.length;
        for (let column = 0; column < columns.length; column += 1) values[from + column]! += vector[column]!;
      }
    return { mask, columns, values };
  };
  return ([0, 1] as const).map((player) =>
    worth[player]!.map((byOther) => byOther.map((value) => build(player, value))),
  ) as unknown as readonly [Payoffs, Payoffs];
};
