/**
 * Roughly how many states the rationing of a group can be in, known before they are walked through.
 */
import type { Market } from './market.js';

/** What the n traders who own least of a commodity own of it together, and what the n who own most do; by commodity. */
export const groupSupplies = (
  market: Market,
): ReadonlyArray<{ readonly least: number; readonly most: number }> =>
  market.supply.map((_, h) => {
    const owned = market.endowments.map((e) => e[h]!).sort((a, b) => a - b);
    const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);
    const { size } = market.groups;
    return { least: sum(owned.slice(0, size)), most: sum(owned.slice(-size)) };
  });

/**
 * Roughly how many states each turn of the corridor has, whoever is in the group: those in which of every commodity so much
 * is left that each trader before took between nothing and the cap, and that those who follow can take it.
 *
 * @returns by turn, from the first of n to the last.
 */
export const statesByTurn = (market: Market): readonly number[] => {
  const { groups, cap } = market;
  const supplies = groupSupplies(market);
  return Array.from({ length: groups.size }, (_, before) =>
    supplies.reduce((product, { least, most }) => {
      const atMost = Math.min(most, (groups.size - before) * cap);
      const atLeast = Math.max(0, least - before * cap);
      return product * (Math.max(0, atMost - atLeast) + 1);
    }, 1),
  );
};
