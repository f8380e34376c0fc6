/**
 * Exit statuses of the command, and the one kind of complaint that ends it early.
 */

/** What the command's exit status means. */
export const exit = {
  /** Proved, valid, done. */
  done: 0,
  /** Refuted, the counterexample checked again. */
  refuted: 1,
  /** Bad input or bad usage. */
  badInput: 2,
  /** Undecided, or stopped by Ctrl-C after printing what is known. */
  undecided: 3,
  /** An invalid certificate. */
  invalidCertificate: 4,
  /** A bug in this program. */
  bug: 70,
  /** Interrupted twice. */
  interruptedTwice: 130,
} as const;

/** One of the statuses. */
export type ExitStatus = (typeof exit)[keyof typeof exit];
