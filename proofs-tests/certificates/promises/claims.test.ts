/**
 * The certificates that the claims about promises write: of every economy of the gallery and of random ones, under every
 * mechanism and convention, against the truth and against all messages, at truthful messages and at others, the checker
 * accepts each.
 */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/certificates/check.js';
import { check } from '../../../src/certificates/check.js';
import { bidSubject } from '../../../src/claims/bids/subject.js';
import { certificateOf } from '../../../src/claims/certificate.js';
import { doesNotApply, judge } from '../../../src/claims/judge.js';
import { subjectOf } from '../../../src/claims/private-values/subject.js';
import type { Against } from '../../../src/claims/promises/against.js';
import { finish } from '../../../src/computation.js';
import { messagesIn, smallEconomies } from '../../random-economies.js';
import { isSameJson } from '../../../src/certificates/kernel/statement.js';
import { judgePromise, promiseCertificate } from './by-definition.js';
import type { PromiseGame } from './draws-by-definition.js';
import { example, gamesIn, isPrivate, unitEconomies } from './games.js';

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));

const claims = [
  ...(['promise:strategy-proof', 'promise:feasible', 'promise:budget-balanced'] as const),
  ...(['promise:no-deficit', 'promise:efficient'] as const),
  ...(['promise:individually-rational', 'promise:one-price'] as const),
];
type Claim = (typeof claims)[number];

/** The certificate of a claim, as its text is read; undefined where there is none. */
const certificateFor = (game: PromiseGame, claim: Claim, against: Against): Json | undefined => {
  const { economy } = game;
  const subject =
    game.kind === 'bids'
      ? bidSubject(economy, {
          mechanism: game.mechanism,
          convention: game.convention,
          quotes: game.messages,
          against,
        })
      : subjectOf(economy, { mechanism: game.mechanism, messages: game.messages, against });
  if (doesNotApply(subject, claim) !== undefined) return undefined;
  const certificate = certificateOf(economy, finish(judge(subject, claim)));
  return certificate === undefined ? undefined : (JSON.parse(JSON.stringify(certificate)) as Json);
};

/** How many certificates there were. */
const accepts = (game: PromiseGame, againsts: readonly Against[] = ['truth']): number => {
  let count = 0;
  for (const claim of claims)
    for (const against of claim === 'promise:strategy-proof' ? againsts : (['truth'] as const)) {
      const certificate = certificateFor(game, claim, against);
      if (certificate === undefined) continue;
      count += 1;
      const answer = check(certificate);
      const what = `${game.mechanism.name} ${claim} ${against}`;
      expect(answer.kind, `${what}: ${shown(answer)} ${shown(certificate)}`).toBe('valid');
    }
  return count;
};

const gallery = readdirSync(new URL('../../../examples/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))
  .filter(isPrivate);

describe('the gallery', () => {
  it.each(gallery)('%s', (name) => {
    const games = gamesIn(example(name));
    const isQuasiLinear = name !== 'income-effects';
    // Every promise of every mechanism has one; efficiency where utilities are quasi-linear.
    for (const game of games) expect(accepts(game)).toBe(isQuasiLinear ? 7 : 6);
  });
});

describe('random economies', () => {
  it('of demand functions, at truthful messages and at others', () => {
    const drawn = smallEconomies().chain((economy) =>
      messagesIn(economy.market).map((messages) =>
        gamesIn(economy).flatMap((game) => (game.kind === 'demands' ? [game, { ...game, messages }] : [])),
      ),
    );
    fc.assert(
      fc.property(drawn, (games) => {
        games.forEach((game) => accepts(game));
      }),
      { numRuns: 10 },
    );
  });
  it('of single units, at truthful quotes and at others', () => {
    const quotes = fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(unitEconomies, quotes, (economy, given) => {
        for (const game of gamesIn(economy)) {
          accepts(game);
          if (game.kind === 'bids')
            accepts({ ...game, messages: given.map((own, i) => game.messages[(i + own + 8) % 4]!) });
        }
      }),
      { numRuns: 5 },
    );
  });
  it('against all messages of the others', () => {
    fc.assert(
      fc.property(unitEconomies, (economy) => {
        for (const game of gamesIn(economy)) accepts(game, ['all']);
      }),
      { numRuns: 1 },
    );
  });
});

it('say what the definitions give', () => {
  for (const game of gamesIn(example('four-equal-traders')))
    for (const claim of claims) {
      const ours = certificateFor(game, claim, 'truth') as { readonly verdict: string };
      const byDefinition = promiseCertificate(game, claim, judgePromise(game, claim)!);
      expect(ours.verdict, claim).toBe(byDefinition['verdict']);
      if (claim === 'promise:individually-rational')
        expect(
          isSameJson((ours as unknown as typeof byDefinition)['evidence']!, byDefinition['evidence']!),
        ).toBe(true);
    }
});
