/**
 * Bounds on the steps of a check: worked out from what a certificate states before anything is laid out. A step is about as
 * much work as looking up an amount and adding it to another.
 *
 * Bounds are whole numbers that stop growing at {@link beyondCount}, so that working one out takes next to nothing however
 * large it is.
 */

/** A bound is never said to be more than this. */
export const beyondCount = 10n ** 30n;

/** So many steps are counted for each exact amount that is worked out: reducing a fraction takes so long. */
export const stepsPerAmount = 100n;

/** And for each that is kept until the check ends, which takes memory besides. */
export const stepsPerAmountKept = 500n;

/** A number of steps. */
type Count = bigint | number;

const limited = (count: bigint): bigint => (count > beyondCount ? beyondCount : count);

/** The sum of numbers of steps. */
export const sumOfSteps = (...counts: readonly Count[]): bigint =>
  counts.reduce<bigint>((sum, count) => limited(sum + BigInt(count)), 0n);

/** The product of numbers of steps. */
export const productOfSteps = (...factors: readonly Count[]): bigint =>
  factors.some((factor) => BigInt(factor) === 0n)
    ? 0n
    : factors.reduce<bigint>((product, factor) => limited(product * BigInt(factor)), 1n);

/** The power of a number, of which the exponent is a whole number from 0. */
export const powerOfSteps = (base: Count, exponent: number): bigint => {
  if (BigInt(base) <= 1n) return exponent === 0 ? 1n : BigInt(base);
  let power = 1n;
  for (let i = 0; i < exponent && power < beyondCount; i += 1) power = productOfSteps(power, base);
  return power;
};

/** In how many ways so many of n can be chosen, C(n, size). */
export const choiceSteps = (n: number, size: number): bigint => {
  const smaller = Math.min(size, n - size);
  let count = 1n;
  for (let j = 1; j <= smaller && count < beyondCount; j += 1)
    count = (count * BigInt(n - smaller + j)) / BigInt(j);
  return limited(count);
};

/** The falling product n (n − 1) … of so many factors: in how many ways so many of n can be put in order. */
export const arrangementSteps = (n: number, size: number): bigint => {
  let count = 1n;
  for (let j = 0; j < size && count > 0n && count < beyondCount; j += 1) count = productOfSteps(count, n - j);
  return count;
};
