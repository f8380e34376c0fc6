import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { E } from '../../prelude.js';
import { firstSyntaxFault } from './syntax.js';
import { maxTextLength, readJson } from './json.js';
import type { JsonValue } from './value.js';
import { NumberLiteral } from './value.js';
import { lineStarts, placeOf } from '../problems/place.js';
import { decodeText, maxBytes, tooLarge } from '../problems/text.js';

const first = (text: string) => {
  const json = readJson(text, 'f.json');
  if (E.isRight(json)) throw new Error('It is JSON.');
  return json.left[0]!;
};

describe('what is not JSON is refused where it stops being JSON', () => {
  test.each<[string, number, number, RegExp, RegExp]>([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, /comma is missing/, /between two entries/],
    ['[1 2]', 1, 4, /comma is missing/, /between two entries/],
    ['[1, 2,]', 1, 6, /comma after the last entry/, /Remove/],
    ['{ "a": 1, }', 1, 9, /comma after the last entry/, /Remove/],
    ['[1,,2]', 1, 4, /"," stands where a value/, /value/],
    ['[,]', 1, 2, /"," stands where a value or "]"/, /value/],
    ['{ "a" 1 }', 1, 7, /colon is missing/, /"field": value/],
    ['{ "a": }', 1, 8, /"}" stands where a value/, /Complete/],
    ['{ a: 1 }', 1, 3, /"a" stands where a field name/, /double quotes/],
    ["{ 'a': 1 }", 1, 3, /"'" stands where a field name/, /"field"/],
    ["['a']", 1, 2, /"'" stands where a value/, /double quotes/],
    ['[1}', 1, 3, /"}" stands where/, /its own kind/],
    ['[1', 1, 3, /ends where a comma or a closing bracket/, /"]"/],
    ['{"a": {"b": 1}', 1, 15, /ends where/, /"}"/],
    ['1 2', 1, 3, /after the end/, /one JSON value/],
    ['// no\n1', 1, 1, /no comments/, /Remove/],
    ['[1, /* no */ 2]', 1, 5, /no comments/, /Remove/],
    ['{ "a": 3/4 }', 1, 9, /bare fraction/, /"3\/4"/],
    ['[.5]', 1, 2, /"\.5" is no value/, /as a text/],
    ['[+1]', 1, 2, /"\+1" is no value/, /as a text/],
    ['[01]', 1, 2, /"01" is no value/, /as a text/],
    ['[1.]', 1, 2, /"1\." is no value/, /as a text/],
    ['[NaN]', 1, 2, /"NaN" is no value/, /double quotes/],
    ['[True]', 1, 2, /"True" is no value/, /double quotes/],
    ['["a\n"]', 1, 2, /no closing quote/, /same line/],
    ['["a', 1, 2, /no closing quote/, /same line/],
    ['["a\tb"]', 1, 4, /U\+0009/, /\\t/],
    ['["a\u0001b"]', 1, 4, /U\+0001/, /Remove/],
    ['["\\x"]', 1, 3, /"\\x" is no escape/, /backslash/],
    ['["\\u12g4"]', 1, 3, /"\\u" is no escape/, /backslash/],
    ['\r\n\r\n]', 3, 1, /"]" stands where a value/, /its own kind/],
    ['["😀" 1]', 1, 7, /comma is missing/, /between/],
  ])('%j', (text, line, column, message, hint) => {
    const problem = first(text);
    expect(problem).toMatchObject({ code: 'E0201', file: 'f.json', line, column });
    expect(problem.message).toMatch(message);
    expect(problem.hint).toMatch(hint);
  });

  test.each<[string, number, number, RegExp]>([
    ['{ “a”: 1 }', 1, 3, /^“ is a typographic quote, which JSON does not know, where a field name/],
    ['{ "a": “b” }', 1, 8, /^“ is a typographic quote, .* where a value is expected/],
    ['{ "a": «b» }', 1, 8, /^« is a typographic quote/],
    ['{ "a": ‘b’ }', 1, 8, /^‘ is a typographic quote/],
    ['[„b“]', 1, 2, /^„ is a typographic quote/],
    ['[b”]', 1, 3, /^” is a typographic quote/],
    ['{\n"a": "b”\n}', 2, 6, /no closing quote, but the typographic quote ”/],
    [
      '{ "a": "b”, "c": 1 }',
      1,
      14,
      /A comma is missing before this\. The text before it has the typographic quote ”/,
    ],
    ['{ "a”: 1, "c": 1 }', 1, 12, /A colon is missing .* has the typographic quote ”/],
  ])('typographic quotes: %j', (text, line, column, message) => {
    const problem = first(text);
    expect(problem).toMatchObject({ code: 'E0201', line, column });
    expect(problem.message).toMatch(message);
    expect(problem.hint).toBe(
      'Write the straight quote " in its place, and turn off "smart quotes" in the editor.',
    );
  });
  test('typographic quotes inside a text are part of it, and an apostrophe is blamed for nothing', () => {
    expect(E.isRight(readJson('{ "a": "“it’s”, he said" }', 'f'))).toBe(true);
    expect(first('["it’s" 1]').message).toBe('A comma is missing before this.');
  });

  test('the excerpt shows the line with a caret under the column', () => {
    expect(first('{\n\t"a": 1\n  "b": 2 }').excerpt).toBe('  "b": 2 }\n  ^');
    const [line, caret] = first(`[${'1, '.repeat(1000)} oops]`).excerpt!.split('\n');
    expect(line).toHaveLength(caret!.indexOf('^') + 'oops]'.length);
    expect(line!.slice(caret!.indexOf('^'))).toBe('oops]');
  });
  test('a field given twice', () => {
    expect(first('{ "a": 1,\n  "b": { "a": 1, "\\u0061": 2 } }')).toMatchObject({
      code: 'E0202',
      line: 2,
      column: 18,
      message: 'The field "a" is given twice in one object: the first is at line 2, column 10.',
    });
    expect(first('{ "__proto__": 1, "__proto__": 2 }')).toMatchObject({ code: 'E0202', line: 1, column: 19 });
  });
  test.each(['', ' \r\n\t', '\uFEFF', '\uFEFF\n'])('nothing at all: %j', (text) => {
    expect(first(text)).toMatchObject({ code: 'E0105', line: 1, column: 1 });
  });
  test('a NUL byte', () => {
    expect(first('{}\n \0')).toMatchObject({ code: 'E0106', line: 2, column: 2 });
  });
  test('a depth that would exhaust a stack', () => {
    expect(first('['.repeat(1_000_000))).toMatchObject({ code: 'E0206', line: 1, column: 65 });
    expect(first('{"a":'.repeat(1_000_000).slice(0, maxTextLength))).toMatchObject({ code: 'E0206' });
    expect(E.isRight(readJson('['.repeat(64) + ']'.repeat(64), 'f'))).toBe(true);
  });
  test('a text too long is refused by its length, whatever it holds', () => {
    expect(first('x'.repeat(maxTextLength + 1))).toMatchObject({
      code: 'E0104',
      message: 'The text has 4,000,001 characters; at most 4,000,000 are read.',
    });
  });
  test('control characters are not passed on to a terminal', () => {
    expect(first('["\\\u001b"]').message).toBe('"\\\uFFFD" is no escape of JSON.');
    expect(first('[\u009b]').message).not.toContain('\u009b');
    expect(first('[1 \u001b]').excerpt).not.toContain('\u001b');
  });
});

