/**
 * From the errors of a codec to problems with places.
 */
import { E, type Either, type t } from '../../prelude.js';
import type { Refusal } from './codec/refusal.js';
import { described } from './codec/refusal.js';
import type { JsonFile } from './json.js';
import type { Problem } from '../problems/problem.js';

const isRefusal = (error: t.ValidationError): error is Refusal => 'fault' in error;

/** The path of an error: every entry of its context but the first, which is the root. */
const pathOf = (error: t.ValidationError): readonly string[] =>
  error.context.slice(1).map((entry) => entry.key);

/** Most faults of a file that are located; fewer are told. */
const mostCollected = 200;

/** Decodes a file by a codec; errors become problems at their places. */
export const decodeFile = <A, O>(
  json: JsonFile,
  codec: t.Type<A, O, unknown>,
): Either<readonly Problem[], A> => {
  const decoded = codec.decode(json.value);
  if (E.isRight(decoded)) return decoded;
  return E.left(
    decoded.left
      .slice(0, mostCollected)
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
export interface Findings {
  readonly problems: Problem[];
  readonly refuse: (path: ReadonlyArray<string | number>, fault: Parameters<JsonFile['problem']>[1]) => void;
}

/** An empty collection. */
export const findingsIn = (json: JsonFile): Findings => {
  const problems: Problem[] = [];
  return {
    problems,
    refuse: (path, fault) => {
      if (problems.length < mostCollected) problems.push(json.problem(path, fault));
    },
  };
};
