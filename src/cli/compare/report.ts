/**
 * What `compare` says: the mechanisms side by side, their promises, and what each brings every trader.
 */
import type { Economy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import { mechanismNamed } from '../../mechanisms/list.js';
import type { Compared, ComparedTrader, Comparison, Row } from '../../studies/comparison/comparison.js';
import { comparison as codec, gainOf } from '../../studies/comparison/comparison.js';
import { joinWithAnd } from '../../words.js';
import { exit } from '../errors/exit.js';
import { exactly } from '../output/economy-words.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import {
  budgetText,
  gainText,
  liesText,
  messageText,
  nothing,
  numberText,
  rowName,
  shareText,
} from './words.js';

const isCompared = (row: Row): row is Compared => row.applies;

const overviewTable = (rows: readonly Compared[]): Table => ({
  caption: 'The mechanisms side by side',
  columns: [
    words('Mechanism'),
    words('Largest gain of a lie'),
    numbers('Welfare'),
    words('Share of gains from trade'),
    words('Budget'),
    numbers('Price gap'),
  ],
  rows: rows.map((row) => [
    rowName(row),
    liesText(row),
    numberText(row.welfare),
    shareText(row.shareOfGains),
    budgetText(row.budget),
    numberText(row.expectedPriceGap),
  ]),
});

/** The promises with one verdict, by name. */
const promisesWith = ({ promises }: Compared, verdict: string): string => {
  const names = Object.entries(promises).flatMap(([name, found]) => (found === verdict ? [name] : []));
  return names.length === 0 ? nothing : names.join(', ');
};

/** Which promises are kept and broken; those that are not decided, in a column of their own if there are any. */
const promisesTable = (rows: readonly Compared[]): Table => {
  const open = rows.some(({ promises }) => Object.values(promises).includes('undecided'));
  return {
    caption: 'Promises at truthful messages',
    columns: [words('Mechanism'), words('Kept'), words('Broken'), ...(open ? [words('Undecided')] : [])],
    rows: rows.map((row) => [
      rowName(row),
      promisesWith(row, 'proved'),
      promisesWith(row, 'refuted'),
      ...(open ? [promisesWith(row, 'undecided')] : []),
    ]),
  };
};

const promiseNames = (rows: readonly Compared[]): readonly string[] => [
  ...new Set(rows.flatMap(({ promises }) => Object.keys(promises))),
];

/** Everything about each mechanism in one row, for CSV. */
const mainTable = (rows: readonly Compared[]): Table => {
  const overview = overviewTable(rows);
  const promises = promiseNames(rows);
  return {
    caption: overview.caption,
    columns: [...overview.columns, ...promises.map(words)],
    rows: overview.rows.map((cells, i) => [
      ...cells,
      ...promises.map((name) => rows[i]!.promises[name] ?? nothing),
    ]),
  };
};

/** What a trader expects: a number, or one for each signal. */
const expectedText = ({ expectedUtility, interim }: ComparedTrader): string =>
  expectedUtility !== undefined
    ? Q.show(expectedUtility)
    : Object.entries(interim ?? {})
        .map(([signal, utility]) => `${signal}: ${Q.show(utility)}`)
        .join(', ');

const tradersTable = ({ noTrade }: Comparison, row: Compared): Table => ({
  caption: 'What each trader expects, without trade and here, and her best lie',
  columns: [
    numbers('Trader'),
    words('Name'),
    numbers('Without trade'),
    numbers('Expected utility'),
    numbers('Gain of the best lie'),
    words('Best lie'),
  ],
  rows: row.traders.map((each, i) => [
    String(each.trader),
    each.name,
    numberText(noTrade[i]!),
    expectedText(each),
    each.bestLie === null ? nothing : gainText(each.bestLie),
    each.bestLie === null ? nothing : messageText(each.bestLie.message),
  ]),
});

