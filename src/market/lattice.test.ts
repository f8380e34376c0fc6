// Boxes of whole numbers, against nested counting.
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { contains, countPoints, indexOf, lattice, pointAt, points } from './lattice.js';

/** {0..top}^dimensions in lexicographic order, coordinate by coordinate. */
const plainPoints = (dimensions: number, top: number): number[][] => {
  if (dimensions === 0) return [[]];
  const first = Array.from({ length: top + 1 }, (_, c) => c);
  return first.flatMap((c) => plainPoints(dimensions - 1, top).map((rest) => [c, ...rest]));
};

const shape = { dimensions: fc.integer({ min: 1, max: 4 }), top: fc.integer({ min: 1, max: 4 }) };

describe('a box', () => {
  test.prop([shape.dimensions, shape.top])('lists its points in lexicographic order', (dimensions, top) => {
    const box = lattice(dimensions, top);
    const plain = plainPoints(dimensions, top);
    expect(points(box)).toEqual(plain);
    expect(box.size).toBe(plain.length);
    expect(countPoints(dimensions, top)).toBe(BigInt(plain.length));
    plain.forEach((point, index) => {
      expect(pointAt(box, index)).toEqual(point);
      expect(indexOf(box, point)).toBe(index);
      expect(contains(box, point)).toBe(true);
    });
  });

  test('knows what does not lie in it', () => {
    const box = lattice(2, 3);
    for (const other of [[1], [1, 2, 3], [-1, 0], [0, 4], [0.5, 0], [NaN, 0], []])
      expect(contains(box, other)).toBe(false);
  });

  test('is refused when its points cannot be counted by safe integers', () => {
    expect(lattice(52, 1).size).toBe(2 ** 52);
    expect(() => lattice(53, 1)).toThrow(RangeError);
    expect(countPoints(64, 9)).toBe(10n ** 64n);
  });
});
