/**
 * `solve` of a game that Ctrl-C stops: the rounds that had ended are printed, and nothing that was only half found.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../endings/program.test-support.js';
import { examplePath, runInMemory } from '../in-memory.test-support.js';

/** Either wants to be one below the other: each round eliminates the highest strategy of both, and there are many rounds. */
const oneBelow = (size: number): string => {
  const names = Array.from({ length: size }, (_, i) => String(i));
  const loss = (own: number, other: number): number => (own - Math.max(other - 1, 0)) ** 2;
  const rows = names.map((name, r) =>
    [name, ...names.map((_, c) => `-${String(loss(r, c))};-${String(loss(c, r))}`)].join(','),
  );
  return [['', ...names].join(','), ...rows].join('\n');
};

/** The same with two types of each player, which may be anything. */
const oneBelowWithTypes = (size: number): string => {
  const strategies = Array.from({ length: size }, (_, i) => String(i));
  const loss = (own: number, other: number): string => String(-((own - Math.max(other - 1, 0)) ** 2));
  const payoffs = strategies.map((_, r) => strategies.map((__, c) => [loss(r, c), loss(c, r)]));
  const players = ['A', 'B'].map((name) => ({ name, types: ['t', 'u'], strategies }));
  return JSON.stringify({
    format: 'undominated/game/1',
    players,
    prior: [
      ['1/4', '1/4'],
      ['1/4', '1/4'],
    ],
    payoffs: [0, 1].map(() => [0, 1].map(() => payoffs)),
  });
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What these tests look at in the JSON of a solution. */
interface Solved {
  readonly stopped?: true;
  readonly complete: boolean;
  readonly rounds: readonly object[];
  readonly surviving: object;
}
const parsed = (text: string): Solved => JSON.parse(text) as Solved;

/** That a stopped solution is the one of so many rounds, but for what says that it was stopped. */
const expectRoundsOf = async (file: string, stopped: Solved, ...options: readonly string[]) => {
  const { stopped: says, ...rest } = stopped;
  expect(says).toBe(true);
  const rounds = String(stopped.rounds.length);
  const asked = await runInMemory({}, 'solve', file, '--rounds', rounds, '--json', ...options);
  expect(rest).toEqual(parsed(asked.stdout));
};

describe('Ctrl-C during an elimination', () => {
  it.each([
    ['a game', 'g.csv', oneBelow(40), []],
    ['a game, with mixtures', 'm.csv', oneBelow(40), ['--dominators', 'mixed']],
    ['a Bayesian game', 'b.json', oneBelowWithTypes(10), []],
  ])('of %s: the rounds that had ended', async (_, name, text, options) => {
    const file = join(folder, name);
    await writeFile(file, text);
    const ends: number[] = [];
    for (const looks of [10, 20, 30]) {
      const given = ['solve', file, ...options];
      const { status, stdout } = await runInMemory({ interrupted: { looks } }, ...given, '--json');
      expect(status).toBe(3);
      const stopped = parsed(stdout);
      ends.push(stopped.rounds.length);
      if (stopped.rounds.length === 0) continue;
      expect(stopped.complete).toBe(false);
      await expectRoundsOf(file, stopped, ...options);
      const asked = [...given, '--list', '--explain', '1'];
      const people = await runInMemory({ interrupted: { looks } }, ...asked);
      expect(people.status).toBe(3);
      expect(people.stdout).toMatch(/Round 1|\d rounds of elimination/);
      expect(people.stdout).toMatch(
        /Stopped by Ctrl-C after \d+ rounds?; a further round might eliminate more/,
      );
    }
    expect(ends[2]).toBeGreaterThan(ends[0]!);
  });
  it('in the first round: nothing', async () => {
    const input = oneBelow(3);
    const { status, stdout } = await runInMemory(
      { input, interrupted: 'after input' },
      'solve',
      '-',
      '--json',
    );
    expect({ status, data: parsed(stdout) }).toEqual({ status: 3, data: { stopped: true, rounds: [] } });
  });
  it('as a command', async () => {
    const file = join(folder, 'long.csv');
    await writeFile(file, oneBelow(500));
    const { child, ended } = start(['solve', file, '--dominators', 'mixed', '--json']);
    const asked = start(['solve', file, '--dominators', 'mixed', '--rounds', '2', '--json']);
    // By then the other command has ended the first rounds, or is about to.
    await asked.ended;
    child.kill('SIGINT');
    const { status, signal, stdout } = await ended;
    expect({ status, signal }).toEqual({ status: 3, signal: null });
    expect(parsed(stdout)).toMatchObject({ stopped: true });
  });
});

it('Ctrl-C while the certificate is made: the whole elimination', async () => {
  const file = examplePath('games/mixed-dominators.csv');
  const whole = parsed((await runInMemory({}, 'solve', file, '--dominators', 'mixed', '--json')).stdout);
  const certificates = join(folder, 'certificates');
  let partial: Solved | undefined;
  for (let looks = 5; ; looks += 1) {
    const given = ['solve', file, '--dominators', 'mixed', '--json', '--certificate', certificates];
    const { status, stdout } = await runInMemory({ interrupted: { looks } }, ...given);
    if (status === 0) break;
    expect(status).toBe(3);
    // The last that was stopped was stopped while the certificate was made.
    partial = parsed(stdout);
  }
  expect(partial).toEqual({ ...whole, stopped: true });
});
