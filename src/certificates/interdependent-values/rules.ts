/**
 * What is heard of announcements, and what the rules of G** make of them. Positions in the order, and groups, count from 0.
 */
import { range } from '../kernel/lists.js';
import { clearingPrice } from '../market/clearing.js';
import type { Demand, Vector } from '../market/market.js';
import { sumOf } from '../market/market.js';
import { rationInLine, rule1, rule2 } from '../market/rationing.js';
import type { InterdependentEconomy } from './economy.js';
import type { ReplyStage } from './strategy.js';

/** The group before a group, cyclically. @paper Section 4: footnote 7 */
export const groupBefore = ({ groupCount }: InterdependentEconomy, group: number): number =>
  (group + groupCount - 1) % groupCount;

/** The positions of a group. */
export const positionsOf = ({ groupSize }: InterdependentEconomy, group: number): readonly number[] =>
  range(groupSize).map((place) => group * groupSize + place);

/** The groups whose first announcements a group has heard at a stage, in the paper's order. @paper Section 4: Stages 1 and 2 */
export const heardBy = (
  economy: InterdependentEconomy,
  stage: 1 | ReplyStage,
  group: number,
): readonly number[] => {
  if (stage === 1) return [];
  if (stage === 2) return [groupBefore(economy, group)];
  return range(economy.groupCount).filter((other) => other !== group);
};

/** A rule in which the first in the order, φ(1), alone is served. */
export type FirstAloneRule = 4 | 5 | 6;

/** All such rules. */
export const firstAloneRules: readonly FirstAloneRule[] = [4, 5, 6];

/** The stage whose announcement φ(1) asks by under such a rule. */
export const stageOfRule = (rule: FirstAloneRule): 1 | ReplyStage => {
  if (rule === 4) return 1;
  return rule === 5 ? 2 : 3;
};

/**
 * What each position gets if φ(1) asks for a bundle.
 *
 * Under Rule 4, and in the reading `market`, all are in one line. In `group`, each group is in its own line. In
 * `shielded`, the first group shares at most (n − 1)l, and the others share the rest.
 *
 * @param owned what each group owns.
 * @param asked the bundle. @paper Rules 4, 5 and 6
 */
export const allocateAfterFirst = (
  economy: InterdependentEconomy,
  rule: FirstAloneRule,
  owned: readonly Vector[],
  asked: Vector,
): readonly Vector[] => {
  const { cap, groupSize, bundles, endowments, reading } = economy;
  const nothing = (count: number): readonly Vector[] => range(count).map(() => bundles[0]!);
  const lineOfFirst = (supply: Vector, length: number): readonly Vector[] =>
    rule2(cap, supply, [asked, ...nothing(length - 1)]).amounts;
  const lineOfOthers = (supply: Vector, length: number): readonly Vector[] =>
    rationInLine(cap, supply, nothing(length), 0).amounts;

  const supply = sumOf(endowments);
  if (rule === 4 || reading === 'market') return lineOfFirst(supply, endowments.length);
  if (reading === 'group')
    return owned.flatMap((own, group) =>
      group === 0 ? lineOfFirst(own, groupSize) : lineOfOthers(own, groupSize),
    );
  const shielded = supply.map((amount) => Math.min(amount, (groupSize - 1) * cap));
  const beyond = supply.map((amount, h) => amount - shielded[h]!);
  return [...lineOfFirst(shielded, groupSize), ...lineOfOthers(beyond, endowments.length - groupSize)];
};

/** What each trader announces at a stage. */
export type Announcements = (trader: number) => Demand;

/** A position in an order, as Rule 3 sees it. */
export interface Rule3Place {
  /** The traders who set the price: the group before. */
  readonly setters: readonly number[];
  /** The traders of her own group, and what they own. */
  readonly members: readonly number[];
  readonly supply: Vector;
  /** So many of them are before her. */
  readonly turn: number;
}

/** A position in an order of the traders. @paper Rule 3 */
export const rule3Place = (
  economy: InterdependentEconomy,
  order: readonly number[],
  position: number,
): Rule3Place => {
  const { groupSize, endowments } = economy;
  const group = Math.floor(position / groupSize);
  const membersOf = (g: number): readonly number[] => positionsOf(economy, g).map((at) => order[at]!);
  const members = membersOf(group);
  return {
    setters: membersOf(groupBefore(economy, group)),
    members,
    supply: sumOf(members.map((i) => endowments[i]!)),
    turn: position % groupSize,
  };
};

/** What Rule 3 does to a trader. */
export interface UnderRule3 {
  /** The number of the price. */
  readonly price: number;
  /** What she gets if she is not served; undefined if she is, and gets what she announces third. */
  readonly amount: Vector | undefined;
}

/**
 * The price of the trader at a position, and what she gets. The price is p̂ of what the group before hers announces second;
 * Rule 1 is applied to third announcements. Whether she is served is asked before her own, which is not looked at.
 *
 * @paper Rule 3
 */
export const underRule3 = (
  economy: InterdependentEconomy,
  { setters, members, supply, turn }: Rule3Place,
  second: Announcements,
  third: Announcements,
): UnderRule3 => {
  const { cap, bundles } = economy;
  const messages: Demand[] = [];
  for (const setter of setters) messages[setter] = second(setter);
  const price = clearingPrice(economy, setters, messages);
  const demands = members.map((i, place) => bundles[place < turn ? third(i)[price]! : 0]!);
  const { served, amounts } = rule1(cap, supply, demands);
  return { price, amount: turn < served ? undefined : amounts[turn]! };
};
