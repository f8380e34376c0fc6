import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Affine } from './linear-program.js';
import { minimise, minimiseInPieces } from './linear-program.js';

const affine = (n: number, constant: fc.Arbitrary<bigint>): fc.Arbitrary<Affine> =>
  fc.record({
    constant,
    coefficients: fc.array(fc.bigInt({ min: -9n, max: 9n }), { minLength: n, maxLength: n }),
  });

const at = ({ constant, coefficients }: Affine, x: readonly bigint[], denominator: bigint): bigint =>
  coefficients.reduce((sum, c, j) => sum + c * x[j]!, constant * denominator);

describe('minimise', () => {
  it('proves its minimum: the point is feasible and attains it, and the multipliers bound it from below', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain((n) =>
            fc.tuple(
              affine(n, fc.bigInt({ min: -9n, max: 9n })),
              fc.array(affine(n, fc.bigInt({ min: 0n, max: 3n })), { maxLength: 6 }),
            ),
          ),
        ([objective, constraints]) => {
          // A box keeps it bounded.
          const n = objective.coefficients.length;
          const box = Array.from({ length: n }, (_, j): Affine => ({
            constant: 7n,
            coefficients: Array.from({ length: n }, (_unused, i) => (i === j ? -1n : 0n)),
          }));
          const all = [...constraints, ...box];
          const { denominator: d, value, x, reduced, multipliers } = minimise(objective, all)!;
          expect(d > 0n && [...x, ...reduced, ...multipliers].every((entry) => entry >= 0n)).toBe(true);
          expect(all.every((constraint) => at(constraint, x, d) >= 0n)).toBe(true);
          expect(at(objective, x, d)).toBe(value);
          // objective = value + Σ reduced · x + Σ multipliers · constraint, as an identity in x.
          expect(objective.constant * d).toBe(
            all.reduce((sum, { constant }, i) => sum + multipliers[i]! * constant, value),
          );
          for (let j = 0; j < n; j += 1)
            expect(objective.coefficients[j]! * d).toBe(
              all.reduce((sum, { coefficients }, i) => sum + multipliers[i]! * coefficients[j]!, reduced[j]!),
            );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('ends where the largest-coefficient rule is known to cycle (an example of Beale)', () => {
    // minimise −3/4 a + 150 b − 1/50 c + 6 d, all times 100; the constraints times 100 and 50.
    const found = minimise({ constant: 0n, coefficients: [-75n, 15_000n, -2n, 600n] }, [
      { constant: 0n, coefficients: [-25n, 6_000n, 4n, -900n] },
      { constant: 0n, coefficients: [-25n, 4_500n, 1n, -150n] },
      { constant: 1n, coefficients: [0n, 0n, -1n, 0n] },
    ])!;
    expect([found.value, found.denominator].map(Number).reduce((a, b) => a / b)).toBe(-5);
  });

  it('can be stopped inside a pivot: a piece for each row, and the same minimum in the end', () => {
    const objective = { constant: 0n, coefficients: [-3n, -2n, 1n] };
    const constraints = [
      { constant: 4n, coefficients: [-1n, -1n, 0n] },
      { constant: 2n, coefficients: [-1n, 0n, 1n] },
      { constant: 3n, coefficients: [0n, -1n, -1n] },
    ];
    const pieces = minimiseInPieces(objective, constraints);
    let count = 0;
    let found: unknown;
    for (;;) {
      const piece = pieces.next();
      found = piece.value;
      if (piece.done === true) break;
      count += 1;
    }
    expect(found).toEqual(minimise(objective, constraints));
    // Two pivots at least, of four rows of which one is the pivot's own.
    expect(count).toBeGreaterThanOrEqual(6);
  });

  it('reports an objective that is unbounded below, and refuses an infeasible origin', () => {
    expect(minimise({ constant: 0n, coefficients: [-1n] }, [])).toBeUndefined();
    expect(() =>
      minimise({ constant: 0n, coefficients: [1n] }, [{ constant: -1n, coefficients: [1n] }]),
    ).toThrow(RangeError);
  });
});
