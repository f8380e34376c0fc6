// A long campaign: 20,000 certificates of each family with changed subtrees; what is accepted is judged again and must be true.
import { describe, expect, it } from 'vitest';
import { certificateFamilies, changedAndJudged } from './subtree-campaign.js';

const blocks = Array.from({ length: 10 }, (_, block) => block + 100);

describe.each(certificateFamilies)('%s', (family) => {
  it.each(blocks)('2,000 changed certificates, seed %i', (seed) => {
    const { accepted, refused } = changedAndJudged(family, 2000, seed);
    console.log(`${family}, seed ${String(seed)}: ${String(accepted)} accepted, ${String(refused)} refused`);
    expect(Math.min(accepted, refused)).toBeGreaterThan(0);
  });
});
