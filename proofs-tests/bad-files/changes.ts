/**
 * Bad files: one change of a sound file, of its structure where it is JSON, of its tokens or of its bytes.
 */
import fc from 'fast-check';
import type { Original } from './originals.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Path = readonly (string | number)[];

/** A file made from a sound one. */
export interface BadFile {
  readonly original: Original;
  /** What was changed, in words. */
  readonly change: string;
  readonly bytes: Uint8Array;
  /** What a failing test prints of it. */
  readonly [fc.toStringMethod]: () => string;
}

const bad = (original: Original, change: string, bytes: Uint8Array): BadFile => ({
  original,
  change,
  bytes,
  [fc.toStringMethod]: () => `${original.name}, ${change}`,
});

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The paths of all parts of a value, itself first. */
const pathsOf = (value: Json, path: Path = []): readonly Path[] => {
  if (value === null || typeof value !== 'object') return [path];
  const parts: readonly (readonly [string | number, Json])[] = isList(value)
    ? value.map((entry, i) => [i, entry] as const)
    : Object.entries(value);
  return [path, ...parts.flatMap(([step, part]) => pathsOf(part, [...path, step]))];
};

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((part, step) => (part as Record<string | number, Json>)[step]!, value);

/** What is written for a part: its name and value in an object, its value in a list; several of them, or none. */
type Replacement = (name: string | number | undefined, value: Json) => readonly (readonly [string, string])[];

/** A value as text, with one part replaced. */
const written = (value: Json, target: Path, replace: Replacement): string => {
  const [step, ...rest] = target;
  if (step === undefined)
    return replace(undefined, value)
      .map(([, text]) => text)
      .join(',');
  const part = (name: string | number, each: Json): readonly (readonly [string, string])[] => {
    if (String(name) !== String(step)) return [[String(name), JSON.stringify(each)]];
    return rest.length === 0 ? replace(name, each) : [[String(name), written(each, rest, replace)]];
  };
  return isList(value)
    ? `[${value
        .flatMap((each, i) => part(i, each))
        .map(([, text]) => text)
        .join(',')}]`
    : `{${Object.entries(value as { readonly [name: string]: Json })
        .flatMap(([name, each]) => part(name, each))
        .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
        .join(',\n')}}`;
};

/** Values of every type and size, as they are written. */
const strange: readonly string[] = [
  ...[
    'null',
    'true',
    '""',
    '" "',
    '"x"',
    '[]',
    '{}',
    '[[]]',
    '[null]',
    '{"a":1}',
    '"1/0"',
    '"1/3"',
    '"é\\u202e"',
  ],
  ...[
    '0',
    '-1',
    '1',
    '2',
    '1000',
    '1000000',
    '1000000000',
    '9007199254740993',
    '1e300',
    '0.5',
    '-0.0',
    '1e-400',
  ],
  ...['"1e10000"', `"1/${'7'.repeat(9_999)}"`, '9'.repeat(400), `"${'x1*'.repeat(900)}1"`, '"2^3^9^9"'],
  ...[
    `[${Array.from({ length: 2_000 }, (_, i) => String(i)).join(',')}]`,
    `${'['.repeat(70)}1${']'.repeat(70)}`,
  ],
];

/** A structural change of a value: how the text becomes, and what was done. */
interface Structural {
  readonly change: string;
  readonly text: string;
}

const structural = (value: Json): fc.Arbitrary<Structural> => {
  const paths = pathsOf(value);
  const path = fc.constantFrom(...paths);
  const changed = (what: string, target: Path, replace: Replacement): Structural => ({
    change: `${what} at ${JSON.stringify(target)}`,
    text: written(value, target, replace),
  });
  const name = (given: string | number | undefined): string => String(given ?? '');
  return fc.oneof(
    path.map((target) => changed('dropped', target, () => [])),
    path.map((target) =>
      changed('doubled', target, (given, part) => Array(2).fill([name(given), JSON.stringify(part)])),
    ),
    path.map((target) =>
      changed('a thousand times', target, (given, part) =>
        Array.from({ length: 1_000 }, (_, i) => [`${name(given)}${String(i)}`, JSON.stringify(part)]),
      ),
    ),
    path.map((target) =>
      changed('renamed', target, (given, part) => [[`${name(given)}e`, JSON.stringify(part)]]),
    ),
    fc
      .tuple(path, fc.constantFrom(...strange))
      .map(([target, text]) =>
        changed(`set to ${text.slice(0, 40)}`, target, (given) => [[name(given), text]]),
      ),
    fc
      .tuple(path, path)
      .map(([target, source]) =>
        changed(`set to the part at ${JSON.stringify(source)}`, target, (given) => [
          [name(given), JSON.stringify(at(value, source))],
        ]),
      ),
  );
};

