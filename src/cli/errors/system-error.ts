/**
 * Errors of the operating system, distinguished from faults of this program.
 */
import type { TaskEither } from '../../prelude.js';
import { TE } from '../../prelude.js';
import type { Diagnostics } from './codes.js';
import { diagnostic } from './codes.js';

/** Whether an error is one of the operating system, with its code. */
export const isSystemError = (error: unknown): error is { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** The code of an error of the operating system, such as `ENOENT`. @throws the error itself if it is none */
export const systemErrorCode = (error: unknown): string => {
  if (!isSystemError(error)) throw error;
  return error.code;
};

/**
 * Runs a task that writes files.
 *
 * @param write - the task
 * @param path - what it writes to, for the diagnostic
 * @param message - what to say of a refusal by the operating system, given its code
 */
export const writing = <A>(
  write: () => Promise<A>,
  path: string,
  message: (code: string) => string,
): TaskEither<Diagnostics, A> =>
  TE.tryCatch(write, (error) => [diagnostic('E0003', message(systemErrorCode(error)), path)]);
