// What the public functions of games say of arguments that they cannot take: which argument, what it is, what is allowed.
import { describe, expect, test } from 'vitest';
import { finish } from '../computation.js';
import { InvalidArgument } from '../exact/invalid-argument.js';
import * as L from '../exact/lottery.js';
import * as Q from '../exact/rational.js';
import { agentForm } from './agent-form.js';
import { checkBayesian, makeBayesian } from './bayesian.js';
import type { BayesianGame } from './bayesian.js';
import { randomBayesian } from './generators.js';
import { induce } from './mechanism.js';
import type { Environment, Mechanism } from './mechanism.js';
import { tabulateMechanism } from './mechanism-table.js';
import { checkNormalForm } from './normal-form.js';
import { compact, tabulate, wholeTable } from './payoff-table.js';
import type { TypedEnvironment } from './typed-environment.js';

/** A value that TypeScript would not let pass. */
const untyped = (value: unknown): never => value as never;

/** Checks that a call is refused with these words. */
const refuses = (call: () => unknown, message: string): void => {
  expect(call).toThrow(InvalidArgument);
  expect(call).toThrow(message);
};

describe('a table of payoffs', () => {
  test.each<[string, () => unknown, string]>([
    [
      'of rounded numbers',
      () => tabulate(untyped([Q.one, 0.1 + 0.2])),
      'payoffs[1] must be an exact number, such as rational.of(3, 10)',
    ],
    [
      'of nothing',
      () => tabulate(untyped(undefined)),
      'payoffs must be a list of exact numbers; it is undefined.',
    ],
    [
      'of doubles with a fraction',
      () => wholeTable(Float64Array.of(1, 0.3)),
      "The table.numerators[1] must be a whole number that a payoff table can hold as a double; it is 0.3. Write tabulate([rational.from('0.3'), …])",
    ],
    [
      'of numbers where BigInts are due',
      () => compact({ denominator: 1n, numerators: untyped([1n, 0.3]) }),
      'A numerator must be a BigInt, such as 3n; it is 0.3.',
    ],
  ])('%s is refused', (_, call, message) => refuses(call, message));
});

describe('a game in normal form', () => {
  const players = [
    { name: 'Row', strategies: ['T', 'B'] },
    { name: 'Column', strategies: ['L', 'R'] },
  ];
  const table = wholeTable(Float64Array.of(1, 2, 3, 4));

  test('passes', () => {
    expect(() => checkNormalForm({ players, payoffs: [table, table] })).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'game must be a game in normal form; it is undefined. Write bimatrix('],
    ['without players', {}, 'game.players must be a list of players; it is undefined.'],
    [
      'with a player that is a text',
      { players: ['Row'] },
      "game.players[0] must be a player; it is \"Row\". Write { name: 'Row', strategies: ['T', 'B'] }.",
    ],
    [
      'with a player without a name',
      { players: [{ strategies: ['T'] }] },
      'game.players[0].name must be a text; it is undefined.',
    ],
    [
      'with strategies that are numbers',
      { players: [{ name: 'Row', strategies: [1] }] },
      'game.players[0].strategies[0] must be a text; it is 1.',
    ],
    [
      'with a player without a strategy',
      { players: [{ name: 'Row', strategies: [] }] },
      'game.players[0].strategies must be a list of at least one name; it is a list of 0 entries.',
    ],
    [
      'without payoffs',
      { players },
      'game.payoffs must be a list of 2 payoff tables, one a player; it is undefined.',
    ],
    [
      'with payoffs of one player',
      { players, payoffs: [table] },
      'game.payoffs must be a list of 2 payoff tables, one a player; it is a list of 1 entry.',
    ],
    [
      'with payoffs as nested numbers',
      {
        players,
        payoffs: [
          [
            [1, 2],
            [3, 4],
          ],
          table,
        ],
      },
      'game.payoffs[0] must be a payoff table; it is a list of 2 entries.',
    ],
    [
      'with a table of the wrong size',
      { players, payoffs: [table, wholeTable(Float64Array.of(1, 2))] },
      'game.payoffs[1].numerators must be a Float64Array, or a list of BigInts, with 4 entries; it is a list of 2 entries.',
    ],
    [
      'with payoffs that are rounded',
      { players, payoffs: [{ denominator: 1n, numerators: Float64Array.of(0.3, 0.1 + 0.2, 0, 0) }, table] },
      'game.payoffs[0].numerators[0] must be a whole number that a payoff table can hold as a double; it is 0.3.',
    ],
    [
      'with numbers for BigInts',
      { players, payoffs: [{ denominator: 1n, numerators: [1n, 2n, 3n, 0.5] }, table] },
      'game.payoffs[0].numerators[3] must be a BigInt, such as 3n; it is 0.5.',
    ],
    [
      'with denominator 0',
      { players, payoffs: [{ denominator: 0n, numerators: [1n, 2n, 3n, 4n] }, table] },
      'game.payoffs[0].denominator must be a positive BigInt, such as 1n; it is 0n.',
    ],
  ])('%s is refused', (_, game, message) => refuses(() => checkNormalForm(untyped(game)), message));
});

