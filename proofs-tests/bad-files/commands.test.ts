// Thirty bad files, each read by the built program in a process of its own, whose memory is measured.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { badFile } from './changes.js';
import { keep, whatIsWrong } from './judged.js';
import { originals } from './originals.js';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The memory that a process may have had at most, in kibibytes. */
const maxMemory = 500 * 1024;

/** Writes what the process took to its fourth stream when it ends. */
const measured = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

const runs = 30;

/** What is killed after so many milliseconds ends with no status: only a process that hangs. */
const hangs = 60_000;

test('thirty bad files end with the status of a bad input and a place, or are legal, in little memory', async () => {
  let measurements = 0;
  await fc.assert(
    fc.property(badFile(await originals()), (file) => {
      const { status, stderr, output } = spawnSync(
        process.execPath,
        ['--import', measured, program, ...file.original.command],
        { input: file.bytes, encoding: 'utf8', timeout: hangs, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] },
      );
      const ending = { status: status ?? -1, stderr };
      const memory = Number(output[3]);
      if (memory > 0) measurements += 1;
      const large = memory > maxMemory ? `it took ${String(memory)} KiB` : undefined;
      const fault = whatIsWrong(file, ending) ?? large;
      if (fault !== undefined) keep(file, fault, ending);
    }),
    { numRuns: runs },
  );
  expect(measurements).toBe(runs);
});
