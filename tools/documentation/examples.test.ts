// Every TypeScript example in a docstring or a page compiles under strict settings and gives the values that stand beside it.
import { describe, expect, test } from 'vitest';
import { compilerProblems, examples, runExample } from './examples.js';

describe('TypeScript examples', () => {
  test('there are some, and all compile', () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(compilerProblems()).toEqual([]);
  });

  test.each(examples.map((block) => [block.at, block] as const))('%s', async (_at, { text }) => {
    const values = await runExample(text);
    expect(values.length).toBeGreaterThan(0);
    for (const { stated, found } of values) expect(found).toBe(stated);
  });
});
