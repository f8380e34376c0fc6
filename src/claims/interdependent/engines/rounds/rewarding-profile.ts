/**
 * Strategies of the others that make one trader's first announcement pay: φ(1) leaves a good residual to whoever makes a
 * rewarded first announcement, and a bad one to whoever makes another.
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
import type { InterimSurplus, LeakChannel } from './leak.js';
import { lossOf } from './leak.js';
import type { Setting } from '../setting.js';

/** At every price the bundle that φ(1) asks for so that the surpluses left at the channels sum to the most, or to the least. */
const requestThatLeaves = (
  goal: 'most' | 'least',
  { table }: InterimSurplus,
  channels: readonly LeakChannel[],
): Demand =>
  table.map((row) => {
    const score = (y: number): bigint => channels.reduce((sum, { left }) => sum + row[left[y]!]!, 0n);
    let chosen = 0;
    row.forEach((_, y) => {
      const better = goal === 'most' ? score(y) > score(chosen) : score(y) < score(chosen);
      if (better) chosen = y;
    });
    return chosen;
  });

/** At every price the bundle of least surplus (the first of them). */
export const worstDemand = ({ table }: InterimSurplus): Demand =>
  table.map((row) => row.reduce((worst, value, x) => (value < row[worst]! ? x : worst), 0));

/** The demand functions that lose most under Rule 4, so that no best reply begins with them; as many as asked for. */
export const worstDemands = (
  market: Market,
  surplus: InterimSurplus,
  count: number,
  except: readonly Demand[],
): readonly Demand[] =>
  [...demands(market)]
    .filter((demand) => !except.some((other) => sameDemand(other, demand)))
    .map((demand) => ({ demand, loss: lossOf(surplus, demand) }))
    .sort((a, b) => (a.loss < b.loss ? 1 : a.loss > b.loss ? -1 : 0))
    .slice(0, count)
    .map(({ demand }) => demand);

/** Everybody else announces the same at every stage, whatever she hears. */
export const constantReplyStrategy = ({ economy }: Setting, announced: Demand): WrittenStrategy => ({
  first: economy.signals.map(() => announced),
  second: { default: announced, when: [] },
  third: { default: announced, when: [] },
});

/** The positions that φ(1) has heard when a rule executes her demand: the last group under Rule 5, all but the first under 6. */
const heardPositions = (
  { economy }: Setting,
  rule: 5 | 6,
): { readonly from: number; readonly count: number } => {
  const { count, size } = economy.market.groups;
  return rule === 5 ? { from: (count - 1) * size, count: size } : { from: size, count: (count - 1) * size };
};

/** How φ(1) replies where everybody else makes the same first announcement. */
export interface RewardingReplies {
  readonly surplus: InterimSurplus;
  /** The first announcement of everybody else. */
  readonly common: Demand;
  readonly rewarded: Demand;
  /** First announcements that are punished position by position; others only by the default. */
  readonly punished: readonly Demand[];
}

/**
 * The replies at the stage that a rule executes. The default is the worst for a trader who cannot be told from the rest; one
 * who announces `rewarded` at a channel is left the best, one who announces something punished there the worst.
 */
const rewardingRule = (
  setting: Setting,
  channels: readonly LeakChannel[],
  rule: 5 | 6,
  { surplus, common, rewarded, punished }: RewardingReplies,
): ReplyRule<Demand> => {
  const ofRule = channels.filter((channel) => channel.rule === rule);
  if (ofRule.length === 0) return { default: common, when: [] };
  const heard = heardPositions(setting, rule);
  const after = (channel: LeakChannel, announced: Demand, goal: 'most' | 'least'): Reply<Demand> => ({
    observes: Array.from({ length: heard.count }, (_, place) =>
      place + heard.from === channel.position ? announced : common,
    ),
    announce: requestThatLeaves(goal, surplus, [channel]),
  });
  const punishment = requestThatLeaves('least', surplus, ofRule);
  if (ofRule.length === 1 && punished.length === 0)
    return {
      default: punishment,
      when: [{ includes: rewarded, announce: requestThatLeaves('most', surplus, ofRule) }],
    };
  return {
    default: punishment,
    when: ofRule.flatMap((channel) => [
      after(channel, rewarded, 'most'),
      ...punished
        .filter((announced) => !sameDemand(announced, common) && !sameDemand(announced, rewarded))
        .map((announced) => after(channel, announced, 'least')),
    ]),
  };
};

/** The strategy of everybody else: one first announcement for all signals, and replies that reward another one. */
export const rewardingStrategy = (
  setting: Setting,
  channels: readonly LeakChannel[],
  replies: RewardingReplies,
): WrittenStrategy => ({
  first: setting.economy.signals.map(() => replies.common),
  second: rewardingRule(setting, channels, 5, replies),
  third: rewardingRule(setting, channels, 6, replies),
});

/** How φ(1) replies where first announcements reveal the others' signals to her. */
export interface ConditionalReplies {
  /** The signal of the trader who is rewarded or punished. */
  readonly signal: number;
  readonly surplus: InterimSurplus;
  /** The first announcement of everybody else by signal, all different. */
  readonly firsts: readonly Demand[];
  readonly rewarded: Demand;
  readonly punished: readonly Demand[];
}

/** The replies at the stage that a rule executes: each rewards or punishes as well as the signals heard permit. */
const conditionalRule = (
  setting: Setting,
  channels: readonly LeakChannel[],
  rule: 5 | 6,
  { signal, surplus, firsts, rewarded, punished }: ConditionalReplies,
): ReplyRule<Demand> => {
  const ofRule = channels.filter((channel) => channel.rule === rule);
  if (ofRule.length === 0) return { default: firsts[0]!, when: [] };
  const { values } = setting;
  const heard = heardPositions(setting, rule);
  const when = ofRule.flatMap((channel) =>
    [...assignments(firsts.length, heard.count)].flatMap((known): Reply<Demand>[] => {
      // The last place of the assignment is φ(1)'s own signal; the others are of those heard besides the owner of the residual.
      const others = known.slice(0, -1);
      const own = known.at(-1)!;
      const seen = countSignals(firsts.length, [signal, ...known]);
      const given = { ...surplus, table: surplusTable(values, signal, shockWeights(values, seen)) };
      const place = channel.position - heard.from;
      const listWith = (announced: Demand): readonly Demand[] => [
        ...others.slice(0, place).map((s) => firsts[s]!),
        announced,
        ...others.slice(place).map((s) => firsts[s]!),
      ];
      return [
        { signal: own, observes: listWith(rewarded), announce: requestThatLeaves('most', given, [channel]) },
        ...punished.map((announced) => ({
          signal: own,
          observes: listWith(announced),
          announce: requestThatLeaves('least', given, [channel]),
        })),
      ];
    }),
  );
  return { default: requestThatLeaves('least', surplus, ofRule), when };
};

/** The strategy of everybody else: a first announcement for each signal, and replies that depend on what these reveal. */
export const conditionalReplyStrategy = (
  setting: Setting,
  channels: readonly LeakChannel[],
  replies: ConditionalReplies,
): WrittenStrategy => ({
  first: replies.firsts,
  second: conditionalRule(setting, channels, 5, replies),
  third: conditionalRule(setting, channels, 6, replies),
});

/** All lists of `length` numbers below `kinds`. */
function* assignments(kinds: number, length: number): Generator<readonly number[]> {
  const total = kinds ** length;
  for (let at = 0; at < total; at += 1)
    yield Array.from({ length }, (_, place) => Math.floor(at / kinds ** place) % kinds);
}
