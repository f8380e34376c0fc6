/**
 * Properties (i) to (iii), (2) and (3) over all messages, and Theorem 1 by them.
 */
import * as Q from '../../exact/rational.js';
import type { Economy } from './economy.js';
import { bestBundles, priceText } from './economy.js';
import type { Json, Part } from './statement.js';
import type { Walks } from './walk.js';

/** Refuses a verdict of which the walks show that it is false. */
const mustHold = (verdict: Part, holds: boolean, what: string): void => {
  if (!holds) verdict.refuse(`it does not hold: in some situation ${what}`);
};

/** What each claim needs in every situation of both rules. */
const properties = {
  feasible: ['clears', 'goods are left over or cannot be consumed'],
  // A line trades at one price q, so that its surplus is q times what is left over.
  'budget-balance': ['clears', 'goods are left over'],
  'property-ii': ['amountIsFixed', 'her own announcement moves what is left to her'],
  'property-iii': ['acceptanceIsFixed', 'her own announcement moves whether she is served'],
} as const;

/** A claim about every situation. */
export type WalkedClaim = keyof typeof properties;

/** Whether a claim is one of those. */
export const isWalked = (claim: string): claim is WalkedClaim => Object.hasOwn(properties, claim);

/** A claim about every situation, by the walks. @paper eq. (2), eq. (3), properties (ii) and (iii) */
export const byWalks = (claim: WalkedClaim, walks: Walks, verdict: Part): Json => {
  const [property, otherwise] = properties[claim];
  mustHold(verdict, walks.rule1[property] && walks.rule2[property], otherwise);
  return {
    kind: 'states',
    examined: claim,
    groupSupplies: walks.supplies,
    states: walks.situations,
    turns: walks.turns,
  };
};

/** Property (i): whose announcements set the price at each position; never those of the own group. @paper Rule 1 */
export const byPositions = ({ endowments, n }: Economy): Json => ({
  kind: 'positions',
  positions: endowments.map((_, position) => ({
    position: position + 1,
    // The groups are the positions 1..n, n+1..2n, …; a group's price is set by the positions outside it.
    setBy: endowments.flatMap((_, other) =>
      Math.floor(other / n) === Math.floor(position / n) ? [] : [other + 1],
    ),
  })),
});

/**
 * By the properties: at each price she is first under Rule 2 with a probability that no message moves, and gets what she
 * announced. With (i) to (iii) her utility is the sum over prices of a weight that is not hers to move, at least that
 * probability, times what her bundle there is worth, plus what is not hers to move. So a bundle that is not best loses at
 * least the probability times the difference against everything, and a message of best bundles is a best reply to everything.
 */
export const bySeparation = (economy: Economy, walks: Walks, verdict: Part): Json => {
  const { prices, bundles, endowments, epsilon, utility, denominator } = economy;
  mustHold(verdict, walks.rule1.amountIsFixed && walks.rule2.amountIsFixed, 'an amount moves: (ii) fails');
  mustHold(
    verdict,
    walks.rule1.acceptanceIsFixed && walks.rule2.acceptanceIsFixed,
    'acceptance moves: (iii) fails',
  );
  const places = walks.rule2.alwaysServed.length;
  mustHold(verdict, places > 0, 'nobody is served under Rule 2');
  const weight = Q.mul(epsilon, Q.of(places, endowments.length * prices.length));
  return {
    kind: 'separation',
    groupSupplies: walks.supplies,
    states: walks.situations,
    turns: walks.turns,
    prices: prices.length,
    weightAtLeast: Q.show(weight),
    traders: endowments.map((_, i) => {
      const best = bestBundles(economy, i);
      let nearest: { p: number; x: number; loss: bigint } | undefined;
      best.forEach(([top], p) =>
        bundles.forEach((_, x) => {
          const loss = utility[i]![p]![top!]! - utility[i]![p]![x]!;
          if (loss > 0n && (nearest === undefined || loss < nearest.loss)) nearest = { p, x, loss };
        }),
      );
      const common = {
        trader: i + 1,
        undominated: String(best.reduce((product, b) => product * BigInt(b.length), 1n)),
      };
      if (nearest === undefined) return common;
      const { p, x, loss } = nearest as { p: number; x: number; loss: bigint };
      const difference = Q.of(loss, denominator[i]!);
      return {
        ...common,
        marginAtLeast: Q.show(Q.mul(weight, difference)),
        nearest: {
          price: priceText(economy, p),
          best: bundles[best[p]![0]!]!,
          next: bundles[x]!,
          difference: Q.show(difference),
        },
      };
    }),
  };
};
