/**
 * Which engines can judge Theorem 1 on an economy, and how much work that is.
 */
import { countText } from '../../exact/counts.js';
import { maxStates, statesBeforehand } from '../../claims/private-values/engines/separation/states.js';
import { subjectOf } from '../../claims/private-values/subject.js';
import { whyNotEnumerable } from '../../claims/private-values/engines/enumeration/theorem-1.js';
import type { Economy } from '../../economies/economy.js';
import { powerText, showPower } from '../../exact/counts.js';

/** An engine, whether it can run here, and its work: payoffs a trader for enumeration, states at most for separation. */
export interface Engine {
  readonly engine: 'enumeration' | 'separation';
  readonly runs: boolean;
  readonly why: string;
  readonly work: string;
}

/** From this exponent on, payoffs are not counted: enumeration is out of the question. */
const maxExponent = 100_000n;

/** The engines for an economy, with their work; none for interdependent values. */
export const enginesFor = (economy: Economy): readonly Engine[] => {
  if (economy.kind !== 'private-values') return [];
  const { market } = economy;
  const subject = subjectOf(economy);
  const payoffs = {
    base: BigInt(market.bundles.size),
    exponent: BigInt(market.prices.size) * BigInt(market.traders),
  };
  const enumerates = payoffs.exponent < maxExponent && whyNotEnumerable(subject) === undefined;
  const states = statesBeforehand(subject.mechanism);
  return [
    {
      engine: 'enumeration',
      runs: enumerates,
      why: `${showPower(payoffs)} payoffs for each trader${enumerates ? '' : ' are too many'}`,
      work: powerText(payoffs),
    },
    {
      engine: 'separation',
      runs: states <= maxStates,
      why: `at most ${countText(states)} states of the rationing automaton${states <= maxStates ? '' : ' are too many'}`,
      work: states.toString(),
    },
  ];
};
