/**
 * Bytes to text: size, UTF-8, nothing else. For files and standard input alike.
 */
import { E, type Either } from '../../prelude.js';
import type { Problem } from './problem.js';
import { fileProblem } from './problem.js';

/** The size in bytes up to which economies and messages are read; ask the size first and do not read more. */
export const maxBytes = 4_000_000;

/** The size in bytes up to which a file is read that may be a game as .nfg or JSON. */
export const maxGameBytes = 256_000_000;

/**
 * The size in bytes up to which a file is read, by its first bytes: only .nfg and JSON, whose payoffs need no more memory than
 * their numbers, are read beyond {@link maxBytes}.
 *
 * @param max - what the reader takes at most
 */
export const maxBytesFrom = (beginning: Uint8Array, max: number): number => {
  const text = new TextDecoder().decode(beginning.subarray(0, 1_000));
  return /^\s*(?:\{|NFG\s)/.test(text) ? max : Math.min(max, maxBytes);
};

/** The problem of a file with more bytes than `max`; `size` is a count, or a lower bound where it was not read to the end. */
export const tooLarge = (file: string, size: number, max: number = maxBytes): Problem =>
  fileProblem(
    'E0104',
    file,
    `The file has ${size.toLocaleString('en-US')} bytes or more; at most ${max.toLocaleString('en-US')} are read.`,
    'Is this the right file? An economy of this program has a few thousand bytes; games as .nfg or JSON may have more, tables in CSV may not.',
  );

/** The text of a file's bytes, which must be UTF-8 and at most `max` in number. */
export const decodeText = (
  bytes: Uint8Array,
  file: string,
  max: number = maxBytes,
): Either<readonly Problem[], string> => {
  if (bytes.length > max) return E.left([tooLarge(file, bytes.length, max)]);
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    return E.right(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return E.left([
      fileProblem(
        'E0106',
        file,
        wide ? 'The file is UTF-16, not UTF-8.' : 'The file is no UTF-8 text.',
        'Save it as UTF-8 text.',
      ),
    ]);
  }
};
