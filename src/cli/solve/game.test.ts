/**
 * Games on the command line: show, solve, export; what scripts read, checked against the game by its names alone.
 */
import { readFile } from 'node:fs/promises';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import * as Q from '../../exact/rational.js';
import { readGame } from '../../formats/game/read.js';
import { writeGame } from '../../formats/game/json/write-json.js';
import { randomGame } from '../../games/generators.js';
import { examplePath, runInMemory } from '../in-memory.test-support.js';

const example = (name: string): string => examplePath(`games/${name}`);

const run = (...args: readonly string[]) => runInMemory({}, ...args);
const json = async (...args: readonly string[]): Promise<Record<string, unknown>> => {
  const { status, stdout, stderr } = await run(...args, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Record<string, unknown>;
};

describe('solve', () => {
  it('reports rounds, dominators, margins and survivors by their names', async () => {
    expect(await json('solve', example('mixed-dominators.csv'), '--dominators', 'mixed')).toEqual({
      comparison: 'strict',
      dominators: 'mixed',
      rounds: [
        {
          round: 1,
          eliminated: [
            {
              player: 'Column',
              strategy: 'Centre',
              by: { Left: '1/2', Right: '1/2' },
              margin: '1/2',
              at: { Row: 'Top' },
              largest: true,
            },
          ],
        },
        {
          round: 2,
          eliminated: [
            {
              player: 'Row',
              strategy: 'Top',
              by: { Bottom: '1' },
              margin: '1',
              at: { Column: 'Left' },
              largest: true,
            },
            {
              player: 'Row',
              strategy: 'Middle',
              by: { Bottom: '1' },
              margin: '2',
              at: { Column: 'Left' },
              largest: true,
            },
          ],
        },
        {
          round: 3,
          eliminated: [
            {
              player: 'Column',
              strategy: 'Right',
              by: { Left: '1' },
              margin: '1',
              at: { Row: 'Bottom' },
              largest: true,
            },
          ],
        },
      ],
      surviving: { Row: ['Bottom'], Column: ['Left'] },
      complete: true,
    });
  });
  it('has no empty round where nothing is eliminated', async () => {
    const data = await json('solve', example('travellers-dilemma.json'));
    expect(data).toMatchObject({ rounds: [], complete: true });
    expect(data['surviving']).toEqual({ Ann: ['2', '3', '4', '5'], Ben: ['2', '3', '4', '5'] });
  });
  it('the traveller’s dilemma: three rounds with mixtures, and three of weak dominance', async () => {
    for (const options of [
      ['--dominators', 'mixed'],
      ['--comparison', 'weak'],
    ]) {
      const data = await json('solve', example('travellers-dilemma.json'), ...options);
      expect((data['rounds'] as unknown[]).length).toBe(3);
      expect(data['surviving']).toEqual({ Ann: ['2'], Ben: ['2'] });
    }
  });
  it('stops after the rounds asked for, and says so', async () => {
    const data = await json('solve', example('beauty-contest.nfg'), '--dominators', 'mixed', '--rounds', '2');
    expect((data['rounds'] as unknown[]).length).toBe(2);
    expect(data['complete']).toBe(false);
    const { stdout } = await run(
      'solve',
      example('beauty-contest.nfg'),
      '--comparison',
      'weak',
      '--rounds',
      '1',
    );
    expect(stdout).toContain('Round 1: 15 eliminated');
    expect(stdout).not.toContain('Round 2');
    expect(stdout).toMatch(/a further round might eliminate\s+more/);
  });
  it('a Bayesian game: types in eliminations and survivors', async () => {
    const data = await json('solve', example('entry.json'), '--list', '--explain', 'Entrant: enter');
    expect(data['surviving']).toEqual({
      Entrant: { 'good news': ['enter'], 'bad news': ['stay out'] },
      Incumbent: { 'high cost': ['hold'], 'low cost': ['expand'] },
    });
    expect((data['rounds'] as { eliminated: unknown[] }[])[1]!.eliminated[0]).toEqual({
      player: 'Entrant',
      type: 'good news',
      strategy: 'stay out',
      by: { enter: '1' },
      margin: '1/2',
      at: { Incumbent: { 'high cost': 'hold', 'low cost': 'expand' } },
      largest: true,
    });
    expect(data['explained']).toMatchObject([
      { player: 'Entrant', type: 'good news', strategy: 'enter', undominated: true },
      { player: 'Entrant', type: 'bad news', strategy: 'enter', undominated: false, round: 2, margin: '1/2' },
    ]);
    expect(data['standing']).toMatchObject({ Entrant: { 'good news': { enter: { answers: [] } } } });
  });
  it('explains one player’s strategy, or that of all players; and knows no others', async () => {
    const all = await json('solve', example('prisoners-dilemma.nfg'), '--explain', 'silent');
    expect(all['explained']).toMatchObject([{ player: 'Ann' }, { player: 'Ben' }]);
    const one = await json('solve', example('prisoners-dilemma.nfg'), '--explain', 'Ben:silent');
    expect(one['explained']).toMatchObject([{ player: 'Ben', by: { talk: '1' }, margin: '1' }]);
    const { status, stderr } = await run('solve', example('prisoners-dilemma.nfg'), '--explain', 'silence');
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "silent"?');
  });
  it('puts many rounds into one table, and all into one CSV', async () => {
    const weak = await run('solve', example('beauty-contest.nfg'), '--comparison', 'weak', '--format', 'csv');
    expect(weak.stdout.split('\n').slice(0, 2)).toEqual([
      'Round,Player,Eliminated,Dominated by,Gain at least,Attained at,Gains at',
      '1,Ann,4,3,0,"Ben: 0, Cleo: 0","Ben: 0, Cleo: 4"',
    ]);
    const prices = Array.from({ length: 15 }, (_, p) => p + 1);
    const cell = (own: number, other: number): number =>
      own < other ? 2 * own + 1 : own === other ? own : 1 - own;
    const table = `,${prices.join(',')}\n${prices
      .map(
        (r) => `${String(r)},${prices.map((c) => `${String(cell(r, c))};${String(cell(c, r))}`).join(',')}`,
      )
      .join('\n')}\n`;
    const { stdout } = await runInMemory({ input: table }, 'solve', '-');
    expect(stdout).toContain('14 rounds of elimination');
    expect(stdout).toMatch(
      /How many strategies each round leaves\nRound  Row  Column\n[─ ]+\n {4}1   14 {6}14\n/,
    );
    expect(stdout).not.toContain('Round 1:');
  });
  it('very weak dominance: of two payoff-equal strategies the first survives', async () => {
    const { stdout } = await runInMemory(
      { input: ',L\nT,1;0\nB,1;0\n' },
      'solve',
      '-',
      '--comparison',
      'very-weak',
      '--explain',
      'B',
    );
    expect(stdout).toMatch(/Row +B +T +0 +Column: L +nowhere: equal,\s+and earlier/);
    expect(stdout).toMatch(
      /B is eliminated in round 1: it is dominated\s+by T, which pays the same\s+[^]* comes first in the list/,
    );
  });
  it('stopped by Ctrl-C: nothing half-found is reported, status 3', async () => {
    const { status, stdout } = await runInMemory(
      { input: ',L\nT,1;0\nB,2;0\n', interrupted: 'after input' },
      'solve',
      '-',
      '--json',
    );
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toEqual({ stopped: true, rounds: [] });
  });
  it('of a small game prints the payoffs after each round, what the round eliminates crossed out', async () => {
    const { stdout } = await run('solve', example('mixed-dominators.csv'), '--dominators', 'mixed');
    const blocks = stdout.split('\n\n').map((block) => block.split('\n'));
    expect(
      blocks.filter(([caption]) => caption!.startsWith('Left after')).map((lines) => lines.slice(2)),
    ).toEqual([
      [
        'Row     Left  × Centre  Right',
        '──────  ────  ────────  ─────',
        'Top     1, 4      2, 2   1, 1',
        'Middle  0, 1      3, 2   2, 4',
        'Bottom  2, 3      0, 0   4, 2',
      ],
      [
        'Row       Left  Right',
        '────────  ────  ─────',
        '× Top     1, 4   1, 1',
        '× Middle  0, 1   2, 4',
        'Bottom    2, 3   4, 2',
      ],
      ['Row     Left  × Right', '──────  ────  ───────', 'Bottom  2, 3     4, 2'],
    ]);
  });
  it('of other games says how many strategies each round leaves', async () => {
    const contest = await run('solve', example('beauty-contest.nfg'), '--dominators', 'mixed');
    expect(contest.stdout).toContain('Round 2: 3 eliminated; left: Ann 7 of 9, Ben 7 of 9, Cleo 7 of 9\n');
    const bayesian = await run('solve', example('entry.json'), '--format', 'markdown');
    expect(bayesian.stdout).toContain(
      '**Round 1: 2 eliminated; left: Entrant (good news) 2 of 2, Entrant (bad news) 2 of 2, Incumbent (high cost) 1 of 2, Incumbent (low cost) 1 of 2**',
    );
    const types = Array.from({ length: 9 }, (_, t) => String(t));
    const alone = {
      format: 'undominated/game/1',
      players: [{ name: 'A', types, strategies: ['x', 'y', 'z'] }],
      prior: types.map(() => '1/9'),
      payoffs: types.map(() => [[0], [1], [2]]),
    };
    const { stdout } = await runInMemory({ input: JSON.stringify(alone) }, 'solve', '-');
    expect(stdout).toContain('Round 1: 18 eliminated; 9 left\n');
  });
  it('of a large game counts until what is left is small enough to print', async () => {
    const columns = Array.from({ length: 10 }, (_, c) => c);
    const pays = (r: number, c: number): string =>
      `${String(r === 18 ? c : r === 19 ? 9 - c : -1)};${String(r < 18 ? c : -c)}`;
    const rows = Array.from(
      { length: 20 },
      (_, r) => `r${String(r)},${columns.map((c) => pays(r, c)).join(',')}`,
    );
    const { stdout } = await runInMemory(
      { input: `,${columns.join(',')}\n${rows.join('\n')}\n` },
      'solve',
      '-',
    );
    expect(stdout).toContain('Round 1: 18 eliminated; left: Row 2 of 20, Column 10 of 10\n');
    expect(stdout).not.toContain('Left after round 1');
    expect(stdout).toContain('Round 2: 9 eliminated\n');
    expect(stdout).toMatch(/Left after round 2.*\n.*Column\nRow +0 +× 1 +× 2/);
  });
  property.prop([fc.nat(100_000), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })], {
    numRuns: 60,
  })('what is not crossed out after the last round is what survives', async (seed, rows, columns) => {
    const form = randomGame(seed, [rows, columns], 3, 2n);
    const text = writeGame({ title: '', comment: '', game: { kind: 'normal-form', form } });
    const solved = await runInMemory({ input: text }, 'solve', '-', '--dominators', 'mixed', '--json');
    const { rounds, surviving } = JSON.parse(solved.stdout) as SolutionJson;
    const { stdout } = await runInMemory(
      { input: text },
      'solve',
      '-',
      '--dominators',
      'mixed',
      '--format',
      'markdown',
    );
    const tables = stdout
      .split('\n\n')
      .filter((_, i, all) => all[i - 1]?.startsWith('**Left after') === true);
    expect(tables).toHaveLength(rounds.length);
    if (rounds.length === 0) return;
    const [head, , ...lines] = tables
      .at(-1)!
      .trim()
      .split('\n')
      .map((line) => line.slice(2, -2).split(' | '));
    const kept = (names: readonly string[]): readonly string[] =>
      names.filter((name) => !name.startsWith('~~'));
    const shown = [kept(lines.map(([name]) => name!)), kept(head!.slice(1))];
    expect(shown).toEqual(form.players.map(({ name }) => surviving[name]));
  });
  it('a player alone, and names that would steer a terminal or a script', async () => {
    const text =
      '{"format":"undominated/game/1","players":[{"name":"__proto__","strategies":["10","9","\u202e"]}],"payoffs":[[1],[2],[0]]}';
    const { stdout } = await runInMemory({ input: text }, 'solve', '-', '--json');
    expect(stdout.replace(/\s/g, '')).toContain('"surviving":{"__proto__":["9"]}');
    const people = await runInMemory({ input: text }, 'solve', '-', '--explain', '10');
    expect(people.stdout).not.toContain('\u202e');
    expect(people.stdout).toContain('10 is eliminated in round 1: it is dominated by 9, which gains 1.');
  });
});

