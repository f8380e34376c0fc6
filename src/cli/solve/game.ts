/**
 * What `solve` says of a game: round by round who falls, to what and by how much, and who survives.
 */
import type { Data } from '../../claims/finding.js';
import { describe } from '../../dominance/relation.js';
import { didYouMean } from '../../did-you-mean.js';
import * as Q from '../../exact/rational.js';
import type { Game, GameFile } from '../../formats/game/file.js';
import { E, type Either } from '../../prelude.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { counted } from '../output/counts.js';
import { exit } from '../errors/exit.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import type {
  LabelledDominated,
  Agent,
  LabelledElimination,
} from '../../claims/games/labelled-elimination.js';
import { byName } from '../../claims/games/labelled-elimination.js';
import { eliminatedStrategy, survivalWitness } from '../../claims/games/evidence.js';
import { agentLabel, namedElimination, namedSurvival } from '../../claims/games/named-witness.js';
import { betterText, dominatorText, eliminationLines, survivalLines, survivalText } from './witnesses.js';

/** A strategy about which something was asked. */
export interface ExplainedStrategy {
  readonly seat: number;
  readonly strategy: number;
}

/** Everybody who chooses in a game, by player and type. */
const seatsOf = (game: Game): readonly Omit<Agent, 'surviving'>[] =>
  game.kind === 'normal-form'
    ? game.form.players.map(({ name, strategies }) => ({ player: name, strategies }))
    : game.form.players.flatMap(({ name, types, actions }) =>
        types.map((type) => ({ player: name, type, strategies: actions })),
      );

/**
 * The strategies that a word means: every one of that name, or, written `Player: strategy`, that player's. All types are meant.
 */
export const findStrategies = (
  game: Game,
  word: string,
): Either<readonly Diagnostic[], readonly ExplainedStrategy[]> => {
  const named = seatsOf(game).flatMap(({ player, strategies }, seat) =>
    strategies.flatMap((name, strategy) =>
      word === name || word.replace(/\s*:\s*/, ':') === `${player}:${name}` ? [{ seat, strategy }] : [],
    ),
  );
  if (named.length > 0) return E.right(named);
  const known = [...new Set(seatsOf(game).flatMap(({ strategies }) => strategies))];
  return E.left([
    badUsage(
      `No player has a strategy "${word}".`,
      known.length > 30
        ? 'Write the name of a strategy, or Player: strategy.'
        : didYouMean(word, known, 'strategies'),
    ),
  ]);
};

const roundsData = (told: LabelledElimination): Data =>
  byRound(told).map((fallen, i) => ({
    round: i + 1,
    eliminated: fallen.map((fall) => eliminatedStrategy.encode(namedElimination(told, fall))),
  }));

const byRound = (told: LabelledElimination): ReadonlyArray<readonly LabelledDominated[]> => {
  const rounds: LabelledDominated[][] = Array.from({ length: told.rounds }, () => []);
  for (const fall of told.eliminated) rounds[fall.round - 1]!.push(fall);
  return rounds;
};

/** A value for every player or, in a Bayesian game, for every type of every player, under their names. */
const bySeat = (seats: readonly Agent[], value: (seat: Agent, index: number) => Data): Data => {
  const players = new Map<string, Array<readonly [string, Data]>>();
  const flat: Array<readonly [string, Data]> = [];
  seats.forEach((seat, index) => {
    if (seat.type === undefined) return void flat.push([seat.player, value(seat, index)]);
    players.set(seat.player, [...(players.get(seat.player) ?? []), [seat.type, value(seat, index)]]);
  });
  return byName([...flat, ...[...players].map(([name, types]) => [name, byName(types)] as const)]);
};

const survivingData = ({ agents: seats }: LabelledElimination): Data =>
  bySeat(seats, ({ strategies, surviving }) => surviving.map((s) => strategies[s]!));

const explainedData = (told: LabelledElimination, { seat, strategy }: ExplainedStrategy): Data => {
  const { strategies, surviving } = told.agents[seat]!;
  const fall = told.eliminated.find((each) => each.agent === seat && each.strategy === strategy);
  if (fall !== undefined)
    return {
      ...eliminatedStrategy.encode(namedElimination(told, fall)),
      undominated: false,
      round: fall.round,
    };
  if (!surviving.includes(strategy)) throw new Error('A strategy neither stood nor fell.');
  return {
    ...agentLabel(told.agents[seat]!),
    strategy: strategies[strategy]!,
    undominated: true,
    ...survivalWitness.encode(namedSurvival(told.agents[seat]!, told.survival(seat, strategy))),
  };
};

const explainedLines = (
  told: LabelledElimination,
  { seat, strategy }: ExplainedStrategy,
): readonly string[] => {
  const fall = told.eliminated.find((each) => each.agent === seat && each.strategy === strategy);
  return fall === undefined
    ? survivalLines(told, told.agents[seat]!, strategy, told.survival(seat, strategy))
    : eliminationLines(told, fall);
};

const typed = ({ agents: seats }: LabelledElimination): boolean =>
  seats.some(({ type }) => type !== undefined);

