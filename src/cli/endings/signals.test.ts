/**
 * Signals from the first line of the program to the last: it ends with a status that is documented, and never by the signal.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplePath } from '../in-memory.test-support.js';
import { hasWorked, program, sleep, start } from './program.test-support.js';
import { atOnce, endedAfterSignal, signals } from './signals.test-support.js';

const economy = examplePath('ties.json');
/** A game whose table is longer than a pipe holds. */
let longGame = '';
let folder = '';
beforeAll(async () => {
  if (!existsSync(program)) throw new Error(`${program} is not built: npm run build`);
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
  longGame = join(folder, 'long.csv');
  const names = Array.from({ length: 150 }, (_, i) => `s${String(i)}`);
  const lines = names.map((name, r) =>
    [name, ...names.map((_, c) => `${String(r * c)}/89;${String(r + c)}/97`)].join(','),
  );
  await writeFile(longGame, [['', ...names].join(','), ...lines].join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Every file that is loaded before the first line of a file runs, with the file itself. */
const loadedFirst = (path: string): readonly string[] => {
  const text = readFileSync(path, 'utf8');
  const imported = [
    ...text.matchAll(/^(?:import|\} from) "(\.\/[^"]+)"|^import [^;]*? from "(\.\/[^"]+)"/gm),
  ];
  return [path, ...imported.flatMap(([, a, b]) => loadedFirst(join(dirname(path), (a ?? b)!)))];
};

describe('at the start', () => {
  it('nothing is loaded before the program listens but how it ends and writes', () => {
    const modules = loadedFirst(program).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^\/\/ (\S+\.[cm]?[jt]s)$/gm)].map(([, name]) => name!),
    );
    expect([...new Set(modules)].sort()).toEqual([
      'src/cli/errors/exit.ts',
      'src/cli/input/interruption.ts',
      'src/cli/main.ts',
      'src/cli/output/file-sink.ts',
      'src/cli/output/terminal.ts',
    ]);
  });
  it.each(signals)('%s in the first moment ends with 3, twice with 130', async (signal) => {
    const args = ['verify', economy, '--claim', 'theorem-1', '--json'];
    const once = await start(args, { nodeOptions: atOnce(signal, 1) }).ended;
    expect(once).toMatchObject({ status: 3, signal: null });
    expect(JSON.parse(once.stdout)).toMatchObject({ error: { code: 'E0004' } });
    const twice = await start(args, { nodeOptions: atOnce(signal, 2) }).ended;
    expect(twice).toMatchObject({ status: 130, signal: null, stdout: '' });
  });
});

it.each(signals)('%s at any moment ends with what is known, or with nothing and 3', async (signal) => {
  const whole = await start(['show', economy]).ended;
  for (let milliseconds = 0; milliseconds < 240; milliseconds += 30) {
    const ended = await endedAfterSignal(['show', economy], signal, milliseconds);
    expect(ended.signal).toBeNull();
    if (ended.status === 0) expect(ended.stdout).toBe(whole.stdout);
    else {
      expect(ended).toMatchObject({ status: 3, stdout: '' });
      expect(ended.stderr).toContain('E0004');
    }
  }
});

describe('while a reader takes its time', () => {
  const showing = async () => {
    const { child, ended } = start(['show', longGame, '--format', 'csv']);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.pause();
    return { child, ended };
  };
  it.each(signals)('%s once takes nothing away', async (signal) => {
    const whole = await start(['show', longGame, '--format', 'csv']).ended;
    expect(whole.stdout.length).toBeGreaterThan(200_000);
    const { child, ended } = await showing();
    child.kill(signal);
    await sleep(200);
    child.stdout.resume();
    expect(await ended).toMatchObject({ status: 0, signal: null, stdout: whole.stdout });
  });
  it.each(signals)('%s twice ends with 130', async (signal) => {
    const { child, ended } = await showing();
    const left = new Promise((resolve) => child.once('exit', (...how) => resolve(how)));
    child.kill(signal);
    await new Promise((resolve) => child.stderr.once('data', resolve));
    child.kill(signal);
    expect(await left).toEqual([130, null]);
    child.stdout.resume();
    await ended;
  });
});

it('SIGTERM while it works prints what is known, as Ctrl-C does', async () => {
  const large = JSON.stringify({
    format: 'undominated/economy/1',
    commodities: 1,
    cap: 3,
    priceSteps: 2,
    groups: { count: 2, size: 2 },
    epsilon: '1/10',
    traders: [1, 2, 1, 2].map((endowment, i) => ({
      endowment: [endowment],
      utility: { quasiLinear: ['0', `${String(i + 3)}/8`, '7/8', '1'] },
    })),
  });
  const running = start(['verify', '-', '--claim', 'feasible,theorem-1', '--json']);
  const { child, ended } = running;
  child.stdin.end(large);
  // The first claim is judged in the moment in which the program has started, the second one takes seconds.
  await hasWorked(running, 0.6);
  child.kill('SIGTERM');
  const { status, signal, stdout } = await ended;
  expect({ status, signal }).toEqual({ status: 3, signal: null });
  expect(JSON.parse(stdout)).toMatchObject({
    stopped: true,
    claims: [{ claim: 'feasible', verdict: 'proved' }, { claim: 'theorem-1' }],
  });
});
