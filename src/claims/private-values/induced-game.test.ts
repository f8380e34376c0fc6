import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { E } from '../../prelude.js';
import { countProfiles, payoff, profileAt } from '../../games/normal-form.js';
import { readEconomy } from '../../formats/read-economy.js';
import { demandAt } from '../../market/demand.js';
import * as Q from '../../exact/rational.js';
import { finish } from '../../work.js';
import { expectedUtilities } from './expected-utility.js';
import { canInduce, inducedGame } from './induced-game.js';
import type { Subject } from './subject.js';
import { subjectOf } from './subject.js';

const subject = (name: string): Subject => {
  const path = new URL(`../../../examples/${name}.json`, import.meta.url);
  const read = readEconomy(readFileSync(path, 'utf8'), name);
  if (E.isLeft(read) || read.right.economy.kind !== 'private-values')
    throw new Error(`${name} is no economy.`);
  return subjectOf(read.right.economy);
};

describe('the induced game', () => {
  it('pays at a profile what the exact lotteries of its messages are worth', () => {
    for (const name of ['four-equal-traders', 'no-gains']) {
      const asked = subject(name);
      const { market } = asked.mechanism;
      const game = finish(inducedGame(asked));
      const profiles = Number(countProfiles(game.players));
      for (let n = 0; n < 40; n += 1) {
        const profile = profileAt(game.players, (n * 7919 * 613 + n) % profiles);
        const utilities = expectedUtilities(
          asked.mechanism,
          asked.economy.traders,
          profile.map((place) => demandAt(market, BigInt(place))),
        );
        utilities.forEach((utility, i) => expect(Q.show(payoff(game, i, profile))).toBe(Q.show(utility)));
      }
      expect(game.players[0]!.strategies[profileAt(game.players, 0)[0]!]).toBe(
        `(${market.supply.length === 1 ? Array.from({ length: market.prices.size }, () => '0').join(', ') : ''})`,
      );
    }
  });

  it('says beforehand which economies are too large', () => {
    expect(canInduce(subject('four-equal-traders'))).toBe(true);
    expect(canInduce(subject('complements'))).toBe(false);
  });
});
