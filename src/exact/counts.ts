/**
 * Large counts: exact while they can be read, as powers beyond, and compared with a bound without being written out.
 */

/** base^exponent, as the two whole numbers. */
export interface Power {
  readonly base: bigint;
  readonly exponent: bigint;
}

/** A count with thousands separated. */
export const countText = (count: bigint | number): string =>
  count.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** A count with the word for what is counted: `1 trader`, `4 traders`, `1,000 entries`. */
export const counted = (count: bigint | number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count.toString() === '1' ? one : many}`;

/** A count after `there`: `is 1 trader`, `are 4 traders`. */
export const areCounted = (count: bigint | number, one: string, many = `${one}s`): string =>
  `${count.toString() === '1' ? 'is' : 'are'} ${counted(count, one, many)}`;

/** All of so many: `the one pair`, `all 3 pairs`. */
export const allCounted = (count: bigint | number, one: string, many = `${one}s`): string =>
  count.toString() === '1' ? `the one ${one}` : `all ${counted(count, one, many)}`;

/** Every one of so many: `the one profile`, `every one of 64 profiles`. */
export const everyCounted = (count: bigint | number, one: string, many = `${one}s`): string =>
  count.toString() === '1' ? `the one ${one}` : `every one of ${counted(count, one, many)}`;

/** A bound on the digits of a power that needs no exponentiation. */
const approximateDigits = ({ base, exponent }: Power): number =>
  base <= 1n ? 1 : Number(exponent) * Math.log10(Number(base)) + 1;

/** A power for people: `19,683`, or `16^121` when it has more than 15 digits. */
export const showPower = (power: Power): string =>
  approximateDigits(power) <= 15
    ? countText(power.base ** power.exponent)
    : `${countText(power.base)}^${countText(power.exponent)}`;

/** A power for scripts: exact digits where there are at most 300, else `16^121`. */
export const powerText = (power: Power): string =>
  approximateDigits(power) <= 300
    ? String(power.base ** power.exponent)
    : `${String(power.base)}^${String(power.exponent)}`;

/** The power if it is at most `max`, otherwise undefined; decided exactly, and without computing what is far beyond. */
export const powerAtMost = ({ base, exponent }: Power, max: bigint): bigint | undefined => {
  if (base <= 1n) return base ** exponent;
  let power = 1n;
  for (let i = 0n; i < exponent; i += 1n) {
    power *= base;
    if (power > max) return undefined;
  }
  return power;
};

/** A count for people: in full up to 15 digits, by its size beyond. */
export const showCount = (count: bigint): string => {
  const digits = count.toString().length;
  return digits <= 15 ? countText(count) : `about 10^${String(digits - 1)}`;
};

/**
 * In how many orders a list can be written that holds its different entries so many times: (Σ counts)! / Π (count!).
 *
 * @param counts How often each entry occurs; whole numbers from 0.
 */
export const multinomial = (counts: readonly number[]): bigint => {
  let ways = 1n;
  let placed = 0n;
  for (const count of counts)
    for (let j = 1n; j <= BigInt(count); j += 1n) {
      placed += 1n;
      ways = (ways * placed) / j;
    }
  return ways;
};

/** How many multisets of so many members there are over so many kinds: C(members + kinds − 1, kinds − 1). */
export const countMultisets = (kinds: number, members: number): bigint =>
  kinds === 0 ? (members === 0 ? 1n : 0n) : multinomial([members, kinds - 1]);
