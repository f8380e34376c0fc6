/**
 * JSON Schemas (draft 2020-12) derived from codecs: what a codec reads, with what its annotations add.
 */
import type { AnyCodec, Schema, SchemaValue, Shape } from './codec.js';

/** What a schema says of itself. */
export interface SchemaHead {
  readonly id?: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The JSON Schema of a codec. Codecs with a `definition` become entries of `$defs` and are referred to.
 *
 * @throws Error if two codecs have the same definition, or if a recursive codec contains itself without one.
 */
export const schemaOf = (codec: AnyCodec, { id, title, description }: SchemaHead): Schema => {
  const definitions = new Definitions();
  const { description: _own, ...body } = definitions.bodyOf(codec);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(id === undefined ? {} : { $id: id }),
    title,
    description,
    ...body,
    ...(definitions.schemas.size === 0 ? {} : { $defs: Object.fromEntries(definitions.schemas) }),
  };
};

/** The shared schemas of one file, and the codecs that they are of. */
class Definitions {
  readonly schemas = new Map<string, Schema>();
  private readonly codecs = new Map<string, AnyCodec>();
  private readonly open = new Set<Shape>();

  /** The schema of a codec where it is used: a reference if it has a definition. */
  private of(codec: AnyCodec): Schema {
    const { definition } = codec.annotations;
    if (definition === undefined) return this.bodyOf(codec);
    const reference = { $ref: `#/$defs/${definition}` };
    const known = this.codecs.get(definition);
    if (known === codec) return reference;
    if (known !== undefined)
      throw new Error(`Two codecs have the definition "${definition}": ${known.name}, ${codec.name}.`);
    this.define(definition, codec);
    return reference;
  }

  private define(definition: string, codec: AnyCodec): void {
    this.codecs.set(definition, codec);
    // The place of a definition is where it is first used, though its parts are known only later.
    this.schemas.set(definition, {});
    this.schemas.set(definition, this.bodyOf(codec));
  }

  /** The schema of a codec, written out. */
  bodyOf(codec: AnyCodec): Schema {
    const { description, keywords } = codec.annotations;
    return {
      ...(description === undefined ? {} : { description }),
      ...(codec.refines === undefined ? this.ofShape(codec.shape, codec.name) : this.of(codec.refines)),
      ...keywords,
    };
  }

  private ofShape(shape: Shape, name: string): Schema {
    switch (shape.kind) {
      case 'exact-number':
        return { type: ['number', 'string'] };
      case 'whole-number':
        return { type: ['integer', 'string'] };
      case 'integer':
      case 'boolean':
      case 'null':
        return { type: shape.kind };
      case 'text':
        return { type: 'string' };
      case 'anything':
        return {};
      case 'literal':
        return { const: shape.value };
      case 'words':
        return { enum: shape.words };
      case 'list':
        return { type: 'array', items: this.of(shape.entry) };
      case 'dictionary':
        return { type: 'object', additionalProperties: this.of(shape.entry) };
      case 'object':
        return this.ofObject(shape);
      case 'union':
        return { anyOf: shape.members.map((member) => this.of(member)) };
      case 'recursive':
        return this.ofRecursive(shape, name);
    }
  }

  private ofObject({ required, optional, order }: Extract<Shape, { kind: 'object' }>): Schema {
    const fields = { ...required, ...optional };
    const properties = order.map((field): readonly [string, SchemaValue] => [field, this.of(fields[field]!)]);
    const demanded = order.filter((field) => Object.hasOwn(required, field));
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(demanded.length === 0 ? {} : { required: demanded }),
      additionalProperties: false,
    };
  }

  private ofRecursive(shape: Extract<Shape, { kind: 'recursive' }>, name: string): Schema {
    if (this.open.has(shape))
      throw new Error(`The recursive codec "${name}" contains itself without a definition.`);
    this.open.add(shape);
    const schema = this.of(shape.codec());
    this.open.delete(shape);
    return schema;
  }
}
