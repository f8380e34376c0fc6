/**
 * Typographic quotes, which editors for prose and chat programs put in place of straight ones: what is said where they stand
 * in a file, in a formula or on the command line.
 */

const typographicQuotes = /[“”„‟«»‹›‘’‚‛]/;
const doubleQuotes = /[“”„‟«»]/;

/** The first typographic quote in a text, if there is one. */
export const typographicQuoteIn = (text: string): string | undefined => typographicQuotes.exec(text)?.[0];

/** The first typographic double quote in a text; a single one in a name may be an apostrophe. */
export const typographicDoubleQuoteIn = (text: string): string | undefined => doubleQuotes.exec(text)?.[0];

/** How to mend a file that has typographic quotes. */
export const straightQuotesHint =
  'Write the straight quote " in its place, and turn off "smart quotes" in the editor.';
