import { mkdtemp, mkdir, readFile, readdir, rm, writeFile as write } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFile } from './write-file.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('writes a file and the folders above it', async () => {
  const path = join(folder, 'a', 'b', 'c.json');
  expect(await writeFile(path, 'whole', { keep: true })).toBe('written');
  expect(await readFile(path, 'utf8')).toBe('whole');
  expect(await readdir(join(folder, 'a', 'b'))).toEqual(['c.json']);
});

it('leaves a file that is there as it is', async () => {
  const path = join(folder, 'c.json');
  await write(path, 'old');
  expect(await writeFile(path, 'new', { keep: true })).toBe('exists');
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['c.json']);
});

it('replaces a file where that is asked for', async () => {
  const path = join(folder, 'c.json');
  await write(path, 'old');
  expect(await writeFile(path, 'new', { keep: false })).toBe('written');
  expect(await readFile(path, 'utf8')).toBe('new');
});

it('lets one of many writers win, and every reader see a whole file', async () => {
  const path = join(folder, 'c.json');
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, i) => writeFile(path, String(i).repeat(10_000), { keep: true })),
  );
  expect(results.filter((result) => result === 'written')).toHaveLength(1);
  expect(await readFile(path, 'utf8')).toBe(String(results.indexOf('written')).repeat(10_000));
  expect(await readdir(folder)).toEqual(['c.json']);
});

it('leaves nothing behind when it fails', async () => {
  const path = join(folder, 'taken');
  await mkdir(join(path, 'inside'), { recursive: true });
  await expect(writeFile(path, 'new', { keep: false })).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['taken']);
});

it.skipIf(process.platform !== 'linux')('gives up where no folder can be made', async () => {
  await expect(writeFile('/proc/no/such/folder/file', 'new', { keep: true })).rejects.toThrow('ENOENT');
});
