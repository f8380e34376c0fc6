/**
 * Long work: a computation that says how far it is, and may be stopped between two of its steps.
 *
 * A task is a generator that yields its progress and returns its result. Callers who do not care run it to the end with
 * {@link finish}; the command line drives it with {@link drive}, which leaves room for Ctrl-C and a progress line.
 */
import type { option } from 'fp-ts';
import { O } from './prelude.js';

/** How far a task is: `done` of `total` units, both known before it starts. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** A computation in steps. */
export type Computation<A> = Generator<Progress, A, void>;

/** A result that needs no steps, as a task. */
export function* done<A>(result: A): Computation<A> {
  return result;
}

/** Runs a task to its end. */
export const finish = <A>(task: Computation<A>): A => {
  for (;;) {
    const step = task.next();
    if (step.done === true) return step.value;
  }
};

/** What a driver is told. */
export interface DriveOptions {
  /** Stops the task between two of its steps. */
  readonly signal?: AbortSignal;
  /** Called a few times a second with the progress. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How long a task may hold the event loop, in milliseconds. */
const slice = 40;

/** Runs a task in slices, so that signals are heard; none if it was stopped by the abort signal. */
export const drive = async <A>(
  task: Computation<A>,
  { signal, onProgress }: DriveOptions = {},
): Promise<option.Option<A>> => {
  for (;;) {
    const until = performance.now() + slice;
    do {
      if (signal?.aborted === true) {
        task.return(undefined as never);
        return O.none;
      }
      const step = task.next();
      if (step.done === true) return O.some(step.value);
      if (performance.now() >= until) onProgress?.(step.value);
    } while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve));
  }
};
