import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import { makeBayesian } from '../../games/bayesian.js';
import { entryAt, tabulate } from '../../games/payoff-table.js';
import type { GameFile } from './file.js';
import { maxPayoffs } from './file.js';
import { kindOf, readGame } from './read.js';
import { readGameJson } from './json/read-json.js';
import { maxGameBytes } from '../problems/text.js';
import { writeGame } from './json/write-json.js';

const gameOf = (text: string, file = 'g.json'): GameFile => {
  const read = readGame(text, file);
  if (E.isLeft(read)) throw new Error(JSON.stringify(read.left[0]));
  return read.right;
};
const problemsOf = (text: string, file = 'g.json') => {
  const read = readGame(text, file);
  if (E.isRight(read)) throw new Error('It was read.');
  return read.left;
};
const schema = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  JSON.parse(readFileSync(new URL('../../../schemas/game-1.json', import.meta.url), 'utf8')) as object,
);
const verdicts = (file: object): readonly [reader: boolean, schema: boolean] => [
  E.isRight(readGameJson(JSON.stringify(file), 'g.json')),
  schema(JSON.parse(JSON.stringify(file))),
];

const normal = {
  format: 'undominated/game/1',
  players: [
    { name: 'Row', strategies: ['T', 'B'] },
    { name: 'Column', strategies: ['L', 'M', 'R'] },
  ],
  payoffs: [
    [
      [1, '1/2'],
      ['-0.25', 0],
      [3, 4],
    ],
    [
      ['1e2', 0],
      [0, 0],
      [5, '+6'],
    ],
  ],
};
const bayesian = {
  format: 'undominated/game/1',
  players: [
    { name: 'A', types: ['low', 'high'], strategies: ['in', 'out'] },
    { name: 'B', types: ['only'], strategies: ['l', 'r'] },
  ],
  prior: [['1/3'], ['2/3']],
  payoffs: [
    [
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
    ],
    [
      [
        [
          [9, 10],
          [11, 12],
        ],
        [
          [13, 14],
          [15, 16],
        ],
      ],
    ],
  ],
};

describe('games as JSON', () => {
  test('normal form: payoffs by strategy, the first player’s outermost', () => {
    expect(gameOf(JSON.stringify({ title: 'T', comment: 'a\nb', ...normal }))).toEqual({
      title: 'T',
      comment: 'a\nb',
      game: {
        kind: 'normal-form',
        form: {
          players: normal.players,
          payoffs: [
            { denominator: 4n, numerators: Float64Array.of(4, -1, 12, 400, 0, 20) },
            { denominator: 2n, numerators: Float64Array.of(1, 0, 8, 0, 0, 12) },
          ],
        },
      },
    });
  });
  test('Bayesian: types before strategies; the same as the library makes', () => {
    const { game } = gameOf(JSON.stringify(bayesian));
    const made = makeBayesian(
      bayesian.players.map(({ name, types, strategies }) => ({ name, types, actions: strategies })),
      [Q.of(1, 3), Q.of(2, 3)],
      [0, 1].map((i) => [1, 3, 5, 7, 9, 11, 13, 15].map((u) => Q.of(u + i))),
    );
    expect(game).toEqual({ kind: 'bayesian', form: E.isRight(made) ? made.right : made.left });
  });
  test('any spacing, escapes, a byte-order mark, payoffs before the players', () => {
    expect(
      gameOf(
        '\uFEFF{ "payoffs" :[ [1 ,\t"1\\/2"]\r\n,["\\u0033",4 ] ],"players":[{"name":"A","strategies":["]","["]},{"name":"\\"","strategies":["{\\""]}],\n"format":"undominated/game/1"}'.replace(
          '[ [1 ,\t"1\\/2"]\r\n,["\\u0033",4 ] ]',
          '[ [[1 ,\t"1\\/2"]]\r\n,[["\\u0033",4 ]] ]',
        ),
      ).game.form.payoffs,
    ).toEqual([tabulate([Q.of(1), Q.of(3)]), tabulate([Q.of(1, 2), Q.of(4)])]);
  });
  test('names that are words of the language', () => {
    const text =
      '{"format":"undominated/game/1","players":[{"name":"__proto__","strategies":["constructor"]}],"payoffs":[[7]]}';
    expect(gameOf(text).game.form.players).toEqual([{ name: '__proto__', strategies: ['constructor'] }]);
  });
  test.each<[string, object]>([
    ['a normal form', normal],
    ['a Bayesian game', bayesian],
    ['everything named', { $schema: 's', title: 'T', comment: '', ...normal }],
    ['one player', { ...normal, players: [{ name: 'A', strategies: ['a'] }], payoffs: [['3/4']] }],
  ])('the schema takes what the reader takes: %s', (_, file) => {
    expect(verdicts(file)).toEqual([true, true]);
  });
});

