/**
 * What is too much work for a promise to be judged, counted beforehand: each a clause that says how much it would be, or
 * undefined.
 */
import { powerAtMost, showCount } from '../../exact/counts.js';
import { asPublished } from '../../mechanisms/random-grouping/mechanism.js';
import { lotteryWork, maxGroupStates } from '../../mechanisms/random-grouping/trader-lottery.js';
import { maxGroupings } from '../private-values/law-of-one-price.js';
import type { PrivateValuesSubject } from '../private-values/subject.js';
import { countDraws } from './engines/draws.js';
import type { Played } from './played.js';

/** The most compositions of a group that are gone through for the lotteries of all traders: some seconds. */
const maxCompositions = 1n << 20n;

/** Whether the exact lotteries at the messages of a subject are too much work. */
export const tooManyCompositions = (subject: Played): string | undefined => {
  if (subject.kind === 'bids') return undefined;
  const { compositions, states } = lotteryWork(subject.mechanism, subject.messages);
  if (compositions > maxCompositions)
    return `exact lotteries would go through ${showCount(compositions)} compositions of a group; at most ${showCount(maxCompositions)} are gone through`;
  if (states > maxGroupStates)
    return `exact lotteries would hold up to ${showCount(states)} states of a group; at most ${showCount(maxGroupStates)} are held`;
  return undefined;
};

/** Whether the draws at the messages of a subject are too many. */
export const tooManyDraws = (subject: Played): string | undefined => {
  if (subject.kind === 'bids') return undefined;
  const draws = countDraws(subject);
  return draws > maxGroupings
    ? `up to ${showCount(draws)} ways to divide the traders into groups; at most ${showCount(maxGroupings)} are gone through`
    : undefined;
};

/** The most states of lines of all traders that are gone through for the lies of all, under one price. */
const maxStatesOfLies = 1n << 26n;

/** How many states the lines of all traders have at most: for each trader and each price. */
const statesOfLies = ({ mechanism: { market } }: PrivateValuesSubject): bigint | undefined => {
  const kinds = Math.min(market.traders, market.bundles.size);
  const evenly = BigInt(Math.ceil(market.traders / kinds) + 1);
  const line = powerAtMost({ base: evenly, exponent: BigInt(kinds) }, maxStatesOfLies);
  return line && line * BigInt(market.traders * market.prices.size);
};

/** Whether the best lies of all traders are too much work. */
export const tooManyLies = (subject: Played): string | undefined => {
  if (subject.kind === 'bids') return undefined;
  const { clauses, market } = subject.mechanism;
  if (clauses.acceptance !== asPublished.acceptance)
    return 'lies are compared under the acceptance that the paper publishes only';
  if (clauses.priceFrom === 'outside-the-group') return tooManyCompositions(subject);
  if (market.groups.count > 1) return 'lies are not compared where one group of several sets its own price';
  const states = statesOfLies(subject);
  return states === undefined || states > maxStatesOfLies
    ? `the lines of all traders have ${states === undefined ? 'far ' : ''}more than ${showCount(maxStatesOfLies)} states, for each trader and price`
    : undefined;
};
