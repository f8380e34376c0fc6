import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { O } from '../../prelude.js';
import type { Explanation } from './catalogue.js';
import { catalogue, codes, explanationOf } from './catalogue.js';

test.each(codes)('%s is explained: what it means, with a hint', (code) => {
  const { title, meaning, hint }: Explanation = catalogue[code];
  expect(title).toMatch(/^\S/);
  expect(meaning).toMatch(/\.$/);
  expect(hint.length).toBeGreaterThan(10);
});

test('a code is found in either case of letters, and only a code', () => {
  expect(explanationOf('e0203')).toEqual(O.some(catalogue.E0203));
  expect(explanationOf('E9999')).toEqual(O.none);
  expect(explanationOf('toString')).toEqual(O.none);
});

test('no code is without use', () => {
  const sources = ['../', '../../cli/'].flatMap((room) => {
    const folder = new URL(room, import.meta.url);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('catalogue'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  });
  const used = sources.join('\n');
  expect(codes.filter((code) => !used.includes(`'${code}'`))).toEqual([]);
});
