// Times told while traces of progress run on a clock that the test sets: after a tenth of the time, within a factor of two.
import { describe, expect, test } from 'vitest';
import type { Progress, RoughCost, WorkState } from '../../computation.js';
import { Stopwatch, type TimeLeft } from './time-left.js';

/** A stretch of work: so many units of one kind, and the milliseconds that the i-th of them takes. */
interface Stretch {
  readonly unit: string;
  readonly count: number;
  readonly takes: (i: number) => number;
  readonly cost?: RoughCost;
  readonly threads?: number;
  /** Milliseconds before the first unit in which nothing is done. */
  readonly starting?: number;
}

const isPlanned = (stretches: readonly Stretch[]): boolean =>
  stretches.some(({ cost }) => cost !== undefined);

/** The state of a stretch of which so many units are done. */
const stateOf = ({ unit, count, cost, threads }: Stretch, done: number): WorkState => ({
  unit,
  done,
  left: count - done,
  ...(cost === undefined ? {} : { cost }),
  ...(threads === undefined ? {} : { threads }),
});

/** Every report of a job, with its time: one for each unit, except that none follows another within 40 milliseconds. */
const traceOf = (stretches: readonly Stretch[]): ReadonlyArray<{ time: number; progress: Progress }> => {
  const trace: { time: number; progress: Progress }[] = [];
  let time = 0;
  for (const [at, stretch] of stretches.entries()) {
    const { unit, count, takes, starting = 0 } = stretch;
    const report = (done: number): void => {
      const work = stretches.map((other, i) => stateOf(other, i < at ? other.count : i === at ? done : 0));
      const progress = { label: unit, done, total: count, unit, ...(isPlanned(stretches) ? { work } : {}) };
      if (time - (trace.at(-1)?.time ?? -Infinity) >= 40) trace.push({ time, progress });
    };
    report(0);
    time += starting;
    for (let i = 0; i < count; i += 1) {
      time += takes(i);
      report(i + 1);
    }
  }
  return [...trace, { time, progress: { label: '', done: 0, total: 0 } }];
};

/** The time told over the time that was left, when a part of the whole had passed; undefined if none was told. */
const toldOverTrue = (stretches: readonly Stretch[], fraction: number): number | undefined => {
  const trace = traceOf(stretches);
  const end = trace.at(-1)!.time;
  const stopwatch = new Stopwatch();
  let told: TimeLeft | undefined;
  for (const { time, progress } of trace) {
    if (time > fraction * end) break;
    stopwatch.add(progress, time);
    told = stopwatch.left();
  }
  return told === undefined ? undefined : (told.seconds * 1000) / (end * (1 - fraction));
};

const even = (milliseconds: number) => (): number => milliseconds;

const shapes: Readonly<Record<string, readonly Stretch[]>> = {
  'even work of a cost that nobody knows': [{ unit: 'cells', count: 1000, takes: even(7) }],
  'even work on a machine four times as slow as foretold': [
    { unit: 'payoffs', count: 20_000, takes: even(1), cost: { nanoseconds: 250_000 } },
  ],
  'a slow warm-up': [
    {
      unit: 'economies',
      count: 4000,
      takes: (i) => 2 * (1 + 8 * Math.exp(-i / 140)),
      cost: { nanoseconds: 2e6, warmUp: 2000 },
    },
  ],
  'a slow warm-up, twice as slow as foretold': [
    {
      unit: 'economies',
      count: 4000,
      takes: (i) => 4 * (1 + 8 * Math.exp(-i / 140)),
      cost: { nanoseconds: 2e6, warmUp: 2000 },
    },
  ],
  'work of two kinds, the second a thousand times as costly': [
    { unit: 'outcomes', count: 200_000, takes: even(0.02), cost: { nanoseconds: 10_000 } },
    { unit: 'profiles', count: 400, takes: even(20), cost: { nanoseconds: 1e7 } },
  ],
  'work of two kinds, the first the costly one': [
    { unit: 'profiles', count: 400, takes: even(20), cost: { nanoseconds: 1e7 } },
    { unit: 'outcomes', count: 200_000, takes: even(0.02), cost: { nanoseconds: 10_000 } },
  ],
  'a little work alone, and the rest in threads that start up and warm up': [
    { unit: 'economies', count: 8, takes: even(15), cost: { nanoseconds: 4e6, warmUp: 1000 } },
    {
      unit: 'economies',
      count: 4000,
      takes: (i) => 2 + 14 * Math.exp(-i / 70),
      cost: { nanoseconds: 4e6, warmUp: 1000 },
      threads: 2,
      starting: 800,
    },
  ],
  'threads in blocks of very different lengths': [
    { unit: 'economies', count: 4, takes: even(30), cost: { nanoseconds: 4e6 } },
    {
      unit: 'economies',
      count: 400,
      takes: (i) => (i % 10 === 0 ? 120 : 12),
      cost: { nanoseconds: 45e6 },
      threads: 2,
      starting: 300,
    },
  ],
};

