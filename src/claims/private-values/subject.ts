/**
 * What a claim about private values is judged of: an economy under a mechanism, and the engines that may run. Work that
 * several claims share is done once.
 */
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import { describeEconomy } from '../../economies/description.js';
import { priceTakingMessages } from '../../economies/price-taking.js';
import { checkList, checkOneOf, checkWhole, InvalidArgument } from '../../exact/invalid-argument.js';
import type { Demand } from '../../market/demand.js';
import { checkDemand } from '../../market/demand.js';
import type { Market } from '../../market/market.js';
import { mechanismMeant } from '../../mechanisms/list.js';
import type { DemandMechanism } from '../../mechanisms/mechanism.js';
import type { Clauses, RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../computation.js';
import type { Against } from '../promises/against.js';

/** Which engines may be used: the enumeration of the definition, the states and separation, or both. */
export type Engines = 'both' | 'enumeration' | 'separation';

/** How a claim is to be judged. */
export interface JudgeOptions {
  readonly engines?: Engines;
  /** The traders (from 0) for whom claims about single traders are judged; all if left out. */
  readonly traders?: readonly number[];
  /** The mechanism; the one that the economy means if left out. */
  readonly mechanism?: DemandMechanism<string>;
  /** The mechanism's clauses; the paper's if left out. */
  readonly clauses?: Clauses;
  /** The messages at which claims about one profile are judged; the price-taking ones if left out. */
  readonly messages?: readonly Demand[];
  /** Against which messages of the others lies are compared; those at which claims are judged if left out. */
  readonly against?: Against | undefined;
}

/** The key under which results are memoized that several claims of one subject share. */
export type Memory = object;

/** An economy with private values under a mechanism. */
export interface PrivateValuesSubject {
  readonly kind: 'private-values';
  readonly economy: PrivateValuesEconomy;
  /** The mechanism as it declares itself. */
  readonly declared: DemandMechanism<string>;
  /** The mechanism made for the market of the economy. */
  readonly mechanism: RandomGrouping;
  readonly engines: Engines;
  /** The traders (from 0) for whom claims about single traders are judged. */
  readonly traders: readonly number[];
  /** The messages at which claims about one profile are judged, one demand function a trader. */
  readonly messages: readonly Demand[];
  /** Against which messages of the others lies are compared. */
  readonly against: Against;
  readonly memory: Memory;
}

/** The mechanism that an economy with private values means by its number of groups. */
const meant = (economy: PrivateValuesEconomy): DemandMechanism<string> => {
  const mechanism = mechanismMeant(describeEconomy(economy));
  if (mechanism.family !== 'demand-functions')
    throw new Error(`The mechanism ${mechanism.name} is not for private values.`);
  return mechanism;
};

/** Checks that the traders of options are traders of an economy. */
const checkTraders = (traders: readonly number[], count: number): void => {
  checkList('options.traders', traders, 'traders, counted from 0');
  traders.forEach((trader, i) => checkWhole(`options.traders[${String(i)}]`, trader, 0, count - 1));
};

/** Checks that the messages of options are demand functions in a market, one a trader. */
const checkMessages = (messages: readonly Demand[], market: Market): void => {
  const allowed = `a list of ${String(market.traders)} demand functions, one a trader`;
  if (!Array.isArray(messages) || messages.length !== market.traders)
    throw new InvalidArgument('options.messages', messages, allowed);
  messages.forEach((message: Demand, i) => checkDemand(market, `options.messages[${String(i)}]`, message));
};

/**
 * An economy under a mechanism, with the options that hold for all its claims.
 *
 * @param options engines, traders, mechanism, clauses and messages; {@link JudgeOptions} says what is taken if one is left out.
 * @throws InvalidArgument if an option is none of those that there are.
 */
export const subjectOf = (
  economy: PrivateValuesEconomy,
  options: JudgeOptions = {},
): PrivateValuesSubject => {
  const { engines = 'both', traders, messages } = options;
  checkOneOf('options.engines', engines, ['both', 'enumeration', 'separation']);
  if (traders !== undefined) checkTraders(traders, economy.traders.length);
  if (messages !== undefined) checkMessages(messages, economy.market);
  const declared = options.mechanism ?? meant(economy);
  return {
    kind: 'private-values',
    economy,
    declared,
    mechanism: declared.make(economy.market, economy.epsilon, options.clauses),
    messages: messages ?? priceTakingMessages(economy),
    against: options.against ?? 'truth',
    engines,
    traders: traders ?? economy.traders.map((_, trader) => trader),
    memory: {},
  };
};

/**
 * The same computation, done once for each subject and key. Results are held as long as the subject.
 *
 * @param compute the computation; its second argument is the key, a trader for instance, 0 if none is given.
 */
export const memoize = <A>(
  compute: (subject: PrivateValuesSubject, key: number) => Computation<A>,
): ((subject: PrivateValuesSubject, key?: number) => Computation<A>) => {
  const known = new WeakMap<Memory, Map<number, { readonly result: A }>>();
  return function* (subject, key = 0) {
    const own = known.get(subject.memory) ?? new Map<number, { readonly result: A }>();
    known.set(subject.memory, own);
    const before = own.get(key);
    if (before !== undefined) return before.result;
    const result = yield* compute(subject, key);
    own.set(key, { result });
    return result;
  };
};
