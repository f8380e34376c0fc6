/**
 * Certificates about promises: what the draws come to by the rules, and what the best of all lies gains, is what the checker
 * derives; no leaf is changed unnoticed, unless what is then stated is true as well.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/certificates/check.js';
import type { PrivateValuesEconomy } from '../../../src/economies/economy.js';
import { messagesIn, smallEconomies } from '../../random-economies.js';
import { runInMemory } from '../../../src/cli/in-memory.test-support.js';
import { promiseCertificateCodec } from '../../../src/formats/certificate/promises.js';
import { families } from '../certificate-families.js';
import { alterations, altered, resealed } from '../changed-leaves.js';
import { judgedAgain } from '../judged-again.js';
import { provedAgainstAll, refutedAgainstAll, saidAgainstAll } from './against-all.js';
import { judgePromise, promiseCertificate, promisesOf } from './by-definition.js';
import type { PromiseGame } from './draws-by-definition.js';
import { example, gamesIn, unitEconomies, unitEconomy } from './games.js';

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));

const seen = new Set<string>();
/** The mechanism of a game, with McAfee's convention. */
const nameOf = (game: PromiseGame): string =>
  game.kind === 'bids' && game.convention.edge !== undefined
    ? `mcafee/${game.convention.edge}`
    : game.mechanism.name;
const accepts = (game: PromiseGame): void => {
  for (const [claim, judged] of promisesOf(game)) {
    const certificate = promiseCertificate(game, claim, judged);
    const answer = check(certificate);
    seen.add(`${nameOf(game)} ${claim} ${judged.verdict}`);
    expect(answer.kind, `${game.mechanism.name} ${claim}: ${shown(answer)} ${shown(certificate)}`).toBe(
      'valid',
    );
  }
};

const small = ['four-equal-traders', 'holding-back', 'ties', 'no-gains', 'income-effects'];

describe('what the definitions give is accepted', () => {
  it.each(small)('%s', (name) => {
    gamesIn(example(name)).forEach(accepts);
  });
  it('three groups, all but lies', () => {
    for (const game of gamesIn(example('three-groups')))
      for (const claim of ['feasible', 'efficient', 'individually-rational', 'one-price']) {
        const judged = judgePromise(game, `promise:${claim}`)!;
        const certificate = promiseCertificate(game, `promise:${claim}`, judged);
        expect(check(certificate), `${game.mechanism.name} ${claim}`).toMatchObject({ kind: 'valid' });
      }
  });
  it('random economies', () => {
    fc.assert(
      fc.property(smallEconomies(), (economy: PrivateValuesEconomy) => {
        gamesIn(economy).forEach(accepts);
      }),
      { numRuns: 8, seed: 3 },
    );
  });
  it('random economies of single units', () => {
    fc.assert(
      fc.property(unitEconomies, (economy) => {
        gamesIn(economy)
          .filter(({ kind }) => kind === 'bids')
          .forEach(accepts);
      }),
      { numRuns: 16, seed: 3 },
    );
  });
  it('McAfee when the last pair drops out: buyers pay 1, sellers receive 3/4', () => {
    const games = gamesIn(unitEconomy([0, 0, 1, 1], [4, 4, 0, 3]));
    games.filter(({ mechanism }) => mechanism.name === 'mcafee').forEach(accepts);
  });
  it('McAfee with 0 and 1 for missing quotes, where values lie outside 0..1: a lie pays', () => {
    // The mean of 0, for a missing buyer, and −1/4 is more than both −1/4 that sellers quote: each wants to sell at it.
    const economy = unitEconomy([0, 1, 1, 1], [5, -1, -1, 4]);
    const games = gamesIn(economy).filter(({ mechanism }) => mechanism.name === 'mcafee');
    expect(games.map((game) => judgePromise(game, 'promise:strategy-proof')!.verdict)).toEqual([
      'proved',
      'refuted',
    ]);
    games.forEach(accepts);
  });
  it('other messages than the truthful ones', () => {
    const games = smallEconomies().chain((economy) =>
      messagesIn(economy.market).map((messages) =>
        gamesIn(economy).flatMap((game) => (game.kind === 'demands' ? [{ ...game, messages }] : [])),
      ),
    );
    fc.assert(
      fc.property(games, (each) => {
        each.forEach(accepts);
      }),
      { numRuns: 8, seed: 3 },
    );
  });
  it('both verdicts occur wherever there are two', () => {
    const refuted = [...seen].filter((one) => one.endsWith('refuted')).map((one) => one.split(' '));
    const by = (promise: string): readonly string[] =>
      refuted.flatMap(([mechanism, claim]) => (claim === `promise:${promise}` ? [mechanism!] : [])).sort();
    const mcAfee = ['mcafee/always-drop', 'mcafee/support-ends'];
    expect(by('strategy-proof')).toEqual(['k-double-auction', 'mcafee/support-ends', 'uniform-price']);
    expect(by('budget-balanced')).toEqual([...mcAfee, 'vcg']);
    expect(by('no-deficit')).toEqual(['vcg']);
    expect(by('one-price')).toEqual([...mcAfee, 'random-grouping', 'vcg']);
    expect(by('individually-rational')).toEqual(['random-grouping', 'uniform-price']);
    expect(by('feasible')).toEqual([]);
    expect(by('efficient')).toContain('uniform-price');
  });
});

