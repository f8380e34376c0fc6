/**
 * Diagnostics of a file: the errors of its codec and the faults that its rules find, as problems with places.
 */
import { O, type Option, t, TH } from '../../prelude.js';
import type { AnyCodec, PartsOf } from './codec.js';
import type { Refusal } from './codec/refusal.js';
import { described } from './codec/refusal.js';
import type { JsonFile } from './json.js';
import { placeText } from '../problems/place.js';
import type { Problem } from '../problems/problem.js';
import { maxProblems } from '../problems/problem.js';
import type { Fault, Path } from './value.js';

const isRefusal = (error: t.ValidationError): error is Refusal => 'fault' in error;

/** The path of an error: every entry of its context but the first, which is the root. */
const pathOf = (error: t.ValidationError): readonly string[] =>
  error.context.slice(1).map((entry) => entry.key);

const faultOf = (error: t.ValidationError): Fault =>
  isRefusal(error)
    ? error.fault
    : { code: 'E0205', message: `${described(error.value)} is not expected here.` };

/** Collects what is wrong with a file: what its codec has refused, and what rules find in the rest. */
export interface Diagnostics {
  /** At most {@link maxProblems}. */
  readonly problems: Problem[];
  readonly report: (path: Path, fault: Fault) => void;
  /**
   * Whether something has been reported at the path, below it, or at a field that seems to be misspelt for it. What such a
   * path holds is not known, though its field may look as if it had been left out.
   */
  readonly isRefused: (path: Path) => boolean;
  /** A place in a sentence: `line 3, column 5`. */
  readonly placeText: (path: Path) => string;
}

/** Whether a path is another one, or leads into it. */
const leadsInto = (path: Path, deeper: Path): boolean =>
  path.length <= deeper.length && path.every((step, i) => String(step) === String(deeper[i]));

/** An empty collection, but for the fields that the file has twice. */
const diagnosticsIn = (json: JsonFile): Diagnostics => {
  const problems: Problem[] = json.repeated.slice(0, maxProblems).map(({ problem }) => problem);
  const refused: Path[] = [];
  return {
    problems,
    report: (path, fault) => {
      if (problems.length >= maxProblems) return;
      problems.push(json.problem(path, fault));
      refused.push(path);
      if (fault.meant !== undefined) refused.push([...path.slice(0, -1), fault.meant]);
    },
    isRefused: (path) => refused.some((each) => leadsInto(path, each)),
    placeText: (path) => {
      // Nothing more will be reported, and a place costs a walk through the tree.
      if (problems.length >= maxProblems) return '';
      const { line = 1, column = 1 } = json.problem(path, { code: 'E0205', message: '' });
      return placeText({ line, column });
    },
  };
};

/** What could be read of a file, and the diagnostics of the rest, to which rules add theirs. */
export interface PartialReading<P> {
  /** None if nothing could be read: the file does not hold the kind of value that its codec reads. */
  readonly parts: Option<P>;
  readonly diagnostics: Diagnostics;
}

/** Reads what can be read of a file by a codec. */
export const readFileParts = <C extends AnyCodec>(json: JsonFile, codec: C): PartialReading<PartsOf<C>> => {
  const diagnostics = diagnosticsIn(json);
  const read = codec.readParts(json.value, t.getDefaultContext(codec));
  if (!TH.isRight(read)) for (const error of read.left) diagnostics.report(pathOf(error), faultOf(error));
  return { parts: TH.isLeft(read) ? O.none : O.some(read.right), diagnostics };
};
