// All faults of a file are in one answer: whatever two faults a file has, both are reported; and what only follows from
// another is not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { E } from '../prelude.js';
import { readEconomy } from './economy/read.js';
import { readGame } from './game/read.js';
import { readMessages } from './messages/read.js';
import type { Code } from './problems/catalogue.js';
import type { Problem } from './problems/problem.js';

/** What is changed in a sound file, and the fault that this makes: its code and its line. */
interface Change {
  readonly from: string;
  readonly to: string;
  readonly code: Code;
  readonly line: number;
}

const change = (from: string, to: string, code: Code, line: number): Change => ({ from, to, code, line });

type Read = (text: string) => readonly Problem[];

const changed = (text: string, { from, to }: Change): string => {
  if (!text.includes(from)) throw new Error(`${from} is not there.`);
  return text.replace(from, to);
};

const found = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ code, line }) => `${code} in line ${String(line)}`);

/** Every change alone makes exactly its fault; every two make both and nothing else. */
const expectAllPairs = (good: string, read: Read, changes: readonly Change[]): void => {
  expect(read(good)).toEqual([]);
  const faultOf = ({ code, line }: Change): string => `${code} in line ${String(line)}`;
  for (const one of changes) expect(found(read(changed(good, one))), one.to).toEqual([faultOf(one)]);
  changes.forEach((one, i) => {
    for (const other of changes.slice(i + 1)) {
      const both = [faultOf(one), faultOf(other)].sort();
      const text = changed(changed(good, one), other);
      expect([...found(read(text))].sort(), `${one.to} and ${other.to}`).toEqual(both);
    }
  });
};

const economyProblems: Read = (text) => {
  const reading = readEconomy(text, 'e.json');
  return E.isLeft(reading) ? reading.left : [];
};

const privateValues = `{
  "format": "undominated/economy/1",
  "title": "Four traders",
  "commodities": ["grain"],
  "cap": 2,
  "priceSteps": 1,
  "groups": { "count": 2, "size": 2 },
  "epsilon": "1/10",
  "tieBreak": "lowest",
  "traders": [
    { "name": "Ann", "endowment": [1],
      "utility": { "quasiLinear": ["0", "1/2", "3/4"] } },
    { "name": "Bob", "endowment": [1],
      "utility": { "formula": "grain" } },
    { "name": "Cleo", "endowment": [1],
      "utility": { "formula": "grain + t" } },
    { "name": "Dan", "endowment": [1],
      "utility": { "formula": "grain*(1 + t)" } }
  ]
}
`;

describe('an economy with private values', () => {
  test('every pair of faults, of the shape and of the meaning', () => {
    expectAllPairs(privateValues, economyProblems, [
      change('"title"', '"titel"', 'E0203', 3),
      change('"epsilon": "1/10"', '"epsilon": "1/2"', 'E0305', 8),
      change('"lowest"', '"low"', 'E0209', 9),
      change('"name": "Ann"', '"name": ""', 'E0312', 11),
      change('"1/2", "3/4"', '"half", "3/4"', 'E0207', 12),
      change('"Bob", "endowment": [1]', '"Bob", "endowment": [-1]', 'E0306', 13),
      change('"formula": "grain" }', '"formula": "grian" }', 'E0402', 14),
      change('"name": "Cleo"', '"mood": "good", "name": "Cleo"', 'E0203', 15),
      change('grain + t', '1/grain', 'E0411', 16),
      change('"name": "Dan"', '"name": "Dan", "name": "Don"', 'E0202', 17),
    ]);
  });
  test('a wrong cap, a wrong endowment and an unknown field', () => {
    const text = [
      change('"cap": 2', '"cap": 1', 'E0302', 5),
      change('"Bob", "endowment": [1]', '"Bob", "endowment": [7]', 'E0306', 13),
      change('"tieBreak"', '"tiebraek"', 'E0203', 9),
    ].reduce(changed, privateValues);
    expect(economyProblems(text)).toMatchObject([
      { code: 'E0302', line: 5, column: 10 },
      { code: 'E0203', line: 9, column: 3 },
      { code: 'E0306', line: 13, column: 36, message: expect.stringContaining('with a cap l of 1') },
    ]);
  });
  test.each<[string, string, string, Code]>([
    [
      'an entry that is no trader is not missing besides',
      '{ "name": "Dan", "endowment": [1],',
      '7, {',
      'E0205',
    ],
    ['a count that cannot be read', '"name": "Dan",', '"count": "one", "name": "Dan",', 'E0207'],
    ['a misspelt count', '"name": "Dan",', '"cuont": 2, "name": "Dan",', 'E0203'],
    ['a misspelt utility', '"utility": { "formula": "grain" }', '"utilty": { "formula": "grain" }', 'E0203'],
    ['a misspelt formula', '{ "formula": "grain" }', '{ "formual": "grain" }', 'E0203'],
    ['a cap that cannot be read', '"cap": 2', '"cap": "two"', 'E0207'],
    ['names that cannot be read', '["grain"]', '[7]', 'E0205'],
  ])('what follows from another fault is not reported: %s', (_, from, to, code) => {
    const problems = economyProblems(changed(privateValues, change(from, to, code, 0)));
    // The first case leaves a rest that is another unknown entry; all else is one fault.
    expect(problems[0]).toMatchObject({ code });
    expect(problems.filter((problem) => problem.code !== code && problem.code !== 'E0204')).toEqual([]);
  });
  test('duplicate names say where the first is', () => {
    const text = changed(
      changed(privateValues, change('"Cleo"', '"Ann"', 'E0312', 15)),
      change('["grain"]', '["grain", "iron", "grain"]', 'E0301', 4),
    );
    expect(economyProblems(text).map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Two commodities have the name "grain": the first is at line 4, column 19.',
        'Two traders have the name "Ann": the first is at line 11, column 15.',
      ]),
    );
  });
});

