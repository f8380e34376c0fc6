/**
 * What the writers beside this file ask of the file system. Whoever wants to know what becomes of a file when the disk is
 * full hands them another one.
 */
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { isSystemError } from '../../errors/system-error.js';

/** A new file that is open for writing. */
export interface NewFile {
  /** Writes all of some bytes after those written before. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Returns when the content is on the disk, and not only on its way to it. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Operations on files and folders. Each rejects with an error of the operating system where that refuses. */
export interface Disk {
  /** Makes one folder; those above it are there. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Makes a file that was not there. */
  readonly create: (path: string) => Promise<NewFile>;
  /** Gives a file or folder another name; a file that has that name is replaced. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Gives a file a second name, which was not taken. */
  readonly link: (from: string, to: string) => Promise<void>;
  /** Removes a file, or a folder with all that is in it; nothing if it is not there. */
  readonly remove: (path: string) => Promise<void>;
  /** Returns when the names in a folder are on the disk. Does nothing where a folder cannot be asked for that. */
  readonly syncFolder: (path: string) => Promise<void>;
}

/** What systems say that cannot sync a folder at all: Windows, some network disks, a folder that may not be read. */
const cannotSync: ReadonlySet<string> = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);

const syncFolder = async (path: string): Promise<void> => {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!isSystemError(error) || !cannotSync.has(error.code)) throw error;
  }
};

/** The file system of the machine. */
export const machineDisk: Disk = {
  makeFolder: (path) => mkdir(path),
  create: async (path) => {
    const file = await open(path, 'wx');
    return {
      write: (bytes) => file.writeFile(bytes),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename,
  link,
  remove: (path) => rm(path, { recursive: true, force: true }),
  syncFolder,
};
