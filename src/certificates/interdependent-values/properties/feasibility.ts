/** Feasibility and the balanced budget: whether every announcement leads to an allocation. */
import { isSameList, range } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import type { Json, Statement } from '../../kernel/statement.js';
import type { Vector } from '../../market/market.js';
import { sumOf } from '../../market/market.js';
import { groupSupplies, visitGroups } from '../../market/situations.js';
import type { InterdependentEconomy } from '../economy.js';
import type { FirstAloneRule } from '../rules.js';
import { allocateAfterFirst, firstAloneRules } from '../rules.js';

/**
 * What every group may own, for Rules 4 to 6: in the reading `group` any supply that a group may own, and the same one for
 * every group, since the groups do not meet; in the other readings what all own together, since it alone matters.
 */
export const possibleSupplies = (economy: InterdependentEconomy): ReadonlyArray<readonly Vector[]> => {
  const supplies = economy.reading === 'group' ? groupSupplies(economy) : [sumOf(economy.endowments)];
  return supplies.map((supply) => range(economy.groupCount).map(() => supply));
};

/** A group that could not be drawn as the first: it owns too little of a commodity, or too much. */
interface InfeasibleGroup {
  /** The members, ascending. */
  readonly members: readonly number[];
  readonly commodity: number;
  readonly supply: number;
  /** l: what its first member may ask. */
  readonly least: number;
  /** (n − 1)l: what its other members can take. */
  readonly most: number;
}

/**
 * The first group that makes the reading `group` infeasible, of those who own least or most of a commodity; undefined if
 * there is none, or the reading is another.
 */
export const infeasibleGroup = (economy: InterdependentEconomy): InfeasibleGroup | undefined => {
  const { endowments, groupSize, cap, reading, commodities } = economy;
  if (reading !== 'group') return undefined;
  const [least, most] = [cap, (groupSize - 1) * cap];
  for (const commodity of commodities.keys())
    for (const sign of [1, -1]) {
      const owned = (i: number): number => endowments[i]![commodity]!;
      const byOwned = range(endowments.length).toSorted((i, j) => sign * (owned(i) - owned(j)) || i - j);
      const members = byOwned.slice(0, groupSize).toSorted((i, j) => i - j);
      const supply = members.reduce((sum, i) => sum + owned(i), 0);
      if (supply < least || supply > most) return { members, commodity, supply, least, most };
    }
  return undefined;
};

/** The group that makes the reading infeasible: it does not own what its first member may ask, or cannot take what she may leave. @paper eq. (2) */
export const deriveGroup = (economy: InterdependentEconomy, evidence: Statement): Json => {
  const group = infeasibleGroup(economy);
  if (group === undefined) throw evidence.refusal('every group can be drawn as the first');
  const { members, commodity, supply, least, most } = group;
  return {
    kind: 'group',
    members: members.map((i) => i + 1),
    commodity: economy.commodities[commodity]!,
    supply,
    least,
    most,
  };
};

/** Whether amounts lie in 0..l, and everything owned is allocated to those who share it. */
const isAllocation = (
  economy: InterdependentEconomy,
  rule: FirstAloneRule,
  owned: readonly Vector[],
  amounts: readonly Vector[],
): boolean => {
  const { cap, groupSize, endowments, reading } = economy;
  if (!amounts.flat().every((amount) => amount >= 0 && amount <= cap)) return false;
  const isUsedUp = (line: readonly Vector[], supply: Vector): boolean => isSameList(sumOf(line), supply);
  if (rule === 4 || reading !== 'group') return isUsedUp(amounts, sumOf(endowments));
  return owned.every((supply, group) =>
    isUsedUp(amounts.slice(group * groupSize, (group + 1) * groupSize), supply),
  );
};

/**
 * Every situation of Rule 3, and everything that φ(1) may ask under Rules 4 to 6: amounts lie in 0..l, and nothing is left.
 * @paper eq. (2), (3)
 */
export function* deriveAllocations(
  economy: InterdependentEconomy,
  claim: string,
  verdict: Statement,
): Pausable<Json> {
  const { clears, counts } = yield* visitGroups(economy);
  let holds = clears;
  let cases = 0;
  for (const rule of firstAloneRules)
    for (const owned of possibleSupplies(economy))
      for (const asked of economy.bundles) {
        cases += 1;
        holds &&= isAllocation(economy, rule, owned, allocateAfterFirst(economy, rule, owned, asked));
      }
  verdict.require(holds, 'something is left over, or somebody gets no bundle');
  return { kind: 'allocations', examined: claim, states: counts.states, cases };
}
