/**
 * Large counts for people and for scripts: exact while they can be read, as powers beyond.
 */
import { countText } from '../claims/data.js';

/** base^exponent, as an exact number where it has at most `digits` digits. */
export interface Power {
  readonly base: bigint;
  readonly exponent: bigint;
}

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

/** `1 trader`, `4 traders`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** `Ann`, `Ann and Ben`, `Ann, Ben and Cleo`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2
    ? (names[0] ?? 'nobody')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]!}`;
