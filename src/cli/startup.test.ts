/**
 * What the built program loads before it answers: no engine that the command line has no use for. How long it takes is
 * measured by `npm run bench -- startup`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { t } from '../prelude.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'dist', 'cli', 'main.js');

/** What Node writes about the scripts that it has run, of which their addresses are read here. */
const coverage = t.type({ result: t.array(t.type({ url: t.string })) });

/** The files that the program loads, by their addresses; Node's own are not among them. */
const filesLoadedBy = (args: readonly string[]): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'undominated-startup-'));
  try {
    spawnSync(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, NODE_V8_COVERAGE: folder },
    });
    return readdirSync(folder).flatMap((name) => {
      const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      if (!coverage.is(content)) throw new Error(`${name} is not what Node writes.`);
      return content.result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The modules in files of the built program: a comment stands above each. */
const modulesIn = (files: readonly string[]): readonly string[] =>
  files.flatMap((url) =>
    [...readFileSync(fileURLToPath(url), 'utf8').matchAll(/^\/\/ (\S+\.[cm]?[jt]s)$/gm)].map(
      ([, path]) => path!,
    ),
  );

/** Whatever the program loads: files of packages that are not bundled by their own names. */
const loadedBy = (...args: readonly string[]): readonly string[] => {
  const files = filesLoadedBy(args);
  return [...files, ...modulesIn(files)];
};

const engines = ['claims', 'certificates', 'studies', 'dominance', 'economies', 'games', 'formats/game'];
const game = join('examples', 'games', 'mixed-dominators.csv');

describe('the program loads', () => {
  const cases: ReadonlyArray<{
    readonly command: readonly string[];
    readonly needed: readonly string[];
    readonly idle: readonly string[];
  }> = [
    {
      command: ['--help'],
      needed: ['src/cli/verbs.ts'],
      idle: [...engines, 'mechanisms', 'market', 'cli/solve', 'cli/hunt', 'formats/json'],
    },
    {
      command: ['solve', '--nosuch'],
      needed: ['src/cli/solve/solve.ts'],
      idle: [
        'claims',
        'certificates',
        'studies',
        'dominance/mixed',
        'cli/hunt',
        'formats/game',
        'formats/json',
      ],
    },
    {
      command: ['solve', game],
      needed: ['src/cli/solve/game.ts', 'src/dominance/elimination.ts'],
      idle: [
        'claims/private-values',
        'claims/interdependent',
        'claims/mechanisms',
        'certificates',
        'studies',
        'cli/hunt',
        'cli/verify',
      ],
    },
  ];
  it.each(cases)('for $command what it needs, and no more', ({ command, needed, idle }) => {
    const loaded = loadedBy(...command);
    expect(loaded).toEqual(expect.arrayContaining([...needed]));
    const foreign = [
      ...idle.map((room) => `src/${room}/`),
      'node_modules/tinypool',
      'node_modules/fast-check',
    ];
    expect(loaded.filter((path) => foreign.some((room) => path.includes(room)))).toEqual([]);
  });

  it.each([
    { command: ['hunt', '--help'], needed: ['src/studies/hunt/threads.ts', '/node_modules/tinypool/'] },
    { command: ['verify', '--help'], needed: ['src/claims/private-values/'] },
  ])('for $command the engines, which the test sees', ({ command, needed }) => {
    const loaded = loadedBy(...command);
    for (const path of needed) expect(loaded.some((each) => each.includes(path))).toBe(true);
  });
});
