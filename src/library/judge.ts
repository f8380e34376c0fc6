/**
 * Claims judged in one call.
 */
import type { Engines } from '../claims/private-values/subject.js';
import { subjectOf } from '../claims/private-values/subject.js';
import type { Subject } from '../claims/claim.js';
import { judge as judging } from '../claims/judge.js';
import type { ClaimName, Findings } from '../claims/list.js';
import { claimNames } from '../claims/list.js';
import { finish } from '../computation.js';
import { describeEconomy } from '../economies/description.js';
import type { Economy } from '../economies/economy.js';
import { checkObject, checkOneOf, InvalidArgument } from '../exact/invalid-argument.js';
import type { Demand } from '../market/demand.js';
import type { MechanismName } from '../mechanisms/list.js';
import { mechanismMeant, mechanismNames, mechanisms } from '../mechanisms/list.js';
import type { DeclaredMechanism } from '../mechanisms/mechanism.js';
import type { Clauses } from '../mechanisms/random-grouping/mechanism.js';

/** How a claim is judged. All but `mechanism` is for private values. */
export interface JudgeOptions {
  /** The mechanism that the economy is played under; the one that it means if left out. */
  readonly mechanism?: MechanismName;
  /** Clauses of the mechanism that differ from the paper's, to see what each is for. */
  readonly clauses?: Clauses;
  /** Which engines judge; all that can if left out. */
  readonly engines?: Engines;
  /** The traders, from 0, of whom claims about single traders are judged; all if left out. */
  readonly traders?: readonly number[];
  /**
   * The messages at which claims about one profile are judged, one demand function a trader, each a list of bundles by
   * price; the price-taking ones if left out.
   */
  readonly messages?: readonly Demand[];
}

/** The mechanism of a name if it is defined in an economy; without a name the one that the economy means. */
const mechanismIn = (economy: Economy, name: string | undefined): DeclaredMechanism<MechanismName> => {
  const description = describeEconomy(economy);
  if (name === undefined) return mechanismMeant(description);
  checkOneOf('options.mechanism', name, mechanismNames);
  const mechanism = mechanisms.find((one) => one.name === name);
  const why = mechanism?.notDefined(description);
  if (mechanism !== undefined && why === undefined) return mechanism;
  const defined = mechanisms.filter(({ notDefined }) => notDefined(description) === undefined);
  throw new InvalidArgument(
    'options.mechanism',
    name,
    `a mechanism that is defined in this economy, which is ${defined.map((one) => one.name).join(' or ')}`,
  );
};

/** The names of the options that are for private values only. */
const ofPrivateValues = ['clauses', 'engines', 'traders', 'messages'] as const;

/** An economy under a mechanism, with the options that hold for its claims. */
const subjectIn = (economy: Economy, options: JudgeOptions): Subject => {
  const { mechanism: name, ...rest } = options;
  const mechanism = mechanismIn(economy, name);
  if (economy.kind === 'private-values' && mechanism.family === 'demand-functions')
    return subjectOf(economy, { ...rest, mechanism });
  if (economy.kind !== 'interdependent')
    throw new Error(`The mechanism ${mechanism.name} is not for private values.`);
  for (const option of ofPrivateValues)
    if (rest[option] !== undefined)
      throw new InvalidArgument(
        `options.${option}`,
        rest[option],
        'left out where values are interdependent',
      );
  return economy;
};

/**
 * Judges a claim of an economy: proved, refuted or undecided, with typed evidence.
 *
 * It runs to the end. `judge` of `undominated/claims` does the same in steps that can be stopped.
 *
 * @param economy what {@link readEconomy} returns.
 * @param claim the name of the claim, such as `theorem-1`.
 * @param options the mechanism, and how much is judged.
 * @throws {@link InvalidArgument} if there is no such claim, mechanism or option. RangeError if the claim does not apply to
 * the economy, or has no answer because the economy's reading of the residual is infeasible. The message lists what there is.
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { judge, readEconomy } from 'undominated';
 *
 * const file = 'examples/four-equal-traders.json';
 * const { verdict, method } = judge(readEconomy(readFileSync(file, 'utf8'), file), 'theorem-1');
 * `${verdict} by ${method}`; // "proved by enumeration and separation"
 * ```
 */
export const judge = <N extends ClaimName>(
  economy: Economy,
  claim: N,
  options: JudgeOptions = {},
): Findings[N] => {
  checkObject('economy', economy, 'an economy', 'readEconomy(text)');
  if (economy.kind !== 'private-values' && economy.kind !== 'interdependent')
    throw new InvalidArgument('economy', economy, 'an economy', 'readEconomy(text)');
  checkOneOf('claim', claim, claimNames);
  checkObject('options', options, 'an object', "{ mechanism: 'many-groups' }");
  return finish(judging(subjectIn(economy, options), claim));
};
