/**
 * Interdependent economies that are too large: the commands say so at once, with the count, the way out and the status.
 */
import { describe, expect, it } from 'vitest';
import { runInMemory } from './in-memory.test-support.js';

const signals = Array.from({ length: 40 }, (_, signal) => `s${String(signal)}`);

/** Forty signals of so many groups of ten. */
const economy = (groups: number): string =>
  JSON.stringify({
    format: 'undominated/economy/1',
    commodities: 1,
    cap: 2,
    priceSteps: 1,
    groups: { count: groups, size: 10 },
    epsilon: '1/10',
    traders: [{ count: 10 * groups, endowment: [1] }],
    signals,
    shocks: [
      {
        name: 'only',
        probability: '1',
        signals: Object.fromEntries(signals.map((signal) => [signal, '1/40'])),
      },
    ],
    value: {
      only: Object.fromEntries(signals.map((signal, s) => [signal, ['0', `${String(s + 1)}/80`, '1/2']])),
    },
  });

describe('a thousand traders with forty signals', () => {
  it('verify: undecided with the count and what to reduce, and status 3', async () => {
    const { status, stdout } = await runInMemory(
      { input: economy(100) },
      'verify',
      '-',
      '--claim',
      'theorem-2.1,theorem-2.2,theorem-2.3',
    );
    expect(status).toBe(3);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('theorem-2.1: proved');
    expect(text).toContain('There are 328,712,901,440 kinds of cells of the second announcement, which take');
    expect(text).toContain('120,000,000 are done at most.');
    expect(text).toContain('fewer traders (here 100 groups of 10), fewer signals (40)');
  });

  it('solve: refused with the count and what to reduce, and status 2', async () => {
    const { status, stderr } = await runInMemory({ input: economy(100) }, 'solve', '-');
    expect(status).toBe(2);
    expect(stderr).toMatch(/E0006: There are 328,712,901,440 kinds of cells of the second announcement/);
    expect(stderr).toMatch(/hint: It takes less with fewer traders \(here 100 groups of 10\)/);
  });

  it('run: refused, not at fault', async () => {
    const { status, stderr } = await runInMemory({ input: economy(100) }, 'run', '-');
    expect(status).toBe(2);
    expect(stderr).toMatch(/E0006/);
  });
});
