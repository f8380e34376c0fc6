/**
 * Certificates in a folder, each written whole or not at all; a file of the same name is replaced.
 */
import { join } from 'node:path';
import { countText } from '../../../exact/counts.js';
import type { TaskEither } from '../../../prelude.js';
import { pipe, TE } from '../../../prelude.js';
import { maxBytes } from '../../../formats/problems/text.js';
import type { Diagnostics } from '../../errors/codes.js';
import { writing } from '../../errors/system-error.js';
import { writeFile } from './write-file.js';

/** The text of a certificate, laid out for reading where `check` reads that much. */
const textOf = (certificate: object): string => {
  const laidOut = `${JSON.stringify(certificate, null, 1)}\n`;
  return Buffer.byteLength(laidOut) <= maxBytes ? laidOut : `${JSON.stringify(certificate)}\n`;
};

const tooLong = (path: string, size: number): Diagnostics => [
  {
    code: 'E0104',
    file: path,
    message: `The certificate would have ${countText(size)} bytes; check reads at most ${countText(maxBytes)}.`,
    hint: 'Leave --certificate out. In a program, undominated/checker takes a certificate of any size.',
  },
];

/** The name of a claim as file systems take it: `promise-efficient` of `promise:efficient`. */
export const fileNameOf = (claim: string): string => claim.replaceAll(':', '-');

/** Writes a certificate under the name of its claim; gives the path. What `check` would not read is not written. */
export const writeCertificate = (
  folder: string,
  certificate: { readonly claim: string },
): TaskEither<Diagnostics, string> => {
  const path = join(folder, `${fileNameOf(certificate.claim)}.json`);
  const text = textOf(certificate);
  const size = Buffer.byteLength(text);
  if (size > maxBytes) return TE.left(tooLong(path, size));
  return pipe(
    writing(
      () => writeFile(path, text, { keep: false }),
      path,
      (code) => `A certificate cannot be written (${code}).`,
    ),
    TE.map(() => path),
  );
};
