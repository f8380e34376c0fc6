/**
 * The command on interdependent economies, run in the tests' own process: draws under each rule, interim utilities,
 * cells round by round, verdicts under each reading, and what is refused.
 */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { residuals } from '../market/residual.js';
import { examplePath, runInMemory } from './in-memory.test-support.js';

const example = (name: string): string => examplePath(`${name}.json`);
const strategies = (name: string): string => example(`strategies/${name}`);

const json = async (...args: readonly string[]) => {
  const { status, stdout } = await runInMemory({}, ...args, '--json');
  return { status, data: JSON.parse(stdout) as Record<string, unknown> };
};

interface Trade {
  readonly trader: number;
  readonly bundle: readonly number[];
  readonly price: readonly string[];
  readonly money: string;
}

const signals = ['--signals', 'L,H,L,H,L,H'] as const;
const order = ['--order', '2,3,4,1,5,6'] as const;
const played = ['--messages', strategies('pooling-lowest')] as const;
const draw = async (...args: readonly string[]) => {
  const { status, data } = await json('run', example('pooling'), ...order, ...signals, ...args);
  expect(status).toBe(0);
  const trades = data['trades'] as readonly Trade[];
  expect(trades.map(({ trader }) => trader)).toEqual([1, 2, 3, 4, 5, 6]);
  return { data, trades, bundles: trades.map(({ bundle }) => bundle[0]!) };
};

describe('run, one draw', () => {
  // In the order 2, 3, 4, 1, 5, 6 trader 2, of signal H, is φ(1); six units are owned, one each.
  it('Rule 3: groups with their prices, and trades in trader order', async () => {
    const { data, trades, bundles } = await draw('--rule', '3', ...played);
    expect(data).toMatchObject({
      order: [2, 3, 4, 1, 5, 6],
      rule: 3,
      signals: ['L', 'H', 'L', 'H', 'L', 'H'],
    });
    expect(data).not.toHaveProperty('price');
    // Every group has one L and one H, who ask together for 2 at price 0 and for 1 at price 1; it owns 2.
    expect(data['groups']).toEqual(
      [
        [2, 3],
        [4, 1],
        [5, 6],
      ].map((members) => ({ members, price: ['0'], nBar: 1, nUnder: 2, nTilde: 1 })),
    );
    expect(bundles).toEqual([1, 1, 1, 1, 1, 1]);
    expect(trades[0]).toEqual({ trader: 1, bundle: [1], price: ['0'], money: '0' });
  });
  it('Rule 4: φ(1) gets her first announcement, the others what is left of the whole supply', async () => {
    const { data, trades, bundles } = await draw('--rule', '4', '--price', '1', ...played);
    expect(data).toMatchObject({ rule: 4, groups: [], price: ['1'] });
    expect(bundles).toEqual([2, 0, 2, 2, 0, 0]);
    expect(trades.map(({ money }) => money)).toEqual(['-1', '1', '-1', '-1', '1', '1']);
  });
  it('Rule 5: her second announcement', async () => {
    const { data, bundles } = await draw('--rule', '5', '--price', '1', ...played);
    expect(data).toMatchObject({ rule: 5, groups: [] });
    expect(bundles).toEqual([1, 1, 2, 2, 0, 0]);
  });
  it.each([
    ['market', [1, 1, 2, 2, 0, 0]],
    ['group', [0, 1, 1, 2, 2, 0]],
    ['shielded', [2, 1, 1, 2, 0, 0]],
  ] as const)('Rule 6: her third announcement, the residual read `%s`', async (residual, expected) => {
    const { data, bundles } = await draw('--rule', '6', '--price', '0', '--residual', residual, ...played);
    expect(data).toMatchObject({ rule: 6, groups: [], price: ['0'] });
    expect(bundles).toEqual(expected);
  });
  it('shows what was heard before each announcement', async () => {
    const { data } = await draw('--rule', '6', '--price', '0');
    const announcements = data['announcements'] as Record<string, unknown>[];
    // Without strategies all are price takers: trader 2 of the first group hears 5 and 6, and then 4, 1, 5, 6.
    const [L, H] = [
      [[1], [0]],
      [[1], [1]],
    ];
    expect(announcements[1]).toMatchObject({
      trader: 2,
      first: H,
      heardBeforeSecond: [L, H],
      heardBeforeThird: [H, L, L, H],
    });
  });
  it('by a seed: the same again, and signals of every kind over many seeds', async () => {
    const seeded = (seed: number) => json('run', example('pooling'), '--draw', '--seed', String(seed));
    expect(await seeded(7)).toEqual(await seeded(7));
    const draws = await Promise.all(Array.from({ length: 40 }, (_, seed) => seeded(seed)));
    expect(new Set(draws.map(({ data }) => data['rule']))).toEqual(new Set([3, 4, 5, 6]));
    expect(new Set(draws.flatMap(({ data }) => data['signals'] as string[]))).toEqual(new Set(['L', 'H']));
    for (const { status, data } of draws) {
      expect(status).toBe(0);
      expect((data['groups'] as unknown[]).length).toBe(data['rule'] === 3 ? 3 : 0);
      const owned = (data['trades'] as readonly Trade[]).reduce((sum, { bundle }) => sum + bundle[0]!, 0);
      expect(owned).toBe(6);
    }
  });
});

