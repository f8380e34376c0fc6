/**
 * Reproducible chance: exact uniform whole numbers from a seed, the same on every machine.
 */
import { uniformBigInt } from 'pure-rand/distribution/uniformBigInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws a whole number from 0 to below − 1, each with the same chance. */
export type Chance = (below: bigint) => bigint;

/** The seed's text as a 32-bit number (FNV-1a), so that any text is a seed. */
const seedNumber = (seed: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash | 0;
};

/** A source of chance that a seed determines. */
export const seeded = (seed: string): Chance => {
  const generator = xoroshiro128plus(seedNumber(seed));
  return (below) => uniformBigInt(generator, 0n, below - 1n);
};
