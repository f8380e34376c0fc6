/** Truthful messages: a demand function that is best at every price, or the true value. */
import { priceTaking, priceTakingMessages } from '../../economies/price-taking.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import type { BidSubject } from '../bids/subject.js';
import type { PrivateValuesSubject } from '../private-values/subject.js';
import type { Message } from './engines/best-lie/best-lie.js';
import type { Played } from './played.js';

/** A trader's truthful demand function: at every price the lexicographically first of the best bundles. */
const truthfulDemand = ({ economy }: PrivateValuesSubject, trader: number): Demand =>
  priceTaking(economy.market, economy.traders[trader]!);

/**
 * A trader's truthful message.
 *
 * @param trader the trader, from 0.
 */
export const truthOf = (subject: Played, trader: number): Message =>
  subject.kind === 'bids' ? subject.values[trader]! : truthfulDemand(subject, trader);

/** The same subject at the truthful messages. */
export const atTruth = <S extends Played>(subject: S): S =>
  subject.kind === 'bids'
    ? { ...subject, quotes: subject.values }
    : { ...subject, messages: priceTakingMessages(subject.economy) };

const isTrueQuote = ({ values }: BidSubject, quote: Rational, trader: number): boolean =>
  Q.equals(quote, values[trader]!);

const isTruthfulDemand = (subject: PrivateValuesSubject, message: Demand, trader: number): boolean => {
  const truth = truthfulDemand(subject, trader);
  return message.every((bundle, price) => bundle === truth[price]);
};

/** Whether the messages of a subject are the truthful ones. */
export const isTruthful = (subject: Played): boolean =>
  subject.kind === 'bids'
    ? subject.quotes.every((quote, i) => isTrueQuote(subject, quote, i))
    : subject.messages.every((message, i) => isTruthfulDemand(subject, message, i));