const good = JSON.stringify(normal).replace('"payoffs"', '\n"payoffs"');
const goodTypes = JSON.stringify(bayesian)
  .replace('"prior"', '\n"prior"')
  .replace('"payoffs"', '\n"payoffs"');
const changed = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`${from} is not there.`);
  return text.replace(from, to);
};

describe('refused, with the place', () => {
  test.each<[string, string, string, number, number, RegExp]>([
    ['another format', changed(good, 'game/1', 'game/2'), 'E0208', 1, 11, /has the format/],
    ['an unknown field', changed(good, '"players"', '"palyers"'), 'E0203', 1, 32, /"palyers" is no field/],
    ['an unknown field of a player', changed(good, '"name"', '"nmae"'), 'E0203', 1, 44, /"nmae"/],
    ['a field twice', changed(good, '\n"payoffs"', '"payoffs":[],\n"payoffs"'), 'E0202', 2, 1, /given twice/],
    ['no players', changed(good, JSON.stringify(normal.players), '[]'), 'E0701', 1, 42, /no players/],
    ['a player named twice', changed(good, 'Column', 'Row'), 'E0701', 1, 89, /Two players are named "Row"/],
    ['a blank name', changed(good, '"Row"', '" "'), 'E0701', 1, 51, /blank/],
    ['an empty set', changed(good, '["T","B"]', '[]'), 'E0702', 1, 70, /Row has no strategy/],
    [
      'a strategy twice',
      changed(good, '"M"', '"L"'),
      'E0702',
      1,
      116,
      /Two strategies of Column are named "L"/,
    ],
    [
      'payoffs that are no list',
      changed(good, good.slice(good.indexOf('[[[')), '3}'),
      'E0205',
      2,
      11,
      /A list/,
    ],
    ['no payoffs', good.slice(0, good.indexOf(',\n')) + '}', 'E0204', 1, 1, /"payoffs" of a game is missing/],
    ['a missing payoff', changed(good, '[1,"1/2"]', '[1]'), 'E0703', 2, 13, /has 1 entry; 2 are expected/],
    ['a payoff too many', changed(good, '[1,"1/2"]', '[1,2,3]'), 'E0703', 2, 18, /too much/],
    [
      'a missing strategy',
      changed(good, '[1,"1/2"],', ''),
      'E0703',
      2,
      12,
      /2 entries; 3 are expected \(strategies of Column\)/,
    ],
    ['an empty list', changed(good, '[1,"1/2"]', '[]'), 'E0703', 2, 13, /has 0 entries/],
    ['a number for a list', changed(good, '[1,"1/2"]', '1'), 'E0703', 2, 13, /A list of 2 entries/],
    ['a list for a number', changed(good, '[1,"1/2"]', '[[1],2]'), 'E0703', 2, 14, /A payoff is expected/],
    ['a word', changed(good, '[1,"1/2"]', '[1,null]'), 'E0703', 2, 16, /A payoff is expected/],
    ['a mixed number', changed(good, '"1/2"', '"1 1/2"'), 'E0207', 2, 16, /mixed number/],
    ['an escaped rubbish', changed(good, '"1/2"', '"\\u0041"'), 'E0207', 2, 16, /"A" is not/],
    ['a bad escape', changed(good, '"1/2"', '"\\x"'), 'E0201', 2, 17, /no escape/],
    ['a bare fraction', changed(good, '"1/2"', '1/2'), 'E0201', 2, 17, /bare fraction/],
    ['a leading zero', changed(good, '[1,', '[01,'), 'E0201', 2, 14, /"01" is no value/],
    ['a last comma', changed(good, '"1/2"]', '"1/2",]'), 'E0201', 2, 21, /comma after the last/],
    ['a missing bracket', good.slice(0, -2) + '}', 'E0201', 2, good.split('\n')[1]!.length, /.*/],
    [
      'types without a prior',
      changed(good, '"strategies"', '"types":["t"],"strategies"'),
      'E0708',
      1,
      57,
      /Row has types, and the game no prior/,
    ],
    ['a prior without types', changed(goodTypes, '"types":["only"],', ''), 'E0708', 1, 105, /B no types/],
    ['no type', changed(goodTypes, '["only"]', '[]'), 'E0708', 1, 125, /B has no type/],
    ['a type twice', changed(goodTypes, '"high"', '"low"'), 'E0708', 1, 70, /Two types of A are named "low"/],
    [
      'a prior of another sum',
      changed(goodTypes, '"2/3"', '"0.66"'),
      'E0707',
      2,
      9,
      /sum to 149\/150, not to 1/,
    ],
    [
      'a negative prior',
      changed(goodTypes, '[["1/3"],["2/3"]]', '[["-1/3"],["4/3"]]'),
      'E0707',
      2,
      11,
      /-1\/3 is negative/,
    ],
    [
      'a prior of another shape',
      changed(goodTypes, '["2/3"]', '["1/3","1/3"]'),
      'E0707',
      2,
      18,
      /A list of 1 entry .*one of 2/,
    ],
    ['a prior too deep', changed(goodTypes, '"2/3"', '["2/3"]'), 'E0707', 2, 19, /not a list/],
    ['a flat prior', changed(goodTypes, '["1/3"],["2/3"]', '"1/3","2/3"'), 'E0707', 2, 10, /not a number/],
    [
      'an impossible type',
      changed(goodTypes, '[["1/3"],["2/3"]]', '[["0"],["1"]]'),
      'E0708',
      1,
      64,
      /"low" of A has probability 0/,
    ],
    [
      'types missing in payoffs',
      changed(goodTypes, '[[[1,2],[3,4]],[[5,6],[7,8]]]', '[[5,6],[7,8]]'),
      'E0703',
      3,
      15,
      /A list of 2 entries \(one payoff a player\)/,
    ],
  ])('%s', (_, text, code, line, column, message) => {
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ code, line, column });
    expect(problem!.message).toMatch(message);
    expect(problem!.hint).toBeDefined();
  });
  test('several faults of the players together, in the order of the file', () => {
    const text = changed(changed(good, '["T","B"]', '[]'), '"M"', '"L"');
    expect(problemsOf(text).map(({ code, column }) => [code, column])).toEqual([
      ['E0702', 70],
      ['E0702', 109],
    ]);
  });
  test('sizes that need more payoffs than are given, or than can be held', () => {
    const many = Array.from({ length: 3000 }, (_, s) => String(s));
    const file = (players: number) => ({
      ...normal,
      players: Array.from({ length: players }, (_, i) => ({ name: `P${String(i)}`, strategies: many })),
    });
    expect(problemsOf(JSON.stringify(file(2)))).toMatchObject([{ code: 'E0704' }]);
    expect(problemsOf(JSON.stringify(file(30)))[0]!.message).toContain('67,108,864');
  });
  test.each<[string, object]>([
    ['no object', []],
    ['an unknown field', { ...normal, tittle: '' }],
    ['no players', { ...normal, players: [] }],
    ['an empty set', { ...normal, players: [{ name: 'A', strategies: [] }] }],
    ['a strategy twice', { ...normal, players: [{ name: 'A', strategies: ['a', 'a'] }] }],
    ['a blank name', { ...normal, players: [{ name: '', strategies: ['a'] }], payoffs: [[1]] }],
    ['a line break in a name', { ...normal, players: [{ name: 'A\n', strategies: ['a'] }], payoffs: [[1]] }],
    ['a zero denominator', { ...normal, players: [{ name: 'A', strategies: ['a'] }], payoffs: [['1/0']] }],
    ['a repeating decimal', { ...normal, players: [{ name: 'A', strategies: ['a'] }], payoffs: [['0.(3)']] }],
    ['types alone', { ...normal, players: [{ name: 'A', strategies: ['a'], types: ['t'] }], payoffs: [[1]] }],
    ['a prior alone', { ...normal, prior: [1] }],
    ['a negative prior', { ...bayesian, prior: [['-1/3'], ['4/3']] }],
    ['a prior above 1', { ...bayesian, prior: [[2], ['0']] }],
  ])('the schema refuses what the reader refuses: %s', (_, file) => {
    expect(verdicts(file)).toEqual([false, false]);
  });
  test.each<[string, object]>([
    ['a missing payoff', { ...normal, payoffs: [[[1, 2]]] }],
    ['a prior that does not sum to 1', { ...bayesian, prior: [['1/3'], ['1/3']] }],
    ['a player twice', { ...normal, players: [normal.players[0], normal.players[0]] }],
  ])('what depends on other fields is left to the reader: %s', (_, file) => {
    expect(verdicts(file)).toEqual([false, true]);
  });
});