/** Payoffs of a bimatrix looked up by the names that the command prints. */
interface SolutionJson {
  readonly rounds: ReadonlyArray<{
    readonly eliminated: ReadonlyArray<{
      readonly player: string;
      readonly strategy: string;
      readonly by: Readonly<Record<string, string>>;
      readonly margin: string;
      readonly at: Readonly<Record<string, string>>;
      readonly better?: Readonly<Record<string, string>>;
    }>;
  }>;
  readonly surviving: Readonly<Record<string, readonly string[]>>;
  readonly standing: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly answers?: ReadonlyArray<{
              readonly rival: string;
              readonly at?: Readonly<Record<string, string>>;
            }>;
            readonly belief?: {
              readonly everywhere: string;
              readonly more: ReadonlyArray<{
                readonly at: Readonly<Record<string, string>>;
                readonly weight: string;
              }>;
            };
          }
        >
      >
    >
  >;
}
const number = (text: string): Q.Rational => {
  const read = Q.read(text);
  if (read._tag === 'Left') throw new Error(text);
  return read.right;
};

property.prop(
  [
    fc.nat(100_000),
    fc.constantFrom('strict', 'weak', 'very-weak'),
    fc.constantFrom('pure', 'mixed'),
    fc.integer({ min: 2, max: 4 }),
  ],
  { numRuns: 60 },
)(
  'every witness that is printed holds in the game, by names alone',
  async (seed, comparison, dominators, n) => {
    const form = randomGame(seed, [n, 3, 2], 3, 2n);
    const { players } = form;
    const text = writeGame({ title: '', comment: '', game: { kind: 'normal-form', form } });
    const { stdout } = await runInMemory(
      { input: text },
      'solve',
      '-',
      '--json',
      '--list',
      '--comparison',
      comparison,
      '--dominators',
      dominators,
    );
    const solution = JSON.parse(stdout) as SolutionJson;
    const nested = (JSON.parse(text) as { payoffs: string[][][][] }).payoffs;
    const utility = (player: string, own: string, others: Readonly<Record<string, string>>): Q.Rational => {
      const [a, b, c] = players.map(({ name, strategies }) =>
        strategies.indexOf(name === player ? own : others[name]!),
      );
      return number(nested[a!]![b!]![c!]![players.findIndex(({ name }) => name === player)]!);
    };
    const remaining = new Map(players.map(({ name, strategies }) => [name, [...strategies]]));
    const before = new Map<string, readonly string[]>();
    const columns = (player: string): readonly Readonly<Record<string, string>>[] =>
      players
        .filter(({ name }) => name !== player)
        .reduce<readonly Readonly<Record<string, string>>[]>(
          (all, { name }) => all.flatMap((one) => remaining.get(name)!.map((s) => ({ ...one, [name]: s }))),
          [{}],
        );
    for (const { eliminated } of solution.rounds) {
      expect(eliminated.length).toBeGreaterThan(0);
      for (const { player, strategy, by, margin, at, better } of eliminated) {
        const gain = (others: Readonly<Record<string, string>>): Q.Rational =>
          Q.sub(
            Q.sum(Object.entries(by).map(([s, w]) => Q.mul(number(w), utility(player, s, others)))),
            utility(player, strategy, others),
          );
        const least = columns(player).map(gain).reduce(Q.min);
        expect(Q.show(least)).toBe(margin);
        expect(Q.show(gain(at))).toBe(margin);
        expect(Q.sign(least)).toBeGreaterThanOrEqual(comparison === 'strict' ? 1 : 0);
        if (comparison === 'weak') expect(Q.sign(gain(better!))).toBe(1);
      }
      for (const { player, strategy } of eliminated) {
        before.set(player, remaining.get(player)!);
        remaining.set(
          player,
          remaining.get(player)!.filter((s) => s !== strategy),
        );
      }
    }
    expect(solution.surviving).toEqual(Object.fromEntries(remaining));
    for (const [player, standing] of Object.entries(solution.standing))
      for (const [strategy, { answers, belief }] of Object.entries(standing)) {
        const gain = (rival: string, others: Readonly<Record<string, string>>): Q.Rational =>
          Q.sub(utility(player, rival, others), utility(player, strategy, others));
        const rivals = remaining.get(player)!.filter((s) => s !== strategy);
        if (dominators === 'pure') expect(answers!.map(({ rival }) => rival)).toEqual(rivals);
        for (const { rival, at } of answers ?? [])
          if (at !== undefined)
            expect(Q.sign(gain(rival, at))).toBeLessThanOrEqual(comparison === 'strict' ? 0 : -1);
        if (belief === undefined) continue;
        for (const rival of rivals) {
          const expected = Q.sum([
            ...columns(player).map((others) => Q.mul(number(belief.everywhere), gain(rival, others))),
            ...belief.more.map(({ at, weight }) => Q.mul(number(weight), gain(rival, at))),
          ]);
          expect(Q.sign(expected)).toBeLessThanOrEqual(0);
        }
      }
  },
);

