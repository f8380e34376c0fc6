/**
 * The first fault of a text that should be JSON. The automaton has no recursion, so that no depth of nesting exhausts the
 * stack, and its hints are about what people often write: commas, quotes, comments, bare words.
 */
import {
  straightQuotesHint,
  typographicDoubleQuoteIn,
  typographicQuoteIn,
} from '../../typographic-quotes.js';
import type { TextFault } from '../problems/located.js';

/** Where a text stops being JSON, why, and what to do. */
export interface SyntaxFault {
  readonly kind: 'syntax' | 'depth' | 'size';
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** The depth to which arrays and objects may be nested: no file of ours needs a fifth of it. */
export const maxNesting = 64;

/** The values that a file may hold, nested ones among them: the tree of more, with its places, would take half a gigabyte. */
export const maxValues = 500_000;

const codes = { syntax: 'E0201', depth: 'E0206', size: 'E0104' } as const;

/** A fault of the syntax with its code. */
export const faultOfSyntax = ({ kind, message, hint }: SyntaxFault): TextFault => ({
  code: codes[kind],
  message,
  hint,
});

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

/** The first fault of a text as JSON (RFC 8259);
 * undefined if it is JSON nested at most {@link maxNesting} deep.
 *
 * @param most - how many values it may hold; one more is a fault at its place
 */
export const firstSyntaxFault = (text: string, most = Infinity): SyntaxFault | undefined =>
  new SyntaxAutomaton(text, most).run();

type Bracket = '{' | '[';

/** The fault of a typographic quote where something else is expected, if one begins here or ends the word that does. */
const typographicFault = (at: number, word: string, expected: string): SyntaxFault | undefined => {
  const quote = typographicQuoteIn(word.slice(0, 1)) ?? typographicQuoteIn(word.slice(-1));
  return quote === undefined
    ? undefined
    : fault(
        at + word.indexOf(quote),
        `${quote} is a typographic quote, which JSON does not know, where ${expected} is expected.`,
        straightQuotesHint,
      );
};

const fault = (offset: number, message: string, hint: string): SyntaxFault => ({
  kind: 'syntax',
  offset,
  message,
  hint,
});

const tooMany = (offset: number, most: number): SyntaxFault => ({
  kind: 'size',
  offset,
  message: `The file holds more than ${most.toLocaleString('en-US')} values (numbers, texts, lists and objects), and is read up to here at most.`,
  hint: 'Is this the right file? Write equal traders once, with a "count", and a formula in place of a long table.',
});

/** The automaton: its place in the text, the brackets that are open, and what it awaits. */
class SyntaxAutomaton {
  private readonly open: Bracket[] = [];
  private awaited: Awaited = 'value';
  private at = 0;
  /** Where the last comma since the last opening bracket is; −1 if there is none. */
  private lastComma = -1;
  /** The last value or field name, if it is a text. */
  private lastText = '';

  /** How many values have begun. */
  private values = 0;

  constructor(
    private readonly text: string,
    private readonly most: number,
  ) {}

  /** The first fault; none if the whole text is one value. */
  run(): SyntaxFault | undefined {
    for (;;) {
      this.at += matchAt(blanks, this.text, this.at).length;
      const char = this.text.charAt(this.at);
      if (char === '') return this.awaited === 'nothing' ? undefined : this.endsEarly();
      const found = this.step(char);
      if (found !== undefined) return found;
    }
  }

  /** Reads what begins with this character; its fault, if it has one. */
  private step(char: string): SyntaxFault | undefined {
    if (char === '}' || char === ']') return this.close(char);
    const { text, at } = this;
    if (char === '/' && (text.charAt(at + 1) === '/' || text.charAt(at + 1) === '*'))
      return fault(at, 'JSON has no comments.', 'Remove the comment.');
    switch (this.awaited) {
      case 'nothing':
        return fault(
          at,
          'There is something after the end of the value.',
          'A file holds one JSON value only.',
        );
      case 'colon':
        return this.colon(char);
      case 'comma-or-end':
        return this.comma(char);
      case 'key':
      case 'key-or-end':
        return this.key(char, this.awaited);
      case 'value':
      case 'value-or-end':
        this.values += 1;
        if (this.values > this.most) return tooMany(at, this.most);
        return char === '{' || char === '[' ? this.openBracket(char) : this.plainValue(char, this.awaited);
    }
  }

  /** Passes over what has been read; undefined, as there is no fault. */
  private advance(to: number, awaited: Awaited): undefined {
    this.at = to;
    this.awaited = awaited;
  }

  private afterValue(): Awaited {
    return this.open.length === 0 ? 'nothing' : 'comma-or-end';
  }

  private endsEarly(): SyntaxFault {
    const bracket = this.open.at(-1);
    return fault(
      this.at,
      `The file ends where ${awaitedText[this.awaited]} is expected.`,
      bracket === undefined
        ? 'The file seems to be cut off.'
        : `A "${bracket}" is not closed: add "${bracket === '{' ? '}' : ']'}", or see whether the file was cut off.`,
    );
  }

