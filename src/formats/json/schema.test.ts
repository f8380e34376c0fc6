import { expect, test } from 'vitest';
import type { AnyCodec, Codec } from './codec.js';
import { boolean, dictionary, list, literal, nullable, recursive, strict, text, union } from './codec.js';
import { bundle, rational, whole } from './evidence-parts.js';
import { schemaOf } from './schema.js';

const head = { title: 'a thing', description: 'What it is.' };
const bodyOf = (codec: Parameters<typeof schemaOf>[0]) => {
  const { $schema: _dialect, title: _title, description: _description, ...body } = schemaOf(codec, head);
  return body;
};

test('fields in the order of declaration, required ones by name', () => {
  const codec = strict('a thing', { kind: literal('x'), sure: boolean }, { note: nullable(text) }, [
    'kind',
    'note',
    'sure',
  ]);
  expect(JSON.stringify(schemaOf(codec, { id: 'urn:thing', ...head }))).toBe(
    JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:thing',
      title: 'a thing',
      description: 'What it is.',
      type: 'object',
      properties: {
        kind: { const: 'x' },
        note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        sure: { type: 'boolean' },
      },
      required: ['kind', 'sure'],
      additionalProperties: false,
    }),
  );
});

test('named codecs are defined once and referred to, refinements beside the reference', () => {
  const codec = strict('a thing', { from: bundle, to: bundle, weights: dictionary(rational) }, {}).annotate({
    keywords: { minProperties: 2 },
  });
  const size = whole.annotate({ description: 'Its size.', keywords: { minimum: 1 } });
  expect(bodyOf(list(union('one or the other', [codec, size])))).toMatchObject({
    type: 'array',
    items: {
      anyOf: [
        {
          properties: {
            from: { $ref: '#/$defs/bundle' },
            to: { $ref: '#/$defs/bundle' },
            weights: { type: 'object', additionalProperties: { $ref: '#/$defs/fraction' } },
          },
          minProperties: 2,
        },
        { description: 'Its size.', $ref: '#/$defs/whole', minimum: 1 },
      ],
    },
    $defs: {
      bundle: { type: 'array', items: { $ref: '#/$defs/whole' } },
      whole: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
      fraction: { type: 'string', pattern: '^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$' },
    },
  });
});

type Tree = string | readonly Tree[];
const treeOf = (definition?: string): Codec<Tree, Tree> => {
  const bare = recursive('a tree', (): Codec<Tree, Tree> => forms);
  const tree = definition === undefined ? bare : bare.annotate({ definition });
  const forms: Codec<Tree, Tree> = union<AnyCodec>('a tree', [text, list(tree)]);
  return tree;
};

test('a recursive codec refers to itself by its definition, and needs one', () => {
  expect(bodyOf(list(treeOf('tree')))).toEqual({
    type: 'array',
    items: { $ref: '#/$defs/tree' },
    $defs: { tree: { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/$defs/tree' } }] } },
  });
  expect(() => schemaOf(treeOf(), head)).toThrow('without a definition');
});
test('one definition is one codec', () => {
  const other = text.annotate({ definition: 'whole' });
  expect(() => schemaOf(strict('a thing', { whole, other }, {}), head)).toThrow('Two codecs');
});
