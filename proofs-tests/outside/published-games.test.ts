// Every elimination and every survival in the published games, by pure and by mixed strategies, confirmed by z3.
import { describe, expect, it } from 'vitest';
import { comparisons, dominatorKinds } from '../../src/dominance/relation.js';
import type { Matrix } from './published-games.js';
import { bimatrix, present as published, read } from './published-games.js';
import { confirm, present } from './solver.js';

interface Published {
  readonly id: string;
  readonly row_payoffs: Matrix;
  readonly col_payoffs: Matrix;
}

const files = [
  ['cgcb-games.json', 'games', 18],
  ['dominance-edge-cases.json', 'cases', 12],
] as const;

describe.skipIf(!present || !published)('z3 answers as expected', () => {
  const ways = comparisons.flatMap((comparison) =>
    dominatorKinds.map((dominators) => ({ comparison, dominators, rounds: 'all' }) as const),
  );
  it.each(files)('on all of %s', (file, list, atLeast) => {
    const games = (read(file) as Record<string, readonly Published[]> | undefined)?.[list] ?? [];
    expect(games.length).toBeGreaterThanOrEqual(atLeast);
    for (const { id, row_payoffs, col_payoffs } of games) {
      const game = bimatrix(row_payoffs, col_payoffs);
      expect(confirm(game, ways), id).toBeGreaterThan(0);
    }
  });
});
