/** Dominance, from the definitions: which mixtures of an agent's actions dominate an action of hers. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Comparison, Decision, Relation } from './decision.js';
import { arePayoffEqual } from './decision.js';
import type { Statement } from './statement.js';

/** An action in a mixture, with its positive weight. */
interface WeightedAction {
  readonly action: number;
  readonly weight: Rational;
}
/** A mixture of actions: different ones, ascending, with weights that sum to 1. */
export type Mixture = readonly WeightedAction[];

/** The mixture of one action alone. */
export const pure = (action: number): Mixture => [{ action, weight: Q.one }];

/** What a mixture gains over an action against each profile of the opponents, in the order of the file. */
export const gainsOver = <P>(
  { utilities }: Decision<P>,
  mixture: Mixture,
  action: number,
): readonly Rational[] => {
  const rows = mixture.map((one) => ({ row: utilities(one.action), weight: one.weight }));
  const own = utilities(action);
  if (rows.length === 1) return rows[0]!.row.map((utility, c) => Q.sub(utility, own[c]!));
  return own.map((utility, c) => {
    const mixed = Q.sum(rows.map(({ row, weight }) => Q.mul(weight, row[c]!)));
    return Q.sub(mixed, utility);
  });
};

/**
 * Whether a single action dominates another.
 *
 * - Strictly: it gains against every profile.
 * - Weakly: it loses against none and gains against some.
 * - Very weakly: it loses against none, and if it gains against none it comes earlier.
 */
const dominatesPurely = <P>(
  decision: Decision<P>,
  comparison: Comparison,
  dominator: number,
  action: number,
): boolean => {
  const theirs = decision.utilities(dominator);
  const own = decision.utilities(action);
  if (comparison === 'strict') return theirs.every((utility, c) => Q.lt(own[c]!, utility));
  if (!theirs.every((utility, c) => Q.leq(own[c]!, utility))) return false;
  if (theirs.some((utility, c) => Q.lt(own[c]!, utility))) return true;
  return comparison === 'very-weak' && dominator < action;
};

/**
 * Whether a mixture of several actions dominates an action, given what it gains.
 *
 * - Strictly: it gains against every profile.
 * - Weakly: it loses against none and gains against some.
 * - Very weakly: it loses against none, and no action in it is payoff-equal to the one dominated.
 */
const dominatesByMixing = <P>(
  decision: Decision<P>,
  comparison: Comparison,
  mixture: Mixture,
  action: number,
): boolean => {
  const signs = gainsOver(decision, mixture, action).map(Q.sign);
  if (comparison === 'strict') return signs.every((sign) => sign > 0);
  if (signs.some((sign) => sign < 0)) return false;
  if (comparison === 'weak') return signs.some((sign) => sign > 0);
  return !mixture.some((one) => arePayoffEqual(decision, one.action, action));
};

/** The single actions that dominate an action, of those that are available. */
const pureDominators = <P>(
  decision: Decision<P>,
  comparison: Comparison,
  action: number,
): readonly number[] =>
  decision.available.filter(
    (other) => other !== action && dominatesPurely(decision, comparison, other, action),
  );

/** The first single action that dominates an action; none if there is none. */
export const firstPureDominator = <P>(
  decision: Decision<P>,
  comparison: Comparison,
  action: number,
): number | undefined =>
  decision.available.find(
    (other) => other !== action && dominatesPurely(decision, comparison, other, action),
  );

/** How an action is dominated. */
export interface Dominance {
  readonly dominator: Mixture;
  /** What the dominator gains against each profile of the opponents. */
  readonly gains: readonly Rational[];
  /** The smallest of these gains. */
  readonly margin: Rational;
}

const dominanceBy = <P>(decision: Decision<P>, dominator: Mixture, action: number): Dominance => {
  const gains = gainsOver(decision, dominator, action);
  return { dominator, gains, margin: gains.reduce(Q.min) };
};

/** Reads a mixture of the available actions other than one: positive weights by their names, which must sum to 1. */
const readMixture = <P>({ actions, available }: Decision<P>, action: number, stated: Statement): Mixture => {
  const others = available.filter((other) => other !== action);
  stated.allowOnly(others.map((other) => actions[other]!));
  const mixture = others
    .filter((other) => stated.has(actions[other]!))
    .map((other) => ({ action: other, weight: stated.field(actions[other]!).positiveRational() }));
  const total = Q.sum(mixture.map(({ weight }) => weight));
  stated.require(Q.equals(total, Q.one), 'the weights must sum to 1');
  return mixture;
};

/**
 * Reads by what an action is said to be dominated, and refuses what does not dominate it or is not the dominator to be
 * named: of single actions that dominate, the first with the largest margin; a mixture where mixtures may dominate and no
 * single action does.
 *
 * @param stated the mixture: weights by the names of the actions.
 */
export const readDominator = <P>(
  decision: Decision<P>,
  { comparison, mixed }: Relation,
  action: number,
  stated: Statement,
): Dominance => {
  const mixture = readMixture(decision, action, stated);
  const [first] = mixture;
  const holds =
    mixture.length === 1
      ? dominatesPurely(decision, comparison, first!.action, action)
      : dominatesByMixing(decision, comparison, mixture, action);
  stated.require(holds, 'this does not dominate');
  if (mixture.length > 1) {
    const isDue = mixed && firstPureDominator(decision, comparison, action) === undefined;
    stated.require(isDue, 'a single action must be named here, not a mixture');
    return dominanceBy(decision, mixture, action);
  }
  const candidates = pureDominators(decision, comparison, action).map((other) =>
    dominanceBy(decision, pure(other), action),
  );
  const best = candidates.reduce((a, b) => (Q.lt(a.margin, b.margin) ? b : a));
  stated.require(best.dominator[0]!.action === first!.action, 'another single action dominates by more');
  return best;
};

/** A mixture as certificates write it. */
export const mixtureText = <P>(
  { actions }: Decision<P>,
  mixture: Mixture,
): { readonly [action: string]: string } =>
  Object.fromEntries(mixture.map(({ action, weight }) => [actions[action]!, Q.show(weight)]));
