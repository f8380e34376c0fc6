/**
 * Certificates changed beyond single leaves: subtrees swapped, deleted, doubled, transplanted, with digests made anew. Most are
 * refused; whatever is accepted is judged again by the engines, and must be true.
 */
import { describe, expect, it } from 'vitest';
import { certificateFamilies, changedAndJudged } from './subtree-campaign.js';

describe.each(certificateFamilies)('%s', (family) => {
  it('whatever is accepted after its subtrees were changed is true', () => {
    const { accepted, refused } = changedAndJudged(family, 500, 7);
    expect(refused).toBeGreaterThan(100);
    expect(accepted).toBeGreaterThan(0);
  });
});
