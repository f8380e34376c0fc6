/**
 * Outcomes enumerated: for every trader, every order of her group, every profile of the others' messages, and every message
 * of her own, what Rule 1 gives; and the same for Rule 2. The first failure of each property is kept.
 */
import { powerAtMost } from '../../../../exact/counts.js';
import { countDemands, demandAt, demandPower } from '../../../../market/demand.js';
import { contains, lattice, pointAt } from '../../../../market/lattice.js';
import { priceVector } from '../../../../market/market.js';
import { firstOnly, ration } from '../../../../market/rationing.js';
import * as Q from '../../../../exact/rational.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../../../computation.js';
import { messagesOf, othersProfiles } from './profiles.js';
import type { GroupTable } from './group-tables.js';
import { countGroupTables, orderWith, groupTables } from './group-tables.js';

/** What enumeration may find wrong. */
export type OutcomeFault =
  'price-moves' | 'amount-moves' | 'acceptance-moves' | 'not-an-allocation' | 'budget';

/** A failure: the order, the messages (by place), and for the first three the trader and her other message. */
export interface FaultyOutcome {
  readonly fault: OutcomeFault;
  readonly order: readonly number[];
  readonly rule: 1 | 2;
  readonly places: readonly number[];
  readonly trader: number;
  readonly otherPlace?: number;
}

/** What was enumerated, and the first failure of each sort. */
export interface EnumeratedOutcomes {
  readonly outcomes: bigint;
  readonly faults: Partial<Record<OutcomeFault, FaultyOutcome>>;
}

/** The most outcomes that are enumerated for the properties. */
export const maxOutcomes = 40_000_000n;

/** How many outcomes the enumeration goes through; undefined if more than {@link maxOutcomes}. */
export const outcomesBeforehand = (g: RandomGrouping): bigint | undefined => {
  const { market } = g;
  const { base, exponent } = demandPower(market);
  const traders = BigInt(market.traders);
  const profiles = powerAtMost({ base, exponent: exponent * traders }, maxOutcomes);
  const lines = powerAtMost({ base, exponent: traders }, maxOutcomes);
  if (profiles === undefined || lines === undefined) return undefined;
  const all = traders * countGroupTables(g) * profiles + lines;
  return all > maxOutcomes ? undefined : all;
};

/** The part of a number, in some base, that some of the traders contribute. */
const placeIn = (traders: readonly number[], digits: ArrayLike<number>, base: number): number =>
  traders.reduce((number, i) => number * base + digits[i]!, 0);

function* rule1(g: RandomGrouping, found: EnumeratedOutcomes['faults'], total: number): Computation<void> {
  const { market } = g;
  const rows = Number(countDemands(market));
  const grid = market.prices.size;
  const bundles = market.bundles.size;
  const bundleAt = new Uint32Array(rows * grid);
  for (let m = 0; m < rows; m += 1) bundleAt.set(demandAt(market, BigInt(m)), m * grid);
  const values = Array.from({ length: grid }, (_, price) => priceVector(market, price));
  const announced = new Array<number>(market.traders);
  let done = 0;

  for (let trader = 0; trader < market.traders; trader += 1) {
    const columns = Number(othersProfiles(g, trader).count);
    for (const scene of groupTables(g, trader)) {
      const { members, setters, prices, rationing } = scene;
      const at = members.indexOf(trader);
      const amounts = rationing.amounts[at]!;
      const settled = faultOfGroup(scene, values);
      for (let column = 0; column < columns; column += 1) {
        if (column % 4096 === 0) yield { label: 'outcomes', done: done + column * rows, total };
        const digits = messagesOf(g, trader, column, 0);
        let firstPrice = -1;
        let firstServed = -1;
        let served = -1;
        let refused = -1;
        let refusedAmount = -1;
        const fail = (fault: OutcomeFault, place: number, otherPlace?: number): void => {
          found[fault] ??= {
            fault,
            order: orderWith(g, members),
            rule: 1,
            places: messagesOf(g, trader, column, place),
            trader,
            ...(otherPlace === undefined ? {} : { otherPlace }),
          };
        };
        const mutable = digits as number[];
        for (let m = 0; m < rows; m += 1) {
          mutable[trader] = m;
          const price = prices[placeIn(setters, mutable, rows)]!;
          for (const i of members) announced[i] = bundleAt[mutable[i]! * grid + price]!;
          const number = placeIn(members, announced, bundles);
          if (m === 0) firstPrice = price;
          else if (price !== firstPrice) fail('price-moves', 0, m);
          const isServed = at < rationing.served[number]!;
          if (firstServed === -1) firstServed = isServed ? 1 : 0;
          if (isServed) served = m;
          else {
            const amount = amounts[number]!;
            if (refused >= 0 && amount !== refusedAmount) fail('amount-moves', refused, m);
            refused = m;
            refusedAmount = amount;
          }
          if (served >= 0 && refused >= 0) fail('acceptance-moves', served, refused);
          const fault = settled(number, price);
          if (fault.allocation) fail('not-an-allocation', m);
          if (fault.budget) fail('budget', m);
        }
      }
      done += columns * rows;
    }
  }
}