const interdependent = `{
  "format": "undominated/economy/1",
  "commodities": 1, "cap": 2, "priceSteps": 1,
  "groups": { "count": 3, "size": 2 },
  "epsilon": "1/10",
  "signals": ["low", "high"],
  "shocks": [
    { "name": "bust", "probability": "1/2",
      "signals": { "low": "2/3", "high": "1/3" } },
    { "name": "boom", "probability": "1/2",
      "signals": { "low": "1/3", "high": "2/3" } }
  ],
  "value": {
    "bust": { "low": ["0", "1/4", "2/5"],
      "high": "x1/3 - x1^2/12" },
    "boom": { "low": "4/5*x1",
      "high": ["0", "9/10", "8/5"] }
  },
  "traders": [{ "count": 6, "endowment": [1] }]
}
`;

describe('an economy with interdependent values', () => {
  test('every pair of faults', () => {
    expectAllPairs(interdependent, economyProblems, [
      change('"1/10"', '"0"', 'E0305', 5),
      change('"probability": "1/2"', '"probability": "2/5"', 'E0504', 7),
      change('"low": "2/3"', '"low": "3/4"', 'E0504', 9),
      change('"1/3", "high"', '"third", "high"', 'E0207', 11),
      change('"2/5"]', '"2/5", "1"]', 'E0311', 14),
      change('x1^2/12', 'x1^2/0', 'E0411', 15),
      change('4/5*x1', '4/5*x9', 'E0402', 16),
      change('"9/10"', '"9/0"', 'E0207', 17),
      change('"endowment": [1]', '"endowment": [2]', 'E0306', 19),
    ]);
  });
  test('a misspelt name and one left out', () => {
    const text = changed(interdependent, change('"low": "1/3", "high": "2/3"', '"lov": "1/3"', 'E0505', 11));
    expect(found(economyProblems(text))).toEqual(['E0506 in line 11', 'E0505 in line 11']);
  });
  test('duplicate signals and shocks say where the first is', () => {
    const text = changed(
      changed(interdependent, change('"low", "high"]', '"low", "high", "low"]', 'E0501', 6)),
      change('"name": "boom"', '"name": "bust"', 'E0502', 10),
    );
    expect(economyProblems(text).map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Two signals have the name "low": the first is at line 6, column 15.',
        'Two shocks have the name "bust": the first is at line 8, column 15.',
      ]),
    );
  });
});

const gameProblems =
  (file: string): Read =>
  (text) => {
    const game = readGame(text, file);
    return E.isLeft(game) ? game.left : [];
  };

const game = `{
  "format": "undominated/game/1",
  "title": "A game",
  "players": [
    { "name": "A", "types": ["low", "high"],
      "strategies": ["in", "out"] },
    { "name": "B", "types": ["only"],
      "strategies": ["l", "r"] }
  ],
  "prior": [["1/3"], ["2/3"]],
  "payoffs": [
    [[[[1, 2], [3, 4]],
      [[5, 6], [7, 8]]]],
    [[[[1, 2], [3, 4]],
      [["5", 6], [7, 8]]]]
  ]
}
`;

