/**
 * Outcomes enumerated: for every trader, every order of her group, every profile of the others' messages, and every message
 * of her own, what Rule 1 gives; and the same for Rule 2. The first failure of each sort is kept.
 */
import { powerAtMost } from '../../../../exact/counts.js';
import { countDemands, demandAt, demandPower } from '../../../../market/demand.js';
import { contains, lattice, pointAt } from '../../../../market/lattice.js';
import type { Market } from '../../../../market/market.js';
import { priceVector } from '../../../../market/market.js';
import { firstOnly, ration } from '../../../../market/rationing.js';
import * as Q from '../../../../exact/rational.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import type { Computation, PlannedWork } from '../../../../computation.js';
import type { Digits } from './digits.js';
import { digitsOf, numberOfOthers } from './digits.js';
import { messagesOf, othersProfiles } from './profiles.js';
import type { GroupTable } from './group-tables.js';
import { countGroupTables, groupTables, orderWith } from './group-tables.js';

/**
 * How an outcome may fail.
 *
 * - `price-moves`, `acceptance-moves`, `amount-moves`: the trader's own message moves her price, whether she is served, or
 *   what she gets if she is not: (i), (iii), (ii).
 * - `not-an-allocation`: the amounts are no allocation, (2).
 * - `budget`: the money paid is not the money received, (3).
 */
export type OutcomeFault =
  'price-moves' | 'amount-moves' | 'acceptance-moves' | 'not-an-allocation' | 'budget';

