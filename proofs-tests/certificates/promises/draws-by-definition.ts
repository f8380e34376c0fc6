/**
 * Every draw of a mechanism with its probability and what every trader gets in it, played by the engines straight from the
 * rules: what the checker of promises is held to.
 */
import * as Q from '../../../src/exact/rational.js';
import type { Rational } from '../../../src/exact/rational.js';
import type { Json } from '../../../src/certificates/check.js';
import { describeEconomy } from '../../../src/economies/description.js';
import type { PrivateValuesEconomy } from '../../../src/economies/economy.js';
import type { Demand } from '../../../src/market/demand.js';
import { indexOf } from '../../../src/market/lattice.js';
import { moneyReceived, priceVector } from '../../../src/market/market.js';
import type { Convention } from '../../../src/mechanisms/bids/convention.js';
import { sidesOf } from '../../../src/mechanisms/bids/unit-market.js';
import type { BidMechanism, DemandMechanism } from '../../../src/mechanisms/mechanism.js';
import { draws } from '../../../src/mechanisms/random-grouping/plain.js';

/** An economy under a mechanism with demand functions, and what the traders announce. */
export interface DemandGame {
  readonly kind: 'demands';
  readonly economy: PrivateValuesEconomy;
  readonly mechanism: DemandMechanism<string>;
  readonly messages: readonly Demand[];
}
/** An economy of single units under a mechanism with quotes, and what the traders quote. */
export interface BidGame {
  readonly kind: 'bids';
  readonly economy: PrivateValuesEconomy;
  readonly mechanism: BidMechanism<string>;
  readonly convention: Convention;
  readonly messages: readonly Rational[];
}
export type PromiseGame = DemandGame | BidGame;

/** What a trader gets in a draw. */
export interface Got {
  readonly bundle: readonly number[];
  readonly money: Rational;
  readonly utility: Rational;
  readonly price: readonly Rational[];
  readonly changed: boolean;
}
export interface PlayedDraw {
  readonly text: Json;
  readonly probability: Rational;
  readonly got: readonly Got[];
}

/** What a bundle is worth to a trader at a price, with the money that it leaves her. */
export const utilityAt = (
  { market, traders }: PrivateValuesEconomy,
  trader: number,
  price: number,
  bundle: number,
): Rational => {
  const { numerators, denominator } = traders[trader]!.utility;
  return Q.of(numerators[price * market.bundles.size + bundle]!, denominator);
};

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((amount, h) => amount === b[h]);

const playDemands = ({ economy, mechanism, messages }: DemandGame): readonly PlayedDraw[] => {
  const made = mechanism.make(economy.market, economy.epsilon);
  const { market } = made;
  const traced = [...draws(made, messages)];
  const of = (rule: number): Rational => Q.of(traced.filter(({ draw }) => draw.rule === rule).length);
  const perRule1 = Q.div(Q.sub(Q.one, made.epsilon), of(1));
  const perRule2 = Q.div(made.epsilon, of(2));
  return traced
    .map(({ draw, trades }): PlayedDraw => {
      const order = draw.order.map((i) => i + 1);
      const price = draw.rule === 2 ? { price: priceVector(market, draw.price).map(Q.show) } : {};
      return {
        text: { order, rule: draw.rule, ...price },
        probability: draw.rule === 1 ? perRule1 : perRule2,
        got: trades.map((trade, i) => ({
          bundle: trade.bundle,
          money: moneyReceived(market, i, trade.price, trade.bundle),
          utility: utilityAt(economy, i, trade.price, indexOf(market.bundles, trade.bundle)),
          price: priceVector(market, trade.price),
          changed: !isSame(trade.bundle, market.endowments[i]!),
        })),
      };
    })
    .filter(({ probability }) => !Q.isZero(probability));
};

const playBids = ({ economy, mechanism, convention, messages }: BidGame): readonly PlayedDraw[] => {
  const sides = sidesOf(describeEconomy(economy));
  const got = mechanism.settleByDefinition(sides, messages, convention).map(({ trades, money }, i): Got => {
    const holds = (sides[i] === 'seller') !== trades ? 1 : 0;
    return {
      bundle: [holds],
      money,
      // At the first price, which is 0, no money changes hands.
      utility: Q.add(utilityAt(economy, i, 0, holds), money),
      price: [sides[i] === 'buyer' ? Q.neg(money) : money],
      changed: trades,
    };
  });
  return [{ text: null, probability: Q.one, got }];
};

/** Every draw of positive probability. */
export const play = (game: PromiseGame): readonly PlayedDraw[] =>
  game.kind === 'bids' ? playBids(game) : playDemands(game);

/** What a trader expects. */
export const expectedUtility = (game: PromiseGame, trader: number): Rational =>
  Q.sum(play(game).map(({ probability, got }) => Q.mul(probability, got[trader]!.utility)));
