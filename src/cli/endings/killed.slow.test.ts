/**
 * The program killed hundreds of times, and asked to end at hundreds of moments.
 */
import { expect, it } from 'vitest';
import { examplePath } from '../in-memory.test-support.js';
import { init, verify } from './killed-commands.test-support.js';
import { killHunt, killOften } from './killed.test-support.js';
import { start } from './program.test-support.js';
import { endedAfterSignal, signals } from './signals.test-support.js';

const long = 3_600_000;

it.each([
  { name: 'verify --certificate', command: verify },
  { name: 'init', command: init },
])(
  '$name leaves whole files, and all that it had reported',
  async ({ command }) => {
    await killOften(command, 300);
  },
  long,
);

it(
  'hunt --resume loses nothing that it had kept',
  async () => {
    expect(await killHunt(100, 3000)).toBeGreaterThan(0);
  },
  long,
);

it.each(signals)(
  '%s at any moment ends with what is known, or with nothing and 3',
  async (signal) => {
    const args = ['show', examplePath('ties.json')];
    const whole = await start(args).ended;
    for (let i = 0; i < 200; i += 1) {
      const ended = await endedAfterSignal(args, signal, Math.random() * 300);
      expect(ended.signal).toBeNull();
      if (ended.status === 0) expect(ended.stdout).toBe(whole.stdout);
      else expect(ended).toMatchObject({ status: 3, stdout: '' });
    }
  },
  long,
);
