/**
 * What a certificate about a promise is about: an economy, a mechanism in it, and what the traders announce.
 *
 * A mechanism in which traders announce demand functions is random grouping, in two groups or in more, or the uniform-price
 * market, which is one group of all traders that trades at its own p̂ under Rule 1 alone. A mechanism in which they announce
 * quotes is for single units of one good.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { range } from '../kernel/lists.js';
import type { Statement } from '../kernel/statement.js';
import { clearingPrice, outsiders } from '../market/clearing.js';
import type { Demand } from '../market/market.js';
import { readDemand } from '../market/market.js';
import type { PrivateValuesEconomy } from '../private-values/economy.js';
import { bestBundlesAt, readPrivateValues } from '../private-values/economy.js';
import type { BidMechanism, Side } from './settle-quotes.js';
import { readBidMechanism } from './settle-quotes.js';

const groupings = ['random-grouping', 'many-groups'] as const;
const bids = ['k-double-auction', 'mcafee', 'vcg'] as const;
const mechanismNames = [...groupings, 'uniform-price', ...bids] as const;
/** The name of a mechanism. */
export type MechanismName = (typeof mechanismNames)[number];

/** What every subject has. */
interface Common {
  readonly economy: PrivateValuesEconomy;
  readonly mechanism: MechanismName;
  /** v_i(x) by trader and bundle; undefined for a trader whose utility is given as a table, which need not be v(x) + t. */
  readonly values: ReadonlyArray<readonly Rational[] | undefined>;
  /** Where the certificate says whether the messages are the truthful ones. */
  readonly truthful: Statement;
  /** Against what lies are compared; undefined where the claim is not about lies. */
  readonly against: 'truth' | 'all' | undefined;
  /** Whether the verdict that is stated is `proved`. */
  readonly isProof: boolean;
  /** The convention as it is stated. */
  readonly convention: Readonly<Record<string, string>>;
}

/** A mechanism whose messages are demand functions. */
export interface DemandSubject extends Common {
  readonly kind: 'demands';
  /** Whether the traders are one group, which sets its own price. */
  readonly isUniform: boolean;
  readonly messages: readonly Demand[];
}

/** A mechanism whose messages are quotes. */
export interface BidSubject extends Common {
  readonly kind: 'bids';
  readonly bidMechanism: BidMechanism;
  readonly sides: readonly Side[];
  /** What a unit is worth to each trader, v_i(1) − v_i(0): the truthful quotes. */
  readonly unitValues: readonly Rational[];
  readonly messages: readonly Rational[];
}

/** What a certificate about a promise is about. */
export type PromiseSubject = DemandSubject | BidSubject;

/** How many traders are in a group. */
export const groupSizeOf = ({ isUniform, economy }: DemandSubject): number =>
  isUniform ? economy.endowments.length : economy.groupSize;

/** The price of a group: p̂ of those outside it, or of all where all are one group. @paper Rule 1; Remark 3 */
export const groupPrice = (
  { isUniform, economy }: DemandSubject,
  group: readonly number[],
  messages: readonly Demand[],
): number => clearingPrice(economy, isUniform ? group : outsiders(economy, group), messages);

/** The truthful message of a trader: at each price the first of the bundles that are best for her. */
export const truthfulDemand = (economy: PrivateValuesEconomy, trader: number): Demand =>
  range(economy.priceCount).map((price) => bestBundlesAt(economy, trader, price)[0]!);

/** Whether the messages are the truthful ones. */
export const isTruthful = (subject: PromiseSubject): boolean =>
  subject.kind === 'bids'
    ? subject.messages.every((quote, i) => Q.equals(quote, subject.unitValues[i]!))
    : subject.messages.every((message, i) => {
        const truth = truthfulDemand(subject.economy, i);
        return message.every((bundle, price) => bundle === truth[price]);
      });

/** v_i by trader, where it is stated that utility is v(x) + t. */
const readValues = (stated: Statement, economy: PrivateValuesEconomy): Common['values'] =>
  stated
    .field('traders')
    .list()
    // At the first price, which is 0, no money changes hands.
    .map((trader, i) => (trader.field('utility').has('quasiLinear') ? economy.utility[i]!(0) : undefined));

/** What a unit is worth to each trader, and who sells; refuses an economy with a use for more than one unit. */
const readUnits = (
  stated: Statement,
  { economy, values }: Pick<Common, 'economy' | 'values'>,
): Pick<BidSubject, 'unitValues' | 'sides'> => {
  stated.field('commodities').require(economy.commodities.length === 1, 'quotes are for one good');
  const traders = stated.field('traders').list();
  const unitValues = values.map((own, i) => {
    const [none, one, ...more] = own ?? [];
    const isUnit = none !== undefined && one !== undefined && more.every((value) => Q.equals(value, one));
    if (!isUnit) throw traders[i]!.field('utility').refusal('quotes are for traders who want one unit');
    return Q.sub(one, none);
  });
  const sides = economy.endowments.map(([owned], i) => {
    traders[i]!.field('endowment').require(owned! <= 1, 'quotes are for traders who own one unit at most');
    return owned === 0 ? ('buyer' as const) : ('seller' as const);
  });
  return { unitValues, sides };
};

const requireGroups = (stated: Statement, mechanism: MechanismName): void => {
  const count = stated.field('groups').field('count');
  if (mechanism === 'random-grouping') count.require(count.value === 2, 'random grouping has two groups');
  if (mechanism === 'many-groups') count.require(count.value !== 2, 'many groups are three or more');
};

/** Against what the evidence compares lies. */
const readAgainst = (certificate: Statement): Common['against'] => {
  if (certificate.field('claim').value !== 'promise:strategy-proof') return undefined;
  const [first] = certificate.field('evidence').list();
  if (first === undefined) throw certificate.field('evidence').refusal('there is no evidence');
  return first.field('against').oneOf(['truth', 'all'] as const);
};

/** Reads what a certificate about a promise is about. Whether the messages are the truthful ones is not yet asked. */
export const readSubject = (certificate: Statement): PromiseSubject => {
  const stated = certificate.field('economy');
  const economy = readPrivateValues(stated);
  const mechanism = certificate.field('mechanism').oneOf(mechanismNames);
  requireGroups(stated, mechanism);
  const values = readValues(stated, economy);
  const truthful = certificate.field('truthful');
  const messages = certificate.field('messages').list(economy.endowments.length);
  const convention = certificate.field('convention');
  const isProof = certificate.field('verdict').value === 'proved';
  const asked = { truthful, against: readAgainst(certificate), isProof };
  const bid = bids.find((name) => name === mechanism);
  if (bid === undefined) {
    convention.allowOnly([]);
    return {
      ...{ kind: 'demands', economy, mechanism, values, ...asked, convention: {} },
      isUniform: mechanism === 'uniform-price',
      messages: messages.map((message) => readDemand(economy, message)),
    };
  }
  const { bidMechanism, text } = readBidMechanism(bid, convention);
  return {
    ...{ kind: 'bids', economy, mechanism, values, ...asked, convention: text, bidMechanism },
    ...readUnits(stated, { economy, values }),
    messages: messages.map((message) => message.rational()),
  };
};
