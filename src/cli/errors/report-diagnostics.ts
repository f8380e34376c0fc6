/**
 * Complaints written down: for people on standard error, for scripts as the whole of standard output.
 */
import type { CommanderError } from 'commander';
import { renderProblem } from '../../formats/problems/problem.js';
import type { Diagnostic } from './codes.js';
import { badUsage } from './codes.js';
import { escapeControls } from '../output/tables/measure.js';
import type { Terminal } from '../output/terminal.js';

const complaintText = (problem: Diagnostic): string => {
  if (problem.file !== undefined)
    return renderProblem({ ...problem, file: problem.file } as Parameters<typeof renderProblem>[0]);
  return `undominated: ${problem.code}: ${problem.message}${problem.hint === undefined ? '' : `\n  hint: ${problem.hint}`}`;
};

/** Complaints go to standard error for people, and are all of standard output for scripts. */
export const reportDiagnostics = (
  problems: readonly Diagnostic[],
  json: boolean,
  out: Terminal,
  talk: Terminal,
): void => {
  const [error] = problems;
  if (json)
    out.write(`${JSON.stringify(problems.length > 1 ? { error, errors: problems } : { error }, null, 2)}\n`);
  else
    talk.write(
      problems
        .map((problem) => complaintText(problem).split('\n').map(escapeControls).join('\n'))
        .map((body) => `${body.replace(/\b[EW]\d{4}\b/, (code) => talk.style('red', code))}\n`)
        .join(''),
    );
};

/** Commander's complaint about the command line as ours. */
export const usageDiagnostic = (error: CommanderError): Diagnostic => {
  const [said = '', guess] = error.message.replace(/^error: /, '').split('\n');
  const hint = guess?.replace(/^\((.*)\)$/, '$1') ?? 'See what there is with: undominated --help';
  return badUsage(`${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.?!]$/.test(said) ? '' : '.'}`, hint);
};
