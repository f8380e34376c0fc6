/**
 * A mechanism and its environment written out: every profile of messages with its lottery, every outcome with what it is
 * worth to each type. Everything that is asked of a mechanism is asked of this table.
 */
import { countText } from '../exact/counts.js';
import * as L from '../exact/lottery.js';
import type { Lottery } from '../exact/lottery.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import { E, type Either } from '../prelude.js';
import type { Computation } from '../computation.js';
import type { Mechanism } from './mechanism.js';
import type { Player } from './normal-form.js';
import { countProfiles, profileAt } from './normal-form.js';
import type { PayoffTable } from './payoff-table.js';
import { tabulate } from './payoff-table.js';
import type { TypedEnvironment } from './typed-environment.js';

/** An outcome that some profile leads to. */
export interface TabulatedOutcome {
  readonly name: string;
  /** What it is worth: `utilities[participant][type]`. */
  readonly utilities: ReadonlyArray<readonly Rational[]>;
  /** What each participant pays; absent where the environment knows no payments. */
  readonly payments?: readonly Rational[];
}

/** A positive probability of an outcome, known by its place among {@link MechanismTable.outcomes}. */
export interface TabulatedChance {
  readonly outcome: number;
  readonly probability: Rational;
}

/**
 * A finite mechanism as tables. Profiles of messages are numbered as in normal forms, the first participant's varying
 * slowest; participants, messages, types and outcomes are known by index.
 */
export interface MechanismTable {
  /** The participants, each with the names of her messages. */
  readonly players: readonly Player[];
  /** Names of types: `types[participant][type]`. */
  readonly types: ReadonlyArray<readonly string[]>;
  /** The truthful message of each type. */
  readonly truths: ReadonlyArray<readonly number[]>;
  /** What each type has without taking part. */
  readonly outside: ReadonlyArray<readonly Rational[]>;
  /** In the order in which the profiles reach them. */
  readonly outcomes: readonly TabulatedOutcome[];
  /** The lottery of each profile, every outcome once, in the order of outcomes. */
  readonly lotteries: ReadonlyArray<readonly TabulatedChance[]>;
  /** Expected utility at each profile: `expected[participant][type]`. */
  readonly expected: ReadonlyArray<readonly PayoffTable[]>;
  /** Runs the mechanism and the environment again, at one profile: the outcomes drawn there, afresh. */
  readonly again: (profile: readonly number[]) => Lottery<TabulatedOutcome>;
}

/** Why a mechanism cannot be written out; participants, types and profiles count from 0. */
export type MechanismProblem =
  | { readonly kind: 'no-participants' }
  | {
      readonly kind: 'lists';
      readonly of: 'messages' | 'types';
      readonly expected: number;
      readonly found: number;
    }
  | { readonly kind: 'none'; readonly of: 'messages' | 'types'; readonly participant: string }
  | {
      readonly kind: 'same-name';
      readonly of: 'participants' | 'messages' | 'types';
      readonly name: string;
    }
  | { readonly kind: 'no-truth'; readonly participant: string; readonly type: string; readonly truth: string }
  | { readonly kind: 'too-many'; readonly profiles: bigint; readonly entries: bigint; readonly most: bigint }
  | { readonly kind: 'no-lottery'; readonly messages: readonly string[] }
  | {
      readonly kind: 'payment-count';
      readonly outcome: string;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly kind: 'unlike-outcomes'; readonly name: string };

/** A problem in words, with the way out of it. */
export const describeProblem = (problem: MechanismProblem): string => {
  switch (problem.kind) {
    case 'no-participants':
      return 'A mechanism needs a participant.';
    case 'lists':
      return `There must be ${String(problem.expected)} lists of ${problem.of}, one a participant; there are ${String(problem.found)}.`;
    case 'none':
      return `${problem.participant} has no ${problem.of}.`;
    case 'same-name':
      return `Two ${problem.of} are named ${JSON.stringify(problem.name)}: give each a name of its own.`;
    case 'no-truth':
      return `The truth of ${problem.participant}'s type ${problem.type} would be ${JSON.stringify(problem.truth)}, which is no message of hers: say with \`truth\` which message it is.`;
    case 'too-many':
      return `${countText(problem.profiles)} profiles of messages with ${countText(problem.entries)} expected utilities are more than ${countText(problem.most)}: give fewer messages or types (a coarser grid, one type to those who matter least), or allow more with \`most\`.`;
    case 'no-lottery':
      return `At the messages ${problem.messages.join(', ')} the probabilities are not positive with sum 1.`;
    case 'payment-count':
      return `The outcome ${problem.outcome} must name ${String(problem.expected)} payments, one a participant; it names ${String(problem.found)}.`;
    case 'unlike-outcomes':
      return `Two outcomes named ${JSON.stringify(problem.name)} are not worth the same to everybody: give each a name of its own.`;
  }
};

/** The most expected utilities that are tabulated unless more are allowed: some seconds. */
export const maxEntries = 1n << 20n;

/** The first name that occurs twice. */
const repeated = (names: readonly string[]): string | undefined =>
  names.find((name, i) => names.indexOf(name) < i);

/** What is wrong with the lists of participants, messages and types. */
const problemOfLists = <Message, Type, Outcome>(
  { participants, messages, nameOf }: Mechanism<Message, Outcome>,
  { types, nameOfType }: TypedEnvironment<Message, Type, Outcome>,
): MechanismProblem | undefined => {
  const expected = participants.length;
  if (expected === 0) return { kind: 'no-participants' };
  const twice = repeated(participants);
  if (twice !== undefined) return { kind: 'same-name', of: 'participants', name: twice };
  const named = {
    messages: messages.map((own) => own.map((message) => nameOf(message))),
    types: types.map((own) => own.map((type) => nameOfType(type))),
  };
  for (const of of ['messages', 'types'] as const) {
    if (named[of].length !== expected) return { kind: 'lists', of, expected, found: named[of].length };
    for (const [i, names] of named[of].entries()) {
      if (names.length === 0) return { kind: 'none', of, participant: participants[i]! };
      const name = repeated(names);
      if (name !== undefined) return { kind: 'same-name', of, name };
    }
  }
  return undefined;
};

