/**
 * Files written whole or not at all: the text goes to a new file beside the target, which then takes its place. When a file
 * is said to be written, it is on the disk and so is its name.
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { isSystemError } from '../../errors/system-error.js';
import type { Disk } from './disk.js';
import { machineDisk } from './disk.js';

const code = (error: unknown): string | undefined => (isSystemError(error) ? error.code : undefined);

/** Makes a folder in one that is there, unless it is there itself. */
const makeOneFolder = async (path: string, disk: Disk): Promise<void> => {
  try {
    await disk.makeFolder(path);
  } catch (error) {
    if (code(error) === 'EEXIST') return;
    throw error;
  }
  await disk.syncFolder(dirname(path));
};

/** Makes a folder and those above it. Node's own recursive `mkdir` never returns where a parent refuses (`/proc`). */
export const makeFolder = async (path: string, disk: Disk = machineDisk): Promise<void> => {
  try {
    await makeOneFolder(path, disk);
  } catch (error) {
    if (code(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), disk);
    await makeOneFolder(path, disk);
  }
};

/** Bytes that are written at a time. */
const portion = 1 << 18;

/** Writes a new file, and returns when it is on the disk. */
export const writeNewFile = async (path: string, text: string, disk: Disk): Promise<void> => {
  const bytes = Buffer.from(text, 'utf8');
  const file = await disk.create(path);
  try {
    for (let begin = 0; begin < bytes.length; begin += portion)
      await file.write(bytes.subarray(begin, begin + portion));
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A name for a file or folder on its way to another name, beside it and hidden: `.NAME.….tmp`. */
export const temporaryBeside = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);

/** Does some work on something temporary, which is gone afterwards. That it could not be removed changes nothing. */
export const withTemporary = async <A>(path: string, disk: Disk, work: () => Promise<A>): Promise<A> => {
  try {
    return await work();
  } finally {
    await disk.remove(path).catch(() => undefined);
  }
};

/** What {@link writeFile} did. */
export type Written = 'written' | 'exists';

/** How {@link writeFile} writes. */
export interface WriteOptions {
  /** Whether a file that is already there stays as it is; otherwise it is replaced in one step. */
  readonly keep: boolean;
  /** Where files are; the machine's own if left out. */
  readonly disk?: Disk;
}

/** Gives a file its name. */
const takePlace = async (temporary: string, path: string, keep: boolean, disk: Disk): Promise<Written> => {
  if (!keep) {
    await disk.rename(temporary, path);
    return 'written';
  }
  try {
    // A link refuses an existing name, which a rename would not, and it too appears whole.
    await disk.link(temporary, path);
    return 'written';
  } catch (error) {
    if (code(error) === 'EEXIST') return 'exists';
    throw error;
  }
};

/**
 * Writes a text to a path, making its folder if need be. With `keep`, a file that is already there stays as it is, and
 * `exists` says so; without, it is replaced in one step. Nobody ever sees half a file.
 *
 * Rejects with Node's own error if the folder or the file cannot be written; no temporary file is left then unless it cannot
 * be removed either.
 */
export const writeFile = async (
  path: string,
  text: string,
  { keep, disk = machineDisk }: WriteOptions,
): Promise<Written> => {
  const folder = dirname(path);
  await makeFolder(folder, disk);
  const temporary = temporaryBeside(path);
  return withTemporary(temporary, disk, async () => {
    await writeNewFile(temporary, text, disk);
    const written = await takePlace(temporary, path, keep, disk);
    if (written === 'written') await disk.syncFolder(folder);
    return written;
  });
};
