/**
 * Exit statuses of the command.
 */
import type { Diagnostics } from './codes.js';

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

/** The status of a verb that ended with errors. */
export const statusOfErrors = (diagnostics: Diagnostics): ExitStatus => {
  const codes = diagnostics.map(({ code }) => code);
  if (codes.includes('E0801')) return exit.invalidCertificate;
  return codes.includes('E0004') || codes.includes('E0802') ? exit.undecided : exit.badInput;
};

/** The statuses of the work on several inputs, the worst first. */
const fromTheWorst: readonly ExitStatus[] = [exit.badInput, exit.refuted, exit.undecided, exit.done];

/** The worst status of several inputs: bad input, then refuted, then undecided, then done. */
export const worstOf = (statuses: readonly ExitStatus[]): ExitStatus =>
  fromTheWorst.find((status) => statuses.includes(status)) ?? exit.done;
