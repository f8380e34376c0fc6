/**
 * Reads the nested payoffs of a game file from the text itself: no tree is built, so that millions of them are read in a
 * second.
 */
import { numberReasons, shortened } from '../json/codec.js';
import type { Span } from '../json/member.js';
import { firstSyntaxFault } from '../json/syntax.js';
import type { Locate, TextFault } from '../problems/located.js';
import { Stop } from '../problems/located.js';
import type { PayoffColumn } from './payoff-column.js';

/** One level of nesting: how many entries its lists have, and what they are. */
export interface Level {
  readonly size: number;
  readonly entries: string;
}

const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Reads the list at `span` into the columns, one a player, profile by profile with the first level varying slowest.
 *
 * @throws Stop at the first fault.
 */
export const readNestedPayoffs = (
  text: string,
  span: Span,
  levels: readonly Level[],
  columns: readonly PayoffColumn[],
  locate: Locate,
): void => {
  let at = span.start;
  let number = 0;

  const stop = (where: number, fault: TextFault): never => {
    throw new Stop(locate(where, fault));
  };
  /** What stands here is not of the kind that is expected; if it is not even JSON, that is said instead. */
  const unexpected = (expected: string, hint: string): never => {
    const syntax = firstSyntaxFault(text);
    if (syntax !== undefined)
      return stop(syntax.offset, {
        code: syntax.kind === 'depth' ? 'E0206' : 'E0201',
        message: syntax.message,
        hint: syntax.hint,
      });
    return stop(at, { code: 'E0703', message: `${expected} is expected here.`, hint });
  };
  const skipBlanks = (): number => {
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return unit;
      at += 1;
    }
  };
  /** A list of exactly `size` entries, each read by `entry`. */
  const list = (size: number, entries: string, entry: (index: number) => void): void => {
    const hint = 'Payoffs are nested by strategy, with a list of one number a player innermost.';
    if (skipBlanks() !== 91) unexpected(`A list of ${String(size)} entries (${entries})`, hint);
    const opening = at;
    at += 1;
    for (let index = 0; ; index += 1) {
      const unit = skipBlanks();
      if (unit === 93 && index === 0) {
        if (size > 0) short(opening, 0, size, entries);
        break;
      }
      if (index === size)
        stop(at, {
          code: 'E0703',
          message: `This entry is too much: the list has ${String(size)} (${entries}).`,
          hint,
        });
      entry(index);
      const after = skipBlanks();
      if (after === 93) {
        if (index + 1 < size) short(opening, index + 1, size, entries);
        break;
      }
      if (after !== 44) unexpected('A comma or a closing bracket', hint);
      at += 1;
      if (skipBlanks() === 93) unexpected('An entry', hint);
    }
    at += 1;
  };
  const short = (opening: number, found: number, size: number, entries: string): never =>
    stop(opening, {
      code: 'E0703',
      message: `This list has ${String(found)} ${found === 1 ? 'entry' : 'entries'}; ${String(size)} are expected (${entries}).`,
      hint: 'Add the missing entries.',
    });

  const payoff = (player: number): void => {
    const unit = skipBlanks();
    const column = columns[player]!;
    const begin = at;
    let fault;
    let written;
    if (unit === 34) {
      const end = text.indexOf('"', at + 1);
      written = text.slice(at + 1, end);
      // An escape is rare enough to be read by the book.
      if (written.includes('\\')) written = escaped();
      else at = end + 1;
      fault = column.read(number, written, 0, written.length);
    } else {
      numberText.lastIndex = at;
      const end = numberText.test(text) ? numberText.lastIndex : at;
      const next = text.charCodeAt(end);
      // What does not end here is no number of JSON, such as 01 or 1/2.
      if (end === at || !(next === 44 || next === 93 || next <= 32))
        unexpected('A payoff', 'Write a number, or a text such as "3/4".');
      at = end;
      fault = column.read(number, text, begin, end);
      written = '';
    }
    if (fault === undefined) return;
    const [reason, hint] = numberReasons[fault.kind];
    stop(begin, {
      code: 'E0207',
      message: `"${shortened(unit === 34 ? written : text.slice(begin, at))}" is ${reason}.`,
      hint,
    });
  };
  /** A text with escapes, at its opening quote. */
  const escaped = (): string => {
    let end = at + 1;
    for (; text.charAt(end) !== '"'; end += 1) if (text.charAt(end) === '\\') end += 1;
    const raw = text.slice(at, end + 1);
    try {
      const value = JSON.parse(raw) as string;
      at = end + 1;
      return value;
    } catch {
      return unexpected('A number', 'Write a number, or a text such as "3/4".');
    }
  };

  const visit = (depth: number): void => {
    const level = levels[depth];
    if (level !== undefined) list(level.size, level.entries, () => visit(depth + 1));
    else {
      list(columns.length, 'one payoff a player', payoff);
      number += 1;
    }
  };
  visit(0);
};
