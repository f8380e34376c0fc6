/** Survival: a belief about the opponents that shows an action to be dominated by no mixture. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Comparison, Decision } from './decision.js';
import { arePayoffEqual } from './decision.js';
import type { Json, Statement } from './statement.js';

/** A belief about the opponents. */
interface Belief<Profile> {
  /** The probability that every profile has at least. */
  readonly everywhere: Rational;
  /** Profiles with the probability that they have beyond it. */
  readonly more: ReadonlyArray<{ readonly profile: Profile; readonly weight: Rational }>;
}

/** Reads a belief, whose probabilities must sum to 1. */
const readBelief = <P>(decision: Decision<P>, action: number, stated: Statement): Belief<P> => {
  const { profileCount, profileField, readProfile } = decision;
  const everywhere = stated.field('everywhere').rational();
  const entries = stated.field('more').list();
  const more = entries.map((entry) => {
    entry.allowOnly([profileField, 'weight']);
    const weight = entry.field('weight').positiveRational();
    return { profile: readProfile(entry.field(profileField), action), weight };
  });
  const total = Q.add(Q.mul(everywhere, Q.of(profileCount)), Q.sum(more.map(({ weight }) => weight)));
  stated.require(Q.equals(total, Q.one), 'the belief must sum to 1');
  return { everywhere, more };
};

/** What an agent with this belief expects of an action. */
const expectedUnder = <P>(
  { utility, utilities }: Decision<P>,
  { everywhere, more }: Belief<P>,
  action: number,
): Rational => {
  const extra = Q.sum(more.map(({ profile, weight }) => Q.mul(weight, utility(action, profile))));
  return Q.isZero(everywhere) ? extra : Q.add(Q.mul(everywhere, Q.sum(utilities(action))), extra);
};

/**
 * Reads a belief that shows an action to be dominated by no mixture, and refuses what does not show it. The belief must
 * make the action a best reply; under weak dominance it must exclude no profile; under very weak dominance every other best
 * reply must be a later action that is payoff-equal.
 *
 * Every profile of the opponents has the probability `everywhere`, and those listed in `more` have more.
 *
 * @param stated the object with `everywhere` and `more`.
 * @returns the belief as certificates write it.
 */
export const readSurvival = <P>(
  decision: Decision<P>,
  comparison: Comparison,
  action: number,
  stated: Statement,
): { readonly everywhere: string; readonly more: Json } => {
  const belief = readBelief(decision, action, stated);
  const { everywhere } = belief;
  const isEnough = comparison === 'weak' ? Q.sign(everywhere) > 0 : Q.sign(everywhere) >= 0;
  stated.field('everywhere').require(isEnough, 'this is too small');
  const best = expectedUnder(decision, belief, action);
  for (const other of decision.available) {
    if (other === action) continue;
    const order = Q.compare(expectedUnder(decision, belief, other), best);
    // Of payoff-equal actions the earlier very weakly dominates the later, so that a later one need not be worse.
    const isLaterCopy = () => other > action && arePayoffEqual(decision, other, action);
    const holds = comparison === 'very-weak' ? order < 0 || isLaterCopy() : order <= 0;
    stated.require(holds, `${decision.actions[other]!} is as good a reply`);
  }
  const more = belief.more.map(({ profile, weight }) => ({
    [decision.profileField]: decision.profileText(profile, action),
    weight: Q.show(weight),
  }));
  return { everywhere: Q.show(everywhere), more };
};
