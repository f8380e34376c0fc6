/**
 * The commands that write files, as they are killed.
 */
import { examplePath } from '../in-memory.test-support.js';
import type { WritingCommand } from './killed.test-support.js';

/** Writes a certificate for each claim, and reports their names at the end. */
export const verify: WritingCommand = {
  args: ['verify', examplePath('ties.json'), '--certificate', 'out'],
  reported: (stdout) => [...stdout.matchAll(/^Certificate: out\/(\S+)$/gm)].map(([, name]) => name!),
};

/** Writes an economy and its schema, and reports them at the end. */
export const init: WritingCommand = {
  args: ['init', 'out', '--template', 'ties'],
  reported: (stdout) => [...stdout.matchAll(/^Wrote out\/([\w.]+\.json)\b/gm)].map(([, name]) => name!),
};
