/**
 * G**, the mechanism of three announcements: which group hears which, how each rule turns announcements into trades,
 * and for which markets a reading of the residual is feasible. It knows endowments, and nothing of values.
 */
import { E, type Either } from '../../prelude.js';
import { checkOneOf } from '../../exact/invalid-argument.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { clearingPrice } from '../../market/clearing.js';
import type { Demand } from '../../market/demand.js';
import { indexOf, pointAt } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import { totalEndowment } from '../../market/market.js';
import type { RationingState } from '../../market/rationing.js';
import { corridor, firstOnly, ration, start, takeTurn } from '../../market/rationing.js';
import type { Residual } from '../../market/residual.js';
import { residuals } from '../../market/residual.js';

/** G** as a value. @paper Section 4: G** = (M, g) */
export interface ThreeAnnouncements {
  readonly market: Market;
  /** ε: the probability of each of Rules 4, 5 and 6; Rule 3 has 1 − 3ε. */
  readonly epsilon: Rational;
  /** Who is allocated what the first trader leaves under Rules 5 and 6. */
  readonly residual: Residual;
}

/** The rationing rules of G**. @paper Rules 3, 4, 5 and 6 */
export type Rule = 3 | 4 | 5 | 6;

/** A group that cannot be allocated what its first member may leave, or cannot give her what she may ask: traders from 0. */
export interface InfeasibleGroup {
  readonly members: readonly number[];
  readonly commodity: number;
  readonly supply: number;
  readonly least: number;
  readonly most: number;
}

/** The n traders who own least (or most) of a commodity, in trader order. */
const extreme = (market: Market, commodity: number, most: boolean): readonly number[] =>
  market.endowments
    .map((endowment, trader) => ({ trader, amount: endowment[commodity]! }))
    .sort((a, b) => (most ? b.amount - a.amount : a.amount - b.amount) || a.trader - b.trader)
    .slice(0, market.groups.size)
    .map(({ trader }) => trader)
    .sort((a, b) => a - b);

/** The first group of n traders, if any, whose supply leaves {l, …, (n − 1)·l} in some commodity. */
export const infeasibleGroup = (market: Market): InfeasibleGroup | undefined => {
  const least = market.cap;
  const most = (market.groups.size - 1) * market.cap;
  for (let commodity = 0; commodity < market.commodities; commodity += 1)
    for (const high of [false, true]) {
      const members = extreme(market, commodity, high);
      const supply = members.reduce((sum, trader) => sum + market.endowments[trader]![commodity]!, 0);
      if (supply < least || supply > most) return { members, commodity, supply, least, most };
    }
  return undefined;
};

/**
 * G** for a market, an ε and a reading of the residual. Refused, with the group at fault, where the reading `group` is
 * infeasible; the other two readings are always feasible.
 *
 * @throws {@link InvalidArgument} for a reading that there is not, or an ε that is no exact number.
 */
export const threeAnnouncements = (
  market: Market,
  epsilon: Rational,
  residual: Residual,
): Either<InfeasibleGroup, ThreeAnnouncements> => {
  checkOneOf('residual', residual, residuals);
  Q.checkAll('epsilon', [epsilon]);
  const infeasible = residual === 'group' ? infeasibleGroup(market) : undefined;
  return infeasible === undefined ? E.right({ market, epsilon, residual }) : E.left(infeasible);
};

/** The group before, cyclically. @paper Section 4: footnote 7 */
export const precedent = (groups: number, group: number): number => (group + groups - 1) % groups;

/** The groups (from 0, in the paper's order) whose first announcements a member of a group has heard at a stage. */
export const heardGroups = (groups: number, stage: 1 | 2 | 3, group: number): readonly number[] => {
  if (stage === 1) return [];
  if (stage === 2) return [precedent(groups, group)];
  return Array.from({ length: groups }, (_, other) => other).filter((other) => other !== group);
};

/** Which announcement each rule uses for the demands of those who are served. */
export const stageOf = (rule: Rule): 1 | 2 | 3 => (rule === 4 ? 1 : rule === 5 ? 2 : 3);

/** The traders of a group in order. */
export const membersOf = (market: Market, order: readonly number[], group: number): readonly number[] =>
  order.slice(group * market.groups.size, (group + 1) * market.groups.size);

/** The total endowment of some traders. */
export const supplyOf = (market: Market, traders: readonly number[]): readonly number[] =>
  totalEndowment(
    traders.map((trader) => market.endowments[trader]!),
    market.commodities,
  );

/** Each of `count` traders in turn takes min[l, what is left]. */
const takeInTurn = (
  cap: number,
  left: readonly number[],
  count: number,
): ReadonlyArray<readonly number[]> => {
  let state: RationingState = { turn: 2, left, serving: false };
  return Array.from({ length: count }, () => {
    const turn = takeTurn(firstOnly, cap, state, []);
    state = turn.next;
    return turn.amount;
  });
};

/** The first of `count` traders takes her demand, the others in turn min[l, what is left]. */
const firstThenRest = (
  cap: number,
  supply: readonly number[],
  demand: readonly number[],
  count: number,
): ReadonlyArray<readonly number[]> => {
  const first = takeTurn(firstOnly, cap, start(supply), demand);
  return [first.amount, ...takeInTurn(cap, first.next.left, count - 1)];
};

/**
 * What every position gets under Rules 4, 5 and 6 when φ(1) asks for `demand` (amounts); `groupSupplies` in group order.
 * Rule 4 is always read `market`.
 *
 * @paper Rules 4, 5 and 6
 */
export const allocateResidual = (
  { market, residual }: ThreeAnnouncements,
  rule: Rule,
  groupSupplies: ReadonlyArray<readonly number[]>,
  demand: readonly number[],
): ReadonlyArray<readonly number[]> => {
  const { cap, traders } = market;
  const { size } = market.groups;
  if (rule === 4 || residual === 'market') return firstThenRest(cap, market.supply, demand, traders);
  if (residual === 'group')
    return groupSupplies.flatMap((supply, group) =>
      group === 0 ? firstThenRest(cap, supply, demand, size) : takeInTurn(cap, supply, size),
    );
  const shielded = market.supply.map((amount) => Math.min(amount, (size - 1) * cap));
  const rest = market.supply.map((amount, h) => amount - shielded[h]!);
  return [...firstThenRest(cap, shielded, demand, size), ...takeInTurn(cap, rest, traders - size)];
};

/** p̂ of the group before: the price at which a group trades under Rule 3. `seconds` by trader. @paper Rule 3 */
export const groupPrice = (
  market: Market,
  order: readonly number[],
  group: number,
  seconds: readonly Demand[],
): number => {
  const members = membersOf(market, order, precedent(market.groups.count, group));
  return clearingPrice(
    market,
    members.map((trader) => seconds[trader]!),
    supplyOf(market, members),
  );
};

/** What the members of a group get under Rule 3 at a price, in order. `thirds` by trader. @paper Rule 3 */
export const groupAmounts = (
  market: Market,
  order: readonly number[],
  group: number,
  price: number,
  thirds: readonly Demand[],
): ReadonlyArray<readonly number[]> => {
  const members = membersOf(market, order, group);
  return ration(
    corridor(market.groups.size),
    market.cap,
    supplyOf(market, members),
    members.map((trader) => pointAt(market.bundles, thirds[trader]![price]!)),
  ).amounts;
};

/** The index of a bundle given by its amounts. */
export const bundleIndex = (market: Market, amounts: readonly number[]): number =>
  indexOf(market.bundles, amounts);
