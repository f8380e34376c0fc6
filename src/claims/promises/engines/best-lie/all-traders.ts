/** The best lies of all traders against the messages of a subject. */
import type { Computation } from '../../../../computation.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Played } from '../../played.js';
import { truthOf } from '../../truth.js';
import { utilitiesAt } from '../../../bids/subject.js';
import { utilityAt } from '../../../private-values/engines/expected-utility.js';
import * as Q from '../../../../exact/rational.js';
import { chancesAt } from '../chances.js';
import type { BestLie } from './best-lie.js';
import { bestLie } from './best-lie.js';

/** A trader's best lie against messages of the others. */
export interface LieAgainst {
  /** The trader, from 0. */
  readonly trader: number;
  /** What the truth brings her. */
  readonly utility: Rational;
  /** Null where every message is truthful. */
  readonly lie: BestLie | null;
  /** The subject at the messages of the others, where these are not those at which it is judged. */
  readonly others?: Played;
}

/** What the truth brings a trader, for those who have no lie. */
function* utilityOfTruth(subject: Played, trader: number): Computation<Rational> {
  const truth = truthOf(subject, trader);
  if (subject.kind === 'bids' || Q.is(truth))
    return subject.kind === 'bids' && Q.is(truth)
      ? utilitiesAt(subject, subject.quotes.with(trader, truth))[trader]!
      : Q.zero;
  const { mechanism, economy, messages } = subject;
  const all = yield* chancesAt(mechanism, messages.with(trader, truth));
  return Q.sum(
    all[trader]!.map(({ price, bundle, probability }) =>
      Q.mul(probability, utilityAt(mechanism.market, economy.traders[trader]!, price, bundle)),
    ),
  );
}

/**
 * The best lie of each trader for whom a subject is judged, in trader order. Cost: see `bestLie`; the caller asks
 * `tooManyLies` first.
 */
export function* bestLies(subject: Played): Computation<readonly LieAgainst[]> {
  const traders = subject.kind === 'bids' ? [...subject.sides.keys()] : subject.traders;
  const found: LieAgainst[] = [];
  for (const [done, trader] of traders.entries()) {
    yield { label: 'best lies', done, total: traders.length, unit: 'traders' };
    const lie = (yield* bestLie(subject, trader)) ?? null;
    const utility = lie?.truthful ?? (yield* utilityOfTruth(subject, trader));
    found.push({ trader, utility, lie });
  }
  return found;
}
