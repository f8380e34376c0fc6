/**
 * Faults of the disk: whichever operation fails, nobody sees half a file, and nothing is said to be written that is not.
 */
import { mkdtemp, readFile, readdir, rm, writeFile as write } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disk, NewFile } from './disk.js';
import { machineDisk } from './disk.js';
import { writeFile } from './write-file.js';
import { writeFolder } from './write-folder.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What is noted of a disk: its operations in their order, each told before it begins. */
type Tell = (operation: string) => void;

const watchedFile = (file: NewFile, tell: Tell): NewFile => ({
  write: async (bytes) => {
    try {
      tell('write');
    } catch (error) {
      // A disk that is full takes a part of what it is given.
      await file.write(bytes.subarray(0, bytes.length >> 1));
      throw error;
    }
    await file.write(bytes);
  },
  sync: () => (tell('sync'), file.sync()),
  close: async () => {
    await file.close();
    tell('close');
  },
});

/** The machine's disk, each of its operations told of; it fails where telling throws. What is removed is not told of. */
const watchedDisk = (tell: Tell): Disk => ({
  ...machineDisk,
  makeFolder: async (path) => (tell('makeFolder'), machineDisk.makeFolder(path)),
  create: async (path) => {
    tell('create');
    return watchedFile(await machineDisk.create(path), tell);
  },
  rename: async (from, to) => (tell('rename'), machineDisk.rename(from, to)),
  link: async (from, to) => (tell('link'), machineDisk.link(from, to)),
  syncFolder: async (path) => (tell('syncFolder'), machineDisk.syncFolder(path)),
});

/** A disk whose operation of a number fails, the first being 0, and all after it if the fault lasts. */
const faultyDisk = (number: number, code: string, lasts: boolean): Disk => {
  let next = 0;
  return watchedDisk(() => {
    const failing = lasts ? next >= number : next === number;
    next += 1;
    if (failing) throw Object.assign(new Error(`${code}: injected`), { code });
  });
};

/** The operations that some writing takes. */
const operationsOf = async (writing: (disk: Disk) => Promise<unknown>): Promise<readonly string[]> => {
  const operations: string[] = [];
  await writing(watchedDisk((operation) => operations.push(operation)));
  return operations;
};

/** Long enough for several portions: a first, some in the middle, and a last one. */
const long = 'undominated '.repeat(100_000);
const kinds = ['ENOSPC', 'EIO', 'EPIPE', 'EDQUOT'].flatMap((code) =>
  [false, true].map((lasts) => ({ code, lasts })),
);

it('a file and its folder are on the disk before it is called written', async () => {
  const replaced = await operationsOf((disk) =>
    writeFile(join(folder, 'new', 'a'), long, { keep: false, disk }),
  );
  expect(replaced).toEqual([
    ...['makeFolder', 'syncFolder', 'create', 'write', 'write', 'write', 'write', 'write'],
    ...['sync', 'close', 'rename', 'syncFolder'],
  ]);
  const kept = await operationsOf((disk) => writeFile(join(folder, 'b'), 'short', { keep: true, disk }));
  expect(kept).toEqual(['makeFolder', 'create', 'write', 'sync', 'close', 'link', 'syncFolder']);
});

it('a folder and all its files are on the disk before it is called written', async () => {
  const files = [
    { name: 'a', text: 'a' },
    { name: 'b', text: 'b' },
  ];
  const operations = await operationsOf((disk) => writeFolder(join(folder, 'made'), files, disk));
  const each = ['create', 'write', 'sync', 'close'];
  expect(operations).toEqual([
    ...['makeFolder', 'makeFolder', ...each, ...each],
    ...['syncFolder', 'rename', 'syncFolder'],
  ]);
});

describe.each(kinds)('$code at every operation, lasting: $lasts', ({ code, lasts }) => {
  it('leaves the old file or the whole new one', async () => {
    const path = join(folder, 'file.json');
    let failures = 0;
    for (let number = 0; ; number += 1) {
      await write(path, 'old');
      const disk = faultyDisk(number, code, lasts);
      const ended = await writeFile(path, long, { keep: false, disk }).then(
        () => 'written',
        (error: unknown) => {
          expect(error).toMatchObject({ code });
          return 'failed';
        },
      );
      const content = await readFile(path, 'utf8');
      expect(['old', long]).toContain(content);
      expect(await readdir(folder)).toEqual(['file.json']);
      if (ended === 'written') {
        expect(content).toBe(long);
        break;
      }
      failures += 1;
    }
    expect(failures).toBe(11);
  });
  it('leaves no file or the whole one, and never touches one that is there', async () => {
    let failures = 0;
    for (let number = 0; ; number += 1) {
      const path = join(folder, String(number), 'deep', 'file.json');
      const disk = faultyDisk(number, code, lasts);
      const ended = await writeFile(path, long, { keep: true, disk }).catch(() => 'failed');
      const there = await readdir(join(folder, String(number), 'deep')).catch(() => []);
      expect([[], ['file.json']]).toContainEqual(there);
      if (there.length > 0) expect(await readFile(path, 'utf8')).toBe(long);
      if (ended === 'written') {
        expect(there).toEqual(['file.json']);
        break;
      }
      failures += 1;
    }
    expect(failures).toBeGreaterThan(12);
    const taken = join(folder, 'taken');
    await write(taken, 'old');
    for (let number = 0; number < 12; number += 1)
      await writeFile(taken, long, { keep: true, disk: faultyDisk(number, code, lasts) }).catch(
        () => 'failed',
      );
    expect(await readFile(taken, 'utf8')).toBe('old');
  });
  it('leaves no folder or the whole one', async () => {
    const files = ['first', 'middle', 'last'].map((name) => ({ name, text: long }));
    const path = join(folder, 'made');
    let failures = 0;
    for (let number = 0; ; number += 1) {
      const ended = await writeFolder(path, files, faultyDisk(number, code, lasts)).catch(() => 'failed');
      const there = await readdir(folder);
      expect([[], ['made']]).toContainEqual(there);
      if (there.length > 0) {
        expect((await readdir(path)).sort()).toEqual(['first', 'last', 'middle']);
        for (const { name } of files) expect(await readFile(join(path, name), 'utf8')).toBe(long);
        await rm(path, { recursive: true });
      }
      if (ended === 'written') {
        expect(there).toEqual(['made']);
        break;
      }
      failures += 1;
    }
    expect(failures).toBeGreaterThan(25);
  });
});
