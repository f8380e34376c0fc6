/**
 * Files written whole or not at all: the text goes to a new file beside the target, which then takes its place.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isSystemError } from '../errors/system-error.js';

const code = (error: unknown): string | undefined => (isSystemError(error) ? error.code : undefined);

/** Makes a folder and those above it. Node's own recursive `mkdir` never returns where a parent refuses (`/proc`). */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path);
  } catch (error) {
    if (code(error) === 'EEXIST') return;
    if (code(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path).catch((again: unknown) => {
      if (code(again) !== 'EEXIST') throw again;
    });
  }
};

/** What {@link writeFile} did. */
export type Written = 'written' | 'exists';

/**
 * Writes a text to a path, making its folder if need be. With `keep`, a file that is already there stays as it is, and
 * `exists` says so; without, it is replaced in one step. Nobody ever sees half a file.
 *
 * Rejects with Node's own error if the folder or the file cannot be written; no temporary file is left then.
 */
export const writeFile = async (
  path: string,
  text: string,
  { keep }: { readonly keep: boolean },
): Promise<Written> => {
  const folder = dirname(path);
  await makeFolder(folder);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    if (!keep) {
      await rename(temporary, path);
      return 'written';
    }
    // A link refuses an existing name, which a rename would not, and it too appears whole.
    await link(temporary, path);
    return 'written';
  } catch (error) {
    if (keep && code(error) === 'EEXIST') return 'exists';
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
};
