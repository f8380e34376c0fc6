/**
 * Reads the nested payoffs of a game file from the text itself: no tree is built, so that millions of them are read in a
 * second.
 */
import { counted } from '../../../exact/counts.js';
import type { ReadProblem } from '../../../exact/rational.js';
import { numberReasons, shortened } from '../../json/codec.js';
import type { Span } from '../../json/member.js';
import { afterValue } from '../../json/member.js';
import type { SyntaxFault } from '../../json/syntax.js';
import { faultOfSyntax, firstSyntaxFault } from '../../json/syntax.js';
import type { Locate, TextFault } from '../../problems/located.js';
import { Stop } from '../../problems/located.js';
import type { Problem } from '../../problems/problem.js';
import { maxProblems } from '../../problems/problem.js';
import type { PayoffColumn } from '../payoff-column.js';

/** One level of nesting: how many entries its lists have, and what they are. */
export interface Level {
  readonly size: number;
  readonly entries: string;
}

const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Reads the list at `span` into the columns, one a player, profile by profile with the first level varying slowest.
 *
 * @returns what is wrong with the list, at most {@link maxProblems}; where it is not JSON, the reading ends there
 */
export const readNestedPayoffs = (
  text: string,
  span: Span,
  levels: readonly Level[],
  columns: readonly PayoffColumn[],
  locate: Locate,
): readonly Problem[] => {
  const reader = new PayoffReader(text, span.start, levels, columns, locate);
  try {
    reader.readLevel(0);
    return reader.problems;
  } catch (error) {
    if (error instanceof Stop) return [...reader.problems, error.problem];
    throw error;
  }
};

const nestingHint = 'Payoffs are nested by strategy, with a list of one number a player innermost.';
const numberHint = 'Write a number, or a text such as "3/4".';

/** Reads payoffs from left to right. Its fields are its place in the text and the number of the profile there. */
class PayoffReader {
  readonly problems: Problem[] = [];
  private profile = 0;
  /** The first fault of the whole text as JSON, once it has been looked for. */
  private syntax: { readonly fault: SyntaxFault | undefined } | undefined;
  /** How many profiles lie in a list of each level. */
  private readonly profilesIn: readonly number[];

  constructor(
    private readonly text: string,
    private at: number,
    private readonly levels: readonly Level[],
    private readonly columns: readonly PayoffColumn[],
    private readonly locate: Locate,
  ) {
    this.profilesIn = levels.map((_, depth) =>
      levels.slice(depth).reduce((product, { size }) => product * size, 1),
    );
  }

  /** Reads the list of a level, with all that is nested in it; below the last level, the payoffs of one profile. */
  readLevel(depth: number): void {
    const level = this.levels[depth];
    if (level !== undefined) {
      const after = this.profile + this.profilesIn[depth]!;
      this.readList(level, () => this.readLevel(depth + 1));
      // After a list that is at fault, the next one is read in its own place.
      this.profile = after;
    } else {
      this.readList({ size: this.columns.length, entries: 'one payoff a player' }, this.readPayoff);
      this.profile += 1;
    }
  }

  /** Reads a list of exactly as many entries as the level has. */
  private readList(level: Level, readEntry: (index: number) => void): void {
    const { size, entries } = level;
    if (this.skipBlanks() !== 91)
      return this.unexpected(`A list of ${counted(size, 'entry', 'entries')} (${entries})`, nestingHint);
    const opening = this.at;
    this.at += 1;
    for (let index = 0; ; index += 1) {
      const unit = this.skipBlanks();
      if (unit === 93 && index === 0) {
        if (size > 0) this.tooShort(opening, 0, level);
        break;
      }
      if (index === size) this.tooLong(level);
      if (index < size) readEntry(index);
      else this.skipValue();
      const after = this.skipBlanks();
      if (after === 93) {
        if (index + 1 < size) this.tooShort(opening, index + 1, level);
        break;
      }
      if (after !== 44) this.notJson('A comma or a closing bracket', nestingHint);
      this.at += 1;
      if (this.skipBlanks() === 93) this.notJson('An entry', nestingHint);
    }
    this.at += 1;
  }

