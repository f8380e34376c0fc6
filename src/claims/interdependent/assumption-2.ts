/**
 * Assumption 2: signals are distributed differently under different macro shocks.
 */
import { allCounted } from '../../exact/counts.js';
import { O, type t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { indistinctShocks } from '../../economies/information.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { assumption2Evidence, commonDistribution } from './evidence/assumptions.js';

type Evidence = t.TypeOf<typeof assumption2Evidence>;
type Counterexample = t.TypeOf<typeof commonDistribution>;

/** Judges Assumption 2. @paper Assumption 2 */
function* judgeAssumption2(
  economy: InterdependentEconomy,
): Computation<Finding<'assumption-2', Evidence, Counterexample>> {
  const { shocks } = economy;
  const pairs = (shocks.length * (shocks.length - 1)) / 2;
  const base = {
    claim: 'assumption-2' as const,
    scope: `${allCounted(pairs, 'pair')} of shocks`,
    method: 'enumeration',
  };
  const found = indistinctShocks(economy);
  if (O.isNone(found))
    return {
      ...base,
      verdict: 'proved',
      explanation: ['No two shocks give the signals the same probabilities.'],
      evidence: { distributions: shocks.map((shock) => shock.signals) },
    };
  const names = found.value.map((shock) => shocks[shock]!.name);
  const witness = { shocks: names, distribution: shocks[found.value[0]]!.signals };
  return {
    ...base,
    verdict: 'refuted',
    explanation: [`Signals have the same probabilities under ${names[0]!} and under ${names[1]!}.`],
    evidence: witness,
    counterexample: witness,
  };
}

/** The claim `assumption-2`. */
export const assumption2 = declareClaim({
  name: 'assumption-2',
  aliases: ['assumption 2'],
  paper: 'Assumption 2',
  meaning: ['Different macro shocks give different distributions of signals.'],
  where: ['claims/interdependent/assumption-2: assumption2'],
  judgedByDefault: true,
  hunted: true,
  interdependent: { judge: judgeAssumption2, work: () => [] },
  evidence: assumption2Evidence,
  counterexample: commonDistribution,
  certificate: ({ evidence }) => (evidence === null ? [] : [{ kind: 'shocks', ...evidence }]),
});
