/**
 * The catalogue of problems: every code that any input can be refused (or warned of) with, and its long explanation.
 */
import { namesOf } from '../../names-of.js';
import { O, type Option } from '../../prelude.js';
import { certificates } from './catalogue/certificates.js';
import { economies } from './catalogue/economies.js';
import type { Explanation } from './catalogue/explanation.js';
import { files } from './catalogue/files.js';
import { formulas } from './catalogue/formulas.js';
import { games } from './catalogue/games.js';
import { messages } from './catalogue/messages.js';

export type { Explanation } from './catalogue/explanation.js';

/** All codes with their explanations. */
export const catalogue = {
  ...files,
  ...economies,
  ...formulas,
  ...messages,
  ...games,
  ...certificates,
} as const;

/** A code of the catalogue, such as `E0203`. */
export type Code = keyof typeof catalogue;

/** All codes, ascending. */
export const codes: readonly Code[] = namesOf(catalogue).toSorted();

/** The explanation of a code, in either case of letters; none if there is no such code. */
export const explanationOf = (word: string): Option<Explanation> => {
  const code = word.toUpperCase();
  return Object.hasOwn(catalogue, code) ? O.some(catalogue[code as Code]) : O.none;
};
