/**
 * The program killed while it writes: nothing is half-written, and nothing is lost that it had reported. A few times here,
 * hundreds of times in `killed.slow.test.ts`.
 */
import { expect, it } from 'vitest';
import { init, verify } from './killed-commands.test-support.js';
import { killHunt, killOften } from './killed.test-support.js';

it('verify --certificate leaves whole certificates', async () => {
  await killOften(verify, 6);
});

it('init leaves whole files', async () => {
  await killOften(init, 6);
});

it('hunt --resume goes on from where its file says it was', async () => {
  expect(await killHunt(3, 500)).toBeGreaterThan(0);
});
