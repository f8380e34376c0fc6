/**
 * Diagnostics written down: for people on standard error, for scripts as the whole of standard output.
 */
import { renderProblem, shownAndCounted } from '../../formats/problems/problem.js';
import type { Diagnostic, Diagnostics } from './codes.js';
import { jsonText } from '../output/json-text.js';
import { escapeControls } from '../output/tables/measure.js';
import type { Terminal } from '../output/terminal.js';

/** Where diagnostics go, and whether they are read by a script. */
export interface DiagnosticOutputs {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly json: boolean;
}

const diagnosticText = (diagnostic: Diagnostic): string => {
  const { code, message, file, hint } = diagnostic;
  return file === undefined
    ? `undominated: ${code}: ${message}${hint === undefined ? '' : `\n  hint: ${hint}`}`
    : renderProblem({ ...diagnostic, file });
};

/** What scripts get of errors: the first, and all of them where there are several. */
export type ErrorOutput = { readonly error: Diagnostic; readonly errors?: Diagnostics };

/** Errors as scripts get them. @throws Error if there are none */
export const errorOutput = (diagnostics: Diagnostics): ErrorOutput => {
  const [error] = diagnostics;
  if (error === undefined) throw new Error('There is no error to report.');
  return diagnostics.length > 1 ? { error, errors: diagnostics } : { error };
};

/** Writes diagnostics: for people on standard error, for scripts as an object that is all of standard output. */
export const reportDiagnostics = (
  diagnostics: Diagnostics,
  { stdout, stderr, json }: DiagnosticOutputs,
): void => {
  if (json) stdout.write(jsonText(errorOutput(diagnostics)));
  else {
    const { shown, more } = shownAndCounted(diagnostics);
    const bodies = shown
      .map((each) => diagnosticText(each).split('\n').map(escapeControls).join('\n'))
      .map((body) => body.replace(/\b[EW]\d{4}\b/, (code) => stderr.style('red', code)));
    const rest = more === undefined ? [] : [`${more}\n  hint: --json lists them.`];
    stderr.write([...bodies, ...rest].map((body) => `${body}\n`).join(''));
  }
};