describe('show', () => {
  it('a normal form: counts, payoffs of two players, and what is odd', async () => {
    const { status, stdout } = await run('show', example('prisoners-dilemma.nfg'));
    expect(status).toBe(0);
    expect(stdout).toContain('2 players, 2 × 2 = 4 profiles');
    expect(stdout).toContain('silent    9, 9  0, 10');
    const data = await json('show', example('prisoners-dilemma.nfg'));
    expect(data).toMatchObject({
      kind: 'normal-form',
      profiles: '4',
      players: [{ name: 'Ann' }, { name: 'Ben' }],
      warnings: [],
    });
  });
  it('the payoffs of two players as LaTeX, Markdown and CSV; CSV is a game file', async () => {
    const latex = await run('show', example('prisoners-dilemma.nfg'), '--format', 'latex');
    expect(latex.stdout).toContain('\\multicolumn{2}{c}{Ben}');
    expect(latex.stdout).toContain('Ann & silent & $(9, 9)$ & $(0, 10)$');
    expect(latex.stdout).not.toContain('\\caption{Players}');
    const markdown = await run('show', example('prisoners-dilemma.nfg'), '--format', 'markdown');
    expect(markdown.stdout).toContain('| Ann \\\\ Ben | silent | talk |');
    const csv = await run('show', example('travellers-dilemma.json'), '--format', 'csv');
    const back = readGame(csv.stdout, 'back.csv');
    const original = readGame(await readFile(example('travellers-dilemma.json'), 'utf8'), 'original.json');
    if (back._tag === 'Left' || original._tag === 'Left') throw new Error(csv.stdout);
    expect(back.right.game).toEqual(original.right.game);
    const three = await run('show', example('beauty-contest.nfg'), '--format', 'csv');
    expect(three.stdout).toMatch(/^Player,Strategies,Names\n/);
  });
  it('warns of one strategy, equal strategies, indifference and constant sums', async () => {
    const odd = await runInMemory({ input: ',L\nT,1;0\nM,1;0\nB,2;-1\n' }, 'show', '-');
    expect(odd.stdout).toMatch(/No choice: Column has one strategy only/);
    expect(odd.stdout).toMatch(/Row gets the same from T and M/);
    expect(odd.stdout).toMatch(/sum to the same at every profile/);
    const indifferent = await runInMemory({ input: ',L,R\nT,1;0,2;0\nB,1;0,2;0\n' }, 'show', '-');
    expect(indifferent.stdout).toMatch(/Row is indifferent/);
    expect(indifferent.stdout).toMatch(/Column is indifferent/);
  });
  it('a Bayesian game: types, functions, whether they are independent', async () => {
    expect(await json('show', example('entry.json'))).toMatchObject({
      kind: 'bayesian',
      typeProfiles: '4',
      prior: 'correlated',
      players: [{ types: ['good news', 'bad news'], functions: '4' }, {}],
    });
    const text = (await readFile(example('entry.json'), 'utf8')).replace(/"[13]\/8"/g, '"1/4"');
    const { stdout } = await runInMemory({ input: text }, 'show', '-');
    expect(stdout).toContain('types independent');
  });
});

