/**
 * Claims judged in one call.
 */
import type { Against } from '../claims/promises/against.js';
import type { Engines } from '../claims/private-values/subject.js';
import { subjectOfEconomy } from '../claims/subject.js';
import type { Subject } from '../claims/claim.js';
import { judge as judging } from '../claims/judge.js';
import type { ClaimName, Findings } from '../claims/list.js';
import { claimNames } from '../claims/list.js';
import { finish } from '../computation.js';
import { describeEconomy } from '../economies/description.js';
import type { Economy } from '../economies/economy.js';
import { checkObject, checkOneOf, InvalidArgument } from '../exact/invalid-argument.js';
import type { Rational } from '../exact/rational.js';
import type { Demand } from '../market/demand.js';
import type { Convention } from '../mechanisms/bids/convention.js';
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
  /** What `promise:strategy-proof` says of the others: that they tell the truth, or nothing; `truth` if left out. */
  readonly against?: Against;
  /** What a mechanism whose messages are quotes leaves open: k, or the edge; its own convention in place of what is left out. */
  readonly convention?: Convention;
  /** The quotes at which its claims are judged, one a trader; the truthful ones if left out. */
  readonly quotes?: readonly Rational[];
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

/** Refuses options that have no meaning for a mechanism. @throws InvalidArgument for the first that is given */
const refuseAll = (options: Readonly<Record<string, unknown>>, why: string): void => {
  for (const [name, given] of Object.entries(options))
    if (given !== undefined) throw new InvalidArgument(`options.${name}`, given, why);
};

/** An economy under a mechanism, with the options that hold for its claims. */
const subjectIn = (economy: Economy, options: JudgeOptions): Subject => {
  const { mechanism: name, ...rest } = options;
  const mechanism = mechanismIn(economy, name);
  if (mechanism.family === 'bids') {
    const { convention, quotes, against, ...demands } = rest;
    refuseAll(demands, 'left out where messages are quotes');
    return subjectOfEconomy(economy, { mechanism, convention, quotes, against });
  }
  if (economy.kind === 'private-values') {
    const { convention, quotes, ...demands } = rest;
    refuseAll({ convention, quotes }, 'left out where messages are demand functions');
    return subjectOfEconomy(economy, { ...demands, mechanism });
  }
  refuseAll(rest, 'left out where values are interdependent');
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
