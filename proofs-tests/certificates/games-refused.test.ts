/**
 * What the checker of games must refuse, clause by clause of the definitions: one false statement each, its digests made anew,
 * and the field at which it is refused.
 */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/certificates/check.js';
import { check, digestOf, sealOf } from '../../src/certificates/check.js';
import type { Comparison, Dominators } from '../../src/dominance/relation.js';
import type { Form } from './certified-games.js';
import { certificateOf, examples, rows } from './certified-games.js';
import type { Step } from './changed-leaves.js';
import { altered, at, resealed } from './changed-leaves.js';

const certified = (game: Form, comparison: Comparison, dominators: Dominators): Json =>
  certificateOf(game, { comparison, dominators, rounds: 'all' });
const example = (name: string): Form => examples.find(([file]) => file.startsWith(name))![1];

/** A false statement, how it is false, and the field that gives it away. */
type Refusal = readonly [what: string, certificate: Json, path: readonly Step[], leaf: Json, field: string];
const areRefused = (refusals: readonly Refusal[]): void => {
  it.each(refusals)('%s', (_, certificate, path, leaf, field) => {
    expect(check(certificate).kind).toBe('valid');
    expect(check(resealed(altered(certificate, path, leaf)))).toMatchObject({ kind: 'invalid', field });
  });
};

const test = (k: number) => ['evidence', 0, 'tests', k] as const;
const eliminationAt = (f: number) => [...test(0), 'eliminated', f] as const;
const survivalAt = (s: number) => [...test(0), 'standing', s] as const;
const [tests, firstElimination, firstSurvival] = [
  'evidence[0].tests',
  'evidence[0].tests[0].eliminated[0]',
  'evidence[0].tests[0].standing[0]',
];
/** A strategy of player 1 is eliminated by a mixture, with a margin that is attained when player 2 plays a column. */
const eliminated = (
  strategy: string,
  by: Readonly<Record<string, string>>,
  margin: string,
  column: string,
) => ({
  player: '1',
  strategy,
  by,
  margin,
  attainedAt: { 2: column },
});
/** A belief of player 1 about the columns. */
const belief = (strategy: string, everywhere: string, ...more: ReadonlyArray<readonly [string, string]>) => ({
  player: '1',
  strategy,
  everywhere,
  more: more.map(([column, weight]) => ({ at: { 2: column }, weight })),
});

