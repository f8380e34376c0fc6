/**
 * The mechanism of a certificate, as tables: participants, messages, types and outcomes are known by their numbers from 0 in
 * the order of the file, profiles of messages by their numbers in lexicographic order, the first participant's varying slowest.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Part } from '../kernel/statement.js';
import { namesOf } from '../kernel/statement.js';

/** A participant's type: the message that is the truth of it, and what it has without taking part. */
interface Type {
  readonly name: string;
  readonly truth: number;
  readonly outside: Rational;
}
/** A participant. `utilities[type][profile]` is what she expects. */
export interface Participant {
  readonly name: string;
  readonly messages: readonly string[];
  readonly types: readonly Type[];
  readonly utilities: ReadonlyArray<readonly Rational[]>;
}
interface Outcome {
  readonly name: string;
  readonly utilities: ReadonlyArray<readonly Rational[]>;
  readonly payments: readonly Rational[] | undefined;
}
/** A mechanism and what its outcomes are worth. `drawn[profile]` are the outcomes with positive probability, ascending. */
export interface Tables {
  readonly participants: readonly Participant[];
  readonly outcomes: readonly Outcome[];
  readonly drawn: ReadonlyArray<readonly number[]>;
  readonly profiles: number;
}

/** The messages of a profile, and the number of the profile in which one participant sends another message instead. */
export const messagesOf = (participants: readonly Participant[], profile: number): readonly number[] => {
  const messages: number[] = [];
  let rest = profile;
  for (const { messages: own } of participants.toReversed()) {
    messages.unshift(rest % own.length);
    rest = Math.floor(rest / own.length);
  }
  return messages;
};
export const strideOf = (participants: readonly Participant[], i: number): number =>
  participants.slice(i + 1).reduce((product, { messages }) => product * messages.length, 1);

/** Reads the tables; whatever is stated twice must agree. */
export const readTables = (part: Part): Tables => {
  part.only('title', 'participants', 'outcomes', 'lotteries');
  part.field('title').text();
  const people = part.field('participants').items();
  part.field('participants').must(people.length > 0, 'there is no participant');
  namesOf(people.map((person) => person.field('name')));
  const read = people.map((person) => {
    person.only('name', 'messages', 'types');
    const messages = namesOf(person.field('messages').items());
    person.field('messages').must(messages.length > 0, 'there is no message');
    const types = person.field('types').items();
    person.field('types').must(types.length > 0, 'there is no type');
    namesOf(types.map((type) => type.field('name')));
    return {
      name: person.field('name').text(),
      messages,
      types: types.map((type) => {
        type.only('name', 'truth', 'outside');
        const truth = messages.indexOf(type.field('truth').text());
        type.field('truth').must(truth >= 0, 'this is no message of hers');
        return { name: type.field('name').text(), truth, outside: type.field('outside').rational() };
      }),
    };
  });
  const listed = part.field('outcomes').items();
  namesOf(listed.map((outcome) => outcome.field('name')));
  const outcomes = listed.map((outcome) => {
    const pays = outcome.has('payments');
    outcome.only('name', 'utilities', ...(pays ? ['payments'] : []));
    const utilities = outcome.field('utilities').items(read.length);
    return {
      name: outcome.field('name').text(),
      utilities: utilities.map((own, i) => own.items(read[i]!.types.length).map((u) => u.rational())),
      payments: pays
        ? outcome
            .field('payments')
            .items(read.length)
            .map((paid) => paid.rational())
        : undefined,
    };
  });
  const lotteries = part.field('lotteries').items(read.reduce((n, { messages }) => n * messages.length, 1));
  const chances = lotteries.map((lottery) => {
    const drawn = lottery.items().map((chance) => {
      chance.only('outcome', 'probability');
      const probability = chance.field('probability').rational();
      chance.field('probability').must(Q.sign(probability) > 0, 'this must be positive');
      return { outcome: chance.field('outcome').whole(1, outcomes.length) - 1, probability };
    });
    const ascending = drawn.every(({ outcome }, j) => j === 0 || drawn[j - 1]!.outcome < outcome);
    lottery.must(ascending, 'outcomes must ascend');
    const sum = Q.sum(drawn.map(({ probability }) => probability));
    lottery.must(Q.equals(sum, Q.one), 'the probabilities must sum to 1');
    return drawn;
  });
  const expected = (i: number, t: number) =>
    chances.map((drawn) =>
      Q.sum(
        drawn.map(({ outcome, probability }) => Q.mul(probability, outcomes[outcome]!.utilities[i]![t]!)),
      ),
    );
  return {
    participants: read.map((one, i) => ({ ...one, utilities: one.types.map((_, t) => expected(i, t)) })),
    outcomes,
    drawn: chances.map((drawn) => drawn.map(({ outcome }) => outcome)),
    profiles: lotteries.length,
  };
};

/**
 * The digest of what is asked: SHA-256, in hexadecimal, over the RFC 8785 form of the mechanism without its title, the claim,
 * and the relation that it is asked under, if it is. Throws if a text is no Unicode.
 */
export const digestOf = (mechanism: object, claim: unknown, relation: unknown): string => {
  const body = Object.fromEntries(Object.entries(mechanism).filter(([key]) => key !== 'title'));
  const asked = { mechanism: body, claim, ...(relation === undefined ? {} : { relation }) };
  return createHash('sha256').update(canonicalize(asked)!, 'utf8').digest('hex');
};
