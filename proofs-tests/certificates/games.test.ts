/**
 * Certificates of eliminations in games: accepted for all games at hand under every relation; no leaf of one can be changed
 * unnoticed but the title, the scope and the hints; and a forger who makes the digests anew can at most name another witness.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/certificates/check.js';
import { gameCertificateCodec } from '../../src/formats/certificate/games.js';
import { certifyElimination } from '../../src/claims/games/certificate.js';
import { labelledElimination } from '../../src/claims/games/elimination.js';
import { plainRounds } from '../../src/dominance/plain.js';
import type { EliminationOptions } from '../../src/dominance/relation.js';
import { readGame } from '../../src/formats/game/read.js';
import * as Q from '../../src/exact/rational.js';
import { makeBayesian } from '../../src/games/bayesian.js';
import { randomBayesian, undercutting } from '../../src/games/generators.js';
import { payoff } from '../../src/games/normal-form.js';
import { finish } from '../../src/computation.js';
import type { Form } from './certified-games.js';
import { certificateOf, examples, relations } from './certified-games.js';
import type { Alteration, Step } from './changed-leaves.js';
import { altered, at, alterations, resealed } from './changed-leaves.js';
import { smallGame } from '../dominance/agreement.js';
import { smallBayesian } from '../dominance/small-bayesian.js';
import type { Matrix } from '../outside/published-games.js';
import { bimatrix, present, read } from '../outside/published-games.js';

type Json = Alteration['certificate'];

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
const accepted = (game: Form, elimination: EliminationOptions): void => {
  const certificate = certificateOf(game, elimination);
  const answer = check(certificate);
  expect(answer.kind, `${shown(elimination)} ${shown(answer)}`).toBe('valid');
};

describe('accepted', () => {
  it.each(examples)('%s, under every relation', (_, game) => {
    for (const relation of relations) {
      accepted(game, relation);
      accepted(game, { ...relation, rounds: 1 });
      accepted(game, { ...relation, rounds: 2 });
    }
  });
  it('small random games, under every relation', () => {
    for (let seed = 0; seed < 120; seed += 1)
      accepted(smallGame(seed), { ...relations[seed % 6]!, rounds: seed % 5 === 0 ? 1 : 'all' });
  });
  it('small random Bayesian games, under every relation', () => {
    for (let seed = 0; seed < 60; seed += 1) accepted(smallBayesian(seed), relations[seed % 6]!);
    for (const relation of relations)
      accepted(randomBayesian(1, { players: 2, types: 2, actions: 4, noise: 9 }), relation);
  });
  it('many rounds of undercutting', () => {
    const certificate = certificateOf(undercutting(12), relations[0]!);
    expect(check(certificate)).toMatchObject({ kind: 'valid' });
    expect((at(certificate, ['evidence', 0, 'tests']) as readonly Json[]).length).toBeGreaterThan(5);
  });
  describe.skipIf(!present)('published', () => {
    const games =
      (
        read('cgcb-games.json') as
          { games: ReadonlyArray<{ id: string; row_payoffs: Matrix; col_payoffs: Matrix }> } | undefined
      )?.games ?? [];
    it.each(games.map((one) => [one.id, one] as const))('%s', (_, { row_payoffs, col_payoffs }) => {
      for (const relation of relations) accepted(bimatrix(row_payoffs, col_payoffs), relation);
    });
  });
});

it('a certificate says what the plain definitions say', () => {
  for (let seed = 200; seed < 240; seed += 1) {
    const game = smallGame(seed);
    const relation = relations[seed % 6]!;
    const tests = at(certificateOf(game, relation), ['evidence', 0, 'tests']) as ReadonlyArray<{
      readonly eliminated: ReadonlyArray<{ readonly player: string; readonly strategy: string }>;
    }>;
    const names = plainRounds(game, relation).map((round) =>
      round.map(({ player, strategy }) => {
        const { name, strategies } = game.players[player]!;
        return `${name} ${strategies[strategy]!}`;
      }),
    );
    const stated = tests.map(({ eliminated }) =>
      eliminated.map(({ player, strategy }) => `${player} ${strategy}`),
    );
    expect(stated).toEqual([...names, []]);
  }
});

const words = ['proved', 'refuted', 'strict', 'weak', 'very-weak', 'pure', 'mixed', 'all', 'Row', 'Column'];
const few = examples.flatMap(([name, game]) =>
  name.startsWith('beauty') || name.startsWith('travellers')
    ? []
    : relations.map((relation) => certificateOf(game, relation)),
);
const some = [
  ...few,
  ...[3, 8, 15, 22].map((seed) => certificateOf(smallGame(seed), relations[seed % 6]!)),
  ...[1, 4, 11].map((seed) => certificateOf(smallBayesian(seed), relations[seed % 6]!)),
];
const anyOf = fc.constantFrom(...some);

describe('a leaf that is changed', () => {
  it('is caught', () => {
    fc.assert(
      fc.property(alterations(anyOf, false, words), ({ certificate, path, leaf }) => {
        const answer = check(altered(certificate, path, leaf));
        expect(answer.kind, `${path.join('.')}: ${JSON.stringify(leaf)}`).toBe('invalid');
      }),
      { numRuns: 1500 },
    );
  });
  it('is accepted in the title, the scope and the hints', () => {
    fc.assert(
      fc.property(alterations(anyOf, true, words), ({ certificate, path, leaf }) => {
        expect(check(altered(certificate, path, leaf)).kind).toBe('valid');
      }),
      { numRuns: 200 },
    );
  });

  /** Where a gain is attained, or a belief's column, there may be another that is as good. */
  const isWitness = (path: readonly Step[]): boolean =>
    path.includes('attainedAt') || path.includes('betterAt') || path.includes('more');
  it('is refused even when the digests are recomputed, except where there are several valid witnesses', () => {
    fc.assert(
      fc.property(alterations(anyOf, false, words), ({ certificate, path, leaf }) => {
        fc.pre(path[0] === 'evidence' || path[0] === 'verdict');
        const answer = check(resealed(altered(certificate, path, leaf)));
        if (!isWitness(path))
          expect(answer.kind, `${path.join('.')}: ${JSON.stringify(leaf)}`).toBe('invalid');
      }),
      { numRuns: 1500 },
    );
  });
  it('gives at best another true certificate, where the game or the relation is changed', () => {
    fc.assert(
      fc.property(alterations(fc.constantFrom(...few), false, words), ({ certificate, path, leaf }) => {
        fc.pre(path[0] === 'game' || path[0] === 'relation');
        const other = resealed(altered(certificate, path, leaf));
        if (check(other).kind !== 'valid') return;
        const text = JSON.stringify({ format: 'undominated/game/1', ...(at(other, ['game']) as object) });
        const game = readGame(text, 'forged', 'game');
        if (game._tag === 'Left') throw new Error(game.left[0]!.message);
        const labelled = finish(
          labelledElimination(game.right.game.form, at(other, ['relation']) as unknown as EliminationOptions),
        );
        const again = finish(certifyElimination(game.right.game.form, labelled));
        expect(at(other, ['evidence', 0, 'surviving'])).toEqual(again.evidence[0]!.surviving);
      }),
      { numRuns: 400 },
    );
  });
});

