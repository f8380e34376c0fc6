/**
 * A job made of parts that follow one another, and how much is left of it: each part declares its work beforehand, in what
 * it is made of, and what is left is counted while the parts run.
 */
import type { Computation, PlannedWork, Progress, WorkState } from './computation.js';

/** How far the work of one kind is: what was finished, and what is under way. */
interface Count {
  readonly finished: number;
  readonly current: Progress;
}

/** The count after a report. Work with another label, or that is less far than it was, has begun anew. */
const counted = (before: Count | undefined, current: Progress): Count => {
  if (before === undefined) return { finished: 0, current };
  const goesOn = before.current.label === current.label && before.current.done <= current.done;
  return { finished: before.finished + (goesOn ? 0 : before.current.total), current };
};

/** How many nanoseconds work takes in code that has run for a while, as its rough costs foretell. */
export const foretoldNanoseconds = (work: readonly PlannedWork[]): number =>
  work.reduce((sum, { count, cost }) => sum + count * cost.nanoseconds, 0);

/** The largest planned count of a unit in some parts; 0 if it is in none. */
const largest = (parts: ReadonlyArray<readonly PlannedWork[]>, unit: string): number =>
  Math.max(0, ...parts.flat().map((work) => (work.unit === unit ? work.count : 0)));

/**
 * The plan of a job.
 *
 * Work of the same unit in several parts is the same work, which the first of them does for all: the outcomes that several
 * claims look at are gone through once. When a part is over, so is all its work.
 */
export class WorkPlan {
  private readonly counts = new Map<string, Count>();
  /** The unit of the work that is under way. */
  private unit: string | undefined;

  /** The work of each part, as far as it is counted. */
  private readonly parts: ReadonlyArray<readonly PlannedWork[]>;
  /** The last part whose work is not counted; −1 if there is none. */
  private readonly uncounted: number;

  /** @param parts the work of each part, in the order in which they run; undefined where it is not counted. */
  constructor(parts: ReadonlyArray<readonly PlannedWork[] | undefined>) {
    this.parts = parts.map((work) => work ?? []);
    this.uncounted = parts.lastIndexOf(undefined);
  }

  /**
   * Runs a part, with the state of the whole job in its progress.
   *
   * @param part its number, from 0.
   */
  *follow<A>(part: number, computation: Computation<A>): Computation<A> {
    for (;;) {
      const step = computation.next();
      if (step.done === true) return step.value;
      const progress = step.value;
      const { unit } = progress;
      this.unit = unit;
      if (unit !== undefined) this.counts.set(unit, counted(this.counts.get(unit), progress));
      yield { ...progress, work: part > this.uncounted ? this.state(part) : 'uncounted' };
    }
  }

  /** The work of all kinds while a part runs. */
  private state(part: number): readonly WorkState[] {
    const kinds = new Map(this.parts.flat().map((work) => [work.unit, work]));
    return [...kinds.values()].map((work) => {
      const count = this.counts.get(work.unit);
      const done = count === undefined ? 0 : count.finished + count.current.done;
      return { unit: work.unit, done, left: Math.max(0, this.left(part, work, done)), cost: work.cost };
    });
  }

  /** What is left of one kind, of which so much is done; below zero if there was more of it than planned. */
  private left(part: number, { unit, guessed }: PlannedWork, done: number): number {
    const over = largest(this.parts.slice(0, part), unit);
    const planned = largest(this.parts.slice(part), unit);
    const current = this.counts.get(unit)?.current;
    if (guessed !== true || over > 0 || current === undefined) return planned - Math.max(done, over);
    // What is under way knows how much it is by now, and what came before it is over.
    return unit === this.unit ? current.total - current.done : 0;
  }
}
