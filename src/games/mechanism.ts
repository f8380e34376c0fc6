/**
 * Mechanisms, environments, and the game the two induce.
 *
 * A mechanism turns messages into a lottery over outcomes and knows nothing of values; an environment values outcomes.
 */
import {
  checkFunction,
  checkList,
  checkObject,
  checkText,
  checkTexts,
  InvalidArgument,
} from '../exact/invalid-argument.js';
import * as L from '../exact/lottery.js';
import type { Lottery } from '../exact/lottery.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { NormalForm, Player } from './normal-form.js';
import { countProfiles, profileAt } from './normal-form.js';
import { tabulate } from './payoff-table.js';

/**
 * A finite mechanism: for every participant a list of messages, and an exact lottery over outcomes for every profile.
 *
 * @paper Section 2: G = (M, g)
 */
export interface Mechanism<Message, Outcome> {
  readonly participants: readonly string[];
  readonly messages: ReadonlyArray<readonly Message[]>;
  /** How a message is called in the game that the mechanism induces. */
  readonly nameOf: (message: Message) => string;
  /** g: the lottery over outcomes when these messages are sent, one a participant. */
  readonly outcome: (profile: readonly Message[]) => Lottery<Outcome>;
}

/** What outcomes are worth to each participant (by index). */
export interface Environment<Outcome> {
  /** A participant's exact utility from an outcome. */
  readonly utility: (participant: number, outcome: Outcome) => Rational;
}

/**
 * Checks that an argument has the shape of a mechanism.
 *
 * @throws {@link InvalidArgument} if it has not.
 */
export const checkMechanism = <Message, Outcome>(mechanism: Mechanism<Message, Outcome>): void => {
  checkObject('mechanism', mechanism, 'an object', '{ participants, messages, nameOf, outcome }');
  const { participants, messages, nameOf, outcome } = mechanism;
  checkTexts('mechanism.participants', participants, 'names');
  checkList('mechanism.messages', messages, 'lists of messages, one a participant');
  messages.forEach((own, i) => checkList(`mechanism.messages[${String(i)}]`, own, 'messages'));
  checkFunction('mechanism.nameOf', nameOf, 'nameOf: String where a message is its own name');
  checkFunction('mechanism.outcome', outcome, 'outcome: (messages) => lottery.of(…)');
  for (const message of messages.flat()) checkText('A name that mechanism.nameOf returns', nameOf(message));
};

const exactNumber = 'an exact number';
const exactExample = "rational.of(3, 10), or rational.from('0.3')";

/**
 * The lottery of a mechanism at a profile, given by the place of each participant's message.
 *
 * @throws {@link InvalidArgument} if the mechanism returns nothing, or no lottery over outcomes with exact probabilities.
 */
export const outcomeAt = <Message, Outcome>(
  mechanism: Mechanism<Message, Outcome>,
  profile: readonly number[],
): Lottery<Outcome> => {
  const messages = profile.map((m, i) => mechanism.messages[i]![m]!);
  const lottery = mechanism.outcome(messages);
  const refuse = (what: string, given: unknown, allowed: string, example: string): never => {
    const names = messages.map((message) => mechanism.nameOf(message)).join(', ');
    throw new InvalidArgument(`${what} at the messages ${names}`, given, allowed, example);
  };
  if (!Array.isArray(lottery?.chances))
    return refuse(
      'What mechanism.outcome returns',
      lottery,
      'a lottery over outcomes',
      'lottery.of(outcome) for an outcome that is certain',
    );
  for (const { outcome, probability } of lottery.chances) {
    if (outcome === undefined)
      refuse(
        'An outcome that mechanism.outcome returns',
        outcome,
        'a value',
        'null for an outcome in which nothing happens',
      );
    if (!Q.is(probability))
      refuse('A probability that mechanism.outcome returns', probability, exactNumber, exactExample);
  }
  return lottery;
};

/**
 * A number that a user's function returned.
 *
 * @param where which function of what, said if it is no rational.
 * @throws {@link InvalidArgument} if it is no rational.
 */
export const exactly = (value: Rational, where: () => string): Rational => {
  if (!Q.is(value)) throw new InvalidArgument(where(), value, exactNumber, exactExample);
  return value;
};

/**
 * The normal-form game that a mechanism induces in an environment: expected utilities at every profile.
 *
 * Cost: one lottery a profile.
 * @throws RangeError if there are more than 2^31 profiles.
 * @throws {@link InvalidArgument} if an argument has the wrong shape, or if at some profile the mechanism returns no
 * lottery or the environment no exact number.
 */
export const induce = <Message, Outcome>(
  mechanism: Mechanism<Message, Outcome>,
  environment: Environment<Outcome>,
): NormalForm => {
  checkMechanism(mechanism);
  checkObject(
    'environment',
    environment,
    'an object',
    '{ utility: (participant, outcome) => rational.of(…) }',
  );
  checkFunction('environment.utility', environment.utility);
  checkMessageLists(mechanism);
  const players: readonly Player[] = mechanism.participants.map((name, i) => ({
    name,
    strategies: mechanism.messages[i]!.map((message) => mechanism.nameOf(message)),
  }));
  const count = countProfiles(players);
  if (count > 1n << 31n) throw new RangeError(`A game of ${String(count)} profiles cannot be tabulated.`);
  const utilities: Rational[][] = players.map(() => []);
  for (let number = 0; number < Number(count); number += 1) {
    const profile = profileAt(players, number);
    const lottery = outcomeAt(mechanism, profile);
    if (!isLottery(lottery))
      throw new InvalidArgument(
        `The probabilities at the messages ${profile.map((s, i) => players[i]!.strategies[s]!).join(', ')}`,
        lottery.chances.map(({ probability }) => Q.show(probability)).join(', '),
        'positive with sum 1',
      );
    utilities.forEach((table, i) =>
      table.push(
        L.expectation(lottery, (outcome) =>
          exactly(
            environment.utility(i, outcome),
            () => `The utility of ${players[i]!.name} that environment.utility returns`,
          ),
        ),
      ),
    );
  }
  return { players, payoffs: utilities.map(tabulate) };
};

/** Whether probabilities are positive and sum to 1. */
export const isLottery = <Outcome>(lottery: Lottery<Outcome>): boolean =>
  lottery.chances.every(({ probability }) => Q.sign(probability) > 0) && Q.equals(L.total(lottery), Q.one);

/** Checks that every participant has a list of messages. */
const checkMessageLists = <Message, Outcome>({
  participants,
  messages,
}: Mechanism<Message, Outcome>): void => {
  if (messages.length !== participants.length)
    throw new InvalidArgument(
      'mechanism.messages',
      messages,
      `a list of ${String(participants.length)} lists, one a participant`,
    );
};
