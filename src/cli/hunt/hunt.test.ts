/**
 * `undominated hunt` as a shell sees it, from the built program, whose threads are real.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInMemory } from '../in-memory.test-support.js';

const program = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-hunt-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the program in the test's folder; `interruptAt` is what standard error says when Ctrl-C is pressed, `before` is done then. */
const undominated = (
  args: readonly string[],
  interruptAt?: string,
  before: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let [stdout, stderr, pressed] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      if (interruptAt === undefined || pressed || !stderr.includes(interruptAt)) return;
      pressed = true;
      // Not before some cases were judged.
      setTimeout(() => void before().then(() => child.kill('SIGINT')), 500);
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });

/** What the tests look at in the JSON of a hunt. */
interface HuntJson {
  readonly judged: number;
  readonly random?: number;
  readonly stopped?: string;
  readonly counterexample: {
    readonly file: string;
    readonly findingFile: string;
    readonly certificateFile: string;
    readonly replay: string;
    readonly economy: unknown;
    readonly finding: unknown;
    readonly localMinimum: boolean;
  };
  readonly error: unknown;
}

const hunt = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await undominated(['hunt', ...args, '--json']);
  return { status, stderr, data: JSON.parse(stdout) as HuntJson };
};

describe('a counterexample', () => {
  const found = ['individual-rationality', '--seed', 'A b', '--threads', '1'];
  it('is written, with its finding, its certificate and the command that judges it again', async () => {
    const { status, data } = await hunt(...found);
    expect(status).toBe(1);
    const { file, finding, findingFile, certificateFile, replay, economy, localMinimum } =
      data.counterexample;
    expect(localMinimum).toBe(true);
    expect(JSON.parse(await readFile(join(folder, file), 'utf8'))).toEqual(economy);
    const [name, ...words] = replay.split(' ');
    expect(name).toBe('undominated');
    const again = await undominated([...words, '--json']);
    expect(again.status).toBe(1);
    const { claims } = JSON.parse(again.stdout) as { claims: ReadonlyArray<{ certificate: unknown }> };
    const read = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown;
    expect(claims.map(({ certificate }) => certificate)).toEqual([await read(certificateFile)]);
    expect(await read(findingFile)).toEqual(finding);
    expect([{ ...claims[0], certificate: certificateFile }]).toEqual([finding]);
    const checked = await undominated(['check', certificateFile, '--economy', file]);
    expect([checked.status, checked.stderr]).toEqual([0, '']);
  });
  it('never replaces another file', async () => {
    const first = (await hunt(...found)).data.counterexample.file;
    await writeFile(join(folder, first), 'mine');
    const second = (await hunt(...found)).data.counterexample.file;
    expect(second).toBe(first.replace('.json', '-2.json'));
    expect(await readFile(join(folder, first), 'utf8')).toBe('mine');
  });
  it('that cannot be written is reported', async () => {
    await writeFile(join(folder, 'file'), '');
    const { status, stdout } = await undominated(['hunt', ...found, '--out', 'file']);
    expect(status).toBe(1);
    expect(stdout).toContain('could not be written');
  });
  it('leaves nothing else behind', async () => {
    await hunt(...found, '--out', 'deep/er');
    expect(await readdir(folder)).toEqual(['deep']);
    expect((await readdir(join(folder, 'deep', 'er'))).map((name) => name.replace(/^.*?\./, ''))).toEqual([
      'certificate.json',
      'finding.json',
      'json',
    ]);
  });
});

describe('none found', () => {
  const none = ['theorem-1', '--seed', '1', '--group-size', '2', '--cap', '2'];
  it('ends with 0, says in how many and in which space, and never that it is proved', async () => {
    const { status, stdout } = await undominated(['hunt', ...none, '--random', '20']);
    expect(status).toBe(0);
    expect(stdout).toContain('theorem-1: none found in 20 economies (seed 1)');
    expect(stdout).toContain('k = 1 to 2, l = 2, T = 1 to 2, r = 2, n = 2');
    expect(await readdir(folder)).toEqual([]);
  });
  it('is the same for any number of threads', async () => {
    const [one, three] = await Promise.all(
      ['1', '3'].map((threads) => hunt(...none, '--random', '60', '--threads', threads)),
    );
    expect(three!.data).toEqual(one!.data);
    expect(one!.data.judged).toBe(60);
  });
  it('is the same when it was interrupted and resumed', async () => {
    const begun = await hunt(...none, '--random', '15', '--resume', 'hunt.json');
    expect(begun.data.judged).toBe(15);
    const ended = await hunt(...none, '--random', '40', '--resume', 'hunt.json');
    expect(ended.stderr).toContain('of which 15 were looked through before');
    expect(ended.data).toEqual((await hunt(...none, '--random', '40')).data);
    expect(await readdir(folder)).toEqual(['hunt.json']);
  });
  it('whose state can no longer be written at the end is printed, and ends with 2', async () => {
    const args = ['hunt', ...none, '--random', '100000', '--threads', '1', '--resume', 'kept/hunt.json'];
    const takeFolder = async (): Promise<void> => {
      await rm(join(folder, 'kept'), { recursive: true });
      await writeFile(join(folder, 'kept'), 'no folder');
    };
    const script = await undominated([...args, '--json'], 'Looking for', takeFolder);
    expect(script.status).toBe(2);
    expect(JSON.parse(script.stdout)).toMatchObject({
      found: false,
      stopped: 'interrupt',
      error: { code: 'E0003', file: 'kept/hunt.json' },
    });
    await rm(join(folder, 'kept'));
    const people = await undominated(args, 'Looking for', takeFolder);
    expect(people.status).toBe(2);
    expect(people.stdout).toContain('theorem-1: none found in');
    expect(people.stdout).toContain('The state of the hunt could not be kept');
    expect(people.stderr).toContain('kept/hunt.json: E0003: The state of the hunt cannot be written (');
  });
  it('after Ctrl-C ends with 3, and resumes from what was judged', async () => {
    const args = ['hunt', ...none, '--random', '100000', '--threads', '2', '--resume', 'hunt.json', '--json'];
    const { status, stdout } = await undominated(args, 'Looking for');
    expect(status).toBe(3);
    const { stopped, judged, found } = JSON.parse(stdout) as Record<string, unknown>;
    expect({ stopped, found }).toEqual({ stopped: 'interrupt', found: false });
    const kept = JSON.parse(await readFile(join(folder, 'hunt.json'), 'utf8')) as {
      search: { next: number };
    };
    expect(kept.search.next).toBe(judged);
  });
  it('within a time says how many it judged', async () => {
    const { status, data } = await hunt(...none, '--time-limit', '0.5');
    expect(status).toBe(0);
    expect(data.stopped).toBe('time');
    expect(data.judged).toBeGreaterThan(0);
    expect(data.random).toBeUndefined();
  });
});

