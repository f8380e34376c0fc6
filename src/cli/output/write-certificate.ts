/**
 * Certificates in a folder, each written whole or not at all; a file of the same name is replaced.
 */
import { join } from 'node:path';
import { countText } from '../../exact/counts.js';
import { E, type Either } from '../../prelude.js';
import { maxBytes } from '../../formats/problems/text.js';
import type { Diagnostic } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';
import { writeFile } from './write-file.js';

/** The text of a certificate, laid out for reading where `check` reads that much. */
const textOf = (certificate: object): string => {
  const laidOut = `${JSON.stringify(certificate, null, 1)}\n`;
  return Buffer.byteLength(laidOut) <= maxBytes ? laidOut : `${JSON.stringify(certificate)}\n`;
};

/** Writes a certificate under the name of its claim; gives the path. What `check` would not read is not written. */
export const writeCertificate = async (
  folder: string,
  certificate: { readonly claim: string },
): Promise<Either<readonly Diagnostic[], string>> => {
  const path = join(folder, `${certificate.claim}.json`);
  const text = textOf(certificate);
  const size = Buffer.byteLength(text);
  if (size > maxBytes)
    return E.left([
      {
        code: 'E0104',
        file: path,
        message: `The certificate would have ${countText(size)} bytes; check reads at most ${countText(maxBytes)}.`,
        hint: 'Leave --certificate out. In a program, undominated/checker takes a certificate of any size.',
      },
    ]);
  try {
    await writeFile(path, text, { keep: false });
    return E.right(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    // What is no fault of a file system is a fault of this program.
    if (reason === undefined) throw error;
    return E.left([diagnostic('E0003', `A certificate cannot be written (${reason}).`, folder)]);
  }
};
