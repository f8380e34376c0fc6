/**
 * The payoffs in the cells of a table: two numbers in each, or one in each, which is then a zero-sum game.
 */
import { numberReasons, shortened } from '../../json/codec.js';
import type { TextFault } from '../../problems/located.js';
import { straightQuotesHint, typographicQuoteIn } from '../../../typographic-quotes.js';
import type { PayoffColumn } from '../payoff-column.js';
import type { Cell } from './cells.js';
import type { Separator } from './separator.js';

/** A cell of payoffs and the number of its profile. */
export interface PayoffCell extends Cell {
  readonly profile: number;
}

/** Notes a fault at an offset. */
export type Report = (at: number, fault: TextFault) => void;

/** Whether the cells of a table hold both payoffs, or the row player's only. */
export type PayoffForm = 'both' | 'zero-sum';

/** A number with a decimal comma, as a spreadsheet writes it that sets cells apart by semicolons. */
const decimalComma = /^[+-]?\d+,\d+$/;

/**
 * The numbers in a cell. `both` holds them if it is read as two payoffs, `one` if as one number; a cell such as 3,1 in a table
 * with semicolons can be either.
 */
interface Numbers {
  readonly both: readonly [string, string] | undefined;
  readonly one: string | undefined;
}

const numbersOf = (text: string, separator: Separator): Numbers => {
  const parts = text.split(separator === ',' ? /\s*[;,]\s*|\s+/ : /\s*;\s*|\s*,\s+|\s+/);
  const [first, second] = parts;
  if (first === undefined || parts.length > 2 || parts.includes(''))
    return { both: undefined, one: undefined };
  if (second !== undefined) return { both: [first, second], one: undefined };
  const [before, after, ...more] = first.split(',');
  const isPair = before !== undefined && after !== undefined && more.length === 0;
  return {
    both: isPair ? [before, after] : undefined,
    one: !first.includes(',') || decimalComma.test(first) ? first : undefined,
  };
};

/** What the cells of a table are, as far as each can be only one thing. */
interface Forms {
  readonly both: boolean;
  readonly one: boolean;
  readonly decimalComma: boolean;
}

/** Reads the payoffs of both players into their columns and says what the cells hold; faults are reported. */
export const readPayoffCells = (
  cells: readonly PayoffCell[],
  separator: Separator,
  columns: readonly [PayoffColumn, PayoffColumn],
  report: Report,
): PayoffForm => {
  const numbers = cells.map(({ text }) => numbersOf(text, separator));
  const certain = {
    both: numbers.some(({ both, one }) => both !== undefined && one === undefined),
    one: numbers.some(({ both, one }) => both === undefined && one !== undefined),
  };
  const form = certain.one && !certain.both ? 'zero-sum' : 'both';
  const forms: Forms = {
    ...certain,
    decimalComma: numbers.some(({ both, one }) =>
      form === 'zero-sum'
        ? one !== undefined && decimalComma.test(one)
        : one === undefined && (both?.some((number) => decimalComma.test(number)) ?? false),
    ),
  };
  const reader = new CellReader(form, forms, columns, report);
  cells.forEach((cell, i) => reader.read(cell, numbers[i]!));
  return form;
};

/** Reads cells one by one, knowing what those of the whole table hold. */
class CellReader {
  private hasReportedTwoWays = false;

  constructor(
    private readonly form: PayoffForm,
    private readonly forms: Forms,
    private readonly columns: readonly [PayoffColumn, PayoffColumn],
    private readonly report: Report,
  ) {}

  read(cell: PayoffCell, { both, one }: Numbers): void {
    if (this.form === 'zero-sum') {
      if (one === undefined) return this.report(cell.at, notOneNumber(cell));
      this.readNumber(cell, 0, one, one);
      this.readNumber(cell, 1, negative(one), one);
      return;
    }
    if (both === undefined) return this.report(cell.at, notTwoPayoffs(cell));
    const isEither = one !== undefined;
    if (isEither && (!this.forms.both || this.forms.decimalComma)) return this.reportTwoWays(cell, both);
    this.readNumber(cell, 0, both[0], both[0]);
    this.readNumber(cell, 1, both[1], both[1]);
  }

  /** Reads a number of a cell into a column; `written` is how the file has it. */
  private readNumber(cell: PayoffCell, player: 0 | 1, number: string, written: string): void {
    if (this.forms.decimalComma && written.includes('.')) {
      if (player === 0 || this.form === 'both') this.report(cell.at, pointAmongCommas(written));
      return;
    }
    const text = number.replace(',', '.');
    const fault = this.columns[player].read(cell.profile, text, 0, text.length);
    if (fault === undefined || (player === 1 && this.form === 'zero-sum')) return;
    const [reason, hint] = numberReasons[fault.kind];
    const message = `"${shortened(written)}" is ${reason}.`;
    this.report(cell.at, withQuotes({ code: 'E0207', message, hint: hint.replaceAll('"', '') }, written));
  }

  /** Reports a cell that may be two payoffs or one number: once, since all such cells are mended alike. */
  private reportTwoWays(cell: PayoffCell, [first, second]: readonly [string, string]): void {
    if (this.hasReportedTwoWays) return;
    this.hasReportedTwoWays = true;
    this.report(cell.at, {
      code: 'E0703',
      message: `"${shortened(cell.text)}" can be read in two ways: as the payoffs ${first} and ${second}, or as one number with a decimal comma.`,
      hint: `Write two payoffs with a blank between them, ${first} ${second}, and decimals with a point, ${first}.${second}.`,
    });
  }
}

/** The text of the negative of a number. */
const negative = (number: string): string =>
  number.startsWith('-') ? number.slice(1) : `-${number.replace(/^\+/, '')}`;

/** Adds what is said of typographic quotes to the fault of a cell that has one. */
const withQuotes = (fault: TextFault, text: string): TextFault => {
  const quote = typographicQuoteIn(text);
  return quote === undefined
    ? fault
    : {
        ...fault,
        message: `${fault.message} It has the typographic quote ${quote}, which is no quote of CSV.`,
        hint: straightQuotesHint,
      };
};

const notTwoPayoffs = ({ text }: Cell): TextFault =>
  withQuotes(
    {
      code: 'E0703',
      message: `A cell holds two payoffs, not "${shortened(text)}".`,
      hint: 'Write 3;1, or "3,1" in quotes, or 3 1, the row player’s first; decimals with a point. In a zero-sum game every cell may hold one number, the row player’s payoff.',
    },
    text,
  );

const notOneNumber = ({ text }: Cell): TextFault =>
  withQuotes(
    {
      code: 'E0703',
      message: `A cell holds one number, the row player’s payoff in a zero-sum game, not "${shortened(text)}".`,
      hint: 'Write one number into every cell, or both payoffs into every cell.',
    },
    text,
  );

const pointAmongCommas = (written: string): TextFault => ({
  code: 'E0703',
  message: `"${shortened(written)}" has a point, and other numbers of this file have a decimal comma.`,
  hint: 'Write all decimals with a comma or all with a point, and nothing between thousands.',
});
