/**
 * What `solve` says of a game: round by round what is eliminated, by which dominator and how much it gains, and what
 * survives.
 */
import type {
  Agent,
  LabelledDominated,
  LabelledElimination,
} from '../../claims/games/labelled-elimination.js';
import { eliminatedByRound } from '../../claims/games/named-solution.js';
import { describe } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { GameFile } from '../../formats/game/file.js';
import { exit } from '../errors/exit.js';
import { counted } from '../output/counts.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import type { AnyTable } from '../output/tables/bimatrix.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import type { ExplainedStrategy, GameQuestions } from './game-output.js';
import { eliminationOf, gameOutput } from './game-output.js';
import { countsTable, countsText, payoffsAfter, strategiesLeft } from './game-left.js';
import { gameSolution } from './output.js';
import { betterText, dominatorText, eliminationText, survivalCell, survivalText } from './witnesses.js';

/** With more rounds than this, all eliminations are put into one table. */
const maxTables = 12;
/** With more surviving strategies than this, an agent's are not all named. */
const maxNamed = 24;

const hasTypes = ({ agents }: LabelledElimination): boolean => agents.some(({ type }) => type !== undefined);

/** The columns that say who chooses. */
const agentColumns = (labelled: LabelledElimination) => [
  words('Player'),
  ...(hasTypes(labelled) ? [words('Type')] : []),
];

/** The cells that say who chooses. */
const agentCells = (labelled: LabelledElimination, { player, type }: Agent): readonly string[] => [
  player,
  ...(hasTypes(labelled) ? [type ?? ''] : []),
];

/** A table of eliminations; with a column for the round where they are of several. */
const eliminationsTable = (
  labelled: LabelledElimination,
  caption: string,
  eliminated: readonly LabelledDominated[],
  withRound: boolean,
): Table => {
  const strict = labelled.elimination.comparison === 'strict';
  return {
    caption,
    columns: [
      ...(withRound ? [numbers('Round')] : []),
      ...agentColumns(labelled),
      words('Eliminated'),
      words('Dominated by'),
      numbers('Gain at least'),
      words('Attained at'),
      ...(strict ? [] : [words('Gains at')]),
    ],
    rows: eliminated.map((each) => {
      const agent = labelled.agents[each.agent]!;
      return [
        ...(withRound ? [String(each.round)] : []),
        ...agentCells(labelled, agent),
        agent.strategies[each.strategy]!,
        dominatorText(agent, each.dominator),
        Q.show(each.margin),
        each.attainedAt.text,
        ...(strict ? [] : [betterText(each)]),
      ];
    }),
  };
};

/**
 * For each round a table of what it eliminates, and of what it leaves: the payoffs where they are few, else how many
 * strategies. Where the rounds are many, one table of each kind for all.
 */
const roundTables = ({ game }: GameFile, labelled: LabelledElimination): readonly AnyTable[] => {
  const { rounds, eliminated } = labelled;
  const left = strategiesLeft(labelled);
  if (rounds > maxTables)
    return [
      eliminationsTable(labelled, `${counted(rounds, 'round')} of elimination`, eliminated, true),
      countsTable(labelled, left),
    ];
  return eliminatedByRound(labelled).flatMap((each, i) => {
    const caption = `Round ${String(i + 1)}: ${String(each.length)} eliminated`;
    const payoffs = payoffsAfter(game, i + 1, left[i]!, left[i + 1]!);
    return payoffs === undefined
      ? [eliminationsTable(labelled, `${caption}; ${countsText(labelled, left[i + 1]!)}`, each, false)]
      : [eliminationsTable(labelled, caption, each, false), payoffs];
  });
};

const strategyNames = ({ strategies, surviving }: Agent): string => {
  const names = surviving.slice(0, maxNamed).map((s) => strategies[s]!);
  return [...names, ...(surviving.length > maxNamed ? ['…'] : [])].join(', ');
};

const survivorsTable = (labelled: LabelledElimination): Table => ({
  caption: 'Surviving',
  columns: [...agentColumns(labelled), numbers('Of'), numbers('Survive'), words('Strategies')],
  rows: labelled.agents.map((agent) => [
    ...agentCells(labelled, agent),
    String(agent.strategies.length),
    String(agent.surviving.length),
    strategyNames(agent),
  ]),
});

const witnessesTable = (labelled: LabelledElimination): Table => ({
  caption:
    labelled.elimination.dominators === 'mixed'
      ? 'Why strategies survive: a belief about the others to which each is a best reply'
      : 'Why strategies survive: where each of the others is no better',
  columns: [...agentColumns(labelled), words('Survives'), words('Witness')],
  rows: labelled.agents.flatMap((agent, index) =>
    agent.surviving.map((s) => [
      ...agentCells(labelled, agent),
      agent.strategies[s]!,
      survivalCell(labelled, agent, labelled.survival(index, s)),
    ]),
  ),
});

const explainedText = (labelled: LabelledElimination, asked: ExplainedStrategy): string => {
  const { agent, strategy } = asked;
  const eliminated = eliminationOf(labelled, asked);
  return eliminated === undefined
    ? survivalText(labelled, labelled.agents[agent]!, strategy, labelled.survival(agent, strategy))
    : eliminationText(labelled, eliminated);
};

/** The relation, and how many rounds of it. */
const eliminationLine = ({ elimination }: LabelledElimination): string => {
  const relation = describe(elimination);
  const { rounds } = elimination;
  return `${relation.charAt(0).toUpperCase()}${relation.slice(1)}, ${rounds === 'all' ? 'to the end' : `at most ${counted(rounds, 'round')}`}.`;
};

/** Why there is no further round, or no certificate, where there might be one. */
const endNotes = (
  { complete, rounds }: LabelledElimination,
  stopped: GameQuestions['stopped'],
): readonly Block[] => {
  if (stopped === 'elimination')
    return [
      note(`Stopped by Ctrl-C after ${counted(rounds, 'round')}; a further round might eliminate more.`),
    ];
  return [
    ...(complete ? [] : [note('No more rounds were asked for; a further round might eliminate more.')]),
    ...(stopped === undefined ? [] : [note('Stopped by Ctrl-C before its certificate was made.')]),
  ];
};

const blocksOf = (
  file: GameFile,
  labelled: LabelledElimination,
  { list, explain, certificate, stopped }: GameQuestions,
): readonly Block[] => [
  ...(file.title === '' ? [] : [heading(file.title)]),
  ...(file.reading === undefined ? [] : [text(file.reading)]),
  text(eliminationLine(labelled)),
  ...(labelled.rounds === 0
    ? [text('Nothing is eliminated: every strategy is undominated.')]
    : roundTables(file, labelled).map(table)),
  table(survivorsTable(labelled)),
  ...endNotes(labelled, stopped),
  ...(list ? [table(witnessesTable(labelled))] : []),
  ...(explain.length === 0
    ? []
    : [heading('Explained'), ...explain.map((asked) => item(explainedText(labelled, asked)))]),
  ...(certificate === undefined ? [] : [text(`Certificate: ${certificate}`)]),
];

/** The report of an elimination. */
export const gameReport = (
  file: GameFile,
  labelled: LabelledElimination,
  questions: GameQuestions,
): Report => ({
  status: questions.stopped === undefined ? exit.done : exit.undecided,
  data: gameSolution.encode(gameOutput(file, labelled, questions)),
  blocks: blocksOf(file, labelled, questions),
  main: eliminationsTable(labelled, 'Eliminated', labelled.eliminated, true),
});
