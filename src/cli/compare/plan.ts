/**
 * What `compare` will do: the mechanisms, and whether their exact lotteries are not too much work, known beforehand.
 */
import type { Either } from '../../prelude.js';
import { E, pipe } from '../../prelude.js';
import { countInterimDraws } from '../../claims/interdependent/engines/interim-report.js';
import type { Subject } from '../../claims/claim.js';
import type { Against } from '../../claims/promises/against.js';
import { tooManyCompositions, tooManyDraws } from '../../claims/promises/limits.js';
import { describeEconomy } from '../../economies/description.js';
import type { Economy } from '../../economies/economy.js';
import { showCount } from '../../exact/counts.js';
import type { Rational } from '../../exact/rational.js';
import type { Edge } from '../../mechanisms/bids/convention.js';
import type { MechanismName } from '../../mechanisms/list.js';
import { mechanisms } from '../../mechanisms/list.js';
import { everybodyPriceTaking } from '../../mechanisms/three-announcements/strategy.js';
import type { Entry, Undefined } from '../../studies/comparison/entries.js';
import { entriesOf } from '../../studies/comparison/entries.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import { feasibleSettingOf } from '../input/setting.js';
import { namesOrNobody } from '../output/counts.js';

/** What the command line asks for. */
export interface CompareOptions {
  readonly mechanism: readonly MechanismName[];
  readonly k: Rational | undefined;
  readonly edge: Edge | undefined;
  readonly against: Against;
}

/** A mechanism to look at, or that is not defined. */
export type Planned = Entry | Undefined;

/** The most draws that interim utilities may look at: some minutes. */
const maxDraws = 1_000_000_000n;
/** Why a subject's exact lotteries are too much work; undefined if they are not. */
const tooMuchWork = (subject: Subject, file: string): Either<Diagnostics, string | undefined> => {
  switch (subject.kind) {
    case 'bids':
      return E.right(undefined);
    case 'private-values':
      return E.right(tooManyCompositions(subject) ?? tooManyDraws(subject));
    case 'interdependent':
      return pipe(
        feasibleSettingOf(subject, file),
        E.map((setting) => {
          const sincere = everybodyPriceTaking(subject.signals.length, subject.traderNames.length);
          const draws = countInterimDraws(setting, sincere);
          return draws > maxDraws
            ? `interim utilities would look at ${showCount(draws)} draws; at most ${showCount(maxDraws)} are looked at`
            : undefined;
        }),
      );
  }
};

/** That an option of a convention goes with a mechanism that is compared. */
const conventionFault = ({ mechanism, k, edge }: CompareOptions): Diagnostics => {
  const compared = (name: MechanismName): boolean => mechanism.length === 0 || mechanism.includes(name);
  if (k !== undefined && !compared('k-double-auction'))
    return [
      badUsage(
        '--k has no meaning without k-double-auction.',
        'Leave it out, or add --mechanism k-double-auction.',
      ),
    ];
  if (edge !== undefined && !compared('mcafee'))
    return [badUsage('--edge has no meaning without mcafee.', 'Leave it out, or add --mechanism mcafee.')];
  return [];
};

/** Bad usage where the only mechanism that is named is not defined here. */
const aloneAndUndefined = (
  economy: Economy,
  { mechanism }: CompareOptions,
  [first]: readonly Planned[],
): Diagnostics => {
  if (mechanism.length !== 1 || first === undefined || 'subject' in first) return [];
  const description = describeEconomy(economy);
  const defined = mechanisms.filter(({ notDefined }) => notDefined(description) === undefined);
  return [
    badUsage(
      `The mechanism "${first.mechanism}" is not defined in this economy. ${first.why}`,
      `Defined here: ${namesOrNobody(defined.map(({ name }) => name))}.`,
    ),
  ];
};

/** The rows whose lotteries would be too much work. */
const tooLarge = (entries: readonly Planned[], file: string): Diagnostics => {
  for (const entry of entries) {
    if (!('subject' in entry)) continue;
    const why = tooMuchWork(entry.subject, file);
    if (E.isLeft(why)) return why.left;
    if (why.right !== undefined)
      return [
        {
          ...diagnostic('E0006', `Under ${entry.mechanism}: ${why.right}.`, file),
          hint: 'Name the mechanisms that are left with --mechanism, or take fewer different traders.',
        },
      ];
  }
  return [];
};

/**
 * The rows of the comparison. Refused where an option goes with no mechanism, where the only mechanism named is not defined, and
 * where exact lotteries would be too much work.
 */
export const plannedEntries = (
  economy: Economy,
  options: CompareOptions,
  file: string,
): Either<Diagnostics, readonly Planned[]> => {
  const fault = conventionFault(options);
  if (fault.length > 0) return E.left(fault);
  const { mechanism: named, k, edge, against } = options;
  const entries = entriesOf(economy, { mechanisms: named, k, edge, against });
  const undefinedAlone = aloneAndUndefined(economy, options, entries);
  if (undefinedAlone.length > 0) return E.left(undefinedAlone);
  const large = tooLarge(entries, file);
  return large.length > 0 ? E.left(large) : E.right(entries);
};