describe('a dominator', () => {
  const ladder = rows([0], [1], [2]);
  const pure = certified(ladder, 'strict', 'pure');
  const mixed = certified(ladder, 'strict', 'mixed');
  const between = rows([2, 0], [0, 2], [0, 0]);
  const copied = certified(rows([2, 0], [0, 2], [1, 1], [1, 1]), 'very-weak', 'mixed');
  const halves = certified(rows([3, 0], [0, 3], [1, 1]), 'strict', 'mixed');
  const first = at(certified(between, 'weak', 'pure'), eliminationAt(0)) as Readonly<Record<string, Json>>;
  areRefused([
    [
      'that is not the one with the largest margin',
      pure,
      eliminationAt(0),
      eliminated('1', { 2: '1' }, '1', '1'),
      `${firstElimination}.by`,
    ],
    [
      'that is a mixture where a single strategy dominates',
      mixed,
      eliminationAt(0),
      eliminated('1', { 2: '1/2', 3: '1/2' }, '3/2', '1'),
      `${firstElimination}.by`,
    ],
    [
      'with a negative weight',
      pure,
      [...test(0), 'eliminated'],
      [
        ...(at(pure, [...test(0), 'eliminated']) as readonly Json[]),
        eliminated('3', { 1: '-2', 2: '3' }, '1', '1'),
      ],
      `${tests}[0].eliminated[2].by.1`,
    ],
    [
      'with a weight too few',
      halves,
      [...eliminationAt(0), 'by'],
      { 1: '1/2', 2: '1/3' },
      `${firstElimination}.by`,
    ],
    [
      'that contains what it dominates',
      halves,
      eliminationAt(0),
      eliminated('3', { 1: '1/4', 2: '1/4', 3: '1/2' }, '1/4', '1'),
      `${firstElimination}.by.3`,
    ],
    [
      'that contains the name of no strategy',
      halves,
      [...eliminationAt(0), 'by'],
      { 1: '1/2', 2: '1/2', 9: '0' },
      `${firstElimination}.by.9`,
    ],
    [
      'that is a mixture with a copy in it, under very weak dominance',
      copied,
      eliminationAt(0),
      eliminated('3', { 1: '1/4', 2: '1/4', 4: '1/2' }, '0', '1'),
      `${firstElimination}.by`,
    ],
    [
      'that is a later copy, under very weak dominance',
      certified(rows([1, 0], [1, 0]), 'very-weak', 'pure'),
      eliminationAt(0),
      eliminated('1', { 2: '1' }, '0', '1'),
      `${firstElimination}.by`,
    ],
    [
      'that gains nowhere, under weak dominance',
      certified(rows([2, 0], [2, 0], [0, 2]), 'weak', 'pure'),
      [...test(0), 'eliminated'],
      [eliminated('1', { 2: '1' }, '0', '1')],
      `${firstElimination}.by`,
    ],
    [
      'that was eliminated in the round before',
      certified(rows([2, 0], [0, 2], [1, 1], [0, 0]), 'strict', 'pure'),
      ['evidence', 0, 'tests'],
      [
        at(certified(rows([2, 0], [0, 2], [1, 1], [0, 0]), 'strict', 'pure'), test(0)),
        { eliminated: [eliminated('3', { 4: '1' }, '0', '1')] },
      ],
      `${tests}[1].eliminated[0].by.4`,
    ],
    [
      'whose gain is stated though none is asked for',
      pure,
      [...eliminationAt(0), 'betterAt'],
      { 2: '1' },
      `${firstElimination}.betterAt`,
    ],
    [
      'whose gain is not stated though there is one',
      certified(between, 'weak', 'pure'),
      eliminationAt(0),
      Object.fromEntries(Object.entries(first).filter(([name]) => name !== 'betterAt')),
      firstElimination,
    ],
    [
      'at a profile that lists the player herself',
      pure,
      [...eliminationAt(0), 'attainedAt'],
      { 1: '1', 2: '1' },
      `${firstElimination}.attainedAt.1`,
    ],
  ]);
});

describe('a belief', () => {
  const strict = certified(rows([2, 1], [0, 3]), 'strict', 'mixed');
  const two = rows([2, 1], [0, 0]);
  const second = (comparison: Comparison, survival: Json): readonly [Json, readonly Step[], Json] => [
    certified(two, comparison, 'mixed'),
    test(0),
    { eliminated: [], standing: [belief('1', '1/2'), survival, ...twos] },
  ];
  const twos = ['1', '2'].map((strategy) => ({
    player: '2',
    strategy,
    everywhere: '1/2',
    more: [],
  }));
  const full = `${tests}[0].standing[1]`;
  const apart = certified(rows([1, 0], [0, 1]), 'very-weak', 'mixed');
  areRefused([
    ['to which it is no best reply', ...second('strict', belief('2', '1/2')), full],
    ['to which it is no best reply, under weak dominance', ...second('weak', belief('2', '1/2')), full],
    [
      'with negative weights',
      ...second('strict', belief('2', '0', ['1', '-1'], ['2', '2'])),
      `${full}.more[0].weight`,
    ],
    [
      'with a negative weight everywhere',
      ...second('strict', belief('2', '-1', ['2', '3'])),
      `${full}.everywhere`,
    ],
    ['that does not sum to one', strict, [...survivalAt(0), 'everywhere'], '1/3', firstSurvival],
    [
      'that excludes something, under weak dominance',
      certified(rows([2, 1], [0, 3]), 'weak', 'mixed'),
      survivalAt(0),
      belief('1', '0', ['1', '1']),
      `${firstSurvival}.everywhere`,
    ],
    [
      'to which something else is as good a reply, under very weak dominance',
      apart,
      survivalAt(0),
      belief('1', '1/2'),
      firstSurvival,
    ],
    ['of another strategy', strict, [...survivalAt(0), 'strategy'], '2', `${tests}[0].standing`],
    [
      'with an unknown field',
      strict,
      [...survivalAt(0), 'more'],
      [{ at: { 2: '1' }, weight: '1', why: 'because' }],
      `${firstSurvival}.more[0].why`,
    ],
  ]);
});

