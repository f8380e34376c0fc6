/** Work that can be abandoned. */

/**
 * Work with pauses, between two of which it may be abandoned. What a pause hands out, if anything, is an upper bound on
 * the steps of all the work.
 */
export type Pausable<Result> = Generator<bigint | undefined, Result, void>;

/** Does the work to its end. */
export const finish = <Result>(work: Pausable<Result>): Result => {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
};
