/**
 * The tokens of a formula, and a reader that goes through them one by one.
 */
import { typographicQuoteIn } from '../../typographic-quotes.js';
import { stop } from './syntax.js';

/** A piece of the text of a formula. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

const tokenText =
  /(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<symbol><=|>=|==|!=|[-+*/^(),<>])/uy;

/** Characters of other notations, and what is written in their place. */
const foreignCharacters: Readonly<Record<string, string>> = {
  '=': 'Equality is written ==.',
  '!': 'Negation is written not, inequality !=.',
  '&': 'Conjunction is written and.',
  '|': 'Disjunction is written or; the absolute value abs(…).',
  '−': 'The minus sign is the hyphen -.',
  '–': 'The minus sign is the hyphen -.',
  '×': 'Multiplication is written *.',
  '·': 'Multiplication is written *.',
  '÷': 'Division is written /.',
  '≤': 'Write <=.',
  '≥': 'Write >=.',
  '≠': 'Write !=.',
  '[': 'Only ( and ) group; the amounts are x1, x2, ….',
  '{': 'Only ( and ) group.',
};

const noQuotes = 'Remove the quotes: a formula has none, and names stand bare.';

/** Stops at a character that is in no token. */
const foreign = (character: string, at: number): never =>
  typographicQuoteIn(character) === undefined
    ? stop(
        'syntax',
        at,
        `"${character}" has no meaning in a formula.`,
        foreignCharacters[character] ?? 'See the guide to economy files for the language of formulas.',
      )
    : stop('syntax', at, `${character} is a typographic quote, which has no meaning in a formula.`, noQuotes);

/** The tokens of a formula, the last of kind `end`. @throws FaultInFormula at a character that is in no token. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    if (at >= text.length) return [...tokens, { kind: 'end', text: '', at: text.length }];
    tokenText.lastIndex = at;
    const groups = tokenText.exec(text)?.groups;
    const kind = (['number', 'name', 'symbol'] as const).find((each) => groups?.[each] !== undefined);
    if (kind === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      return foreign(character, at);
    }
    const found = groups![kind]!;
    tokens.push({ kind, text: found, at });
    at += found.length;
  }
};

/** The depth to which formulas may be nested. */
const maxFormulaDepth = 200;

/** A token in a message. */
export const shown = (token: Token): string => (token.kind === 'end' ? 'the end' : `"${token.text}"`);

/** Reads the tokens of a formula from left to right, and knows how deeply nested the current one is. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  /** @throws FaultInFormula at a character that is in no token. */
  constructor(text: string) {
    this.tokens = tokensOf(text);
  }

  /** The current token, which stays the current one. */
  peek(): Token {
    return this.tokens[this.next]!;
  }

  /** The current token; the one after it becomes the current one. */
  take(): Token {
    return this.tokens[this.next++]!;
  }

  /** The token before the one that was taken last. */
  beforeLast(): Token | undefined {
    return this.tokens[this.next - 2];
  }

  /** Whether the current token is this symbol. */
  isSymbol(symbol: string): boolean {
    const { kind, text } = this.peek();
    return kind === 'symbol' && text === symbol;
  }

  /** The current token as one of these symbols; undefined if it is something else. */
  symbolAmong<S extends string>(symbols: readonly S[]): S | undefined {
    const { kind, text } = this.peek();
    return kind === 'symbol' ? symbols.find((symbol) => symbol === text) : undefined;
  }

  /** Whether the current token is this word. */
  isWord(word: string): boolean {
    const { kind, text } = this.peek();
    return kind === 'name' && text === word;
  }

  /** Reads something that lies one level deeper. */
  nested<A>(read: () => A): A {
    this.depth += 1;
    if (this.depth > maxFormulaDepth)
      stop(
        'size',
        this.peek().at,
        `The formula is nested more than ${String(maxFormulaDepth)} deep.`,
        'Simplify it.',
      );
    const result = read();
    this.depth -= 1;
    return result;
  }

  /** Takes the parenthesis that closes `opening`. */
  close(opening: Token): void {
    if (this.isSymbol(')')) this.take();
    else if (this.peek().kind === 'end')
      stop('syntax', opening.at, 'This parenthesis is not closed.', 'Add the missing ")".');
    else this.unexpected();
  }

  /** Stops because the formula cannot go on with the current token. */
  unexpected(): never {
    const token = this.peek();
    return stop('syntax', token.at, `${shown(token)} is not expected here.`, hintFor(token));
  }
}

const hintFor = ({ kind, text }: Token): string => {
  if (text === ')') return 'There is no "(" to it.';
  if (text === ',') return 'Commas stand between the arguments of a function; decimals have a point.';
  const beginsValue = kind === 'name' || kind === 'number' || text === '(';
  return beginsValue
    ? 'An operator is missing: products are written with *.'
    : 'Check what stands before it.';
};