describe('run, all draws', () => {
  it('gives interim utilities and lotteries by signal', async () => {
    const { status, data } = await json('run', example('pooling'), ...played);
    expect(status).toBe(0);
    const traders = data['traders'] as Record<string, unknown>[];
    expect(traders).toHaveLength(6);
    for (const trader of traders) {
      expect(trader).toMatchObject({ interim: { L: '95/128', H: '181/128' } });
      expect(trader).not.toHaveProperty('expectedUtility');
    }
  });
  it('without strategies everybody is a price taker, and the readings differ', async () => {
    const interim = async (residual: string) =>
      ((await json('run', example('pivotal'), '--residual', residual)).data['traders'] as object[])[0];
    expect(await interim('market')).toMatchObject({ interim: { L: '216869/655360', H: '85683/131072' } });
    expect(await interim('shielded')).toMatchObject({ interim: { L: '217379/655360', H: '85593/131072' } });
  });
});

interface Cell {
  readonly signal: string;
  readonly stage: number;
  readonly observes: readonly unknown[];
  readonly price: readonly string[];
  readonly allowed: readonly (readonly number[])[];
  readonly exact: boolean;
}
interface Round {
  readonly round: number;
  readonly cells: readonly Cell[];
  readonly complete: boolean;
}

const roundsOf = async (...args: readonly string[]) => {
  const { status, data } = await json('solve', ...args);
  expect(status).toBe(0);
  return data['rounds'] as readonly Round[];
};

describe('solve', () => {
  it('lists cells: signal, stage, what was heard, price, what is allowed', async () => {
    const rounds = await roundsOf(example('smallest-leak'), '--residual', 'shielded');
    expect(rounds.map(({ round, complete }) => [round, complete])).toEqual([
      [1, false],
      [2, false],
    ]);
    const [one, two] = rounds;
    expect(one!.cells[0]).toMatchObject({
      signal: 'low',
      stage: 1,
      observes: [],
      price: ['0'],
      allowed: [[2]],
    });
    // Two signals at two prices: alone, with three kinds of pairs heard, with five kinds of fours.
    expect([1, 2, 3].map((stage) => one!.cells.filter((cell) => cell.stage === stage).length)).toEqual([
      4, 12, 20,
    ]);
    expect(one!.cells.filter(({ stage }) => stage > 1).every(({ allowed }) => allowed.length === 3)).toBe(
      true,
    );
    // Values do not depend on the shock, so what is heard does not matter: D¹ = D² = D³.
    for (const { signal, price, allowed, exact } of two!.cells)
      expect({ allowed, exact }).toEqual({
        allowed: [[price[0] === '0' ? 2 : signal === 'low' ? 0 : 1]],
        exact: true,
      });
  });
  it('shows as many rounds as asked for', async () => {
    const file = example('smallest-leak');
    expect((await roundsOf(file, '--rounds', '1')).map(({ round }) => round)).toEqual([1]);
    expect((await roundsOf(file, '--rounds', '9')).map(({ round }) => round)).toEqual([1, 2]);
    const { status, stdout } = await runInMemory({}, 'solve', file, '--rounds', '1');
    expect(status).toBe(0);
    expect(stdout).toContain('Round 1');
    expect(stdout).not.toContain('Round 2');
  });
  it('where one bundle survives at a cell, the answer is exact', async () => {
    const [, two] = await roundsOf(example('pooling'), '--residual', 'shielded');
    const [single, several] = [true, false].map((one) =>
      two!.cells.filter(({ stage, allowed }) => stage === 3 && (allowed.length === 1) === one),
    );
    expect(single!.length).toBeGreaterThan(0);
    expect(single!.every(({ exact }) => exact)).toBe(true);
    expect(several!.some(({ exact }) => !exact)).toBe(true);
  });
});

