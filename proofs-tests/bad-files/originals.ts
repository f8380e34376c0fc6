/**
 * The sound files from which bad ones are made: every example of this repository, and certificates of some of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { examplePath, runInMemory } from '../../src/cli/in-memory.test-support.js';

/** A sound file, and the command that reads it; `-` stands for the file. */
export interface Original {
  readonly name: string;
  readonly sort: 'economy' | 'game' | 'messages' | 'certificate';
  readonly text: string;
  readonly command: readonly string[];
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(examplePath(folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|nfg|csv)$/.test(entry.name))
    .map(({ name }) => `${folder}${name}`);

const original = (name: string, sort: Original['sort'], command: readonly string[]): Original => ({
  name,
  sort,
  text: readFileSync(examplePath(name), 'utf8'),
  command,
});

/** The economy that strategies of an example are played in: `pooling-highest` is of `pooling`. */
const economyOf = (strategies: string, economies: readonly string[]): string => {
  const stem = strategies.replace(/^strategies\//, '').replace(/\.json$/, '');
  return economies.find((economy) => stem.startsWith(economy.replace(/\.json$/, '')))!;
};

/** The certificates that `verify` gives for cheap claims of two economies. */
const certificates = async (): Promise<readonly Original[]> => {
  const files = ['four-equal-traders.json', 'pooling.json'];
  const given = await Promise.all(
    files.map(async (file): Promise<readonly Original[]> => {
      const { stdout } = await runInMemory({}, 'verify', examplePath(file), '--claim', 'feasible', '--json');
      const { claims } = JSON.parse(stdout) as { claims: readonly { certificate: object | null }[] };
      return claims.flatMap(({ certificate }): readonly Original[] =>
        certificate === null
          ? []
          : [
              {
                name: `certificate of ${file}`,
                sort: 'certificate',
                text: JSON.stringify(certificate, null, 2),
                command: ['check', '-'],
              },
            ],
      );
    }),
  );
  return given.flat();
};

/** All of them. */
export const originals = async (): Promise<readonly Original[]> => {
  const economies = filesIn('');
  return [
    ...economies.map((name) => original(name, 'economy', ['show', '-'])),
    ...filesIn('games/').map((name) => original(name, 'game', ['show', '-'])),
    ...filesIn('strategies/').map((name) =>
      original(name, 'messages', ['run', examplePath(economyOf(name, economies)), '--messages', '-']),
    ),
    ...(await certificates()),
  ];
};
