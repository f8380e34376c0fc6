import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimNames } from '../../../claims/list.js';
import { mechanismClaimNames } from '../../../claims/mechanisms/list.js';
import { codes } from '../../../formats/problems/catalogue.js';
import { glossary, knownWords, lookUp } from './glossary.js';

const source = (room: string): string =>
  readFileSync(new URL(`../../../${room}.ts`, import.meta.url), 'utf8');

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
    for (const word of [...claimNames, ...mechanismClaimNames, ...codes])
      expect(lookUp(word)?.word, word).toBe(word);
  });
  it('knows strategy-proofness by its other names, as a claim', () => {
    for (const word of ['strategy-proof', 'dominant strategy', 'truthful', 'manipulation'])
      expect(lookUp(word)).toMatchObject({ word: 'strategy-proofness', kind: 'claim' });
  });
  it('explains every equation, rule and stage of the private-value case and the rules beyond it', () => {
    const asked = ['(1)', '(2)', '(3)', '(4)', 'eq. (4)', 'Stage 0', 'stage 1', 'STAGE 2'];
    for (const word of [...asked, ...[1, 2, 3, 4, 5, 6].map((rule) => `rule ${String(rule)}`)])
      expect(lookUp(word)?.kind, word).toBe('place in the paper');
  });
  it('explains Section 4: its stages, sets, assumptions, properties and claims, and the words for them', () => {
    for (const word of [
      'Stage 3',
      'Stage 4',
      'Stage 1 of Section 4',
      'Section 4, Stage 1',
      'D¹',
      'd2',
      'D³',
      '(5)',
      'Theorem 2',
    ])
      expect(lookUp(word)?.kind, word).toBe('place in the paper');
    for (const word of ['Assumption 1', 'assumption 2', '(iv)', '(viii)', 'theorem-2.1', 'theorem 2.3'])
      expect(lookUp(word)?.kind, word).toBe('claim');
    const words = ['cell', 'signal', 'macro shock', 'interim', 'leak', 'best-reply certificate', 'strategy'];
    for (const word of [...words, 'market', 'group reading', 'shielded'])
      expect(lookUp(word)?.kind, word).toBe('term');
    for (const word of ['G*', 'G**', 'three announcements', 'random-grouping', 'many groups'])
      expect(lookUp(word)?.kind, word).toBe('mechanism');
  });
  it('says where in the library each claim, stage and rule lives', () => {
    for (const word of [...claimNames, 'Stage 4', 'Rule 3', 'Rule 6', 'D¹', 'D²', 'D³', 'Theorem 2'])
      expect(lookUp(word)!.where.length, word).toBeGreaterThan(0);
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
