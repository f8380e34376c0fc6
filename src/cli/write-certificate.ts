/**
 * Certificates in a folder, each written whole or not at all; a file of the same name is replaced.
 */
import { join } from 'node:path';
import type { either } from 'fp-ts';
import { E } from '../prelude.js';
import type { Complaint } from './codes.js';
import { complaint } from './codes.js';
import { writeFile } from './write-file.js';

/** Writes a certificate under the name of its claim; gives the path. */
export const writeCertificate = async (
  folder: string,
  certificate: { readonly claim: string },
): Promise<either.Either<readonly Complaint[], string>> => {
  const path = join(folder, `${certificate.claim}.json`);
  try {
    await writeFile(path, `${JSON.stringify(certificate, null, 1)}\n`, { keep: false });
    return E.right(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    // What is no fault of a file system is a fault of this program.
    if (reason === undefined) throw error;
    return E.left([complaint('E0003', `A certificate cannot be written (${reason}).`, folder)]);
  }
};
