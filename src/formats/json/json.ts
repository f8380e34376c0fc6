/**
 * JSON with its places: a plain tree of values in which numbers keep their source text, and the line and column of
 * every value and of every field name.
 */
import { E, type Either } from '../../prelude.js';
import { parse } from '@humanwhocodes/momoa';
import type { MemberNode, ValueNode } from '@humanwhocodes/momoa';
import type { Fault, JsonValue, Path } from './value.js';
import { NumberLiteral } from './value.js';
import { spanOfMember } from './member.js';
import type { Span } from './member.js';
import { firstSyntaxFault } from './syntax.js';
import type { TextFault } from '../problems/located.js';
import { locatorOf } from '../problems/located.js';
import type { Problem } from '../problems/problem.js';
import { fileProblem } from '../problems/problem.js';

/** A file that is JSON. */
export interface JsonFile {
  readonly file: string;
  readonly value: JsonValue;
  /** A fault at a path, located; a path that does not exist is located at the nearest part that does. */
  readonly problem: (path: Path, fault: Fault) => Problem;
}

/** A file of JSON from which one long list was left out: `value` has an empty one in its place. */
export interface CutJsonFile extends JsonFile {
  /** The text without its byte-order mark, and where the list stands in it; none if there is no such list. */
  readonly text: string;
  readonly span: Span | undefined;
}

/** Longest text read, in UTF-16 units: the tree of a longer one, with its places, would take gigabytes. */
export const longestText = 4_000_000;

const count = (n: number): string => n.toLocaleString('en-US');

/**
 * Reads a text as JSON. A byte-order mark is passed over. Too long, empty, not JSON, nested too deep or with a field
 * given twice: each is a problem with its place; nothing is thrown whatever the text.
 */
export const readJson = (source: string, file: string): Either<readonly Problem[], JsonFile> =>
  source.length > longestText ? E.left([tooLong(source, file)]) : readTree(source, file, undefined);

/**
 * The same, but the list under the field `cut` of the outermost object is left out, however long it is: only its brackets
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
    `The text has ${count(text.length)} characters; at most ${count(longestText)} are read.`,
    'Is this the right file?',
  );

const readTree = (
  source: string,
  file: string,
  cut: string | undefined,
): Either<readonly Problem[], CutJsonFile> => {
  const whole = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const locate = locatorOf(whole, file);
  const found = cut === undefined ? undefined : spanOfMember(whole, cut);
  const span = found !== undefined && whole[found.start] === '[' ? found : undefined;
  const text = span === undefined ? whole : `${whole.slice(0, span.start)}[]${whole.slice(span.end)}`;
  const problemAt = (offset: number, fault: TextFault): Problem =>
    locate(span !== undefined && offset > span.start ? offset + span.end - span.start - 2 : offset, fault);

  if (/^[ \t\r\n]*$/.test(text))
    return E.left([
      {
        ...fileProblem('E0105', file, 'The file is empty.', 'Write a starter economy with: undominated init'),
        line: 1,
        column: 1,
      },
    ]);
  const nul = text.indexOf('\0');
  if (nul >= 0)
    return E.left([
      problemAt(nul, {
        code: 'E0106',
        message: 'The file holds a NUL byte: it is no text.',
        hint: 'Save it as UTF-8 text.',
      }),
    ]);
  const fault = firstSyntaxFault(text);
  if (fault !== undefined)
    return E.left([
      problemAt(fault.offset, {
        code: fault.kind === 'depth' ? 'E0206' : 'E0201',
        message: fault.message,
        hint: fault.hint,
      }),
    ]);
  if (text.length > longestText) return E.left([tooLong(text, file)]);

  const root = parse(text, { mode: 'json' }).body;
  const twice: Problem[] = [];
  const value = toValue(root, text, (member, name) =>
    twice.push(
      problemAt(member.name.loc.start.offset, {
        code: 'E0202',
        message: `The field "${name}" is given twice in one object.`,
        hint: 'Remove one of the two.',
      }),
    ),
  );
  if (twice.length > 0) return E.left(twice);
  return E.right({
    file,
    value,
    text: whole,
    span,
    problem: (path, { atKey = false, within, ...what }) =>
      problemAt(offsetOf(root, text, path, atKey, within), what),
  });
};

const nameOf = ({ name }: MemberNode): string => (name.type === 'String' ? name.value : name.name);

const toValue = (
  node: ValueNode,
  text: string,
  onTwice: (member: MemberNode, name: string) => void,
): JsonValue => {
  switch (node.type) {
    case 'Object': {
      const object = Object.create(null) as Record<string, JsonValue>;
      for (const member of node.members) {
        const name = nameOf(member);
        if (name in object) onTwice(member, name);
        object[name] = toValue(member.value, text, onTwice);
      }
      return object;
    }
    case 'Array':
      return node.elements.map((element) => toValue(element.value, text, onTwice));
    case 'String':
    case 'Boolean':
      return node.value;
    case 'Null':
      return null;
    default:
      return new NumberLiteral(text.slice(node.loc.start.offset, node.loc.end.offset));
  }
};

const offsetOf = (root: ValueNode, text: string, path: Path, atKey: boolean, within?: number): number => {
  let node = root;
  for (const [depth, step] of path.entries()) {
    if (node.type === 'Object') {
      const member = node.members.find((candidate) => nameOf(candidate) === String(step));
      if (member === undefined) break;
      if (atKey && depth === path.length - 1) return member.name.loc.start.offset;
      node = member.value;
    } else if (node.type === 'Array') {
      const element = node.elements[Number(step)];
      if (element === undefined) break;
      node = element.value;
    } else break;
  }
  const start = node.loc.start.offset;
  if (within === undefined || node.type !== 'String') return start;
  return start + 1 + rawLength(text.slice(start + 1, node.loc.end.offset - 1), within);
};

/** The length in the file, escapes and all, of the first `units` of a text. */
const rawLength = (raw: string, units: number): number => {
  let at = 0;
  for (let read = 0; read < units && at < raw.length; read += 1)
    at += raw.charAt(at) !== '\\' ? 1 : raw.charAt(at + 1) === 'u' ? 6 : 2;
  return at;
};
