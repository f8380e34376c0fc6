/**
 * Folders of files written whole or not at all: the files go to a new folder beside the target, which then gets its name.
 */
import { lstat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { systemErrorCode } from '../../errors/system-error.js';
import type { Disk } from './disk.js';
import { machineDisk } from './disk.js';
import type { Written } from './write-file.js';
import { makeFolder, temporaryBeside, withTemporary, writeNewFile } from './write-file.js';

/** Whether there is anything of this name. */
const isThere = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
};

/** A file of a folder: its name and its content. */
export interface FileText {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes a new folder with some files in it, by name, and makes those above it if need be. What is already there under that name
 * stays as it is, and `exists` says so. Nobody ever sees a folder that lacks some of its files.
 *
 * Rejects with Node's own error if something cannot be written; nothing is left behind then but folders above.
 */
export const writeFolder = async (
  path: string,
  files: readonly FileText[],
  disk: Disk = machineDisk,
): Promise<Written> => {
  const folder = resolve(path);
  if (await isThere(folder)) return 'exists';
  await makeFolder(dirname(folder), disk);
  const temporary = temporaryBeside(folder);
  return withTemporary(temporary, disk, async (): Promise<Written> => {
    await disk.makeFolder(temporary);
    for (const { name, text } of files) await writeNewFile(join(temporary, name), text, disk);
    await disk.syncFolder(temporary);
    await disk.rename(temporary, folder);
    await disk.syncFolder(dirname(folder));
    return 'written';
  });
};
