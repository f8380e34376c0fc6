/**
 * Codes of errors that concern the command and not the content of a file, beside those of the formats' catalogue; and
 * what the command reports of an error.
 */
import type { Code, Explanation } from '../../formats/problems/catalogue.js';
import type { Problem } from '../../formats/problems/problem.js';

/** Codes of the command's own errors. */
export const commandCodes = {
  E0002: {
    title: 'A file is already there',
    meaning: 'The command would have to overwrite a file, and it never does so.',
    hint: 'Name another folder, or move the file away.',
  },
  E0003: {
    title: 'A file cannot be written',
    meaning: 'The operating system refused to write the file. No part of it was left behind.',
    hint: 'Check the folder, who may write to it, and the room on the disk.',
  },
  E0004: {
    title: 'Stopped before anything was known',
    meaning: 'Ctrl-C stopped the work while nothing could be said yet. The exit status is 3.',
    hint: 'Let it run longer, or take a smaller economy.',
  },
  E0005: {
    title: 'Not part of this version',
    meaning: 'The question is sensible, but this version of the program has no answer to it yet.',
    hint: 'See what the verbs take with: undominated VERB --help',
  },
  E0006: {
    title: 'Too much work',
    meaning:
      'The work could not finish in reasonable time or memory. The message says how much there would be.',
    hint: 'Ask for one draw, for fewer different traders, or for a smaller market.',
  },
  E0007: {
    title: 'An infeasible reading of the residual',
    meaning:
      'Under the reading "group" the other members of a group are allocated what its first member leaves. In some group here they cannot take it all, or the first cannot get what she asks for, so the mechanism is not defined.',
    hint: 'Take another reading, such as --residual shielded; or ask: undominated verify FILE --claim feasible --residual group',
  },
  E0009: {
    title: 'A hunt that cannot go on',
    meaning:
      'The file named by --resume is not that of a hunt, or of a hunt for another claim, with another seed or in another space.',
    hint: 'Repeat the options of the hunt that wrote it, or name another file.',
  },
  E0070: {
    title: 'A fault of this program',
    meaning:
      'Something happened that should never happen: the program is wrong, not the input. No result was printed that could be mistaken for a verdict. The exit status is 70.',
    hint: 'Please report it, with the command line and the file.',
  },
} as const satisfies Record<string, Explanation>;

/** A code of the command. */
export type CommandCode = keyof typeof commandCodes;

/** What the command reports of one error: a problem of a file, or of the command line, which has no file. */
export type Diagnostic =
  | Problem
  | {
      readonly code: Code | CommandCode;
      readonly message: string;
      readonly file?: string;
      readonly hint?: string;
    };

/** All that is wrong, the first error first; never empty. */
export type Diagnostics = readonly Diagnostic[];

/** What is wrong with the command line, and how to put it right. */
export const badUsage = (message: string, hint?: string): Diagnostic => ({
  code: 'E0001',
  message,
  ...(hint === undefined ? {} : { hint }),
});

/** An error with one of the command's own codes; the hint is the code's. */
export const diagnostic = (code: CommandCode, message: string, file?: string): Diagnostic => ({
  code,
  message,
  ...(file === undefined ? {} : { file }),
  hint: commandCodes[code].hint,
});
