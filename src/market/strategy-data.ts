/**
 * Messages and strategies as data: what a trader announces, in private values once, in interdependent values three
 * times, the second and third time depending on what she hears.
 */
import type { Demand } from './demand.js';

/**
 * The word for what a price taker announces: at each price the lexicographically first maximising bundle.
 */
export const priceTaking = 'price-taking';
/** The type of {@link priceTaking}. */
export type PriceTaking = typeof priceTaking;

/** A demand function, or the word that leaves it to the price taker. */
export type Announcement = Demand | PriceTaking;

/**
 * One case of a rule; it applies where every condition that is given holds.
 *
 * @typeParam A What may be announced: {@link Demand} alone where every announcement is written out.
 */
export interface ReplyCaseData<A extends Announcement = Announcement> {
  /** Her own signal, by index. */
  readonly signal?: number;
  /** The first announcements that she hears, exactly these in the paper's order. */
  readonly observes?: readonly Demand[];
  /** A first announcement that is among those she hears. */
  readonly includes?: Demand;
  readonly announce: A;
}

/** An announcement that depends on what is heard: the first case that applies, or else the default. */
export interface ReplyRuleData<A extends Announcement = Announcement> {
  readonly when: ReadonlyArray<ReplyCaseData<A>>;
  readonly default: A;
}

/**
 * A strategy for three announcements: `first[signal]` by the index of the signal; `second` hears the n first announcements
 * of the group before hers, `third` the (r−1)n of all other groups.
 *
 * @paper Section 4: s_i = (s_i¹, s_i², s_i³)
 */
export interface StrategyData<A extends Announcement = Announcement> {
  readonly first: readonly A[];
  readonly second: ReplyRuleData<A>;
  readonly third: ReplyRuleData<A>;
}

/** A strategy in which every announcement is written out: the word {@link priceTaking} stands for none of them. */
export type WrittenStrategy = StrategyData<Demand>;

/** What every trader does: one entry a trader, in trader order, or all of them price takers. */
export type Play =
  | { readonly kind: 'messages'; readonly messages: PriceTaking | readonly Announcement[] }
  | {
      readonly kind: 'strategies';
      readonly strategies: PriceTaking | ReadonlyArray<StrategyData | PriceTaking>;
    };
