/**
 * The best lie of a trader: of all messages that are not truthful, those that bring her most while the others announce what the
 * subject says they do.
 */
import type { Computation } from '../../../../computation.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Demand } from '../../../../market/demand.js';
import { asPublished } from '../../../../mechanisms/random-grouping/mechanism.js';
import type { Played } from '../../played.js';
import { bestLieByOneGroup } from './one-group.js';
import { bestLieAmongQuotes } from './quotes.js';
import { bestLieBySeparation } from './separation.js';

/** A message of either family. */
export type Message = Demand | Rational;

/** The best lie of a trader. */
export interface BestLie<M extends Message = Message> {
  /** What the truth brings her. */
  readonly truthful: Rational;
  /** The largest utility of a lie less that of the truth; where no lie attains it, what lies come as near to as one likes. */
  readonly gain: Rational;
  readonly attained: boolean;
  /** The first lie that attains it, in lexicographic order; where none does, one that comes near. */
  readonly message: M;
  /** What that message gains. */
  readonly messageGain: Rational;
  /** How many lies attain it, where messages are finitely many. */
  readonly equallyGood: bigint | undefined;
}

/**
 * The best lie of a trader; undefined where every message is truthful.
 *
 * Which search is exact depends on what her message moves: nothing but her own bundles where others set her price, the price
 * of all in one group, the terms of trade where she quotes.
 *
 * @param trader the trader, from 0.
 * @throws RangeError for a mutant whose clauses no search here is exact for.
 */
export function* bestLie(subject: Played, trader: number): Computation<BestLie | undefined> {
  if (subject.kind === 'bids') return bestLieAmongQuotes(subject, trader);
  const { clauses, market } = subject.mechanism;
  if (clauses.acceptance !== asPublished.acceptance)
    throw new RangeError('The best lie is searched under the acceptance that the paper publishes.');
  if (clauses.priceFrom === 'outside-the-group') return yield* bestLieBySeparation(subject, trader);
  if (market.groups.count === 1) return yield* bestLieByOneGroup(subject, trader);
  throw new RangeError('The best lie is not searched where a group of several sets its own price.');
}
