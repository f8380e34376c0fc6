import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inMemory } from './in-memory.js';
import { interruption } from './interruption.js';
import { galleryFolder } from './templates.js';

const ties = fileURLToPath(new URL('ties.json', galleryFolder));

describe('a fault of the program', () => {
  it('ends with 70 and a short message, without a stack', async () => {
    const { status, stdout, stderr } = await inMemory({ failure: new Error('boom') }, 'show', '-');
    expect({ status, stdout }).toEqual({ status: 70, stdout: '' });
    expect(stderr).toMatch(/E0070: .*boom\n {2}hint: .*\n$/);
    expect(stderr).not.toContain('    at ');
  });
  it('is an error object for scripts', async () => {
    const { status, stdout } = await inMemory({ failure: new Error('boom') }, 'show', '-', '--json');
    expect(status).toBe(70);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0070' } });
  });
});

describe('Ctrl-C ends with 3', () => {
  it('when nothing was known yet, and says so', async () => {
    const { status, stdout } = await inMemory(
      { interrupted: true },
      'verify',
      ties,
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
  const { status, stdout } = await inMemory({ failure }, 'show', '-', '--json');
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0103', file: '-' } });
});