  private close(char: '}' | ']'): SyntaxFault | undefined {
    const { open, awaited, at } = this;
    const isPartner = open.at(-1) === (char === '}' ? '{' : '[');
    const mayClose = awaited === 'comma-or-end' || awaited === (char === '}' ? 'key-or-end' : 'value-or-end');
    if (mayClose && isPartner) {
      open.pop();
      return this.advance(at + 1, this.afterValue());
    }
    if (this.lastComma >= 0 && isPartner && (awaited === 'key' || awaited === 'value'))
      return fault(this.lastComma, 'There is a comma after the last entry.', 'Remove this comma.');
    return fault(
      at,
      `"${char}" stands where ${awaitedText[awaited]} is expected.`,
      isPartner
        ? 'Complete the entry before the bracket.'
        : 'Check that every bracket is closed by its own kind.',
    );
  }

  private colon(char: string): SyntaxFault | undefined {
    return char === ':'
      ? this.advance(this.at + 1, 'value')
      : this.afterText('A colon is missing after the field name.', 'Write "field": value.');
  }

  /** A fault after a value; if this is a text with a typographic quote, that may have been meant to close it. */
  private afterText(message: string, hint: string): SyntaxFault {
    const quote = typographicDoubleQuoteIn(this.lastText);
    return quote === undefined
      ? fault(this.at, message, hint)
      : fault(
          this.at,
          `${message} The text before it has the typographic quote ${quote}.`,
          straightQuotesHint,
        );
  }

  private comma(char: string): SyntaxFault | undefined {
    const { at } = this;
    if (char === '/') return fault(at, 'A bare fraction is no value of JSON.', 'Write it as a text: "3/4".');
    if (char !== ',')
      return this.afterText('A comma is missing before this.', 'Put a comma between two entries.');
    this.lastComma = at;
    return this.advance(at + 1, this.open.at(-1) === '{' ? 'key' : 'value');
  }

  private key(char: string, awaited: Awaited): SyntaxFault | undefined {
    const { text, at } = this;
    if (char !== '"') {
      const word = matchAt(wordText, text, at);
      const quoted = typographicFault(at, word, awaitedText[awaited]);
      if (quoted !== undefined) return quoted;
      return fault(
        at,
        `"${word === '' ? char : word.slice(0, 40)}" stands where ${awaitedText[awaited]} is expected.`,
        word === '' ? 'Write "field": value.' : 'Put field names in double quotes.',
      );
    }
    const end = endOfString(text, at);
    if (typeof end !== 'number') return end;
    this.lastText = text.slice(at, end);
    return this.advance(end, 'colon');
  }

  private openBracket(char: Bracket): SyntaxFault | undefined {
    const { open, at } = this;
    if (open.length === maxNesting)
      return {
        kind: 'depth',
        offset: at,
        message: `Arrays and objects are nested more than ${String(maxNesting)} deep.`,
        hint: 'No file of this program needs such a depth: check the brackets.',
      };
    open.push(char);
    this.lastComma = -1;
    return this.advance(at + 1, char === '{' ? 'key-or-end' : 'value-or-end');
  }

  private plainValue(char: string, awaited: Awaited): SyntaxFault | undefined {
    const { text, at } = this;
    const end = char === '"' ? endOfString(text, at) : endOfScalar(text, at, awaited);
    if (typeof end !== 'number') return end;
    this.lastText = char === '"' ? text.slice(at, end) : '';
    return this.advance(end, this.afterValue());
  }
}

/** The fault of a string that has no closing quote up to the end of its line. */
const unclosed = (start: number, line: string): SyntaxFault => {
  const quote = typographicDoubleQuoteIn(line);
  return quote === undefined
    ? fault(start, 'The text that starts here has no closing quote.', 'Close it with " on the same line.')
    : fault(
        start,
        `The text that starts here has no closing quote, but the typographic quote ${quote}, which JSON does not know.`,
        straightQuotesHint,
      );
};

/** The offset after a string that starts here, or its fault. */
const endOfString = (text: string, start: number): number | SyntaxFault => {
  let at = start + 1;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (Number.isNaN(unit) || unit === 10 || unit === 13) return unclosed(start, text.slice(start, at));
    if (unit === 34) return at + 1;
    if (unit < 32)
      return fault(
        at,
        `A text holds the control character U+${unit.toString(16).toUpperCase().padStart(4, '0')}.`,
        unit === 9 ? 'Write \\t for a tab.' : 'Remove it, or write it as an escape \\u….',
      );
    if (unit === 92) {
      const escape = matchAt(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y, text, at);
      if (escape === '')
        return fault(at, `"${text.slice(at, at + 2)}" is no escape of JSON.`, 'Write \\\\ for a backslash.');
      at += escape.length;
    } else at += 1;
  }
};

/** The offset after a number or a word that starts here, or its fault. */
const endOfScalar = (text: string, start: number, awaited: Awaited): number | SyntaxFault => {
  const word = matchAt(wordText, text, start);
  if (word === 'true' || word === 'false' || word === 'null') return start + word.length;
  if (word !== '' && matchAt(numberText, text, start) === word) return start + word.length;
  const quoted = typographicFault(start, word, awaitedText[awaited]);
  if (quoted !== undefined) return quoted;
  if (word === '')
    return fault(
      start,
      `"${text.charAt(start)}" stands where ${awaitedText[awaited]} is expected.`,
      text.charAt(start) === "'" ? 'JSON texts stand in double quotes.' : 'Write a JSON value here.',
    );
  return fault(
    start,
    `"${word.slice(0, 40)}" is no value of JSON.`,
    /^[+\-.\d]/.test(word)
      ? 'Write the number as a text, such as "3/4" or "0.5".'
      : 'Put texts in double quotes.',
  );
};
