/**
 * The program killed at random moments while it writes: what must then hold of its files.
 */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { start, sleep } from './program.test-support.js';

/** The content of every file of a folder by its name, without those that are on their way to a name; none without a folder. */
const filesIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const names = await readdir(folder).catch(() => []);
  const shown = names.filter((name) => !(name.startsWith('.') && name.endsWith('.tmp')));
  return new Map(
    await Promise.all(shown.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
};

/** Does something in a new folder, which is gone afterwards. */
export const inFolder = async <A>(work: (folder: string) => Promise<A>): Promise<A> => {
  const folder = await mkdtemp(join(tmpdir(), 'undominated-killed-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** A command that writes files into the folder `out` of the folder in which it is run. */
export interface WritingCommand {
  readonly args: readonly string[];
  /** The files that must be there when it has printed this. */
  readonly reported: (stdout: string) => readonly string[];
}

/** The files that a command writes when nobody kills it, and how long it takes, in milliseconds. */
const writtenBy = async ({ args }: WritingCommand) =>
  inFolder(async (folder) => {
    const begun = performance.now();
    const { signal } = await start(args, { cwd: folder }).ended;
    expect(signal).toBeNull();
    return { files: await filesIn(join(folder, 'out')), milliseconds: performance.now() - begun };
  });

/** Kills a command at some moment; gives what it had printed, and its files. */
const killedAt = async ({ args }: WritingCommand, milliseconds: number) =>
  inFolder(async (folder) => {
    const { child, ended } = start(args, { cwd: folder });
    await sleep(milliseconds);
    child.kill('SIGKILL');
    const { signal, stdout } = await ended;
    return { killed: signal === 'SIGKILL', stdout, files: await filesIn(join(folder, 'out')) };
  });

/**
 * Kills a command many times, at moments drawn from the whole of its run, most of them towards its end where it writes. Each time
 * every file is the whole one or not there, and all that had been reported are there.
 *
 * @param times - how often it is killed; runs that end before they are killed are looked at too, and not counted
 */
export const killOften = async (command: WritingCommand, times: number): Promise<void> => {
  const whole = await writtenBy(command);
  expect(whole.files.size).toBeGreaterThan(0);
  // The machine is now faster, now slower: where a run was over before it was killed, the next is killed earlier.
  let longest = whole.milliseconds;
  for (let kills = 0; kills < times;) {
    const { killed, stdout, files } = await killedAt(command, longest * Math.random() ** 0.4);
    longest *= killed ? 1.05 : 0.8;
    if (killed) kills += 1;
    for (const [name, content] of files)
      expect({ name, content }).toEqual({ name, content: whole.files.get(name) });
    const reported = command.reported(stdout);
    expect([...files.keys()]).toEqual(expect.arrayContaining([...reported]));
    // Whoever was not killed has reported all.
    if (!killed) expect([...reported].sort()).toEqual([...whole.files.keys()].sort());
  }
};

/** The number of economies that the file of a hunt says were looked through; 0 without a file. */
const lookedThrough = async (path: string): Promise<number> => {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return 0;
  return (JSON.parse(text) as { readonly search: { readonly next: number } }).search.next;
};

/**
 * Kills a hunt and lets it go on from its file, many times. The file is always whole, and what it had kept is never lost.
 *
 * @param longest - milliseconds until it is killed at the latest; every other time counted from when its file has grown
 * @returns how many economies were looked through in all, by its file
 */
export const killHunt = async (times: number, longest: number): Promise<number> =>
  inFolder(async (folder) => {
    const args = ['hunt', 'property-ii', '--seed', '1', '--threads', '1'];
    const file = join(folder, 'state.json');
    const hunt = [...args, '--resume', file, '--random'];
    let kept = 0;
    for (let i = 0; i < times; i += 1) {
      const { child, ended } = start([...hunt, '1000000'], { cwd: folder });
      // Every other time not before its file has grown.
      while (i % 2 === 0 && child.exitCode === null && (await lookedThrough(file)) <= kept) await sleep(20);
      await sleep(Math.random() * longest);
      child.kill('SIGKILL');
      const { stderr } = await ended;
      if (kept > 0 && stderr.includes('Looking'))
        expect(stderr).toContain(`of which ${String(kept)} were looked through before`);
      const now = await lookedThrough(file);
      expect(now).toBeGreaterThanOrEqual(kept);
      kept = now;
    }
    // It goes on from there, and counts what it had looked through.
    const more = String(kept + 5);
    const { status, stdout } = await start([...hunt, more, '--json'], { cwd: folder }).ended;
    expect(status).toBe(0);
    const fresh = await start([...args, '--random', more, '--json'], { cwd: folder }).ended;
    expect(JSON.parse(stdout)).toEqual(JSON.parse(fresh.stdout));
    return kept;
  });
