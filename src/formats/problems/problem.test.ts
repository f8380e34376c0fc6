import { expect, test } from 'vitest';
import type { Problem } from './problem.js';
import { fileProblem, inFileOrder, maxProblems, renderProblem } from './problem.js';

const at = (line: number, column: number, message = 'm'): Problem => ({
  ...fileProblem('E0205', 'e.json', message),
  line,
  column,
});

test('a problem for people: place and reason, the line with a caret, the hint', () => {
  expect(renderProblem({ ...at(3, 5, 'Wrong.'), excerpt: 'abcdef\n    ^', hint: 'Correct it.' })).toBe(
    ['e.json:3:5: E0205: Wrong.', '  | abcdef', '  |     ^', '  hint: Correct it.'].join('\n'),
  );
  expect(renderProblem(fileProblem('E0101', '-', 'Not there.'))).toBe('-: E0101: Not there.');
});

test('in the order of the file, each once, at most as many as are shown', () => {
  expect(inFileOrder([at(2, 1), at(1, 9), at(1, 2), at(1, 9), at(1, 2, 'other')])).toEqual([
    at(1, 2),
    at(1, 2, 'other'),
    at(1, 9),
    at(2, 1),
  ]);
  const many = Array.from({ length: 100 }, (_, i) => at(100 - i, 1));
  expect(inFileOrder(many)).toEqual(many.slice(100 - maxProblems).reverse());
});
