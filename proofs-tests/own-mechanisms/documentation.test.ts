/**
 * The table of claims in `docs/your-own-mechanism.md` is that of the list of claims.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mechanismClaimNames, mechanismClaims } from '../../src/claims/mechanisms/judge.js';

it('the page of own mechanisms says of every claim what the claim says of itself', () => {
  const page = readFileSync(new URL('../../docs/your-own-mechanism.md', import.meta.url), 'utf8');
  const section = page.split('\n## The claims\n')[1]!.split('\n## ')[0]!;
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(
    mechanismClaimNames.map((name) => {
      const { holdsIf, witness } = mechanismClaims[name];
      return [`\`${name}\``, holdsIf, witness];
    }),
  );
});
