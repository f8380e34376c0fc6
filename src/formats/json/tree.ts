/**
 * The syntax tree of a text of JSON: its value, and the places of its parts.
 */
import type { MemberNode, ValueNode } from '@humanwhocodes/momoa';
import type { JsonValue, Path } from './value.js';
import { NumberLiteral } from './value.js';

const nameOf = ({ name }: MemberNode): string => (name.type === 'String' ? name.value : name.name);

/**
 * The value of a tree. Of a field that an object has twice the first is taken, and `onRepeated` is called with the later one
 * and the first.
 */
export const toValue = (
  node: ValueNode,
  text: string,
  onRepeated: (member: MemberNode, first: MemberNode, name: string) => void,
): JsonValue => {
  switch (node.type) {
    case 'Object': {
      const object = Object.create(null) as Record<string, JsonValue>;
      const seen = new Map<string, MemberNode>();
      for (const member of node.members) {
        const name = nameOf(member);
        const first = seen.get(name);
        if (first !== undefined) onRepeated(member, first, name);
        else {
          seen.set(name, member);
          object[name] = toValue(member.value, text, onRepeated);
        }
      }
      return object;
    }
    case 'Array':
      return node.elements.map((element) => toValue(element.value, text, onRepeated));
    case 'String':
    case 'Boolean':
      return node.value;
    case 'Null':
      return null;
    default:
      return new NumberLiteral(text.slice(node.loc.start.offset, node.loc.end.offset));
  }
};

/** A place in a file of JSON. */
interface Place {
  readonly path: Path;
  /** At the field name that ends the path, not at its value. */
  readonly atKey: boolean;
  /** Inside the text at the path: this many UTF-16 units after its opening quote, as the text reads without escapes. */
  readonly within: number | undefined;
}

/** The offset of a place in the text of a tree; the nearest part that exists stands for one that does not. */
export const offsetOf = (root: ValueNode, text: string, { path, atKey, within }: Place): number => {
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