const label = fc
  .string({
    unit: fc.constantFrom('a', 'b', '"', '\\', ',', ']', '[', '}', ':', 'é', '😀', ' '),
    maxLength: 5,
  })
  .filter((text) => text.trim() !== '');
const labels = fc.uniqueArray(label, { minLength: 1, maxLength: 3 });
const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 60n }), fc.boolean())
  .map(([n, d, small]) => Q.of(small ? n % 10n : n, d));
const tables = (players: number, size: number) =>
  fc
    .array(fc.array(number, { minLength: size, maxLength: size }), { minLength: players, maxLength: players })
    .map((rows) => rows.map(tabulate));
const product = (lists: readonly (readonly string[])[]): number =>
  lists.reduce((all, { length }) => all * length, 1);
const shape = labels.chain((players) =>
  fc.tuple(
    fc.constant(players),
    fc.tuple(...players.map(() => labels)),
    fc.tuple(...players.map(() => labels)),
  ),
);
const normalForms = shape.chain(([players, strategies]) =>
  tables(players.length, product(strategies)).map((payoffs): GameFile => ({
    title: '',
    comment: '',
    game: {
      kind: 'normal-form',
      form: { players: players.map((name, i) => ({ name, strategies: strategies[i]! })), payoffs },
    },
  })),
);
const bayesianGames = shape.chain(([players, actions, types]) =>
  fc
    .tuple(
      tables(players.length, product(actions) * product(types)),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: product(types), maxLength: product(types) }),
    )
    .map(([payoffs, weights]): GameFile => {
      const sum = weights.reduce((a, b) => a + b, 0);
      const game = makeBayesian(
        players.map((name, i) => ({ name, types: types[i]!, actions: actions[i]! })),
        weights.map((weight) => Q.of(weight, sum)),
        payoffs.map((table) => Array.from({ length: table.numerators.length }, (_, k) => entryAt(table, k))),
      );
      if (E.isLeft(game)) throw new Error(game.left.kind);
      return { title: 'A title', comment: 'two\nlines', game: { kind: 'bayesian', form: game.right } };
    }),
);

