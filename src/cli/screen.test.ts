import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Given } from './in-memory.js';
import { inMemory } from './in-memory.js';
import { widthOf } from './tables/measure.js';
import { galleryFolder } from './templates.js';

const example = (name: string): string => fileURLToPath(new URL(`${name}.json`, galleryFolder));

describe('the screen', () => {
  it('has colour on a terminal only, and never with NO_COLOR', async () => {
    const coloured = async (given: Given): Promise<boolean> => {
      const shown = await inMemory(given, 'verify', example('ties'), '--claim', 'feasible');
      const refused = await inMemory(given, 'verfy');
      return `${shown.stdout}${refused.stderr}`.includes('\u001b[');
    };
    expect(await coloured({ terminal: true })).toBe(true);
    expect(await coloured({ terminal: false })).toBe(false);
    expect(await coloured({ terminal: false, environment: { FORCE_COLOR: '1' } })).toBe(false);
    expect(await coloured({ terminal: true, environment: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured({ terminal: true, environment: { NO_COLOR: '1', FORCE_COLOR: '1' } })).toBe(false);
    expect(await coloured({ terminal: true, environment: { TERM: 'dumb' } })).toBe(false);
  });
  it.each([
    ['show', example('the-example')],
    ['run', example('complements')],
    ['run', example('complements'), '--draw', '--seed', '1'],
    ['solve', example('complements'), '--list'],
    ['verify', example('four-equal-traders')],
    ['explain', 'corridor'],
    ['--help'],
  ])('fits 40 columns: %s %s %s', async (...args) => {
    const { stdout, status } = await inMemory({ environment: { COLUMNS: '40' } }, ...args);
    expect(status).toBe(0);
    for (const line of stdout.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(40);
  });
  it('writes tables as CSV, Markdown and LaTeX', async () => {
    const csv = await inMemory({}, 'run', example('four-equal-traders'), '--format', 'csv');
    expect(csv.stdout.split('\n')[1]).toBe('1,Trader 1,0,0,0,19/40,0.475');
    const markdown = await inMemory({}, 'verify', example('ties'), '--format', 'markdown');
    expect(markdown.stdout).toContain('| theorem-1 | proved | enumeration and separation |');
    const latex = await inMemory({}, 'show', example('ties'), '--format', 'latex');
    expect(latex.stdout).toContain('\\begin{tabular}{rlr}');
  });
});
