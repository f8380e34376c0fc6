/**
 * An elimination as problems for a solver that has nothing to do with this program: for every round and every strategy that
 * remains in it, whether it is dominated. Each is asked in two ways, so that one answer is `sat` and the other `unsat`.
 */
import type { EliminationOptions, Sets } from '../../dominance/relation.js';
import { describe } from '../../dominance/relation.js';
import type { Eliminated, Solution } from '../../dominance/elimination.js';
import { checkWhole } from '../../exact/invalid-argument.js';
import * as Q from '../../exact/rational.js';
import type { NormalForm } from '../../games/normal-form.js';
import { E, type Either } from '../../prelude.js';
import type { Computation } from '../../computation.js';
import type { Query, Question, TestedStrategy } from './questions.js';
import { askDominator, askLarger, askSurvival } from './questions.js';
import type { PayoffMatrix } from './payoff-matrix.js';
import { profilesAgainst, payoffMatrix } from './payoff-matrix.js';
import { comment, plain } from './term.js';

export type { Question } from './questions.js';

/** A closed problem in QF_LRA, and the answer that confirms the claim. */
export interface SmtProblem {
  /** The name of its file. */
  readonly file: string;
  readonly round: number;
  readonly player: string;
  readonly strategy: string;
  /** Whether the strategy is dominated in the round (`falls`) or undominated (`stands`), in the words of the files. */
  readonly verdict: 'falls' | 'stands';
  /** What is claimed, in a sentence. */
  readonly claim: string;
  readonly question: Question;
  /** What is asked, in a sentence. */
  readonly asks: string;
  readonly expected: 'sat' | 'unsat';
  /** The problem itself, ending in a line feed. */
  readonly text: string;
}

/** Why problems were not written: `found` payoffs or characters, or at least so many, are more than `most`. */
export interface TooMuch {
  readonly unit: 'payoffs' | 'characters';
  readonly found: number;
  readonly most: number;
}

/** The most payoffs that are read. */
export const maxRead = 2 ** 26;
/** The most payoffs that all problems together hold. */
export const maxWritten = 4_000_000;
/** The most characters that all problems together have; four million payoffs of an economy have some 130 million. */
export const maxCharacters = 200_000_000;

/** What the problems say of their game, and whom they are about. */
export interface ConfirmationOptions {
  readonly title?: string;
  /** What a reader should know about the game. */
  readonly note?: string;
  /** The players, by index, whose strategies are asked about; all if left out. */
  readonly players?: readonly number[];
}

/** The strategies left at the beginning of each round, the last round included that eliminates nothing, if it was reached. */
const setsByRound = (game: NormalForm, { rounds, complete }: Solution): readonly Sets[] => {
  let sets: Sets = game.players.map(({ strategies }) => strategies.map((_, s) => s));
  const all: Sets[] = [];
  for (const { eliminated } of rounds) {
    all.push(sets);
    sets = sets.map((own, player) =>
      own.filter((s) => !eliminated.some((one) => one.player === player && one.strategy === s)),
    );
  }
  return complete ? [...all, sets] : all;
};

const dominatorText = ({ strategies }: PayoffMatrix, { dominator }: Eliminated): string =>
  dominator
    .map(({ strategy, weight }) => {
      const name = plain(strategies[strategy]!);
      return dominator.length === 1 ? name : `${name} (${Q.show(weight)})`;
    })
    .join(' + ');

/**
 * The problems that confirm an elimination: for every round, player and remaining strategy, in this order. There are none about a
 * player with one remaining strategy, which nothing could dominate.
 *
 * @param game the game.
 * @param solution what was eliminated in it.
 * @param options what the problems say of the game, and the players they are about.
 * @returns left, if they would hold more than {@link maxWritten} payoffs or {@link maxCharacters} characters, or more than
 * {@link maxRead} payoffs would have to be read.
 * @throws InvalidArgument if a player is asked about whom the game does not have.
 *
 * @paper Section 3: M*; Section 4: S¹ and S²
 */
export function* confirmations(
  game: NormalForm,
  solution: Solution,
  options: ConfirmationOptions = {},
): Computation<Either<TooMuch, readonly SmtProblem[]>> {
  const { players = game.players.map((_, i) => i) } = options;
  for (const player of players) checkWhole('options.players', player, 0, game.players.length - 1);
  const places = setsByRound(game, solution).flatMap((sets, i) =>
    players
      .filter((player) => sets[player]!.length > 1)
      .map((player) => ({ sets, round: i + 1, player, profiles: profilesAgainst(sets, player) })),
  );
  const toRead = places.reduce((all, { sets, player, profiles }) => all + profiles * sets[player]!.length, 0);
  if (toRead > maxRead) return E.left({ unit: 'payoffs', found: toRead, most: maxRead });
  const matrices: PayoffMatrix[] = [];
  let toWrite = 0;
  for (const { sets, round, player } of places) {
    yield { label: 'tables', done: matrices.length, total: places.length };
    const matrix = payoffMatrix(game, sets, round, player);
    toWrite += 2 * matrix.remaining.length ** 2 * matrix.columns.length;
    matrices.push(matrix);
  }
  if (toWrite > maxWritten) return E.left({ unit: 'payoffs', found: toWrite, most: maxWritten });
  const problems: SmtProblem[] = [];
  let characters = 0;
  const total = matrices.reduce((all, { remaining }) => all + remaining.length, 0);
  let done = 0;
  for (const matrix of matrices) {
    const eliminated = solution.rounds[matrix.round - 1]?.eliminated ?? [];
    for (const strategy of matrix.remaining) {
      yield { label: 'problems', done: done++, total };
      const dominated = eliminated.find((one) => one.player === matrix.player && one.strategy === strategy);
      for (const problem of problemsOf(game, options, solution.elimination, matrix, strategy, dominated)) {
        problems.push(problem);
        characters += problem.text.length;
      }
      if (characters > maxCharacters)
        return E.left({ unit: 'characters', found: characters, most: maxCharacters });
    }
  }
  return E.right(problems);
}

