/**
 * The one place where fp-ts and io-ts enter: their types, and namespaces under the short names that the rest of the house uses.
 *
 * The paths matter. Node loads the modules of `fp-ts/lib` from ES modules (it does not load `fp-ts/Either`), and a
 * bundler leaves out those that a program does not reach (it keeps the whole of the package's root).
 */
export type { Either } from 'fp-ts/lib/Either.js';
export type { Eq } from 'fp-ts/lib/Eq.js';
export type { Field } from 'fp-ts/lib/Field.js';
export type { Monad1 } from 'fp-ts/lib/Monad.js';
export type { Option } from 'fp-ts/lib/Option.js';
export type { Ord } from 'fp-ts/lib/Ord.js';
export type { Task } from 'fp-ts/lib/Task.js';
export type { TaskEither } from 'fp-ts/lib/TaskEither.js';
export type { These } from 'fp-ts/lib/These.js';
export * as E from 'fp-ts/lib/Either.js';
export { pipe } from 'fp-ts/lib/function.js';
export * as O from 'fp-ts/lib/Option.js';
export * as T from 'fp-ts/lib/Task.js';
export * as TE from 'fp-ts/lib/TaskEither.js';
export * as TH from 'fp-ts/lib/These.js';
export * as t from 'io-ts';