/** What an outcome is worth to everybody. */
const tabulated = <Message, Type, Outcome>(
  { types, nameOfOutcome, utility, payments }: TypedEnvironment<Message, Type, Outcome>,
  outcome: Outcome,
): TabulatedOutcome => ({
  name: nameOfOutcome(outcome),
  utilities: types.map((own, i) => own.map((type) => utility(i, type, outcome))),
  ...(payments === undefined ? {} : { payments: payments(outcome) }),
});

/** The outcomes met so far, by name; none if one is not worth what its namesake is. */
class Outcomes<Message, Type, Outcome> {
  readonly list: TabulatedOutcome[] = [];
  private readonly places = new Map<string, number>();
  constructor(private readonly environment: TypedEnvironment<Message, Type, Outcome>) {}

  /** The place of an outcome. */
  place(outcome: Outcome): Either<MechanismProblem, number> {
    const { types } = this.environment;
    const met = tabulated(this.environment, outcome);
    const { name } = met;
    if (met.payments !== undefined && met.payments.length !== types.length)
      return E.left({
        kind: 'payment-count',
        outcome: name,
        expected: types.length,
        found: met.payments.length,
      });
    const known = this.places.get(name);
    if (known === undefined) {
      this.places.set(name, this.list.length);
      this.list.push(met);
      return E.right(this.list.length - 1);
    }
    return alike(this.list[known]!, met) ? E.right(known) : E.left({ kind: 'unlike-outcomes', name });
  }
}

const alike = (a: TabulatedOutcome, b: TabulatedOutcome): boolean => {
  const worth = ({ utilities, payments = [] }: TabulatedOutcome) => [...utilities.flat(), ...payments];
  const other = worth(b);
  return worth(a).every((u, k) => Q.equals(u, other[k]!));
};

/**
 * Writes a mechanism out, as a task.
 *
 * Cost: one lottery a profile, and an expected utility for each profile, participant and type; beyond `most` of these it is
 * refused before it begins.
 */
export function* tabulateMechanism<Message, Type, Outcome>(
  mechanism: Mechanism<Message, Outcome>,
  environment: TypedEnvironment<Message, Type, Outcome>,
  most: bigint = maxEntries,
): Computation<Either<MechanismProblem, MechanismTable>> {
  const wrong = problemOfLists(mechanism, environment);
  if (wrong !== undefined) return E.left(wrong);
  const { participants, messages, nameOf } = mechanism;
  const { types, nameOfType, truth, outside } = environment;
  const players = participants.map((name, i) => ({ name, strategies: messages[i]!.map((m) => nameOf(m)) }));
  const truths: number[][] = [];
  for (const [i, own] of types.entries()) {
    truths.push([]);
    for (const type of own) {
      const name = truth === undefined ? nameOfType(type) : nameOf(truth(i, type));
      const place = players[i]!.strategies.indexOf(name);
      if (place < 0)
        return E.left({
          kind: 'no-truth',
          participant: participants[i]!,
          type: nameOfType(type),
          truth: name,
        });
      truths[i]!.push(place);
    }
  }
  const profiles = countProfiles(players);
  const entries = profiles * types.reduce((sum, own) => sum + BigInt(own.length), 0n);
  if (entries > most) return E.left({ kind: 'too-many', profiles, entries, most });

  const outcomes = new Outcomes(environment);
  const lotteries: (readonly TabulatedChance[])[] = [];
  const expected: Rational[][][] = types.map((own) => own.map(() => []));
  for (let number = 0; number < Number(profiles); number += 1) {
    yield { label: 'profiles of messages', done: number, total: Number(profiles) };
    const profile = profileAt(players, number);
    const { chances } = mechanism.outcome(profile.map((m, i) => messages[i]![m]!));
    const lottery = new Map<number, Rational>();
    for (const { outcome, probability } of chances) {
      const place = outcomes.place(outcome);
      if (E.isLeft(place)) return place;
      lottery.set(place.right, Q.add(lottery.get(place.right) ?? Q.zero, probability));
    }
    const isLottery =
      chances.every(({ probability }) => Q.sign(probability) > 0) && Q.equals(Q.sum(lottery.values()), Q.one);
    if (!isLottery)
      return E.left({
        kind: 'no-lottery',
        messages: profile.map((m, i) => players[i]!.strategies[m]!),
      });
    const drawn = [...lottery]
      .map(([outcome, probability]) => ({ outcome, probability }))
      .sort((a, b) => a.outcome - b.outcome);
    lotteries.push(drawn);
    expected.forEach((own, i) =>
      own.forEach((column, t) =>
        column.push(
          Q.sum(
            drawn.map(({ outcome, probability }) =>
              Q.mul(probability, outcomes.list[outcome]!.utilities[i]![t]!),
            ),
          ),
        ),
      ),
    );
  }
  return E.right({
    players,
    types: types.map((own) => own.map((type) => nameOfType(type))),
    truths,
    outside: types.map((own, i) => own.map((type) => outside?.(i, type) ?? Q.zero)),
    outcomes: outcomes.list,
    lotteries,
    expected: expected.map((own) => own.map(tabulate)),
    again: (profile) =>
      L.map(mechanism.outcome(profile.map((m, i) => messages[i]![m]!)), (outcome) =>
        tabulated(environment, outcome),
      ),
  });
}
