/**
 * Finds a field of the outermost object in a text of JSON without reading the rest: so that a long list of numbers can be
 * read by itself, and the kind of a file is known from its first lines.
 */

/** From `start` up to, and not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the value of the first field of this name in the outermost object is; undefined if the text is not JSON up to there. */
export const spanOfMember = (text: string, name: string): Span | undefined => {
  let at = skipBlanks(text, 0);
  if (text[at] !== '{') return undefined;
  at = skipBlanks(text, at + 1);
  while (text[at] === '"') {
    const key = text.slice(at, (at = afterString(text, at)));
    at = skipBlanks(text, at);
    if (text[at] !== ':') return undefined;
    const start = skipBlanks(text, at + 1);
    const end = afterValue(text, start);
    if (end === undefined) return undefined;
    if (key === `"${name}"`) return { start, end };
    at = skipBlanks(text, end);
    if (text[at] !== ',') return undefined;
    at = skipBlanks(text, at + 1);
  }
  return undefined;
};

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return at;
    at += 1;
  }
};

/** The offset after the string that starts here, at most the text's length. */
const afterString = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 92) at += 1;
    else if (unit === 34) return at + 1;
  }
  return text.length;
};

/** The offset after the value of JSON that starts here; undefined if a bracket is not closed. */
export const afterValue = (text: string, start: number): number | undefined => {
  let open = 0;
  let at = start;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 34) at = afterString(text, at);
    else if (open === 0 && (unit === 44 || unit === 93 || unit === 125)) return at;
    else {
      if (unit === 91 || unit === 123) open += 1;
      else if (unit === 93 || unit === 125) open -= 1;
      at += 1;
    }
    if (open === 0 && (unit === 34 || unit === 93 || unit === 125)) return at;
  }
  return undefined;
};