interface Claim {
  readonly claim: string;
  readonly verdict: string;
  readonly assumptions?: readonly { readonly name: string; readonly holds: boolean }[];
}

describe('verify', () => {
  const theorem = ['--claim', 'theorem-2.1', '--claim', 'theorem-2.2', '--claim', 'theorem-2.3'];
  it.each([
    ['market', 1, 'refuted'],
    ['group', 0, 'proved'],
    ['shielded', 0, 'proved'],
  ] as const)('the smallest leak under `%s`: exit status %i', async (residual, expected, verdict) => {
    const { status, data } = await json(
      'verify',
      example('smallest-leak'),
      ...theorem,
      '--residual',
      residual,
    );
    expect(status).toBe(expected);
    const claims = data['claims'] as readonly Claim[];
    expect(claims.map(({ claim }) => claim)).toEqual(['theorem-2.1', 'theorem-2.2', 'theorem-2.3']);
    for (const claim of claims) {
      expect(claim.verdict).toBe(verdict);
      expect('counterexample' in claim).toBe(verdict === 'refuted');
      expect(claim.assumptions!.find(({ name }) => name === 'no-leak')!.holds).toBe(verdict === 'proved');
    }
  });
  it('refuted: the profile of the counterexample is a strategies file, and gives the stated utility', async () => {
    const { data } = await json('verify', example('smallest-leak'), '--claim', 'theorem-2.1');
    const [{ counterexample }] = data['claims'] as [
      { counterexample: { trader: number; signal: string; utility: string; strategies: unknown } },
    ];
    expect(counterexample).toMatchObject({ trader: 1, signal: 'low' });
    const { status, stdout } = await runInMemory(
      { input: JSON.stringify({ strategies: counterexample.strategies }) },
      'run',
      example('smallest-leak'),
      '--messages',
      '-',
      '--json',
    );
    expect(status).toBe(0);
    const { traders } = JSON.parse(stdout) as { traders: { interim: Record<string, string> }[] };
    expect(traders[0]!.interim['low']).toBe(counterexample.utility);
  });
  it('prints the profile, and the rule and position of the leak', async () => {
    const { stdout } = await runInMemory({}, 'verify', example('smallest-leak'), '--claim', 'theorem-2.1');
    expect(stdout).toContain('under Rule 6 at position 4');
    expect(stdout).toContain('The strategies of the counterexample');
  });
  it('says once what is heard in any order', async () => {
    const { stdout } = await runInMemory({}, 'verify', example('unheard'), '--claim', 'theorem-2.2');
    expect(stdout.replace(/\s+/g, ' ')).toContain('in any');
  });
  it('judges every claim that applies', async () => {
    const { status, data } = await json('verify', example('unheard'));
    expect(status).toBe(1);
    expect((data['claims'] as readonly Claim[]).map(({ claim, verdict }) => [claim, verdict])).toEqual([
      ['feasible', 'proved'],
      ['budget-balance', 'proved'],
      ['assumption-1', 'proved'],
      ['assumption-2', 'proved'],
      ['property-iv', 'proved'],
      ['property-v', 'proved'],
      ['property-vi', 'proved'],
      ['property-vii', 'proved'],
      ['property-viii', 'proved'],
      ['theorem-2.1', 'proved'],
      ['theorem-2.2', 'refuted'],
      ['theorem-2.3', 'refuted'],
    ]);
  });
});

describe('show', () => {
  const shown = async (name: string, residual: string) =>
    (await runInMemory({}, 'show', example(name), '--residual', residual)).stdout.replace(/\s+/g, ' ');
  it('names the reading, who is allocated what, whether it is feasible and what leaks', async () => {
    const market = await shown('rule-5', 'market');
    expect(market).toContain('the residual is read "market"');
    expect(market).toContain('what is left of the whole market’s supply');
    expect(market).toMatch(/under Rule 5 at position 5 and Rule 6 at position \d/);
    expect(market).toContain('leaks under Rule 5 and Rule 6');
    const shielded = await shown('smallest-leak', 'shielded');
    expect(shielded).toContain('Y = min[6, 2] = 2 and S − Y = 4 of grain');
    expect(shielded).toContain(
      "no trader's share of the residual depends on an announcement made after hearing hers",
    );
    expect(await shown('smallest-leak', 'group')).toContain('It is feasible here');
  });
  it('for scripts: feasible or not, and where it leaks', async () => {
    const reading = async (name: string, residual: string) =>
      (await json('show', example(name), '--residual', residual)).data['reading'];
    expect(await reading('smallest-leak', 'market')).toMatchObject({
      residual: 'market',
      feasible: true,
      leaks: [{ rule: 6, position: 4 }],
    });
    expect(await reading('smallest-leak', 'shielded')).toMatchObject({ feasible: true, leaks: [] });
    expect(await reading('rule-5', 'group')).toMatchObject({ feasible: false, leaks: [] });
  });
  it('warns of ties, and of signals and shocks that cannot be told apart', async () => {
    expect(await shown('unheard', 'shielded')).toContain('Ties: given L and H alone');
    const alike = (await readFile(example('pooling'), 'utf8')).replaceAll(
      /"(L|H)": "[13]\/4"/g,
      '"$1": "1/2"',
    );
    const { stdout } = await runInMemory({ input: alike }, 'show', '-');
    expect(stdout).toContain('Assumption 1 fails: L and H');
    expect(stdout).toContain('Assumption 2 fails: B and G');
  });
});

