// The linter's rule about who may import whom does what docs/design.md says, for every room that there is.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const configuration = (await import(join(root, 'eslint.config.js'))) as {
  readonly rooms: Readonly<Record<string, object>>;
};
const rooms = Object.keys(configuration.rooms);

const eslint = new ESLint({ cwd: root });

/** The rules that the linter finds broken by a text as a file of `src`. */
const brokenRulesOf = async (file: string, text: string): Promise<readonly string[]> => {
  const [result] = await eslint.lintText(text, { filePath: join(root, 'src', file) });
  return result!.messages.map(({ ruleId }) => ruleId ?? 'parse');
};

/** The rules that the linter finds broken by a file of `src` that consists of one import. */
const brokenRules = (file: string, from: string): Promise<readonly string[]> =>
  brokenRulesOf(file, `export * as imported from '${from}';\n`);

describe('imports', () => {
  test.each(rooms.filter((room) => room !== 'cli'))('%s may not import the command line', async (room) => {
    const up = room
      .split('/')
      .map(() => '..')
      .join('/');
    expect(await brokenRules(`${room}/imports-upwards.ts`, `${up}/cli/main.js`)).toEqual([
      'import-x/no-restricted-paths',
    ]);
  });

  test.each([
    ['exact', '../market/lattice.js'],
    ['mechanisms', '../economies/economy.js'],
    ['market', '../index.js'],
    ['dominance', '../claims/finding.js'],
  ])('%s may not import %s', async (room, from) => {
    expect(await brokenRules(`${room}/imports-upwards.ts`, from)).toEqual(['import-x/no-restricted-paths']);
  });

  test.each([
    ['market', '../exact/rational.js'],
    ['claims', '../economies/economy.js'],
    ['market', '../computation.js'],
    ['exact', '../prelude.js'],
  ])('%s may import %s', async (room, from) => {
    expect(await brokenRules(`${room}/imports-upwards.ts`, from)).toEqual([]);
  });

  test.each(['fp-ts', 'fp-ts/Either', 'fp-ts/lib/Either.js', 'io-ts', 'io-ts/lib/Decoder.js'])(
    '%s is imported by the prelude only',
    async (from) => {
      expect(await brokenRules('exact/imports-upwards.ts', from)).toEqual(['no-restricted-imports']);
    },
  );

  test.each(['fp-ts', 'fp-ts/Either', 'fp-ts/es6/Either.js', 'io-ts/lib/Decoder.js'])(
    'the prelude does not import %s',
    async (from) => {
      expect(await brokenRules('prelude.ts', from)).toEqual(['no-restricted-imports']);
    },
  );

  test.each(['fp-ts/lib/Either.js', 'io-ts'])('the prelude may import %s', async (from) => {
    expect(await brokenRules('prelude.ts', from)).toEqual([]);
  });
});

describe('the checkers', () => {
  test.each([
    'export const same = (a: string[], b: string[]) => a.join() === b.join();',
    'export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);',
    'export const same = (a: string, b: string, c: string) => `${a},${b}` === c;',
    "export const same = (a: string, b: string) => new Set([a]).has(a + ',' + b);",
    'export const same = (a: string, b: string) => new Set([a]).has(`${a},${b}`);',
    'export const same = (a: unknown, b: unknown) => String(a) === String(b);',
  ])('do not compare what was joined: %s', async (text) => {
    const broken = new Set(await brokenRulesOf('certificates/market/joins.ts', `${text}\n`));
    expect([...broken]).toEqual(['no-restricted-syntax']);
  });
  test('take keys and words from two files that may', async () => {
    const text = 'export const key = (numbers: number[]) => numbers.join();\n';
    for (const file of ['keys', 'words'])
      expect(await brokenRulesOf(`certificates/kernel/${file}.ts`, text)).toEqual([]);
  });
});