describe('a Bayesian game', () => {
  const game = randomBayesian(1, { players: 2, types: 2, actions: 2, noise: 5 });
  const [first, second] = game.players;

  test('passes', () => {
    expect(() => checkBayesian(game)).not.toThrow();
  });

  test.each<[string, Partial<Record<keyof BayesianGame, unknown>>, string]>([
    ['without players', { players: undefined }, 'game.players must be a list of players; it is undefined.'],
    [
      'with a player without types',
      { players: [first, { ...second, types: [] }] },
      'game.players[1] must be a player with at least one type and one action; it is "0 types and 2 actions".',
    ],
    [
      'with types that are numbers',
      { players: [{ ...first, types: [1, 2] }, second] },
      'game.players[0].types[0] must be a text; it is 1.',
    ],
    [
      'without a prior',
      { prior: undefined },
      'game.prior must be whole numbers over a denominator; it is undefined.',
    ],
    [
      'with a prior of the wrong size',
      { prior: { denominator: 1n, numerators: [1n] } },
      'game.prior.numerators must be a list of 4 BigInts; it is a list of 1 entry.',
    ],
    [
      'with a prior in numbers',
      { prior: { denominator: 1n, numerators: [0.25, 0.25, 0.25, 0.25] } },
      'game.prior.numerators[0] must be a BigInt, at least 0n; it is 0.25.',
    ],
    [
      'with a prior that does not sum to one',
      { prior: { denominator: 5n, numerators: [1n, 1n, 1n, 1n] } },
      'game.prior must be a list of probabilities with sum 1',
    ],
    [
      'with payoffs of one player',
      { payoffs: game.payoffs.slice(1) },
      'game.payoffs must be a list of 2 payoff tables, one a player; it is a list of 1 entry.',
    ],
  ])('%s is refused', (_, change, message) => {
    refuses(() => checkBayesian({ ...game, ...change } as BayesianGame), message);
    refuses(() => agentForm({ ...game, ...change } as BayesianGame), message);
  });

  test('is not made of rounded numbers', () => {
    const one = [{ name: 'Row', types: ['t'], actions: ['a'] }];
    refuses(() => makeBayesian(one, untyped([1]), [[Q.one]]), 'prior[0] must be an exact number');
    refuses(() => makeBayesian(one, [Q.one], untyped([[0.5]])), 'payoffs[0][0] must be an exact number');
    refuses(
      () => makeBayesian(untyped(undefined), [Q.one], [[Q.one]]),
      'players must be a list of players; it is undefined.',
    );
  });
});