  /** Reads a payoff of the current profile. */
  private readonly readPayoff = (player: number): void => {
    const unit = this.skipBlanks();
    const begin = this.at;
    const column = this.columns[player]!;
    if (unit === 34) {
      const written = this.quoted();
      const problem = column.read(this.profile, written, 0, written.length);
      if (problem !== undefined) this.notANumber(begin, written, problem);
      return;
    }
    const end = this.endOfNumber();
    if (end === undefined) return this.unexpected('A payoff', numberHint);
    this.at = end;
    const problem = column.read(this.profile, this.text, begin, end);
    if (problem !== undefined) this.notANumber(begin, this.text.slice(begin, end), problem);
  };

  /** The offset after the number that starts here; undefined if none does. What does not end there is no number of JSON, such as 01 or 1/2. */
  private endOfNumber(): number | undefined {
    const { text, at } = this;
    numberText.lastIndex = at;
    const end = numberText.test(text) ? numberText.lastIndex : at;
    const next = text.charCodeAt(end);
    return end === at || !(next === 44 || next === 93 || next <= 32) ? undefined : end;
  }

  /** The text in quotes that starts here. */
  private quoted(): string {
    const { text, at } = this;
    const end = text.indexOf('"', at + 1);
    const written = text.slice(at + 1, end);
    if (written.includes('\\')) return this.escaped();
    this.at = end + 1;
    return written;
  }

  /** A text with escapes, which is rare enough to be left to the parser of JSON. */
  private escaped(): string {
    const { text, at } = this;
    let end = at + 1;
    for (; text.charAt(end) !== '"'; end += 1) if (text.charAt(end) === '\\') end += 1;
    try {
      const value: unknown = JSON.parse(text.slice(at, end + 1));
      this.at = end + 1;
      return String(value);
    } catch {
      return this.notJson('A number', numberHint);
    }
  }

  /** The code of the next character that is not blank; the reader is moved there. */
  private skipBlanks(): number {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return unit;
      this.at += 1;
    }
  }

  /** Notes a fault; after very many the reading ends. */
  private report(at: number, fault: TextFault): void {
    if (this.problems.length + 1 >= maxProblems) throw new Stop(this.locate(at, fault));
    this.problems.push(this.locate(at, fault));
  }

  /** Notes that something else is expected here, and passes over the value that is there; if the text is not JSON, stops. */
  private unexpected(expected: string, hint: string): void {
    if (this.end() === undefined) this.notJson(expected, hint);
    this.report(this.at, { code: 'E0703', message: `${expected} is expected here.`, hint });
    this.skipValue();
  }

  /** Passes over the value that starts here, whatever it is. */
  private skipValue(): void {
    this.skipBlanks();
    const end = this.end();
    if (end === undefined) this.notJson('A value', nestingHint);
    else this.at = end;
  }

  /** The end of the value that starts here; undefined if the text is not JSON. */
  private end(): number | undefined {
    this.syntax ??= { fault: firstSyntaxFault(this.text) };
    return this.syntax.fault === undefined ? afterValue(this.text, this.at) : undefined;
  }

  /** Stops because the text is not JSON; `expected` is what is expected here if it is JSON after all. */
  private notJson(expected: string, hint: string): never {
    this.syntax ??= { fault: firstSyntaxFault(this.text) };
    const { fault } = this.syntax;
    throw new Stop(
      fault === undefined
        ? this.locate(this.at, { code: 'E0703', message: `${expected} is expected here.`, hint })
        : this.locate(fault.offset, faultOfSyntax(fault)),
    );
  }

  private tooShort(opening: number, found: number, { size, entries }: Level): void {
    this.report(opening, {
      code: 'E0703',
      message: `This list has ${counted(found, 'entry', 'entries')}; ${String(size)} ${size === 1 ? 'is' : 'are'} expected (${entries}).`,
      hint: 'Add the missing entries.',
    });
  }

  private tooLong({ size, entries }: Level): void {
    this.report(this.at, {
      code: 'E0703',
      message: `This entry is too much: the list has ${String(size)} (${entries}).`,
      hint: nestingHint,
    });
  }

  private notANumber(at: number, written: string, { kind }: ReadProblem): void {
    const [reason, hint] = numberReasons[kind];
    this.report(at, { code: 'E0207', message: `"${shortened(written)}" is ${reason}.`, hint });
  }
}