/** Whether a group's amounts are no allocation, and whether its budget fails at a price: looked up by the announced bundles. */
const faultOfGroup = (
  { rationing }: GroupTable,
  values: ReadonlyArray<readonly Q.Rational[]>,
): ((number: number, price: number) => { allocation: boolean; budget: boolean }) => {
  const leftSomething = rationing.leftOver.map((left) => left.some((amount) => amount !== 0));
  return (number, price) => ({
    allocation: leftSomething[number]! || rationing.withinCap[number] === 0,
    budget:
      leftSomething[number]! &&
      !Q.isZero(Q.sum(rationing.leftOver[number]!.map((left, h) => Q.mul(Q.of(left), values[price]![h]!)))),
  });
};

function* rule2(g: RandomGrouping, found: EnumeratedOutcomes['faults']): Computation<void> {
  const { market } = g;
  const n = market.traders;
  const lines = lattice(n, market.bundles.size - 1);
  const order = Array.from({ length: n }, (_, i) => i);
  const everywhere = (line: readonly number[]): readonly number[] =>
    line.map((bundle) => Number(constantPlace(g, bundle)));
  const results = (line: readonly number[]) =>
    ration(
      firstOnly,
      market.cap,
      market.supply,
      line.map((bundle) => pointAt(market.bundles, bundle)),
    );
  for (let number = 0; number < lines.size; number += 1) {
    if (number % 4096 === 0) yield { label: 'outcomes of Rule 2', done: number, total: lines.size };
    const line = pointAt(lines, number);
    const here = results(line);
    const broken =
      here.left.some((amount) => amount !== 0) ||
      here.amounts.some((amount) => !contains(market.bundles, amount));
    const fail = (fault: OutcomeFault, trader: number, other?: readonly number[]): void => {
      found[fault] ??= {
        fault,
        order,
        rule: 2,
        places: everywhere(line),
        trader,
        ...(other === undefined ? {} : { otherPlace: everywhere(other)[trader]! }),
      };
    };
    if (broken) {
      fail('not-an-allocation', 0);
      fail('budget', 0);
    }
    // Each trader's other announcements, compared with this one.
    line.forEach((bundle, position) => {
      if (bundle !== 0) return;
      for (let other = 1; other < market.bundles.size; other += 1) {
        const changed = line.map((b, j) => (j === position ? other : b));
        const there = results(changed);
        const served = position < here.served;
        if (served !== position < there.served) fail('acceptance-moves', position, changed);
        else if (!served && there.amounts[position]!.join() !== here.amounts[position]!.join())
          fail('amount-moves', position, changed);
      }
    });
  }
}

const constantPlace = ({ market }: RandomGrouping, bundle: number): bigint => {
  let place = 0n;
  for (let p = 0; p < market.prices.size; p += 1)
    place = place * BigInt(market.bundles.size) + BigInt(bundle);
  return place;
};

/** Enumerates the outcomes. The caller asks {@link outcomesBeforehand} first. @paper Section 3: properties (i)–(iii) */
export function* enumerateOutcomes(g: RandomGrouping): Computation<EnumeratedOutcomes> {
  const faults: EnumeratedOutcomes['faults'] = {};
  const outcomes = outcomesBeforehand(g) ?? 0n;
  yield* rule1(g, faults, Number(outcomes));
  yield* rule2(g, faults);
  return { outcomes, faults };
}
