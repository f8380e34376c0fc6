import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallEconomies } from '../../../../proofs-tests/random-economies.js';
import type { PrivateValuesEconomy } from '../../../economies/economy.js';
import * as Q from '../../../exact/rational.js';
import { scaleAll } from '../../../exact/scaling.js';
import { countProfiles, payoff, profileAt } from '../../../games/normal-form.js';
import { demandAt } from '../../../market/demand.js';
import { finish } from '../../../computation.js';
import { demandText } from '../../notation.js';
import { expectedUtilities } from './expected-utility.js';
import { canInduce, inducedGame, inducedProfiles } from './induced-game.js';
import { subjectOf } from '../subject.js';

const agreesAt = (economy: PrivateValuesEconomy, places: readonly number[]): void => {
  const subject = subjectOf(economy);
  expect(canInduce(subject)).toBe(true);
  const { market } = subject.mechanism;
  const game = finish(inducedGame(subject));
  const { base, exponent } = inducedProfiles(subject);
  expect(countProfiles(game.players)).toBe(base ** exponent);
  expect(game.players.map(({ name }) => name)).toEqual(economy.traders.map(({ name }) => name));
  for (const place of places) {
    const profile = profileAt(game.players, place % Number(base ** exponent));
    const messages = profile.map((s) => demandAt(market, BigInt(s)));
    expectedUtilities(subject.mechanism, economy.traders, messages).forEach((utility, i) => {
      expect(Q.show(payoff(game, i, profile))).toBe(Q.show(utility));
      expect(game.players[i]!.strategies[profile[i]!]).toBe(demandText(market, messages[i]!));
    });
  }
};

const profiles = fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 20, maxLength: 20 });

describe('the induced game', () => {
  it('pays at a profile what the exact lotteries of its messages are worth', () => {
    fc.assert(fc.property(smallEconomies(), profiles, agreesAt), { numRuns: 12 });
  });

  it('holds payoffs that no double holds', () => {
    fc.assert(
      fc.property(smallEconomies(), profiles, (economy, places) => {
        const tiny = Q.of(1, 10n ** 20n);
        const traders = economy.traders.map((trader) => ({
          ...trader,
          utility: scaleAll(
            trader.utility.numerators.map((n, k) =>
              Q.add(Q.of(n, trader.utility.denominator), Q.mul(Q.of(k * k), tiny)),
            ),
          ),
        }));
        agreesAt({ ...economy, traders }, places);
      }),
      { numRuns: 3 },
    );
  });
});
