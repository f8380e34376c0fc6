import { describe, expect, it } from 'vitest';
import { E } from '../../prelude.js';
import type { SearchTarget } from './target.js';
import type { Search } from './search.js';
import { privateSpace } from './space.js';
import { readSearch, writeSearch } from './state.js';

const quarry: SearchTarget = { claim: 'theorem-1', space: privateSpace, seed: '1' };
const search: Search = {
  from: 0,
  next: 7,
  proved: 3,
  undecided: 2,
  empty: 1,
  sizes: { small: 4, large: 2 },
  found: 6,
};

describe('a hunt put aside', () => {
  it('goes on where it was', () => {
    expect(readSearch(quarry, writeSearch(quarry, search))).toEqual(E.right(search));
    const { found: _, ...going } = { ...search, proved: 4 };
    expect(readSearch(quarry, writeSearch(quarry, going))).toEqual(E.right(going));
  });
  it.each([
    [{ ...quarry, claim: 'feasible' as const }, 'its claim is not the same'],
    [{ ...quarry, seed: '2' }, 'its seed is not the same'],
    [{ ...quarry, space: { ...privateSpace, ties: 'none' as const } }, 'its space is not the same'],
  ])('is not that of another', (other, why) => {
    const read = readSearch(other, writeSearch(quarry, search));
    expect(E.isLeft(read) && read.left).toContain(why);
  });
  it('is refused when any of its figures is changed, alone', () => {
    for (const key of ['from', 'next', 'proved', 'undecided', 'empty', 'found'] as const) {
      const read = readSearch(quarry, writeSearch(quarry, { ...search, [key]: search[key]! + 1 }));
      expect([key, read._tag]).toEqual([key, 'Left']);
    }
    for (const wrong of [null, [], 'x', { small: -6 }, { small: 6.5 }, { small: '6' }, { small: 7 }])
      expect(readSearch(quarry, writeSearch(quarry, { ...search, sizes: wrong as never }))._tag).toBe('Left');
  });
  it.each(['', '{', 'null', '[]', '{}', '{"format":"undominated/economy/1"}'])('is not %s', (text) => {
    expect(readSearch(quarry, text)._tag).toBe('Left');
  });
});
