/**
 * What claims are judged of: an economy under the mechanism that its file means, or under another.
 */
import { describeEconomy } from '../economies/description.js';
import type { Economy } from '../economies/economy.js';
import type { Rational } from '../exact/rational.js';
import type { Convention } from '../mechanisms/bids/convention.js';
import { mechanismMeant } from '../mechanisms/list.js';
import type { DeclaredMechanism } from '../mechanisms/mechanism.js';
import { bidSubject } from './bids/subject.js';
import type { Subject } from './claim.js';
import type { JudgeOptions } from './private-values/subject.js';
import { subjectOf } from './private-values/subject.js';

/** How claims are judged of an economy; with interdependent values all of it is left out. */
export interface SubjectOptions extends Omit<JudgeOptions, 'mechanism'> {
  /** The mechanism, of any family that is defined there; the one that the economy means if left out. */
  readonly mechanism?: DeclaredMechanism | undefined;
  /** What a bid mechanism leaves open. */
  readonly convention?: Convention | undefined;
  /** The quotes at which claims about a bid mechanism are judged, one a trader; the truthful ones if left out. */
  readonly quotes?: readonly Rational[] | undefined;
}

/**
 * The subject of an economy: under the mechanism that the economy means, or, with private values, under the one that the
 * options name.
 *
 * @param options engines, traders, mechanism, convention, clauses and messages, with private values.
 * @throws RangeError if the mechanism is not defined in the economy.
 */
export const subjectOfEconomy = (economy: Economy, options: SubjectOptions = {}): Subject => {
  if (economy.kind === 'interdependent') return economy;
  const { mechanism, convention, quotes, ...rest } = options;
  if (mechanism === undefined) return subjectOf(economy, rest);
  switch (mechanism.family) {
    case 'bids':
      return bidSubject(economy, { mechanism, convention, quotes, against: rest.against });
    case 'demand-functions':
      return subjectOf(economy, { ...rest, mechanism });
    case 'announcements':
      throw new RangeError(`The mechanism ${mechanism.name} is not for private values.`);
  }
};

/** Whether a mechanism is the one that an economy means. */
export const isMeant = (economy: Economy, { name }: Pick<DeclaredMechanism, 'name'>): boolean =>
  mechanismMeant(describeEconomy(economy)).name === name;
