/**
 * The first fault of a text that should be JSON: an automaton without recursion, so that no depth of nesting
 * can exhaust the stack, and with its eye on what people do wrong (commas, quotes, comments, bare words).
 */

/** Where a text stops being JSON, why, and what to do. */
export interface SyntaxFault {
  readonly kind: 'syntax' | 'depth';
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** Deepest nesting of arrays and objects: no file of ours needs a fifth of it. */
export const maxNesting = 64;

/** What may come next. */
type Awaited = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordText = /[+\-.\w\u0080-\uFFFF]+/y;
const blanks = /[ \t\n\r]*/y;

/** The match of a sticky expression at an offset; empty if there is none. */
const matchAt = (pattern: RegExp, text: string, offset: number): string => {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
};

const awaitedText: Readonly<Record<Awaited, string>> = {
  value: 'a value',
  'value-or-end': 'a value or "]"',
  key: 'a field name in double quotes',
  'key-or-end': 'a field name in double quotes or "}"',
  colon: 'a colon',
  'comma-or-end': 'a comma or a closing bracket',
  nothing: 'the end of the file',
};

/** The first fault of a text as JSON (RFC 8259); none if it is JSON nested at most {@link maxNesting} deep. */
export const firstSyntaxFault = (text: string): SyntaxFault | undefined => {
  const open: Array<'[' | '{'> = [];
  let awaited: Awaited = 'value';
  let at = 0;
  let afterComma = -1;
  const fault = (offset: number, message: string, hint: string): SyntaxFault => ({
    kind: 'syntax',
    offset,
    message,
    hint,
  });
  const afterValue = (): Awaited => (open.length === 0 ? 'nothing' : 'comma-or-end');

  for (;;) {
    at += matchAt(blanks, text, at).length;
    const char = text.charAt(at);
    if (char === '') {
      if (awaited === 'nothing') return undefined;
      const bracket = open.at(-1);
      return fault(
        at,
        `The file ends where ${awaitedText[awaited]} is expected.`,
        bracket === undefined
          ? 'The file seems to be cut off.'
          : `A "${bracket}" is not closed: add "${bracket === '{' ? '}' : ']'}", or see whether the file was cut off.`,
      );
    }
    if (char === '}' || char === ']') {
      const partner = char === '}' ? '{' : '[';
      const mayClose =
        awaited === 'comma-or-end' ||
        (char === '}' && awaited === 'key-or-end') ||
        (char === ']' && awaited === 'value-or-end');
      if (mayClose && open.at(-1) === partner) {
        open.pop();
        awaited = afterValue();
        at += 1;
        continue;
      }
      if (afterComma >= 0 && open.at(-1) === partner && (awaited === 'key' || awaited === 'value'))
        return fault(afterComma, 'There is a comma after the last entry.', 'Remove this comma.');
      return fault(
        at,
        `"${char}" stands where ${awaitedText[awaited]} is expected.`,
        open.at(-1) === partner
          ? 'Complete the entry before the bracket.'
          : 'Check that every bracket is closed by its own kind.',
      );
    }
    if (char === '/' && (text.charAt(at + 1) === '/' || text.charAt(at + 1) === '*'))
      return fault(at, 'JSON has no comments.', 'Remove the comment.');

    switch (awaited) {
      case 'nothing':
        return fault(
          at,
          'There is something after the end of the value.',
          'A file holds one JSON value only.',
        );
      case 'colon':
        if (char !== ':')
          return fault(at, 'A colon is missing after the field name.', 'Write "field": value.');
        at += 1;
        awaited = 'value';
        continue;
      case 'comma-or-end':
        if (char === '/')
          return fault(at, 'A bare fraction is no value of JSON.', 'Write it as a text: "3/4".');
        if (char !== ',')
          return fault(at, 'A comma is missing before this.', 'Put a comma between two entries.');
        afterComma = at;
        at += 1;
        awaited = open.at(-1) === '{' ? 'key' : 'value';
        continue;
      case 'key':
      case 'key-or-end': {
        if (char !== '"') {
          const word = matchAt(wordText, text, at);
          return fault(
            at,
            `${word === '' ? `"${char}"` : `"${word.slice(0, 40)}"`} stands where ${awaitedText[awaited]} is expected.`,
            word === '' ? 'Write "field": value.' : 'Put field names in double quotes.',
          );
        }
        const end = endOfString(text, at);
        if (typeof end !== 'number') return end;
        at = end;
        awaited = 'colon';
        continue;
      }
      case 'value':
      case 'value-or-end': {
        if (char === '{' || char === '[') {
          if (open.length === maxNesting)
            return {
              kind: 'depth',
              offset: at,
              message: `Arrays and objects are nested more than ${String(maxNesting)} deep.`,
              hint: 'No file of this program needs such a depth: check the brackets.',
            };
          open.push(char);
          awaited = char === '{' ? 'key-or-end' : 'value-or-end';
          afterComma = -1;
          at += 1;
          continue;
        }
        const end = char === '"' ? endOfString(text, at) : endOfScalar(text, at, awaited);
        if (typeof end !== 'number') return end;
        at = end;
        awaited = afterValue();
        continue;
      }
    }
  }
};

/** The offset after a string that starts here, or its fault. */
const endOfString = (text: string, start: number): number | SyntaxFault => {
  let at = start + 1;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (Number.isNaN(unit) || unit === 10 || unit === 13)
      return {
        kind: 'syntax',
        offset: start,
        message: 'The text that starts here has no closing quote.',
        hint: 'Close it with " on the same line.',
      };
    if (unit === 34) return at + 1;
    if (unit < 32)
      return {
        kind: 'syntax',
        offset: at,
        message: `A text holds the control character U+${unit.toString(16).toUpperCase().padStart(4, '0')}.`,
        hint: unit === 9 ? 'Write \\t for a tab.' : 'Remove it, or write it as an escape \\u….',
      };
    if (unit === 92) {
      const escape = matchAt(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y, text, at);
      if (escape === '')
        return {
          kind: 'syntax',
          offset: at,
          message: `"${text.slice(at, at + 2)}" is no escape of JSON.`,
          hint: 'Write \\\\ for a backslash.',
        };
      at += escape.length;
    } else at += 1;
  }
};

/** The offset after a number or a word that starts here, or its fault. */
const endOfScalar = (text: string, start: number, awaited: Awaited): number | SyntaxFault => {
  const word = matchAt(wordText, text, start);
  if (word === 'true' || word === 'false' || word === 'null') return start + word.length;
  if (word !== '' && matchAt(numberText, text, start) === word) return start + word.length;
  if (word === '')
    return {
      kind: 'syntax',
      offset: start,
      message: `"${text.charAt(start)}" stands where ${awaitedText[awaited]} is expected.`,
      hint: text.charAt(start) === "'" ? 'JSON texts stand in double quotes.' : 'Write a JSON value here.',
    };
  return {
    kind: 'syntax',
    offset: start,
    message: `"${word.slice(0, 40)}" is no value of JSON.`,
    hint: /^[+\-.\d]/.test(word)
      ? 'Write the number as a text, such as "3/4" or "0.5".'
      : 'Put texts in double quotes.',
  };
};
