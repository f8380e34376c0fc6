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

/** The rules that the linter finds broken by a file of `src` that consists of one import. */
const brokenRules = async (file: string, from: string): Promise<readonly string[]> => {
  const [result] = await eslint.lintText(`export * as imported from '${from}';\n`, {
    filePath: join(root, 'src', file),
  });
  return result!.messages.map(({ ruleId }) => ruleId ?? 'parse');
};

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
