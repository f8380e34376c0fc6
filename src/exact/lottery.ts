/**
 * Finite lotteries with exact weights.
 *
 * A lottery is a list of outcomes with positive probabilities that sum to one. Outcomes may repeat;
 * {@link collect} merges them. Equality ({@link getEq}) is of distributions, and up to it the lotteries
 * form a monad: `of` is certainty, `chain` a compound lottery.
 */
import { E, O, type Either, type Eq, type Monad1, type Option } from '../prelude.js';
import { checkList, InvalidArgument } from './invalid-argument.js';
import * as Q from './rational.js';
import type { Rational } from './rational.js';

/** An outcome and its exact probability, which is positive. */
export interface Chance<A> {
  readonly outcome: A;
  readonly probability: Rational;
}

/** A lottery: at least one chance, probabilities positive, their sum one. */
export interface Lottery<A> {
  readonly chances: ReadonlyArray<Chance<A>>;
}

/** Name of the type constructor among fp-ts instances. */
export const URI = 'undominated/Lottery';
/** The type of {@link URI}. */
export type URI = typeof URI;

declare module 'fp-ts/HKT' {
  interface URItoKind<A> {
    readonly [URI]: Lottery<A>;
  }
}

/** Why weights are no lottery. */
export type LotteryProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'negative'; readonly index: number }
  | { readonly kind: 'sum'; readonly sum: Rational };

/** The certain outcome. */
export const of = <A>(outcome: A): Lottery<A> => ({ chances: [{ outcome, probability: Q.one }] });

/** The chances of a lottery. @throws {@link InvalidArgument} for what is no lottery. */
const chancesOf = <A>(lottery: Lottery<A>): ReadonlyArray<Chance<A>> => {
  if (!Array.isArray(lottery?.chances))
    throw new InvalidArgument(
      'A lottery',
      lottery,
      'a lottery',
      'lottery.of(outcome) for an outcome that is certain',
    );
  return lottery.chances;
};

/**
 * A lottery from weights that must be non-negative and sum to one; zero weights are dropped.
 *
 * @throws {@link InvalidArgument} for what is no list of pairs of an outcome and a rational.
 */
export const fromWeights = <A>(
  weights: ReadonlyArray<readonly [A, Rational]>,
): Either<LotteryProblem, Lottery<A>> => {
  checkList('weights', weights, 'pairs of an outcome and its probability');
  weights.forEach((pair, i) =>
    checkList(`weights[${String(i)}]`, pair, 'two: an outcome and its probability'),
  );
  Q.checkAll(
    'probabilities',
    weights.map(([, weight]) => weight),
  );
  if (weights.length === 0) return E.left({ kind: 'empty' });
  const negative = weights.findIndex(([, w]) => Q.sign(w) < 0);
  if (negative >= 0) return E.left({ kind: 'negative', index: negative });
  const sum = Q.sum(weights.map(([, w]) => w));
  if (!Q.equals(sum, Q.one)) return E.left({ kind: 'sum', sum });
  return E.right({
    chances: weights
      .filter(([, w]) => !Q.isZero(w))
      .map(([outcome, probability]) => ({ outcome, probability })),
  });
};

/** Each outcome of a list with the same probability. None for the empty list. */
export const uniform = <A>(outcomes: readonly A[]): Option<Lottery<A>> => {
  checkList('outcomes', outcomes, 'outcomes');
  return outcomes.length === 0
    ? O.none
    : O.some({ chances: outcomes.map((outcome) => ({ outcome, probability: Q.of(1, outcomes.length) })) });
};

/** The lottery of f(outcome). Outcomes that f makes equal stay apart until {@link collect}. */
export const map = <A, B>(lottery: Lottery<A>, f: (a: A) => B): Lottery<B> => ({
  chances: chancesOf(lottery).map(({ outcome, probability }) => ({ outcome: f(outcome), probability })),
});

/** The compound lottery: draw a, then draw from f(a). */
export const chain = <A, B>(lottery: Lottery<A>, f: (a: A) => Lottery<B>): Lottery<B> => ({
  chances: chancesOf(lottery).flatMap(({ outcome, probability }) =>
    chancesOf(f(outcome)).map((next) => ({
      outcome: next.outcome,
      probability: Q.mul(probability, next.probability),
    })),
  ),
});

/** The exact expectation of a quantity. */
export const expectation = <A>(lottery: Lottery<A>, quantity: (a: A) => Rational): Rational =>
  Q.sum(chancesOf(lottery).map(({ outcome, probability }) => Q.mul(probability, quantity(outcome))));

/** The probability of an event. */
export const probability = <A>(lottery: Lottery<A>, event: (a: A) => boolean): Rational =>
  Q.sum(
    chancesOf(lottery)
      .filter(({ outcome }) => event(outcome))
      .map((chance) => chance.probability),
  );

/** The lottery given an event; none if the event has probability zero. */
export const condition = <A>(lottery: Lottery<A>, event: (a: A) => boolean): Option<Lottery<A>> => {
  const mass = probability(lottery, event);
  if (Q.isZero(mass)) return O.none;
  return O.some({
    chances: chancesOf(lottery)
      .filter(({ outcome }) => event(outcome))
      .map((chance) => ({ outcome: chance.outcome, probability: Q.div(chance.probability, mass) })),
  });
};

/** Merges outcomes that have the same key, in the order of their first appearance. */
export const collect = <A>(lottery: Lottery<A>, key: (a: A) => string): Lottery<A> => {
  const byKey = new Map<string, { outcome: A; probability: Rational }>();
  for (const { outcome, probability: p } of chancesOf(lottery)) {
    const k = key(outcome);
    const seen = byKey.get(k);
    if (seen === undefined) byKey.set(k, { outcome, probability: p });
    else seen.probability = Q.add(seen.probability, p);
  }
  return { chances: [...byKey.values()] };
};

/** The total probability; one for every lottery made here, and what the tests check. */
export const total = <A>(lottery: Lottery<A>): Rational =>
  Q.sum(chancesOf(lottery).map((chance) => chance.probability));

/** Equality of distributions: every outcome has the same probability in both, however it is split up. */
export const getEq = <A>(E_: Eq<A>): Eq<Lottery<A>> => ({
  equals: (x, y) => {
    const mass = (l: Lottery<A>, a: A): Rational => probability(l, (b) => E_.equals(a, b));
    return [...chancesOf(x), ...chancesOf(y)].every(({ outcome }) =>
      Q.equals(mass(x, outcome), mass(y, outcome)),
    );
  },
});

/** The monad of lotteries; its laws hold up to {@link getEq}. */
export const Monad: Monad1<URI> = {
  URI,
  of,
  map,
  ap: (fab, fa) => chain(fab, (f) => map(fa, f)),
  chain,
};
