/**
 * Properties (iv) to (vi): what could lead from a trader's announcements back to her own price and amount.
 *
 * - The price of her group is set by the second announcements of the group before, which has heard the one before that.
 * - What she gets behind φ(1) moves with what φ(1) asks, who may have heard her.
 * - In her own group nobody has heard her, so that Rule 3 is left, situation by situation.
 */
import { numbersKey } from '../../kernel/keys.js';
import { range } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import type { Json, Statement } from '../../kernel/statement.js';
import { visitGroups } from '../../market/situations.js';
import type { InterdependentEconomy } from '../economy.js';
import type { FirstAloneRule } from '../rules.js';
import { allocateAfterFirst, groupBefore, heardBy, positionsOf, stageOfRule } from '../rules.js';
import { possibleSupplies } from './feasibility.js';

/** Positions and groups as certificates write them: counted from 1. */
const fromOne = (numbers: readonly number[]): readonly number[] => numbers.map((number) => number + 1);

/** Whose second announcements set the price of a group, and whose first announcements these have heard. */
interface PriceInfluence {
  readonly group: number;
  readonly setter: number;
  readonly heard: readonly number[];
}

const priceInfluences = (economy: InterdependentEconomy): readonly PriceInfluence[] =>
  range(economy.groupCount).map((group) => {
    const setter = groupBefore(economy, group);
    return { group, setter, heard: heardBy(economy, 2, setter) };
  });

const pricesText = (influences: readonly PriceInfluence[]): Json =>
  influences.map(({ group, setter, heard }) => ({
    group: group + 1,
    setBy: setter + 1,
    heard: fromOne(heard),
  }));

/** What φ(1) knows and moves under a rule in which she alone is served. */
export interface ResidualInfluence {
  readonly rule: FirstAloneRule;
  /** The positions whose first announcements she has heard before the rule executes hers. */
  readonly heard: readonly number[];
  /** The positions at which what is got moves with what she asks. */
  readonly moved: readonly number[];
}

/** What φ(1) knows and moves under a rule. */
export const residualInfluence = (
  economy: InterdependentEconomy,
  rule: FirstAloneRule,
): ResidualInfluence => {
  const heard = heardBy(economy, stageOfRule(rule), 0).flatMap((group) => positionsOf(economy, group));
  const allocations = possibleSupplies(economy).map((owned) =>
    economy.bundles.map((asked) => allocateAfterFirst(economy, rule, owned, asked)),
  );
  const moves = (position: number): boolean =>
    allocations.some(
      (byBundle) => new Set(byBundle.map((amounts) => numbersKey(amounts[position]!))).size > 1,
    );
  const behind = range(economy.endowments.length).slice(1);
  return { rule, heard, moved: behind.filter(moves) };
};

const residualsText = (influences: readonly ResidualInfluence[]): Json =>
  influences.map(({ rule, heard, moved }) => ({ rule, heard: fromOne(heard), moved: fromOne(moved) }));

/** Derives what there is to influence, and refuses the verdict if something leads back. @paper Section 4: properties (iv)–(vi) */
export function* deriveInfluence(
  economy: InterdependentEconomy,
  claim: string,
  verdict: Statement,
): Pausable<Json> {
  const priceRoutes = priceInfluences(economy);
  const isOwnPriceFixed = priceRoutes.every(
    ({ group, setter, heard }) => group !== setter && !heard.includes(group),
  );
  if (claim === 'property-iv') {
    verdict.require(isOwnPriceFixed, 'a group has a part in its own price');
    return { kind: 'influence', prices: pricesText(priceRoutes) };
  }

  const rules: readonly FirstAloneRule[] = claim === 'property-v' ? [4, 5] : [6];
  const residualRoutes = rules.map((rule) => residualInfluence(economy, rule));
  const isShielded = residualRoutes.every(({ heard, moved }) => moved.every((at) => !heard.includes(at)));
  verdict.require(isShielded, 'φ(1) has heard somebody whose amount she moves');
  const residuals = residualsText(residualRoutes);
  if (claim === 'property-v') return { kind: 'influence', residuals };

  verdict.require(isOwnPriceFixed, 'the price of a group depends on its own signals');
  const { amountIsFixed, acceptanceIsFixed, counts } = yield* visitGroups(economy);
  const isFixed = amountIsFixed && acceptanceIsFixed;
  verdict.require(isFixed, 'an announcement moves whether the trader is served, or what she gets otherwise');
  const hearsItself = range(economy.groupCount).some((group) => heardBy(economy, 3, group).includes(group));
  verdict.require(!hearsItself, 'a group hears itself');
  return { kind: 'influence', prices: pricesText(priceRoutes), residuals, turns: counts.turns };
}