describe('what is asked and what is tested', () => {
  const pure = certified(rows([0], [1]), 'strict', 'pure');
  const { evidence } = pure as Readonly<Record<string, Json>>;
  areRefused([
    ['no round at all', pure, ['relation', 'rounds'], 0, 'relation.rounds'],
    ['half a round', pure, ['relation', 'rounds'], 1.5, 'relation.rounds'],
    ['an unknown comparison', pure, ['relation', 'comparison'], 'weaker', 'relation.comparison'],
    ['unknown dominators', pure, ['relation', 'dominators'], 'all', 'relation.dominators'],
    ['an unknown field', pure, ['relation', 'order'], 'any', 'relation.order'],
    ['no test', pure, ['evidence', 0, 'tests'], [], tests],
    ['evidence of another kind', pure, ['evidence', 0, 'kind'], 'states', 'evidence[0].kind'],
    [
      'evidence twice',
      pure,
      ['evidence'],
      [...(evidence as Json[]), ...(evidence as Json[])],
      'evidence[1].kind',
    ],
  ]);
});

describe('a game', () => {
  const normal = certified(example('mixed'), 'strict', 'pure');
  const bayesian = certified(example('entry'), 'strict', 'pure');
  const strategies = ['game', 'players', 0, 'strategies'];
  const types = ['game', 'players', 0, 'types'];
  areRefused([
    ['without players', normal, ['game', 'players'], [], 'game.players'],
    ['with two players of one name', normal, ['game', 'players', 1, 'name'], 'Row', 'game.players[1].name'],
    ['with two strategies of one name', normal, [...strategies, 1], 'Top', 'game.players[0].strategies[1]'],
    ['with a player without strategies', normal, strategies, [], 'game.players[0]'],
    ['with types and no prior', normal, types, ['one'], 'game.players[0].types'],
    ['with two types of one name', bayesian, [...types, 1], 'good news', 'game.players[0].types[1]'],
    ['with a player without types', bayesian, types, [], 'game.players[0]'],
    ['with a payoff too few', normal, ['game', 'payoffs', 0, 1], ['1'], 'game.payoffs[0][1]'],
    ['with a row too many', normal, ['game', 'payoffs', 3], [], 'game.payoffs'],
    [
      'with a payoff that is not reduced',
      normal,
      ['game', 'payoffs', 0, 1, 0],
      '2/2',
      'game.payoffs[0][1][0]',
    ],
    ['with a prior beyond one', bayesian, ['game', 'prior', 0, 0], '1', 'game'],
    [
      'with a negative prior',
      bayesian,
      ['game', 'prior'],
      [
        ['5/8', '-1/8'],
        ['1/8', '3/8'],
      ],
      'game.prior[0][1]',
    ],
    [
      'with a type of probability 0',
      bayesian,
      ['game', 'prior'],
      [
        ['1/2', '1/2'],
        ['0', '0'],
      ],
      'game',
    ],
    ['without a title', normal, ['game', 'title'], 0, 'game.title'],
    ['with an unknown field', normal, ['game', 'comment'], '', 'game.comment'],
    ['with a player with an unknown field', normal, ['game', 'players', 0, 'age'], 1, 'game.players[0].age'],
  ]);
  it('with a name that is not valid Unicode, which has no digest', () => {
    const [high] = '😀';
    const answer = check(altered(normal, ['game', 'players', 0, 'name'], high!.charAt(0)));
    expect(answer).toMatchObject({ kind: 'invalid', field: 'game.players[0].name' });
  });
  it('too large to be laid out, before its payoffs are read', () => {
    const players = Array.from({ length: 40 }, (_, i) => ({ name: String(i), strategies: ['1', '2'] }));
    // Lists within lists, each twice the one before: a terabyte, if all are gone through.
    let payoffs: Json = players.map(() => '0');
    for (const _ of players) payoffs = [payoffs, payoffs];
    const other = altered(normal, ['game'], { title: '', players, payoffs });
    expect(check(other)).toMatchObject({ kind: 'invalid', field: 'game' });
  });
  it('that does not have the digest stated', () => {
    const other = altered(normal, ['game', 'payoffs', 0, 0, 0], '3');
    expect(check({ ...(other as object), seal: sealOf(other) })).toMatchObject({ field: 'sha256' });
    expect(digestOf(at(other, ['game']))).not.toBe(at(normal, ['sha256']));
  });
});
