/**
 * Folders of files written whole or not at all: the files go to a new folder beside the target, which then gets its name.
 */
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { systemErrorCode } from '../errors/system-error.js';
import type { Written } from './write-file.js';
import { makeFolder } from './write-file.js';

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
export const writeFolder = async (path: string, files: readonly FileText[]): Promise<Written> => {
  const folder = resolve(path);
  if (await isThere(folder)) return 'exists';
  await makeFolder(dirname(folder));
  const temporary = join(dirname(folder), `.${basename(folder)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(temporary);
    for (const { name, text } of files) await writeFile(join(temporary, name), text, { flag: 'wx' });
    await rename(temporary, folder);
    return 'written';
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};
