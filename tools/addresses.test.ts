// The product names no address that is not there: every web address in it is a standard's or a tool's, and the citation
// file invents none.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pages, root } from './documentation/blocks.js';

/** Where an address may lead. */
const hosts = [
  // The standards that files follow.
  'json-schema.org',
  'keepachangelog.com',
  'semver.org',
  'www.w3.org',
  // The tools that pages and settings name.
  'fast-check.dev',
  'unpkg.com',
  'vitest.dev',
  // The reader's own machine.
  '127.0.0.1',
  'localhost',
];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const product = [
  ...['src', 'schemas', 'examples', 'tools', 'proofs-tests'].flatMap(filesIn),
  ...pages,
  ...['CHANGELOG.md', 'CITATION.cff', 'CONTRIBUTING.md', 'LICENSE', 'knip.json', 'package.json'].map((name) =>
    join(root, name),
  ),
];

const read = (file: string): string => readFileSync(file, 'utf8');

describe('addresses', () => {
  test('lead to standards and tools only', () => {
    const unknown = product.flatMap((file) =>
      [...read(file).matchAll(/\b(?:https?|ftp):\/\/([\w.-]+)/g)]
        // A name under `example` is nobody's, for tests to use.
        .filter(([, host]) => !hosts.includes(host!) && !host!.endsWith('.example'))
        .map(([address]) => `${relative(root, file)}: ${address}`),
    );
    expect(product.length).toBeGreaterThan(300);
    expect(unknown).toEqual([]);
  });
  test('a schema that has a name has one of ours, which is no address', () => {
    for (const file of filesIn('schemas')) {
      const { $id, $schema } = JSON.parse(read(file)) as { readonly $id?: string; readonly $schema: string };
      expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
      if ($id !== undefined) expect($id).toMatch(/^undominated:[a-z]+(-[a-z]+)*-1$/);
    }
  });
});

describe('CITATION.cff', () => {
  const text = read(join(root, 'CITATION.cff'));
  /** The value of a key at the top of the file. */
  const valueOf = (key: string): string | undefined => new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1];
  test('is of version 1.2.0 and says of the software what package.json says', () => {
    const { name, version, license, keywords } = JSON.parse(read(join(root, 'package.json'))) as {
      readonly name: string;
      readonly version: string;
      readonly license: string;
      readonly keywords: readonly string[];
    };
    expect([...['cff-version', 'title', 'version', 'license'].map(valueOf)]).toEqual([
      '1.2.0',
      name,
      version,
      license,
    ]);
    expect(text).toContain(`\nkeywords:\n${keywords.map((keyword) => `  - ${keyword}\n`).join('')}`);
    expect(valueOf('message')).toBeDefined();
  });
  test('names the contributors and the paper, and no address, date or DOI that nobody gave', () => {
    expect(text).toContain('\nauthors:\n  - name: The undominated contributors\n');
    expect(text).toContain('\n    title: Large Market Design in Dominance\n');
    expect(text).not.toMatch(/:\/\/|@|doi|orcid|date-released/i);
  });
});
