/**
 * The questions whose answers confirm that a strategy is dominated or undominated, from the definitions of dominance and a matrix
 * of payoffs alone. Each is asked without the program's witness: a solver has to find one, or to show that there is none.
 *
 * - `dominator`: is there a strategy, or a mixture of strategies, that dominates? `sat` for a dominated strategy.
 * - `larger`: is there one whose smallest gain is larger than the one reported? Always `unsat`.
 * - `defence`: is there a survival witness? `sat` for an undominated strategy. With pure dominators it is a column for each
 *   rival, at which the rival is no better; with mixed ones a belief to which the strategy is a best reply. By a theorem of the
 *   alternative such a belief exists exactly if there is no dominator.
 */
import type { Comparison, Dominators } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Column, PayoffMatrix } from './payoff-matrix.js';
import { assert, comment, constant, named, or, plain, sum, times, unknown } from './term.js';

/** The questions; `defence` is the one about survival, in the word of the files. */
export type Question = 'dominator' | 'larger' | 'defence';

/** A strategy (by index) in the payoff matrix of a round, and the relation under which it is tested. */
export interface TestedStrategy {
  readonly matrix: PayoffMatrix;
  readonly strategy: number;
  readonly comparison: Comparison;
  readonly dominators: Dominators;
}

/** A query to a solver: what it asks, in words, and its assertions with their comments. */
export interface Query {
  readonly asks: string;
  /** What a model gives, if there is one. */
  readonly model: string;
  readonly lines: readonly string[];
}

/** The remaining strategies other than the one that is tested, by their place in {@link PayoffMatrix.remaining}. */
const rivalsOf = ({ matrix: { remaining }, strategy }: TestedStrategy): readonly number[] =>
  remaining.flatMap((s, place) => (s === strategy ? [] : [place]));

const placeOf = ({ matrix: { remaining }, strategy }: TestedStrategy): number => remaining.indexOf(strategy);

/** Strategies are numbered as in their file, from 1. */
const numberAt = ({ matrix }: TestedStrategy, place: number): string => String(matrix.remaining[place]! + 1);

const nameAt = ({ matrix }: TestedStrategy, place: number): string =>
  plain(matrix.strategies[matrix.remaining[place]!]!);

/** A strategy with the number that variables carry. */
const numberedName = (tested: TestedStrategy, place: number): string =>
  `${numberAt(tested, place)}, ${nameAt(tested, place)}`;

/** Rivals that pay the same at every column, by whether they come earlier in the list. */
const payoffEqual = (tested: TestedStrategy, place: number): 'no' | 'earlier' | 'later' => {
  const own = placeOf(tested);
  if (tested.matrix.columns.some(({ payoffs }) => !Q.equals(payoffs[place]!, payoffs[own]!))) return 'no';
  return place < own ? 'earlier' : 'later';
};

/** Declares the weights of a dominator. */
const weights = (tested: TestedStrategy, kind: Dominators): readonly string[] => {
  const rivals = rivalsOf(tested);
  const lines: string[] = [
    ...comment(
      kind === 'pure'
        ? 'A strategy of hers: its weight is 1, all others are 0.'
        : 'A mixture of her other strategies: their weights.',
    ),
  ];
  for (const place of rivals) {
    const weight = `w${numberAt(tested, place)}`;
    lines.push(`${unknown(weight)} ; ${nameAt(tested, place)}`);
    lines.push(assert(kind === 'pure' ? `(or (= ${weight} 0) (= ${weight} 1))` : `(>= ${weight} 0)`));
  }
  lines.push(assert(`(= ${sum(rivals.map((place) => `w${numberAt(tested, place)}`))} 1)`));
  if (tested.comparison === 'very-weak')
    for (const place of rivals) {
      const equal = payoffEqual(tested, place);
      const weight = `w${numberAt(tested, place)}`;
      if (equal === 'later')
        lines.push(
          ...comment(
            `${nameAt(tested, place)} pays the same at every column and comes later in the list: it is no dominator.`,
          ),
          assert(`(= ${weight} 0)`),
        );
      if (equal === 'earlier' && kind === 'mixed')
        lines.push(
          ...comment(
            `${nameAt(tested, place)} pays the same at every column and comes earlier in the list: it dominates alone, not in a mixture.`,
          ),
          assert(`(or (= ${weight} 0) (= ${weight} 1))`),
        );
    }
  return lines;
};

