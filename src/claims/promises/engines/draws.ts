/**
 * Everything that can happen in the draws of a mechanism of demand functions at one profile of messages: whether anything is
 * left over, whether anybody's bundle changes, and how far the prices of those lie apart whose bundles do.
 *
 * Alike traders are counted together, and orders that agree in who waits and what is left.
 */
import type { Computation } from '../../../computation.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { firstOnly } from '../../../market/rationing.js';
import type { Draw } from '../../../mechanisms/random-grouping/draw.js';
import type { GroupTurns } from '../../../mechanisms/random-grouping/group-turns.js';
import { groupTurns } from '../../../mechanisms/random-grouping/group-turns.js';
import type { Grouping } from '../../../mechanisms/random-grouping/groupings.js';
import {
  countGroupings,
  gapOf,
  groupings,
  orderByClasses,
  priceOfGroup,
} from '../../../mechanisms/random-grouping/groupings.js';
import type { TraderClasses } from '../../../mechanisms/random-grouping/trader-classes.js';
import { traderClasses } from '../../../mechanisms/random-grouping/trader-classes.js';
import type { PrivateValuesSubject } from '../../private-values/subject.js';
import { memoize } from '../../private-values/subject.js';

/** What the draws of a mechanism bring. */
export interface Draws {
  /** How many ways to divide the traders were gone through, alike traders counted together. */
  readonly groupings: bigint;
  /** A draw after which something is left over, and what; undefined if there is none. */
  readonly leaving: { readonly draw: Draw; readonly left: readonly number[] } | undefined;
  /**
   * The largest gap between the prices of traders whose bundles change in the same draw, and the first draw found that has it;
   * undefined where no bundle ever changes. The gap of two prices is the largest difference of a good's price.
   */
  readonly widest: { readonly draw: Draw; readonly gap: Rational } | undefined;
  /** The expectation of that gap over all draws, 0 in draws that change nothing. */
  readonly expectedGap: Rational;
}

/** A bound on the ways to divide the traders that {@link drawsOf} goes through. */
export const countDraws = ({ mechanism, messages }: PrivateValuesSubject): bigint =>
  countGroupings(mechanism, traderClasses(mechanism, messages));

/** One group of a grouping, with what can happen in it. */
interface PlayedGroup {
  readonly price: number;
  readonly turns: GroupTurns;
  readonly members: readonly number[];
}

/** An order of a group's classes: one in which a bundle changes where there is one, else any. */
const anyOrder = ({ members, turns }: PlayedGroup): readonly number[] =>
  turns.changing ?? members.flatMap((count, k) => new Array<number>(count).fill(k));

/** The subsets of some groups, each with the probability that exactly these see a bundle change. */
function* changes(
  groups: readonly PlayedGroup[],
): Generator<{ readonly changed: readonly PlayedGroup[]; readonly probability: Rational }> {
  const [first, ...rest] = groups;
  if (first === undefined) {
    yield { changed: [], probability: Q.one };
    return;
  }
  const { unchanged } = first.turns;
  for (const { changed, probability } of changes(rest)) {
    if (!Q.isZero(unchanged)) yield { changed, probability: Q.mul(unchanged, probability) };
    if (!Q.equals(unchanged, Q.one))
      yield {
        changed: [first, ...changed],
        probability: Q.mul(Q.sub(Q.one, unchanged), probability),
      };
  }
}

/** What Rule 1 brings. */
interface Rule1 extends Pick<Draws, 'groupings' | 'leaving' | 'widest'> {
  /** The sum of the expected gaps of all groupings, times the ways in which each is drawn. */
  readonly gaps: Rational;
  readonly ways: bigint;
}