describe('export', () => {
  it.each(['payoffs', 'outcomes'])(
    'a game goes to Gambit and back unchanged in meaning: %s',
    async (form) => {
      for (const name of ['mixed-dominators.csv', 'travellers-dilemma.json', 'beauty-contest.nfg']) {
        const { status, stdout } = await run('export', example(name), '--nfg', '--form', form);
        expect(status).toBe(0);
        const back = readGame(stdout, 'back.nfg');
        const original = readGame(await readFile(example(name), 'utf8'), name);
        if (back._tag === 'Left' || original._tag === 'Left') throw new Error(name);
        expect(writeGame(back.right)).toEqual(writeGame(original.right));
      }
    },
  );
  it('is data under --json', async () => {
    const { nfg } = await json('export', example('mixed-dominators.csv'), '--nfg');
    expect(nfg).toMatch(/^NFG 1 R ""/);
  });
  it.each<[string, readonly string[], string]>([
    ['no format', [example('mixed-dominators.csv')], 'E0001'],
    ['a Bayesian game', [example('entry.json'), '--nfg'], 'E0005'],
    ['two formats', [example('mixed-dominators.csv'), '--nfg', '--smt2'], 'E0001'],
    ['interdependent values', [example('../pooling.json'), '--nfg'], 'E0005'],
    ['an economy with too many messages', [example('../complements.json'), '--nfg'], 'E0006'],
  ])('refuses %s', async (_, args, code) => {
    const { status, stdout } = await run('export', ...args, '--json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
  });
});

describe('bad games end with 2 and a place', () => {
  it.each<[string, string, string, number | undefined]>([
    ['an empty set of strategies', 'NFG 1 R "" { "A" "B" }\n{ 2 0 }', 'E0702', 2],
    ['a player named twice', 'NFG 1 R "" { "A" "A" }\n{ 1 1 } 0 0', 'E0701', 1],
    ['missing payoffs', 'NFG 1 R "" { "A" "B" }\n{ 2 2 }\n1 2 3', 'E0703', 3],
    ['a claim of 2 GB', 'NFG 1 R "" { "A" "B" }\n{ 16000 16000 }\n1 2 3', 'E0704', 2],
    [
      'a prior that does not sum to 1',
      '{"format":"undominated/game/1","players":[{"name":"A","types":["t"],"strategies":["a"]}],\n"prior":["1/2"],"payoffs":[[[1]]]}',
      'E0707',
      2,
    ],
    ['a table with a hole', ',L,R\nT,1;1\n', 'E0703', 2],
    ['rubbish', '\u0000\u0001,', 'E0106', 1],
  ])('%s', async (_, text, code, line) => {
    for (const verb of ['show', 'solve']) {
      const { status, stdout } = await runInMemory({ input: text }, verb, '-', '--json');
      expect(status).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code, file: '-', line } });
    }
  });
  it.each([
    [
      'verify',
      'prisoners-dilemma.nfg',
      'This file is a game in Gambit’s format, and verify judges economies.',
    ],
    ['verify', 'mixed-dominators.csv', 'This file is a game in CSV, and verify judges economies.'],
    ['verify', 'entry.json', 'This file is a game, and verify judges economies.'],
    ['run', 'mixed-dominators.csv', 'This file is a game in CSV, and run plays economies.'],
  ])('a game where an economy is asked for: %s %s', async (verb, name, message) => {
    const { status, stderr } = await run(verb, example(name));
    expect(status).toBe(2);
    expect(stderr).toContain('This file is a game');
    const asked = await run(verb, example(name), '--json');
    const { error } = JSON.parse(asked.stdout) as { error: { code: string; message: string; hint: string } };
    expect(error).toMatchObject({ code: 'E0208', message });
    expect(error.hint).toContain(`undominated solve ${example(name)}`);
  });
});