/** The tree with numbers as their text in a wrapper, for comparison with JSON.parse. */
const plain = (value: JsonValue): unknown => {
  if (value instanceof NumberLiteral) return Number(value.text);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
};

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const again = JSON.stringify(JSON.parse(text), null, indent);
      const json = readJson(`\uFEFF${again}`, 'f');
      expect(E.isRight(json) ? plain(json.right.value) : json.left).toEqual(JSON.parse(text));
    }),
    { numRuns: 300 },
  );
});

test('a text is faultless exactly if JSON.parse takes it', () => {
  const damaged = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', ']', '[', '{', ':', '\\', '1', 'e', '-', '.', ' '),
    )
    .map(([text, at, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(piece === '' ? place + 1 : place);
    });
  const pieces = fc
    .array(fc.constantFrom(...'{}[],:"\\ue01.-+ \n'.split(''), 'true', '"a"', 'null'))
    .map((p) => p.join(''));
  fc.assert(
    fc.property(fc.oneof(damaged, pieces, fc.string({ unit: 'binary' })), (text) => {
      expect(firstSyntaxFault(text) === undefined, text).toBe(parses(text));
    }),
    { numRuns: 5000 },
  );
});

test('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = decodeText(bytes, 'f');
      if (E.isRight(text)) readJson(text.right, 'f');
      else expect(text.left[0]!.code).toBe('E0106');
    }),
    { numRuns: 1000 },
  );
});

test('places: every offset has its line and column, whatever ends the lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀') }), (text) => {
      const starts = lineStarts(text);
      const lines = text.split(/\r\n|\n|\r/);
      expect(starts).toHaveLength(lines.length);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const { line, column } = placeOf(starts, offset);
        expect(starts[line - 1]! + column - 1).toBe(offset);
        expect(line === lines.length || offset < starts[line]!).toBe(true);
      }
    }),
  );
});

describe('bytes', () => {
  test('UTF-8 with and without a mark', () => {
    expect(decodeText(new TextEncoder().encode('é😀'), 'f')).toEqual(E.right('é😀'));
    expect(E.isRight(readJson('\uFEFF{}', 'f'))).toBe(true);
  });
  test.each([
    [[0xff, 0xfe, 0x7b, 0x00], /UTF-16/],
    [[0xc3, 0x28], /no UTF-8/],
  ])('%j is refused', (bytes, message) => {
    const text = decodeText(new Uint8Array(bytes), 'f');
    expect(text).toMatchObject({ left: [{ code: 'E0106', message: expect.stringMatching(message) }] });
  });
  test('too many', () => {
    expect(decodeText(new Uint8Array(50_000_000), 'f')).toEqual(E.left([tooLarge('f', 50_000_000)]));
    expect(tooLarge('f', 50_000_000).message).toContain('at most 4,000,000');
    expect(E.isRight(decodeText(new Uint8Array(maxBytes).fill(32), 'f'))).toBe(true);
  });
});
