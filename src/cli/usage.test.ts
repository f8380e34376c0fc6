import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inMemory } from './in-memory.js';
import { galleryFolder } from './templates.js';

const example = (name: string): string => fileURLToPath(new URL(`${name}.json`, galleryFolder));

describe('bad usage and bad input end with 2', () => {
  const bad: ReadonlyArray<readonly [string, string, readonly string[]]> = [
    ['an unknown verb', 'E0001', ['verfy', 'x']],
    ['no verb', 'E0001', []],
    ['no file', 'E0001', ['show']],
    ['an unknown option', 'E0001', ['show', 'x', '--jsn']],
    ['too many arguments', 'E0001', ['show', 'x', 'y']],
    ['an unknown format', 'E0001', ['show', 'x', '--format', 'html']],
    ['two faces at once', 'E0001', ['show', example('ties'), '--format', 'csv']],
    ['a word that has no entry', 'E0001', ['explain', 'corrido']],
    ['an unknown claim', 'E0001', ['verify', example('ties'), '--claim', 'theorem']],
    ['a claim that does not apply', 'E0001', ['verify', example('ties'), '--claim', 'example']],
    ['a residual with private values', 'E0001', ['verify', example('ties'), '--residual', 'market']],
    ['a message of the wrong length', 'E0001', ['solve', example('ties'), '--explain', '[2,0]']],
    ['an order without a rule', 'E0001', ['run', example('ties'), '--order', '1,2,3,4']],
    ['a file that is not there', 'E0101', ['show', 'no-such-file.json']],
    ['a directory', 'E0102', ['show', '.']],
    ['messages that are not there', 'E0101', ['run', example('ties'), '--messages', 'no-such-file.json']],
    ['what this version cannot do', 'E0005', ['verify', example('pooling')]],
  ];
  it.each(bad)('%s', async (_what, code, args) => {
    const script = await inMemory({}, ...args, '--json');
    expect(script).toMatchObject({ status: 2, stderr: '' });
    const { error } = JSON.parse(script.stdout) as { error: Record<string, string> };
    expect(error['code']).toBe(code);
    expect(error['message']).toMatch(/\S/);
    expect(error['hint']).toMatch(/\S/);
  });
  it('tells people on standard error, with a guess', async () => {
    const { status, stdout, stderr } = await inMemory({}, 'verfy', 'x');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Did you mean verify?');
  });
  it('locates a fault in a file', async () => {
    const text = (await readFile(example('ties'), 'utf8')).replace('"tieBreak"', '"tiebreak"');
    const { status, stdout } = await inMemory({ input: text }, 'show', '-', '--json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'E0203', file: '-', line: 9, column: 3 },
    });
    const people = await inMemory({ input: text }, 'show', '-');
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
      const { status, stdout } = await inMemory({ input }, 'show', '-', '--json');
      expect(status).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code, file: '-' } });
    }
  });
});
