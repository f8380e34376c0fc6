/**
 * Section 4, the menu game a third way: as a Bayesian game of two players with two types and 512 actions, given to the
 * interim solver that knows nothing of the mechanism. S¹ and S² are what the menu game's own definition leaves.
 */
import { expect, test } from 'vitest';
import type { MessageSets } from './game.js';
import { solveMenuGame } from './game.js';
import type { Menu } from './payoffs.js';
import { messageCount, payoffs } from './payoffs.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';
import { settingOf } from '../../../src/claims/interdependent/engines/setting.js';
import { solveInterim } from '../../../src/dominance/interim/interim.js';
import type { BayesianGame } from '../../../src/games/bayesian.js';
import { wholeTable } from '../../../src/games/payoff-table.js';
import { residuals } from '../../../src/market/residual.js';
import { E } from '../../../src/prelude.js';
import { randomStream } from '../../gallery/gallery.js';
import { randomMenuGame } from './agreement.js';

const names = (what: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${what}${String(i)}`);

/**
 * The game by types and messages. The tables carry the weight of each pair of types, so that under a uniform prior their
 * sums over the other's type are interim utilities up to a positive factor.
 */
const bayesian = (setting: Setting, menu: Menu): BayesianGame => {
  const tables = payoffs(setting, menu);
  const entries = [0, 1].map((player) => {
    const all = new Float64Array(4 * messageCount * messageCount);
    let at = 0;
    for (let types = 0; types < 4; types += 1)
      for (let first = 0; first < messageCount; first += 1)
        for (let second = 0; second < messageCount; second += 1) {
          const [own, other] = player === 0 ? [first, second] : [second, first];
          const [type, others] = player === 0 ? [types >> 1, types & 1] : [types & 1, types >> 1];
          const { mask, columns, values } = tables[player]![type]![others]!;
          all[at++] = values[own * columns.length + columns.indexOf(other & mask)]!;
        }
    return wholeTable(all);
  });
  return {
    players: ['one', 'two'].map((name) => ({
      name,
      types: names('t', 2),
      actions: names('m', messageCount),
    })),
    prior: { denominator: 4n, numerators: [1n, 1n, 1n, 1n] },
    payoffs: entries,
  };
};

const listed = (sets: MessageSets): readonly (readonly (readonly number[])[])[] =>
  sets.map((types) => types.map((set) => Array.from(set.keys()).filter((message) => set[message] === 1)));

const everything = Array.from({ length: messageCount }, (_, message) => message);

test.each(residuals)(
  'under %s the interim solver leaves S¹ and S², in a random game',
  (residual) => {
    const { economy, menu } = randomMenuGame(randomStream(17), residual);
    const setting = settingOf(economy);
    if (E.isLeft(setting)) throw new Error('The reading is infeasible.');
    const { first, second } = solveMenuGame(setting.right, menu);
    const { rounds, surviving } = solveInterim(bayesian(setting.right, menu), {
      comparison: 'strict',
      dominators: 'pure',
      rounds: 2,
    });
    const afterOne = [0, 1].map((player) =>
      [0, 1].map((type) => {
        const fell = new Set(
          rounds[0]?.eliminated.flatMap((each) =>
            each.player === player && each.type === type ? [each.strategy] : [],
          ),
        );
        return everything.filter((message) => !fell.has(message));
      }),
    );
    expect(afterOne).toEqual(listed(first));
    expect(surviving).toEqual(listed(second));
    expect(surviving.flat().some((left) => left.length < messageCount)).toBe(true);
  },
  300_000,
);