describe('forged certificates are refused', () => {
  const [, game] = examples.find(([name]) => name.startsWith('mixed-dominators'))!;
  const mixed = certificateOf(game, { comparison: 'strict', dominators: 'mixed', rounds: 'all' });
  const [, dilemma] = examples.find(([name]) => name.startsWith('second-price'))!;
  const weak = certificateOf(dilemma, { comparison: 'weak', dominators: 'pure', rounds: 'all' });
  const tests = at(mixed, ['evidence', 0, 'tests']) as readonly Json[];
  const undercut = certificateOf(undercutting(5), {
    comparison: 'strict',
    dominators: 'mixed',
    rounds: 'all',
  });
  /** The mixture loses, and states so. */
  const lopsided = altered(mixed, ['evidence', 0, 'tests', 0, 'eliminated', 0], {
    ...{ player: 'Column', strategy: 'Centre', by: { Left: '10/11', Right: '1/11' } },
    ...{ margin: '-8/11', attainedAt: { Row: 'Middle' } },
  });
  const firstEliminated = at(weak, ['evidence', 0, 'tests', 0, 'eliminated']) as readonly Json[];
  const annBidsHerValue = {
    ...{ player: 'Ann', strategy: '3', by: { 2: '1' }, margin: '0' },
    ...{ attainedAt: { Ben: '0' }, betterAt: { Ben: '2' } },
  };
  /** The first elimination of the first round, moved to the second. */
  const late = (certificate: Json): Json => {
    const [first, second] = [0, 1].map((k) => {
      const path = ['evidence', 0, 'tests', k, 'eliminated'];
      return at(certificate, path) as readonly Json[];
    });
    const without = altered(certificate, ['evidence', 0, 'tests', 0, 'eliminated'], first!.slice(1));
    return altered(without, ['evidence', 0, 'tests', 1, 'eliminated'], [first![0]!, ...second!]);
  };
  const refusals: ReadonlyArray<readonly [string, Json, string]> = [
    [
      'weak dominance called strict',
      altered(weak, ['relation', 'comparison'], 'strict'),
      'evidence[0].tests[0].eliminated[0].by',
    ],
    [
      'mixtures called single strategies',
      altered(mixed, ['relation', 'dominators'], 'pure'),
      'evidence[0].tests[0].eliminated[0].by',
    ],
    ['a round left out', altered(mixed, ['evidence', 0, 'tests'], tests.slice(1)), 'evidence[0].tests[0]'],
    [
      'the last round left out',
      altered(mixed, ['evidence', 0, 'tests'], tests.slice(0, -1)),
      'evidence[0].tests',
    ],
    [
      'a round too many',
      altered(mixed, ['evidence', 0, 'tests'], [...tests, tests.at(-1)!]),
      'evidence[0].tests',
    ],
    [
      'the eliminations of the first round left out',
      altered(mixed, ['evidence', 0, 'tests', 0, 'eliminated'], []),
      'evidence[0].tests[0]',
    ],
    [
      'the eliminations of the first round left out, under pure dominators',
      altered(weak, ['evidence', 0, 'tests', 0, 'eliminated'], []),
      'evidence[0].tests[0].eliminated',
    ],
    [
      'an elimination twice',
      altered(
        weak,
        ['evidence', 0, 'tests', 0, 'eliminated'],
        [
          at(weak, ['evidence', 0, 'tests', 0, 'eliminated', 0]),
          at(weak, ['evidence', 0, 'tests', 0, 'eliminated', 0]),
        ],
      ),
      'evidence[0].tests[0].eliminated',
    ],
    ['an elimination a round late', late(weak), 'evidence[0].tests[0].eliminated'],
    ['an elimination a round late, by mixtures', late(undercut), 'evidence[0].tests[0].standing'],
    [
      'an undominated strategy eliminated',
      altered(
        weak,
        ['evidence', 0, 'tests', 0, 'eliminated'],
        [...firstEliminated.slice(0, 3), annBidsHerValue, ...firstEliminated.slice(3)],
      ),
      'evidence[0].tests[0].eliminated[3].by',
    ],
    ['another verdict', altered(weak, ['verdict'], 'refuted'), 'verdict'],
    ['a mixture that does not dominate', lopsided, 'evidence[0].tests[0].eliminated[0].by'],
    ['fewer rounds than were asked for', altered(weak, ['relation', 'rounds'], 1), 'evidence[0].tests'],
  ];
  it('a false witness: every other strategy in the place of each that is named, unless the payoffs confirm it', () => {
    const named = { true: 0, false: 0 };
    // Two columns are eliminated first; at one of them the second row would lose as much as where it does.
    const gone = bimatrix(
      [
        ['1', '0', '1'],
        ['0', '1', '0'],
      ],
      [
        ['1', '0', '0'],
        ['1', '0', '0'],
      ],
    );
    for (const form of [dilemma, undercutting(5), gone]) {
      const certificate = certificateOf(form, { comparison: 'weak', dominators: 'pure', rounds: 'all' });
      if ('prior' in form) throw new Error('This is for games in normal form.');
      const { players } = form;
      const of = (player: number, name: string) => players[player]!.strategies.indexOf(name);
      const removed = players.map(() => new Set<string>());
      const rounds = at(certificate, ['evidence', 0, 'tests']) as ReadonlyArray<{
        readonly eliminated: ReadonlyArray<Readonly<Record<string, Json>>>;
      }>;
      for (const [k, { eliminated }] of rounds.entries()) {
        for (const [f, elimination] of eliminated.entries()) {
          const player = players.findIndex(({ name }) => name === elimination['player']);
          const other = 1 - player;
          const [[by] = ['']] = Object.entries(elimination['by']!);
          for (const theirs of players[other]!.strategies) {
            const utility = (mine: string) => {
              const profile = [of(player, mine), of(other, theirs)];
              return payoff(form, player, player === 0 ? profile : profile.toReversed());
            };
            const gain = Q.sub(utility(by), utility(elimination['strategy'] as string));
            const isLeft = !removed[other]!.has(theirs);
            for (const place of ['attainedAt', 'betterAt']) {
              const path = ['evidence', 0, 'tests', k, 'eliminated', f, place];
              if (elimination[place] === undefined) continue;
              const there = place === 'betterAt' ? Q.sign(gain) > 0 : Q.show(gain) === elimination['margin'];
              const answer = check(resealed(altered(certificate, [...path, players[other]!.name], theirs)));
              expect(answer.kind, path.join('.')).toBe(isLeft && there ? 'valid' : 'invalid');
              named[`${answer.kind === 'valid'}`] += 1;
            }
          }
        }
        for (const elimination of eliminated)
          removed[players.findIndex(({ name }) => name === elimination['player'])]!.add(
            elimination['strategy'] as string,
          );
      }
    }
    expect(Math.min(named.true, named.false)).toBeGreaterThan(20);
  });
  it.each(refusals)('%s', (_, certificate, place) => {
    const answer = check(resealed(certificate));
    expect(answer, shown(answer)).toMatchObject({ kind: 'invalid' });
    expect(answer.kind === 'invalid' && answer.field.startsWith(place), shown(answer)).toBe(true);
  });
  it('malformed games, without throwing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ['game'],
          ['game', 'players'],
          ['game', 'payoffs'],
          ['game', 'prior'],
          ['relation'],
          ['evidence', 0],
        ),
        fc.jsonValue(),
        (path, value) => {
          const answer = check(resealed(altered(weak, path, value as Json)));
          expect(['invalid', 'valid']).toContain(answer.kind);
          if (path[0] !== 'evidence') expect(answer.kind).toBe('invalid');
        },
      ),
      { numRuns: 300 },
    );
  });
  it('evidence of another relation, except where it is true of this one too', () => {
    const said = (evidence: Json) => {
      const tests = at(evidence, [0, 'tests']) as ReadonlyArray<{ readonly eliminated: readonly Json[] }>;
      const rounds = tests.map(({ eliminated }) =>
        eliminated.map((one) => [at(one, ['player']), at(one, ['type']), at(one, ['strategy'])]),
      );
      return [rounds, at(evidence, [0, 'surviving']), at(evidence, [0, 'complete'])];
    };
    const limited = relations.flatMap((relation) => [relation, { ...relation, rounds: 1 }]);
    const taken = { true: 0, false: 0 };
    for (let seed = 300; seed < 330; seed += 1) {
      const game = seed % 3 === 0 ? smallBayesian(seed) : smallGame(seed);
      const certificates = limited.map((relation) => certificateOf(game, relation));
      for (const mine of certificates)
        for (const other of certificates) {
          const evidence = at(other, ['evidence']);
          const answer = check(resealed(altered(mine, ['evidence'], evidence)));
          taken[`${answer.kind === 'valid'}`] += 1;
          if (answer.kind === 'valid') expect(said(evidence)).toEqual(said(at(mine, ['evidence'])));
        }
    }
    expect(Math.min(taken.true, taken.false)).toBeGreaterThan(500);
  });
  it('more steps than are allowed: the bound is stated, and not exceeded', () => {
    const answer = check(weak);
    if (answer.kind !== 'valid') throw new Error(answer.kind);
    expect(check(weak, answer.steps)).toEqual(answer);
    expect(check(weak, answer.steps - 1n)).toEqual({
      ...{ kind: 'too-long', steps: answer.steps, most: answer.steps - 1n },
    });
  });
  it('a million profiles of the others', () => {
    const types = Array.from({ length: 20 }, (_, t) => String(t));
    const payoffs = Array.from({ length: 80 }, (_, k) => Q.of((7 * k) % 5));
    const players = [
      { name: 'One', types: ['only'], actions: ['a', 'b'] },
      { name: 'Other', types, actions: ['c', 'd'] },
    ];
    const made = makeBayesian(
      players,
      types.map(() => Q.of(1, 20)),
      [payoffs, payoffs],
    );
    if (made._tag === 'Left') throw new Error(made.left.kind);
    const certificate = certificateOf(made.right, { comparison: 'strict', dominators: 'pure', rounds: 1 });
    expect(check(certificate, 1_000_000n)).toMatchObject({ kind: 'too-long' });
  });
});

describe('the codec and the schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/game-certificate-1.json', import.meta.url), 'utf8'),
  ) as object;
  const fits = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
  it('accept every certificate, and agree on malformed ones', () => {
    const either = fc.boolean().chain((unchecked) => alterations(anyOf, unchecked, words));
    fc.assert(
      fc.property(either, ({ certificate, path, leaf }) => {
        expect(fits(certificate), JSON.stringify(fits.errors)).toBe(true);
        const other = altered(certificate, path, leaf);
        expect(gameCertificateCodec.is(other), path.join('.')).toBe(fits(other));
      }),
      { numRuns: 500 },
    );
  });
});
