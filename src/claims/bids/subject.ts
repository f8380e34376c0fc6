/**
 * An economy of single units under a bid mechanism: what claims about such mechanisms are judged of.
 */
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import { describeEconomy } from '../../economies/description.js';
import { checkList, InvalidArgument } from '../../exact/invalid-argument.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Convention } from '../../mechanisms/bids/convention.js';
import type { Side } from '../../mechanisms/bids/quotes.js';
import { sidesOf } from '../../mechanisms/bids/unit-market.js';
import type { BidMechanism } from '../../mechanisms/mechanism.js';
import type { Against } from '../promises/against.js';

/** An economy of single units under a bid mechanism. */
export interface BidSubject {
  readonly kind: 'bids';
  readonly economy: PrivateValuesEconomy;
  readonly declared: BidMechanism<string>;
  /** What the mechanism leaves open, settled. */
  readonly convention: Convention;
  /** Who buys and who sells, in trader order. */
  readonly sides: readonly Side[];
  /** v_i(1) − v_i(0): what a unit is worth to each trader; the truthful quotes. */
  readonly values: readonly Rational[];
  /** The quotes at which claims are judged, in trader order; the truthful ones unless others were given. */
  readonly quotes: readonly Rational[];
  /** Against which quotes of the others lies are compared. */
  readonly against: Against;
}

/** How a claim about a bid mechanism is judged. */
export interface BidOptions {
  readonly mechanism: BidMechanism<string>;
  /** The mechanism's own convention in place of what is left out. */
  readonly convention?: Convention | undefined;
  /** The quotes, one a trader; the truthful ones if left out. */
  readonly quotes?: readonly Rational[] | undefined;
  /** Against which quotes of the others lies are compared; those at which claims are judged if left out. */
  readonly against?: Against | undefined;
}

const checkQuotes = (quotes: readonly Rational[], traders: number): void => {
  checkList('options.quotes', quotes, 'quotes, one a trader');
  if (quotes.length !== traders)
    throw new InvalidArgument('options.quotes', quotes, `a list of ${String(traders)} quotes, one a trader`);
};

/**
 * An economy under a bid mechanism.
 *
 * @throws RangeError if the mechanism is not defined in the economy: ask it first. {@link InvalidArgument} for quotes that are not one a trader.
 */
export const bidSubject = (economy: PrivateValuesEconomy, options: BidOptions): BidSubject => {
  const { mechanism } = options;
  const description = describeEconomy(economy);
  const why = mechanism.notDefined(description);
  const values = description.unitValues;
  if (why !== undefined || values === undefined)
    throw new RangeError(why ?? 'Traders want more than a unit.');
  if (options.quotes !== undefined) checkQuotes(options.quotes, economy.traders.length);
  return {
    kind: 'bids',
    economy,
    declared: mechanism,
    convention: { ...mechanism.convention, ...options.convention },
    sides: sidesOf(description),
    values,
    quotes: options.quotes ?? values,
    against: options.against ?? 'truth',
  };
};

/** v_i(0): the utility from no unit and no money. At the first price, which is 0, nobody pays or receives anything. */
const valueOfNone = ({ traders }: PrivateValuesEconomy, trader: number): Rational => {
  const { numerators, denominator } = traders[trader]!.utility;
  return Q.of(numerators[0]!, denominator);
};

/** What a trader has without trade: v_i(e_i). */
export const withoutTrade = ({ economy, sides, values }: BidSubject, trader: number): Rational =>
  Q.add(valueOfNone(economy, trader), sides[trader] === 'seller' ? values[trader]! : Q.zero);

/**
 * Every trader's utility at some quotes, in trader order.
 *
 * @param quotes one a trader, in trader order.
 */
export const utilitiesAt = (subject: BidSubject, quotes: readonly Rational[]): readonly Rational[] => {
  const { economy, declared, convention, sides, values } = subject;
  return declared.settle(sides, quotes, convention).map(({ trades, money }, trader) => {
    const owns = (sides[trader] === 'seller') !== trades;
    return Q.sum([valueOfNone(economy, trader), owns ? values[trader]! : Q.zero, money]);
  });
};
