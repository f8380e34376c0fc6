/**
 * One draw of G** traced step by step: who hears what, what everybody announces, and what everybody gets.
 */
import type { Demand } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import { nBar, nTilde, nUnder } from '../../market/served-count.js';
import type { Rule, ThreeAnnouncements } from './mechanism.js';
import {
  allocateResidual,
  groupAmounts,
  groupPrice,
  heardGroups,
  membersOf,
  stageOf,
  supplyOf,
} from './mechanism.js';
import type { Plan } from './strategy.js';

/** What chance decides, and who holds which signal. Traders, signals and prices by index. */
export interface Draw {
  readonly order: readonly number[];
  readonly rule: Rule;
  /** The drawn price p; Rule 3 does not use it. */
  readonly price: number;
  /** ω, in trader order. */
  readonly signals: readonly number[];
}

/** What a trader announced and heard, in the order of the stages. */
export interface Announced {
  readonly first: Demand;
  readonly heardBeforeSecond: readonly Demand[];
  readonly second: Demand;
  readonly heardBeforeThird: readonly Demand[];
  readonly third: Demand;
}

/** A group under Rule 3. */
export interface TracedGroup {
  readonly members: readonly number[];
  readonly price: number;
  readonly nBar: number;
  readonly nUnder: number;
  readonly nTilde: number;
}

/** A draw from announcements to trades; `announced` and `trades` in trader order, `groups` empty but under Rule 3. */
export interface Trace {
  readonly draw: Draw;
  readonly announced: readonly Announced[];
  readonly groups: readonly TracedGroup[];
  readonly trades: ReadonlyArray<{ readonly bundle: readonly number[]; readonly price: number }>;
}

/** Stages 1 to 3. @paper Section 4, Stage 1 */
export const announce = (
  { market }: ThreeAnnouncements,
  plans: readonly Plan[],
  order: readonly number[],
  signals: readonly number[],
): readonly Announced[] => {
  const firsts = plans.map((plan, trader) => plan.first[signals[trader]!]!);
  const groupOf = new Array<number>(market.traders);
  order.forEach((trader, position) => (groupOf[trader] = Math.floor(position / market.groups.size)));
  const heard = (stage: 2 | 3, trader: number): readonly Demand[] =>
    heardGroups(market.groups.count, stage, groupOf[trader]!).flatMap((group) =>
      membersOf(market, order, group).map((other) => firsts[other]!),
    );
  return plans.map((plan, trader) => {
    const signal = signals[trader]!;
    const heardBeforeSecond = heard(2, trader);
    const heardBeforeThird = heard(3, trader);
    return {
      first: firsts[trader]!,
      heardBeforeSecond,
      second: plan.second(signal, heardBeforeSecond),
      heardBeforeThird,
      third: plan.third(signal, heardBeforeThird),
    };
  });
};

/** Runs one draw. @paper Section 4: the procedure, Stages 0 to 4 */
export const trace = (mechanism: ThreeAnnouncements, plans: readonly Plan[], draw: Draw): Trace => {
  const { market } = mechanism;
  const { order, rule, price, signals } = draw;
  const announced = announce(mechanism, plans, order, signals);
  const trades = new Array<{ bundle: readonly number[]; price: number }>(market.traders);
  const groupIndices = Array.from({ length: market.groups.count }, (_, group) => group);
  const groups: TracedGroup[] = [];
  if (rule === 3) {
    const seconds = announced.map(({ second }) => second);
    const thirds = announced.map(({ third }) => third);
    for (const group of groupIndices) {
      const members = membersOf(market, order, group);
      const groupsPrice = groupPrice(market, order, group, seconds);
      const atPrice = {
        cap: market.cap,
        supply: supplyOf(market, members),
        demands: members.map((trader) => pointAt(market.bundles, thirds[trader]![groupsPrice]!)),
      };
      groups.push({
        members,
        price: groupsPrice,
        nBar: nBar(atPrice),
        nUnder: nUnder(atPrice),
        nTilde: nTilde(atPrice),
      });
      groupAmounts(market, order, group, groupsPrice, thirds).forEach(
        (bundle, m) => (trades[members[m]!] = { bundle, price: groupsPrice }),
      );
    }
  } else {
    const first = announced[order[0]!]!;
    const demand = [first.first, first.second, first.third][stageOf(rule) - 1]!;
    const supplies = groupIndices.map((group) => supplyOf(market, membersOf(market, order, group)));
    allocateResidual(mechanism, rule, supplies, pointAt(market.bundles, demand[price]!)).forEach(
      (bundle, position) => (trades[order[position]!] = { bundle, price }),
    );
  }
  return { draw, announced, groups, trades };
};
