/**
 * Mechanisms, environments, and the game the two induce.
 *
 * A mechanism turns messages into a lottery over outcomes and knows nothing of values; an environment values outcomes.
 */
import * as L from '../exact/lottery.js';
import type { Lottery } from '../exact/lottery.js';
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
 * The normal-form game that a mechanism induces in an environment: expected utilities at every profile.
 *
 * Cost: one lottery a profile. @throws RangeError if there are more than 2^31 profiles.
 */
export const induce = <Message, Outcome>(
  mechanism: Mechanism<Message, Outcome>,
  environment: Environment<Outcome>,
): NormalForm => {
  const players: readonly Player[] = mechanism.participants.map((name, i) => ({
    name,
    strategies: mechanism.messages[i]!.map((message) => mechanism.nameOf(message)),
  }));
  const count = countProfiles(players);
  if (count > 1n << 31n) throw new RangeError(`A game of ${String(count)} profiles cannot be tabulated.`);
  const utilities: Rational[][] = players.map(() => []);
  for (let number = 0; number < Number(count); number += 1) {
    const lottery = mechanism.outcome(profileAt(players, number).map((s, i) => mechanism.messages[i]![s]!));
    utilities.forEach((table, i) =>
      table.push(L.expectation(lottery, (outcome) => environment.utility(i, outcome))),
    );
  }
  return { players, payoffs: utilities.map(tabulate) };
};
