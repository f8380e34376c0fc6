// The linter's rule about who may import whom does what docs/design.md says, for every room that there is.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const configuration = (await import(join(root, 'eslint.config.js'))) as {
  readonly rooms: Readonly<Record<string, readonly string[]>>;
};
const rooms = Object.keys(configuration.rooms);

const eslint = new ESLint({ cwd: root });

/** What the linter says of a file that consists of one import. */
const complaints = async (room: string, from: string): Promise<readonly string[]> => {
  const [result] = await eslint.lintText(`export * as imported from '${from}';\n`, {
    filePath: join(root, 'src', room, 'imports-upwards.ts'),
  });
  return result!.messages.map(({ ruleId }) => ruleId ?? 'parse');
};

describe('imports', () => {
  test.each(rooms.filter((room) => room !== 'cli'))('%s may not import the command line', async (room) => {
    const up = room
      .split('/')
      .map(() => '..')
      .join('/');
    expect(await complaints(room, `${up}/cli/main.js`)).toEqual(['import-x/no-restricted-paths']);
  });

  test.each([
    ['exact', '../market/lattice.js'],
    ['mechanisms', '../economies/economy.js'],
    ['market', '../index.js'],
    ['dominance', '../claims/finding.js'],
  ])('%s may not import %s', async (room, from) => {
    expect(await complaints(room, from)).toEqual(['import-x/no-restricted-paths']);
  });

  test.each([
    ['market', '../exact/rational.js'],
    ['claims', '../economies/economy.js'],
    ['market', '../computation.js'],
    ['exact', '../prelude.js'],
  ])('%s may import %s', async (room, from) => {
    expect(await complaints(room, from)).toEqual([]);
  });

  test('fp-ts comes from its root only', async () => {
    expect(await complaints('exact', 'fp-ts/Either')).toEqual(['no-restricted-imports']);
  });
});