describe('a mechanism', () => {
  const mechanism: Mechanism<string, string> = {
    participants: ['Ann', 'Ben'],
    messages: [['a', 'b'], ['c']],
    nameOf: String,
    outcome: (messages) => L.of(messages.join('')),
  };
  const environment: Environment<string> & TypedEnvironment<string, string, string> = {
    types: [['a'], ['c']],
    nameOfType: String,
    nameOfOutcome: String,
    utility: () => Q.one,
  };
  const changed = (m: object, e: object) => ({
    mechanism: { ...mechanism, ...m } as typeof mechanism,
    environment: { ...environment, ...e } as typeof environment,
  });

  test.each<[string, object, object, string]>([
    [
      'participants that are numbers',
      { participants: [1, 2] },
      {},
      'mechanism.participants[0] must be a text; it is 1.',
    ],
    [
      'no messages',
      { messages: undefined },
      {},
      'mechanism.messages must be a list of lists of messages, one a participant; it is undefined.',
    ],
    [
      'messages that are no lists',
      { messages: ['a', 'b'] },
      {},
      'mechanism.messages[0] must be a list of messages; it is "a".',
    ],
    [
      'a name that is a number',
      { nameOf: () => 1 },
      {},
      'A name that mechanism.nameOf returns must be a text; it is 1.',
    ],
    [
      'no outcome function',
      { outcome: undefined },
      {},
      'mechanism.outcome must be a function; it is undefined. Write outcome: (messages) => lottery.of(…).',
    ],
    [
      'a forgotten return',
      { outcome: () => undefined },
      {},
      'What mechanism.outcome returns at the messages a, c must be a lottery over outcomes; it is undefined. Write lottery.of(outcome) for an outcome that is certain.',
    ],
    [
      'an outcome for a lottery',
      { outcome: () => 'x' },
      {},
      'What mechanism.outcome returns at the messages a, c must be a lottery over outcomes; it is "x".',
    ],
    [
      'an outcome that is undefined at one profile',
      { outcome: (m: string[]) => L.of(({ ac: 'x' } as Record<string, string>)[m.join('')]) },
      {},
      'An outcome that mechanism.outcome returns at the messages b, c must be a value; it is undefined.',
    ],
    [
      'a probability in doubles',
      { outcome: () => ({ chances: [{ outcome: 'x', probability: 1 }] }) },
      {},
      'A probability that mechanism.outcome returns at the messages a, c must be an exact number; it is 1.',
    ],
    ['no utility', {}, { utility: undefined }, 'environment.utility must be a function; it is undefined.'],
  ])('with %s is refused', (_, m, e, message) => {
    const given = changed(m, e);
    refuses(() => induce(given.mechanism, given.environment), message);
    refuses(() => finish(tabulateMechanism(given.mechanism, given.environment)), message);
  });

  test.each<[string, object, object, string]>([
    [
      'a utility in doubles',
      {},
      { utility: () => 0.3 },
      "What environment.utility returns for the outcome ac must be an exact number; it is 0.3. Write rational.of(3, 10), or rational.from('0.3').",
    ],
    [
      'payments in doubles',
      {},
      { payments: () => [0.5, 0] },
      'What environment.payments returns for the outcome ac[0] must be an exact number',
    ],
    [
      'no payments returned',
      {},
      { payments: () => undefined },
      'What environment.payments returns for the outcome ac must be a list of exact numbers; it is undefined.',
    ],
    [
      'a name of an outcome that is a number',
      {},
      { nameOfOutcome: () => 1 },
      'A name that environment.nameOfOutcome returns must be a text; it is 1.',
    ],
    [
      'no types',
      {},
      { types: undefined },
      'environment.types must be a list of lists of types, one a participant; it is undefined.',
    ],
    [
      'an outside option in doubles',
      {},
      { outside: () => 0 },
      'What environment.outside returns must be an exact number; it is 0.',
    ],
  ])('with %s is refused when it is written out', (_, m, e, message) => {
    const given = changed(m, e);
    refuses(() => finish(tabulateMechanism(given.mechanism, given.environment)), message);
  });

  test('with bad probabilities, too few lists or a rounded utility induces no game', () => {
    const halves = { chances: [{ outcome: 'x', probability: Q.of(1, 2) }] };
    refuses(
      () => induce({ ...mechanism, outcome: () => halves }, environment),
      'The probabilities at the messages a, c must be positive with sum 1; it is "1/2".',
    );
    refuses(
      () => induce({ ...mechanism, messages: [['a']] }, environment),
      'mechanism.messages must be a list of 2 lists, one a participant; it is a list of 1 entry.',
    );
    refuses(
      () => induce(mechanism, { utility: () => untyped(0.3) }),
      'The utility of Ann that environment.utility returns must be an exact number; it is 0.3.',
    );
  });
});
