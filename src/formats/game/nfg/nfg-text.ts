/**
 * The words of a .nfg file: texts in quotes, braces and bare words, set apart by blanks.
 */
import { straightQuotesHint, typographicQuoteIn } from '../../../typographic-quotes.js';
import { shortened } from '../../json/codec.js';
import type { Locate, TextFault } from '../../problems/located.js';
import { Stop } from '../../problems/located.js';
import { placeText } from '../../problems/place.js';
import type { Problem } from '../../problems/problem.js';
import { maxProblems } from '../../problems/problem.js';

/** A piece of a .nfg file, and where it starts. A text's value is without quotes and escapes. */
export interface Piece {
  readonly kind: 'text' | 'word' | '{' | '}' | ',' | 'end';
  readonly value: string;
  readonly at: number;
}

const isBlank = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13);

/** Whether a bare word ends before this character; NaN is the end of the file. */
const endsWord = (unit: number): boolean =>
  Number.isNaN(unit) || isBlank(unit) || unit === 123 || unit === 125 || unit === 44 || unit === 34;

/** Whether a bare word looks like the beginning of a comment, which the format does not have. */
export const isComment = (word: string): boolean => /^(?:\/\/|\/\*|#|%|\(\*|;)/.test(word);

/** What to do about a piece that is not what the format has there. */
const hintFor = ({ kind, value }: Piece): string => {
  if (kind === 'end') return 'The file seems to be cut off.';
  return kind === 'word' && isComment(value)
    ? 'The one comment of a .nfg file is a text in double quotes between the strategies and the payoffs.'
    : 'A .nfg file reads: NFG 1 R "title" { "player" … } { strategies } "comment" payoffs.';
};

/** Reads a text piece by piece. */
export class NfgText {
  private at = 0;
  /** The faults after which the reading went on. */
  readonly problems: Problem[] = [];

  constructor(
    readonly text: string,
    private readonly locate: Locate,
  ) {}

  /** Notes a fault after which the reading goes on; after very many it ends. */
  report(at: number, fault: TextFault): void {
    if (this.problems.length + 1 >= maxProblems) this.stop(at, fault);
    this.problems.push(this.locate(at, fault));
  }

  /** The place at an offset, in a sentence. */
  placeText(at: number): string {
    const { line = 1, column = 1 } = this.locate(at, { code: 'E0705', message: '' });
    return placeText({ line, column });
  }

  /** Ends the reading with a fault. */
  stop(at: number, fault: TextFault): never {
    throw new Stop(this.locate(at, fault));
  }

  /** Ends the reading because a piece is not what the format has here. */
  unexpected(piece: Piece, expected: string): never {
    const { kind, value, at } = piece;
    const found =
      kind === 'end' ? 'the end of the file' : `${kind === 'text' ? 'the text ' : ''}"${shortened(value)}"`;
    const quote = kind === 'word' ? typographicQuoteIn(value) : undefined;
    const message = `${expected} is expected here, not ${found}.`;
    return this.stop(
      at,
      quote === undefined
        ? { code: 'E0705', message, hint: hintFor(piece) }
        : {
            code: 'E0705',
            message: `${message} It has the typographic quote ${quote}, which is no quote of the format.`,
            hint: straightQuotesHint,
          },
    );
  }

  /** Where the next piece starts. */
  place(): number {
    const { text } = this;
    while (isBlank(text.charCodeAt(this.at))) this.at += 1;
    return this.at;
  }

  /** The next piece, which stays there. */
  peek(): Piece {
    const at = this.place();
    const piece = this.take();
    this.at = at;
    return piece;
  }

  /** The next piece. */
  take(): Piece {
    const at = this.place();
    const sign = this.text.charAt(at);
    if (sign === '') return { kind: 'end', value: '', at };
    if (sign === '"') return { kind: 'text', value: this.quoted(at), at };
    if (sign === '{' || sign === '}' || sign === ',') {
      this.at = at + 1;
      return { kind: sign, value: sign, at };
    }
    return { kind: 'word', value: this.text.slice(at, this.skipWord()), at };
  }

  /** Passes over a bare word that starts at {@link place} and returns where it ends: there itself, if there is none. */
  skipWord(): number {
    const { text } = this;
    let { at } = this;
    while (!endsWord(text.charCodeAt(at))) at += 1;
    return (this.at = at);
  }

  /** A backslash before a quote makes it part of the text; every other backslash is one. */
  private quoted(start: number): string {
    const { text } = this;
    let value = '';
    let from = start + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0)
        return this.stop(start, {
          code: 'E0705',
          message: 'The text that starts here has no closing quote.',
          hint: 'Close it with "; a quote inside a text is written \\".',
        });
      if (text.charCodeAt(quote - 1) !== 92 || quote - 1 < from) {
        this.at = quote + 1;
        return value + text.slice(from, quote);
      }
      value += `${text.slice(from, quote - 1)}"`;
      from = quote + 1;
    }
  }
}