/** Defines the gain of the dominator over the tested strategy, column by column. */
const gains = (tested: TestedStrategy): readonly string[] => {
  const own = placeOf(tested);
  return [
    ...comment(
      `What it gains over ${nameAt(tested, own)} at each column: what it pays there, less what ${nameAt(tested, own)} pays.`,
    ),
    ...tested.matrix.columns.map((column, c) => {
      const pays = sum(
        rivalsOf(tested).map((place) => times(column.payoffs[place]!, `w${numberAt(tested, place)}`)),
      );
      return named(`gain${String(c + 1)}`, `(- ${pays} ${constant(column.payoffs[own]!)})`);
    }),
  ];
};

const eachGain = ({ matrix }: TestedStrategy): readonly string[] =>
  matrix.columns.map((_, c) => `gain${String(c + 1)}`);

const aDominator = (kind: Dominators): string =>
  kind === 'pure' ? 'one of her other strategies' : 'a mixture of her other strategies';

const dominatorModel = (kind: Dominators): string =>
  kind === 'pure' ? 'such a strategy has weight 1' : 'the weights are such a mixture';

/**
 * Asks whether there is a dominator.
 *
 * @param reported under strict dominance, the smallest gain that was reported: a dominator must then gain as much everywhere.
 */
export const askDominator = (tested: TestedStrategy, reported?: Rational): Query => {
  const { comparison, dominators } = tested;
  const name = nameAt(tested, placeOf(tested));
  const each = eachGain(tested);
  const how =
    comparison === 'strict'
      ? `better than ${name} at every column`
      : comparison === 'weak'
        ? `nowhere worse than ${name}, and better at some column`
        : `nowhere worse than ${name}`;
  const strict =
    reported === undefined
      ? []
      : [...comment('The smallest gain that is reported.'), assert(`(>= margin ${constant(reported)})`)];
  return {
    asks: `Is there ${aDominator(dominators)} that is ${how}${reported === undefined || comparison !== 'strict' ? '' : `, by at least ${Q.show(reported)}`}?`,
    model: dominatorModel(dominators),
    lines: [
      ...weights(tested, dominators),
      ...gains(tested),
      ...(comparison === 'strict'
        ? [
            ...comment('It gains at every column, nowhere less than the margin.'),
            unknown('margin'),
            assert('(> margin 0)'),
            ...each.map((gain) => assert(`(>= ${gain} margin)`)),
            ...strict,
          ]
        : [
            ...comment('It loses at no column.'),
            ...each.map((gain) => assert(`(>= ${gain} 0)`)),
            ...(comparison === 'weak'
              ? [...comment('It gains at some column.'), assert(or(each.map((gain) => `(> ${gain} 0)`)))]
              : []),
          ]),
    ],
  };
};

/** Asks whether a dominator of a kind gains more at every column than the smallest gain that was reported. */
export const askLarger = (tested: TestedStrategy, kind: Dominators, reported: Rational): Query => ({
  asks: `Is there ${aDominator(kind)} that gains more than ${Q.show(reported)} over ${nameAt(tested, placeOf(tested))} at every column?`,
  model: dominatorModel(kind),
  lines: [
    ...weights(tested, kind),
    ...gains(tested),
    ...comment('It gains more than is reported at every column.'),
    ...eachGain(tested).map((gain) => assert(`(> ${gain} ${constant(reported)})`)),
  ],
});