describe('against all messages', () => {
  it('random grouping, McAfee and VCG are strategy-proof', () => {
    const certificates = provedAgainstAll();
    expect(certificates).toHaveLength(4);
    for (const certificate of certificates)
      expect(check(certificate), shown(check(certificate))).toMatchObject({
        kind: 'valid',
        verdict: 'proved',
      });
  });
  it('messages of the others against which a lie pays refute it', () => {
    const certificates = refutedAgainstAll();
    expect(certificates.length).toBeGreaterThan(2);
    for (const certificate of certificates)
      expect(check(certificate), shown(check(certificate))).toMatchObject({
        kind: 'valid',
        verdict: 'refuted',
      });
  });
  it('that no lie pays against the truth is no proof', () => {
    // One buyer, who wants to pay less than every seller wants: nobody gains by a lie. At k = 0 a seller sets the price.
    const [game] = gamesIn(unitEconomy([0, 1, 1, 1], [1, 2, 2, 2])).filter(({ kind }) => kind === 'bids');
    expect(judgePromise(game!, 'promise:strategy-proof')).toMatchObject({ verdict: 'proved' });
    expect(check(saidAgainstAll(game!))).toMatchObject({ kind: 'invalid', field: 'verdict' });
    const uniform = gamesIn(example('four-equal-traders')).find(
      ({ mechanism }) => mechanism.name === 'uniform-price',
    )!;
    expect(check(saidAgainstAll(uniform))).toMatchObject({ kind: 'invalid', field: 'verdict' });
  });
});

describe('a leaf that is changed', () => {
  const certificates = families.find(([name]) => name === 'promises')![1]();
  const words = ['proved', 'refuted', 'truth', 'all', 'vcg', 'mcafee', 'uniform-price', 'promise:efficient'];
  const changed = (unchecked: boolean) => alterations(fc.constantFrom(...certificates), unchecked, words);
  it('is refused', () => {
    fc.assert(
      fc.property(changed(false), ({ certificate, path, leaf }) => {
        expect(check(altered(certificate, path, leaf)).kind, `${path.join('.')}: ${shown(leaf)}`).toBe(
          'invalid',
        );
      }),
      { numRuns: 800 },
    );
  });
  it('is refused with the digests made anew, or what it states is true', () => {
    fc.assert(
      fc.property(changed(false), ({ certificate, path, leaf }) => {
        const other = resealed(altered(certificate, path, leaf));
        if (check(other).kind !== 'valid') return;
        expect(judgedAgain(other), `${path.join('.')}: ${shown(leaf)}`).toEqual({ kind: 'true' });
      }),
      { numRuns: 800 },
    );
  });
  it('is accepted in the title, the names of traders and the scope', () => {
    fc.assert(
      fc.property(changed(true), ({ certificate, path, leaf }) => {
        expect(check(altered(certificate, path, leaf)).kind).toBe('valid');
      }),
      { numRuns: 60 },
    );
  });
  it('fits codec and schema alike', () => {
    const file = new URL('../../../schemas/promise-certificate-1.json', import.meta.url);
    const fits = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(file, 'utf8')) as object,
    );
    for (const certificate of certificates) {
      expect(fits(certificate), JSON.stringify(fits.errors)).toBe(true);
      expect(promiseCertificateCodec.is(certificate)).toBe(true);
    }
    fc.assert(
      fc.property(fc.boolean().chain(changed), ({ certificate, path, leaf }) => {
        const other = altered(certificate, path, leaf);
        expect(promiseCertificateCodec.is(other), `${path.join('.')}: ${shown(leaf)}`).toBe(fits(other));
      }),
      { numRuns: 500 },
    );
  });
});

describe('undominated check', () => {
  const [game] = gamesIn(unitEconomy([0, 0, 1, 1], [4, 4, 0, 3])).filter(
    ({ mechanism }) => mechanism.name === 'k-double-auction',
  );
  const certificate = JSON.stringify(
    promiseCertificate(game!, 'promise:strategy-proof', judgePromise(game!, 'promise:strategy-proof')!),
  );
  it('says the mechanism, what it leaves open, and the messages', async () => {
    const people = await runInMemory({ input: certificate }, 'check', '-');
    expect(people.status).toBe(0);
    expect(people.stdout).toContain('The certificate holds: promise:strategy-proof is refuted.');
    expect(people.stdout).toContain('Mechanism: k-double-auction, k 0.');
    expect(people.stdout).toContain('Messages: truthful.');
    expect(people.stdout).toContain('Lies are compared against these messages of the others.');
    const { stdout } = await runInMemory({ input: certificate }, 'check', '-', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ valid: true, about: 'economy', mechanism: 'k-double-auction', convention: { k: '0' } },
      ...{ against: 'truth', messages: 'truthful' },
    });
  });
  it('compares the economy', async () => {
    const other = new URL('../../../examples/holding-back.json', import.meta.url).pathname;
    const { status, stderr } = await runInMemory({ input: certificate }, 'check', '-', '--economy', other);
    expect([status, stderr.includes('the certificate is not about this economy')]).toEqual([4, true]);
    const holding = gamesIn(example('holding-back'))[0]!;
    const own = promiseCertificate(holding, 'promise:feasible', judgePromise(holding, 'promise:feasible')!);
    const input = JSON.stringify(own);
    const same = await runInMemory({ input }, 'check', '-', '--economy', other);
    expect([same.status, same.stderr]).toEqual([0, '']);
    expect(same.stdout).toContain('The economy is the one in');
  });
});
