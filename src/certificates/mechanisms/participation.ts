/** Ex post individual rationality: when all are truthful, nobody has less than without taking part, in any outcome drawn. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { MechanismTables, ParticipantType, Type } from './mechanism.js';
import { everyType, messagesOf, profilesWith, profileText } from './mechanism.js';

/** What a type has beyond her utility outside, in an outcome drawn at a truthful profile. */
interface Surplus {
  readonly agent: ParticipantType;
  /** A type of each participant whose truth the profile is. */
  readonly types: readonly Type[];
  readonly profile: number;
  readonly outcome: number;
  readonly utility: Rational;
  readonly surplus: Rational;
}

/** By participant, the first type for whom each message is the truth. */
type FirstTypes = ReadonlyArray<ReadonlyMap<number, Type>>;

const firstTypesOf = ({ participants }: MechanismTables): FirstTypes =>
  participants.map(({ types }) => new Map(types.toReversed().map((type) => [type.truth, type])));

/** Types whose truth the messages of a profile are: of each participant the first; undefined if somebody lies in any case. */
const truthfulTypes = (
  { participants }: MechanismTables,
  firstTypes: FirstTypes,
  agent: ParticipantType,
  profile: number,
): readonly Type[] | undefined => {
  const types = messagesOf(participants, profile).flatMap((message, j) =>
    j === agent.participantNumber ? [agent.type] : (firstTypes[j]!.get(message) ?? []),
  );
  return types.length === participants.length ? types : undefined;
};

/** The surplus of a type in every outcome drawn at every profile in which she and the others may be truthful. */
function* surplusesOf(
  tables: MechanismTables,
  firstTypes: FirstTypes,
  agent: ParticipantType,
): Generator<Surplus> {
  const { participantNumber, type, typeNumber } = agent;
  for (const profile of profilesWith(tables, participantNumber, type.truth)) {
    const types = truthfulTypes(tables, firstTypes, agent, profile);
    if (types === undefined) continue;
    for (const { outcome } of tables.lotteries[profile]!) {
      const utility = tables.outcomes[outcome]!.utilities[participantNumber]![typeNumber]!;
      yield { agent, types, profile, outcome, utility, surplus: Q.sub(utility, type.outside) };
    }
  }
}

/** The least surplus, the first of them, and how many type profiles there are. */
export function* deriveParticipation(tables: MechanismTables, verdict: Statement): Pausable<Json> {
  const { participants, outcomes } = tables;
  const firstTypes = firstTypesOf(tables);
  let least: Surplus | undefined;
  for (const agent of everyType(tables)) {
    yield;
    for (const one of surplusesOf(tables, firstTypes, agent))
      if (least === undefined || Q.lt(one.surplus, least.surplus)) least = one;
  }
  // Every type can tell the truth, and every lottery has an outcome.
  if (least === undefined) throw verdict.refusal('no truthful profile was found');
  verdict.mustEqual(Q.sign(least.surplus) < 0 ? 'refuted' : 'proved');
  const typeProfiles = participants.reduce((count, { types }) => count * BigInt(types.length), 1n);
  return {
    typeProfiles: String(typeProfiles),
    least: {
      participant: least.agent.participant.name,
      types: least.types.map(({ name }) => name),
      messages: profileText(participants, least.profile),
      outcome: outcomes[least.outcome]!.name,
      utility: Q.show(least.utility),
      outside: Q.show(least.agent.type.outside),
      surplus: Q.show(least.surplus),
    },
  };
}
