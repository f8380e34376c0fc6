/**
 * Profiles in which one trader's first announcement pays because the others answer it: they all say the same thing
 * whatever their signal, and φ(1) leaves a good residual to who said the right thing, and a bad one to who did not.
 */
import { countSignals } from '../../../../economies/information.js';
import { shockWeights, surplusTable } from '../../../../economies/valuation.js';
import type { Demand } from '../../../../market/demand.js';
import { demands } from '../../../../market/demand.js';
import type { Market } from '../../../../market/market.js';
import type {
  Reply,
  ReplyRule,
  WrittenStrategy,
} from '../../../../mechanisms/three-announcements/strategy.js';
import { sameDemand } from '../../../../mechanisms/three-announcements/strategy.js';
import type { LeakChannel, SurplusOf } from './leak.js';
import { lossOf } from './leak.js';
import type { Setting } from '../setting.js';

/** At every price the bundle y that makes Σ over the openings of the surplus left largest (or smallest). */
const askToLeave = ({ table }: SurplusOf, opened: readonly LeakChannel[], goal: 'best' | 'worst'): Demand =>
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
  opened: readonly LeakChannel[],
  rule: 5 | 6,
  { surplus, code, rewarded, punished }: Answering,
): ReplyRule<Demand> => {
  const mine = opened.filter((opening) => opening.rule === rule);
  if (mine.length === 0) return { default: code, when: [] };
  const { count, size } = setting.economy.market.groups;
  // Rule 5's φ(1) heard the last group; Rule 6's heard all groups but the first.
  const heardFrom = rule === 5 ? (count - 1) * size : size;
  const heard = count * size - heardFrom;
  const exactly = (
    position: number,
    said: Demand,
    goal: 'best' | 'worst',
    about: LeakChannel,
  ): Reply<Demand> => ({
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
  opened: readonly LeakChannel[],
  answering: Answering,
): WrittenStrategy => ({
  first: setting.economy.signals.map(() => answering.code),
  second: answers(setting, opened, 5, answering),
  third: answers(setting, opened, 6, answering),
});

/** Everybody else says the same at every stage whatever she hears. */
export const constantReplyStrategy = ({ economy }: Setting, said: Demand): WrittenStrategy => ({
  first: economy.signals.map(() => said),
  second: { default: said, when: [] },
  third: { default: said, when: [] },
});

/** The demand functions that lose most under Rule 4, so that nobody is tempted to say them; as many as asked for. */
export const worstDemands = (
  market: Market,
  surplus: SurplusOf,
  count: number,
  except: readonly Demand[],
): readonly Demand[] =>
  [...demands(market)]
    .filter((demand) => !except.some((other) => sameDemand(other, demand)))
    .map((demand) => ({ demand, loss: lossOf(surplus, demand) }))
    .sort((a, b) => (a.loss < b.loss ? 1 : a.loss > b.loss ? -1 : 0))
    .slice(0, count)
    .map(({ demand }) => demand);

/** How φ(1) answers when first announcements tell her the others' signals. */
export interface ConditionalReplies {
  readonly signal: number;
  readonly surplus: SurplusOf;
  /** What each signal says first: one demand function a signal, all different. */
  readonly codes: readonly Demand[];
  readonly rewarded: Demand;
  readonly punished: readonly Demand[];
}

const informedAnswers = (
  setting: Setting,
  opened: readonly LeakChannel[],
  rule: 5 | 6,
  { signal, surplus, codes, rewarded, punished }: ConditionalReplies,
): ReplyRule<Demand> => {
  const mine = opened.filter((opening) => opening.rule === rule);
  if (mine.length === 0) return { default: codes[0]!, when: [] };
  const { values, economy } = setting;
  const { count, size } = economy.market.groups;
  const heardFrom = rule === 5 ? (count - 1) * size : size;
  const heard = count * size - heardFrom;
  const when = mine.flatMap((opening) =>
    [...assignments(codes.length, heard)].flatMap((known): Reply<Demand>[] => {
      // The last place of the assignment is φ(1)'s own signal; the others are those heard, mine left out.
      const others = known.slice(0, -1);
      const own = known.at(-1)!;
      const seen = countSignals(codes.length, [signal, ...known]);
      const told = { ...surplus, table: surplusTable(values, signal, shockWeights(values, seen)) };
      const place = opening.position - heardFrom;
      const list = (said: Demand): readonly Demand[] => [
        ...others.slice(0, place).map((s) => codes[s]!),
        said,
        ...others.slice(place).map((s) => codes[s]!),
      ];
      return [
        { signal: own, observes: list(rewarded), announce: askToLeave(told, [opening], 'best') },
        ...punished.map((said) => ({
          signal: own,
          observes: list(said),
          announce: askToLeave(told, [opening], 'worst'),
        })),
      ];
    }),
  );
  return { default: askToLeave(surplus, mine, 'worst'), when };
};

/** The strategy of everybody else when first announcements tell signals: rewards and punishes as well as can be. */
export const conditionalReplyStrategy = (
  setting: Setting,
  opened: readonly LeakChannel[],
  answering: ConditionalReplies,
): WrittenStrategy => ({
  first: answering.codes,
  second: informedAnswers(setting, opened, 5, answering),
  third: informedAnswers(setting, opened, 6, answering),
});

/** All lists of `length` numbers below `kinds`. */
function* assignments(kinds: number, length: number): Generator<readonly number[]> {
  const total = kinds ** length;
  for (let at = 0; at < total; at += 1)
    yield Array.from({ length }, (_, place) => Math.floor(at / kinds ** place) % kinds);
}
