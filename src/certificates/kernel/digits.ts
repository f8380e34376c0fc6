/**
 * How long exact numbers may become: an addition of fractions of thousands of digits takes as long as thousands of short
 * ones. It is asked before any two numbers of a certificate are added.
 */
import { isObject } from './statement.js';
import { productOfSteps } from './steps.js';

/** The denominators of the fractions among the texts inside a value, and the most digits of a number there. */
interface Numbers {
  readonly denominators: ReadonlySet<string>;
  readonly count: number;
  readonly mostDigits: number;
}

const numberText = /^-?(\d{1,9999})(?:\/(\d{1,9999}))?$/;

/**
 * Whether a value is an object or a list that was not met before; it is then noted. In memory one list may stand in many
 * places, and lists of such lists in as many as nobody can go through: each is looked into once.
 */
const isNew = (value: unknown, seen: Set<unknown>): value is object => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  return true;
};

const numbersIn = (value: unknown): Numbers => {
  const denominators = new Set<string>();
  let count = 0;
  let mostDigits = 0;
  const waiting: unknown[] = [value];
  const seen = new Set<unknown>();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (isNew(next, seen)) for (const inner of Object.values(next)) waiting.push(inner);
    if (typeof next !== 'string') continue;
    const [, numerator, denominator] = numberText.exec(next) ?? [];
    if (numerator === undefined) continue;
    count += 1;
    mostDigits = Math.max(mostDigits, numerator.length);
    if (denominator !== undefined) denominators.add(denominator);
  }
  return { denominators, count, mostDigits };
};

/** Beyond so many digits nothing is worked out to see how many more there are. */
const maxDigits = 100_000;
const maxCommon = 10n ** BigInt(maxDigits);

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** How many digits the sum of such numbers may have: those of a common denominator, and those of the longest number. */
const digitsOfSum = ({ denominators, mostDigits }: Numbers): number => {
  let digits = 0;
  for (const denominator of denominators) digits += denominator.length;
  if (digits > 50) {
    let common = 1n;
    for (const text of denominators) {
      const denominator = BigInt(text);
      if (denominator > 0n) common = (common / greatestCommonDivisor(common, denominator)) * denominator;
      if (common > maxCommon) return maxDigits + mostDigits;
    }
    digits = Math.min(digits, common.toString().length);
  }
  return digits + mostDigits;
};

/** The parts of evidence whose numbers are computed with: mixtures, and beliefs. All others are compared as texts. */
const witnesses = ['by', 'more'];

/** The most digits that a witness inside a value brings in. */
const digitsOfWitnesses = (value: unknown): number => {
  let most = 0;
  const waiting: unknown[] = [value];
  const seen = new Set<unknown>();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isNew(next, seen)) continue;
    for (const [name, inner] of Object.entries(next))
      if (isObject(next) && witnesses.includes(name)) most = Math.max(most, digitsOfSum(numbersIn(inner)));
      else waiting.push(inner);
  }
  return most;
};

/** What long numbers cost. */
export interface NumberCost {
  /** How much longer a step takes than with numbers of at most fifty digits. */
  readonly perStep: bigint;
  /** An upper bound on the steps of reading the numbers. */
  readonly reading: bigint;
}

/**
 * What the numbers of a certificate cost.
 *
 * @param subject the economy, game or mechanism.
 * @param evidence the evidence.
 * @param multiplied how many numbers of the subject are multiplied at most before they are added.
 */
export const costOfNumbers = (subject: unknown, evidence: unknown, multiplied: number): NumberCost => {
  const numbers = numbersIn(subject);
  const digits = multiplied * digitsOfSum(numbers) + digitsOfWitnesses(evidence);
  const times = BigInt(Math.max(1, Math.floor(digits / 50)));
  const perStep = times * times;
  return { perStep, reading: productOfSteps(numbers.count, perStep) };
};
