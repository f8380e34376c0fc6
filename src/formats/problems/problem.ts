/**
 * What is wrong with an input, and where: one type for every file, its rendering for people and for scripts.
 */
import { counted } from '../../exact/counts.js';
import type { Code } from './catalogue.js';

/** A fault of an input: what, where (lines and columns count from 1, in UTF-16 units) and a hint how to correct it. */
export interface Problem {
  /** A number of the catalogue: `E…` refuses the input, `W…` only warns. */
  readonly code: Code;
  readonly message: string;
  /** The file's name as the user gave it, `-` for standard input. */
  readonly file: string;
  /** Absent where the problem is the file itself. */
  readonly line?: number;
  readonly column?: number;
  readonly hint?: string;
  /** The line at fault (cut if long), and below it a caret under the column. */
  readonly excerpt?: string;
}

/** The problem of a file as a whole: it is not there, too large, not text. */
export const fileProblem = (code: Code, file: string, message: string, hint?: string): Problem => ({
  code,
  message,
  file,
  ...(hint === undefined ? {} : { hint }),
});

/** Several lines for a terminal: place and reason, the line at fault with a caret, the hint. */
export const renderProblem = (problem: Omit<Problem, 'code'> & { readonly code: string }): string => {
  const place = problem.line === undefined ? '' : `:${String(problem.line)}:${String(problem.column ?? 1)}`;
  const lines = [`${problem.file}${place}: ${problem.code}: ${problem.message}`];
  if (problem.excerpt !== undefined) lines.push(...problem.excerpt.split('\n').map((line) => `  | ${line}`));
  if (problem.hint !== undefined) lines.push(`  hint: ${problem.hint}`);
  return lines.join('\n');
};

/** The problems of one file that are looked for: whoever has so many corrects some before she asks for the rest. */
export const maxProblems = 200;

/** The problems that people are shown at once; scripts get all. */
const shownProblems = 20;

/** Problems cut to as many as people are shown at once, and a line that counts the others, if there are any. */
export const shownAndCounted = <P>(
  problems: readonly P[],
): { readonly shown: readonly P[]; readonly more: string | undefined } => {
  const rest = problems.length - shownProblems;
  const least = problems.length >= maxProblems ? 'at least ' : '';
  return {
    shown: problems.slice(0, shownProblems),
    more: rest > 0 ? `… and ${least}${counted(rest, 'more fault')}.` : undefined,
  };
};

/** In the order of the file, each place and message once, at most {@link maxProblems}. */
export const inFileOrder = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>();
  return [...problems]
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    .filter((problem) => {
      const key = `${String(problem.line)}:${String(problem.column)}:${problem.code}:${problem.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, maxProblems);
};