property.prop([fc.oneof(normalForms, bayesianGames)], { numRuns: 300 })(
  'what is written is read as the same game, and the schema takes it',
  (file) => {
    const text = writeGame(file);
    expect(gameOf(text)).toEqual(file);
    expect(schema(JSON.parse(text)), JSON.stringify(schema.errors)).toBe(true);
  },
);

property.prop(
  [
    fc.nat(good.length + goodTypes.length),
    fc.constantFrom('', '[', ']', '"', '{', '0', ',', '\\', '-1', '\0'),
  ],
  {
    numRuns: 3000,
  },
)('a file with a damage is read or refused at a place, and never throws', (at, damage) => {
  const text = at < good.length ? good : goodTypes;
  const from = at < good.length ? at : at - good.length;
  const read = readGameJson(text.slice(0, from) + damage + text.slice(from + 1), 'g.json');
  if (E.isLeft(read)) for (const { line, column } of read.left) expect(line! >= 1 && column! >= 1).toBe(true);
});

test('a large game as JSON is read past the limit of a tree', () => {
  const strategies = Array.from({ length: 600 }, (_, s) => String(s));
  const row = JSON.stringify(strategies.map((_, s) => [s, '1/2']));
  const text = `{"format":"undominated/game/1","players":${JSON.stringify(
    ['A', 'B'].map((name) => ({ name, strategies })),
  )},"payoffs":[${strategies.map(() => row).join(',')}]}`;
  expect(text.length).toBeGreaterThan(4_000_000);
  expect(gameOf(text).game.form.payoffs[1]).toMatchObject({ denominator: 2n });
  const spoilt = `${text.slice(0, -4)}oops${text.slice(-4)}`;
  expect(problemsOf(spoilt)).toMatchObject([{ code: 'E0201', line: 1, column: text.length - 3 }]);
});

