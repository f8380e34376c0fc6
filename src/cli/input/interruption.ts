/**
 * Ctrl-C, and the other signals by which a program is asked to end: the first asks the work to stop, so that what is known can
 * be printed; the second leaves at once.
 */
import { exit } from '../errors/exit.js';

/** The signal that work listens to, and what to do at each Ctrl-C. */
export interface Interruption {
  readonly signal: AbortSignal;
  readonly press: () => void;
}

/** Ctrl-C counted: `say` tells the user what happens, `leave` ends the process. */
export const interruption = (say: (line: string) => void, leave: (status: number) => void): Interruption => {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    press: () => {
      if (controller.signal.aborted) return leave(exit.interruptedTwice);
      say('\nStopping, and printing what is known. Ctrl-C again stops at once.\n');
      controller.abort();
    },
  };
};
