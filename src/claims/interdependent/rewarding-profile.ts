/**
 * Profiles in which one trader's first announcement pays because the others answer it: they all say the same thing
 * whatever their signal, and φ(1) leaves a good residual to who said the right thing, and a bad one to who did not.
 */
import type { Demand } from '../../market/demand.js';
import type { Reply, ReplyRule, Strategy } from '../../mechanisms/three-announcements/strategy.js';
import { sameDemand } from '../../mechanisms/three-announcements/strategy.js';
import type { Opening, SurplusOf } from './leak.js';
import type { Setting } from './setting.js';

/** At every price the bundle y that makes Σ over the openings of the surplus left largest (or smallest). */
const askToLeave = ({ table }: SurplusOf, opened: readonly Opening[], goal: 'best' | 'worst'): Demand =>
  table.map((row) => {
    const score = (y: number): bigint => opened.reduce((sum, { left }) => sum + row[left[y]!]!, 0n);
    let chosen = 0;
    row.forEach((_, y) => {
      const better = goal === 'best' ? score(y) > score(chosen) : score(y) < score(chosen);
      if (better) chosen = y;
    });
    return chosen;
  });

/** At every price the bundle of least surplus (the first of them). */
export const worstDemand = ({ table }: SurplusOf): Demand =>
  table.map((row) => row.reduce((worst, value, x) => (value < row[worst]! ? x : worst), 0));

/** How φ(1) answers under a rule. */
export interface Answering {
  readonly surplus: SurplusOf;
  readonly code: Demand;
  readonly rewarded: Demand;
  /** First announcements that are punished position by position; others only by the default. */
  readonly punished: readonly Demand[];
}

/**
 * The answers at one stage: everything default is the worst for a trader who cannot be told from the rest; who says
 * `rewarded` at an opening is left the best, who says something punished there the worst.
 */
const answers = (
  setting: Setting,
  opened: readonly Opening[],
  rule: 5 | 6,
  { surplus, code, rewarded, punished }: Answering,
): ReplyRule => {
  const mine = opened.filter((opening) => opening.rule === rule);
  if (mine.length === 0) return { default: code, when: [] };
  const { count, size } = setting.economy.market.groups;
  // Rule 5's φ(1) heard the last group; Rule 6's heard all groups but the first.
  const heardFrom = rule === 5 ? (count - 1) * size : size;
  const heard = count * size - heardFrom;
  const exactly = (position: number, said: Demand, goal: 'best' | 'worst', about: Opening): Reply => ({
    observes: Array.from({ length: heard }, (_, at) => (at + heardFrom === position ? said : code)),
    announce: askToLeave(surplus, [about], goal),
  });
  const worst = askToLeave(surplus, mine, 'worst');
  if (mine.length === 1 && punished.length === 0)
    return {
      default: worst,
      when: [{ includes: rewarded, announce: askToLeave(surplus, mine, 'best') }],
    };
  return {
    default: worst,
    when: mine.flatMap((opening) => [
      exactly(opening.position, rewarded, 'best', opening),
      ...punished
        .filter((said) => !sameDemand(said, code) && !sameDemand(said, rewarded))
        .map((said) => exactly(opening.position, said, 'worst', opening)),
    ]),
  };
};

/** The strategy of everybody else. */
export const rewardingStrategy = (
  setting: Setting,
  opened: readonly Opening[],
  answering: Answering,
): Strategy => ({
  first: setting.economy.signals.map(() => answering.code),
  second: answers(setting, opened, 5, answering),
  third: answers(setting, opened, 6, answering),
});

/** Everybody else says the same at every stage whatever she hears. */
export const deafStrategy = ({ economy }: Setting, said: Demand): Strategy => ({
  first: economy.signals.map(() => said),
  second: { default: said, when: [] },
  third: { default: said, when: [] },
});
