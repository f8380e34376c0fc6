/**
 * Strategies in G**: as written in a file (a first announcement by signal, rules for the second and third), and as
 * plans (functions of one's signal and of what is heard) that the mechanism plays.
 */
import type { Demand } from '../../market/demand.js';
import type {
  Announcement,
  ReplyRuleData,
  ReplyCaseData,
  StrategyData,
  WrittenStrategy,
} from '../../market/strategy-data.js';

export type {
  Announcement,
  ReplyCaseData as Reply,
  ReplyRuleData as ReplyRule,
  StrategyData as Strategy,
  WrittenStrategy,
};

/** What `price-taking` means; it knows the economy, the mechanism does not. */
export interface PriceTakingReplies {
  /** The first announcement. */
  readonly first: (signal: number) => Demand;
  /** The second or third announcement after hearing these first announcements. */
  readonly reply: (signal: number, heard: readonly Demand[]) => Demand;
}

/**
 * A strategy ready to be played. `alike[signal]` is the least signal that behaves in the same way at every stage.
 *
 * @paper Section 4: M_i = M_i¹ × M_i² × M_i³
 */
export interface Plan {
  /** d¹ by signal. */
  readonly first: readonly Demand[];
  /** d² after hearing the first announcements of the group before. */
  readonly second: (signal: number, heard: readonly Demand[]) => Demand;
  /** d³ after hearing those of all other groups, in the order of the groups. */
  readonly third: (signal: number, heard: readonly Demand[]) => Demand;
  readonly alike: readonly number[];
}

/** The price-taking strategy for so many signals. */
export const priceTakingStrategy = (signals: number): StrategyData => ({
  first: new Array<Announcement>(signals).fill('price-taking'),
  second: { default: 'price-taking', when: [] },
  third: { default: 'price-taking', when: [] },
});

/** The sincere profile: every trader a price taker, all with the same strategy. */
export const everybodyPriceTaking = (signals: number, traders: number): readonly StrategyData[] =>
  new Array<StrategyData>(traders).fill(priceTakingStrategy(signals));

/** Whether two demand functions are the same. */
export const sameDemand = (a: Demand, b: Demand): boolean => {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let price = 0; price < a.length; price += 1) if (a[price] !== b[price]) return false;
  return true;
};

const applies = (reply: ReplyCaseData, signal: number, heard: readonly Demand[]): boolean =>
  (reply.signal === undefined || reply.signal === signal) &&
  (reply.observes === undefined ||
    (reply.observes.length === heard.length &&
      reply.observes.every((demand, place) => sameDemand(demand, heard[place]!)))) &&
  (reply.includes === undefined || heard.some((demand) => sameDemand(demand, reply.includes!)));

/** What a rule announces. */
export const announcedBy = (rule: ReplyRuleData, signal: number, heard: readonly Demand[]): Announcement =>
  rule.when.find((reply) => applies(reply, signal, heard))?.announce ?? rule.default;

/** Equal for lists of demand functions that are equal entry by entry. */
const listKey = (list: readonly Demand[]): string => JSON.stringify(list);

/**
 * {@link announcedBy} for a rule that is asked often: cases that name the whole list heard are found by it, and the earliest
 * case that applies decides, as ever. So a rule with a case for each list costs no more for each than a rule with few.
 */
const indexedRule = (rule: ReplyRuleData): ((signal: number, heard: readonly Demand[]) => Announcement) => {
  if (rule.when.length <= maxCasesTried) return (signal, heard) => announcedBy(rule, signal, heard);
  const byList = new Map<string, number[]>();
  const others: number[] = [];
  rule.when.forEach(({ observes }, place) => {
    if (observes === undefined) others.push(place);
    else {
      const key = listKey(observes);
      const places = byList.get(key);
      if (places === undefined) byList.set(key, [place]);
      else places.push(place);
    }
  });
  return (signal, heard) => {
    const first = (places: readonly number[]): number =>
      places.find((place) => applies(rule.when[place]!, signal, heard)) ?? rule.when.length;
    const place = Math.min(first(byList.get(listKey(heard)) ?? []), first(others));
    return rule.when[place]?.announce ?? rule.default;
  };
};

/** The most cases of a rule that are tried one after the other. */
const maxCasesTried = 8;

/** For each signal the least one that a strategy cannot tell from it; price takers may tell any two apart. */
const alikeSignals = ({ first, second, third }: StrategyData): readonly number[] => {
  const replies = [...second.when, ...third.when];
  const knowsValues =
    second.default === 'price-taking' ||
    third.default === 'price-taking' ||
    replies.some((reply) => reply.announce === 'price-taking');
  const named = new Set(replies.flatMap((reply) => (reply.signal === undefined ? [] : [reply.signal])));
  return first.map((demand, signal) => {
    if (knowsValues || named.has(signal) || demand === 'price-taking') return signal;
    const earlier = first.findIndex(
      (other, s) => !named.has(s) && other !== 'price-taking' && sameDemand(other, demand),
    );
    return earlier;
  });
};

/** A written strategy as a plan. */
export const planOf = (strategy: StrategyData, priceTaker: PriceTakingReplies): Plan => {
  const reply = (rule: ReplyRuleData) => {
    const announced = indexedRule(rule);
    return (signal: number, heard: readonly Demand[]): Demand => {
      const announcement = announced(signal, heard);
      return announcement === 'price-taking' ? priceTaker.reply(signal, heard) : announcement;
    };
  };
  return {
    first: strategy.first.map((demand, signal) =>
      demand === 'price-taking' ? priceTaker.first(signal) : demand,
    ),
    second: reply(strategy.second),
    third: reply(strategy.third),
    alike: alikeSignals(strategy),
  };
};

/** A strategy as a text, made once: the same for strategies that are written alike. */
const textOf = (() => {
  const known = new WeakMap<StrategyData, string>();
  return (strategy: StrategyData): string => {
    const text = known.get(strategy) ?? JSON.stringify(strategy);
    known.set(strategy, text);
    return text;
  };
})();

/** Plans for a list of strategies, the same plan for the same strategy, so that equal traders can be recognised. */
export const plansOf = (
  strategies: readonly StrategyData[],
  priceTaker: PriceTakingReplies,
): readonly Plan[] => {
  const known = new Map<string, Plan>();
  return strategies.map((strategy) => {
    const key = textOf(strategy);
    const before = known.get(key);
    if (before !== undefined) return before;
    const fresh = planOf(strategy, priceTaker);
    known.set(key, fresh);
    return fresh;
  });
};
