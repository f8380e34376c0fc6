/**
 * The numbers of the picture: a row for each mechanism and trader, exact and rounded.
 */
import { toDecimal } from '../../exact/decimal.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { BestLie, Compared, Comparison } from '../../studies/comparison/comparison.js';
import { gainOf } from '../../studies/comparison/comparison.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import { rowName } from './words.js';

/** Digits after the point of what is rounded. */
const digits = 6;

const exact = (value: Rational | null): string => (value === null ? '' : Q.show(value));
const rounded = (value: Rational | null): string => (value === null ? '' : toDecimal(value, digits).text);

const attainedText = (lie: BestLie | null): string => (lie === null ? '' : Q.is(lie.gain) ? 'yes' : 'no');

/** The rows of mechanisms that are defined. */
export const comparedRows = ({ mechanisms }: Comparison): readonly Compared[] =>
  mechanisms.filter((row): row is Compared => row.applies);

/** The table of the numbers that the picture shows; a cell is empty where a number is not known or there is none. */
export const plotTable = (found: Comparison): Table => ({
  caption: 'The numbers of the picture',
  columns: [
    words('mechanism'),
    numbers('trader'),
    words('name'),
    words('gain of best lie'),
    words('attained'),
    numbers('gain of best lie (rounded)'),
    words('share of gains from trade'),
    numbers('share of gains from trade (rounded)'),
  ],
  rows: comparedRows(found).flatMap((row) =>
    row.traders.map(({ trader, name, bestLie }) => {
      const gain = bestLie === null ? null : gainOf(bestLie);
      return [
        rowName(row),
        String(trader),
        name,
        exact(gain),
        attainedText(bestLie),
        rounded(gain),
        exact(row.shareOfGains),
        rounded(row.shareOfGains),
      ];
    }),
  ),
});
