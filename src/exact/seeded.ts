/**
 * Reproducible chance: exact uniform whole numbers from a seed, the same on every machine.
 */
import { uniformBigInt } from 'pure-rand/distribution/uniformBigInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Draws a whole number from 0 to below − 1, each with the same chance. */
export type RandomSource = (below: bigint) => bigint;

/** The seed's text as a 32-bit number (FNV-1a), so that any text is a seed. */
const seedNumber = (seed: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash | 0;
};

/** A source of chance that a seed determines. */
export const seeded = (seed: string): RandomSource => {
  const generator = xoroshiro128plus(seedNumber(seed));
  return (below) => uniformBigInt(generator, 0n, below - 1n);
};

const mask64 = 0xffff_ffff_ffff_ffffn;

/** A text as a 64-bit number (FNV-1a). */
const number64 = (text: string): bigint => {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 0x100_0000_01b3n) & mask64;
  return hash;
};

/** A 64-bit number mixed so that every bit of it moves half of the bits (the last step of SplitMix64). */
const mixed = (number: bigint): bigint => {
  let z = number & mask64;
  z = ((z ^ (z >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & mask64;
  z = ((z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn) & mask64;
  return z ^ (z >> 31n);
};

/**
 * The generator of random bits for one case of many: determined by the seed and the number of the case alone, so that
 * cases may be drawn in any order, or at once. Two cases share a stream with a chance of 2^−64.
 */
export const caseGenerator = (seed: string, index: number): RandomGenerator => {
  const step = 0x9e37_79b9_7f4a_7c15n;
  const start = mixed(number64(seed)) + BigInt(index) * step;
  const first = mixed(start + step);
  // The generator never leaves zero, and an odd half is not zero.
  const second = mixed(first ^ mixed(start)) | 1n;
  const word = (half: bigint, shift: bigint): number => Number((half >> shift) & 0xffff_ffffn) | 0;
  return xoroshiro128plusFromState([word(first, 32n), word(first, 0n), word(second, 32n), word(second, 0n)]);
};

/** A source of chance for one case of many, by {@link caseGenerator}. */
export const seededCase = (seed: string, index: number): RandomSource => {
  const generator = caseGenerator(seed, index);
  return (below) => uniformBigInt(generator, 0n, below - 1n);
};