describe('Theorem 2', () => {
  it('is refuted under `market`, in a file that names the reading', async () => {
    const { status, data } = await hunt('theorem-2.1', '--seed', '7', '--residual', 'market');
    expect(status).toBe(1);
    expect(data.counterexample).toMatchObject({
      localMinimum: true,
      economy: { cap: 2, priceSteps: 1, groups: { count: 3, size: 2 }, residual: 'market' },
      finding: { claim: 'theorem-2.1', verdict: 'refuted' },
    });
    const { replay, economy, file } = data.counterexample;
    expect(JSON.parse(await readFile(join(folder, file), 'utf8'))).toEqual(economy);
    expect((await undominated(replay.split(' ').slice(1))).status).toBe(1);
  });
});

it('a counterexample that there was no time to make smaller is written all the same, and said not to be minimal', async () => {
  const args = ['property-v', '--seed', '2', '--residual', 'market', '--resume', 'hunt.json'];
  const whole = await hunt(...args);
  expect(whole.data.counterexample.localMinimum).toBe(true);
  // What was found is known from the file; its shrinking takes longer than this.
  const { status, data } = await hunt(...args, '--time-limit', '0.001', '--out', 'cut-short');
  expect(status).toBe(1);
  expect(data.stopped).toBe('time');
  expect(data.counterexample.localMinimum).toBe(false);
  expect((await undominated(data.counterexample.replay.split(' ').slice(1))).status).toBe(1);
});

describe('bad usage ends with 2', () => {
  it.each([
    [['theorem-1'], 'E0001', 'seed'],
    [['theorem-9', '--seed', '1'], 'E0001', 'There is no claim'],
    [['example', '--seed', '1'], 'E0001', 'cannot be hunted'],
    [['theorem-1', '--seed', '1', '--random', '0'], 'E0001', '--random 0'],
    [['theorem-1', '--seed', '1', '--time-limit', '-1'], 'E0001', '--time-limit'],
    [['theorem-1', '--seed', '1', '--cap', '2-3'], 'E0001', 'no range'],
    [['theorem-1', '--seed', '1', '--cap', '1'], 'E0001', 'l must be at least 2'],
    [['theorem-1', '--seed', '1', '--residual', 'market'], 'E0001', 'interdependent'],
    [['theorem-1', '--seed', '1', '--kind', 'private', '--signals', '2'], 'E0001', 'no meaning'],
    [['theorem-1', '--seed', '1', '--epsilon', '1/2'], 'E0001', 'between 0 and 1/3'],
    [['theorem-1', '--seed', '1', '--denominators', '1,x'], 'E0001', 'denominator'],
    [['theorem-1', '--seed', '1', '--ties', 'maybe'], 'E0001', 'maybe'],
  ])('%j', async (args, code, message) => {
    const { status, stdout } = await runInMemory({}, 'hunt', ...args, '--json');
    expect(status).toBe(2);
    expect((JSON.parse(stdout) as { error: unknown }).error).toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
  });
  it('a state file of another hunt', async () => {
    await hunt('theorem-1', '--seed', '1', '--random', '2', '--resume', 'hunt.json');
    const before = await readFile(join(folder, 'hunt.json'), 'utf8');
    const { status, data } = await hunt('theorem-1', '--seed', '2', '--resume', 'hunt.json');
    expect(status).toBe(2);
    expect(data.error).toMatchObject({ code: 'E0009', file: 'hunt.json' });
    expect(await readFile(join(folder, 'hunt.json'), 'utf8')).toBe(before);
  });
});
