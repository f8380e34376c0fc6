/**
 * A file as an output of the program. Where the disk takes a part of what it is given, the rest is given to it again, until it
 * has taken all or says what is wrong. (Node's own stream on a file takes the part for the whole.)
 */
import { fstatSync, writeSync } from 'node:fs';
import type { Sink } from './terminal.js';

/** Whether a descriptor is an ordinary file. */
export const isFile = (descriptor: number): boolean => {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
};

/** Writes bytes or a part of them; gives how many. */
export type WriteSome = (descriptor: number, bytes: Uint8Array) => number;

/**
 * An output that writes to a file and returns when all is written.
 *
 * @param onFailure - gets the code of the error, such as `ENOSPC`; nothing is written after it
 */
export const fileSink = (
  descriptor: number,
  onFailure: (code: string) => void,
  writeSome: WriteSome = writeSync,
): Sink => {
  let open = true;
  return {
    write: (text) => {
      let rest: Uint8Array = Buffer.from(text, 'utf8');
      try {
        while (open && rest.length > 0) rest = rest.subarray(writeSome(descriptor, rest));
      } catch (error) {
        open = false;
        onFailure(error instanceof Error && 'code' in error ? String(error.code) : String(error));
      }
    },
  };
};
