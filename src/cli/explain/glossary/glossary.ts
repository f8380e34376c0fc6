/**
 * Every word that `explain` knows: terms, claims, places in the paper, and the codes of all errors and warnings.
 */
import { catalogue } from '../../../formats/problems/catalogue.js';
import type { Explanation } from '../../../formats/problems/catalogue.js';
import { commandCodes } from '../../errors/codes.js';
import { claimEntries } from './claims.js';
import type { Entry } from './entry.js';
import { mechanismClaimEntries } from './mechanism-claims.js';
import { mechanismEntries } from './mechanisms.js';
import { interdependentTerms } from './interdependent-terms.js';
import { paperPlaces } from './paper.js';
import { terms } from './terms.js';

const codeEntry = ([code, { title, meaning, paper, hint, example }]: [string, Explanation]): Entry => ({
  word: code,
  aliases: [],
  kind: 'code',
  text: [
    `${title}. ${meaning}`,
    ...(paper === undefined ? [] : [`In the paper: ${paper}`]),
    `What to do: ${hint}`,
    ...(example === undefined ? [] : [`For example, not ${example.bad} but ${example.good}.`]),
  ],
  where: [],
});

/** All entries, in the order in which they are listed. */
export const glossary: readonly Entry[] = [
  ...[...terms, ...interdependentTerms].sort((a, b) => a.word.localeCompare(b.word, 'en')),
  ...claimEntries,
  ...mechanismClaimEntries,
  ...mechanismEntries,
  ...paperPlaces,
  ...Object.entries<Explanation>({ ...commandCodes, ...catalogue })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(codeEntry),
];

/** A word in the form in which it is looked up: case, blanks and hyphens do not matter. */
const plain = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();

const index = new Map<string, Entry>(
  // Backwards, so that of two entries that claim one word the first keeps it.
  [...glossary]
    .reverse()
    .flatMap((entry) => [...entry.aliases, entry.word].map((word) => [plain(word), entry] as const)),
);

/** The entry for a word, under its name or one of its other names. */
export const lookUp = (word: string): Entry | undefined => index.get(plain(word));

/** Every name under which something can be looked up. */
export const knownWords: readonly string[] = glossary.flatMap(({ word, aliases }) => [word, ...aliases]);
