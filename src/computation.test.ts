// Computations in steps run to the same end in every host of JavaScript, and stop when they are told to.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { drive, finish, type Computation, type Progress } from './computation.js';
import { O } from './prelude.js';

/** Works for about so many milliseconds, and returns the number of steps. */
function* work(milliseconds: number): Computation<number> {
  const until = Date.now() + milliseconds;
  let done = 0;
  while (Date.now() < until) {
    done += 1;
    yield { label: 'working', done, total: Infinity };
  }
  return done;
}

/** What a host lacks besides Node. */
const hosts: Readonly<Record<string, readonly string[]>> = {
  'a host with setImmediate': [],
  'a host without setImmediate': ['setImmediate'],
  'a host with timers only': ['setImmediate', 'MessageChannel'],
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(Object.entries(hosts))('%s', (_, absent) => {
  const leaveOut = (): void => absent.forEach((name) => vi.stubGlobal(name, undefined));

  test('runs timers between the slices of a computation', async () => {
    let beats = 0;
    const timer = setInterval(() => (beats += 1), 1);
    leaveOut();
    const result = await drive(work(200));
    clearInterval(timer);
    expect(O.isSome(result)).toBe(true);
    expect(beats).toBeGreaterThan(1);
  });

  test('stops a computation at the abort signal', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 60);
    leaveOut();
    expect(await drive(work(60_000), { signal: controller.signal })).toEqual(O.none);
  });

  test('reports progress', async () => {
    const reports: Progress[] = [];
    leaveOut();
    await drive(work(100), { onProgress: (progress) => reports.push(progress) });
    expect(reports.length).toBeGreaterThan(0);
  });
});

test('finish runs a computation to its end', () => {
  expect(finish(work(1))).toBeGreaterThan(0);
});