describe('a reading that is infeasible', () => {
  const infeasible = [example('rule-5'), '--residual', 'group'] as const;
  it('`verify --claim feasible` refutes it with the group', async () => {
    const { status, data } = await json('verify', ...infeasible, '--claim', 'feasible');
    expect(status).toBe(1);
    expect(data['claims']).toMatchObject([
      {
        claim: 'feasible',
        verdict: 'refuted',
        counterexample: {
          residual: 'group',
          members: [1, 2],
          commodity: 'grain',
          supply: 4,
          least: 3,
          most: 3,
        },
      },
    ]);
  });
  it.each<readonly string[]>([
    ['verify'],
    ['verify', '--claim', 'feasible', '--claim', 'theorem-2.1'],
    ['verify', '--claim', 'assumption-1'],
    ['run'],
    ['run', '--draw', '--seed', '1'],
    ['run', ...order, ...signals, '--rule', '3'],
    ['solve'],
  ])('everything else refuses: %s %s %s', async (verb, ...args) => {
    const { status, data } = await json(verb, ...infeasible, ...args);
    expect(status).toBe(2);
    expect(data['error']).toMatchObject({ code: 'E0007', file: example('rule-5') });
    expect((data['error'] as { message: string }).message).toContain('Trader 1, Trader 2 own 4 of grain');
  });
  it('`show` shows the economy, and warns', async () => {
    const { status, data } = await json('show', ...infeasible);
    expect(status).toBe(0);
    expect((data['warnings'] as readonly string[])[0]).toContain('The reading "group" is infeasible here');
  });
});

describe('bad usage', () => {
  const pooling = example('pooling');
  it.each<readonly [string, readonly string[], RegExp]>([
    ['no signals', ['run', pooling, ...order, '--rule', '3'], /needs the signals/],
    [
      'too few signals',
      ['run', pooling, ...order, '--rule', '3', '--signals', 'L,H'],
      /2 signals for 6 traders/,
    ],
    [
      'an undefined signal',
      ['run', pooling, ...order, '--rule', '3', '--signals', 'L,H,L,H,L,M'],
      /no signal "M"/,
    ],
    ['signals for a seeded draw', ['run', pooling, '--draw', '--seed', '1', ...signals], /draws the signals/],
    ['signals without a draw', ['run', pooling, ...signals], /\S/],
    ['signals of private values', ['run', example('ties'), ...signals], /\S/],
    ['a price under Rule 3', ['run', pooling, ...order, ...signals, '--rule', '3', '--price', '0'], /Rule 3/],
    ['no price under Rule 6', ['run', pooling, ...order, ...signals, '--rule', '6'], /needs the price/],
    ['a price off the grid', ['run', pooling, ...order, ...signals, '--rule', '6', '--price', '1/2'], /1\/2/],
    ['a rule of private values', ['run', pooling, ...order, ...signals, '--rule', '1'], /no rule/],
    ['a claim of private values', ['verify', pooling, '--claim', 'theorem-1'], /does not apply/],
    ['a claim of Section 4', ['verify', example('ties'), '--claim', 'theorem-2.1'], /does not apply/],
    ['an unknown reading', ['verify', pooling, '--residual', 'makret'], /makret/],
    ['--explain', ['solve', pooling, '--explain', '[2,0]'], /--explain/],
    ['rounds that are no number', ['solve', pooling, '--rounds', '0'], /no number of rounds/],
  ])('%s', async (_what, args, message) => {
    const { status, data } = await json(...args);
    expect(status).toBe(2);
    expect(data['error']).toMatchObject({ code: 'E0001' });
    expect((data['error'] as { message: string }).message).toMatch(message);
  });
});

