/**
 * The menu game solved both ways and laid side by side, for random economies.
 */
import type { InterdependentEconomy } from '../../../src/economies/economy.js';
import type { Left, MenuCells } from './cells.js';
import { solveMenuByCells } from './cells.js';
import type { MessageSets } from './game.js';
import type { Menu } from './payoffs.js';
import { solveMenuGame } from './game.js';
import { secondBit, secondCells, thirdBit, thirdCells } from './payoffs.js';
import { leakChannels } from '../../../src/claims/interdependent/engines/rounds/leak.js';
import { settingOf } from '../../../src/claims/interdependent/engines/setting.js';
import { E } from '../../../src/prelude.js';
import { countDemands, demandAt } from '../../../src/market/demand.js';
import type { Residual } from '../../../src/market/residual.js';
import { randomEconomy } from '../../gallery/gallery.js';

/** Which of a and b occur at a bit in the messages of a set. */
const occurring = (set: Uint8Array, bit: number): Left =>
  ([0, 1] as const).filter((choice) => set.some((member, m) => member === 1 && ((m >> bit) & 1) === choice));

/** What a set of messages leaves at each cell. */
export const projected = (sets: MessageSets): readonly (readonly MenuCells[])[] =>
  sets.map((types) =>
    types.map((set) => ({
      first: occurring(set, 0),
      second: Array.from({ length: secondCells }, (_, cell) => occurring(set, secondBit(cell))),
      third: Array.from({ length: thirdCells }, (_, cell) => occurring(set, thirdBit(cell))),
    })),
  );

/** A random economy of six traders with two different demand functions on the menu. */
export const randomMenuGame = (
  next: (below: number) => number,
  residual: Residual,
): { readonly economy: InterdependentEconomy; readonly menu: Menu } => {
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
    menu: {
      demands: [demandAt(economy.market, BigInt(a)), demandAt(economy.market, BigInt(b))],
      active: [i, j < i ? j : j + 1],
    },
  };
};

/** Both solutions of a game, the definition's as what it leaves at each cell. */
export const solveBothWays = (economy: InterdependentEconomy, menu: Menu) => {
  const setting = settingOf(economy);
  if (E.isLeft(setting)) throw new Error('The reading is infeasible.');
  const { first, second } = solveMenuGame(setting.right, menu);
  const [one, two] = solveMenuByCells(setting.right, menu);
  return {
    leaks: leakChannels(setting.right).length > 0,
    byDefinition: [projected(first), projected(second)] as const,
    byCells: [one!, two!] as const,
  };
};

/**
 * Solves random games both ways. `different` lists what does not agree; `settled` and `open` count, for each round and
 * stage (first, second, third of round one, then of round two), where one reply is left and where both are.
 */
export const compareMenuGames = (next: (below: number) => number, residual: Residual, games: number) => {
  const parts = ['first', 'second', 'third'] as const;
  const different: string[] = [];
  const settled = new Array<number>(6).fill(0);
  const open = new Array<number>(6).fill(0);
  for (let game = 0; game < games; game += 1) {
    const { economy, menu } = randomMenuGame(next, residual);
    const { byDefinition, byCells } = solveBothWays(economy, menu);
    for (const round of [0, 1] as const)
      for (const player of [0, 1])
        for (const signal of [0, 1])
          parts.forEach((part, stage) => {
            const defined = byDefinition[round][player]![signal]![part];
            const found = byCells[round][player]![signal]![part];
            if (JSON.stringify(defined) !== JSON.stringify(found))
              different.push(`game ${String(game)}, round ${String(round + 1)}, ${part}`);
            for (const left of part === 'first' ? [defined as Left] : (defined as readonly Left[]))
              (left.length === 1 ? settled : open)[round * 3 + stage]! += 1;
          });
  }
  return { different, settled, open };
};
