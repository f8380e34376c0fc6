/**
 * The help of the program and of every verb, its examples carried out by the built program; and what a wrong command line
 * is answered: with the help of its verb, or with what was meant.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { claimNames, claims } from '../claims/list.js';
import { mechanismNames } from '../mechanisms/list.js';
import type { Example } from './help.js';
import { runInMemory } from './in-memory.test-support.js';
import { galleryFolder, templateNames } from './init/templates.js';
import { outputOptions } from './output/options.js';
import { firstSteps, verbs } from './verbs.js';

const wide = { environment: { COLUMNS: '1000' } };

const helpOf = async (...verb: readonly string[]): Promise<string> => {
  const { status, stdout } = await runInMemory(wide, ...verb, '--help');
  expect(status).toBe(0);
  return stdout;
};

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The statuses of command lines, carried out one after the other in a folder that holds the gallery alone. */
const statusesOf = (commands: readonly string[]): readonly (number | null)[] => {
  const folder = mkdtempSync(join(tmpdir(), 'undominated-help-'));
  try {
    symlinkSync(fileURLToPath(galleryFolder), join(folder, 'examples'));
    return commands.map(
      (command) =>
        spawnSync('bash', ['-c', `undominated() { "$NODE" "$PROGRAM" "$@"; }\n${command}`], {
          cwd: folder,
          env: { ...process.env, NODE: process.execPath, PROGRAM: program },
        }).status,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const helps: ReadonlyArray<{ readonly verb: readonly string[]; readonly examples: readonly Example[] }> = [
  { verb: [], examples: firstSteps },
  ...verbs.map(({ name, examples }) => ({ verb: [name], examples })),
];

describe.each(helps)('undominated $verb --help', ({ verb, examples }) => {
  it('has one to three examples of its own, and nothing that is left over from a program', async () => {
    const help = await helpOf(...verb);
    expect(examples.length).toBeGreaterThanOrEqual(1);
    expect(examples.length).toBeLessThanOrEqual(3);
    for (const { shows, command } of examples) expect(help).toContain(`  # ${shows}\n  ${command}\n`);
    expect(examples.some(({ command }) => command.includes(['undominated', ...verb].join(' ')))).toBe(true);
    expect(help).not.toMatch(/\(default: (\[|undefined)|\[object/);
  });
  it('has examples that work, and say where a claim is refuted', () => {
    expect(statusesOf(examples.map(({ command }) => command))).toEqual(
      examples.map(({ shows }) => (shows.includes('refuted') ? 1 : 0)),
    );
  });
});

describe('a help lists', () => {
  const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
  it.each(['run', 'solve', 'verify', 'hunt'])('the mechanisms: %s', async (verb) => {
    expect(await helpOf(verb)).toContain(quoted(mechanismNames));
  });
  it('the claims: verify, and hunt those that can be hunted', async () => {
    expect(await helpOf('verify')).toContain(quoted(claimNames));
    expect(await helpOf('hunt')).toContain(quoted(claimNames.filter((name) => claims[name].hunted)));
  });
  it('the templates: init', async () => {
    expect(await helpOf('init')).toContain(quoted(templateNames));
  });
});

/** What a command line is refused with. */
const hintOf = async (...given: readonly string[]): Promise<string> => {
  const { status, stdout } = await runInMemory({}, ...given, '--json');
  expect(status).toBe(2);
  return (JSON.parse(stdout) as { readonly error: { readonly hint: string } }).error.hint;
};

/** What a verb cannot do without, so that nothing else is refused. */
const required: Readonly<Record<string, readonly string[]>> = { hunt: ['theorem-1', '--seed', '1'] };

describe.each(verbs)('undominated $name', ({ name, load }) => {
  const given = [name, ...(required[name] ?? [])];
  it('points to its help where nothing better can be said', async () => {
    expect(await hintOf(...given, '--qqqqqqqq')).toBe(`See what there is with: undominated ${name} --help`);
  });
  it('says which option takes a word that is given as an option', async () => {
    const verb = await load();
    const options = Object.values({ ...verb.options, ...outputOptions(verb.writes) }).map(({ help }) => ({
      flag: help.flags.split(' ')[0]!,
      words: help.choices ?? help.words ?? [],
    }));
    const flags = options.map(({ flag }) => flag);
    for (const { flag, words } of options)
      for (const word of words.filter((each) => !flags.includes(`--${each}`))) {
        const hint = await hintOf(...given, `--${word}`);
        expect(hint.replace(/^Did you mean (.*)\?$/, '$1').split(' or ')).toContain(`${flag} ${word}`);
      }
  });
});

describe('a wrong command line', () => {
  it.each([
    [['solve', 'x', '--mixed'], 'Did you mean --dominators mixed?'],
    [['solve', 'x', '--Weak'], 'Did you mean --comparison weak?'],
    [['solve', 'x', '--mixd'], 'Did you mean --dominators mixed?'],
    [['solve', 'x', '-mixed'], 'Did you mean --dominators mixed?'],
    [['solve', 'x', '--lst'], 'Did you mean --list?'],
    [['solve', 'x', '--comparison', 'wek'], 'Did you mean "weak"?'],
    [['hunt', 'theorem-1', '--seed', '1', '--lowest'], 'Did you mean --tie-break lowest?'],
    [['hunt', 'theorem-1', '--seed', '1', '--any'], 'Did you mean --ties any or --assumption-1 any?'],
    [['hunt', '--theorem-1', '--seed', '1'], 'Did you mean undominated hunt theorem-1?'],
    [['--verify', 'x'], 'Did you mean undominated verify?'],
    [['show'], 'See what there is with: undominated show --help'],
    [['solve', 'x', 'y'], 'See what there is with: undominated solve --help'],
    [['hunt', 'theorem-1'], 'See what there is with: undominated hunt --help'],
    [
      ['hunt', 'theorem-1', '--seed', '1', '--threads', '0'],
      'See what there is with: undominated hunt --help',
    ],
    [['--frob'], 'See what there is with: undominated --help'],
  ])('%j: %s', async (given, hint) => {
    expect(await hintOf(...given)).toBe(hint);
  });
});

it('prints its version, and as JSON for scripts', async () => {
  const { stdout } = await runInMemory({}, '--version');
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  for (const given of [
    ['--version', '--json'],
    ['--json', '--version'],
    ['-V', '--json'],
  ]) {
    const script = await runInMemory({}, ...given);
    expect(script).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(script.stdout)).toEqual({ version: stdout.trim() });
  }
});
