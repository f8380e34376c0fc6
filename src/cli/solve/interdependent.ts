/**
 * `solve` of an interdependent economy: what rounds one and two leave at each kind of cell.
 */
import { E, O } from '../../prelude.js';
import { bundleText } from '../../claims/data.js';
import type { CellLeft, RoundLeft, Rounds } from '../../claims/interdependent/engines/rounds/rounds.js';
import { roundsOf } from '../../claims/interdependent/engines/rounds/rounds.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Context, Outcome } from '../context.js';
import { exit } from '../errors/exit.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import { playable } from '../input/play.js';

const stages = ['first', 'second', 'third'] as const;

const tuple = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(', ')})`;
const demandWords = (demand: ReadonlyArray<readonly number[]>): string =>
  `(${demand.map(bundleText).join(', ')})`;

/** A cell whose bundles may not all occur; where one is left it does, since something is left. */
const settled = (cell: CellLeft): CellLeft => ({ ...cell, exact: cell.exact || cell.allowed.length === 1 });

/** What is heard at a cell, equal announcements counted. */
const heardWords = ({ observes, stage }: CellLeft): string => {
  if (stage === 1) return 'nothing yet';
  const counts = new Map<string, number>();
  for (const demand of observes) {
    const shown = demandWords(demand);
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
    words('Having heard'),
    numbers('Price'),
    words('May ask for'),
  ],
  rows: cells.map((cell) => [
    cell.signal,
    stages[cell.stage - 1]!,
    heardWords(cell),
    tuple(cell.price),
    `${cell.allowed.map(bundleText).join(' or ')}${cell.exact ? '' : ' (at most)'}`,
  ]),
});

const roundBlocks = (round: RoundLeft, all: boolean): readonly Block[] => {
  // Where a round leaves everything open, a row for each cell tells nothing.
  const telling = round.cells.filter(({ stage }) => all || round.round === 2 || stage === 1);
  return [
    heading(`Round ${String(round.round)}`),
    ...round.explanation.map(item),
    table(cellsTable({ ...round, cells: telling })),
  ];
};

const reportOf = (economy: InterdependentEconomy, { rounds, messages }: Rounds, list: boolean): Report => ({
  status: exit.done,
  data: {
    residual: economy.residual,
    messages,
    rounds: rounds.map(({ round, cells, complete, explanation }) => ({
      round,
      cells: cells.map((cell) => ({ ...cell })),
      complete,
      explanation,
    })),
  },
  blocks: [
    ...(economy.title === '' ? [] : [text(economy.title)]),
    text(
      `A message holds a first announcement, and a second and third for everything that may be heard: ${messages} messages a trader. They are not listed; what follows is left of them at each kind of cell: a signal, an announcement, what was heard, a price. Only cells on the path are shown, where all others first announce a price-taking demand function.`,
    ),
    ...rounds.flatMap((round) => roundBlocks(round, list)),
    ...(rounds.some(({ cells }) => cells.some(({ exact }) => !exact))
      ? [note('“At most”: some of these bundles may not occur; which ones was not settled.')]
      : []),
  ],
  main: cellsTable(rounds[rounds.length - 1]!),
});

/** Solves an interdependent economy and shows its first `most` rounds; `list` shows cells at which nothing falls too. */
export const solveInterdependent = async (
  context: Context,
  file: string,
  economy: InterdependentEconomy,
  { list, most }: { readonly list: boolean; readonly most: number },
): Promise<Outcome> => {
  const setting = playable(economy, file);
  if (E.isLeft(setting)) return setting;
  const rounds = await context.work(roundsOf(economy));
  if (O.isNone(rounds))
    return E.right({
      status: exit.undecided,
      data: { rounds: [], stopped: true },
      blocks: [note('Stopped before the rounds were known.')],
    });
  const { messages } = rounds.value;
  const shown = rounds.value.rounds
    .slice(0, most)
    .map((round) => ({ ...round, cells: round.cells.map(settled) }));
  return E.right(reportOf(economy, { messages, rounds: shown }, list));
};
