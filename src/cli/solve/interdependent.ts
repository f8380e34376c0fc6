/**
 * `solve` of an interdependent economy: what rounds one and two leave at each kind of cell.
 */
import { E, O, pipe, TE } from '../../prelude.js';
import { bundleText } from '../../claims/notation.js';
import type { CellLeft, RoundLeft, Rounds } from '../../claims/interdependent/engines/rounds/rounds.js';
import { whyRoundsTooLarge } from '../../claims/interdependent/engines/rounds/claim-size.js';
import { roundsOf } from '../../claims/interdependent/engines/rounds/rounds.js';
import * as Q from '../../exact/rational.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Context } from '../context.js';
import type { Diagnostic } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import type { RoundLimit } from '../input/options.js';
import { feasibleSettingOf } from '../input/setting.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import type { Outcome } from '../verb.js';
import { interdependentSolution, stoppedSolution } from './output.js';

const stages = ['first', 'second', 'third'] as const;

const tuple = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(', ')})`;
const demandText = (demand: ReadonlyArray<readonly number[]>): string =>
  `(${demand.map(bundleText).join(', ')})`;

/** A cell, exact also where it has one bundle: something is left there, so that one is. */
const withKnownExactness = (cell: CellLeft): CellLeft => ({
  ...cell,
  exact: cell.exact || cell.allowed.length === 1,
});

/** What is heard at a cell, equal announcements counted. */
const heardText = ({ observes, stage }: CellLeft): string => {
  if (stage === 1) return 'nothing yet';
  const counts = new Map<string, number>();
  for (const demand of observes) {
    const shown = demandText(demand);
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return [...counts]
    .map(([shown, count]) => (count === 1 ? shown : `${String(count)} × ${shown}`))
    .join(', ');
};

const cellsTable = ({ round, cells }: RoundLeft): Table => ({
  caption: `What round ${String(round)} leaves`,
  columns: [
    words('Signal'),
    words('Announcement'),
    words('Heard before'),
    numbers('Price'),
    words('May demand'),
  ],
  rows: cells.map((cell) => [
    cell.signal,
    stages[cell.stage - 1]!,
    heardText(cell),
    tuple(cell.price.map(Q.show)),
    `${cell.allowed.map(bundleText).join(' or ')}${cell.exact ? '' : ' (at most)'}`,
  ]),
});

const roundBlocks = (round: RoundLeft, all: boolean): readonly Block[] => {
  // Where a round leaves everything open, a row for each cell says nothing.
  const shown = round.cells.filter(({ stage }) => all || round.round === 2 || stage === 1);
  return [
    heading(`Round ${String(round.round)}`),
    ...round.explanation.map(item),
    table(cellsTable({ ...round, cells: shown })),
  ];
};

/** The first so many rounds; a cell at which one bundle is left has no bundle too many. */
const firstRounds = ({ messages, rounds }: Rounds, limit: RoundLimit): Rounds => ({
  messages,
  rounds: rounds
    .slice(0, limit === 'all' ? rounds.length : limit)
    .map((round) => ({ ...round, cells: round.cells.map(withKnownExactness) })),
});

const reportOf = (economy: InterdependentEconomy, { rounds, messages }: Rounds, list: boolean): Report => ({
  status: exit.done,
  data: interdependentSolution.encode({ residual: economy.residual, messages, rounds }),
  blocks: [
    ...(economy.title === '' ? [] : [text(economy.title)]),
    text(
      `A message holds a first announcement, and a second and a third for everything that may be heard. A trader has ${messages} messages, too many to list. The tables show what survives at each kind of cell: a signal, an announcement, what was heard, a price. Only cells on the path are shown, where all others first announce a price-taking demand function.`,
    ),
    ...rounds.flatMap((round) => roundBlocks(round, list)),
    ...(rounds.some(({ cells }) => cells.some(({ exact }) => !exact))
      ? [note('“At most”: some of these bundles may not occur; which ones is not known.')]
      : []),
  ],
  main: cellsTable(rounds[rounds.length - 1]!),
});

const stopped: Report = {
  status: exit.undecided,
  data: stoppedSolution.encode({ stopped: true, rounds: [] }),
  blocks: [note('Stopped before the rounds were known.')],
};

/** That there are more cells than can be worked out or listed. */
const tooLarge = (sentences: readonly string[], file: string): Diagnostic => ({
  code: 'E0006',
  message: sentences.slice(0, -1).join(' '),
  file,
  hint: sentences.at(-1)!,
});

/**
 * Solves an interdependent economy.
 *
 * @param list - whether cells at which nothing is eliminated are shown too
 * @param rounds - how many rounds are shown
 */
export const solveInterdependent = (
  context: Context,
  file: string,
  economy: InterdependentEconomy,
  { list, rounds }: { readonly list: boolean; readonly rounds: RoundLimit },
): Outcome =>
  pipe(
    TE.fromEither(feasibleSettingOf(economy, file)),
    TE.chainEitherK((setting) => {
      const why = whyRoundsTooLarge(setting);
      return why === undefined ? E.right(undefined) : E.left([tooLarge(why, file)]);
    }),
    TE.chainTaskK(() => context.compute(roundsOf(economy))),
    TE.map(
      O.match(
        () => stopped,
        (found) => reportOf(economy, firstRounds(found, rounds), list),
      ),
    ),
  );