/** An outcome that fails. */
export interface FaultyOutcome {
  readonly fault: OutcomeFault;
  /** The order of all traders, from 0. */
  readonly order: readonly number[];
  readonly rule: 1 | 2;
  /** The message of each trader, by its place among all demand functions. */
  readonly places: readonly number[];
  readonly trader: number;
  /** For the first three faults: her other message, by its place. */
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

/** What the enumeration of Rule 1 is counted in. */
const outcomesUnit = 'outcomes';

/** The work of {@link enumerateOutcomes}; none if it cannot be done. */
export const workOfOutcomes = (g: RandomGrouping): readonly PlannedWork[] => {
  const count = outcomesBeforehand(g);
  return count === undefined
    ? []
    : [{ unit: outcomesUnit, count: Number(count), cost: { nanoseconds: 8, warmUp: 30 } }];
};

/** Reports a failure: `place` is the trader's message there, `otherPlace` her other message where two are compared. */
type Report = (fault: OutcomeFault, place: number, otherPlace?: number) => void;

/** Say of a group's outcome, by the number of the announced bundles and the price, whether (2) and (3) fail. */
interface AllocationTest {
  readonly allocation: (number: number) => boolean;
  readonly budget: (number: number, price: number) => boolean;
}

const allocationTest = (
  { rationing }: GroupTable,
  values: ReadonlyArray<readonly Q.Rational[]>,
): AllocationTest => {
  const leftSomething = rationing.leftOver.map((left) => left.some((amount) => amount !== 0));
  return {
    allocation: (number) => leftSomething[number]! || rationing.withinCap[number] === 0,
    budget: (number, price) =>
      leftSomething[number]! &&
      !Q.isZero(Q.sum(rationing.leftOver[number]!.map((left, h) => Q.mul(Q.of(left), values[price]![h]!)))),
  };
};

/** One trader in one of her groups. */
interface GroupCase {
  readonly market: Market;
  readonly trader: number;
  readonly table: GroupTable;
  readonly fails: AllocationTest;
  /** How the messages of the price setters number the group's prices, and announced bundles its outcomes. */
  readonly setters: Digits;
  readonly members: Digits;
  /** |D|: her messages are 0 to |D| − 1 by their places. */
  readonly messages: number;
  /** `bundleAt[message · |P| + p]`: the bundle (by index) that a message announces at price p. */
  readonly bundleAt: Uint32Array;
  /**
   * `faultless[p · |X|^n + number]`: 1 once her outcomes were compared, and none failed, at price p with the number that the
   * others' announced bundles make. Where the price is looked up without her message, they are the same each time.
   */
  readonly faultless: Uint8Array;
}

/** The number that the others' announced bundles make at a price. */
const numberAt = ({ members, market, bundleAt }: GroupCase, profile: Uint32Array, price: number): number => {
  let number = 0;
  for (let j = 0; j < members.others.length; j += 1)
    number += members.weights[j]! * bundleAt[profile[members.others[j]!]! * market.prices.size + price]!;
  return number;
};

/**
 * Compares the trader's outcomes over all messages of her own, the others' being given, and reports what fails.
 *
 * @param profile the message of each trader by its place; hers is not looked at.
 */
const compareOwnMessages = (group: GroupCase, profile: Uint32Array, report: Report): void => {
  const { table, setters, faultless } = group;
  if (setters.own > 0) return compareAll(group, profile, report);
  const price = table.prices[numberOfOthers(setters, profile)]!;
  const same = price * table.rationing.served.length + numberAt(group, profile, price);
  if (faultless[same] === 1) return;
  faultless[same] = 1;
  compareAll(group, profile, (...what) => {
    faultless[same] = 0;
    report(...what);
  });
};

/** Does what {@link compareOwnMessages} says, message by message. */
const compareAll = (group: GroupCase, profile: Uint32Array, report: Report): void => {
  const { market, trader, table, fails, setters, members, messages, bundleAt } = group;
  const { prices, rationing } = table;
  const at = table.members.indexOf(trader);
  const amounts = rationing.amounts[at]!;
  const ofSetters = numberOfOthers(setters, profile);
  const firstPrice = prices[ofSetters]!;
  // Her last message that was served, and the last that was not, with what she got.
  let served = -1;
  let refused = -1;
  let refusedAmount = -1;
  for (let own = 0; own < messages; own += 1) {
    const price = prices[ofSetters + setters.own * own]!;
    const number =
      numberAt(group, profile, price) + members.own * bundleAt[own * market.prices.size + price]!;
    if (price !== firstPrice) report('price-moves', 0, own);
    if (at < rationing.served[number]!) served = own;
    else {
      const amount = amounts[number]!;
      if (refused >= 0 && amount !== refusedAmount) report('amount-moves', refused, own);
      refused = own;
      refusedAmount = amount;
    }
    if (served >= 0 && refused >= 0) report('acceptance-moves', served, refused);
    if (fails.allocation(number)) report('not-an-allocation', own);
    if (fails.budget(number, price)) report('budget', own);
  }
};

/** Rule 1: every trader, every group that she may be in, every profile of the others, every message of her own. */
function* rule1(g: RandomGrouping, found: EnumeratedOutcomes['faults'], total: number): Computation<void> {
  const { market } = g;
  const messages = Number(countDemands(market));
  const bundleAt = new Uint32Array(messages * market.prices.size);
  for (let m = 0; m < messages; m += 1) bundleAt.set(demandAt(market, BigInt(m)), m * market.prices.size);
  const values = Array.from({ length: market.prices.size }, (_, price) => priceVector(market, price));
  let done = 0;
  for (let trader = 0; trader < market.traders; trader += 1) {
    const { others, count } = othersProfiles(g, trader);
    const columns = Number(count);
    const profile = new Uint32Array(market.traders);
    for (const table of groupTables(g, trader)) {
      const fails = allocationTest(table, values);
      const group: GroupCase = {
        market,
        trader,
        table,
        fails,
        setters: digitsOf(table.setters, trader, messages),
        members: digitsOf(table.members, trader, market.bundles.size),
        messages,
        bundleAt,
        faultless: new Uint8Array(market.prices.size * table.rationing.served.length),
      };
      for (let column = 0; column < columns; column += 1) {
        if (column % 4096 === 0)
          yield { label: outcomesUnit, done: done + column * messages, total, unit: outcomesUnit };
        let rest = column;
        for (let o = others.length - 1; o >= 0; o -= 1) {
          profile[others[o]!] = rest % messages;
          rest = Math.floor(rest / messages);
        }
        compareOwnMessages(group, profile, (fault, place, otherPlace) => {
          found[fault] ??= {
            fault,
            order: orderWith(g, table.members),
            rule: 1,
            places: messagesOf(g, trader, column, place),
            trader,
            ...(otherPlace === undefined ? {} : { otherPlace }),
          };
        });
      }
      done += columns * messages;
    }
  }
}

/** Rule 2: every line of bundles that all traders announce at the price; and each trader's other announcements. */
function* rule2(g: RandomGrouping, found: EnumeratedOutcomes['faults']): Computation<void> {
  const { market } = g;
  const n = market.traders;
  const lines = lattice(n, market.bundles.size - 1);
  const order = Array.from({ length: n }, (_, i) => i);
  const constantMessages = (line: readonly number[]): readonly number[] =>
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
    const report = (fault: OutcomeFault, trader: number, other?: readonly number[]): void => {
      found[fault] ??= {
        fault,
        order,
        rule: 2,
        places: constantMessages(line),
        trader,
        ...(other === undefined ? {} : { otherPlace: constantMessages(other)[trader]! }),
      };
    };
    if (broken) {
      report('not-an-allocation', 0);
      report('budget', 0);
    }
    // Each trader's other announcements, compared with this one.
    line.forEach((bundle, position) => {
      if (bundle !== 0) return;
      for (let other = 1; other < market.bundles.size; other += 1) {
        const changed = line.map((b, j) => (j === position ? other : b));
        const there = results(changed);
        const served = position < here.served;
        if (served !== position < there.served) report('acceptance-moves', position, changed);
        else if (!served && there.amounts[position]!.join() !== here.amounts[position]!.join())
          report('amount-moves', position, changed);
      }
    });
  }
}

/** The place of the demand function that announces one bundle (by index) at every price. */
const constantPlace = ({ market }: RandomGrouping, bundle: number): bigint => {
  let place = 0n;
  for (let p = 0; p < market.prices.size; p += 1)
    place = place * BigInt(market.bundles.size) + BigInt(bundle);
  return place;
};

/**
 * Enumerates the outcomes. The caller asks {@link outcomesBeforehand} first whether they can be.
 *
 * @paper Section 3: properties (i)–(iii)
 */
export function* enumerateOutcomes(g: RandomGrouping): Computation<EnumeratedOutcomes> {
  const faults: EnumeratedOutcomes['faults'] = {};
  const outcomes = outcomesBeforehand(g) ?? 0n;
  yield* rule1(g, faults, Number(outcomes));
  yield* rule2(g, faults);
  return { outcomes, faults };
}
