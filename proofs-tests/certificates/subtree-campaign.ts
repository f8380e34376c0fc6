/** So many certificates of a family with changed subtrees, checked, and judged again where they are accepted. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Json } from '../../src/certificates/check.js';
import { check } from '../../src/certificates/check.js';
import { families } from './certificate-families.js';
import { changedSubtrees } from './changed-subtrees.js';
import { judgedAgain } from './judged-again.js';

/** The names of the families. */
export const certificateFamilies = families.map(([name]) => name);

/** The certificates of a family, made once. */
const made = new Map<string, readonly Json[]>();
const certificatesOf = (family: string): readonly Json[] => {
  const known = made.get(family) ?? families.find(([name]) => name === family)![1]();
  made.set(family, known);
  return known;
};

/** How many certificates came to what. */
interface Counts {
  accepted: number;
  refused: number;
  /** Accepted, and left undecided by the engines. */
  undecided: number;
  tooLong: number;
}

/**
 * Changes certificates of a family, and has those that are accepted judged again; fails where one of them is false.
 *
 * @param runs how many are changed.
 * @param seed of the changes; another number gives others.
 */
export const changedAndJudged = (family: string, runs: number, seed: number): Counts => {
  const counts: Counts = { accepted: 0, refused: 0, undecided: 0, tooLong: 0 };
  fc.assert(
    fc.property(changedSubtrees(certificatesOf(family)), (certificate) => {
      const answer = check(certificate, 3_000_000n);
      if (answer.kind === 'invalid') counts.refused += 1;
      if (answer.kind === 'too-long') counts.tooLong += 1;
      if (answer.kind !== 'valid') return;
      counts.accepted += 1;
      const judgement = judgedAgain(certificate);
      if (judgement.kind === 'undecided') counts.undecided += 1;
      expect(judgement.kind, judgement.kind === 'false' ? judgement.why : '').not.toBe('false');
    }),
    { numRuns: runs, seed },
  );
  return counts;
};