/** Asks for a column against each single rival, at which the rival does not beat the tested strategy. */
const askColumns = (tested: TestedStrategy): Query => {
  const { comparison, matrix } = tested;
  const own = placeOf(tested);
  const lines: string[] = [];
  for (const place of rivalsOf(tested)) {
    const equal = payoffEqual(tested, place);
    const cannotDominate =
      comparison === 'weak' ? equal !== 'no' : comparison === 'very-weak' && equal === 'later';
    lines.push(
      ...comment(
        cannotDominate
          ? `${nameAt(tested, place)} is no dominator: it pays the same at every column${comparison === 'weak' ? '' : ' and comes later in the list'}.`
          : `The gain of ${numberedName(tested, place)}, at a column of your choice.`,
      ),
    );
    const gain = `g${numberAt(tested, place)}`;
    const pair = ({ payoffs }: Column): string => `${constant(payoffs[place]!)} ${constant(payoffs[own]!)}`;
    if (cannotDominate) lines.push(...matrix.columns.map((column) => assert(`(= ${pair(column)})`)));
    else
      lines.push(
        unknown(gain),
        assert(or(matrix.columns.map((column) => `(= ${gain} (- ${pair(column)}))`))),
        assert(comparison === 'strict' ? `(<= ${gain} 0)` : `(< ${gain} 0)`),
      );
  }
  const name = nameAt(tested, own);
  return {
    model: 'the numbers are the gains at such columns',
    asks:
      comparison === 'strict'
        ? `Is there, for each of her other strategies, a column at which it is no better than ${name}?`
        : comparison === 'weak'
          ? `Is there, for each of her other strategies that is not equal to ${name} everywhere, a column at which it is worse?`
          : `Is there, for each of her other strategies except those that equal ${name} everywhere and come later, a column at which it is worse?`,
    lines,
  };
};

/** Asks for a belief to which the tested strategy is a best reply. */
const askBelief = (tested: TestedStrategy): Query => {
  const { comparison, matrix } = tested;
  const own = placeOf(tested);
  const name = nameAt(tested, own);
  const chances = matrix.columns.map((_, c) => `p${String(c + 1)}`);
  const pays = (place: number): readonly string[] => [
    ...comment(`What ${numberedName(tested, place)}, pays on average.`),
    named(
      `pays${numberAt(tested, place)}`,
      sum(matrix.columns.map(({ payoffs }, c) => times(payoffs[place]!, chances[c]!))),
    ),
  ];
  const positive = comparison === 'weak' ? '>' : '>=';
  return {
    model: 'the probabilities are such a belief',
    asks:
      comparison === 'strict'
        ? `Is there a belief about the others to which ${name} is a best reply?`
        : comparison === 'weak'
          ? `Is there a belief with full support to which ${name} is a best reply?`
          : `Is there a belief against which ${name} is better than each of her other strategies, except those that equal it everywhere and come later?`,
    lines: [
      ...comment('A belief: the probabilities of the columns.'),
      ...matrix.columns.flatMap((_, c) => [unknown(chances[c]!), assert(`(${positive} ${chances[c]!} 0)`)]),
      assert(`(= ${sum(chances)} 1)`),
      ...pays(own),
      ...rivalsOf(tested).flatMap((place) => {
        if (comparison === 'very-weak' && payoffEqual(tested, place) === 'later')
          return comment(
            `${nameAt(tested, place)} pays the same at every column and comes later in the list: it is no dominator.`,
          );
        const than = comparison === 'very-weak' ? '<' : '<=';
        return [
          ...pays(place),
          assert(`(${than} pays${numberAt(tested, place)} pays${numberAt(tested, own)})`),
        ];
      }),
    ],
  };
};

/** Asks whether there is a survival witness: columns under pure dominators, a belief under mixed ones. */
export const askSurvival = (tested: TestedStrategy): Query =>
  tested.dominators === 'pure' ? askColumns(tested) : askBelief(tested);
