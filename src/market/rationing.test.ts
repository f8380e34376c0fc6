// The rationing automaton against the definitions of n̄, n̲ and ñ and the recursion of Rule 1, on every small case.
import { describe, expect, test } from 'vitest';
import { lattice, points } from './lattice.js';
import { corridor, firstOnly, ration, residual, serves, start, takeTurn } from './rationing.js';
import type { GroupAtPrice } from './served-count.js';
import { nBar, nTilde, nUnder } from './served-count.js';

/** min[l, what is left] for each commodity, for everybody after the first `served`. @paper Rule 1 */
const plainAmounts = ({ cap, supply, demands }: GroupAtPrice, served: number): number[][] => {
  const amounts: number[][] = [];
  demands.forEach((demand, j) =>
    amounts.push(
      supply.map((have, h) => {
        const left = have - amounts.reduce((sum, x) => sum + x[h]!, 0);
        return j < served ? demand[h]! : Math.min(cap, left);
      }),
    ),
  );
  return amounts;
};

/** Every profile of demands: tuples of `n` bundles. */
function* tuples(n: number, bundles: readonly (readonly number[])[]): Generator<(readonly number[])[]> {
  if (n === 0) return yield [];
  for (const rest of tuples(n - 1, bundles)) for (const bundle of bundles) yield [...rest, bundle];
}

/** Counts the cases in which automaton and definitions differ, for all supplies up to n·l and all demands. */
const disagreements = (
  commodities: number,
  cap: number,
  size: number,
): { cases: number; wrong: unknown[] } => {
  const bundles = points(lattice(commodities, cap));
  const acceptance = corridor(size);
  let cases = 0;
  const wrong: unknown[] = [];
  for (const supply of points(lattice(commodities, size * cap)))
    for (const demands of tuples(size, bundles)) {
      cases += 1;
      const group: GroupAtPrice = { cap, supply, demands };
      const tilde = nTilde(group);
      const run = ration(acceptance, cap, supply, demands);
      const agrees =
        run.served === tilde &&
        tilde <= size - 1 &&
        JSON.stringify(run.amounts) === JSON.stringify(plainAmounts(group, tilde)) &&
        run.amounts.every((x) => x.every((amount) => amount >= 0 && amount <= cap)) &&
        run.left.every((amount) => amount === 0);
      if (!agrees) wrong.push({ group, tilde, run });
    }
  return { cases, wrong };
};

describe('who is served, and what everybody gets, for all supplies and demands', () => {
  const one = [2, 3, 4].flatMap((cap) => [2, 3, 4].map((size) => [1, cap, size] as const));
  const two = [
    [2, 2, 2],
    [2, 2, 3],
    [2, 3, 2],
  ] as const;
  test.each([...one, ...two])('k = %d, l = %d, n = %d', (commodities, cap, size) => {
    const { cases, wrong } = disagreements(commodities, cap, size);
    expect(wrong).toEqual([]);
    expect(cases).toBe((size * cap + 1) ** commodities * (cap + 1) ** (commodities * size));
  });
});

describe('the corridor lemma', () => {
  test('for n = 2 the first is served exactly when the group owns exactly l of everything', () => {
    for (const supply of points(lattice(2, 4)))
      for (const demands of tuples(2, points(lattice(2, 2))))
        expect(nTilde({ cap: 2, supply, demands })).toBe(supply.every((amount) => amount === 2) ? 1 : 0);
  });

  test('a trader’s own demand does not decide whether she is served', () => {
    const acceptance = corridor(4);
    for (let supply = 0; supply <= 12; supply += 1) {
      const state = start([supply]);
      const served = [0, 1, 2, 3].map((own) => takeTurn(acceptance, 3, state, [own]).served);
      expect(new Set(served).size).toBe(1);
    }
  });
});

describe('variants that are not the paper’s', () => {
  test('without the cap n̲, the first n̄ are served, and goods can be left over', () => {
    let leftOver = 0;
    for (const supply of points(lattice(1, 9)))
      for (const demands of tuples(3, points(lattice(1, 3)))) {
        const run = ration({ kind: 'corridor', size: 3, floored: true, capped: false }, 3, supply, demands);
        expect(run.served).toBe(nBar({ cap: 3, supply, demands }));
        if (run.left[0]! > 0) leftOver += 1;
      }
    expect(leftOver).toBeGreaterThan(0);
    expect(
      ration({ kind: 'corridor', size: 3, floored: true, capped: false }, 3, [6], [[0], [0], [0]]).left,
    ).toEqual([6]);
  });

  test('serving while it fits serves no fewer, leaves nothing over, and asks the own demand', () => {
    for (const supply of points(lattice(1, 9)))
      for (const demands of tuples(3, points(lattice(1, 3)))) {
        const run = ration({ kind: 'if-it-fits', size: 3 }, 3, supply, demands);
        expect(run.served).toBeGreaterThanOrEqual(nTilde({ cap: 3, supply, demands }));
        expect(run.left).toEqual([0]);
      }
    const fits = (own: number): boolean => serves({ kind: 'if-it-fits', size: 2 }, 2, start([3]), [own]);
    expect([0, 1, 2].map(fits)).toEqual([false, true, true]);
  });
});

describe('a group that owns less than l', () => {
  test('serves nobody: the maximum of the empty set is read as 0', () => {
    const group: GroupAtPrice = { cap: 3, supply: [2], demands: [[1], [1], [0]] };
    expect([nBar(group), nTilde(group)]).toEqual([0, 0]);
    expect(ration(corridor(3), 3, [2], group.demands).amounts).toEqual([[2], [0], [0]]);
  });

  test('the minimum of the empty set is read as n + 1', () => {
    expect(nUnder({ cap: 3, supply: [0], demands: [[0], [0]] })).toBe(3);
  });
});

describe('only the first is served', () => {
  test('she gets her demand, the others min[l, what is left], and nothing remains', () => {
    for (let supply = 2; supply <= 6; supply += 1)
      for (const demands of tuples(4, points(lattice(1, 2)))) {
        const run = ration(firstOnly, 2, [supply], demands);
        expect(run.amounts).toEqual(plainAmounts({ cap: 2, supply: [supply], demands }, 1));
        expect(run.served).toBe(1);
        expect(run.left).toEqual([0]);
      }
  });

  test('the residual is capped commodity by commodity', () =>
    expect(residual(3, [5, 2, 0])).toEqual([3, 2, 0]));
});
