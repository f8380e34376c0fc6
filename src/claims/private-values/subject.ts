/**
 * What a claim about private values is judged of: an economy, the mechanism it is played under, and how much may be
 * enumerated. Work that several claims share is done once.
 */
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import { describeEconomy } from '../../economies/description.js';
import { priceTakingMessages } from '../../economies/price-taking.js';
import type { Demand } from '../../market/demand.js';
import { mechanismMeant } from '../../mechanisms/list.js';
import type { DemandMechanism } from '../../mechanisms/mechanism.js';
import type { Clauses, RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../computation.js';

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
}

/** What several claims work out of one subject is remembered under its memory, and goes with it. */
export type Memory = object;

/** An economy with private values under a mechanism. */
export interface PrivateValuesSubject {
  readonly kind: 'private-values';
  readonly economy: PrivateValuesEconomy;
  readonly mechanism: RandomGrouping;
  readonly engines: Engines;
  readonly traders: readonly number[];
  /** The messages at which claims about one profile are judged, one demand function a trader. */
  readonly messages: readonly Demand[];
  readonly memory: Memory;
}

/** The mechanism that an economy with private values means. */
const meant = (economy: PrivateValuesEconomy): DemandMechanism<string> => {
  const mechanism = mechanismMeant(describeEconomy(economy));
  if (mechanism.family !== 'demand-functions')
    throw new Error(`The mechanism ${mechanism.name} is not for private values.`);
  return mechanism;
};

/** An economy under a mechanism, with the options that hold for all its claims. */
export const subjectOf = (
  economy: PrivateValuesEconomy,
  options: JudgeOptions = {},
): PrivateValuesSubject => ({
  kind: 'private-values',
  economy,
  mechanism: (options.mechanism ?? meant(economy)).make(economy.market, economy.epsilon, options.clauses),
  messages: options.messages ?? priceTakingMessages(economy),
  engines: options.engines ?? 'both',
  traders: options.traders ?? economy.traders.map((_, trader) => trader),
  memory: {},
});

/** The same computation, done once for a subject and a key (a trader, say); the key 0 where one is all there is. */
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
