/**
 * Long work: a computation that says how far it is, and may be stopped between two of its steps.
 *
 * A computation is a generator that yields its progress and returns its result. Callers who do not care run it to the end with
 * {@link finish}; the command line drives it with {@link drive}, which leaves room for Ctrl-C and a progress line.
 */
import { O, type Option } from './prelude.js';

/** How far a computation is: `done` of `total` units, both known before it starts. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What is counted: payoffs, outcomes, …; where it is left out, whatever the label says. */
  readonly unit?: string;
  /** How far the whole job is of which this is a part, in everything of which the job is made, if all of it is counted. */
  readonly work?: readonly WorkState[] | 'uncounted';
}

/** What one unit of some work takes, so that the time can be told before it was measured. */
export interface RoughCost {
  /** Roughly how long one unit takes in code that has run for a while. Only its order matters: it is measured as soon as can be. */
  readonly nanoseconds: number;
  /** Roughly how many milliseconds are lost while the code is new to the engine that runs it; 0 if left out. */
  readonly warmUp?: number;
}

/** Work of one kind, counted beforehand. */
export interface PlannedWork {
  readonly unit: string;
  /** How many units; where it is only `guessed`, what reports its progress knows better once it has begun. */
  readonly count: number;
  readonly guessed?: boolean;
  readonly cost: RoughCost;
}

/** How much of the work of one kind is done, and how much is left. */
export interface WorkState {
  readonly unit: string;
  readonly done: number;
  readonly left: number;
  readonly cost?: RoughCost;
  /** How many threads share it; one if left out. */
  readonly threads?: number;
}

/** A computation in steps. */
export type Computation<A> = Generator<Progress, A, void>;

/** A result that needs no steps, as a computation. */
export function* done<A>(result: A): Computation<A> {
  return result;
}

/** Runs a computation to its end. */
export const finish = <A>(computation: Computation<A>): A => {
  for (;;) {
    const step = computation.next();
    if (step.done === true) return step.value;
  }
};

/** Work in steps that are not counted: pieces of a step of a computation, between which it may be stopped. */
export type Pieces<A> = Generator<undefined, A, void>;

/** A step of a computation done in pieces, at each of which it reports the same progress. */
export function* inPieces<A>(pieces: Pieces<A>, progress: Progress): Computation<A> {
  for (;;) {
    const piece = pieces.next();
    if (piece.done === true) return piece.value;
    yield progress;
  }
}

/** How to drive a computation. */
export interface DriveOptions {
  /** Stops the computation between two of its steps. */
  readonly signal?: AbortSignal;
  /** Called a few times a second with the progress. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How long a computation may hold the event loop, in milliseconds. */
const slice = 40;

/** What a host of JavaScript may offer, and not all do: Node, a page, a worker. */
interface Host {
  readonly performance?: { readonly now: () => number };
  readonly setImmediate?: (run: () => void) => unknown;
  readonly MessageChannel?: new () => {
    readonly port1: { onmessage?: ((event: never) => void) | null; readonly close: () => void };
    readonly port2: { readonly postMessage: (message: null) => void };
  };
  readonly setTimeout: (run: () => void, milliseconds: number) => unknown;
}
const host: Host = globalThis;

/** A clock in milliseconds: one that never runs backwards, where the host has it. */
const clock = host.performance ?? Date;

/**
 * Lets the event loop run once. Node has `setImmediate` for that. In a page or a worker a message to itself does it, since
 * browsers make a timer that follows a timer wait four milliseconds or longer.
 */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    if (host.setImmediate !== undefined) host.setImmediate(resolve);
    else if (host.MessageChannel !== undefined) {
      const { port1, port2 } = new host.MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    } else host.setTimeout(resolve, 0);
  });

/** When the event loop last ran for a computation. */
let lastPause = clock.now();

/** Lets the event loop run once, and notes when. */
const hear = async (): Promise<void> => {
  await pause();
  lastPause = clock.now();
};

/**
 * Runs a computation in slices, so that signals are heard; none if it was stopped by the abort signal. Many computations in a
 * row, each of them less than a slice, are heard between, too.
 */
export const drive = async <A>(
  computation: Computation<A>,
  { signal, onProgress }: DriveOptions = {},
): Promise<Option<A>> => {
  if (clock.now() - lastPause >= slice) await hear();
  for (;;) {
    const until = clock.now() + slice;
    let progress: Progress;
    do {
      if (signal?.aborted === true) {
        computation.return(undefined as never);
        return O.none;
      }
      const step = computation.next();
      if (step.done === true) return O.some(step.value);
      progress = step.value;
    } while (clock.now() < until);
    onProgress?.(progress);
    await hear();
  }
};
