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
