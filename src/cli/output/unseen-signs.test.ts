/**
 * Signs that are not seen and turn the direction of reading: a name that holds one is printed with its number, wherever it is
 * printed.
 */
import { describe, expect, it } from 'vitest';
import { runInMemory } from '../in-memory.test-support.js';
import { announcement, progressLine } from './progress.js';

const unseen = [
  ...Array.from({ length: 5 }, (_, i) => 0x202a + i),
  ...Array.from({ length: 4 }, (_, i) => 0x2066 + i),
  0x200e,
  0x200f,
  0x061c,
].map((code) => ({ sign: String.fromCharCode(code), number: `\\u${code.toString(16).padStart(4, '0')}` }));

/** A game in whose title and names there is a sign. */
const gameWith = (sign: string): string =>
  JSON.stringify({
    format: 'undominated/game/1',
    title: `T${sign}t`,
    players: [
      { name: `R${sign}r`, strategies: [`a${sign}`, `b${sign}`] },
      { name: `C${sign}c`, strategies: ['x', `y${sign}z`] },
    ],
    payoffs: [
      [
        [1, 1],
        [1, 0],
      ],
      [
        [0, 1],
        [0, 0],
      ],
    ],
  });

const commands: ReadonlyArray<readonly string[]> = [
  ['show', '-'],
  ['show', '-', '--json'],
  ['show', '-', '--format', 'latex'],
  ['show', '-', '--format', 'markdown'],
  ['solve', '-', '--list'],
  ['solve', '-', '--json'],
  ['solve', '-', '--format', 'latex'],
  ['solve', '-', '--format', 'markdown'],
  ['solve', '-', '--explain', 'no such strategy'],
  ['solve', '-', '--explain', 'no such strategy', '--json'],
  ['verify', '-'],
];

describe.each(unseen)('$number', ({ sign, number }) => {
  it.each(commands.map((command) => ({ command })))('is a number in $command', async ({ command }) => {
    const { stdout, stderr } = await runInMemory({ input: gameWith(sign) }, ...command);
    expect(stdout + stderr).not.toContain(sign);
    if (command[0] !== 'verify') expect(stdout + stderr).toContain(number.slice(1));
  });
  it('is a number in the name of a file, in the command line, and in progress', async () => {
    for (const args of [
      ['show', `no${sign}file`],
      ['solve', '-', `--no${sign}option`],
      [`no${sign}verb`],
      ['explain', `no${sign}word`],
    ]) {
      const { status, stdout, stderr } = await runInMemory({ input: gameWith(sign) }, ...args);
      expect(status).toBe(2);
      expect(stdout + stderr).not.toContain(sign);
      expect(stderr).toContain(number);
    }
    const progress = { label: `a${sign}b`, done: 1, total: 100 };
    const left = { seconds: 1, rough: false };
    expect(progressLine(progress, left, 80)).toContain(`a${number}b`);
    expect(announcement(progress, left)).toContain(`a${number}b`);
  });
});

it('data are the same when they are read', async () => {
  const { stdout } = await runInMemory({ input: gameWith('\u202e') }, 'show', '-', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ title: 'T\u202et' });
});