function* rule1Of({ mechanism, messages }: PrivateValuesSubject, classes: TraderClasses): Computation<Rule1> {
  const { groups } = mechanism.market;
  const acceptance = mechanism.clauses.acceptance(groups.size);
  const priceOf = priceOfGroup(mechanism, messages, classes);
  const known = new Map<string, PlayedGroup>();
  const play = (members: readonly number[]): PlayedGroup => {
    const key = members.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const price = priceOf(members);
    const turns = groupTurns(mechanism, classes.classes, members, price, acceptance);
    const fresh = { members, price, turns };
    known.set(key, fresh);
    return fresh;
  };
  const drawOf = (
    played: readonly PlayedGroup[],
    order: (group: PlayedGroup) => readonly number[],
  ): Draw => ({
    order: orderByClasses(classes, played.flatMap(order)),
    rule: 1,
  });
  const total = Number(countGroupings(mechanism, classes));
  let [examined, ways] = [0n, 0n];
  let gaps = Q.zero;
  let leaving: Rule1['leaving'];
  let widest: Rule1['widest'];
  const visit = ({ groups: divided, ways: times }: Grouping): void => {
    const played = divided.map(play);
    ways += times;
    const failing = played.find(({ turns }) => turns.leaving !== undefined);
    if (failing?.turns.leaving !== undefined)
      leaving ??= {
        left: failing.turns.leaving.left,
        draw: drawOf(played, (one) => (one === failing ? failing.turns.leaving!.order : anyOrder(one))),
      };
    for (const { changed, probability } of changes(played)) {
      if (changed.length === 0) continue;
      const gap = gapOf(
        mechanism,
        changed.map(({ price }) => price),
      );
      gaps = Q.add(gaps, Q.mul(Q.mul(probability, gap), Q.of(times)));
      // In this draw every group that can see a bundle change does: no subset of them lies farther apart.
      if (widest === undefined || Q.lt(widest.gap, gap)) widest = { gap, draw: drawOf(played, anyOrder) };
    }
  };
  for (const grouping of groupings(classes.classes, groups.size, groups.count)) {
    yield { label: 'ways to divide the traders', done: Number(examined), total };
    examined += 1n;
    visit(grouping);
  }
  return { groupings: examined, ways, gaps, leaving, widest };
}

/** What is left over under Rule 2 at some price, and whether a bundle changes; all trade at one price then. */
function* rule2Of(
  { mechanism }: PrivateValuesSubject,
  classes: TraderClasses,
): Computation<Pick<Draws, 'leaving' | 'widest'>> {
  const all = classes.classes.map(({ count }) => count);
  let leaving: Draws['leaving'];
  let widest: Draws['widest'];
  for (let price = 0; price < mechanism.market.prices.size; price += 1) {
    yield { label: 'prices of Rule 2', done: price, total: mechanism.market.prices.size };
    const turns = groupTurns(mechanism, classes.classes, all, price, firstOnly);
    const draw = (order: readonly number[]): Draw => ({
      order: orderByClasses(classes, order),
      rule: 2,
      price,
    });
    if (turns.leaving !== undefined)
      leaving ??= { draw: draw(turns.leaving.order), left: turns.leaving.left };
    if (turns.changing !== undefined) widest ??= { draw: draw(turns.changing), gap: Q.zero };
  }
  return { leaving, widest };
}

/** Goes through all draws. Cost: {@link countDraws}, which the caller asks first, and the orders of a group for each way to compose one. */
export const drawsOf = memoize(function* (subject): Computation<Draws> {
  const { epsilon } = subject.mechanism;
  const classes = traderClasses(subject.mechanism, subject.messages);
  const rule1 = yield* rule1Of(subject, classes);
  const rule2 = Q.isZero(epsilon) ? undefined : yield* rule2Of(subject, classes);
  return {
    groupings: rule1.groupings,
    leaving: rule1.leaving ?? rule2?.leaving,
    widest: rule1.widest ?? rule2?.widest,
    expectedGap: Q.mul(Q.sub(Q.one, epsilon), Q.div(rule1.gaps, Q.of(rule1.ways))),
  };
});
