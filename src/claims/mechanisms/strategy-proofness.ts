/**
 * Claim `strategy-proofness`: for every type of every participant, whatever messages the others send, the truthful message
 * is worth at least as much as every other.
 */
import type { t } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { numeratorAt } from '../../games/payoff-table.js';
import type { Computation } from '../../computation.js';
import { counted, countText } from '../../exact/counts.js';
import type { Finding } from '../finding.js';
import { declareMechanismClaim } from './claim.js';
import type { manipulation } from './evidence.js';
import { strategyProofnessCounterexample, strategyProofnessEvidence } from './evidence.js';
import {
  countTypes,
  messagesAt,
  othersText,
  profilesWith,
  strideOf,
  typeText,
  utilityAgain,
} from './profiles.js';

/** A lie that pays, all by index: the truthful message is sent in the profile. */
interface Manipulation {
  readonly participant: number;
  readonly type: number;
  readonly profile: number;
  readonly lie: number;
  readonly gain: Rational;
}

type StrategyProofness = Finding<
  'strategy-proofness',
  t.TypeOf<typeof strategyProofnessEvidence>,
  t.TypeOf<typeof strategyProofnessCounterexample>
>;

/** The lie of a type that gains most over the truth, the first at ties; none if no lie gains. */
const bestLie = (table: MechanismTable, participant: number, type: number): Manipulation | undefined => {
  const payoffs = table.expected[participant]![type]!;
  const truth = table.truths[participant]![type]!;
  const stride = strideOf(table, participant);
  const messages = table.players[participant]!.strategies.length;
  let largest = 0n;
  let best: { profile: number; lie: number } | undefined;
  for (const profile of profilesWith(table, participant, truth)) {
    const truthful = numeratorAt(payoffs, profile);
    for (let lie = 0; lie < messages; lie += 1) {
      const gain = numeratorAt(payoffs, profile + (lie - truth) * stride) - truthful;
      if (gain <= largest) continue;
      largest = gain;
      best = { profile, lie };
    }
  }
  return best && { participant, type, ...best, gain: Q.of(largest, payoffs.denominator) };
};

/** A manipulation by names, both utilities worked out again by running the mechanism. */
const namedManipulation = (
  table: MechanismTable,
  { participant, type, profile, lie, gain }: Manipulation,
): t.TypeOf<typeof manipulation> => {
  const truth = table.truths[participant]![type]!;
  const deviation = profile + (lie - truth) * strideOf(table, participant);
  return {
    participant: table.players[participant]!.name,
    type: table.types[participant]![type]!,
    messages: messagesAt(table, profile),
    utility: utilityAgain(table, participant, type, profile),
    lie: table.players[participant]!.strategies[lie]!,
    utilityOfLie: utilityAgain(table, participant, type, deviation),
    gain,
  };
};

/**
 * Judges whether a mechanism is strategy-proof, by comparing every message with the truth at every profile of the others'.
 *
 * The witness against it is the lie that gains most, the first of them in the order of participants, types, profiles and
 * messages; it was confirmed by running the mechanism again.
 */
function* judgeStrategyProofness(table: MechanismTable): Computation<StrategyProofness> {
  const types = countTypes(table);
  let best: Manipulation | undefined;
  let typesThatGain = 0;
  let done = 0;
  let comparisons = 0;
  for (const [participant, { strategies }] of table.players.entries())
    for (const type of table.types[participant]!.keys()) {
      yield { label: 'types', done, total: types };
      done += 1;
      comparisons += (table.lotteries.length / strategies.length) * (strategies.length - 1);
      const lie = bestLie(table, participant, type);
      if (lie === undefined) continue;
      typesThatGain += 1;
      if (best === undefined || Q.lt(best.gain, lie.gain)) best = lie;
    }
  const common = {
    claim: 'strategy-proofness',
    scope: `every type of every participant (${countText(types)} in all), every profile of the others' messages, every other message: ${counted(comparisons, 'comparison')}`,
    method: 'enumeration',
  } as const;
  const counts = { types, comparisons: BigInt(comparisons) };
  if (best === undefined)
    return {
      ...common,
      verdict: 'proved',
      explanation: ['No type can gain by another message than the truth, whatever the others send.'],
      evidence: counts,
    };
  const named = namedManipulation(table, best);
  const { participant, type, profile } = best;
  return {
    ...common,
    verdict: 'refuted',
    explanation: [
      `When ${othersText(table, participant, profile) || 'nobody else takes part'}, ${typeText(table, participant, type)} expects ${Q.show(named.utility)} from the truth and ${Q.show(named.utilityOfLie)} from ${named.lie}: a gain of ${Q.show(named.gain)}.`,
      `${countText(typesThatGain)} of ${counted(types, 'type')} ${typesThatGain === 1 ? 'gains' : 'gain'} from a lie at some profile; no lie gains more than this one.`,
    ],
    evidence: { ...counts, typesThatGain, manipulation: named },
    counterexample: { ...named, rechecked: true },
  };
}

/** The claim `strategy-proofness`. */
export const strategyProofness = declareMechanismClaim({
  name: 'strategy-proofness',
  holdsIf:
    "for every type and every profile of the others' messages, truth is worth at least as much as every other message, in expectation",
  witness: 'the lie that gains most',
  judge: judgeStrategyProofness,
  evidence: strategyProofnessEvidence,
  counterexample: strategyProofnessCounterexample,
  certificate: (evidence) => ({ evidence }),
});
