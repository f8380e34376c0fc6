// The time left of a hunt, told while cases of very different lengths are judged on a clock that the test sets.
import { describe, expect, test } from 'vitest';
import type { PlannedWork } from '../../computation.js';
import { O } from '../../prelude.js';
import { Pace, Weighed } from '../../studies/hunt/pace.js';
import type { Source } from '../../studies/hunt/source.js';
import { sourceAndJudge } from '../../studies/hunt/target.js';
import { privateSpace } from '../../studies/hunt/economies/space.js';
import { Stopwatch } from '../output/time-left.js';

/** How many milliseconds one unit of each kind of work takes on the clock. */
type Takes = Readonly<Record<string, number>>;

/**
 * The times told over those that were left, at some parts of the whole.
 *
 * @param takes what the work takes, apart from what new code loses.
 * @param lost the milliseconds that are lost while the code is new, as work goes on.
 */
const toldOverTrue = <A>(
  source: Source<A>,
  weigh: (a: A) => readonly PlannedWork[],
  cases: number,
  takes: Takes,
  lost: (warm: number) => number,
  fractions: readonly number[],
): readonly number[] => {
  const weighed = new Weighed(source, weigh);
  const pace = new Pace(source, weigh, 'economies', 1);
  const stopwatch = new Stopwatch();
  const told: { time: number; seconds: number }[] = [];
  let warm = 0;
  let time = 0;
  let before = 0;
  stopwatch.add(pace.progress(0, cases), 0);
  for (let i = 0; i < cases; i += 1) {
    const drawn = weighed.source.at(i);
    const work = O.isSome(drawn) ? weigh(drawn.value) : [];
    warm += work.reduce((sum, { unit, count }) => sum + count * (takes[unit] ?? 0), 0);
    time = warm + lost(warm);
    pace.judged(weighed.total - before, false);
    before = weighed.total;
    stopwatch.add(pace.progress(i + 1, cases), time);
    told.push({ time, seconds: stopwatch.left()?.seconds ?? NaN });
  }
  return fractions.map((fraction) => {
    const { seconds } = told.findLast((one) => one.time <= fraction * time)!;
    return (seconds * 1000) / (time * (1 - fraction));
  });
};

const expectWithinTwo = (ratios: readonly number[]): void => {
  for (const ratio of ratios) {
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  }
};
const later = [0.1, 0.15, 0.25, 0.5, 0.75, 0.9];

describe('cases whose work is of three kinds', () => {
  // Every seventh case is a long enumeration; those between them differ in their checks.
  const source: Source<number> = {
    at: (index) => O.some(index),
    smaller: () => [],
    sizeOf: () => 'one size',
  };
  const cost = (nanoseconds: number) => ({ nanoseconds, warmUp: 200 });
  const weigh = (i: number): readonly PlannedWork[] => [
    { unit: 'cases', count: 1, cost: cost(500_000) },
    { unit: 'checks', count: i % 5, cost: cost(200_000) },
    { unit: 'payoffs', count: i % 7 === 6 ? 100_000 : 0, cost: cost(100) },
  ];
  test.each([
    ['as fast as foretold', 1],
    ['on a machine a third as fast', 3],
  ])('%s', (_, slow) => {
    const takes = { cases: 0.5 * slow, checks: 0.2 * slow, payoffs: 1e-4 * slow };
    const lost = (warm: number): number => 600 * slow * (1 - Math.exp(-warm / (90 * slow)));
    expectWithinTwo(toldOverTrue(source, weigh, 1500, takes, lost, later));
  });
});

describe('the economies of a hunt for Theorem 1', () => {
  // Measured on one machine, in processor time; the costs that the claim declares are not asked.
  const takes = {
    economies: 0.5,
    utilities: 0.0022,
    payoffs: 4e-5,
    'table entries': 0.0018,
    lotteries: 0.17,
    draws: 0.0041,
    'turns of Rule 1': 2e-4,
    'turns of Rule 2': 2e-4,
  };
  test.each(['1', '2', '3'])('seed %s', (seed) => {
    const { source, weigh } = sourceAndJudge({ claim: 'theorem-1', space: privateSpace, seed });
    const lost = (warm: number): number => 2300 * (1 - Math.exp(-warm / 380));
    expectWithinTwo(toldOverTrue(source, weigh, 2000, takes, lost, later));
  });
});