describe.each(Object.entries(shapes))('%s', (_, stretches) => {
  test.each([0.1, 0.25, 0.5, 0.9])('the time told at %d of it is within a factor of two', (fraction) => {
    const ratio = toldOverTrue(stretches, fraction);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('no time is told', () => {
  test('of work whose cost nobody knows, before it was measured', () => {
    const stopwatch = new Stopwatch();
    stopwatch.add({ label: 'cells', done: 0, total: 1000 }, 0);
    stopwatch.add({ label: 'cells', done: 1, total: 1000 }, 1000);
    expect(stopwatch.left()).toBeUndefined();
  });

  test('of work that is not counted, or begins anew again and again', () => {
    const [uncounted, anew] = [new Stopwatch(), new Stopwatch()];
    const again = { label: 'best replies', total: 10 };
    for (let i = 0; i <= 45; i += 1) {
      uncounted.add({ label: 'replies', done: i, total: 100, work: 'uncounted' }, 100 * i);
      anew.add({ ...again, done: i % 10 }, 100 * i);
    }
    expect(uncounted.left()).toBeUndefined();
    expect(anew.left()).toBeUndefined();
  });

  test('of a job with a part of which the cost is not known and that has not begun', () => {
    const stopwatch = new Stopwatch();
    for (let done = 0; done <= 50; done += 1)
      stopwatch.add(
        {
          label: 'outcomes',
          done,
          total: 100,
          unit: 'outcomes',
          work: [
            { unit: 'outcomes', done, left: 100 - done, cost: { nanoseconds: 1e6 } },
            { unit: 'profiles', done: 0, left: 9 },
          ],
        },
        100 * done,
      );
    expect(stopwatch.left()).toBeUndefined();
  });
});

describe('a time is called rough', () => {
  const states = (payoffs: number): readonly WorkState[] => [
    { unit: 'outcomes', done: 0, left: 100, cost: { nanoseconds: 1e8 } },
    { unit: 'payoffs', done: 0, left: payoffs, cost: { nanoseconds: 1e8 } },
  ];
  const after = (payoffs: number): TimeLeft | undefined => {
    const stopwatch = new Stopwatch();
    for (let done = 0; done <= 10; done += 1) {
      const [outcomes, later] = states(payoffs);
      const work = [{ ...outcomes!, done, left: 100 - done }, later!];
      stopwatch.add({ label: 'outcomes', done, total: 100, unit: 'outcomes', work }, 100 * done);
    }
    return stopwatch.left();
  };
  test('while most of it is for work that was not measured', () => expect(after(200)?.rough).toBe(true));
  test('and not where most of it is', () => expect(after(20)?.rough).toBe(false));
});

test('the pace is measured since it began to look, not since zero', () => {
  const stopwatch = new Stopwatch();
  for (let i = 0; i <= 10; i += 1)
    stopwatch.add({ label: 'theorem-1', done: 800 + 10 * i, total: 1000 }, 1000 * i);
  expect(stopwatch.left()?.seconds).toBeCloseTo(10);
});
