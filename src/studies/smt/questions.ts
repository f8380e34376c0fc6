/**
 * The questions whose answers confirm that a strategy falls or stands, from the definitions of dominance and a table of payoffs
 * alone. Each is asked without the answer's witness: a solver has to find one, or to show that there is none.
 *
 * - `dominator`: is there a strategy, or a mixture of strategies, that dominates? `sat` for what falls.
 * - `larger`: is there one whose smallest gain is larger than the one reported? Always `unsat`.
 * - `defence`: is there something by which the strategy stands? `sat` for what stands. With pure dominators it is a column for each
 *   rival; with mixed ones a belief, which exists exactly when there is no dominator by a theorem of the alternative.
 */
import type { Comparison, Dominators } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Column, PayoffMatrix } from './payoff-matrix.js';
import { assert, comment, constant, named, or, plain, sum, times, unknown } from './term.js';

/** What is asked. */
export type Question = 'dominator' | 'larger' | 'defence';

/** A strategy in the game of a round, and the relation by which it is judged. */
export interface Case {
  readonly seat: PayoffMatrix;
  readonly strategy: number;
  readonly comparison: Comparison;
  readonly dominators: Dominators;
}

/** What a question asks, in words, and its assertions with their comments. */
export interface Query {
  readonly asks: string;
  /** What a model gives, if there is one. */
  readonly model: string;
  readonly lines: readonly string[];
}

/** The strategies left beside the one that is judged, by their place in {@link PayoffMatrix.living}. */
const rivalsOf = ({ seat: { living }, strategy }: Case): readonly number[] =>
  living.flatMap((s, place) => (s === strategy ? [] : [place]));

const placeOf = ({ seat: { living }, strategy }: Case): number => living.indexOf(strategy);

/** Strategies are numbered as in their file, from 1. */
const numberAt = ({ seat }: Case, place: number): string => String(seat.living[place]! + 1);

const nameAt = ({ seat }: Case, place: number): string => plain(seat.strategies[seat.living[place]!]!);

/** A strategy with the number that variables carry. */
const said = (asked: Case, place: number): string => `${numberAt(asked, place)}, ${nameAt(asked, place)}`;

/** Rivals that pay the same at every column, by whether they come earlier in the list. */
const payoffEqual = (asked: Case, place: number): 'no' | 'earlier' | 'later' => {
  const own = placeOf(asked);
  if (asked.seat.columns.some(({ payoffs }) => !Q.equals(payoffs[place]!, payoffs[own]!))) return 'no';
  return place < own ? 'earlier' : 'later';
};

/** The weights of the dominator that is looked for. */
const weights = (asked: Case, kind: Dominators): readonly string[] => {
  const rivals = rivalsOf(asked);
  const lines: string[] = [
    ...comment(
      kind === 'pure'
        ? 'A strategy of hers: its weight is 1, all others are 0.'
        : 'A mixture of her other strategies: their weights.',
    ),
  ];
  for (const place of rivals) {
    const weight = `w${numberAt(asked, place)}`;
    lines.push(`${unknown(weight)} ; ${nameAt(asked, place)}`);
    lines.push(assert(kind === 'pure' ? `(or (= ${weight} 0) (= ${weight} 1))` : `(>= ${weight} 0)`));
  }
  lines.push(assert(`(= ${sum(rivals.map((place) => `w${numberAt(asked, place)}`))} 1)`));
  if (asked.comparison === 'very-weak')
    for (const place of rivals) {
      const equal = payoffEqual(asked, place);
      const weight = `w${numberAt(asked, place)}`;
      if (equal === 'later')
        lines.push(
          ...comment(
            `${nameAt(asked, place)} pays the same at every column and comes later in the list: it is no dominator.`,
          ),
          assert(`(= ${weight} 0)`),
        );
      if (equal === 'earlier' && kind === 'mixed')
        lines.push(
          ...comment(
            `${nameAt(asked, place)} pays the same at every column and comes earlier in the list: a dominator, if alone.`,
          ),
          assert(`(or (= ${weight} 0) (= ${weight} 1))`),
        );
    }
  return lines;
};

/** Its gain over the strategy, column by column. */
const gains = (asked: Case): readonly string[] => {
  const own = placeOf(asked);
  return [
    ...comment(
      `What it gains over ${nameAt(asked, own)} at each column: what it pays there, less what ${nameAt(asked, own)} pays.`,
    ),
    ...asked.seat.columns.map((column, c) => {
      const pays = sum(
        rivalsOf(asked).map((place) => times(column.payoffs[place]!, `w${numberAt(asked, place)}`)),
      );
      return named(`gain${String(c + 1)}`, `(- ${pays} ${constant(column.payoffs[own]!)})`);
    }),
  ];
};

const eachGain = ({ seat }: Case): readonly string[] => seat.columns.map((_, c) => `gain${String(c + 1)}`);

const aDominator = (kind: Dominators): string =>
  kind === 'pure' ? 'one of her other strategies' : 'a mixture of her other strategies';

