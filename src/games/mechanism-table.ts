/**
 * A mechanism and its environment written out: every profile of messages with its lottery, every outcome with what it is
 * worth to each type. Everything that is asked of a mechanism is asked of this table.
 */
import { countText } from '../exact/counts.js';
import { checkText } from '../exact/invalid-argument.js';
import * as L from '../exact/lottery.js';
import type { Lottery } from '../exact/lottery.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import { E, type Either } from '../prelude.js';
import type { Computation } from '../computation.js';
import type { Mechanism } from './mechanism.js';
import { checkMechanism, exactly, isLottery, outcomeAt } from './mechanism.js';
import type { Player } from './normal-form.js';
import { countProfiles, profileAt } from './normal-form.js';
import type { PayoffTable } from './payoff-table.js';
import { tabulate } from './payoff-table.js';
import type { TypedEnvironment } from './typed-environment.js';
import { checkTypedEnvironment } from './typed-environment.js';

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
): TabulatedOutcome => {
  const name = nameOfOutcome(outcome);
  checkText('A name that environment.nameOfOutcome returns', name);
  const utilities = types.map((own, i) =>
    own.map((type) =>
      exactly(utility(i, type, outcome), () => `What environment.utility returns for the outcome ${name}`),
    ),
  );
  if (payments === undefined) return { name, utilities };
  const paid = payments(outcome);
  Q.checkAll(`What environment.payments returns for the outcome ${name}`, paid);
  return { name, utilities, payments: paid };
};

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

/** The names of participants, messages and types, and the truth of each type. */
type Names = Pick<MechanismTable, 'players' | 'types' | 'truths'>;

/** The place of the truthful message of each type, or which type has none. */
const namesOf = <Message, Type, Outcome>(
  { participants, messages, nameOf }: Mechanism<Message, Outcome>,
  { types, nameOfType, truth }: TypedEnvironment<Message, Type, Outcome>,
): Either<MechanismProblem, Names> => {
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
  return E.right({ players, types: types.map((own) => own.map((type) => nameOfType(type))), truths });
};

/** The lottery over places of outcomes that a lottery over outcomes is: every outcome once, in the order of places. */
const placed = <Message, Type, Outcome>(
  outcomes: Outcomes<Message, Type, Outcome>,
  { chances }: Lottery<Outcome>,
): Either<MechanismProblem, readonly TabulatedChance[]> => {
  const probabilities = new Map<number, Rational>();
  for (const { outcome, probability } of chances) {
    const place = outcomes.place(outcome);
    if (E.isLeft(place)) return place;
    probabilities.set(place.right, Q.add(probabilities.get(place.right) ?? Q.zero, probability));
  }
  return E.right(
    [...probabilities]
      .map(([outcome, probability]) => ({ outcome, probability }))
      .sort((a, b) => a.outcome - b.outcome),
  );
};

/** A type's expected utility of a lottery over places of outcomes. */
const expectedUtility = (
  lottery: readonly TabulatedChance[],
  outcomes: readonly TabulatedOutcome[],
  participant: number,
  type: number,
): Rational =>
  Q.sum(
    lottery.map(({ outcome, probability }) =>
      Q.mul(probability, outcomes[outcome]!.utilities[participant]![type]!),
    ),
  );

/**
 * Writes a mechanism out, as a computation.
 *
 * Cost: one lottery a profile, and an expected utility for each profile, participant and type; beyond `most` of these it is
 * refused before it begins.
 *
 * @throws {@link InvalidArgument} if an argument has the wrong shape, or when the computation meets a profile at which the
 * mechanism returns no lottery, or the environment no exact number.
 */
export const tabulateMechanism = <Message, Type, Outcome>(
  mechanism: Mechanism<Message, Outcome>,
  environment: TypedEnvironment<Message, Type, Outcome>,
  most: bigint = maxEntries,
): Computation<Either<MechanismProblem, MechanismTable>> => {
  checkMechanism(mechanism);
  checkTypedEnvironment(environment);
  return tabulateSteps(mechanism, environment, most);
};

/** {@link tabulateMechanism}, its arguments being of the right shape. */
function* tabulateSteps<Message, Type, Outcome>(
  mechanism: Mechanism<Message, Outcome>,
  environment: TypedEnvironment<Message, Type, Outcome>,
  most: bigint,
): Computation<Either<MechanismProblem, MechanismTable>> {
  const wrong = problemOfLists(mechanism, environment);
  if (wrong !== undefined) return E.left(wrong);
  const names = namesOf(mechanism, environment);
  if (E.isLeft(names)) return names;
  const { players } = names.right;
  const { types, outside } = environment;
  const profiles = countProfiles(players);
  const entries = profiles * types.reduce((sum, own) => sum + BigInt(own.length), 0n);
  if (entries > most) return E.left({ kind: 'too-many', profiles, entries, most });
  const outcomes = new Outcomes(environment);
  const lotteries: (readonly TabulatedChance[])[] = [];
  const expected: Rational[][][] = types.map((own) => own.map(() => []));
  for (let number = 0; number < Number(profiles); number += 1) {
    yield { label: 'profiles of messages', done: number, total: Number(profiles) };
    const profile = profileAt(players, number);
    const lottery = outcomeAt(mechanism, profile);
    const drawn = placed(outcomes, lottery);
    if (E.isLeft(drawn)) return drawn;
    if (!isLottery(lottery))
      return E.left({ kind: 'no-lottery', messages: profile.map((m, i) => players[i]!.strategies[m]!) });
    lotteries.push(drawn.right);
    expected.forEach((own, i) =>
      own.forEach((column, t) => column.push(expectedUtility(drawn.right, outcomes.list, i, t))),
    );
  }
  return E.right({
    ...names.right,
    outside: types.map((own, i) => own.map((type) => staysAway(outside, i, type))),
    outcomes: outcomes.list,
    lotteries,
    expected: expected.map((own) => own.map(tabulate)),
    again: (profile) => L.map(outcomeAt(mechanism, profile), (outcome) => tabulated(environment, outcome)),
  });
}

/** What a type has if she stays away: 0 unless the environment says otherwise. */
const staysAway = <Type>(
  outside: ((participant: number, type: Type) => Rational) | undefined,
  participant: number,
  type: Type,
): Rational =>
  outside === undefined
    ? Q.zero
    : exactly(outside(participant, type), () => 'What environment.outside returns');
