// What is left of a job, counted while its parts run.
import { describe, expect, test } from 'vitest';
import type { Computation, Progress } from './computation.js';
import { WorkPlan } from './work-plan.js';

const cost = { nanoseconds: 100 };

/** Work of a unit, reported ten times. */
function* counting(unit: string, total: number, label = unit): Computation<string> {
  for (let i = 0; i < 10; i += 1) yield { label, done: (total * i) / 10, total, unit };
  return label;
}

/** All reports of a computation. */
const reports = <A>(computation: Computation<A>): readonly Progress[] => [...computation];

/** What is left of each unit, by a report. */
const left = (progress: Progress | undefined): Readonly<Record<string, number>> =>
  progress?.work === 'uncounted'
    ? {}
    : Object.fromEntries((progress?.work ?? []).map((work) => [work.unit, work.left]));

describe('the plan of a job', () => {
  test('counts what is under way, and what follows in full', () => {
    const plan = new WorkPlan([
      [{ unit: 'outcomes', count: 1000, cost }],
      [{ unit: 'payoffs', count: 60, cost }],
    ]);
    const first = reports(plan.follow(0, counting('outcomes', 1000)));
    expect(left(first[0])).toEqual({ outcomes: 1000, payoffs: 60 });
    expect(left(first[7])).toEqual({ outcomes: 300, payoffs: 60 });
    const second = reports(plan.follow(1, counting('payoffs', 60)));
    expect(left(second[5])).toEqual({ outcomes: 0, payoffs: 30 });
  });

  test('adds what has the same unit and another label', () => {
    const plan = new WorkPlan([[{ unit: 'payoffs', count: 200, cost }]]);
    reports(plan.follow(0, counting('payoffs', 100, 'payoffs of Ann')));
    expect(left(reports(plan.follow(0, counting('payoffs', 100, 'payoffs of Ben')))[4])).toEqual({
      payoffs: 60,
    });
  });

  test('takes the same work in two parts for done once', () => {
    const outcomes = { unit: 'outcomes', count: 1000, cost };
    const plan = new WorkPlan([[outcomes], [outcomes], [outcomes, { unit: 'payoffs', count: 60, cost }]]);
    expect(left(reports(plan.follow(0, counting('outcomes', 1000)))[5])).toEqual({
      outcomes: 500,
      payoffs: 60,
    });
    expect(left(reports(plan.follow(2, counting('payoffs', 60)))[5])).toEqual({ outcomes: 0, payoffs: 30 });
  });

  test('believes what has begun rather than a guess, and takes it for over when other work begins', () => {
    const plan = new WorkPlan([
      [
        { unit: 'turns', count: 5000, guessed: true, cost },
        { unit: 'outcomes', count: 100, cost },
      ],
    ]);
    const both = (function* (): Computation<void> {
      yield* counting('turns', 800);
      yield* counting('outcomes', 100);
    })();
    const all = reports(plan.follow(0, both));
    expect(left(all[5])).toEqual({ turns: 400, outcomes: 100 });
    expect(left(all[15])).toEqual({ turns: 0, outcomes: 50 });
  });

  test('says that not all is counted while a part is to come whose work is not', () => {
    const outcomes = { unit: 'outcomes', count: 1000, cost };
    const plan = new WorkPlan([[outcomes], undefined, [{ unit: 'payoffs', count: 60, cost }]]);
    expect(reports(plan.follow(0, counting('outcomes', 1000))).map(({ work }) => work)).toContain(
      'uncounted',
    );
    expect(reports(plan.follow(1, counting('replies', 7))).map(({ work }) => work)).toContain('uncounted');
    expect(left(reports(plan.follow(2, counting('payoffs', 60)))[5])).toEqual({ outcomes: 0, payoffs: 30 });
  });

  test('returns what the part returns', () => {
    const part = new WorkPlan([[]]).follow(0, counting('payoffs', 10, 'the result'));
    let step = part.next();
    while (step.done !== true) step = part.next();
    expect(step.value).toBe('the result');
  });
});
