/**
 * Assumption 1: price takers' first announcements reveal their signals.
 */
import { allCounted } from '../../exact/counts.js';
import { E, type t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { separateSignals } from '../../economies/price-taking-sets.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { assumption1Evidence, commonDemand } from './evidence/assumptions.js';
import { priceVector } from '../../market/market.js';
import { demandBundles, demandText, priceText } from '../notation.js';

type Evidence = t.TypeOf<typeof assumption1Evidence>;
type Counterexample = t.TypeOf<typeof commonDemand>;

/** Judges Assumption 1. @paper Assumption 1 */
function* judgeAssumption1(
  economy: InterdependentEconomy,
): Computation<Finding<'assumption-1', Evidence, Counterexample>> {
  const { market, signals } = economy;
  const pairs = (signals.length * (signals.length - 1)) / 2;
  const base = {
    claim: 'assumption-1' as const,
    scope: `${allCounted(pairs, 'pair')} of signals, D¹ in full`,
    method: 'enumeration',
  };
  const separation = separateSignals(economy);
  if (E.isRight(separation))
    return {
      ...base,
      verdict: 'proved',
      explanation: separation.right.map(
        (pair) =>
          `D¹(${signals[pair.signals[0]]!}) and D¹(${signals[pair.signals[1]]!}) have no bundle in common at price ${priceText(market, pair.price)}.`,
      ),
      evidence: {
        separatedAt: separation.right.map((pair) => ({
          signals: pair.signals.map((signal) => signals[signal]!),
          price: priceVector(market, pair.price),
        })),
      },
    };
  const names = separation.left.signals.map((signal) => signals[signal]!);
  const witness = { signals: names, demand: demandBundles(market, separation.left.demand) };
  return {
    ...base,
    verdict: 'refuted',
    explanation: [
      `The demand function ${demandText(market, separation.left.demand)} is price-taking both for ${names[0]!} and for ${names[1]!}.`,
    ],
    evidence: witness,
    counterexample: witness,
  };
}

/** The claim `assumption-1`. */
export const assumption1 = declareClaim({
  name: 'assumption-1',
  aliases: ['assumption 1'],
  paper: 'Assumption 1',
  meaning: [
    'Different signals have disjoint sets D¹ of price-taking first announcements, so that these reveal signals.',
  ],
  where: ['claims/interdependent/assumption-1: assumption1'],
  judgedByDefault: true,
  hunted: true,
  interdependent: { judge: judgeAssumption1, work: () => [] },
  evidence: assumption1Evidence,
  counterexample: commonDemand,
  certificate: ({ evidence }) => (evidence === null ? [] : [{ kind: 'signals', ...evidence }]),
});
