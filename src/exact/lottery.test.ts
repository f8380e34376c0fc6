// Lotteries: the laws of a monad up to equality of distributions, expectation, conditioning.
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { E, O } from '../prelude.js';
import * as L from './lottery.js';
import type { Lottery } from './lottery.js';
import * as Q from './rational.js';
import type { Rational } from './rational.js';

/** Whole weights over their sum; outcomes 0..5, so that some repeat. */
const lottery: fc.Arbitrary<Lottery<number>> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((weights) => {
    const total = weights.reduce((sum, [, w]) => sum + w, 0);
    return { chances: weights.map(([outcome, w]) => ({ outcome, probability: Q.of(w, total) })) };
  });
/** A function from outcomes to lotteries, as a table. */
const kernel = fc.array(lottery, { minLength: 6, maxLength: 6 }).map((rows) => (a: number) => rows[a]!);
const table = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }).map(
  (row) =>
    (a: number): number =>
      row[a]!,
);
const quantity = fc
  .array(fc.tuple(fc.integer(), fc.integer({ min: 1, max: 99 })), { minLength: 6, maxLength: 6 })
  .map(
    (row) =>
      (a: number): Rational =>
        Q.of(...row[a]!),
  );
const event = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }).map(
  (row) =>
    (a: number): boolean =>
      row[a]!,
);

const eq = L.getEq<number>({ equals: (a, b) => a === b });
const same = (x: Lottery<number>, y: Lottery<number>): void => {
  expect(eq.equals(x, y)).toBe(true);
};

/** The distribution as a table from outcome to probability: what equality means. */
const distribution = (l: Lottery<number>): Record<string, string> => {
  const masses = new Map<number, Rational>();
  for (const { outcome, probability } of l.chances)
    masses.set(outcome, Q.add(masses.get(outcome) ?? Q.zero, probability));
  return Object.fromEntries([...masses].map(([outcome, mass]) => [outcome, Q.show(mass)]));
};

describe('equality', () => {
  test.prop([lottery, lottery])('is equality of distributions', (x, y) => {
    const plain = JSON.stringify(distribution(x)) === JSON.stringify(distribution(y));
    expect(eq.equals(x, y)).toBe(plain);
    expect(eq.equals(y, x)).toBe(plain);
    same(x, { chances: x.chances.toReversed() });
  });

  test.prop([lottery])('does not depend on how an outcome is split up; collect puts it together', (x) => {
    const split = {
      chances: x.chances.flatMap(({ outcome, probability }) => [
        { outcome, probability: Q.mul(probability, Q.of(1, 3)) },
        { outcome, probability: Q.mul(probability, Q.of(2, 3)) },
      ]),
    };
    same(x, split);
    const collected = L.collect(split, String);
    same(x, collected);
    expect(new Set(collected.chances.map((c) => c.outcome)).size).toBe(collected.chances.length);
  });

  test('distinguishes lotteries that differ only in an outcome that one of them lacks', () => {
    const sure = L.of(1);
    const half: Lottery<number> = {
      chances: [1, 2].map((outcome) => ({ outcome, probability: Q.of(1, 2) })),
    };
    expect(eq.equals(sure, half)).toBe(false);
    expect(eq.equals(half, sure)).toBe(false);
  });
});

describe('monad', () => {
  const { of, map, ap, chain } = L.Monad;
  test.prop([fc.integer({ min: 0, max: 5 }), kernel])('left identity', (a, f) => same(chain(of(a), f), f(a)));
  test.prop([lottery])('right identity', (x) => same(chain(x, of), x));
  test.prop([lottery, kernel, kernel])('associativity', (x, f, g) =>
    same(
      chain(chain(x, f), g),
      chain(x, (a) => chain(f(a), g)),
    ),
  );
  test.prop([lottery, table, table])(
    'map keeps identity and composition, and is chain with of',
    (x, f, g) => {
      same(
        map(x, (a) => a),
        x,
      );
      same(
        map(map(x, f), g),
        map(x, (a) => g(f(a))),
      );
      same(
        map(x, f),
        chain(x, (a) => of(f(a))),
      );
    },
  );
  test.prop([lottery, fc.array(table, { minLength: 1, maxLength: 4 })])(
    'ap draws function and argument',
    (x, fs) => {
      const drawn = O.toNullable(L.uniform(fs))!;
      same(
        ap(drawn, x),
        chain(drawn, (f) => map(x, f)),
      );
      same(ap(of(fs[0]!), x), map(x, fs[0]!));
    },
  );
  test.prop([lottery, kernel])('every lottery made has total probability one', (x, f) => {
    expect(Q.show(L.total(chain(x, f)))).toBe('1');
  });
});

describe('expectation and conditioning', () => {
  test.prop([lottery, quantity, quantity, fc.integer()])('expectation is linear', (x, f, g, c) => {
    const combined = L.expectation(x, (a) => Q.add(Q.mul(Q.of(c), f(a)), g(a)));
    const apart = Q.add(Q.mul(Q.of(c), L.expectation(x, f)), L.expectation(x, g));
    expect(Q.show(combined)).toBe(Q.show(apart));
    expect(Q.show(L.expectation(x, () => Q.one))).toBe('1');
  });

  test.prop([lottery, kernel, quantity])('expectation is iterated over a compound lottery', (x, f, u) => {
    expect(Q.show(L.expectation(L.chain(x, f), u))).toBe(
      Q.show(L.expectation(x, (a) => L.expectation(f(a), u))),
    );
  });

  test.prop([lottery, event])('probability is the expectation of the indicator', (x, A) => {
    expect(Q.show(L.probability(x, A))).toBe(Q.show(L.expectation(x, (a) => (A(a) ? Q.one : Q.zero))));
  });

  test.prop([lottery, event, event])(
    'P(B|A)·P(A) = P(A and B); nothing is given an event of probability 0',
    (x, A, B) => {
      const given = L.condition(x, A);
      const mass = L.probability(x, A);
      expect(O.isNone(given)).toBe(Q.isZero(mass));
      if (O.isNone(given)) return;
      expect(Q.show(L.total(given.value))).toBe('1');
      expect(given.value.chances.every(({ outcome }) => A(outcome))).toBe(true);
      expect(Q.show(Q.mul(L.probability(given.value, B), mass))).toBe(
        Q.show(L.probability(x, (a) => A(a) && B(a))),
      );
    },
  );
});

describe('making lotteries', () => {
  const weights = (...texts: readonly number[]) => texts.map((w, i) => [i, Q.of(w, 4)] as const);

  test('weights sum to one, zeros are dropped', () => {
    const made = L.fromWeights(weights(1, 0, 3));
    if (E.isLeft(made)) throw new Error(made.left.kind);
    expect(distribution(made.right)).toEqual({ 0: '1/4', 2: '3/4' });
    expect(made.right.chances.length).toBe(2);
  });

  test('other weights are refused with the reason', () => {
    expect(L.fromWeights([])).toEqual(E.left({ kind: 'empty' }));
    expect(L.fromWeights(weights(1, -1, 4))).toEqual(E.left({ kind: 'negative', index: 1 }));
    const short = L.fromWeights(weights(1, 2));
    expect(E.isLeft(short) && short.left.kind === 'sum' ? Q.show(short.left.sum) : 'taken').toBe('3/4');
  });

  test('there is no uniform lottery of nothing', () => {
    expect(L.uniform([])).toEqual(O.none);
    expect(distribution(O.toNullable(L.uniform([0, 1, 1]))!)).toEqual({ 0: '1/3', 1: '2/3' });
  });
});
