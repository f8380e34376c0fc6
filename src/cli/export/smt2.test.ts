/**
 * `export --smt2` and `export` of economies on the command line: what is written, where, and what is refused.
 */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGame } from '../../formats/game/read.js';
import * as Q from '../../exact/rational.js';
import { payoff } from '../../games/normal-form.js';
import { examplePath, runInMemory } from '../in-memory.test-support.js';

const run = (...args: readonly string[]) => runInMemory({}, 'export', ...args);

interface Written {
  readonly problems: ReadonlyArray<Readonly<Record<string, string | number>>>;
}

const data = async (...args: readonly string[]): Promise<Written> =>
  JSON.parse((await run(...args, '--json')).stdout) as Written;

const dilemma = examplePath('games/prisoners-dilemma.nfg');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('writes to a folder', () => {
  it('a file for each problem, and an index that names them all with what is expected', async () => {
    const out = join(folder, 'new', 'problems');
    expect(await run(dilemma, '--smt2', '--out', out)).toMatchObject({ status: 0, stderr: '' });
    expect(await readdir(join(folder, 'new'))).toEqual(['problems']);
    const index = (await readFile(join(out, 'index.csv'), 'utf8')).trim().split('\n').slice(1);
    const files = (await readdir(out)).filter((file) => file !== 'index.csv');
    expect(index.map((line) => line.split(',')[0]!).sort()).toEqual([...files].sort());
    const { problems } = await data(dilemma, '--smt2');
    expect(problems.map(({ file, expected }) => [file, expected])).toEqual(
      index.map((line) => line.split(',').slice(0, 2)),
    );
    for (const { file, text, expected } of problems) {
      expect(await readFile(join(out, String(file)), 'utf8')).toBe(text);
      expect(text).toContain(`\n(set-info :status ${String(expected)})\n`);
      expect(String(text).match(/\(check-sat\)/g)).toHaveLength(1);
    }
  });
  it('that is not there yet: a folder or a file stays as it is', async () => {
    const [there, file] = [join(folder, 'there'), join(folder, 'file')];
    await mkdir(there);
    await writeFile(file, 'mine');
    for (const out of [there, file]) {
      const { status, stderr } = await run(dilemma, '--smt2', '--out', out);
      expect(status).toBe(2);
      expect(stderr).toContain('E0002');
    }
    expect(await readdir(there)).toEqual([]);
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(['file', 'there']);
  });
  it('that can be written, or nothing is left', async () => {
    await writeFile(join(folder, 'file'), 'mine');
    const { status, stderr } = await run(dilemma, '--smt2', '--out', join(folder, 'file', 'inside'));
    expect(status).toBe(2);
    expect(stderr).toContain('E0003');
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('to standard output', () => {
  it('as one script, each problem by itself', async () => {
    const { stdout } = await run(dilemma, '--smt2');
    const { problems } = await data(dilemma, '--smt2');
    expect(stdout.split('\n(reset)\n\n')).toEqual(problems.map(({ text }) => text));
  });
  it('by the relation, for the rounds and about the player that are asked for', async () => {
    const game = examplePath('games/mixed-dominators.csv');
    const { problems } = await data(
      game,
      '--smt2',
      '--dominators',
      'mixed',
      '--rounds',
      '2',
      '--player',
      'Row',
    );
    expect(new Set(problems.map(({ player }) => player))).toEqual(new Set(['Row']));
    expect(
      problems.map(({ round, strategy, verdict, question }) => [round, strategy, verdict, question]),
    ).toEqual([
      ...['Top', 'Middle', 'Bottom'].flatMap((s) => [
        [1, s, 'stands', 'dominator'],
        [1, s, 'stands', 'defence'],
      ]),
      ...['Top', 'Middle'].flatMap((s) => ['dominator', 'defence', 'larger'].map((q) => [2, s, 'falls', q])),
      [2, 'Bottom', 'stands', 'dominator'],
      [2, 'Bottom', 'stands', 'defence'],
    ]);
    expect(problems[1]!['asks']).toBe('Is there a belief about the others to which Top is a best reply?');
  });
  it('the types of a Bayesian game as players, all of a player’s asked about by her name', async () => {
    const { problems } = await data(examplePath('games/entry.json'), '--smt2');
    const players = [...new Set(problems.map(({ player }) => String(player)))];
    expect(players.length).toBeGreaterThan(2);
    const name = players[0]!.split(', type ')[0]!;
    const some = await data(examplePath('games/entry.json'), '--smt2', '--player', name);
    expect([...new Set(some.problems.map(({ player }) => player))]).toEqual(
      players.filter((player) => player.startsWith(`${name}, type `)),
    );
  });
  it('says so where there is nothing to confirm', async () => {
    const file = join(folder, 'one.csv');
    await writeFile(file, 'Row \\ Column,L\nT,1;1\n');
    expect((await run(file, '--smt2')).stdout).toBe(
      '; No player has two strategies, so there is nothing to confirm.\n',
    );
  });
});

describe('Ctrl-C', () => {
  it('ends with 3, and nothing is written', async () => {
    const out = join(folder, 'problems');
    for (const input of [dilemma, examplePath('four-equal-traders.json')]) {
      const text = await readFile(input, 'utf8');
      const { status, stdout, stderr } = await runInMemory(
        { input: text, interrupted: 'after input' },
        'export',
        '-',
        '--smt2',
        '--out',
        out,
      );
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      expect(stderr).toContain('E0004');
    }
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('an economy', () => {
  it('goes to Gambit as the game that its traders play', async () => {
    const { status, stdout } = await run(examplePath('four-equal-traders.json'), '--nfg');
    expect(status).toBe(0);
    const back = readGame(stdout, 'back.nfg');
    if (back._tag === 'Left' || back.right.game.kind !== 'normal-form') throw new Error('It is no game.');
    const { form } = back.right.game;
    expect(form.players.map(({ strategies }) => strategies.length)).toEqual([9, 9, 9, 9]);
    const priceTaking = form.players.map(({ strategies }) => strategies.indexOf('(2, 0)'));
    form.players.forEach((_, i) => expect(Q.show(payoff(form, i, priceTaking))).toBe('3/8'));
  });
});

describe('refuses, with a way out', () => {
  it.each<[string, readonly string[], string, string]>([
    ['problems that are too large', [examplePath('games/large.csv'), '--smt2'], 'E0006', '--player'],
    ['a player who is not there', [dilemma, '--smt2', '--player', 'Anne'], 'E0001', 'Ann'],
    ['no number of rounds', [dilemma, '--smt2', '--rounds', '0'], 'E0001', 'from 1 up'],
    ['what belongs to the other format', [dilemma, '--nfg', '--out', 'x'], 'E0001', '--smt2'],
    ['a form', [dilemma, '--smt2', '--form', 'outcomes'], 'E0001', '--nfg'],
    ['a relation that there is not', [dilemma, '--smt2', '--comparison', 'strong'], 'E0001', ''],
  ])('%s', async (_, args, code, hint) => {
    const large = join(folder, 'large.csv');
    const names = Array.from({ length: 120 }, (__, i) => String(i));
    await writeFile(
      large,
      [
        `R \\ C,${names.join()}`,
        ...names.map(
          (r) =>
            `${r},${names.map((c) => `${String((+r * +c * +c + 3 * +r) % 1009)};${String((+c * +r * +r + 5 * +c) % 1013)}`).join()}`,
        ),
      ].join('\n'),
    );
    const { status, stdout } = await run(
      ...args.map((arg) => (arg.endsWith('large.csv') ? large : arg)),
      '--json',
    );
    expect(status).toBe(2);
    const { error } = JSON.parse(stdout) as { error: { code: string; hint: string } };
    expect(error.code).toBe(code);
    expect(error.hint).toContain(hint);
  });
});
