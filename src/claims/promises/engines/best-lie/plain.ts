/**
 * The best lie by the definition: every message of the trader, her exact utility at each.
 */
import { priceTaking, priceTakingSets, isPriceTaking } from '../../../../economies/price-taking.js';
import * as Q from '../../../../exact/rational.js';
import type { Demand } from '../../../../market/demand.js';
import { demands } from '../../../../market/demand.js';
import { expectedUtilities } from '../../../private-values/engines/expected-utility.js';
import type { PrivateValuesSubject } from '../../../private-values/subject.js';
import type { BestLie } from './best-lie.js';

/**
 * The best lie of a trader; undefined where every message is truthful. Cost: an exact lottery for each of her |X|^|P| messages.
 *
 * @param trader the trader, from 0.
 */
export const bestLieByDefinition = (
  { economy, mechanism, messages }: PrivateValuesSubject,
  trader: number,
): BestLie<Demand> | undefined => {
  const own = economy.traders[trader]!;
  const truthful = priceTakingSets(mechanism.market, own);
  const utilityOf = (message: Demand) =>
    expectedUtilities(
      mechanism,
      economy.traders,
      messages.map((other, i) => (i === trader ? message : other)),
    )[trader]!;
  const truth = utilityOf(priceTaking(mechanism.market, own));
  const lies = [...demands(mechanism.market)].filter((message) => !isPriceTaking(truthful, message));
  const utilities = lies.map(utilityOf);
  if (utilities.length === 0) return undefined;
  const best = utilities.reduce(Q.max);
  const gain = Q.sub(best, truth);
  return {
    truthful: truth,
    gain,
    attained: true,
    message: lies[utilities.findIndex((utility) => Q.equals(utility, best))]!,
    messageGain: gain,
    equallyGood: BigInt(utilities.filter((utility) => Q.equals(utility, best)).length),
  };
};
