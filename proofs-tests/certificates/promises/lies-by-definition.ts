/**
 * The best lies by trying: all demand functions, or quotes so close to each other that utility is affine between them.
 */
import { describeEconomy } from '../../../src/economies/description.js';
import { priceTaking, priceTakingSets } from '../../../src/economies/price-taking.js';
import * as Q from '../../../src/exact/rational.js';
import type { Rational } from '../../../src/exact/rational.js';
import type { Json } from '../../../src/certificates/check.js';
import type { Demand } from '../../../src/market/demand.js';
import { pointAt } from '../../../src/market/lattice.js';
import type { BidGame, DemandGame, PromiseGame } from './draws-by-definition.js';
import { expectedUtility } from './draws-by-definition.js';

/** The truthful messages of a game, in trader order. */
export const truthOf = (game: PromiseGame): DemandGame['messages'] | BidGame['messages'] =>
  game.kind === 'bids'
    ? describeEconomy(game.economy).unitValues!
    : game.economy.traders.map((trader) => priceTaking(game.economy.market, trader));

/** A demand function as certificates write it. */
export const demandText = ({ economy }: DemandGame, demand: Demand): Json =>
  demand.map((x) => pointAt(economy.market.bundles, x));

/** A trader's best lie, and what is known of it. */
export interface FoundLies {
  readonly utility: Rational;
  /** As certificates write it; null where there is no lie. */
  readonly bestLie: Json;
  /** The largest gain, or the supremum. */
  readonly gain: Rational | undefined;
}

const everyDemand = (prices: number, bundles: number): readonly Demand[] =>
  prices === 0
    ? [[]]
    : everyDemand(prices - 1, bundles).flatMap((start) =>
        Array.from({ length: bundles }, (_, x) => [...start, x]),
      );

const demandLies = (game: DemandGame, trader: number): FoundLies => {
  const { market, traders } = game.economy;
  const sets = priceTakingSets(market, traders[trader]!);
  const utilityOf = (message: Demand): Rational =>
    expectedUtility({ ...game, messages: game.messages.with(trader, message) }, trader);
  const truth = utilityOf(priceTaking(market, traders[trader]!));
  const lies = everyDemand(market.prices.size, market.bundles.size)
    .filter((message) => message.some((x, price) => !sets[price]!.includes(x)))
    .map((message) => ({ message, gain: Q.sub(utilityOf(message), truth) }));
  if (lies.length === 0) return { utility: truth, bestLie: null, gain: undefined };
  const gain = lies.map((lie) => lie.gain).reduce(Q.max);
  const best = lies.filter((lie) => Q.equals(lie.gain, gain));
  const bestLie = {
    message: demandText(game, best[0]!.message),
    gain: Q.show(gain),
    equallyGood: String(best.length),
  };
  return { utility: truth, bestLie, gain };
};

/** Quotes are tried up to this far beyond all others. */
const beyond = 2;

const quoteLies = (game: BidGame, trader: number): FoundLies => {
  const truth = describeEconomy(game.economy).unitValues![trader]!;
  const quotes = game.messages.with(trader, truth);
  const utilityOf = (quote: Rational): Rational =>
    expectedUtility({ ...game, messages: quotes.with(trader, quote) }, trader);
  const utility = utilityOf(truth);
  // All quotes, and all means of two, are multiples of this step.
  const common = quotes.map(Q.denominator).reduce((a, b) => (a % b === 0n ? a : a * b), 1n);
  const step = Q.of(1, 2n * common);
  const steps = (quote: Rational): number => Number(Q.show(Q.div(quote, step)));
  const from = Math.min(...quotes.map(steps), 0) - beyond;
  const to = Math.max(...quotes.map(steps), steps(Q.one)) + beyond;
  let attained: { readonly quote: Rational; readonly value: Rational } | undefined;
  let supremum: { readonly near: Rational; readonly value: Rational } | undefined;
  const seen = (quote: Rational, value: Rational): void => {
    if (!Q.equals(quote, truth) && (attained === undefined || Q.lt(attained.value, value)))
      attained = { quote, value };
  };
  for (let j = from; j <= to; j += 1) {
    const start = Q.mul(Q.of(j), step);
    seen(start, utilityOf(start));
    const inside = [1, 2, 3].map((quarter) => Q.add(start, Q.mul(Q.of(quarter, 4), step)));
    const [a, b, c] = inside.map(utilityOf) as [Rational, Rational, Rational];
    if (!Q.equals(Q.add(a, c), Q.add(b, b))) throw new Error('Utility is not affine here.');
    seen(inside[0]!, a);
    const slope = Q.sub(b, a);
    const end = Q.sign(slope) > 0 ? Q.add(c, slope) : Q.sub(a, slope);
    // Very near to the end, so that it shows a gain where one is near.
    const share = Q.of(Q.sign(slope) > 0 ? 999_999 : 1, 1_000_000);
    const near = Q.add(start, Q.mul(share, step));
    if (!Q.isZero(slope) && (supremum === undefined || Q.lt(supremum.value, end)))
      supremum = { near, value: end };
  }
  if (supremum !== undefined && Q.lt(attained!.value, supremum.value)) {
    const gain = Q.sub(supremum.value, utility);
    const ofLie = Q.sub(utilityOf(supremum.near), utility);
    const bestLie = { message: Q.show(supremum.near), gain: Q.show(ofLie), supremum: Q.show(gain) };
    return { utility, bestLie, gain };
  }
  const gain = Q.sub(attained!.value, utility);
  return { utility, bestLie: { message: Q.show(attained!.quote), gain: Q.show(gain) }, gain };
};

/** A trader's best lie against the others' messages of a game. */
export const liesOf = (game: PromiseGame, trader: number): FoundLies =>
  game.kind === 'bids' ? quoteLies(game, trader) : demandLies(game, trader);
