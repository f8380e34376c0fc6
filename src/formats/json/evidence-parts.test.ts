import { E, type t } from '../../prelude.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Q from '../../exact/rational.js';
import { boolean, list, literal, nullable, strict, text, union, unknownJson, word } from './codec.js';
import { count, demand, messages, price, rational, whole } from './evidence-parts.js';
import { NumberLiteral } from './value.js';

const gain = strict(
  'a gain',
  { kind: literal('gain'), trader: whole, gain: nullable(rational), at: messages },
  { message: demand },
  ['kind', 'trader', 'message', 'gain', 'at'],
);
const served = strict('service', { kind: literal('served'), states: count, all: boolean, price }, {});
const evidence = union('evidence', [gain, served]);
type Evidence = t.TypeOf<typeof evidence>;

const examples: readonly Evidence[] = [
  { kind: 'gain', trader: 1, gain: Q.of(3, 4), at: [[[2], [0]]], message: [[1], [0]] },
  { kind: 'gain', trader: 2, gain: null, at: [] },
  { kind: 'served', states: 12345678901234567890n, all: true, price: [Q.of(1, 2), Q.zero] },
];

describe('evidence is typed in memory and plain in JSON', () => {
  test('each form is written with its fields in order', () => {
    expect(examples.map((each) => JSON.stringify(evidence.encode(each)))).toEqual([
      '{"kind":"gain","trader":1,"message":[[1],[0]],"gain":"3/4","at":[[[2],[0]]]}',
      '{"kind":"gain","trader":2,"gain":null,"at":[]}',
      '{"kind":"served","states":"12345678901234567890","all":true,"price":["1/2","0"]}',
    ]);
  });
  test.each(examples)('and read back: %o', (each) => {
    const json: unknown = JSON.parse(JSON.stringify(evidence.encode(each)));
    const read = evidence.decode(json);
    expect(E.isRight(read) && evidence.encode(read.right)).toEqual(json);
    expect(evidence.is(each)).toBe(true);
  });
});

const messagesOf = (u: unknown): readonly (string | undefined)[] => {
  const read = evidence.decode(u);
  return E.isLeft(read) ? read.left.map(({ message }) => message) : [];
};
test('a form is chosen by its tag, and its own faults are reported', () => {
  expect(messagesOf({ kind: 'served', states: 3, all: 'yes', price: ['2/4', '1'] })).toEqual([
    'A count in a text is expected here, not the number 3.',
    'Either true or false is expected here, not the text "yes".',
    '"2/4" is not a reduced fraction.',
  ]);
  expect(messagesOf({ kind: 'serve' })).toEqual([
    'One of "gain", "served" is expected here, not the text "serve".',
  ]);
  expect(messagesOf({})).toContain('The field "kind" of a gain is missing.');
  expect(messagesOf(3)).toEqual(['An object for evidence is expected here, not the number 3.']);
});
test('without a tag the forms are tried in order', () => {
  const rounds = union('a number of rounds', [word(['all']), whole]);
  expect(rounds.decode('all')).toEqual(E.right('all'));
  expect(rounds.decode(3)).toEqual(E.right(3));
  const either = union('one or many', [strict('a', { a: text }, {}), strict('b', { b: text }, {})]);
  expect(either.decode({ b: 'x' })).toEqual(E.right({ b: 'x' }));
  expect(either.encode({ b: 'x' })).toEqual({ b: 'x' });
  expect(E.isLeft(either.decode({ a: 'x', b: 'x' }))).toBe(true);
});

describe('one spelling a value', () => {
  test.each(['2/4', '+1', '-0', '01', '1/1', '0.5', '1e1', '1/0', '', ' 1', 1, null])(
    'no reduced fraction: %j',
    (u) => {
      expect(E.isLeft(rational.decode(u))).toBe(true);
    },
  );
  test.each(['-1', '01', '1.0', '', 1, null])('no count: %j', (u) => {
    expect(E.isLeft(count.decode(u))).toBe(true);
  });
  test.each([0.5, 2 ** 53, '1', null, new NumberLiteral('0.5')])('no whole number: %j', (u) => {
    expect(E.isLeft(whole.decode(u))).toBe(true);
  });
  test('number literals are read where JSON numbers are', () => {
    expect(list(whole).decode([new NumberLiteral('3'), 4])).toEqual(E.right([3, 4]));
  });
  test('any rational and any count comes back', () => {
    const numbers = fc.tuple(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 20n }));
    fc.assert(
      fc.property(numbers, ([n, d]) => {
        const read = rational.decode(rational.encode(Q.of(n, d)));
        expect(E.isRight(read) && Q.equals(read.right, Q.of(n, d))).toBe(true);
        const size = n < 0n ? -n : n;
        expect(count.decode(count.encode(size))).toEqual(E.right(size));
      }),
    );
  });
});

test('what a codec is made of can be read off', () => {
  const { shape } = gain;
  if (shape.kind !== 'object') throw new Error('An object is expected.');
  expect(Object.keys(shape.required)).toEqual(['kind', 'trader', 'gain', 'at']);
  expect(shape.optional).toEqual({ message: demand });
  expect(evidence.shape).toEqual({ kind: 'union', members: [gain, served] });
  expect(list(unknownJson).shape).toEqual({ kind: 'list', entry: unknownJson });
});
test('annotations are added to a copy that refers to the named original', () => {
  const cap = whole.annotate({ description: 'l', keywords: { minimum: 2 } });
  expect(cap.refines).toBe(whole);
  expect(cap.annotations).toEqual({ description: 'l', keywords: { minimum: 2 } });
  expect(cap.decode(1)).toEqual(E.right(1));
  const more = cap.annotate({ keywords: { maximum: 9 } });
  expect(more.annotations).toEqual({ description: 'l', keywords: { minimum: 2, maximum: 9 } });
  expect(more.refines).toBe(whole);
});
