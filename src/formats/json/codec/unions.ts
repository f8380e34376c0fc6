/**
 * Codecs of values that take one of several forms, and of values that contain values of their own kind.
 */
import { E, t } from '../../../prelude.js';
import { isObject, NumberLiteral } from '../value.js';
import type { AnyCodec } from './codec.js';
import { Codec } from './codec.js';
import { nothing, word } from './texts.js';
import { capitalised, refuseKind } from './refusal.js';

/** The value of a literal codec that is a text. */
const literalText = (codec: AnyCodec | undefined): string | undefined =>
  codec?.shape.kind === 'literal' && typeof codec.shape.value === 'string' ? codec.shape.value : undefined;

/** A field that all members have, with another text in each. */
interface Tag {
  readonly field: string;
  readonly members: ReadonlyMap<string, AnyCodec>;
}

/** The members as objects with their required fields; undefined if one is no object. */
const requiredFields = (members: readonly AnyCodec[]) => {
  const fields = members.flatMap(({ shape }) => (shape.kind === 'object' ? [shape.required] : []));
  return fields.length === members.length ? fields : undefined;
};

/** The first field that tells the members apart, if there is one. */
const tagOf = (members: readonly AnyCodec[]): Tag | undefined => {
  const fields = requiredFields(members);
  for (const field of Object.keys(fields?.[0] ?? {})) {
    const byText = new Map<string, AnyCodec>();
    members.forEach((member, i) => {
      const value = literalText(fields?.[i]?.[field]);
      if (value !== undefined) byText.set(value, member);
    });
    if (byText.size === members.length) return { field, members: byText };
  }
  return undefined;
};

/** Whether a value has the kind of JSON that a codec reads: a list, an object, a text, a number, … */
const hasKind = (codec: AnyCodec, u: unknown): boolean => {
  const { shape } = codec;
  switch (shape.kind) {
    case 'exact-number':
    case 'whole-number':
      return typeof u === 'string' || u instanceof NumberLiteral;
    case 'integer':
      return typeof u === 'number' || u instanceof NumberLiteral;
    case 'text':
    case 'words':
      return typeof u === 'string';
    case 'boolean':
      return typeof u === 'boolean';
    case 'null':
      return u === null;
    case 'literal':
      return typeof u === typeof shape.value;
    case 'list':
      return Array.isArray(u);
    case 'dictionary':
    case 'object':
      return isObject(u);
    case 'union':
      return shape.members.some((member) => hasKind(member, u));
    case 'recursive':
      return hasKind(shape.codec(), u);
    case 'anything':
      return true;
  }
};

/**
 * One of several forms. Objects that differ in a required literal field (a tag) are told apart by it, other forms by
 * trying them in order; where only one form has the kind of JSON that the value has, its errors are reported.
 *
 * @param name What the value is, for messages: "a utility".
 */
export const union = <C extends AnyCodec>(
  name: string,
  members: readonly C[],
): Codec<t.TypeOf<C>, t.OutputOf<C>> => {
  const tag = tagOf(members);
  const memberFor = (u: unknown): AnyCodec | undefined => {
    if (tag === undefined) return members.find((member) => member.is(u));
    const text = isObject(u) ? u[tag.field] : undefined;
    return typeof text === 'string' ? tag.members.get(text) : undefined;
  };
  return new Codec<t.TypeOf<C>, t.OutputOf<C>>({
    name,
    shape: { kind: 'union', members },
    is: (u): u is t.TypeOf<C> => memberFor(u)?.is(u) ?? false,
    validate: (u, context) =>
      tag === undefined ? tryEach(name, members, u, context) : readTagged(name, tag, u, context),
    encode: (value) => {
      const member = memberFor(value);
      if (member === undefined) throw new TypeError(`A value is none of the forms of ${name}.`);
      return member.encode(value);
    },
  });
};

const readTagged = (name: string, { field, members }: Tag, u: unknown, context: t.Context) => {
  if (!isObject(u)) return refuseKind(u, context, `An object for ${name}`);
  if (!Object.hasOwn(u, field)) return [...members.values()][0]!.validate(u, context);
  const tags = word([...members.keys()]);
  const read = tags.validate(u[field], t.appendContext(context, field, tags, u[field]));
  return E.isLeft(read) ? read : members.get(read.right)!.validate(u, context);
};

const tryEach = (name: string, members: readonly AnyCodec[], u: unknown, context: t.Context) => {
  const candidates = members.filter((member) => hasKind(member, u));
  if (candidates.length === 1) return candidates[0]!.validate(u, context);
  for (const candidate of candidates) {
    const read = candidate.validate(u, context);
    if (E.isRight(read)) return read;
  }
  return refuseKind(u, context, capitalised(name));
};

/** A value, or `null` in its place. */
export const nullable = <C extends AnyCodec>(codec: C): Codec<t.TypeOf<C> | null, t.OutputOf<C> | null> =>
  union<C | typeof nothing>(`${codec.name} or null`, [codec, nothing]);

/**
 * A codec that is used inside its own definition. The type must be written out, since it cannot be inferred.
 *
 * @param name What the value is, for messages.
 * @param codec Gives the codec; called when the first value is read, written or looked into.
 */
export const recursive = <A, O>(name: string, codec: () => Codec<A, O>): Codec<A, O> => {
  let made: Codec<A, O> | undefined;
  const get = (): Codec<A, O> => (made ??= codec());
  return new Codec<A, O>({
    name,
    shape: { kind: 'recursive', codec: get },
    is: (u): u is A => get().is(u),
    validate: (u, context) => get().validate(u, context),
    encode: (value) => get().encode(value),
  });
};
