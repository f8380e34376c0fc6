import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Q from '../../exact/rational.js';
import { finish } from '../../computation.js';
import type { PayoffColumns } from './columns.js';
import { undominatedAgainst } from './columns.js';

const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns, spread]) =>
    fc.array(fc.array(fc.integer({ min: -spread, max: spread }), { minLength: rows, maxLength: rows }), {
      minLength: columns,
      maxLength: columns,
    }),
  );

/** More columns, and strategies that lie apart or together, so that some have many dominators. */
const longTable = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 9 }),
    fc.integer({ min: 8, max: 40 }),
  )
  .chain(([levels, columns]) =>
    fc.array(
      fc
        .tuple(...levels.map(() => fc.integer({ min: 0, max: 3 })))
        .map((noise) => levels.map((level, row) => level + noise[row]!)),
      { minLength: columns, maxLength: columns },
    ),
  );

const stream = (columns: readonly (readonly number[])[], big: boolean): PayoffColumns => ({
  rows: columns[0]!.length,
  columns: columns.length,
  denominator: 7n,
  exact: big ? 'bigints' : 'doubles',
  read: (column) => (big ? columns[column]!.map(BigInt) : columns[column]!),
});

describe('strict dominance against a stream of columns', () => {
  it('agrees with the definition, and each witness holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(table, longTable),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        (columns, big, sampled) => {
          const { dominated, undominated } = finish(
            undominatedAgainst(stream(columns, big), 'test', sampled),
          );
          const rows = columns[0]!.map((_, row) => row);
          const gains = (a: number, b: number): readonly number[] => columns.map((u) => u[a]! - u[b]!);
          const dominates = (a: number, b: number): boolean => gains(a, b).every((gain) => gain > 0);

          expect(undominated.map(({ strategy }) => strategy)).toEqual(
            rows.filter((b) => !rows.some((a) => dominates(a, b))),
          );
          for (const { strategy, dominator, margin, attainedAt } of dominated) {
            const smallest = (a: number): number => Math.min(...gains(a, strategy));
            const dominators = rows.filter((a) => dominates(a, strategy));
            const widest = Math.max(...dominators.map(smallest));
            expect(dominator).toBe(dominators.find((a) => smallest(a) === widest));
            expect(Q.show(margin)).toBe(Q.show(Q.of(widest, 7)));
            expect(gains(dominator, strategy)[attainedAt]).toBe(widest);
          }
          for (const { strategy, bestReplyAt, savedAt } of undominated) {
            for (const rival of rows)
              if (rival === strategy) expect(savedAt[rival]).toBe(-1);
              else expect(gains(rival, strategy)[savedAt[rival]!]).toBeLessThanOrEqual(0);
            const replies = columns.findIndex((u) => u[strategy] === Math.max(...u));
            expect(bestReplyAt ?? -1).toBe(replies);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('distinguishes BigInt payoffs that are equal as doubles', () => {
    const large = 2n ** 60n;
    const columns: PayoffColumns = {
      rows: 2,
      columns: 1,
      denominator: 1n,
      exact: 'bigints',
      read: () => [large, large + 1n],
    };
    const { dominated } = finish(undominatedAgainst(columns, 'test'));
    expect(dominated.map(({ strategy, dominator, margin }) => [strategy, dominator, Q.show(margin)])).toEqual(
      [[0, 1, '1']],
    );
  });

  it('reports a column of the wrong length as a bug', () => {
    const columns = { ...stream([[1, 2]], false), read: () => [1] };
    expect(() => finish(undominatedAgainst(columns, 'test'))).toThrow('A column has 1 payoffs, not 2.');
  });
});
