/**
 * The prior of a game file.
 */
import { counted } from '../../../exact/counts.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import type { ValueTable } from '../../economy/tables.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import type { LaidOutPlayer } from './players.js';

/**
 * The prior by type profile, the first player's type varying slowest; undefined if it is at fault.
 *
 * @param prior - as it is nested in the file
 * @param players - with their types
 */
export const checkPrior = (
  prior: ValueTable,
  players: readonly LaidOutPlayer[],
  diagnostics: Diagnostics,
): readonly Rational[] | undefined => {
  const before = diagnostics.problems.length;
  const entries: Entry[] = [];
  collectEntries(prior, [], players, entries, diagnostics);
  if (diagnostics.problems.length > before) return undefined;
  const sum = Q.sum(entries.map(({ probability }) => probability));
  if (Q.equals(sum, Q.one)) reportNullTypes(players, entries, diagnostics);
  else
    diagnostics.report(['prior'], {
      code: 'E0707',
      message: `The probabilities of the prior sum to ${Q.show(sum)}, not to 1.`,
      hint: 'Change them so that they sum to 1 exactly; thirds are "1/3".',
    });
  return entries.map(({ probability }) => probability);
};

/** A type profile, a type index a player, and its probability. */
interface Entry {
  readonly profile: readonly number[];
  readonly probability: Rational;
}

/** Adds the entries of the part of the prior that lies at these types of the first players. */
const collectEntries = (
  part: ValueTable,
  profile: readonly number[],
  players: readonly LaidOutPlayer[],
  entries: Entry[],
  diagnostics: Diagnostics,
): void => {
  const path = ['prior', ...profile];
  const player = players[profile.length];
  if (player === undefined) {
    if (Q.is(part)) entries.push({ profile, probability: part });
    checkProbability(part, path, diagnostics);
    return;
  }
  const { name, types } = player;
  if (Q.is(part) || part.length !== types.length)
    diagnostics.report(path, {
      code: 'E0707',
      message: `A list of ${counted(types.length, 'entry', 'entries')} (types of ${name}) is expected here, not ${Q.is(part) ? 'a number' : `one of ${String(part.length)}`}.`,
      hint: 'The prior is nested by type: prior[type of the first player][type of the second]….',
    });
  else
    part.forEach((entry, type) => collectEntries(entry, [...profile, type], players, entries, diagnostics));
};

const checkProbability = (
  part: ValueTable,
  path: ReadonlyArray<string | number>,
  { report }: Diagnostics,
): void => {
  if (!Q.is(part))
    report(path, {
      code: 'E0707',
      message: 'A probability is expected here, not a list: the prior has one level a player.',
      hint: 'Remove a level of brackets.',
    });
  else if (Q.sign(part) < 0)
    report(path, {
      code: 'E0707',
      message: `The probability ${Q.show(part)} is negative.`,
      hint: 'A type profile that cannot occur has probability 0.',
    });
};

/** Reports the types that have probability 0. */
const reportNullTypes = (
  players: readonly LaidOutPlayer[],
  entries: readonly Entry[],
  { report }: Diagnostics,
): void => {
  const possible = players.map(() => new Set<number>());
  for (const { profile, probability } of entries)
    if (!Q.isZero(probability)) profile.forEach((type, i) => possible[i]!.add(type));
  players.forEach(({ name, types }, i) =>
    types.forEach((type, index) => {
      if (!possible[i]!.has(index))
        report(['players', i, 'types', index], {
          code: 'E0708',
          message: `The type "${type}" of ${name} has probability 0.`,
          hint: 'Leave out a type that cannot occur, with its part of the prior and of the payoffs.',
        });
    }),
  );
};
