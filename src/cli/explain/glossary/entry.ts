/**
 * An entry of the glossary that `explain` reads out.
 */

/** What a word may be, in the order in which words are listed. */
export const entryKinds = ['term', 'mechanism', 'claim', 'place in the paper', 'code'] as const;

/** What a word is. */
export type EntryKind = (typeof entryKinds)[number];

/** A word explained. */
export interface Entry {
  readonly word: string;
  /** Other ways to ask for it. */
  readonly aliases: readonly string[];
  readonly kind: EntryKind;
  /** Plain sentences, a paragraph each. */
  readonly text: readonly string[];
  /** Where it lives: `market/clearing: clearingPrice` is what `src/market/clearing.ts` exports under that name. */
  readonly where: readonly string[];
}
