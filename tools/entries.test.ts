// The entries of the package: each has a source, the front door has the names that it promises and few others, names that
// several entries share mean the same thing, and wrong arguments meet a clear error.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as claims from '../src/entries/claims.js';
import * as games from '../src/entries/games.js';
import * as mechanisms from '../src/entries/mechanisms.js';
import * as door from '../src/index.js';
import { entries } from './browser-bundles.mjs';

const example = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../examples/${name}`, import.meta.url)), 'utf8');

const dilemma = door.bimatrix(
  [
    [3, 0],
    [5, 1],
  ],
  [
    [3, 5],
    [0, 1],
  ],
  { row: { strategies: ['silent', 'confess'] }, column: { strategies: ['silent', 'confess'] } },
);
const equalTraders = door.readEconomy(example('four-equal-traders.json'), 'four-equal-traders.json');

/** What a call throws. */
const thrownBy = (call: () => unknown): Error => {
  try {
    call();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It should have thrown an error.');
};

describe('entries', () => {
  test('are one for each subject, and every one has a source', () => {
    expect(entries().map(({ name }) => name)).toEqual([
      'undominated',
      'undominated/games',
      'undominated/market',
      'undominated/mechanisms',
      'undominated/claims',
      'undominated/formats',
      'undominated/checker',
      'undominated/arbitraries',
    ]);
    for (const { source } of entries()) expect(existsSync(source), source).toBe(true);
  });

  test('the front door has a dozen values', () => {
    expect(Object.keys(door).sort()).toEqual([
      'InvalidArgument',
      'InvalidFile',
      'bimatrix',
      'certificateOf',
      'check',
      'encodeFinding',
      'judge',
      'lottery',
      'rational',
      'readEconomy',
      'readGame',
      'solve',
    ]);
  });

  test.each(entries())('$name has namespaces only where names would say little alone', async ({ source }) => {
    const entry = (await import(source)) as Readonly<Record<string, unknown>>;
    const namespaces = Object.keys(entry).filter(
      (name) => Object.prototype.toString.call(entry[name]) === '[object Module]',
    );
    expect([
      'hunt',
      'interdependentDemand',
      'lottery',
      'rational',
      'rationing',
      'threeAnnouncementsDraw',
    ]).toEqual(expect.arrayContaining(namespaces));
  });
});

describe('a file', () => {
  test('that is invalid is an error that shows every problem at its place, and carries them', () => {
    const text = example('four-equal-traders.json')
      .replace('"priceSteps": 1', '"priceSteps": "one"')
      .replace('"tieBreak": "lowest"', '"tieBreak": "middle"');
    const error = thrownBy(() => door.readEconomy(text, 'mine.json'));
    if (!(error instanceof door.InvalidFile)) throw error;
    expect(error.problems.map(({ line }) => line)).toEqual([6, 9]);
    for (const { code, line, column, message, hint } of error.problems) {
      expect(error.message).toContain(`mine.json:${String(line)}:${String(column)}: ${code}: ${message}`);
      expect(error.message).toContain(`hint: ${String(hint)}`);
    }
  });

  test('of a game is reported the same way', () => {
    const error = thrownBy(() => door.readGame(',L,R\nT,1;1,x;1\nB,1;1,1;1\n', 'mine.csv'));
    expect(error).toBeInstanceOf(door.InvalidFile);
    expect(error.message).toMatch(/^mine\.csv:2:7: E\d{4}: /);
  });

  test('is a text', () => {
    // @ts-expect-error a file as bytes.
    expect(() => door.readEconomy(new Uint8Array(3))).toThrow(
      /text must be the text of a file; .* Write readFileSync\(file, 'utf8'\)\./,
    );
    // @ts-expect-error no file.
    expect(() => door.readGame(undefined)).toThrow(/text must be the text of a file; it is undefined/);
  });

  test('of a Bayesian game gives a game that is solved type by type', () => {
    const game = door.readGame(example('games/entry.json'));
    if (!('prior' in game)) throw new Error('The game has types.');
    const { surviving, survival, certificate } = door.solve(game);
    const [player] = game.players;
    const strategy = surviving[player!.name]?.[player!.types[0]!]?.[0];
    expect(survival(player!.name, strategy!, player!.types[0])).toHaveProperty('answers');
    expect(door.check(certificate('Entry'))).toMatchObject({ kind: 'valid', claim: 'elimination' });
  });
});

describe('solve', () => {
  test('gives what is eliminated, by what, and what survives, by names', () => {
    const { rounds, surviving, complete } = door.solve(dilemma);
    expect(complete).toBe(true);
    expect(
      rounds.map(({ eliminated }) => eliminated.map(({ player, strategy }) => [player, strategy])),
    ).toEqual([
      [
        ['Row', 'silent'],
        ['Column', 'silent'],
      ],
    ]);
    expect(`${rounds[0]?.eliminated[0]?.margin}`).toBe('1');
    expect(surviving).toEqual({ Row: ['confess'], Column: ['confess'] });
  });

  test('as JSON is what the command prints', () => {
    expect(JSON.parse(JSON.stringify(door.solve(dilemma)))).toMatchObject({
      comparison: 'strict',
      dominators: 'pure',
      rounds: [
        {
          round: 1,
          eliminated: [{ player: 'Row', strategy: 'silent', by: { confess: '1' }, margin: '1' }, {}],
        },
      ],
      surviving: { Row: ['confess'], Column: ['confess'] },
    });
  });

  test.each(['pure', 'mixed'] as const)(
    'has a witness for each survivor by %s strategies, and a certificate',
    (dominators) => {
      const { survival, certificate } = door.solve(dilemma, { dominators });
      expect(survival('Row', 'confess')).toBeDefined();
      expect(() => survival('Row', 'silent')).toThrow(
        'The strategy must be one that survives: Row: confess, Column: confess; it is "Row: silent".',
      );
      expect(door.check(certificate())).toMatchObject({ kind: 'valid' });
    },
  );

  test('refuses options that there are not, and what is no game', () => {
    // @ts-expect-error no such comparison.
    expect(() => door.solve(dilemma, { comparison: 'foo' })).toThrow(
      `comparison must be 'strict', 'weak' or 'very-weak'; it is "foo".`,
    );
    // @ts-expect-error no such dominators.
    expect(() => door.solve(dilemma, { dominators: 'all' })).toThrow(door.InvalidArgument);
    expect(() => door.solve(dilemma, { rounds: 0.5 })).toThrow(door.InvalidArgument);
    // @ts-expect-error no options.
    expect(() => door.solve(dilemma, 'weak')).toThrow(/options must be an object/);
    // @ts-expect-error no game.
    expect(() => door.solve(undefined)).toThrow(/game must be a game/);
    // @ts-expect-error no game.
    expect(() => door.solve({ title: '', comment: '', game: dilemma })).toThrow(
      /game\.players must be a list/,
    );
  });

  test('refuses numbers that JavaScript has rounded', () => {
    expect(() => door.bimatrix([[0.1 + 0.2]], [[1]])).toThrow(
      /rowPayoffs\[0\]\[0\] must be a whole number that JavaScript holds exactly; it is 0\.30000000000000004\./,
    );
    expect(() => door.rational.of(0.3)).toThrow(door.InvalidArgument);
    // @ts-expect-error a number where a rational is due.
    expect(() => games.tabulate([0.3])).toThrow(door.InvalidArgument);
    expect(() =>
      door.solve({
        ...dilemma,
        payoffs: dilemma.payoffs.map(() => ({
          denominator: 1n,
          numerators: Float64Array.of(0.1, 0.2, 0.3, 0.4),
        })),
      }),
    ).toThrow(door.InvalidArgument);
  });
});

describe('judge', () => {
  test('gives a typed finding, which is encoded, certified and checked', () => {
    const finding = door.judge(equalTraders, 'theorem-1', { engines: 'separation' });
    expect(finding).toMatchObject({ claim: 'theorem-1', verdict: 'proved', method: 'separation' });
    expect(door.encodeFinding(finding)).toMatchObject({ claim: 'theorem-1', verdict: 'proved' });
    expect(door.check(door.certificateOf(equalTraders, finding))).toMatchObject({ kind: 'valid' });
  });

  test('refuses a claim that there is not, and lists those that there are', () => {
    // @ts-expect-error no such claim.
    const error = thrownBy(() => door.judge(equalTraders, 'theorem-3'));
    expect(error).toBeInstanceOf(door.InvalidArgument);
    for (const name of claims.claimNames) expect(error.message).toContain(`'${name}'`);
    expect(error.message).toMatch(/^claim must be .*; it is "theorem-3"\.$/);
  });

  test('refuses a claim that does not apply, and lists those that do', () => {
    const error = thrownBy(() => door.judge(equalTraders, 'theorem-2.1'));
    expect(error.message).toMatch(
      /^The claim theorem-2\.1 does not apply\. It is a claim about economies with interdependent values\. These claims do: .*property-i, .*theorem-1/,
    );
  });

  test.each<[string, object, RegExp]>([
    ['another mechanism', { mechanism: 'auction' }, /options\.mechanism must be .*'random-grouping'/],
    [
      'a mechanism that is not defined here',
      { mechanism: 'three-announcements' },
      /options\.mechanism must be a mechanism that is defined in this economy, which is random-grouping/,
    ],
    ['another engine', { engines: 'all' }, /options\.engines must be 'both', 'enumeration' or 'separation'/],
    ['another trader', { traders: [4] }, /options\.traders\[0\] must be a whole number from 0 to 3; it is 4/],
    ['too few messages', { messages: [] }, /options\.messages must be a list of 4 demand functions/],
    [
      'a bundle that there is not',
      { messages: [0, 1, 2, 3].map((i) => [0, i]) },
      /options\.messages\[3\]\[1\] must be the index of a bundle, from 0 to 2; it is 3/,
    ],
  ])('refuses %s', (_, options, message) => {
    const error = thrownBy(() => door.judge(equalTraders, 'property-i', options));
    expect(error).toBeInstanceOf(door.InvalidArgument);
    expect(error.message).toMatch(message);
  });

  test('refuses what is no economy', () => {
    // @ts-expect-error what `readEconomy` of `undominated/formats` returns.
    expect(() => door.judge({ economy: equalTraders, warnings: [] }, 'theorem-1')).toThrow(
      'economy must be an economy; it is an object. Write readEconomy(text).',
    );
    // @ts-expect-error no economy.
    expect(() => door.judge(undefined, 'theorem-1')).toThrow(/economy must be an economy/);
  });

  test('judges mechanisms of quotes, under the convention that is given', () => {
    const economy = door.readEconomy(example('single-units.json'));
    const balanced = (edge: 'always-drop' | 'support-ends') =>
      door.judge(economy, 'promise:budget-balanced', { mechanism: 'mcafee', convention: { edge } }).verdict;
    expect([balanced('always-drop'), balanced('support-ends')]).toEqual(['refuted', 'proved']);
    expect(() => door.judge(economy, 'promise:feasible', { mechanism: 'vcg', engines: 'both' })).toThrow(
      'options.engines must be left out where messages are quotes; it is "both".',
    );
    expect(() => door.judge(economy, 'theorem-1', { mechanism: 'vcg' })).toThrow(
      /^The claim theorem-1 does not apply\./,
    );
  });

  test('has no use for options of private values where values are interdependent', () => {
    const economy = door.readEconomy(example('pooling.json'));
    expect(() => door.judge(economy, 'assumption-1', { engines: 'both' })).toThrow(
      'options.engines must be left out where values are interdependent; it is "both".',
    );
    expect(door.judge(economy, 'assumption-1', { mechanism: 'three-announcements' }).claim).toBe(
      'assumption-1',
    );
  });
});

describe('a mechanism of one’s own', () => {
  test('with an outcome that is none meets a clear error', () => {
    const mechanism = {
      participants: ['Ann'],
      messages: [['stay', 'go']],
      nameOf: String,
      outcome: () => undefined,
    };
    const environment = {
      types: [['stay']],
      nameOfType: String,
      nameOfOutcome: String,
      utility: () => door.rational.one,
    };
    expect(() =>
      // @ts-expect-error no lottery of outcomes.
      claims.finish(mechanisms.tabulateMechanism(mechanism, environment)),
    ).toThrow(
      /^What mechanism\.outcome returns at the messages stay must be a lottery over outcomes; it is undefined\./,
    );
  });
});
