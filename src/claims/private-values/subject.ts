/**
 * What a claim about private values is judged of: an economy, the mechanism it is played under, and how much may be
 * enumerated. Work that several claims share is done once.
 */
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import type { Clauses, RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import { randomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../computation.js';

/** Which engines may be used: the enumeration of the definition, the states and separation, or both. */
export type Engines = 'both' | 'enumeration' | 'separation';

/** How a claim is to be judged. */
export interface JudgeOptions {
  readonly engines?: Engines;
  /** The traders (from 0) for whom claims about single traders are judged; all if left out. */
  readonly traders?: readonly number[];
  /** The mechanism's clauses; the paper's if left out. */
  readonly clauses?: Clauses;
}

/** An economy under a mechanism. */
export interface Subject {
  readonly economy: PrivateValuesEconomy;
  readonly mechanism: RandomGrouping;
  readonly engines: Engines;
  readonly traders: readonly number[];
  readonly memory: Map<string, unknown>;
}

/** An economy under G*, with the options that hold for all its claims. */
export const subjectOf = (economy: PrivateValuesEconomy, options: JudgeOptions = {}): Subject => ({
  economy,
  mechanism: randomGrouping(economy.market, economy.epsilon, options.clauses),
  engines: options.engines ?? 'both',
  traders: options.traders ?? economy.traders.map((_, trader) => trader),
  memory: new Map(),
});

/** The result of a task, worked out once for a subject. */
export function* memoize<A>(subject: Subject, key: string, task: () => Computation<A>): Computation<A> {
  if (!subject.memory.has(key)) subject.memory.set(key, yield* task());
  return subject.memory.get(key) as A;
}
