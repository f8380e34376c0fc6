/** Strategy-proofness: no type gains by a lie, whatever the others send. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { MechanismTables, ParticipantType } from './mechanism.js';
import { everyType, expectedUtilities, profilesWith, profileText, strideOf } from './mechanism.js';

/** A lie of a type at a profile in which she would tell the truth. */
interface Lie {
  readonly liar: ParticipantType;
  readonly profile: number;
  readonly message: number;
  /** Her utility of the truth. */
  readonly truthful: Rational;
  /** Her utility of the lie. */
  readonly lying: Rational;
  readonly gain: Rational;
}

/** Every lie of a type at every profile of the others; the truth is among them, with gain 0. */
function* liesOf(tables: MechanismTables, liar: ParticipantType): Generator<Lie> {
  const { participant, participantNumber, type } = liar;
  const utility = expectedUtilities(tables, liar);
  const stride = strideOf(tables.participants, participantNumber);
  for (const profile of profilesWith(tables, participantNumber, type.truth))
    for (const message of participant.messages.keys()) {
      const lying = utility[profile + (message - type.truth) * stride]!;
      const truthful = utility[profile]!;
      yield { liar, profile, message, truthful, lying, gain: Q.sub(lying, truthful) };
    }
}

const manipulationText = ({ participants }: MechanismTables, lie: Lie): Json => ({
  participant: lie.liar.participant.name,
  type: lie.liar.type.name,
  messages: profileText(participants, lie.profile),
  utility: Q.show(lie.truthful),
  lie: lie.liar.participant.messages[lie.message]!,
  utilityOfLie: Q.show(lie.lying),
  gain: Q.show(lie.gain),
});

/** How many comparisons were made, and how many types gain by a lie; with the lie that gains most, the first of them. */
export function* deriveStrategyProofness(tables: MechanismTables, verdict: Statement): Pausable<Json> {
  let best: Lie | undefined;
  let comparisons = 0;
  let typesThatGain = 0;
  for (const liar of everyType(tables)) {
    yield;
    const messageCount = liar.participant.messages.length;
    comparisons += (tables.profileCount / messageCount) * (messageCount - 1);
    let gains = false;
    for (const lie of liesOf(tables, liar)) {
      if (Q.sign(lie.gain) <= 0) continue;
      gains = true;
      if (best === undefined || Q.lt(best.gain, lie.gain)) best = lie;
    }
    if (gains) typesThatGain += 1;
  }
  verdict.mustEqual(best === undefined ? 'proved' : 'refuted');
  const counts = { types: everyType(tables).length, comparisons: String(comparisons) };
  return best === undefined
    ? counts
    : { ...counts, typesThatGain, manipulation: manipulationText(tables, best) };
}
