/**
 * A codec that can be looked into: an io-ts type that also says in plain data what it reads (its shape) and what else is
 * known of the values (its annotations). Schemas are derived from both.
 */
import { type Either, t, type These } from '../../../prelude.js';

/** A value of JSON in memory that a schema may hold. */
export type SchemaValue =
  string | number | boolean | null | readonly SchemaValue[] | { readonly [key: string]: SchemaValue };

/** A JSON Schema, or some of its keywords. */
export interface Schema {
  readonly [keyword: string]: SchemaValue;
}

/**
 * What is known of the values of a codec besides their shape. Nothing of it is checked when a value is decoded.
 *
 * - `definition` names the schema under `$defs`, for codecs that are used in several places.
 * - `keywords` are added to the schema: `minimum`, `minItems`, `pattern`, `const`, …
 */
export interface Annotations {
  readonly definition?: string;
  readonly description?: string;
  readonly keywords?: Schema;
}

/** Codecs by field name. */
export type Fields = Readonly<Record<string, AnyCodec>>;

/** What a codec reads. */
export type Shape =
  /** A JSON number or a text, read exactly. */
  | { readonly kind: 'exact-number' | 'whole-number' }
  /** A JSON number that is a safe integer. */
  | { readonly kind: 'integer' }
  | { readonly kind: 'text' | 'boolean' | 'null' | 'anything' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'list' | 'dictionary'; readonly entry: AnyCodec }
  /** An object with these fields and no others; `order` lists all of them as they are written. */
  | {
      readonly kind: 'object';
      readonly required: Fields;
      readonly optional: Fields;
      readonly order: readonly string[];
    }
  | { readonly kind: 'union'; readonly members: readonly AnyCodec[] }
  | {
      readonly kind: 'recursive';
      /** Gives the codec: it refers to itself. */
      readonly codec: () => AnyCodec;
    };

/** Reads what can be read of a value: all of it (right), nothing (left), or a part, with the errors of the rest (both). */
export type ReadParts<P> = (u: unknown, context: t.Context) => These<t.Errors, P>;

/** A codec of whatever type. */
export interface AnyCodec extends t.Mixed {
  readonly shape: Shape;
  readonly annotations: Annotations;
  readonly refines: AnyCodec | undefined;
  readonly _P: unknown;
  readonly readParts: ReadParts<t.TypeOf<t.Mixed>>;
}

/**
 * What is left of a codec's values where parts of them are at fault: of an object the fields that are sound, of a list the
 * entries (`undefined` in place of those at fault). Other values are sound as a whole or not at all.
 */
export type PartsOf<C extends AnyCodec> = [C['_P']] extends [never] ? t.TypeOf<C> : C['_P'];

/** What a codec is made of. */
interface Makings<A, O, P> {
  readonly name: string;
  readonly shape: Shape;
  readonly is: t.Is<A>;
  readonly validate: (u: unknown, context: t.Context) => Either<t.Errors, A>;
  readonly encode: (value: A) => O;
  /** Left out where a value has no parts that could be sound without the rest. */
  readonly readParts?: ReadParts<A | P>;
}

/**
 * A codec between JSON and values of type `A`, whose structure is readable. `O` is the JSON that it writes, `P` what can be
 * read of a value that is at fault ({@link PartsOf}).
 */
export class Codec<A, O, P = never> extends t.Type<A, O, unknown> implements AnyCodec {
  readonly shape: Shape;
  /** Only a type, as `_A` and `_O` of io-ts. */
  declare readonly _P: P;
  /** As `validate`, but what is sound is given even where something else is at fault. */
  readonly readParts: ReadParts<A | P>;

  /**
   * @param annotations What is known besides the shape; if `refines` is there, only what is known besides that codec.
   * @param refines The codec with a `definition` that this one was annotated from.
   */
  constructor(
    parts: Makings<A, O, P>,
    readonly annotations: Annotations = {},
    readonly refines: AnyCodec | undefined = undefined,
  ) {
    super(parts.name, parts.is, parts.validate, parts.encode);
    this.shape = parts.shape;
    this.readParts = parts.readParts ?? parts.validate;
  }

  /** The same codec, of which more is known: it reads and writes the same. */
  annotate(more: Annotations): Codec<A, O, P> {
    if (this.annotations.definition !== undefined) return new Codec(this, more, this);
    const keywords = { ...this.annotations.keywords, ...more.keywords };
    return new Codec(this, { ...this.annotations, ...more, keywords }, this.refines);
  }

  /**
   * The same codec, described by the shape and the annotations of another: where a reader lets some values through only
   * to refuse them later with a reason of its own, and a schema should not.
   */
  describedBy(other: AnyCodec): Codec<A, O, P> {
    const named = other.annotations.definition !== undefined;
    const parts = { ...this, shape: other.shape };
    return named ? new Codec(parts, {}, other) : new Codec(parts, other.annotations, other.refines);
  }
}
