/**
 * Faults of a text at their places: line and column are worked out only when there is a fault to report.
 */
import type { Code } from './catalogue.js';
import { excerptAt, lineStarts, placeOf } from './place.js';
import type { Problem } from './problem.js';

/** What a problem says besides its place. */
export interface TextFault {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string;
}

/** Puts a fault at an offset of a text. */
export type Locate = (offset: number, fault: TextFault) => Problem;

/** Messages quote the file; control characters, which could move a terminal's cursor, become a mark. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, '\uFFFD');

/** The problems of a file with this text. */
export const locatorOf = (text: string, file: string): Locate => {
  let starts: readonly number[] | undefined;
  return (offset, { code, message, hint }) => {
    starts ??= lineStarts(text);
    return {
      code,
      message: printable(message),
      file,
      ...placeOf(starts, offset),
      ...(hint === undefined ? {} : { hint: printable(hint) }),
      excerpt: excerptAt(text, starts, offset),
    };
  };
};

/** Thrown by the hand-written readers and caught by whoever called them: the first fault ends the reading. */
export class Stop extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}
