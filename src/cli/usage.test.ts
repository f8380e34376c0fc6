/**
 * The command run in the tests' own process, its streams kept in memory: bad usage, bad input, the screen, the endings.
 */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { interruption } from './input/interruption.js';
import { widthOf } from './output/tables/measure.js';
import type { Surroundings } from './in-memory.test-support.js';
import { examplePath, runInMemory } from './in-memory.test-support.js';

const example = (name: string): string => examplePath(`${name}.json`);

describe('bad usage and bad input end with 2', () => {
  const bad: ReadonlyArray<readonly [string, string, readonly string[]]> = [
    ['an unknown verb', 'E0001', ['verfy', 'x']],
    ['no verb', 'E0001', []],
    ['an unknown verb that asks for help', 'E0001', ['verfy', '--help']],
    ['no file', 'E0001', ['show']],
    ['an unknown option', 'E0001', ['show', 'x', '--jsn']],
    ['too many arguments', 'E0001', ['show', 'x', 'y']],
    ['an unknown format', 'E0001', ['show', 'x', '--format', 'html']],
    ['two output formats at once', 'E0001', ['show', example('ties'), '--format', 'csv']],
    ['a word that has no entry', 'E0001', ['explain', 'corrido']],
    ['an unknown claim', 'E0001', ['verify', example('ties'), '--claim', 'theorem']],
    ['a claim that does not apply', 'E0001', ['verify', example('ties'), '--claim', 'example']],
    ['a residual with private values', 'E0001', ['verify', example('ties'), '--residual', 'market']],
    ['a message of the wrong length', 'E0001', ['solve', example('ties'), '--explain', '[2,0]']],
    ['an order without a rule', 'E0001', ['run', example('ties'), '--order', '1,2,3,4']],
    ['a file that is not there', 'E0101', ['show', 'no-such-file.json']],
    ['a directory', 'E0102', ['show', '.']],
    ['messages that are not there', 'E0101', ['run', example('ties'), '--messages', 'no-such-file.json']],
    ['what this version cannot do', 'E0005', ['solve', example('ties'), '--comparison', 'weak']],
  ];
  it.each(bad)('%s', async (_what, code, args) => {
    const script = await runInMemory({}, ...args, '--json');
    expect(script).toMatchObject({ status: 2, stderr: '' });
    const { error } = JSON.parse(script.stdout) as { error: Record<string, string> };
    expect(error['code']).toBe(code);
    expect(error['message']).toMatch(/\S/);
    expect(error['hint']).toMatch(/\S/);
  });
  it.each<readonly [string, string, readonly string[]]>([
    ['E0001', '“', ['solve', examplePath('games/entry.json'), '--explain', '“enter”']],
    ['E0001', '“', ['solve', examplePath('games/entry.json'), '--explain', '“stay', 'out”']],
    ['E0001', '‘', ['verify', example('ties'), '--claim', '‘theorem-1’']],
    ['E0001', '«', ['«show»', example('ties')]],
    ['E0001', '“', ['init', 'nowhere', '--template', '“ties”']],
    ['E0101', '„', ['show', '„ties.json“']],
  ])('%s: names the typographic quote %s on the command line', async (code, quote, args) => {
    const { status, stdout } = await runInMemory({}, ...args, '--json');
    expect(status).toBe(2);
    const { error } = JSON.parse(stdout) as { error: Record<string, string> };
    expect(error['code']).toBe(code);
    expect(error['message']).toContain(
      `The command line has the typographic quote ${quote}, which no shell takes`,
    );
    expect(error['hint']).toBe('Write a straight quote in its place, \' or ".');
  });
  it('suggests the template of which a word is a part', async () => {
    const { stdout } = await runInMemory({}, 'init', 'nowhere', '--template', 'example', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ error: { hint: 'Did you mean "the-example"?' } });
  });
  it('reports to people on standard error, with a suggestion', async () => {
    const { status, stdout, stderr } = await runInMemory({}, 'verfy', 'x');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Did you mean "verify"?');
  });
  it('reports all faults of the options at once', async () => {
    const { status, stdout } = await runInMemory(
      {},
      ...['hunt', 'theorem-9', '--seed', '1', '--cap', '2-3', '--ties', 'maybe', '--json'],
    );
    expect(status).toBe(2);
    const { errors } = JSON.parse(stdout) as { errors: { code: string; message: string }[] };
    expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'E0001: There is no claim "theorem-9".',
      'E0001: --cap 2-3 is no range.',
      'E0001: --ties does not know "maybe".',
    ]);
  });
  it('shows twenty faults of a file to people and counts the others, and lists all for scripts', async () => {
    const entry = '{ "endowment": [9], "utility": { "formula": "y" } }';
    const input = (await readFile(example('ties'), 'utf8')).replace(
      /"traders": [^]*/,
      `"traders": [\n${Array.from({ length: 30 }, () => entry).join(',\n')}] }`,
    );
    const people = await runInMemory({ input }, 'show', '-');
    expect(people.stderr.match(/^-:\d+:\d+: E/gm)).toHaveLength(20);
    // 30 endowments, 30 formulas, and the number of traders.
    expect(people.stderr).toContain('\n… and 41 more faults.\n  hint: --json lists them.\n');
    const scripts = await runInMemory({ input }, 'show', '-', '--json');
    const { error, errors } = JSON.parse(scripts.stdout) as { error: unknown; errors: unknown[] };
    expect(errors).toHaveLength(61);
    expect(error).toEqual(errors[0]);
  });
  it('locates a fault in a file', async () => {
    const text = (await readFile(example('ties'), 'utf8')).replace('"tieBreak"', '"tiebreak"');
    const { status, stdout } = await runInMemory({ input: text }, 'show', '-', '--json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'E0203', file: '-', line: 9, column: 3 },
    });
    const people = await runInMemory({ input: text }, 'show', '-');
    expect(people.stdout).toBe('');
    expect(people.stderr).toMatch(/^-:9:3: E0203: .*\n( .*\n)+/);
  });
  it('refuses rubbish of any size', async () => {
    const large = new Uint8Array(12_000_000).fill(0x78);
    for (const [input, code] of [
      ['', 'E0105'],
      [large, 'E0104'],
      [new Uint8Array([0xff, 0xfe, 0, 0]), 'E0106'],
    ] as const) {
      const { status, stdout } = await runInMemory({ input }, 'show', '-', '--json');
      expect(status).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code, file: '-' } });
    }
  });
});

