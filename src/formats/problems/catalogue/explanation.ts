/**
 * The shape of an entry of the catalogue of problems.
 */

/** What a code means, at the length of a paragraph. */
export interface Explanation {
  /** A few words. */
  readonly title: string;
  readonly meaning: string;
  /** The condition of the paper that it comes from, where there is one. */
  readonly paper?: string;
  readonly hint: string;
  readonly example?: { readonly bad: string; readonly good: string };
}
