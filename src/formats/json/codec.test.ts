import fc from 'fast-check';
import { expect, test } from 'vitest';
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import { dictionary, exactNumber, list, strict, text, wholeNumber, word } from './codec.js';
import { NumberLiteral } from './value.js';

const shown = (u: unknown): string => {
  const number = exactNumber.decode(u);
  return E.isRight(number) ? Q.show(number.right) : 'refused';
};

test.each([
  ['0.1', '1/10'],
  ['0.75', '3/4'],
  ['-0', '0'],
  ['1e2', '100'],
  ['1.50E-1', '3/20'],
  ['9007199254740993', '9007199254740993'],
  [
    '0.1000000000000000055511151231257827',
    '1000000000000000055511151231257827/10000000000000000000000000000000000',
  ],
])('a number literal is read from its digits: %s is %s', (source, value) => {
  expect(shown(new NumberLiteral(source))).toBe(value);
  expect(shown(source)).toBe(value);
});

test.each([0.1, 1, true, null, [], {}, ' 1', '1 ', '1/2/3', '--1', '0x10', '1_000', '½', '٣', 'NaN'])(
  'no exact number: %j',
  (u) => {
    expect(shown(u)).toBe('refused');
  },
);

test('whole numbers are those exact numbers that are whole and can be counted with', () => {
  const decoded = (source: string) => wholeNumber.decode(new NumberLiteral(source));
  expect(decoded('2.0')).toEqual(E.right(2));
  expect(decoded('2e1')).toEqual(E.right(20));
  expect(wholeNumber.decode('4/2')).toEqual(E.right(2));
  expect(['2.5', '9007199254740993', '1e400'].map((source) => E.isLeft(decoded(source)))).toEqual([
    true,
    true,
    true,
  ]);
});

const rational = fc.tuple(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 20n })).map(([n, d]) => Q.of(n, d));

test('what is encoded is decoded to itself, and is of its type', () => {
  const codec = strict(
    'a thing',
    { number: exactNumber, tag: word(['a', 'b']) },
    { more: list(dictionary(wholeNumber)), title: text },
  );
  const thing = fc.record(
    {
      number: rational,
      tag: fc.constantFrom('a' as const, 'b' as const),
      more: fc.array(fc.dictionary(fc.string(), fc.maxSafeInteger(), { noNullPrototype: false })),
      title: fc.string(),
    },
    { requiredKeys: ['number', 'tag'] },
  );
  fc.assert(
    fc.property(thing, (value) => {
      expect(codec.is(value)).toBe(true);
      // Through the text of a file: numbers arrive as literals there.
      const encoded = codec.encode(value);
      const arrived = { ...encoded, ...(encoded.more && { more: encoded.more.map(literals) }) };
      expect(codec.decode(arrived)).toEqual(
        E.right(expect.objectContaining({ number: value.number, tag: value.tag })),
      );
      const decoded = codec.decode(arrived);
      expect(E.isRight(decoded) && codec.encode(decoded.right)).toEqual(encoded);
    }),
  );
});

const literals = (object: Readonly<Record<string, number>>): object =>
  Object.assign(
    Object.create(null) as object,
    Object.fromEntries(Object.entries(object).map(([name, n]) => [name, new NumberLiteral(String(n))])),
  );

test('an object with a field too many is not of the type', () => {
  const codec = strict('a thing', { tag: text }, {});
  expect([{}, { tag: 'x' }, { tag: 'x', more: 1 }, { tag: 1 }, null].map((u) => codec.is(u))).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});