describe('the screen', () => {
  it('has colour on a terminal only, and never with NO_COLOR', async () => {
    const coloured = async (given: Surroundings): Promise<boolean> => {
      const shown = await runInMemory(given, 'explain', 'corridor');
      const refused = await runInMemory(given, 'verfy');
      return `${shown.stdout}${refused.stderr}`.includes('\u001b[');
    };
    expect(await coloured({ terminal: true })).toBe(true);
    expect(await coloured({ terminal: false })).toBe(false);
    expect(await coloured({ terminal: false, environment: { FORCE_COLOR: '1' } })).toBe(false);
    expect(await coloured({ terminal: true, environment: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured({ terminal: true, environment: { NO_COLOR: '1', FORCE_COLOR: '1' } })).toBe(false);
    expect(await coloured({ terminal: true, environment: { TERM: 'dumb' } })).toBe(false);
  });
  it.each([
    ['show', example('the-example')],
    ['run', example('complements')],
    ['run', example('complements'), '--draw', '--seed', '1'],
    ['solve', example('complements'), '--list'],
    ['verify', example('four-equal-traders')],
    ['explain', 'corridor'],
    ['--help'],
  ])('fits 40 columns: %s %s %s', async (...args) => {
    const { stdout, status } = await runInMemory({ environment: { COLUMNS: '40' } }, ...args);
    expect(status).toBe(0);
    for (const line of stdout.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(40);
  });
  it('writes tables as CSV, Markdown and LaTeX', async () => {
    const csv = await runInMemory({}, 'run', example('four-equal-traders'), '--format', 'csv');
    expect(csv.stdout.split('\n')[1]).toBe('1,Trader 1,0,0,0,19/40,0.475');
    const markdown = await runInMemory({}, 'verify', example('four-equal-traders'), '--format', 'markdown');
    expect(markdown.stdout).toContain('| theorem-1 | proved | enumeration and separation |');
    const latex = await runInMemory({}, 'show', example('ties'), '--format', 'latex');
    expect(latex.stdout).toContain('\\begin{tabular}{rlr}');
  });
});

describe('a fault of the program', () => {
  it('ends with 70 and a short message, without a stack', async () => {
    const { status, stdout, stderr } = await runInMemory({ failure: new Error('boom') }, 'show', '-');
    expect({ status, stdout }).toEqual({ status: 70, stdout: '' });
    expect(stderr).toMatch(/E0070: .*boom\n {2}hint: .*\n$/);
    expect(stderr).not.toContain('    at ');
  });
  it('is an error object for scripts', async () => {
    const { status, stdout } = await runInMemory({ failure: new Error('boom') }, 'show', '-', '--json');
    expect(status).toBe(70);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0070' } });
  });
});

describe('Ctrl-C ends with 3', () => {
  it('when nothing was known yet, and says so', async () => {
    const { status, stdout } = await runInMemory(
      { interrupted: 'at once' },
      'verify',
      example('ties'),
      '--claim',
      'theorem-1',
      '--json',
    );
    // Reading the file is the first thing that is stopped.
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0004' } });
  });
});

it('Ctrl-C once asks the work to stop, twice leaves with 130', () => {
  const said: string[] = [];
  const left: number[] = [];
  const { signal, press } = interruption(
    (line) => said.push(line),
    (status) => left.push(status),
  );
  expect(signal.aborted).toBe(false);
  press();
  expect({ stopped: signal.aborted, said: said.length, left }).toEqual({ stopped: true, said: 1, left: [] });
  press();
  expect(left).toEqual([130]);
});

it('a file that cannot be read is no fault of the program', async () => {
  const failure = Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  const { status, stdout } = await runInMemory({ failure }, 'show', '-', '--json');
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0103', file: '-' } });
});

describe('--mechanism', () => {
  it('names the mechanism that the file means, and nothing changes', async () => {
    const plain = await runInMemory({}, 'verify', example('three-groups'), '--json');
    const named = await runInMemory(
      {},
      ...['verify', example('three-groups'), '--mechanism', 'many-groups', '--json'],
    );
    expect([named.status, named.stdout]).toEqual([0, plain.stdout]);
  });
  it.each([
    ['run', 'basic-market', 'many-groups', 'Many groups need three groups or more; this economy has 2'],
    ['solve', 'three-groups', 'random-grouping', 'Random grouping has two groups; this economy has 3'],
    ['verify', 'pooling', 'random-grouping', 'this economy has signals'],
    ['run', 'basic-market', 'three-announcements', 'this economy has private values'],
  ])('%s %s: %s is not defined there, and says why', async (verb, name, mechanism, why) => {
    const { status, stdout, stderr } = await runInMemory({}, verb, example(name), '--mechanism', mechanism);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(why);
    expect(stderr).toMatch(/hint: Defined here: [a-z-]+( and [a-z-]+)?\./);
  });
  it('hunt draws economies in which the mechanism is defined, and keeps to them', async () => {
    const { status, stdout } = await runInMemory(
      {},
      ...['hunt', 'theorem-1', '--seed', '1', '--random', '3', '--mechanism', 'many-groups', '--json'],
    );
    expect(status).toBe(0);
    expect(stdout).toContain('"many-groups"');
    const wrong = await runInMemory(
      {},
      ...['hunt', 'theorem-1', '--seed', '1', '--mechanism', 'many-groups', '--groups', '2'],
    );
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('Give --groups 3');
  });
  it('has no meaning for a game', async () => {
    const game = examplePath('games/beauty-contest.nfg');
    const { status, stderr } = await runInMemory({}, 'solve', game, '--mechanism', 'many-groups');
    expect(status).toBe(2);
    expect(stderr).toContain('--mechanism has no meaning for a game');
  });
});

describe('verify --messages', () => {
  it('is for private values', async () => {
    const { status, stderr } = await runInMemory({}, 'verify', example('pooling'), '--messages', 'm.json');
    expect(status).toBe(2);
    expect(stderr).toContain('claims are about all strategies');
  });
  it('and the economy cannot both be standard input', async () => {
    expect((await runInMemory({}, 'verify', '-', '--messages', '-')).status).toBe(2);
  });
});
