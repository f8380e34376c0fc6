/** Undominated strategies: which messages of each type nothing dominates, and whether all of them are worth the truth. */
import * as Q from '../../exact/rational.js';
import type { Decision, Relation } from '../kernel/decision.js';
import { firstPureDominator, mixtureText, readDominator } from '../kernel/dominance.js';
import { EntriesInOrder } from '../kernel/entries-in-order.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import { readSurvival } from '../kernel/survival.js';
import type { MechanismTables, ParticipantType } from './mechanism.js';
import {
  everyType,
  expectedUtilities,
  messagesOf,
  profilesWith,
  profileText,
  strideOf,
} from './mechanism.js';

/** What the others send, as the profile in which the participant herself sends her message 0. */
type OthersProfile = number;

/** The decision of a type between her messages, with the profiles of the others in order. */
interface MessageDecision extends Decision<OthersProfile> {
  readonly profiles: readonly OthersProfile[];
}

/** What each participant sends, read from a list of names, as the number of the profile. */
const readMessages = ({ participants }: MechanismTables, stated: Statement): number => {
  const names = stated.list(participants.length);
  return names.reduce((profile, name, i) => {
    const { messages } = participants[i]!;
    const message = messages.indexOf(name.text());
    name.require(message >= 0, 'this is no message of the participant');
    return profile * messages.length + message;
  }, 0);
};

const decisionOf = (tables: MechanismTables, agent: ParticipantType): MessageDecision => {
  const { participants } = tables;
  const { participant, participantNumber } = agent;
  const utility = expectedUtilities(tables, agent);
  const stride = strideOf(participants, participantNumber);
  const profiles = profilesWith(tables, participantNumber, 0);
  const rows = participant.messages.map((_, message) =>
    profiles.map((profile) => utility[profile + message * stride]!),
  );
  return {
    actions: participant.messages,
    available: [...participant.messages.keys()],
    profileCount: profiles.length,
    profiles,
    utility: (message, profile) => utility[profile + message * stride]!,
    utilities: (message) => rows[message]!,
    profileField: 'messages',
    readProfile: (stated, message) => {
      const sent = readMessages(tables, stated);
      const isHers = messagesOf(participants, sent)[participantNumber] === message;
      stated.require(isHers, `${participant.name} sends another message there`);
      return sent - message * stride;
    },
    profileText: (profile, message) => profileText(participants, profile + message * stride),
  };
};

/**
 * Checks how a message is dominated, and derives where: the first profile at which the margin is attained and, unless
 * dominance is strict, the first at which there is a gain.
 */
const dominatedText = (
  decision: MessageDecision,
  relation: Relation,
  message: number,
  stated: Statement,
): Json => {
  const { dominator, gains, margin } = readDominator(decision, relation, message, stated.field('by'));
  const textAt = (place: number): Json => decision.profileText(decision.profiles[place]!, message);
  const better = gains.findIndex((gain) => Q.sign(gain) > 0);
  return {
    message: decision.actions[message]!,
    by: mixtureText(decision, dominator),
    margin: Q.show(margin),
    attainedAt: textAt(gains.findIndex((gain) => Q.equals(gain, margin))),
    ...(relation.comparison === 'strict' || better < 0 ? {} : { betterAt: textAt(better) }),
  };
};

/** What was derived about one type. */
interface TypeFindings {
  readonly text: Json;
  /** Whether every undominated message of hers is worth to her what the truth is, at every profile of the others. */
  readonly isTruthful: boolean;
}

/** Checks message by message whether it is dominated, or survives. */
function* checkType(
  tables: MechanismTables,
  relation: Relation,
  agent: ParticipantType,
  stated: Statement,
): Pausable<TypeFindings> {
  const { participant, type } = agent;
  const decision = decisionOf(tables, agent);
  const truth = decision.utilities(type.truth);
  const dominated = new EntriesInOrder(stated.field('fallen'));
  const survivors = relation.mixed ? new EntriesInOrder(stated.field('standing')) : undefined;
  const undominated: string[] = [];
  const dominatedTexts: Json[] = [];
  const survivals: Json[] = [];
  let isTruthful = true;
  for (const [message, name] of participant.messages.entries()) {
    yield;
    const domination = dominated.take({ message: name });
    if (domination !== undefined) {
      dominatedTexts.push(dominatedText(decision, relation, message, domination));
      continue;
    }
    undominated.push(name);
    isTruthful &&= decision.utilities(message).every((utility, c) => Q.equals(utility, truth[c]!));
    if (survivors === undefined) {
      const isUndominated = firstPureDominator(decision, relation.comparison, message) === undefined;
      stated.field('fallen').require(isUndominated, `${name} is dominated`);
    } else {
      const belief = readSurvival(
        decision,
        relation.comparison,
        message,
        survivors.mustTake({ message: name }),
      );
      survivals.push({ message: name, ...belief });
    }
  }
  dominated.requireEnd();
  const found = { participant: participant.name, type: type.name, undominated, fallen: dominatedTexts };
  return { text: survivors === undefined ? found : { ...found, standing: survivals }, isTruthful };
}

/** Type by type which messages are dominated, and by what; under mixed dominators with a belief for each survivor. */
export function* deriveUndominatedStrategies(
  tables: MechanismTables,
  relation: Relation,
  evidence: Statement,
  verdict: Statement,
): Pausable<Json> {
  const agents = everyType(tables);
  const stated = evidence.field('types').list(agents.length);
  const findings: TypeFindings[] = [];
  for (const [number, agent] of agents.entries())
    findings.push(yield* checkType(tables, relation, agent, stated[number]!));
  verdict.mustEqual(findings.every(({ isTruthful }) => isTruthful) ? 'proved' : 'refuted');
  return { types: findings.map(({ text }) => text) };
}