const dominatorModel = (kind: Dominators): string =>
  kind === 'pure' ? 'such a strategy has weight 1' : 'the weights are such a mixture';

/** Whether something dominates; under strict dominance, where a smallest gain was reported, whether something gains as much. */
export const askDominator = (asked: Case, reported?: Rational): Query => {
  const { comparison, dominators } = asked;
  const name = nameAt(asked, placeOf(asked));
  const each = eachGain(asked);
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
      ...weights(asked, dominators),
      ...gains(asked),
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

/** Whether something of a kind gains more at every column than was reported. */
export const askLarger = (asked: Case, kind: Dominators, reported: Rational): Query => ({
  asks: `Is there ${aDominator(kind)} that gains more than ${Q.show(reported)} over ${nameAt(asked, placeOf(asked))} at every column?`,
  model: dominatorModel(kind),
  lines: [
    ...weights(asked, kind),
    ...gains(asked),
    ...comment('It gains more than is reported at every column.'),
    ...eachGain(asked).map((gain) => assert(`(> ${gain} ${constant(reported)})`)),
  ],
});

/** By which columns a strategy is defended against single rivals: one for each of them. */
const askColumns = (asked: Case): Query => {
  const { comparison, seat } = asked;
  const own = placeOf(asked);
  const lines: string[] = [];
  for (const place of rivalsOf(asked)) {
    const equal = payoffEqual(asked, place);
    const harmless = comparison === 'weak' ? equal !== 'no' : comparison === 'very-weak' && equal === 'later';
    lines.push(
      ...comment(
        harmless
          ? `${nameAt(asked, place)} is no dominator: it pays the same at every column${comparison === 'weak' ? '' : ' and comes later in the list'}.`
          : `The gain of ${said(asked, place)}, at a column of your choice.`,
      ),
    );
    const gain = `g${numberAt(asked, place)}`;
    const pair = ({ payoffs }: Column): string => `${constant(payoffs[place]!)} ${constant(payoffs[own]!)}`;
    if (harmless) lines.push(...seat.columns.map((column) => assert(`(= ${pair(column)})`)));
    else
      lines.push(
        unknown(gain),
        assert(or(seat.columns.map((column) => `(= ${gain} (- ${pair(column)}))`))),
        assert(comparison === 'strict' ? `(<= ${gain} 0)` : `(< ${gain} 0)`),
      );
  }
  const name = nameAt(asked, own);
  return {
    model: 'the numbers are the gains at such columns',
    asks:
      comparison === 'strict'
        ? `Is there, for each of her other strategies, a column at which it is no better than ${name}?`
        : comparison === 'weak'
          ? `Is there, for each of her other strategies that is not equal to ${name} everywhere, a column at which it is worse?`
          : `Is there, for each of her other strategies but those that equal ${name} everywhere and come later, a column at which it is worse?`,
    lines,
  };
};

/** By which belief a strategy is defended against mixtures of rivals. */
const askBelief = (asked: Case): Query => {
  const { comparison, seat } = asked;
  const own = placeOf(asked);
  const name = nameAt(asked, own);
  const chances = seat.columns.map((_, c) => `p${String(c + 1)}`);
  const pays = (place: number): readonly string[] => [
    ...comment(`What ${said(asked, place)}, pays on average.`),
    named(
      `pays${numberAt(asked, place)}`,
      sum(seat.columns.map(({ payoffs }, c) => times(payoffs[place]!, chances[c]!))),
    ),
  ];
  const positive = comparison === 'weak' ? '>' : '>=';
  return {
    model: 'the probabilities are such a belief',
    asks:
      comparison === 'strict'
        ? `Is there a belief about the others to which ${name} is a best reply?`
        : comparison === 'weak'
          ? `Is there a belief that thinks every column possible, and to which ${name} is a best reply?`
          : `Is there a belief against which ${name} is better than each of her other strategies but those that equal it everywhere and come later?`,
    lines: [
      ...comment('A belief: the probabilities of the columns.'),
      ...seat.columns.flatMap((_, c) => [unknown(chances[c]!), assert(`(${positive} ${chances[c]!} 0)`)]),
      assert(`(= ${sum(chances)} 1)`),
      ...pays(own),
      ...rivalsOf(asked).flatMap((place) => {
        if (comparison === 'very-weak' && payoffEqual(asked, place) === 'later')
          return comment(
            `${nameAt(asked, place)} pays the same at every column and comes later in the list: it is no dominator.`,
          );
        const than = comparison === 'very-weak' ? '<' : '<=';
        return [
          ...pays(place),
          assert(`(${than} pays${numberAt(asked, place)} pays${numberAt(asked, own)})`),
        ];
      }),
    ],
  };
};

/** Whether there is something by which the strategy stands. */
export const askDefence = (asked: Case): Query =>
  asked.dominators === 'pure' ? askColumns(asked) : askBelief(asked);
