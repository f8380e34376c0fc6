/**
 * JSON with its places: a plain tree of values in which numbers keep their source text, and the line and column of
 * every value and of every field name.
 */
import { E, type Either, pipe } from '../../prelude.js';
import { parse } from '@humanwhocodes/momoa';
import type { Fault, JsonValue, Path } from './value.js';
import { spanOfMember } from './member.js';
import type { Span } from './member.js';
import { faultOfSyntax, firstSyntaxFault, maxValues } from './syntax.js';
import { offsetOf, toValue } from './tree.js';
import { shortened } from './codec/refusal.js';
import { lineStarts, placeOf, placeText } from '../problems/place.js';
import type { Locate, TextFault } from '../problems/located.js';
import { locatorOf } from '../problems/located.js';
import type { Problem } from '../problems/problem.js';
import { fileProblem } from '../problems/problem.js';

/** A field that an object has already. */
export interface RepeatedField {
  readonly name: string;
  readonly problem: Problem;
}

/** A file that is JSON. */
export interface JsonFile {
  readonly file: string;
  readonly value: JsonValue;
  /** The fields that an object has twice; `value` has the first value of each. */
  readonly repeated: readonly RepeatedField[];
  /** A fault at a path, located; a path that does not exist is located at the nearest part that does. */
  readonly problem: (path: Path, fault: Fault) => Problem;
}

/** A file of JSON from which one long list was left out: `value` has an empty one in its place. */
export interface CutJsonFile extends JsonFile {
  /** The text without its byte-order mark, and where the list is in it; undefined if there is no such list. */
  readonly text: string;
  readonly span: Span | undefined;
}

/** The length of the texts that are read, in UTF-16 units: the tree of a longer one, with its places, would take gigabytes. */
export const maxTextLength = 4_000_000;

const count = (n: number): string => n.toLocaleString('en-US');

/**
 * Reads a text as JSON. A byte-order mark is passed over. Too long, empty, not JSON, nested too deep or with a field
 * given twice: each is a problem with its place; nothing is thrown whatever the text.
 */
export const readJson = (source: string, file: string): Either<readonly Problem[], JsonFile> =>
  pipe(
    readJsonWithRepeats(source, file),
    E.chain((json): Either<readonly Problem[], JsonFile> =>
      json.repeated.length === 0 ? E.right(json) : E.left(json.repeated.map(({ problem }) => problem)),
    ),
  );

/** The same for readers that report a field given twice together with what else is wrong: it is only noted in `repeated`. */
export const readJsonWithRepeats = (source: string, file: string): Either<readonly Problem[], JsonFile> =>
  source.length > maxTextLength ? E.left([tooLong(source, file)]) : readTree(source, file, undefined);

/**
 * The same as {@link readJsonWithRepeats}, but the list under the field `cut` of the outermost object is left out, however long it is: only its brackets
 * and quotes are known to match.
 */
export const readCutJson = (
  source: string,
  file: string,
  cut: string,
): Either<readonly Problem[], CutJsonFile> => readTree(source, file, cut);

const tooLong = (text: string, file: string): Problem =>
  fileProblem(
    'E0104',
    file,
    `The text has ${count(text.length)} characters; at most ${count(maxTextLength)} are read.`,
    'Is this the right file?',
  );

const readTree = (
  source: string,
  file: string,
  cut: string | undefined,
): Either<readonly Problem[], CutJsonFile> => {
  const whole = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const { text, span, offsetInWhole } = withoutList(whole, cut);
  const locate = locatorOf(whole, file);
  const problemAt = (offset: number, fault: TextFault): Problem => locate(offsetInWhole(offset), fault);
  const notJson = whyNotJson(text, file, problemAt);
  if (notJson !== undefined) return E.left([notJson]);

  const root = parse(text, { mode: 'json' }).body;
  const repeated: RepeatedField[] = [];
  const starts = lineStarts(whole);
  const value = toValue(root, text, (member, first, name) =>
    repeated.push({
      name,
      problem: problemAt(member.name.loc.start.offset, {
        code: 'E0202',
        message: `The field "${shortened(name)}" is given twice in one object: the first is at ${placeText(placeOf(starts, offsetInWhole(first.name.loc.start.offset)))}.`,
        hint: 'Remove one of the two.',
      }),
    }),
  );
  return E.right({
    file,
    value,
    repeated,
    text: whole,
    span,
    problem: (path, { atKey = false, within, ...what }) =>
      problemAt(offsetOf(root, text, { path, atKey, within }), what),
  });
};

/** A text from which a list may have been cut. */
interface CutText {
  readonly text: string;
  /** Where the list was, in the whole text. */
  readonly span: Span | undefined;
  /** The offset in the whole text of a place in the cut one. */
  readonly offsetInWhole: (offset: number) => number;
}

/** The text with an empty list in place of the one under the field `cut`, if there is such a list. */
const withoutList = (whole: string, cut: string | undefined): CutText => {
  const span = cut === undefined ? undefined : spanOfMember(whole, cut);
  if (span === undefined || whole[span.start] !== '[')
    return { text: whole, span: undefined, offsetInWhole: (offset) => offset };
  const { start, end } = span;
  return {
    text: `${whole.slice(0, start)}[]${whole.slice(end)}`,
    span,
    offsetInWhole: (offset) => (offset > start ? offset + end - start - 2 : offset),
  };
};

/** Why a text cannot be read as JSON; undefined if it can. */
const whyNotJson = (text: string, file: string, problemAt: Locate): Problem | undefined => {
  if (/^[ \t\r\n]*$/.test(text)) {
    const empty = fileProblem(
      'E0105',
      file,
      'The file is empty.',
      'Write a starter economy with: undominated init',
    );
    return { ...empty, line: 1, column: 1 };
  }
  const nul = text.indexOf('\0');
  if (nul >= 0)
    return problemAt(nul, {
      code: 'E0106',
      message: 'The file holds a NUL byte: it is no text.',
      hint: 'Save it as UTF-8 text.',
    });
  const fault = firstSyntaxFault(text, maxValues);
  if (fault !== undefined) return problemAt(fault.offset, faultOfSyntax(fault));
  return text.length > maxTextLength ? tooLong(text, file) : undefined;
};
