/**
 * Private information: what outcomes are worth to participants whose types are their own, and which message is the truth.
 */
import { checkFunction, checkList, checkObject, checkText } from '../exact/invalid-argument.js';
import type { Rational } from '../exact/rational.js';
import type { Environment } from './mechanism.js';

/**
 * An environment with private values: a participant's utility depends on the outcome and on her own type.
 *
 * All lists and functions of participants go by index, in the order of the mechanism's.
 */
export interface TypedEnvironment<Message, Type, Outcome> {
  /** The types that each participant may have; one is enough where nothing is private. */
  readonly types: ReadonlyArray<readonly Type[]>;
  /** How a type is called; no two types of a participant alike. */
  readonly nameOfType: (type: Type) => string;
  /** How an outcome is called; outcomes called alike must be worth the same to everybody. */
  readonly nameOfOutcome: (outcome: Outcome) => string;
  /** The exact utility of a participant of this type from an outcome, payments included. */
  readonly utility: (participant: number, type: Type, outcome: Outcome) => Rational;
  /** The truthful message of a type. Left out: the message that bears the type's name. */
  readonly truth?: (participant: number, type: Type) => Message;
  /** What each participant pays in an outcome (negative: receives), one number a participant. Left out: no payments. */
  readonly payments?: (outcome: Outcome) => readonly Rational[];
  /** What a participant of this type has if she stays away. Left out: 0. */
  readonly outside?: (participant: number, type: Type) => Rational;
}

/** The environment once every participant has a type: what `induce` makes a game of. */
export const atTypes = <Message, Type, Outcome>(
  { utility }: TypedEnvironment<Message, Type, Outcome>,
  types: readonly Type[],
): Environment<Outcome> => ({
  utility: (participant, outcome) => utility(participant, types[participant]!, outcome),
});

/**
 * Checks that an argument has the shape of an environment with types.
 *
 * @throws {@link InvalidArgument} if it has not.
 */
export const checkTypedEnvironment = <Message, Type, Outcome>(
  environment: TypedEnvironment<Message, Type, Outcome>,
): void => {
  checkObject('environment', environment, 'an object', '{ types, nameOfType, nameOfOutcome, utility }');
  const { types, nameOfType, nameOfOutcome, utility, truth, payments, outside } = environment;
  checkList('environment.types', types, 'lists of types, one a participant');
  types.forEach((own, i) => checkList(`environment.types[${String(i)}]`, own, 'types'));
  checkFunction('environment.nameOfType', nameOfType, 'nameOfType: String where a type is its own name');
  checkFunction(
    'environment.nameOfOutcome',
    nameOfOutcome,
    'nameOfOutcome: String where an outcome is its own name',
  );
  checkFunction('environment.utility', utility, 'utility: (participant, type, outcome) => rational.of(…)');
  if (truth !== undefined) checkFunction('environment.truth', truth);
  if (payments !== undefined) checkFunction('environment.payments', payments);
  if (outside !== undefined) checkFunction('environment.outside', outside);
  for (const type of types.flat()) checkText('A name that environment.nameOfType returns', nameOfType(type));
};
