/**
 * Files and standard input as text: read at most as much as the formats take, with a complaint for everything that
 * can be wrong with a file as a whole.
 */
import { createReadStream } from 'node:fs';
import { E, type Either } from '../../prelude.js';
import { catalogue } from '../../formats/problems/catalogue.js';
import type { Problem } from '../../formats/problems/problem.js';
import { fileProblem } from '../../formats/problems/problem.js';
import { decodeText, maxBytes, tooLarge } from '../../formats/problems/text.js';

const failures: Readonly<
  Record<string, { readonly code: 'E0101' | 'E0102' | 'E0103'; readonly message: string }>
> = {
  ENOENT: { code: 'E0101', message: 'There is no such file.' },
  ENOTDIR: { code: 'E0101', message: 'There is no such file: a part of its path is no folder.' },
  EISDIR: { code: 'E0102', message: 'This is a directory, not a file.' },
  EACCES: { code: 'E0103', message: 'The file may not be read.' },
  EPERM: { code: 'E0103', message: 'The file may not be read.' },
};

const failed = (file: string, error: unknown): Problem => {
  const { code } = error as NodeJS.ErrnoException;
  // What is no fault of a file system is a fault of this program.
  if (code === undefined) throw error;
  const known = failures[code] ?? {
    code: 'E0103' as const,
    message: `The file cannot be read (${code}).`,
  };
  return fileProblem(known.code, file, known.message, catalogue[known.code].hint);
};

/**
 * The text of a file, or of standard input for `-`, of at most so many bytes.
 *
 * Rejects with the signal's reason if it is aborted while waiting for input.
 */
export const readInput = async (
  file: string,
  standardInput: () => AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  most: number = maxBytes,
): Promise<Either<readonly Problem[], string>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = file === '-' ? standardInput() : createReadStream(file, { signal });
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      signal.throwIfAborted();
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) return E.left([tooLarge(file, size, most)]);
    }
  } catch (error) {
    signal.throwIfAborted();
    return E.left([failed(file, error)]);
  }
  return decodeText(Buffer.concat(chunks), file, most);
};
