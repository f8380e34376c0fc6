/**
 * Writes games in normal form as Gambit's .nfg files, in both forms.
 */
import type { NormalForm } from '../../../games/normal-form.js';
import type { PayoffTable } from '../../../games/payoff-table.js';
import { entryAt } from '../../../games/payoff-table.js';
import * as Q from '../../../exact/rational.js';
import { firstFastest } from '../file.js';

/** What an .nfg file says besides the game, and its form: payoffs profile by profile (the default) or outcomes. */
export interface NfgOptions {
  readonly title?: string;
  readonly comment?: string;
  readonly form?: 'payoffs' | 'outcomes';
}

/**
 * The text of a .nfg file that is read as the same players, strategies and payoffs, all of them exact.
 *
 * In the outcome form profiles with the same payoffs for all players share an outcome. The format cannot end a text with a
 * backslash: a blank is put after it.
 */
export const writeNfg = (
  { players, payoffs }: NormalForm,
  { title = '', comment = '', form = 'payoffs' }: NfgOptions = {},
): string => {
  const sizes = players.map(({ strategies }) => strategies.length);
  const head = [
    `NFG 1 R ${quoted(title)} ${names(players.map(({ name }) => name))}`,
    '',
    `{ ${players.map(({ strategies }) => names(strategies)).join('\n')}\n}`,
    quoted(comment),
    '',
  ];
  const shows = payoffs.map(entryText);
  const profile = (number: number): readonly string[] => shows.map((show) => show(number));
  if (form === 'payoffs') {
    const lines: string[] = [];
    for (const number of firstFastest(sizes)) lines.push(profile(number).join(' '));
    return `${[...head, lines.join('\n')].join('\n')}\n`;
  }
  const outcomes = new Map<string, number>();
  const chosen: number[] = [];
  for (const number of firstFastest(sizes)) {
    const pays = profile(number).join(', ');
    if (!outcomes.has(pays)) outcomes.set(pays, outcomes.size + 1);
    chosen.push(outcomes.get(pays)!);
  }
  const list = [...outcomes].map(([pays, outcome]) => `{ "${String(outcome)}" ${pays} }`);
  return `${[...head, '{', list.join('\n'), '}', chosen.join(' ')].join('\n')}\n`;
};

const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}${text.endsWith('\\') ? ' ' : ''}"`;

const names = (list: readonly string[]): string => `{ ${list.map(quoted).join(' ')} }`;

/** The exact payoff at a profile, as text. */
const entryText = (table: PayoffTable): ((number: number) => string) => {
  const { denominator, numerators } = table;
  return denominator === 1n
    ? (number) => String(numerators[number]!)
    : (number) => Q.show(entryAt(table, number));
};
