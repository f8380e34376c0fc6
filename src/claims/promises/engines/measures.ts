/**
 * What a mechanism does at one profile of messages, as promises and comparisons ask it: what every trader expects, the welfare,
 * the budget, and the prices.
 */
import type { Computation } from '../../../computation.js';
import { quasiLinearValues } from '../../../economies/description.js';
import type { PrivateValuesEconomy } from '../../../economies/economy.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { indexOf } from '../../../market/lattice.js';
import { moneyReceived } from '../../../market/market.js';
import type { Draw } from '../../../mechanisms/random-grouping/draw.js';
import { traceDraw } from '../../../mechanisms/random-grouping/draw.js';
import { outsideUtility, utilityAt } from '../../private-values/engines/expected-utility.js';
import type { BidSubject } from '../../bids/subject.js';
import { utilitiesAt, withoutTrade } from '../../bids/subject.js';
import type { Played } from '../played.js';
import { chancesAt } from './chances.js';
import { drawsOf } from './draws.js';

/** What a trader expects from a mechanism, what she has without trade, and what she gets in her worst draw. */
export interface Participation {
  readonly utility: Rational;
  readonly outside: Rational;
  readonly worst: Rational;
}

/** What one trader gets in a draw: her bundle, and the money that she receives, negative when she pays. */
export interface Settlement {
  readonly bundle: readonly number[];
  readonly money: Rational;
}

/** A draw of a mechanism; null where it has one only. */
export type PlayedDraw = Draw | null;

/** What the traders pay less what they receive, in a draw. */
export interface Surplus {
  readonly surplus: Rational;
  readonly draw: PlayedDraw;
}

/** The least and the greatest surplus of all draws, each with a draw that has it. */
export interface Budget {
  readonly least: Surplus;
  readonly greatest: Surplus;
}

/** The prices a unit at which those trade whose bundles change. */
export interface PriceGaps {
  /** The largest gap in a draw; undefined where nobody ever trades. */
  readonly widest: { readonly gap: Rational; readonly draw: PlayedDraw } | undefined;
  readonly expectedGap: Rational;
}

/** What everybody gets in a draw, in trader order. */
export const settlementsIn = (subject: Played, draw: PlayedDraw): readonly Settlement[] => {
  if (subject.kind === 'bids') return settlementsOf(subject);
  if (draw === null) throw new RangeError('A mechanism with several draws needs to be told which.');
  const { mechanism, messages } = subject;
  return traceDraw(mechanism, messages, draw).trades.map(({ bundle, price }, trader) => ({
    bundle,
    money: moneyReceived(mechanism.market, trader, price, bundle),
  }));
};

/** What everybody gets at the quotes of a subject, in trader order. */
const settlementsOf = ({ declared, sides, quotes, convention }: BidSubject): readonly Settlement[] =>
  declared.settle(sides, quotes, convention).map(({ trades, money }, trader) => ({
    bundle: [(sides[trader] === 'seller') !== trades ? 1 : 0],
    money,
  }));

/**
 * What every trader expects, has without trade, and gets in her worst draw, in trader order.
 *
 * Cost: the exact lotteries; see `lotteryWork`, which the caller asks first.
 */
export function* participationsOf(subject: Played): Computation<readonly Participation[]> {
  if (subject.kind === 'bids')
    return utilitiesAt(subject, subject.quotes).map((utility, trader) => ({
      utility,
      outside: withoutTrade(subject, trader),
      worst: utility,
    }));
  const { market } = subject.mechanism;
  const { traders } = subject.economy;
  const all = yield* chancesAt(subject.mechanism, subject.messages);
  return all.map((chances, i) => {
    const outcomes = chances.map(({ price, bundle, probability }) => ({
      utility: utilityAt(market, traders[i]!, price, bundle),
      probability,
    }));
    return {
      utility: Q.sum(outcomes.map(({ utility, probability }) => Q.mul(utility, probability))),
      outside: outsideUtility(market, traders[i]!, market.endowments[i]!),
      worst: outcomes.map(({ utility }) => utility).reduce(Q.min),
    };
  });
}

/** v_i(x) for every trader and bundle, by their indices; undefined where some utility is not v(x) + t. */
export const allValues = (economy: PrivateValuesEconomy): ReadonlyArray<readonly Rational[]> | undefined => {
  const values = economy.traders.map((_, trader) => quasiLinearValues(economy, trader));
  return values.every((own) => own !== undefined) ? values : undefined;
};

/**
 * The expected welfare: the sum of the values of the bundles that traders get, payments left out. Cost as
 * {@link participationsOf}.
 *
 * @param values see {@link allValues}.
 */
export function* welfareOf(
  subject: Played,
  values: ReadonlyArray<readonly Rational[]>,
): Computation<Rational> {
  const { bundles } = subject.economy.market;
  if (subject.kind === 'bids')
    return Q.sum(settlementsOf(subject).map(({ bundle }, i) => values[i]![indexOf(bundles, bundle)]!));
  const all = yield* chancesAt(subject.mechanism, subject.messages);
  return Q.sum(
    all.flatMap((chances, i) =>
      chances.map(({ bundle, probability }) => Q.mul(probability, values[i]![bundle]!)),
    ),
  );
}

const surplusIn = (subject: Played, draw: PlayedDraw): Surplus => ({
  draw,
  surplus: Q.neg(Q.sum(settlementsIn(subject, draw).map(({ money }) => money))),
});

/**
 * What the traders pay less what they receive, in the least and the greatest draw.
 *
 * In a draw of demand functions each group trades at one price: what is paid and received differs by the worth of what is
 * left over alone, so draws that leave nothing balance. Cost as {@link drawsOf}.
 */
export function* budgetOf(subject: Played): Computation<Budget> {
  if (subject.kind === 'bids') {
    const only = surplusIn(subject, null);
    return { least: only, greatest: only };
  }
  const { leaving } = yield* drawsOf(subject);
  const first: Draw = { order: subject.economy.traders.map((_, i) => i), rule: 1 };
  if (leaving !== undefined)
    throw new RangeError('The budget is for mechanisms that leave nothing over: `feasible` finds the draw.');
  const balanced = surplusIn(subject, first);
  if (!Q.isZero(balanced.surplus)) throw new Error('A draw that leaves nothing over does not balance.');
  return { least: balanced, greatest: balanced };
}

/** The prices at which those trade whose bundles change. Cost as {@link drawsOf}. */
export function* pricesOf(subject: Played): Computation<PriceGaps> {
  if (subject.kind === 'private-values') return yield* drawsOf(subject);
  const prices = subject.declared
    .settle(subject.sides, subject.quotes, subject.convention)
    .flatMap(({ trades, money }, i) => (trades ? [subject.sides[i] === 'buyer' ? Q.neg(money) : money] : []));
  if (prices.length === 0) return { widest: undefined, expectedGap: Q.zero };
  const gap = Q.sub(prices.reduce(Q.max), prices.reduce(Q.min));
  return { widest: { gap, draw: null }, expectedGap: gap };
}