const problemsOf = (
  game: NormalForm,
  options: ConfirmationOptions,
  elimination: EliminationOptions,
  matrix: PayoffMatrix,
  strategy: number,
  dominated: Eliminated | undefined,
): readonly SmtProblem[] => {
  const { comparison, dominators } = elimination;
  const tested: TestedStrategy = { matrix, strategy, comparison, dominators };
  const name = plain(matrix.strategies[strategy]!);
  const player = plain(matrix.name);
  const claim =
    dominated === undefined
      ? `${player}: ${name} is undominated in round ${String(matrix.round)}.`
      : `${player}: ${name} is dominated in round ${String(matrix.round)} by ${dominatorText(matrix, dominated)}${
          comparison === 'strict'
            ? `, which gains at least ${Q.show(dominated.margin)} whatever the others do`
            : ''
        }.`;
  const problem = (question: Question, expected: 'sat' | 'unsat', query: Query): SmtProblem => ({
    file: `round-${String(matrix.round)}-player-${String(matrix.player + 1)}-strategy-${String(strategy + 1)}-${question}.smt2`,
    round: matrix.round,
    player,
    strategy: name,
    verdict: dominated === undefined ? 'stands' : 'falls',
    claim,
    question,
    asks: query.asks,
    expected,
    text: textOf(game, options, elimination, matrix, claim, expected, query),
  });
  if (dominated === undefined)
    return [
      problem('dominator', 'unsat', askDominator(tested)),
      problem('defence', 'sat', askSurvival(tested)),
    ];
  const { margin, largestMargin, dominator } = dominated;
  return [
    problem('dominator', 'sat', askDominator(tested, comparison === 'strict' ? margin : undefined)),
    problem('defence', 'unsat', askSurvival(tested)),
    ...(comparison === 'strict' && largestMargin
      ? [problem('larger', 'unsat', askLarger(tested, dominator.length === 1 ? 'pure' : 'mixed', margin))]
      : []),
  ];
};

const counted = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

/** What all problems about a player in a round say of her payoff matrix: its rows and columns, by number. */
const legend = ({ name, strategies, remaining, columns, profiles }: PayoffMatrix): readonly string[] => [
  ...comment(`The strategies left to ${name}, with their numbers:`),
  ...remaining.map((s) => `;   ${String(s + 1)}  ${plain(strategies[s]!)}`),
  ...comment(
    `What the others can do, ${counted(profiles, 'column')} of her payoffs${
      columns.length === profiles
        ? ''
        : `, equal ones written once, which leaves ${String(columns.length)}, each named by the first`
    }:`,
  ),
  ...columns.map(
    (column, c) =>
      `;   ${String(c + 1)}  ${plain(column.others) || 'there are no others'}${
        column.profiles === 1 ? '' : `; and ${String(column.profiles - 1)} more`
      }`,
  ),
];

const textOf = (
  { players }: NormalForm,
  { title = '', note = '' }: ConfirmationOptions,
  elimination: EliminationOptions,
  matrix: PayoffMatrix,
  claim: string,
  expected: 'sat' | 'unsat',
  { asks, model, lines }: Query,
): string =>
  [
    ...(title === '' ? [] : comment(title)),
    ...comment(
      `A game of ${counted(players.length, 'player')}, round ${String(matrix.round)} of elimination: ${describe(elimination)}.`,
    ),
    ...(note === '' ? [] : comment(note)),
    ...comment(`Claim: ${claim}`),
    ...comment(`Question: ${asks}`),
    ...comment(
      `Expected answer: ${expected === 'sat' ? `sat, and in a model ${model}` : 'unsat, there is none'}.`,
    ),
    ';',
    ...legend(matrix),
    '(set-info :smt-lib-version 2.6)',
    '(set-logic QF_LRA)',
    `(set-info :status ${expected})`,
    '',
    ...lines,
    '',
    '(check-sat)',
    '',
  ].join('\n');

/** All problems as one script, the solver reset between them. Its answers come in the order of the problems. */
export const asOneScript = (problems: readonly SmtProblem[]): string =>
  problems.map(({ text }) => text).join('\n(reset)\n\n');
