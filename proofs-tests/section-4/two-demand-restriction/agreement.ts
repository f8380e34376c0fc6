/**
 * The two-demand restriction solved both ways and compared, for random economies.
 */
import { expect } from 'vitest';
import type { InterdependentEconomy } from '../../../src/economies/economy.js';
import type { CellSurvivors, Survivors } from './cells.js';
import { undominatedByCells } from './cells.js';
import type { MessageSets } from './definition.js';
import { undominatedByDefinition } from './definition.js';
import type { Restriction } from './messages.js';
import { secondBit, secondCells, thirdBit, thirdCells } from './messages.js';
import { leakChannels } from '../../../src/claims/interdependent/engines/rounds/leak.js';
import { settingOf } from '../../../src/claims/interdependent/engines/setting.js';
import { E } from '../../../src/prelude.js';
import { countDemands, demandAt } from '../../../src/market/demand.js';
import type { Residual } from '../../../src/market/residual.js';
import type { Choices } from '../../gallery/gallery.js';
import { forRandomCases, randomEconomy } from '../../gallery/gallery.js';

/** Which of a and b occur at a bit in the messages of a set. */
const occurring = (set: Uint8Array, bit: number): Survivors =>
  ([0, 1] as const).filter((choice) => set.some((member, m) => member === 1 && ((m >> bit) & 1) === choice));

/** What survives at each cell in the messages of each set. */
export const projected = (sets: MessageSets): readonly (readonly CellSurvivors[])[] =>
  sets.map((types) =>
    types.map((set) => ({
      first: occurring(set, 0),
      second: Array.from({ length: secondCells }, (_, cell) => occurring(set, secondBit(cell))),
      third: Array.from({ length: thirdCells }, (_, cell) => occurring(set, thirdBit(cell))),
    })),
  );

/** A random economy of six traders with two different demand functions to choose from. */
export const randomRestriction = (
  next: Choices,
  residual: Residual,
): { readonly economy: InterdependentEconomy; readonly restriction: Restriction } => {
  const drawn = randomEconomy(next, { cap: 2, steps: 1, residual, supply: () => true });
  // Half of the markets have one unit a trader: there `group` is feasible and Rule 3 serves whoever comes first.
  const even = residual === 'group' || next(2) === 0;
  const endowments = drawn.market.endowments.map(() => [1]);
  const economy = even ? { ...drawn, market: { ...drawn.market, endowments, supply: [6] } } : drawn;
  const count = Number(countDemands(economy.market));
  const a = next(count);
  const b = (a + 1 + next(count - 1)) % count;
  const [i, j] = [next(6), next(5)];
  return {
    economy,
    restriction: {
      demands: [demandAt(economy.market, BigInt(a)), demandAt(economy.market, BigInt(b))],
      active: [i, j < i ? j : j + 1],
    },
  };
};

/** Both solutions of a restriction, that of the definition as what survives at each cell. */
export const solveBothWays = (economy: InterdependentEconomy, restriction: Restriction) => {
  const setting = settingOf(economy);
  if (E.isLeft(setting)) throw new Error('The reading is infeasible.');
  const { first, second } = undominatedByDefinition(setting.right, restriction);
  const byCells = undominatedByCells(setting.right, restriction);
  return {
    leaks: leakChannels(setting.right).length > 0,
    byDefinition: [projected(first), projected(second)] as const,
    byCells: [byCells.first, byCells.second] as const,
  };
};

/** What survives at the cells of the first, second and third stage. */
const byStage = ({ first, second, third }: CellSurvivors): readonly (readonly Survivors[])[] => [
  [first],
  second,
  third,
];

/**
 * Solves random restrictions both ways, the same ones every time, and expects the same of both; `settled` and `open` count, for each
 * round and stage (first, second, third of round one, then of round two), where one reply survives and where both do.
 */
export const compareOnRandomRestrictions = (residual: Residual, count: number) => {
  const settled = new Array<number>(6).fill(0);
  const open = new Array<number>(6).fill(0);
  forRandomCases(
    count,
    (next) => {
      const { economy, restriction } = randomRestriction(next, residual);
      const { byDefinition, byCells } = solveBothWays(economy, restriction);
      for (const round of [0, 1] as const)
        for (const player of [0, 1])
          for (const signal of [0, 1]) {
            const defined = byStage(byDefinition[round][player]![signal]!);
            const found = byStage(byCells[round][player]![signal]!);
            defined.forEach((survivors, at) => {
              const where = `round ${String(round + 1)}, stage ${String(at + 1)}`;
              expect([where, survivors]).toEqual([where, found[at]]);
              for (const left of survivors) (left.length === 1 ? settled : open)[round * 3 + at]! += 1;
            });
          }
    },
    5,
  );
  return { settled, open };
};
