/**
 * Claim `strategy-proofness`: for every type of every participant, whatever messages the others send, the truthful message
 * is worth at least as much as every other.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { numeratorAt } from '../../games/payoff-table.js';
import type { Computation } from '../../computation.js';
import { countText } from '../data.js';
import type { Fields, MechanismFinding } from './claims.js';
import {
  countTypes,
  messagesAt,
  othersText,
  profilesWith,
  strideOf,
  typeText,
  utilityAgain,
} from './claims.js';

/** A lie that pays: the truthful message is sent in the profile. */
interface Manipulation {
  readonly participant: number;
  readonly type: number;
  readonly profile: number;
  readonly lie: number;
  readonly gain: Rational;
}

/** The lie of a type that gains most over the truth, the first at ties; none if no lie gains. */
const bestLie = (table: MechanismTable, participant: number, type: number): Manipulation | undefined => {
  const payoffs = table.expected[participant]![type]!;
  const truth = table.truths[participant]![type]!;
  const stride = strideOf(table, participant);
  const messages = table.players[participant]!.strategies.length;
  let most = 0n;
  let found: { profile: number; lie: number } | undefined;
  for (const profile of profilesWith(table, participant, truth)) {
    const honest = numeratorAt(payoffs, profile);
    for (let lie = 0; lie < messages; lie += 1) {
      const gain = numeratorAt(payoffs, profile + (lie - truth) * stride) - honest;
      if (gain <= most) continue;
      most = gain;
      found = { profile, lie };
    }
  }
  return found && { participant, type, ...found, gain: Q.of(most, payoffs.denominator) };
};

/** What a manipulation is, both utilities worked out again by running the mechanism. */
const manipulationData = (
  table: MechanismTable,
  { participant, type, profile, lie, gain }: Manipulation,
): Fields => {
  const truth = table.truths[participant]![type]!;
  const utility = utilityAgain(table, participant, type, profile);
  const deviation = profile + (lie - truth) * strideOf(table, participant);
  const utilityOfLie = utilityAgain(table, participant, type, deviation);
  return {
    participant: table.players[participant]!.name,
    type: table.types[participant]![type]!,
    messages: messagesAt(table, profile),
    utility: Q.show(utility),
    lie: table.players[participant]!.strategies[lie]!,
    utilityOfLie: Q.show(utilityOfLie),
    gain: Q.show(gain),
  };
};

/**
 * Judges whether a mechanism is strategy-proof, by comparing every message with the truth at every profile of the others'.
 *
 * The witness against it is the lie that gains most, the first of them in the order of participants, types, profiles and
 * messages; it was confirmed by running the mechanism again.
 */
export function* judgeStrategyProofness(table: MechanismTable): Computation<MechanismFinding> {
  const types = countTypes(table);
  let best: Manipulation | undefined;
  let liars = 0;
  let done = 0;
  let comparisons = 0;
  for (const [participant, { strategies }] of table.players.entries())
    for (const type of table.types[participant]!.keys()) {
      yield { label: 'types', done, total: types };
      done += 1;
      comparisons += (table.lotteries.length / strategies.length) * (strategies.length - 1);
      const lie = bestLie(table, participant, type);
      if (lie === undefined) continue;
      liars += 1;
      if (best === undefined || Q.lt(best.gain, lie.gain)) best = lie;
    }
  const common = {
    claim: 'strategy-proofness',
    scope: `every type of every participant (${countText(types)} in all), every profile of the others' messages, every other message: ${countText(comparisons)} comparisons`,
    method: 'enumeration',
  } as const;
  const counts = { types, comparisons: String(comparisons) };
  if (best === undefined)
    return {
      ...common,
      verdict: 'proved',
      explanation: ['No type can gain by another message than the truth, whatever the others send.'],
      evidence: counts,
    };
  const manipulation = manipulationData(table, best);
  const told = { ...counts, typesThatGain: liars, manipulation };
  const { participant, type, profile } = best;
  return {
    ...common,
    verdict: 'refuted',
    explanation: [
      `When ${othersText(table, participant, profile) || 'nobody else takes part'}, ${typeText(table, participant, type)} expects ${String(manipulation['utility'])} from the truth and ${String(manipulation['utilityOfLie'])} from ${String(manipulation['lie'])}: a gain of ${Q.show(best.gain)}.`,
      `${countText(liars)} of ${countText(types)} types gain from a lie at some profile; no lie gains more than this one.`,
    ],
    evidence: told,
    counterexample: { ...manipulation, rechecked: true },
  };
}
