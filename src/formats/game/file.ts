/**
 * What a game file says, whichever format it has, and the limits that all of them share.
 */
import { counted } from '../../exact/counts.js';
import type { BayesianGame } from '../../games/bayesian.js';
import type { NormalForm } from '../../games/normal-form.js';
import { firstEquals } from '../problems/repeats.js';

/** A game in normal form, or a Bayesian one. */
export type Game =
  | { readonly kind: 'normal-form'; readonly form: NormalForm }
  | { readonly kind: 'bayesian'; readonly form: BayesianGame };

/** A game with what its file says for people; both texts may be empty. */
export interface GameFile {
  readonly title: string;
  readonly comment: string;
  readonly game: Game;
  /** How the file was read, where it says less than the game does. */
  readonly reading?: string;
}

/** The payoffs (one a player and profile) that a game may have to be read: half a gigabyte as doubles. */
export const maxPayoffs = 2 ** 26;

/** The players that a game may have to be read. Of those with a choice even thirty make more profiles than can be held. */
export const maxPlayers = 1_000;

/** What is wrong with a game of so many players; undefined if nothing is. */
export const tooManyPlayers = (
  players: number,
): { readonly message: string; readonly hint: string } | undefined =>
  players <= maxPlayers
    ? undefined
    : {
        message: `The game has ${players.toLocaleString('en-US')} players; at most ${maxPlayers.toLocaleString('en-US')} are read.`,
        hint: `Keep ${maxPlayers.toLocaleString('en-US')} players at most: one with a single strategy can be left out.`,
      };

/** How many profiles lists of some sizes make, in words: exact while the product can be read. */
export const profilesText = (sizes: readonly number[]): string => {
  const product = sizes.reduce((a, b) => a * b, 1);
  const shown = sizes.length > 6 ? [...sizes.slice(0, 6).map(String), '…'] : sizes.map(String);
  return product <= Number.MAX_SAFE_INTEGER
    ? `${sizes.length > 1 ? `${shown.join(' × ')} = ` : ''}${counted(product, 'profile')}`
    : `${shown.join(' × ')} profiles`;
};

/** A name that is blank, or that the one at `first` has, too. */
export type UnsoundName =
  | { readonly index: number; readonly why: 'blank' }
  | { readonly index: number; readonly why: 'twice'; readonly name: string; readonly first: number };

/** The names that are blank or equal one before them; those that are not known (undefined) are neither. */
export const unsoundNames = (names: ReadonlyArray<string | undefined>): readonly UnsoundName[] => {
  const firsts = firstEquals(names);
  return names.flatMap((name, index): readonly UnsoundName[] => {
    const first = firsts[index];
    if (name?.trim() === '') return [{ index, why: 'blank' }];
    return name === undefined || first === undefined ? [] : [{ index, why: 'twice', name, first }];
  });
};

/** The numbers of all profiles in the order of .nfg files: the first player's strategy changes fastest. */
export function* firstFastest(sizes: readonly number[]): Generator<number> {
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((a, b) => a * b, 1));
  const digits = new Array<number>(sizes.length).fill(0);
  let number = 0;
  for (;;) {
    yield number;
    let i = 0;
    for (; i < sizes.length; i += 1) {
      digits[i]! += 1;
      number += strides[i]!;
      if (digits[i]! < sizes[i]!) break;
      number -= strides[i]! * sizes[i]!;
      digits[i] = 0;
    }
    if (i === sizes.length) return;
  }
}
