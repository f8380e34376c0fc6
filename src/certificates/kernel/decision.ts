/**
 * The decision of an agent: what her actions are worth to her against everything that her opponents may do, and the relation
 * under which one action dominates another.
 *
 * An agent is a player, a type of a player, or a type of a participant of a mechanism. Her actions are known by their
 * numbers from 0 in the order of the file.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Json, Statement } from './statement.js';

const comparisons = ['strict', 'weak', 'very-weak'] as const;
/** Which gains make a dominator. */
export type Comparison = (typeof comparisons)[number];

/** A dominance relation. */
export interface Relation {
  readonly comparison: Comparison;
  /** Whether mixtures may dominate, or single actions alone. */
  readonly mixed: boolean;
}

/**
 * Reads a dominance relation.
 *
 * @param stated the object with `comparison` and `dominators`; its other fields are the caller's to read or refuse.
 */
export const readRelation = (stated: Statement): Relation => ({
  comparison: stated.field('comparison').oneOf(comparisons),
  mixed: stated.field('dominators').oneOf(['pure', 'mixed']) === 'mixed',
});

/** A relation as certificates state it. */
export const relationText = ({ comparison, mixed }: Relation) => ({
  comparison,
  dominators: mixed ? 'mixed' : 'pure',
});

/** An agent's decision. A `Profile` is what all her opponents do. */
export interface Decision<Profile> {
  /** The names of all her actions. */
  readonly actions: readonly string[];
  /** The actions that she can still choose, ascending. */
  readonly available: readonly number[];
  /** How many profiles of the opponents there are. */
  readonly profileCount: number;
  /** What she expects of an action against a profile. */
  readonly utility: (action: number, profile: Profile) => Rational;
  /** What she expects of an action against each profile, in the order of the file. */
  readonly utilities: (action: number) => readonly Rational[];
  /** Where a certificate states a profile of the opponents, the name of the field. */
  readonly profileField: string;
  /** Reads a profile, which must be one of the opponents'. Some formats write her own action beside it. */
  readonly readProfile: (stated: Statement, action: number) => Profile;
  /** A profile as certificates write it. */
  readonly profileText: (profile: Profile, action: number) => Json;
}

/** Whether two actions are worth the same against every profile. */
export const arePayoffEqual = <P>({ utilities }: Decision<P>, a: number, b: number): boolean => {
  const other = utilities(b);
  return utilities(a).every((utility, c) => Q.equals(utility, other[c]!));
};
