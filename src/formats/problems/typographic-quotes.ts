/**
 * Typographic quotes, which editors for prose put in place of straight ones.
 */

const typographicQuotes = /[“”„‟«»‹›‘’‚‛]/;

/** The first typographic quote in a text, if there is one. */
export const typographicQuoteIn = (text: string): string | undefined => typographicQuotes.exec(text)?.[0];

/** How to mend a file that has typographic quotes. */
export const straightQuotesHint =
  'Write the straight quote " in its place, and turn off "smart quotes" in the editor.';
