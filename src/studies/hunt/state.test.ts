import { describe, expect, it } from 'vitest';
import { E } from '../../prelude.js';
import type { SearchTarget } from './target.js';
import type { Search } from './search.js';
import { privateSpace } from './economies/space.js';
import { readSearch, writeSearch } from './state.js';

const target: SearchTarget = { claim: 'theorem-1', space: privateSpace, seed: '1' };
const search: Search = {
  from: 0,
  next: 7,
  proved: 3,
  undecided: 2,
  empty: 1,
  sizes: { small: 4, large: 2 },
  found: 6,
};

describe('the state of a hunt', () => {
  it('is read back', () => {
    expect(readSearch(target, writeSearch(target, search))).toEqual(E.right(search));
    const { found: _, ...going } = { ...search, proved: 4 };
    expect(readSearch(target, writeSearch(target, going))).toEqual(E.right(going));
  });
  it.each([
    [{ ...target, claim: 'feasible' as const }, 'its claim is not the same'],
    [{ ...target, seed: '2' }, 'its seed is not the same'],
    [{ ...target, space: { ...privateSpace, ties: 'none' as const } }, 'its space is not the same'],
  ])('is refused for another hunt', (other, why) => {
    const read = readSearch(other, writeSearch(target, search));
    expect(E.isLeft(read) && read.left).toContain(why);
  });
  it('is refused when any of its figures is changed, alone', () => {
    for (const key of ['from', 'next', 'proved', 'undecided', 'empty', 'found'] as const) {
      const read = readSearch(target, writeSearch(target, { ...search, [key]: search[key]! + 1 }));
      expect([key, read._tag]).toEqual([key, 'Left']);
    }
    const written = JSON.parse(writeSearch(target, search)) as object;
    for (const wrong of [null, [], 'x', { small: -6 }, { small: 6.5 }, { small: '6' }, { small: 7 }]) {
      const text = JSON.stringify({ ...written, search: { ...search, sizes: wrong } });
      expect([wrong, readSearch(target, text)._tag]).toEqual([wrong, 'Left']);
    }
  });
  it.each(['', '{', 'null', '[]', '{}', '{"format":"undominated/economy/1"}'])('is not %s', (text) => {
    expect(readSearch(target, text)._tag).toBe('Left');
  });
});