/** The table of some falls; with a column for the round where they are of several. */
const fallsTable = (
  told: LabelledElimination,
  caption: string,
  fallen: readonly LabelledDominated[],
  withRound: boolean,
): Table => {
  const weak = told.elimination.comparison !== 'strict';
  return {
    caption,
    columns: [
      ...(withRound ? [numbers('Round')] : []),
      words('Player'),
      ...(typed(told) ? [words('Type')] : []),
      words('Falls'),
      words('To'),
      numbers('By at least'),
      words('Attained where'),
      ...(weak ? [words('Gains where')] : []),
    ],
    rows: fallen.map((fall) => {
      const seat = told.agents[fall.agent]!;
      return [
        ...(withRound ? [String(fall.round)] : []),
        seat.player,
        ...(typed(told) ? [seat.type ?? ''] : []),
        seat.strategies[fall.strategy]!,
        dominatorText(seat, fall.by),
        Q.show(fall.margin),
        fall.at.text,
        ...(weak ? [betterText(fall)] : []),
      ];
    }),
  };
};

/** More rounds than this are put into one table. */
const mostTables = 12;
/** More strategies of one player than this are counted, not named, unless a list is asked for. */
const mostNamed = 24;

const survivorsTable = (told: LabelledElimination): Table => ({
  caption: 'Surviving',
  columns: [
    words('Player'),
    ...(typed(told) ? [words('Type')] : []),
    numbers('Of'),
    numbers('Survive'),
    words('Strategies'),
  ],
  rows: told.agents.map(({ player, type, strategies, surviving }) => [
    player,
    ...(typed(told) ? [type ?? ''] : []),
    String(strategies.length),
    String(surviving.length),
    surviving.length > mostNamed
      ? `${surviving
          .slice(0, mostNamed)
          .map((s) => strategies[s]!)
          .join(', ')}, …`
      : surviving.map((s) => strategies[s]!).join(', '),
  ]),
});

const listTable = (told: LabelledElimination): Table => ({
  caption:
    told.elimination.dominators === 'mixed'
      ? 'Why the survivors stand: a belief about the others to which each is a best reply'
      : 'Why the survivors stand: where each of the others is no better',
  columns: [words('Player'), ...(typed(told) ? [words('Type')] : []), words('Stands'), words('Witness')],
  rows: told.agents.flatMap((seat, index) =>
    seat.surviving.map((s) => [
      seat.player,
      ...(typed(told) ? [seat.type ?? ''] : []),
      seat.strategies[s]!,
      survivalText(told, seat, told.survival(index, s)),
    ]),
  ),
});

/** What was asked besides the elimination. */
export interface Questions {
  readonly list: boolean;
  readonly explain: readonly ExplainedStrategy[];
  /** Where the certificate was written. */
  readonly certificate?: string;
}

/** The report of an elimination. */
export const solveReport = (
  file: GameFile,
  told: LabelledElimination,
  { list, explain, certificate }: Questions,
): Report => {
  const { comparison, dominators, rounds } = told.elimination;
  const tables =
    told.rounds > mostTables
      ? [fallsTable(told, `${counted(told.rounds, 'round')} of elimination`, told.eliminated, true)]
      : byRound(told).map((fallen, i) =>
          fallsTable(
            told,
            `Round ${String(i + 1)}: ${counted(fallen.length, 'fall', 'fall')}`,
            fallen,
            false,
          ),
        );
  const said = describe(told.elimination);
  const blocks: readonly Block[] = [
    ...(file.title === '' ? [] : [heading(file.title)]),
    text(
      `${said.charAt(0).toUpperCase()}${said.slice(1)}, ${rounds === 'all' ? 'to the end' : `at most ${counted(rounds, 'round')}`}.`,
    ),
    ...(told.rounds === 0 ? [text('Nothing falls: every strategy is undominated.')] : tables.map(table)),
    table(survivorsTable(told)),
    ...(told.complete
      ? []
      : [note(`These are the rounds that were asked for; whether more would fall was not tried.`)]),
    ...(list ? [table(listTable(told))] : []),
    ...(explain.length === 0
      ? []
      : [heading('Explained'), ...explain.flatMap((asked) => explainedLines(told, asked).map(item))]),
    ...(certificate === undefined ? [] : [text(`Certificate: ${certificate}`)]),
  ];
  return {
    status: exit.done,
    data: {
      ...(file.title === '' ? {} : { title: file.title }),
      comparison,
      dominators,
      rounds: roundsData(told),
      surviving: survivingData(told),
      complete: told.complete,
      ...(certificate === undefined ? {} : { certificate }),
      ...(list
        ? {
            standing: bySeat(told.agents, (seat, index) =>
              byName(
                seat.surviving.map(
                  (s) =>
                    [
                      seat.strategies[s]!,
                      survivalWitness.encode(namedSurvival(seat, told.survival(index, s))),
                    ] as const,
                ),
              ),
            ),
          }
        : {}),
      ...(explain.length === 0 ? {} : { explained: explain.map((asked) => explainedData(told, asked)) }),
    },
    blocks,
    main: fallsTable(told, 'Eliminated', told.eliminated, true),
  };
};

/** The report of an elimination that was stopped: nothing is told that was only half found. */
export const stoppedReport: Report = {
  status: exit.undecided,
  data: { stopped: true, rounds: [] },
  blocks: [note('Stopped by Ctrl-C before the elimination ended; --rounds asks for fewer rounds.')],
};
