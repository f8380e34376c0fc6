/**
 * docs/claims.md says what the lists of claims and mechanisms say. To bring the page up to date after a change of the lists:
 * `npx vitest run tools/claims-page.test.ts --update`.
 */
import prettier from 'prettier';
import { expect, test } from 'vitest';
import { claimNames, claims } from '../src/claims/list.js';
import { mechanisms } from '../src/mechanisms/list.js';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*');
const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const about = (name: (typeof claimNames)[number]): string => {
  const { privateValues, interdependent } = claims[name];
  if (privateValues === undefined) return 'interdependent values';
  return interdependent === undefined ? 'private values' : 'both';
};

const page = `# Claims and mechanisms

Written from the lists of claims and of mechanisms; do not edit. \`undominated explain NAME\` prints the same.

## Claims

\`undominated verify FILE --claim NAME\` judges a claim, or several with commas. Without \`--claim\` all are judged that apply and that the column
"by default" names. \`undominated hunt NAME\` looks for an economy that refutes one.

${table(
  ['claim', 'in the paper', 'about', 'by default', 'hunted', 'what it says'],
  claimNames.map((name) => {
    const { paper, judgedByDefault, hunted, meaning } = claims[name];
    return [
      `\`${name}\``,
      cell(paper),
      about(name),
      judgedByDefault ? 'yes' : 'no',
      hunted ? 'yes' : 'no',
      cell(meaning.join(' ')),
    ];
  }),
)}

## Mechanisms

An economy file means the first mechanism of this list that is defined in it; \`--mechanism NAME\` names another.

${table(
  ['mechanism', 'in the paper', 'a message is', 'what it does', 'claims about it'],
  mechanisms.map(({ name, title, paper, messageSpace, meaning, promises }) => [
    `\`${name}\``,
    cell(`${title}, ${paper}`),
    cell(messageSpace),
    cell(meaning.join(' ')),
    promises.map((claim) => `\`${claim}\``).join(', '),
  ]),
)}
`;

test('every claim that a mechanism promises is a claim', () => {
  for (const { promises } of mechanisms) expect(claimNames).toEqual(expect.arrayContaining([...promises]));
});

test('the page of claims and mechanisms is current', async () => {
  const path = new URL('../docs/claims.md', import.meta.url).pathname;
  const text = await prettier.format(page, {
    ...(await prettier.resolveConfig(path)),
    parser: 'markdown',
  });
  await expect(text).toMatchFileSnapshot(path);
});
