/**
 * The comparison of one mechanism on an economy: what is measured of it, beside the optimum, and its promises judged.
 */
import type { Verdict } from '../../claims/finding.js';
import { doesNotApply, judge } from '../../claims/judge.js';
import type { ClaimName } from '../../claims/list.js';
import { claimNames } from '../../claims/list.js';
import type { Against } from '../../claims/promises/against.js';
import type { Computation } from '../../computation.js';
import type { Economy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { BestWelfare } from './best-welfare.js';
import type { Compared, ComparedTrader, Comparison, Row } from './comparison.js';
import type { Entry, Undefined } from './entries.js';
import type { Measures } from './measures.js';
import { measure } from './measures.js';

/** What a comparison knows before any mechanism is looked at. */
export interface Baseline {
  readonly economy: Economy;
  /** What each trader has without trade, in trader order. */
  readonly noTrade: readonly Rational[];
  readonly optimum: BestWelfare;
  readonly against: Against;
}

/** Before the name of a promise in the list of claims. */
const prefix = 'promise:';

/** The share of the gains from trade that is realised; or why there is none. */
const shareOfGains = (
  { noTrade, optimum }: Baseline,
  welfare: Rational | null,
): { readonly share: Rational | null; readonly why?: string } => {
  if (welfare === null || optimum.kind === 'none') return { share: null };
  if (optimum.kind === 'between')
    return { share: null, why: 'The optimum is not known exactly, so the share of the gains is not either.' };
  const without = Q.sum(noTrade);
  return Q.equals(optimum.welfare, without)
    ? { share: null, why: 'No trade is the optimum: there are no gains from trade to share.' }
    : { share: Q.div(Q.sub(welfare, without), Q.sub(optimum.welfare, without)) };
};

const tradersOf = (
  { economy, noTrade }: Baseline,
  { utilities, expected, bestLies }: Measures,
): readonly ComparedTrader[] => {
  const names =
    economy.kind === 'interdependent' ? economy.traderNames : economy.traders.map(({ name }) => name);
  return names.map((name, i) => ({
    trader: i + 1,
    name,
    ...expected[i]!,
    worseThanNoTrade: Q.lt(utilities[i]!, noTrade[i]!),
    bestLie: bestLies[i]!,
  }));
};

/** Whether welfare is the optimum, where the optimum is known by other means than the promise has. */
const efficientByNumbers = ({ optimum }: Baseline, { welfare }: Measures): Verdict | undefined => {
  if (welfare === null || optimum.kind !== 'exact') return undefined;
  return Q.equals(welfare, optimum.welfare) ? 'proved' : 'refuted';
};

/** The verdict on a promise; null where it cannot be judged. */
function* verdictOn(
  baseline: Baseline,
  { subject }: Entry,
  measures: Measures,
  claim: ClaimName,
): Computation<Verdict | null> {
  if (doesNotApply(subject, claim) !== undefined) return null;
  if (claim === 'promise:strategy-proof') return measures.strategyProof;
  const { verdict } = yield* judge(subject, claim);
  return verdict === 'undecided' && claim === 'promise:efficient'
    ? (efficientByNumbers(baseline, measures) ?? verdict)
    : verdict;
}

/** The verdicts on the promises of a mechanism, by their names. */
function* promisesOf(
  baseline: Baseline,
  entry: Entry,
  measures: Measures,
): Computation<Compared['promises']> {
  const verdicts: Record<string, Verdict | null> = {};
  for (const claim of claimNames)
    if (claim.startsWith(prefix))
      verdicts[claim.slice(prefix.length)] = yield* verdictOn(baseline, entry, measures, claim);
  return verdicts;
}

/** A mechanism that is defined in the economy: measured, and its promises judged. */
export function* compareEntry(baseline: Baseline, entry: Entry): Computation<Compared> {
  const measures = yield* measure(entry.subject);
  const promises = yield* promisesOf(baseline, entry, measures);
  const { share, why } = shareOfGains(baseline, measures.welfare);
  const { optimum } = baseline;
  const reasons = [optimum.kind === 'none' ? optimum.why : undefined, why, measures.why].filter(
    (reason) => reason !== undefined,
  );
  return {
    mechanism: entry.mechanism,
    applies: true,
    ...(entry.tieBreak === undefined ? {} : { tieBreak: entry.tieBreak }),
    ...(entry.convention ?? {}),
    traders: tradersOf(baseline, measures),
    welfare: measures.welfare,
    shareOfGains: share,
    budget: measures.budget,
    expectedPriceGap: measures.expectedPriceGap,
    promises,
    ...(reasons.length === 0 ? {} : { why: reasons.join(' ') }),
  };
}

/** A mechanism that is not defined in the economy. */
export const undefinedRow = ({ mechanism, why }: Undefined): Row => ({ mechanism, applies: false, why });

/** What is known of the optimum, as the comparison holds it. */
const optimumFields = (optimum: BestWelfare): Pick<Comparison, 'optimum' | 'between' | 'why'> => {
  switch (optimum.kind) {
    case 'exact':
      return { optimum: optimum.welfare };
    case 'between':
      return { optimum: null, between: { least: optimum.least, most: optimum.most }, why: optimum.why };
    case 'none':
      return { optimum: null, why: optimum.why };
  }
};

/**
 * The comparison of some rows.
 *
 * @param stopped whether it was stopped before all rows were known.
 */
export const comparisonOf = (
  { noTrade, optimum, against }: Baseline,
  rows: readonly Row[],
  stopped: boolean,
): Comparison => ({
  against,
  noTrade: [...noTrade],
  ...optimumFields(optimum),
  mechanisms: [...rows],
  ...(stopped ? { stopped: true as const } : {}),
});