describe('tables of two players', () => {
  const csv = (text: string) => gameOf(text, 'g.csv').game;
  test('cells with ; or blanks, or quoted with a comma; the first cell names the players', () => {
    const expected = {
      kind: 'normal-form',
      form: {
        players: [
          { name: 'Ann', strategies: ['T', 'B, "x"'] },
          { name: 'Ben', strategies: ['L', 'R'] },
        ],
        payoffs: [
          tabulate([3, 0, 0, 1].map((n) => Q.of(n))),
          tabulate([Q.one, Q.zero, Q.of(-1, 2), Q.of(1, 4)]),
        ],
      },
    };
    expect(csv('Ann \\ Ben,L,R\nT,3;1,"0,0"\n"B, ""x""",0 ; -1/2,1 0.25\n')).toEqual(expected);
    expect(csv('\uFEFF\r\n Ann\\Ben , L ," R"\r\nT, 3 1,"0; 0" \r\n\r\n"B, ""x""",0 -1/2,1;.25')).toEqual(
      expected,
    );
    expect(csv(',L\nT,1;2').form.players.map(({ name }) => name)).toEqual(['Row', 'Column']);
  });
  test.each<[string, string, string, number, number, RegExp]>([
    ['no column', 'a\\b\nT', 'E0702', 1, 1, /b has no strategy/],
    ['no row', ',L,R\n', 'E0702', 2, 1, /Row has no strategy/],
    ['one player', 'Ann,L\nT,1;2', 'E0701', 1, 1, /does not name two players/],
    ['the same player twice', 'Ann\\Ann,L\nT,1;2', 'E0701', 1, 1, /does not name two players/],
    ['a strategy twice', ',L,L\nT,1;2,1;2', 'E0702', 1, 4, /Two strategies of Column are named "L"/],
    ['a blank strategy', ',L\n,1;2', 'E0702', 2, 1, /a strategy of Row is blank/],
    ['a short line', ',L,R\nT,1;2', 'E0703', 2, 1, /1 cell of payoffs; there are 2 columns/],
    ['a long line', ',L\nT,3,1', 'E0703', 2, 5, /2 cells of payoffs; there is 1 column\./],
    ['one payoff among pairs', ',L,R\nT,3,3;1', 'E0703', 2, 3, /two payoffs, not "3"/],
    ['three payoffs', ',L\nT,3;1;2', 'E0703', 2, 3, /two payoffs/],
    ['an empty cell', ',L,R\nT,3;1,', 'E0703', 2, 7, /two payoffs, not ""/],
    ['no number', ',L\nT,3;x', 'E0207', 2, 3, /"x" is not an exact number/],
    ['an open quote', ',L\n"T,3;1', 'E0709', 2, 1, /no closing quote/],
    ['something after a quote', ',L\n"T"x,3;1', 'E0709', 2, 4, /after the closing quote/],
    ['a control character', ',L\nT\u0007,3;1', 'E0211', 2, 1, /control character/],
  ])('%s', (_, text, code, line, column, message) => {
    const [problem] = problemsOf(text, 'g.csv');
    expect(problem).toMatchObject({ code, line, column });
    expect(problem!.message).toMatch(message);
  });
  test('an empty file', () => {
    expect(problemsOf('\n \n', 'g.csv')).toMatchObject([{ code: 'E0105' }]);
  });
  property.prop(
    [fc.string({ unit: fc.constantFrom(',', '"', '\n', ' ', ';', '1', 'a', '\\'), maxLength: 40 })],
    {
      numRuns: 2000,
    },
  )('rubbish never throws', (text) => {
    const read = readGame(text, 'g.csv', 'csv');
    if (E.isLeft(read)) {
      expect(read.left.length).toBeGreaterThan(0);
      for (const { code, line = 0 } of read.left) expect(code === 'E0105' || line >= 1).toBe(true);
    }
  });
});

