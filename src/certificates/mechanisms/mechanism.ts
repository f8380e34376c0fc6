/**
 * The mechanism of a certificate, as tables. Participants, messages, types and outcomes are known by their numbers from 0 in
 * the order of the file. A profile of messages is known by its number in lexicographic order, the message of the first
 * participant varying slowest.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { product } from '../kernel/lists.js';
import type { Statement } from '../kernel/statement.js';
import { readNames } from '../kernel/statement.js';

/** A type of a participant. */
export interface Type {
  readonly name: string;
  /** The message that tells the truth. */
  readonly truth: number;
  /** Her utility if she does not take part. */
  readonly outside: Rational;
}

/** A participant. */
export interface Participant {
  readonly name: string;
  readonly messages: readonly string[];
  readonly types: readonly Type[];
}

/** An outcome. */
export interface Outcome {
  readonly name: string;
  /** What it is worth, `utilities[participant][type]`. */
  readonly utilities: ReadonlyArray<readonly Rational[]>;
  /** What each participant pays; undefined where the mechanism has no payments. */
  readonly payments: readonly Rational[] | undefined;
  /** The outcome as it is stated, to refuse it. */
  readonly stated: Statement;
}

/** A mechanism, and what its outcomes are worth: what is stated, and nothing that follows. */
export interface MechanismTables {
  readonly participants: readonly Participant[];
  readonly outcomes: readonly Outcome[];
  /** The outcomes that have positive probability, ascending, with it: `lotteries[profile]`. */
  readonly lotteries: ReadonlyArray<readonly Chance[]>;
  readonly profileCount: number;
}

/** An outcome of a lottery. */
export interface Chance {
  readonly outcome: number;
  readonly probability: Rational;
}

/** The message that each participant sends in a profile. */
export const messagesOf = (participants: readonly Participant[], profile: number): readonly number[] => {
  const messages = participants.map(() => 0);
  let rest = profile;
  for (let i = participants.length - 1; i >= 0; i -= 1) {
    const count = participants[i]!.messages.length;
    messages[i] = rest % count;
    rest = Math.floor(rest / count);
  }
  return messages;
};

/** The names of the messages of a profile, as certificates write it. */
export const profileText = (participants: readonly Participant[], profile: number): readonly string[] =>
  messagesOf(participants, profile).map((message, i) => participants[i]!.messages[message]!);

/** By how much the number of a profile grows when a participant sends the next message and the others the same. */
export const strideOf = (participants: readonly Participant[], participant: number): number =>
  product(participants.slice(participant + 1).map(({ messages }) => messages.length));

/** The profiles in which a participant sends a message, ascending. */
export const profilesWith = (
  { participants, profileCount }: MechanismTables,
  participant: number,
  message: number,
): readonly number[] => {
  const stride = strideOf(participants, participant);
  const messageCount = participants[participant]!.messages.length;
  const profiles: number[] = [];
  for (let profile = 0; profile < profileCount; profile += 1)
    if (Math.floor(profile / stride) % messageCount === message) profiles.push(profile);
  return profiles;
};

/** A type of a participant, with the numbers of both. */
export interface ParticipantType {
  readonly participant: Participant;
  readonly participantNumber: number;
  readonly type: Type;
  readonly typeNumber: number;
}

/** What a type expects of each profile, from its lottery and what outcomes are worth to her. */
export const expectedUtilities = (
  { outcomes, lotteries }: MechanismTables,
  { participantNumber, typeNumber }: ParticipantType,
): readonly Rational[] =>
  lotteries.map((chances) =>
    Q.sum(
      chances.map(({ outcome, probability }) =>
        Q.mul(probability, outcomes[outcome]!.utilities[participantNumber]![typeNumber]!),
      ),
    ),
  );

/** Every type of every participant. */
export const everyType = ({ participants }: MechanismTables): readonly ParticipantType[] =>
  participants.flatMap((participant, participantNumber) =>
    participant.types.map((type, typeNumber) => ({ participant, participantNumber, type, typeNumber })),
  );

const readType = (stated: Statement, numbers: ReadonlyMap<string, number>): Type => {
  stated.allowOnly(['name', 'truth', 'outside']);
  const truth = numbers.get(stated.field('truth').text());
  if (truth === undefined) throw stated.field('truth').refusal('this is no message of the participant');
  return { name: stated.field('name').text(), truth, outside: stated.field('outside').rational() };
};

const readParticipants = (stated: Statement): readonly Participant[] => {
  const entries = stated.list();
  stated.require(entries.length > 0, 'there is no participant');
  const names = readNames(entries.map((entry) => entry.field('name')));
  return entries.map((entry, i) => {
    entry.allowOnly(['name', 'messages', 'types']);
    const messages = readNames(entry.field('messages').list());
    entry.field('messages').require(messages.length > 0, 'there is no message');
    const types = entry.field('types').list();
    entry.field('types').require(types.length > 0, 'there is no type');
    readNames(types.map((type) => type.field('name')));
    const numbers = new Map(messages.map((message, number) => [message, number]));
    return { name: names[i]!, messages, types: types.map((type) => readType(type, numbers)) };
  });
};

const readOutcome = (stated: Statement, participants: readonly Participant[]): Outcome => {
  const hasPayments = stated.has('payments');
  stated.allowOnly(['name', 'utilities', ...(hasPayments ? ['payments'] : [])]);
  const utilities = stated
    .field('utilities')
    .list(participants.length)
    .map((own, i) => own.list(participants[i]!.types.length).map((utility) => utility.rational()));
  const payments = hasPayments
    ? stated
        .field('payments')
        .list(participants.length)
        .map((payment) => payment.rational())
    : undefined;
  return { name: stated.field('name').text(), utilities, payments, stated };
};

/** A lottery over outcomes: ascending, each with positive probability, which sum to 1. */
const readLottery = (stated: Statement, outcomeCount: number): readonly Chance[] => {
  const chances = stated.list().map((entry) => {
    entry.allowOnly(['outcome', 'probability']);
    const probability = entry.field('probability').positiveRational();
    return { outcome: entry.field('outcome').integer(1, outcomeCount) - 1, probability };
  });
  const ascends = chances.every(({ outcome }, i) => i === 0 || chances[i - 1]!.outcome < outcome);
  stated.require(ascends, 'outcomes must ascend');
  const total = Q.sum(chances.map(({ probability }) => probability));
  stated.require(Q.equals(total, Q.one), 'the probabilities must sum to 1');
  return chances;
};

/** Reads a mechanism, of which every outcome must have positive probability at some profile. */
export const readMechanism = (stated: Statement): MechanismTables => {
  stated.allowOnly(['title', 'participants', 'outcomes', 'lotteries']);
  stated.field('title').text();
  const participants = readParticipants(stated.field('participants'));
  const listed = stated.field('outcomes').list();
  readNames(listed.map((outcome) => outcome.field('name')));
  const outcomes = listed.map((outcome) => readOutcome(outcome, participants));
  const profileCount = product(participants.map(({ messages }) => messages.length));
  const lotteries = stated
    .field('lotteries')
    .list(profileCount)
    .map((lottery) => readLottery(lottery, outcomes.length));
  const drawn = new Set(lotteries.flatMap((chances) => chances.map(({ outcome }) => outcome)));
  outcomes.forEach(({ stated: one }, outcome) => {
    one.require(drawn.has(outcome), 'no profile leads to this outcome');
  });
  return { participants, outcomes, lotteries, profileCount };
};
