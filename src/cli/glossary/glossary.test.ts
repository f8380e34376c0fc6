import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimNames } from '../../claims/finding.js';
import { codes } from '../../formats/catalogue.js';
import { glossary, knownWords, lookUp } from './glossary.js';

const source = (room: string): string => readFileSync(new URL(`../../${room}.ts`, import.meta.url), 'utf8');

describe('the glossary', () => {
  it('names only what the library exports', () => {
    const places = glossary.flatMap(({ where }) => where);
    expect(places.length).toBeGreaterThan(30);
    for (const place of places) {
      const [file, name] = place.split(': ');
      expect(source(file!), place).toMatch(
        new RegExp(`^export (const|function\\*?|interface|type) ${name!}\\b`, 'm'),
      );
    }
  });
  it('explains every claim and every code', () => {
    for (const word of [...claimNames, ...codes]) expect(lookUp(word)?.word, word).toBe(word);
  });
  it('explains every equation, rule and stage of the private-value case and the rules beyond it', () => {
    const asked = ['(1)', '(2)', '(3)', '(4)', 'eq. (4)', 'Stage 0', 'stage 1', 'STAGE 2'];
    for (const word of [...asked, ...[1, 2, 3, 4, 5, 6].map((rule) => `rule ${String(rule)}`)])
      expect(lookUp(word)?.kind, word).toBe('place in the paper');
  });
  it('says something of every word', () => {
    for (const { word, text } of glossary) expect(text.join(' ').length, word).toBeGreaterThan(40);
  });
  it('has every entry under its own name', () => {
    for (const entry of glossary) expect(lookUp(entry.word), entry.word).toBe(entry);
  });
  it('does not mind case, blanks and hyphens', () => {
    expect(lookUp('  Price-Taking ')?.word).toBe('price taking');
    expect(lookUp('nTilde')?.word).toBe('eq. (4)');
    expect(lookUp('e0203')?.word).toBe('E0203');
  });
  it('knows no word twice', () => {
    const names = glossary.map(({ word }) => word);
    expect(new Set(names).size).toBe(names.length);
    expect(lookUp('nonsense')).toBeUndefined();
    expect(knownWords).toContain('corridor');
  });
});
