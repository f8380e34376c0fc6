/**
 * Small mechanisms with lotteries for the tests, as fast-check arbitraries.
 */
import fc from 'fast-check';
import * as L from '../../src/exact/lottery.js';
import type { Lottery } from '../../src/exact/lottery.js';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import type { Mechanism } from '../../src/games/mechanism.js';
import type { TypedEnvironment } from '../../src/games/typed-environment.js';

/** A mechanism whose messages, types and outcomes are whole numbers, with its environment. */
export interface Drawn {
  readonly mechanism: Mechanism<number, number>;
  readonly environment: Required<TypedEnvironment<number, number, number>>;
}

const names = ['Ann', 'Ben', 'Cleo'];
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, k) => k);
const lists = <A>(each: fc.Arbitrary<A>, lengths: readonly number[]): fc.Arbitrary<A[][]> =>
  fc.tuple(...lengths.map((length) => fc.array(each, { minLength: length, maxLength: length })));

/** Small numbers with many ties. */
const small = fc.constantFrom(Q.zero, Q.zero, Q.one, Q.one, Q.of(1, 2), Q.of(-1), Q.of(2, 3));

/** A lottery over some outcomes, one of them perhaps listed twice. */
const lotteryOver = (outcomes: number): fc.Arbitrary<Lottery<number>> =>
  fc.oneof(
    fc.nat(outcomes - 1).map((outcome) => L.of(outcome)),
    fc
      .array(fc.tuple(fc.nat(outcomes - 1), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 })
      .map((weights) => {
        const total = weights.reduce((sum, [, w]) => sum + w, 0);
        return {
          chances: weights.map(([outcome, w]) => ({ outcome, probability: Q.of(w, total) })),
        };
      }),
  );

const sizes = fc
  .integer({ min: 1, max: 3 })
  .chain((n) => lists(fc.integer({ min: 1, max: 3 }), [n, n]))
  .map(([messages, types]) => ({ messages: messages!, types: types! }));

/** Mechanisms whose parts are drawn independently: most of them can be manipulated. */
export const anyMechanism: fc.Arbitrary<Drawn> = fc
  .tuple(sizes, fc.integer({ min: 1, max: 4 }))
  .chain(([{ messages, types }, outcomes]) => {
    const profiles = messages.reduce((product, count) => product * count, 1);
    return fc.record({
      messages: fc.constant(messages),
      types: fc.constant(types),
      lotteries: fc.array(lotteryOver(outcomes), { minLength: profiles, maxLength: profiles }),
      truths: fc.tuple(
        ...types.map((count, i) =>
          fc.array(fc.nat(messages[i]! - 1), { minLength: count, maxLength: count }),
        ),
      ),
      worth: fc.tuple(
        ...types.map((count) =>
          fc.array(fc.array(small, { minLength: outcomes, maxLength: outcomes }), {
            minLength: count,
            maxLength: count,
          }),
        ),
      ),
      payments: lists(
        small,
        range(outcomes).map(() => messages.length),
      ),
      outside: lists(small, types),
    });
  })
  .map(({ messages, types, lotteries, truths, worth, payments, outside }) => ({
    mechanism: {
      participants: names.slice(0, messages.length),
      messages: messages.map(range),
      nameOf: (message) => `m${String(message)}`,
      outcome: (profile) =>
        lotteries[profile.reduce((number, message, i) => number * messages[i]! + message, 0)]!,
    },
    environment: {
      types: types.map(range),
      nameOfType: (type) => `t${String(type)}`,
      nameOfOutcome: (outcome) => `o${String(outcome)}`,
      utility: (i, type, outcome) => worth[i]![type]![outcome]!,
      truth: (i, type) => truths[i]![type]!,
      payments: (outcome) => payments[outcome]!,
      outside: (i, type): Rational => outside[i]![type]!,
    },
  }));

/** The same where every type's truth is her best message against everything: the message that her own number decides. */
export const obedientMechanism: fc.Arbitrary<Drawn> = anyMechanism.map(({ mechanism, environment }) => {
  // The first participant decides alone, among outcomes; to the others everything is worth the same.
  const value = (type: number, outcome: number): Rational => environment.utility(0, type, outcome);
  const dictates = (message: number): Lottery<number> =>
    mechanism.outcome([message, ...mechanism.messages.slice(1).map(() => 0)]);
  const expected = (type: number, message: number): Rational =>
    L.expectation(dictates(message), (outcome) => value(type, outcome));
  const best = (type: number): number =>
    mechanism.messages[0]!.reduce((a, b) => (Q.lt(expected(type, a), expected(type, b)) ? b : a));
  return {
    mechanism: { ...mechanism, outcome: ([first]) => dictates(first!) },
    environment: {
      ...environment,
      utility: (i, type, outcome) => (i === 0 ? value(type, outcome) : Q.one),
      truth: (i, type) => (i === 0 ? best(type) : environment.truth(i, type)),
      payments: (outcome) => environment.payments(outcome).map((paid) => Q.abs(paid)),
      outside: () => Q.of(-1),
    },
  };
});