/** Who gains by lying, in a sentence; or that nobody does. */
const lieSentences = (row: Compared): readonly string[] => {
  const known = row.traders.filter(({ bestLie }) => bestLie !== null);
  if (known.length === 0) return [];
  const gainers = known.flatMap(({ name, bestLie }) =>
    bestLie !== null && Q.sign(gainOf(bestLie)) > 0
      ? [
          `${name} gains ${gainText(bestLie)} by announcing ${messageText(bestLie.message)} in place of the truth.`,
        ]
      : [],
  );
  if (gainers.length > 0) return gainers;
  const loses = known.every(({ bestLie }) => bestLie !== null && Q.sign(gainOf(bestLie)) < 0);
  return [loses ? 'Every lie loses.' : 'Nobody gains by a lie.'];
};

/** Who expects less than without trade. */
const worseSentences = ({ traders, shareOfGains }: Compared): readonly string[] => {
  const worse = traders.filter(({ worseThanNoTrade }) => worseThanNoTrade).map(({ name }) => name);
  const whole =
    shareOfGains !== null && Q.sign(shareOfGains) < 0
      ? [
          'Worse than no trade: what the traders end up with is worth less to them, all together, than what they own.',
        ]
      : [];
  if (worse.length === 0) return whole;
  const who = worse.length === traders.length ? 'Everybody' : joinWithAnd(worse);
  return [
    ...whole,
    `Worse than no trade for ${worse.length === traders.length ? 'everybody' : who}: ${worse.length === 1 ? 'she expects' : 'they expect'} less than without trade.`,
  ];
};

const rowBlocks = (found: Comparison, row: Compared): readonly Block[] => [
  heading(rowName(row)),
  text(`${mechanismNamed(row.mechanism)?.title ?? row.mechanism}.`),
  ...lieSentences(row).map(item),
  ...worseSentences(row).map(item),
  ...(row.why === undefined ? [] : [item(row.why)]),
  table(tradersTable(found, row)),
];

const optimumText = ({ optimum, between, why, noTrade }: Comparison): string => {
  const without = `Without trade the traders have ${exactly(Q.sum(noTrade))} all together`;
  if (optimum !== null) return `${without}; the optimum is ${exactly(optimum)}.`;
  const bounds =
    between === undefined
      ? ''
      : `; the optimum is from ${Q.show(between.least)} to ${Q.show(between.most)}, and not known exactly`;
  return `${without}${bounds}. ${why ?? ''}`.trimEnd();
};

const againstText = ({ against }: Comparison): string =>
  against === 'all'
    ? 'Everybody’s messages are truthful; lies are looked for against all messages of the others.'
    : 'Everybody’s messages are truthful but for the liar’s.';

/** What was drawn: the picture and the file of its numbers. */
export interface WrittenPlot {
  readonly picture: string;
  readonly numbers: string;
}

/** The report on a comparison. */
export const reportOf = (economy: Economy, found: Comparison, written: WrittenPlot | undefined): Report => {
  const rows = found.mechanisms.filter(isCompared);
  return {
    status: found.stopped === true ? exit.undecided : exit.done,
    data: { ...codec.encode(found), ...(written === undefined ? {} : { plot: written }) },
    blocks: [
      ...(economy.title === '' ? [] : [text(economy.title)]),
      text(optimumText(found)),
      text(againstText(found)),
      table(overviewTable(rows)),
      ...(promiseNames(rows).length === 0 ? [] : [table(promisesTable(rows))]),
      ...found.mechanisms.flatMap((row) =>
        row.applies ? [] : [item(`Not defined here: ${row.mechanism}. ${row.why}`)],
      ),
      ...rows.flatMap((row) => rowBlocks(found, row)),
      ...(written === undefined
        ? []
        : [text(`Wrote ${written.picture}, and its numbers to ${written.numbers}.`)]),
      ...(found.stopped === true
        ? [note('Stopped by Ctrl-C; what was known by then is reported above.')]
        : []),
    ],
    main: mainTable(rows),
  };
};
