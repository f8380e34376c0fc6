/**
 * Section 4, the two-demand restriction a third way: as a Bayesian game of two players with two types and 512 actions,
 * given to the interim solver, which knows nothing of the mechanism. S¹ and S² are what its own definition leaves.
 */
import { expect, test } from 'vitest';
import type { MessageSets } from './definition.js';
import { undominatedByDefinition } from './definition.js';
import type { Restriction } from './messages.js';
import { messageCount } from './messages.js';
import { restrictionPayoffs } from './payoffs.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';
import { settingOf } from '../../../src/claims/interdependent/engines/setting.js';
import { solveInterim } from '../../../src/dominance/interim/interim.js';
import type { BayesianGame } from '../../../src/games/bayesian.js';
import { wholeTable } from '../../../src/games/payoff-table.js';
import { residuals } from '../../../src/market/residual.js';
import { E } from '../../../src/prelude.js';
import { forRandomCases } from '../../gallery/gallery.js';
import { randomRestriction } from './agreement.js';

const names = (what: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${what}${String(i)}`);

/**
 * The game by types and messages. The tables carry the weight of each pair of types, so that under a uniform prior their
 * sums over the other's type are interim utilities up to a positive factor.
 */
const bayesian = (setting: Setting, restriction: Restriction): BayesianGame => {
  const tables = restrictionPayoffs(setting, restriction);
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

const membersOf = (sets: MessageSets): readonly (readonly (readonly number[])[])[] =>
  sets.map((types) => types.map((set) => Array.from(set.keys()).filter((message) => set[message] === 1)));

const everything = Array.from({ length: messageCount }, (_, message) => message);

test.each(residuals)(
  'under %s the interim solver leaves S¹ and S², in a random restriction',
  (residual) => {
    forRandomCases(
      1,
      (next) => {
        const { economy, restriction } = randomRestriction(next, residual);
        const setting = settingOf(economy);
        if (E.isLeft(setting)) throw new Error('The reading is infeasible.');
        const { first, second } = undominatedByDefinition(setting.right, restriction);
        const { rounds, surviving } = solveInterim(bayesian(setting.right, restriction), {
          comparison: 'strict',
          dominators: 'pure',
          rounds: 2,
        });
        const afterOne = [0, 1].map((player) =>
          [0, 1].map((type) => {
            const eliminated = new Set(
              rounds[0]?.eliminated.flatMap((each) =>
                each.player === player && each.type === type ? [each.strategy] : [],
              ),
            );
            return everything.filter((message) => !eliminated.has(message));
          }),
        );
        expect(afterOne).toEqual(membersOf(first));
        expect(surviving).toEqual(membersOf(second));
        expect(surviving.flat().some((messages) => messages.length < messageCount)).toBe(true);
      },
      17,
    );
  },
  300_000,
);
