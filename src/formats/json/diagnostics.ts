/**
 * Diagnostics of a file: the errors of its codec and the faults that its rules find, as problems with places.
 */
import { E, type Either, type t } from '../../prelude.js';
import type { Refusal } from './codec/refusal.js';
import { described } from './codec/refusal.js';
import type { JsonFile } from './json.js';
import type { Problem } from '../problems/problem.js';
import type { Fault, Path } from './value.js';

const isRefusal = (error: t.ValidationError): error is Refusal => 'fault' in error;

/** The path of an error: every entry of its context but the first, which is the root. */
const pathOf = (error: t.ValidationError): readonly string[] =>
  error.context.slice(1).map((entry) => entry.key);

/** The faults of a file that are located; of these the first few are shown. */
const maxCollected = 200;

/** Decodes a file by a codec; errors become problems at their places. */
export const decodeFile = <A, O>(
  json: JsonFile,
  codec: t.Type<A, O, unknown>,
): Either<readonly Problem[], A> => {
  const decoded = codec.decode(json.value);
  if (E.isRight(decoded)) return decoded;
  return E.left(
    decoded.left
      .slice(0, maxCollected)
      .map((error) =>
        json.problem(
          pathOf(error),
          isRefusal(error)
            ? error.fault
            : { code: 'E0205', message: `${described(error.value)} is not expected here.` },
        ),
      ),
  );
};

/** Collects the faults that rules find in a file that its codec has accepted. */
export interface Diagnostics {
  readonly problems: Problem[];
  readonly report: (path: Path, fault: Fault) => void;
}

/** An empty collection. */
export const diagnosticsIn = (json: JsonFile): Diagnostics => {
  const problems: Problem[] = [];
  return {
    problems,
    report: (path, fault) => {
      if (problems.length < maxCollected) problems.push(json.problem(path, fault));
    },
  };
};
