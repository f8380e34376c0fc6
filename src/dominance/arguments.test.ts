// What the solvers say of options that there are not, and of games that are none.
import { describe, expect, test } from 'vitest';
import { InvalidArgument } from '../exact/invalid-argument.js';
import { bimatrix } from '../games/bimatrix.js';
import { randomBayesian, randomGame } from '../games/generators.js';
import { eliminate, solve } from './elimination.js';
import { eliminateInterim, solveInterim } from './interim/interim.js';
import { recheckInterim } from './interim/recheck.js';
import { recheck } from './recheck.js';
import { standardElimination } from './relation.js';
import type { EliminationOptions } from './relation.js';

const game = randomGame(1, [2, 2], 5);
const bayesian = randomBayesian(1, { players: 2, types: 2, actions: 2, noise: 5 });
const untyped = (value: unknown): never => value as never;

describe('options', () => {
  test.each<[string, unknown, string]>([
    ['comparison', 'foo', `comparison must be 'strict', 'weak' or 'very-weak'; it is "foo".`],
    ['comparison', undefined, `comparison must be 'strict', 'weak' or 'very-weak'; it is undefined.`],
    ['dominators', 'all', `dominators must be 'pure' or 'mixed'; it is "all".`],
    ['rounds', 0, `rounds must be 'all' or a whole number, at least 1; it is 0.`],
    ['rounds', 1.5, `rounds must be 'all' or a whole number, at least 1; it is 1.5.`],
    ['rounds', NaN, `rounds must be 'all' or a whole number, at least 1; it is NaN.`],
    ['rounds', Infinity, `rounds must be 'all' or a whole number, at least 1; it is Infinity.`],
    ['rounds', '2', `rounds must be 'all' or a whole number, at least 1; it is "2".`],
    ['rounds', undefined, `rounds must be 'all' or a whole number, at least 1; it is undefined.`],
  ])('%s: %j is refused', (option, value, message) => {
    const elimination = { ...standardElimination, [option]: value } as EliminationOptions;
    const calls = [
      () => solve(game, elimination),
      () => eliminate(game, elimination),
      () => solveInterim(bayesian, elimination),
      () => eliminateInterim(bayesian, elimination),
      () => recheck(game, { ...solve(game), elimination }),
      () => recheckInterim(bayesian, { ...solveInterim(bayesian), elimination }),
    ];
    for (const call of calls) {
      expect(call).toThrow(InvalidArgument);
      expect(call).toThrow(message);
    }
  });

  test('that are not an object are refused', () => {
    expect(() => solve(game, untyped('weak'))).toThrow(
      `elimination must be an object; it is "weak". Write { comparison: 'strict', dominators: 'pure', rounds: 'all' }.`,
    );
  });

  test('an unknown warm start is refused', () => {
    expect(() => solve(game, standardElimination, { warmStart: untyped('sometimes') })).toThrow(
      `warmStart must be 'auto', 'always' or 'never'; it is "sometimes".`,
    );
  });
});

describe('games', () => {
  test('of rounded numbers are refused, so that no verdict comes of them', () => {
    const rounded = { denominator: 1n, numerators: Float64Array.of(0.3, 0, 0.1 + 0.2, 0) };
    expect(() => solve({ ...game, payoffs: [rounded, game.payoffs[1]!] })).toThrow(
      'game.payoffs[0].numerators[0] must be a whole number that a payoff table can hold as a double; it is 0.3.',
    );
  });

  test('of exact numbers written as texts are solved exactly', () => {
    expect(solve(bimatrix([['0.3'], ['3/10']], [[0], [0]])).surviving).toEqual([[0, 1], [0]]);
    expect(solve(bimatrix([['0.3'], ['0.30000000000000004']], [[0], [0]])).surviving).toEqual([[1], [0]]);
  });

  test('other values are refused', () => {
    expect(() => solve(untyped(undefined))).toThrow('game must be a game in normal form; it is undefined.');
    expect(() => solve(untyped(bayesian))).toThrow(InvalidArgument);
    expect(() => solveInterim(untyped(game))).toThrow(InvalidArgument);
  });
});
