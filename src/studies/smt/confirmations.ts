/**
 * An elimination as problems for a solver that has nothing to do with this program: for every round and every strategy left in it,
 * whether it falls or stands, each asked twice, so that the one answer is `sat` and the other `unsat`.
 */
import type { EliminationOptions, Sets } from '../../dominance/relation.js';
import { describe } from '../../dominance/relation.js';
import type { Eliminated, Solution } from '../../dominance/elimination.js';
import * as Q from '../../exact/rational.js';
import type { NormalForm } from '../../games/normal-form.js';
import { E, type Either } from '../../prelude.js';
import type { Computation } from '../../computation.js';
import type { Query, Case, Question } from './questions.js';
import { askDefence, askDominator, askLarger } from './questions.js';
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

/** What would be more than the most that is read or written: `found` of it, or at least so much. */
export interface TooMuch {
  readonly unit: 'payoffs' | 'characters';
  readonly found: number;
  readonly most: number;
}

/** Most payoffs that are looked at. */
export const maxRead = 2 ** 26;
/** Most payoffs that problems hold together. */
export const maxWritten = 4_000_000;
/** Most characters that problems have together; four million payoffs of an economy have some 130 million. */
export const maxCharacters = 200_000_000;

/** What the problems are called, and for whom they are asked. */
export interface ConfirmationOptions {
  readonly title?: string;
  /** What a reader should know about the game. */
  readonly note?: string;
  /** The players, by index, whose strategies are asked about; all if left out. */
  readonly players?: readonly number[];
}

/** The sets at the beginning of each round, the last one being the round in which nothing falls, if it was reached. */
const setsByRound = (game: NormalForm, { rounds, complete }: Solution): readonly Sets[] => {
  let sets: Sets = game.players.map(({ strategies }) => strategies.map((_, s) => s));
  const all: Sets[] = [];
  for (const { eliminated } of rounds) {
    all.push(sets);
    sets = sets.map((own, player) =>
      own.filter((s) => !eliminated.some((fall) => fall.player === player && fall.strategy === s)),
    );
  }
  return complete ? [...all, sets] : all;
};

const rivalText = ({ strategies }: PayoffMatrix, { by }: Eliminated): string =>
  by
    .map(({ strategy, weight }) => {
      const name = plain(strategies[strategy]!);
      return by.length === 1 ? name : `${name} (${Q.show(weight)})`;
    })
    .join(' + ');

/**
 * The problems that confirm an elimination: for every round, player and strategy left in it, beginning with the first. A
 * player with one strategy left has nothing that could dominate it, and is not asked about.
 *
 * Left, if they would hold more than {@link maxWritten} payoffs or {@link maxCharacters} characters, or more than {@link maxRead}
 * payoffs would have to be looked at.
 *
 * @paper Section 3: M*; Section 4: S¹ and S²
 */
export function* confirmations(
  game: NormalForm,
  solution: Solution,
  options: ConfirmationOptions = {},
): Computation<Either<TooMuch, readonly SmtProblem[]>> {
  const { players = game.players.map((_, i) => i) } = options;
  const places = setsByRound(game, solution).flatMap((sets, i) =>
    players
      .filter((player) => sets[player]!.length > 1)
      .map((player) => ({ sets, round: i + 1, player, profiles: profilesAgainst(sets, player) })),
  );
  const toRead = places.reduce((all, { sets, player, profiles }) => all + profiles * sets[player]!.length, 0);
  if (toRead > maxRead) return E.left({ unit: 'payoffs', found: toRead, most: maxRead });
  const seats: PayoffMatrix[] = [];
  let toWrite = 0;
  for (const { sets, round, player } of places) {
    yield { label: 'tables', done: seats.length, total: places.length };
    const seat = payoffMatrix(game, sets, round, player);
    toWrite += 2 * seat.living.length ** 2 * seat.columns.length;
    seats.push(seat);
  }
  if (toWrite > maxWritten) return E.left({ unit: 'payoffs', found: toWrite, most: maxWritten });
  const problems: SmtProblem[] = [];
  let characters = 0;
  const total = seats.reduce((all, { living }) => all + living.length, 0);
  let done = 0;
  for (const seat of seats) {
    const falls = solution.rounds[seat.round - 1]?.eliminated ?? [];
    for (const strategy of seat.living) {
      yield { label: 'problems', done: done++, total };
      const fall = falls.find((one) => one.player === seat.player && one.strategy === strategy);
      for (const problem of problemsOf(game, options, solution.elimination, seat, strategy, fall)) {
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
  seat: PayoffMatrix,
  strategy: number,
  fall: Eliminated | undefined,
): readonly SmtProblem[] => {
  const { comparison, dominators } = elimination;
  const asked: Case = { seat, strategy, comparison, dominators };
  const name = plain(seat.strategies[strategy]!);
  const player = plain(seat.name);
  const claim =
    fall === undefined
      ? `${player}: ${name} stands in round ${String(seat.round)}.`
      : `${player}: ${name} falls in round ${String(seat.round)} to ${rivalText(seat, fall)}${
          comparison === 'strict'
            ? `, which gains at least ${Q.show(fall.margin)} whatever the others do`
            : ''
        }.`;
  const problem = (question: Question, expected: 'sat' | 'unsat', said: Query): SmtProblem => ({
    file: `round-${String(seat.round)}-player-${String(seat.player + 1)}-strategy-${String(strategy + 1)}-${question}.smt2`,
    round: seat.round,
    player,
    strategy: name,
    verdict: fall === undefined ? 'stands' : 'falls',
    claim,
    question,
    asks: said.asks,
    expected,
    text: textOf(game, options, elimination, seat, claim, expected, said),
  });
  if (fall === undefined)
    return [problem('dominator', 'unsat', askDominator(asked)), problem('defence', 'sat', askDefence(asked))];
  const { margin, largest, by } = fall;
  return [
    problem('dominator', 'sat', askDominator(asked, comparison === 'strict' ? margin : undefined)),
    problem('defence', 'unsat', askDefence(asked)),
    ...(comparison === 'strict' && largest
      ? [problem('larger', 'unsat', askLarger(asked, by.length === 1 ? 'pure' : 'mixed', margin))]
      : []),
  ];
};

const counted = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

/** What all problems about a player in a round say of her: her strategies by number, and the columns by number. */
const legend = ({ name, strategies, living, columns, profiles }: PayoffMatrix): readonly string[] => [
  ...comment(`The strategies left to ${name}, with their numbers:`),
  ...living.map((s) => `;   ${String(s + 1)}  ${plain(strategies[s]!)}`),
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
  seat: PayoffMatrix,
  claim: string,
  expected: 'sat' | 'unsat',
  { asks, model, lines }: Query,
): string =>
  [
    ...(title === '' ? [] : comment(title)),
    ...comment(
      `A game of ${counted(players.length, 'player')}, round ${String(seat.round)} of elimination: ${describe(elimination)}.`,
    ),
    ...(note === '' ? [] : comment(note)),
    ...comment(`Claim: ${claim}`),
    ...comment(`Question: ${asks}`),
    ...comment(
      `Expected answer: ${expected === 'sat' ? `sat, and in a model ${model}` : 'unsat, there is none'}.`,
    ),
    ';',
    ...legend(seat),
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
