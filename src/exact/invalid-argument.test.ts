// What a message says of a value that a function cannot take.
import { describe, expect, test } from 'vitest';
import {
  checkFunction,
  checkList,
  checkObject,
  checkOneOf,
  describeValue,
  InvalidArgument,
} from './invalid-argument.js';
import { toDecimal } from './decimal.js';
import { minimise } from './linear-program.js';
import * as L from './lottery.js';
import * as Q from './rational.js';

class Box {}

describe('a value in words', () => {
  test.each([
    ['foo', '"foo"'],
    ['x'.repeat(99), `"${'x'.repeat(60)}…"`],
    [0.3, '0.3'],
    [3n, '3n'],
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [Symbol('s'), 'Symbol(s)'],
    [[], 'a list of 0 entries'],
    [[1], 'a list of 1 entry'],
    [() => 1, 'a function'],
    [{}, 'an object'],
    [Object.create(null), 'an object'],
    [new Box(), 'an object of class Box'],
    [Q.of(1, 3), '1/3'],
  ])('%s', (value, words) => expect(describeValue(value)).toBe(words));
});

describe('a check', () => {
  test('lets pass what is allowed', () => {
    expect(() => {
      checkOneOf('comparison', 'weak', ['strict', 'weak']);
      checkList('payoffs', [], 'numbers');
      checkObject('game', {}, 'a game');
      checkFunction('utility', () => 1);
    }).not.toThrow();
  });

  test.each([
    [
      () => checkOneOf('comparison', 'foo', ['strict', 'weak', 'very-weak']),
      `comparison must be 'strict', 'weak' or 'very-weak'; it is "foo".`,
    ],
    [() => checkList('payoffs', 3, 'numbers'), 'payoffs must be a list of numbers; it is 3.'],
    [
      () => checkObject('game', [], 'a game', 'bimatrix(…)'),
      'game must be a game; it is a list of 0 entries. Write bimatrix(…).',
    ],
    [() => checkObject('game', null, 'a game'), 'game must be a game; it is null.'],
    [() => checkFunction('utility', 1), 'utility must be a function; it is 1.'],
  ])('refuses what is not: %#', (check, message) => {
    expect(check).toThrow(InvalidArgument);
    expect(check).toThrow(message);
  });

  test('gives the argument and what was given, besides the message', () => {
    const error = new InvalidArgument('rounds', 0, "'all' or a whole number from 1 on");
    expect(error).toMatchObject({ name: 'InvalidArgument', argument: 'rounds', given: 0 });
    expect(error).toBeInstanceOf(RangeError);
  });
});

describe('lotteries, linear programs and decimals', () => {
  const untyped = (value: unknown): never => value as never;
  const line = { constant: 0n, coefficients: [1n] };

  test.each<[string, () => unknown, string]>([
    [
      'weights that are none',
      () => L.fromWeights(untyped(undefined)),
      'weights must be a list of pairs of an outcome and its probability; it is undefined.',
    ],
    [
      'weights that are no pairs',
      () => L.fromWeights(untyped(['a'])),
      'weights[0] must be a list of two: an outcome and its probability; it is "a".',
    ],
    [
      'weights in doubles',
      () => L.fromWeights(untyped([['a', 1]])),
      'probabilities[0] must be an exact number',
    ],
    [
      'no outcomes',
      () => L.uniform(untyped(undefined)),
      'outcomes must be a list of outcomes; it is undefined.',
    ],
    [
      'an outcome for a lottery',
      () => L.expectation(untyped('a'), () => Q.one),
      'A lottery must be a lottery; it is "a". Write lottery.of(outcome) for an outcome that is certain.',
    ],
    [
      'a compound that returns no lottery',
      () =>
        L.chain(
          L.of(1),
          untyped(() => 2),
        ),
      'A lottery must be a lottery; it is 2.',
    ],
    [
      'a quantity in doubles',
      () =>
        L.expectation(
          L.of(1),
          untyped(() => 0.3),
        ),
      'A rational number must be an exact number',
    ],
    [
      'coefficients in doubles',
      () => minimise(line, [{ constant: 1n, coefficients: untyped([0.5]) }]),
      'An entry of constraints[0].coefficients must be a BigInt, such as 3n; it is 0.5.',
    ],
    [
      'constraints of another length',
      () => minimise(line, [{ constant: 1n, coefficients: [1n, 2n] }]),
      'constraints[0].coefficients must be a list of 1 BigInts; it is a list of 2 entries.',
    ],
    ['no objective', () => minimise(untyped(undefined), []), 'objective must be an object; it is undefined.'],
    [
      'a rounding that there is not',
      () => toDecimal(Q.one, 2, untyped('near')),
      `rounding must be 'down', 'half-up', 'half-even' or 'up'; it is "near".`,
    ],
    [
      'places with a fraction',
      () => toDecimal(Q.one, 1.5),
      'digits must be a whole number from 0 to 1000000; it is 1.5.',
    ],
  ])('refuse %s', (_, call, message) => {
    expect(call).toThrow(InvalidArgument);
    expect(call).toThrow(message);
  });
});
