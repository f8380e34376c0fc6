/**
 * Certificates about promises: what the draws come to by the rules, and what the best of all lies gains, is what the checker
 * derives; no leaf is changed unnoticed, unless what is then stated is true as well.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/certificates/check.js';
import type { PrivateValuesEconomy } from '../../../src/economies/economy.js';
import { messagesIn, smallEconomies } from '../../random-economies.js';
import { promiseCertificate, promisesOf } from './by-definition.js';
import type { PromiseGame } from './draws-by-definition.js';
import { example, gamesIn, unitEconomies } from './games.js';

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
      { numRuns: 24, seed: 3 },
    );
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
    // Some values lie outside 0..1: then the ends of that range are no substitutes for missing quotes, and a lie can gain.
    expect(by('strategy-proof')).toEqual(['k-double-auction', 'mcafee/support-ends', 'uniform-price']);
    expect(by('budget-balanced')).toEqual([...mcAfee, 'vcg']);
    expect(by('no-deficit')).toEqual(['vcg']);
    expect(by('one-price')).toEqual([...mcAfee, 'random-grouping', 'vcg']);
    expect(by('individually-rational')).toEqual(['random-grouping', 'uniform-price']);
    expect(by('feasible')).toEqual([]);
    expect(by('efficient')).toContain('uniform-price');
  });
});
