// A thousand bad files in this process. What is refused is refused from what the file says first: a bound that is lost shows
// in the processor time, for which a generous limit is asserted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runInMemory } from '../../src/cli/in-memory.test-support.js';
import { badFile } from './changes.js';
import { keep, whatIsWrong } from './judged.js';
import { originals } from './originals.js';

/** The processor seconds that one file may take. */
const maxSeconds = 10;

test(
  'a thousand bad files end with the status of a bad input and a place, or are legal',
  { timeout: 1_200_000 },
  async () => {
    const endings = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(badFile(await originals()), async (file) => {
        const before = process.cpuUsage();
        const ending = await runInMemory({ input: file.bytes }, ...file.original.command);
        const { user, system } = process.cpuUsage(before);
        endings.set(ending.status, (endings.get(ending.status) ?? 0) + 1);
        const seconds = (user + system) / 1e6;
        const slow = seconds > maxSeconds ? `it took ${seconds.toFixed(1)} seconds` : undefined;
        const fault = whatIsWrong(file, ending) ?? slow;
        if (fault !== undefined) keep(file, fault, ending);
      }),
      { numRuns: 1_000 },
    );
    // Most are refused, some are legal, and certificates are among them.
    expect(endings.get(2)).toBeGreaterThan(500);
    expect(endings.get(0)).toBeGreaterThan(10);
    expect(endings.get(4)).toBeGreaterThan(10);
  },
);