const token = /\s+|"(?:[^"\\\n]|\\.)*"|[-+.\w]+|[^]/g;

/** A change of a token, of whichever format. */
const ofTokens = (text: string): fc.Arbitrary<Structural> => {
  const tokens = text.match(token) ?? [];
  const place = fc.nat({ max: Math.max(0, tokens.length - 1) });
  const splice = (index: number, middle: readonly string[], after: number): string =>
    [...tokens.slice(0, index), ...middle, ...tokens.slice(after)].join('');
  const change = (what: string, build: (index: number) => string): fc.Arbitrary<Structural> =>
    place.map((index) => ({ change: `${what} token ${String(index)}`, text: build(index) }));
  return fc.oneof(
    change('cut off before', (index) => tokens.slice(0, index).join('')),
    change('cut off in the middle of', (index) =>
      [...tokens.slice(0, index), (tokens[index] ?? '').slice(0, (tokens[index] ?? '').length >> 1)].join(''),
    ),
    change('without', (index) => splice(index, [], index + 1)),
    change('doubled', (index) => splice(index, [tokens[index] ?? ''], index)),
    change('deep nesting before', (index) => splice(index, ['['.repeat(100_000)], index)),
    change('a NUL before', (index) => splice(index, ['\0'], index)),
    change('a huge number for', (index) => splice(index, ['1000000'], index + 1)),
    change('a negative number for', (index) => splice(index, ['-1'], index + 1)),
    change('nothing but zero for', (index) => splice(index, ['0'], index + 1)),
    change('a long line before', (index) => splice(index, ['x,'.repeat(2_100_000)], index)),
    change('many quotes before', (index) => splice(index, ['"a" '.repeat(100_000)], index)),
  );
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The whole file in another encoding. */
const ofEncoding = (text: string): fc.Arbitrary<{ readonly change: string; readonly bytes: Uint8Array }> =>
  fc.constantFrom(
    { change: 'UTF-16 with its mark', bytes: Buffer.from(`\uFEFF${text}`, 'utf16le') },
    { change: 'UTF-16 without a mark', bytes: Buffer.from(text, 'utf16le') },
    { change: 'UTF-8 with a mark', bytes: utf8(`\uFEFF${text}`) },
    { change: 'UTF-8 with two marks', bytes: utf8(`\uFEFF\uFEFF${text}`) },
    { change: 'Latin-1', bytes: Buffer.from(text.replace(/[aeio]/, 'é'), 'latin1') },
    { change: 'a line ended by CR', bytes: utf8(text.replaceAll('\n', '\r')) },
    { change: 'nothing', bytes: utf8('') },
    { change: 'blanks', bytes: utf8(' \n\n') },
    { change: 'only NUL', bytes: new Uint8Array(1_000) },
    { change: 'five million blanks after it', bytes: utf8(text + ' '.repeat(5_000_000)) },
  );

/** A bad file made from one of these. */
export const badFile = (sound: readonly Original[]): fc.Arbitrary<BadFile> =>
  fc.constantFrom(...sound).chain((original): fc.Arbitrary<BadFile> => {
    const { text } = original;
    const asText = ({ change, text: changed }: Structural): BadFile => bad(original, change, utf8(changed));
    const tokens = ofTokens(text).map(asText);
    const encodings = ofEncoding(text).map(({ change, bytes }) => bad(original, change, bytes));
    if (!text.trimStart().startsWith('{'))
      return fc.oneof({ weight: 5, arbitrary: tokens }, { weight: 1, arbitrary: encodings });
    return fc.oneof(
      { weight: 6, arbitrary: structural(JSON.parse(text) as Json).map(asText) },
      { weight: 3, arbitrary: tokens },
      { weight: 1, arbitrary: encodings },
    );
  });
