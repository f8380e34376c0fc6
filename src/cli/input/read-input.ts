/**
 * Files and standard input as text: at most as much as the formats take is read, and everything that can be wrong with a
 * file as a whole has its diagnostic.
 */
import { createReadStream } from 'node:fs';
import type { Either, TaskEither } from '../../prelude.js';
import { E } from '../../prelude.js';
import { catalogue } from '../../formats/problems/catalogue.js';
import type { Problem } from '../../formats/problems/problem.js';
import { fileProblem } from '../../formats/problems/problem.js';
import { decodeText, maxBytes, maxBytesFrom, tooLarge } from '../../formats/problems/text.js';
import { systemErrorCode } from '../errors/system-error.js';

const failures: Readonly<
  Record<string, { readonly code: 'E0101' | 'E0102' | 'E0103'; readonly message: string }>
> = {
  ENOENT: { code: 'E0101', message: 'There is no such file.' },
  ENOTDIR: { code: 'E0101', message: 'There is no such file: a part of its path is no folder.' },
  EISDIR: { code: 'E0102', message: 'This is a directory, not a file.' },
  EACCES: { code: 'E0103', message: 'The file may not be read.' },
  EPERM: { code: 'E0103', message: 'The file may not be read.' },
  EBADF: { code: 'E0103', message: 'Standard input is closed.' },
};

const failed = (file: string, error: unknown): Problem => {
  const code = systemErrorCode(error);
  const known = failures[code] ?? {
    code: 'E0103' as const,
    message: `The file cannot be read (${code}).`,
  };
  return fileProblem(known.code, file, known.message, catalogue[known.code].hint);
};

/** Every byte of a stream as text; nothing beyond the limit is read. @throws the stream's own error */
const textOfStream = async (
  stream: AsyncIterable<Uint8Array>,
  file: string,
  signal: AbortSignal,
  maxSize: number,
): Promise<Either<readonly Problem[], string>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let limit = maxSize;
  for await (const chunk of stream) {
    signal.throwIfAborted();
    if (size === 0) limit = maxBytesFrom(chunk, maxSize);
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) return E.left([tooLarge(file, size, limit)]);
  }
  return decodeText(Buffer.concat(chunks), file, limit);
};

/**
 * The text of a file, or of standard input for `-`.
 *
 * @param file - its path, or `-`
 * @param signal - stops the reading: the task then rejects with the signal's reason
 * @param maxSize - how many bytes it may have
 */
export const readInput =
  (
    file: string,
    standardInput: () => AsyncIterable<Uint8Array>,
    signal: AbortSignal,
    maxSize: number = maxBytes,
  ): TaskEither<readonly Problem[], string> =>
  async () => {
    try {
      const stream: AsyncIterable<Uint8Array> =
        file === '-' ? standardInput() : createReadStream(file, { signal });
      return await textOfStream(stream, file, signal, maxSize);
    } catch (error) {
      signal.throwIfAborted();
      return E.left([failed(file, error)]);
    }
  };