describe('bad input: every field of interdependent values', () => {
  const bad: readonly (readonly [string, string, string, string, number])[] = [
    ['a shock without probability', '"name": "B", "probability": "1/2", ', '"name": "B", ', 'E0204', 14],
    ['probabilities that sum to 9/10', '"B", "probability": "1/2"', '"B", "probability": "2/5"', 'E0504', 13],
    ['a shock of probability 0', '"B", "probability": "1/2"', '"B", "probability": "0"', 'E0504', 13],
    ['signals that sum to 9/10', '"L": "3/4"', '"L": "13/20"', 'E0504', 14],
    ['a signal of probability 0', '{ "L": "3/4", "H": "1/4" }', '{ "L": "1", "H": "0" }', 'E0503', 14],
    [
      'a signal that is not defined',
      '"signals": { "L": "3/4", "H"',
      '"signals": { "L": "3/4", "M"',
      'E0505',
      14,
    ],
    ['a value for no shock', '"G": {', '"F": {', 'E0505', 19],
    ['a value of the wrong length', '["0", "1/2", "1/4"]', '["0", "1/2"]', 'E0311', 18],
    ['no signals', '["L", "H"]', '[]', 'E0501', 12],
    ['one name for two shocks', '"name": "G"', '"name": "B"', 'E0502', 15],
    ['r = 1', '"count": 3, "size": 2', '"count": 1, "size": 6', 'E0304', 7],
    ['an unknown reading', '"residual": "market"', '"residual": "makret"', 'E0209', 10],
    [
      'a utility of one trader',
      '"endowment": [1] }',
      '"endowment": [1], "utility": { "formula": "t" } }',
      'E0210',
      11,
    ],
  ];
  it.each(bad)('%s', async (_what, from, to, code, line) => {
    const text = await readFile(example('pooling'), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    for (const verb of ['show', 'run', 'solve', 'verify']) {
      const { status, stdout, stderr } = await runInMemory({ input: changed }, verb, '-', '--json');
      expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
      const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
      expect(error).toMatchObject({ code, file: '-', line });
      expect(error['column']).toBeGreaterThan(0);
      expect(error['hint']).toMatch(/\S/);
    }
  });
  it('r = 2 is taken, with a warning', async () => {
    const { status, data } = await json('show', example('two-groups'));
    expect(status).toBe(0);
    expect((data['warnings'] as readonly string[]).join(' ')).toContain('(iv) and (vi)');
  });
});

describe('bad input: strategies', () => {
  const bad: readonly (readonly [string, string, string, string])[] = [
    ['an observation tuple of the wrong length', '[1, 0],\n              [1, 0],\n', '[1, 0],\n', 'E0604'],
    ['an undefined signal in a case', '"signal": "H"', '"signal": "M"', 'E0605'],
    ['an undefined signal in first', '"H": [1, 0]', '"M": [1, 0]', 'E0605'],
    ['no first announcement for a signal', '"L": [1, 0], ', '', 'E0204'],
    ['a demand function of the wrong length', '"default": [2, 0]', '"default": [2]', 'E0602'],
    ['an amount beyond the cap', '"default": [2, 0]', '"default": [3, 0]', 'E0603'],
    ['an unknown field', '"when"', '"wenn"', 'E0203'],
  ];
  it.each(bad)('%s', async (_what, from, to, code) => {
    const text = await readFile(strategies('pooling-lowest'), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const { status, stdout } = await runInMemory(
      { input: changed },
      'run',
      example('pooling'),
      '--messages',
      '-',
      '--json',
    );
    expect(status).toBe(2);
    const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
    expect(error).toMatchObject({ code, file: '-' });
    expect(error['line']).toBeGreaterThan(0);
    expect(error['hint']).toMatch(/\S/);
  });
  it('too few strategies, and messages of private values', async () => {
    for (const [input, code] of [
      ['{ "strategies": ["price-taking"] }', 'E0601'],
      ['{ "messages": [[2,0]] }', 'E0606'],
    ] as const) {
      const { status, stdout } = await runInMemory(
        { input: input },
        'run',
        example('pooling'),
        '--messages',
        '-',
        '--json',
      );
      expect(status).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
    }
  });
});

it('the readings are the three of the economy files', () => {
  expect(residuals).toEqual(['market', 'group', 'shielded']);
});
