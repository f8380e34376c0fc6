/**
 * Completion in the shells themselves: each is given a line that ends in the middle of a word, and a tab. A shell that is
 * not there is skipped.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInMemory } from '../in-memory.test-support.js';
import { galleryFolder } from '../init/templates.js';
import { outputOptions } from '../output/options.js';
import { verbs } from '../verbs.js';

/** What is typed, and what it is when the tab has been pressed. */
const lines: ReadonlyArray<{ readonly typed: string; readonly completed: string }> = [
  { typed: 'so', completed: 'solve' },
  { typed: '--vers', completed: '--version' },
  { typed: 'solve --domi', completed: 'solve --dominators' },
  { typed: 'solve --dominators mi', completed: 'solve --dominators mixed' },
  { typed: 'solve --dominators=mi', completed: 'solve --dominators=mixed' },
  { typed: 'solve examples/ti', completed: 'solve examples/ties.json' },
  {
    typed: 'verify examples/ties.json examples/the-example-',
    completed: 'verify examples/ties.json examples/the-example-interchanged.json',
  },
  { typed: 'verify --claim law', completed: 'verify --claim law-of-one-price' },
  { typed: 'verify --claim theorem-1,law', completed: 'verify --claim theorem-1,law-of-one-price' },
  { typed: 'verify --messages examples/ti', completed: 'verify --messages examples/ties.json' },
  // A file pro.json and a folder proofs are there.
  { typed: 'verify --certificate pro', completed: 'verify --certificate proofs' },
  { typed: 'hunt law', completed: 'hunt law-of-one-price' },
  { typed: 'verify --claim promise:str', completed: 'verify --claim promise:strategy-proof' },
  { typed: 'verify --claim feasible,promise:one', completed: 'verify --claim feasible,promise:one-price' },
  { typed: 'hunt promise:no', completed: 'hunt promise:no-deficit' },
  { typed: 'run --mechanism three', completed: 'run --mechanism three-announcements' },
  { typed: 'init --template three', completed: 'init --template three-groups' },
  { typed: 'explain corr', completed: 'explain corridor' },
  { typed: 'completion fi', completed: 'completion fish' },
];

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undominated-completion-'));
  symlinkSync(fileURLToPath(galleryFolder), join(folder, 'examples'));
  mkdirSync(join(folder, 'proofs'));
  writeFileSync(join(folder, 'pro.json'), '');
  for (const shell of shells)
    writeFileSync(join(folder, `script.${shell}`), (await runInMemory({}, 'completion', shell)).stdout);
});
afterAll(() => rmSync(folder, { recursive: true }));

const runs = (shell: Shell): boolean => spawnSync(shell, ['--version']).status === 0;

/**
 * What a shell prints in the folder. It has nobody's settings, and is set apart from the terminal of the tests, which an
 * interactive shell would take for its own.
 */
const printedBy = (command: string, args: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, TERM: 'dumb', HISTFILE: '/dev/null' },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.on('error', reject);
    // A shell may end without having read its input.
    child.stdin.on('error', () => undefined);
    child.on('close', () => resolve(printed));
    child.stdin.end(input);
  });

/** The command lines between the marks, with their words set apart by `|`, in the order in which they were carried out. */
const marked = (printed: string): readonly string[] =>
  [...printed.matchAll(/GOT:(.*):END/g)].map(([, words]) => words!.replace(/\/$/, '').replaceAll('|', ' '));

/** A function in the place of the program that prints the words that it is given, between marks. */
const recorder = `undominated() { local IFS='|'; printf 'GOT:%s:END\\n' "$*"; }`;

const typedLines = lines.map(({ typed }) => `undominated ${typed}\t\n`);

const completedIn: Readonly<Record<Shell, () => Promise<readonly string[]>>> = {
  bash: async () => {
    writeFileSync(join(folder, 'setup.bash'), `source ./script.bash\n${recorder}\n`);
    const input = `source ./setup.bash\n${typedLines.join('')}exit\n`;
    return marked(await printedBy('bash', ['--norc', '--noprofile', '-i'], input));
  },
  zsh: async () => {
    writeFileSync(
      join(folder, 'setup.zsh'),
      `PS1=''; setopt no_prompt_sp no_prompt_cr; autoload -Uz compinit; compinit -u -D
source ./script.zsh
${recorder}
print READY
`,
    );
    // Zsh edits lines on a terminal only: one zsh gives another one a terminal, and types there.
    const type = (line: string, awaited: string): string =>
      `zpty -w -n z ${line}; zpty -r z out '${awaited}'; print -r -- "$out"`;
    const typing = [
      'zmodload zsh/zpty; zpty z "zsh -f -i"',
      type("$'source ./setup.zsh\\n'", '*READY*'),
      ...lines.map(({ typed }) => type(`$'undominated ${typed}\\t\\n'`, '*GOT:*:END*')),
      'zpty -d z',
    ];
    return marked(await printedBy('zsh', ['-f'], typing.join('\n')));
  },
  fish: () =>
    Promise.all(
      lines.map(async ({ typed }) => {
        const asked = `source ./script.fish; complete -C 'undominated ${typed}'`;
        const found = await printedBy('fish', ['--no-config', '-c', asked]);
        const [before] = /^.* |^/.exec(typed)!;
        return found
          .trim()
          .split('\n')
          .map((candidate) => `${before}${candidate.split('\t')[0]!.replace(/\/$/, '')}`)
          .join(', or ');
      }),
    ),
};

describe.each(shells)('%s', (shell) => {
  it.skipIf(!runs(shell))(
    `completes in ${shell}${runs(shell) ? '' : ' (skipped: it is not installed)'}`,
    async () => {
      expect(await completedIn[shell]()).toEqual(lines.map(({ completed }) => completed));
    },
  );
  it('the script has every verb, every option and every word that an option takes', async () => {
    const { stdout } = await runInMemory({}, 'completion', shell, '--json');
    const { script } = JSON.parse(stdout) as { readonly script: string };
    // A colon may be in a word, in zsh behind a backslash, or between two.
    const parts = [script, script.replaceAll('\\:', ':')].flatMap((one) => [
      ...one.split(/[^\w.+-]+/),
      ...one.split(/[^\w.+:-]+/),
    ]);
    const found = new Set(parts.flatMap((word) => [word, word.replace(/^-+/, '')]));
    for (const { name, load } of verbs) {
      expect(found).toContain(name);
      const { options, writes } = await load();
      for (const { help } of Object.values({ ...options, ...outputOptions(writes) }))
        for (const word of [help.flags.split(' ')[0]!.slice(2), ...(help.choices ?? help.words ?? [])])
          expect(found).toContain(word);
    }
  });
});

it('refuses another shell', async () => {
  const { status, stderr } = await runInMemory({}, 'completion', 'bahs');
  expect(status).toBe(2);
  expect(stderr).toContain('There is no completion for "bahs".\n  hint: Did you mean "bash"?');
});
