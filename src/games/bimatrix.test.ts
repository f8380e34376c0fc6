// Games of two matrices: what they are, and what is refused with which words.
import { describe, expect, test } from 'vitest';
import { InvalidArgument } from '../exact/invalid-argument.js';
import * as Q from '../exact/rational.js';
import { bimatrix } from './bimatrix.js';
import { payoff } from './normal-form.js';

const dilemma = bimatrix(
  [
    [3, 0],
    [5, 1],
  ],
  [
    [3, 5],
    [0, 1],
  ],
  {
    row: { name: 'Ann', strategies: ['silent', 'confess'] },
    column: { name: 'Ben', strategies: ['silent', 'confess'] },
  },
);

describe('bimatrix', () => {
  test("is the prisoners' dilemma where its matrices are", () => {
    expect(dilemma.players).toEqual([
      { name: 'Ann', strategies: ['silent', 'confess'] },
      { name: 'Ben', strategies: ['silent', 'confess'] },
    ]);
    expect([0, 1].map((i) => Q.show(payoff(dilemma, i, [1, 0])))).toEqual(['5', '0']);
  });

  test('has the payoffs of each player by row and column', () => {
    const row = [
      ['1/2', 2n, '0.25'],
      [Q.of(-1, 3), 0, '1e2'],
    ];
    const column = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const game = bimatrix(row, column);
    row.forEach((entries, r) =>
      entries.forEach((entry, c) => {
        expect(Q.show(payoff(game, 0, [r, c]))).toBe(Q.show(Q.from(entry)));
        expect(Q.show(payoff(game, 1, [r, c]))).toBe(String(column[r]![c]));
      }),
    );
  });

  test('names players and strategies that have no name', () => {
    expect(bimatrix([[1, 2]], [[3, 4]]).players).toEqual([
      { name: 'Row', strategies: ['row 1'] },
      { name: 'Column', strategies: ['column 1', 'column 2'] },
    ]);
    expect(bimatrix([[1]], [[1]], { column: { name: 'Nature' } }).players[1]).toEqual({
      name: 'Nature',
      strategies: ['column 1'],
    });
  });

  test('refuses 0.1 + 0.2 as rounded, where a text is exact', () => {
    expect(() => bimatrix([[0.3], [0.1 + 0.2]], [[0], [0]])).toThrow(InvalidArgument);
    const game = bimatrix([['0.3'], [Q.add(Q.from('0.1'), Q.from('0.2'))]], [[0], [0]]);
    expect(Q.equals(payoff(game, 0, [0, 0]), payoff(game, 0, [1, 0]))).toBe(true);
  });

  test.each<[string, readonly unknown[], string]>([
    [
      'a rounded number',
      [[[1, 0.5]], [[0, 0]]],
      "rowPayoffs[0][1] must be a whole number that JavaScript holds exactly; it is 0.5. Write rational.of(3, 10), or rational.from('0.3').",
    ],
    [
      'a text that is no number',
      [[[1, 2]], [[0, 'x']]],
      `columnPayoffs[0][1] must be a whole number, a fraction or a decimal, such as '-2', '3/10' or '0.3'; it is "x".`,
    ],
    ['no matrix', [], 'rowPayoffs must be a list of rows that is not empty; it is undefined.'],
    [
      'an empty matrix',
      [[], []],
      'rowPayoffs must be a list of rows that is not empty; it is a list of 0 entries.',
    ],
    [
      'an empty row',
      [[[]], [[]]],
      'rowPayoffs[0] must be a list of payoffs that is not empty; it is a list of 0 entries.',
    ],
    [
      'a list that is flat',
      [
        [1, 2],
        [1, 2],
      ],
      'rowPayoffs[0] must be a list of payoffs that is not empty; it is 1.',
    ],
    [
      'rows of different length',
      [
        [[1, 2], [3]],
        [
          [1, 2],
          [3, 4],
        ],
      ],
      'rowPayoffs[1] must be a list of 2 payoffs, as many as rowPayoffs[0] has; it is a list of 1 entry.',
    ],
    [
      'matrices of different shape',
      [[[1, 2]], [[1], [2]]],
      'columnPayoffs must be a list of 1 row, as many as rowPayoffs has; it is a list of 2 entries.',
    ],
    [
      'no second matrix',
      [[[1, 2]]],
      'columnPayoffs must be a list of 1 row, as many as rowPayoffs has; it is undefined.',
    ],
    ['names that are no object', [[[1]], [[1]], 'Ann'], 'names must be an object; it is "Ann".'],
    [
      'a name that is no text',
      [[[1]], [[1]], { row: { name: 1 } }],
      'names.row.name must be a text; it is 1.',
    ],
    [
      'too few names',
      [[[1, 2]], [[1, 2]], { column: { strategies: ['L'] } }],
      'names.column.strategies must be a list of 2 names; it is a list of 1 entry.',
    ],
    [
      'a name that occurs twice',
      [[[1, 2]], [[1, 2]], { column: { strategies: ['L', 'L'] } }],
      'names.column.strategies must be a list of names without "L" twice; it is a list of 2 entries.',
    ],
  ])('refuses %s', (_, given, message) => {
    const make = (): unknown => bimatrix(...(given as Parameters<typeof bimatrix>));
    expect(make).toThrow(InvalidArgument);
    expect(make).toThrow(message);
  });
});
