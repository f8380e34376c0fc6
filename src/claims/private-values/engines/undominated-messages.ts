/**
 * A trader's undominated messages: how many of how many, the price-taking bundles at each price, and whether the
 * undominated messages are exactly the price-taking ones. By enumeration where it can be done, else by separation.
 */
import { isPriceTaking, priceTakingSets } from '../../../economies/price-taking.js';
import type { Power } from '../../../exact/counts.js';
import type { UndominatedSet } from '../../../dominance/pure/columns.js';
import type { Demand } from '../../../market/demand.js';
import { countSelections, demandAt, demandPower, selections } from '../../../market/demand.js';
import type { Verdict } from '../../finding.js';
import type { Computation } from '../../../computation.js';
import { WorkPlan } from '../../../work-plan.js';
import type { PrivateValuesSubject } from '../subject.js';
import { whyNotEnumerable, undominatedByEnumeration, workOfPayoffs } from './enumeration/theorem-1.js';
import { theorem1BySeparation } from './separation/theorem-1.js';

/** One trader's undominated messages. */
export interface UndominatedMessages {
  /** The trader, from 0. */
  readonly trader: number;
  /** |D|, the number of messages. */
  readonly strategies: Power;
  /** |M*_i|, the number of undominated messages; undefined if it could not be found out. */
  readonly undominated: bigint | undefined;
  /** The maximising bundles (by index) at each price. */
  readonly priceTaking: ReadonlyArray<readonly number[]>;
  /** Whether M*_i = D*_i, the undominated messages are the price-taking ones; undefined if it could not be found out. */
  readonly equal: boolean | undefined;
  readonly method: 'enumeration' | 'separation' | 'none';
  /** The witnesses, where messages were enumerated: strategies are places among all demand functions. */
  readonly witnesses?: UndominatedSet;
  /** The undominated messages, in lexicographic order; empty if they could not be found out. */
  readonly list: () => Iterable<Demand>;
}

/** What enumeration finds for one trader. */
function* enumerated(subject: PrivateValuesSubject, trader: number): Computation<UndominatedMessages> {
  const { market } = subject.mechanism;
  const priceTaking = priceTakingSets(market, subject.economy.traders[trader]!);
  const witnesses = yield* undominatedByEnumeration(subject, trader);
  const undominated = witnesses.undominated.map(({ strategy }) => demandAt(market, BigInt(strategy)));
  return {
    trader,
    strategies: demandPower(market),
    priceTaking,
    undominated: BigInt(undominated.length),
    equal:
      BigInt(undominated.length) === countSelections(priceTaking) &&
      undominated.every((message) => isPriceTaking(priceTaking, message)),
    method: 'enumeration',
    witnesses,
    list: () => undominated,
  };
}

/** What separation says of one trader, given its verdict on her. */
const separated = (
  subject: PrivateValuesSubject,
  trader: number,
  verdict: Verdict | 'cannot',
): UndominatedMessages => {
  const { market } = subject.mechanism;
  const priceTaking = priceTakingSets(market, subject.economy.traders[trader]!);
  const proved = verdict === 'proved';
  return {
    trader,
    strategies: demandPower(market),
    priceTaking,
    undominated: proved ? countSelections(priceTaking) : undefined,
    equal: proved ? true : verdict === 'refuted' ? false : undefined,
    method: proved ? 'separation' : 'none',
    list: () => (proved ? selections(priceTaking) : []),
  };
};

/**
 * Finds the undominated messages of each trader asked for.
 *
 * Cost: that of enumeration where it may and can be done, else that of separation.
 *
 * @returns one entry for each of `subject.traders`, in their order.
 * @paper Section 3: M*_i
 */
export function* undominatedMessages(
  subject: PrivateValuesSubject,
): Computation<readonly UndominatedMessages[]> {
  const found: UndominatedMessages[] = [];
  if (subject.engines !== 'separation' && whyNotEnumerable(subject) === undefined) {
    const plan = new WorkPlan([workOfPayoffs(subject)]);
    for (const trader of subject.traders) found.push(yield* plan.follow(0, enumerated(subject, trader)));
    return found;
  }
  const together = yield* theorem1BySeparation(subject);
  for (const trader of subject.traders) {
    const alone =
      together.verdict === 'refuted'
        ? yield* theorem1BySeparation({ ...subject, traders: [trader] })
        : together;
    found.push(separated(subject, trader, alone.verdict));
  }
  return found;
}