describe('the kind of a file', () => {
  test.each<[string, string, string]>([
    ['NFG 1 R', 'x.json', 'nfg'],
    ['\uFEFF\n NFG\n1', '-', 'nfg'],
    ['EFG 2 R', '-', 'nfg'],
    ['rubbish', 'x.nfg', 'nfg'],
    ['{ "format": "undominated/game/1" }', 'x.csv', 'game'],
    ['{ "title": "{", "format" : "undominated/games/2" }', '-', 'game'],
    ['{ "players": [] }', '-', 'game'],
    ['{ "x": { "players": [] } }', '-', 'economy'],
    ['{ "format": "undominated/economy/1", "players": [] }', '-', 'economy'],
    ['{ "x": "players" }', '-', 'economy'],
    ['{', '-', 'economy'],
    ['', '-', 'economy'],
    ['[1, 2]', '-', 'economy'],
    [',L,R\nT,1;1,2;2', '-', 'csv'],
    ['a,b', 'economy.json', 'economy'],
    ['a b', 'x.CSV', 'csv'],
  ])('%j named %s is %s', (text, file, kind) => {
    expect(kindOf(text, file)).toBe(kind);
  });
  test('every bundled game is read', () => {
    const folder = new URL('../../../examples/games/', import.meta.url);
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) gameOf(readFileSync(new URL(file, folder), 'utf8'), file);
  });
});

describe('the guide', () => {
  const guide = readFileSync(new URL('../../../docs/game-files.md', import.meta.url), 'utf8');
  const blocks = (label: string): readonly string[] =>
    [...guide.matchAll(new RegExp(`\`\`\`${label}\n([^]*?)\`\`\``, 'g'))].map((match) => match[1]!);
  test('its games are read, and the schema takes those that are JSON', () => {
    const texts = blocks('json game');
    expect(texts.map((text) => gameOf(text).game.kind)).toEqual(['normal-form', 'bayesian']);
    for (const text of texts) expect(schema(JSON.parse(text)), JSON.stringify(schema.errors)).toBe(true);
    const tables = blocks('csv').map((text) => gameOf(text, 'g.csv').game.form.payoffs);
    const payoffs = [
      [3, 0, 0, 1],
      [1, 0, 0, 3],
    ].map((row) => tabulate(row.map((n) => Q.of(n))));
    expect(tables).toEqual([payoffs]);
    const nfgs = blocks('text').map((text) => gameOf(text, 'g.nfg').game.form.payoffs);
    expect(nfgs[0]).toEqual(payoffs);
    expect(nfgs).toHaveLength(2);
  });
  test('the limits that it names are those of the program', () => {
    expect(guide).toContain(maxPayoffs.toLocaleString('en-US'));
    expect(guide).toContain(`${String(maxGameBytes / 1e6)} million bytes`);
  });
});
