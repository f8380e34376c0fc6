/**
 * Text on a terminal: how many columns it takes, how it is broken into lines, and what must never reach the screen.
 */

/** What segments a text into the signs that are seen, made when it is first needed: making it takes as long as starting Node. */
let segmenter: Intl.Segmenter | undefined;
const graphemes = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/** Texts in which every letter is a sign one column wide: most that is ever printed. Marks that combine are not among them. */
const plain = /^[ -~\u00a0-\u02ff\u0370-\u03ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u257f]*$/;

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** The number of terminal columns that a text takes: marks none, East Asian letters and pictures two. */
export const widthOf = (text: string): number => {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += wide.test(segment) ? 2 : 1;
  return width;
};

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Signs beyond ASCII that are not seen but change what is: they steer a terminal, end a line, or turn the direction in which
 * the signs around them are read, so that a name looks like another one.
 */
const unseen = '\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
const unseenSigns = new RegExp(`[${unseen}]`, 'g');
const unseenOrControl = new RegExp(`[\\u0000-\\u0009\\u000b\\u000c\\u000e-\\u001f${unseen}]`, 'g');

/** Signs that are not seen written as `\u202e`, which in the text of JSON means the same. */
export const escapeUnseen = (text: string): string => text.replace(unseenSigns, escaped);

/** Control characters, and all signs that are not seen, written as `\u202e`; line breaks stay. */
export const escapeControlsInLines = (text: string): string => text.replace(unseenOrControl, escaped);

/** Control characters made visible, so that a name in a file cannot steer the terminal; line breaks become blanks. */
export const escapeControls = (text: string): string =>
  escapeControlsInLines(text.replace(/\s*[\r\n]+\s*/g, ' '));

/** Fills a text with blanks on one side up to a width. */
export const pad = (text: string, width: number, align: 'left' | 'right'): string => {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? blanks + text : text + blanks;
};

/** A word in pieces of at most `width` columns; at least one. */
const pieces = (word: string, width: number): readonly string[] => {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [''];
  for (const { segment } of graphemes(word)) {
    const last = found.length - 1;
    if (found[last] !== '' && widthOf(found[last]! + segment) > width) found.push(segment);
    else found[last] += segment;
  }
  return found;
};

/** Breaks a text at its blanks into lines of at most `width` columns; a longer word is cut. At least one line. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (widthOf(joined) <= width) line = joined;
    else {
      if (line !== '') lines.push(line);
      const parts = pieces(word, width);
      lines.push(...parts.slice(0, -1));
      line = parts[parts.length - 1]!;
    }
  }
  return [...lines, line];
};