describe('games', () => {
  test('JSON: every pair of faults', () => {
    expectAllPairs(game, gameProblems('g.json'), [
      change('"title"', '"titel"', 'E0203', 3),
      change('"high"]', '"low"]', 'E0708', 5),
      change('["in", "out"]', '["in", ""]', 'E0702', 6),
      change('"name": "B"', '"name": "A"', 'E0701', 7),
      change('["l", "r"]', '["l", 7]', 'E0205', 8),
      change('["2/3"]', '["3/4"]', 'E0707', 10),
      change('[[1, 2], [3, 4]],', '[[1, 2], [3]],', 'E0703', 12),
      change('[[5, 6], [7, 8]]', '[[5, 6], [7, 8, 9]]', 'E0703', 13),
      change('"5"', '"five"', 'E0207', 15),
    ]);
  });
  test('JSON: after each fault of the payoffs the reading goes on', () => {
    const text = (payoffs: string): string =>
      `{ "format": "undominated/game/1", "players": [{ "name": "A", "strategies": ["a", "b"] }, { "name": "B", "strategies": ["x", "y"] }],
"payoffs": ${payoffs} }`;
    const columns = (payoffs: string): readonly string[] =>
      gameProblems('g.json')(text(payoffs)).map(({ code, column }) => `${code} ${String(column)}`);
    expect(columns('[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]')).toEqual([]);
    expect(columns('[[[1, null], [3]], [[5, 6, 7], ["x", 8]]]')).toEqual([
      'E0703 18',
      'E0703 25',
      'E0703 39',
      'E0207 44',
    ]);
    expect(columns('[[[1, 2]], 5, [], [["x"]]]')).toEqual(['E0703 13', 'E0703 23', 'E0703 26']);
    expect(columns('[[[1, [2]], [3, { "a": 4 }]], [[5, "6/0"], []]]')).toEqual([
      'E0703 18',
      'E0703 28',
      'E0207 47',
      'E0703 55',
    ]);
  });
  test('.nfg: names and numbers', () => {
    const nfg = 'NFG 1 R "" { "A" "B" }\n{ { "a" "b" }\n{ "x" "y" } }\n1 2\n3 4\n5 6\n7 8\n';
    expectAllPairs(nfg, gameProblems('g.nfg'), [
      change('"B"', '"A"', 'E0701', 1),
      change('"b"', '"a"', 'E0702', 2),
      change('"y"', '"x"', 'E0702', 3),
      change('1 2', '1 two', 'E0207', 4),
      change('5 6', '5/0 6', 'E0207', 6),
    ]);
  });
  test('CSV: names, lines and cells', () => {
    expectAllPairs('R \\ C,x,y\na,1;2,3;4\nb,5;6,7;8\nc,9;1,2;3\n', gameProblems('g.csv'), [
      change('R \\ C', 'R', 'E0701', 1),
      change('b,', 'a,', 'E0702', 3),
      change('a,1;2,3;4', 'a,1;two,3;4', 'E0207', 2),
      change('5;6,7;8', '5;6', 'E0703', 3),
      change('9;1', '9;1;0', 'E0703', 4),
    ]);
  });
  test.each([
    ['g.json', changed(game, change('"name": "B"', '"name": "A"', 'E0701', 7)), 'line 5, column 15'],
    ['g.json', changed(game, change('["l", "r"]', '["l", "l"]', 'E0702', 8)), 'line 8, column 22'],
    ['g.nfg', 'NFG 1 R "" { "A" "A" } { 1 1 } 0 0', 'line 1, column 14'],
    ['g.csv', ',x,y\na,1;2,3;4\na,1;2,3;4', 'line 2, column 1'],
  ])('duplicate names say where the first is: %s', (file, text, place) => {
    expect(gameProblems(file)(text).map(({ message }) => message)).toEqual([
      expect.stringContaining(`the first is at ${place}.`),
    ]);
  });
});

test('messages: every pair of faults', () => {
  const economy = readEconomy(privateValues, 'e.json');
  if (E.isLeft(economy)) throw new Error('The economy is refused.');
  const read: Read = (text) => {
    const play = readMessages(text, 'm.json', economy.right.economy);
    return E.isLeft(play) ? play.left : [];
  };
  expectAllPairs('{ "messages": [\n[2, 0],\n[1, 0],\n[2, 1],\n"price-taking"\n] }\n', read, [
    change('{ "messages"', '{ "mood": 1, "messages"', 'E0203', 1),
    change('[2, 0]', '[2, 0, 0]', 'E0602', 2),
    change('[1, 0]', '[3, 0]', 'E0603', 3),
    change('[2, 1]', '[2, "x"]', 'E0207', 4),
    change('price-taking', 'price taking', 'E0209', 5),
  ]);
});

test('nothing makes the readers throw: files with several pieces replaced by others', () => {
  const pieces = [
    'null',
    '-1',
    '0',
    '"x"',
    '[]',
    '{}',
    '[[1]]',
    '1e9',
    '"1/0"',
    'true',
    '"t"',
    '2.5',
    '"Ann"',
  ];
  const files: ReadonlyArray<readonly [string, Read]> = [
    [privateValues, economyProblems],
    [interdependent, economyProblems],
    [game, gameProblems('g.json')],
  ];
  for (const [good, read] of files) {
    const spots = [...good.matchAll(/"[^"]*"|\d+|\[[^[\]]*\]|\{[^{}]*\}/g)];
    const replacement = fc.record({ spot: fc.constantFrom(...spots), piece: fc.constantFrom(...pieces) });
    fc.assert(
      fc.property(fc.array(replacement, { minLength: 1, maxLength: 6 }), (changes) => {
        let text = good;
        for (const { spot, piece } of [...changes].sort((a, b) => b.spot.index - a.spot.index))
          text = text.slice(0, spot.index) + piece + text.slice(spot.index + spot[0].length);
        const problems = read(text);
        for (const { line = 0, column = 0, message, hint = '' } of problems) {
          expect(line >= 1 && column >= 1).toBe(true);
          expect(message + hint).not.toMatch(/undefined|NaN|\[object/);
        }
        const lines = problems.map(({ line }) => line!);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  }
});
