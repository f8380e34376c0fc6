/**
 * A hunt that is put aside: what is hunted and what was looked through, as the text of a file.
 */
import { E, type Either } from '../../prelude.js';
import type { SearchTarget } from './target.js';
import type { Search } from './search.js';
import { judgedIn } from './search.js';

const format = 'undominated/hunt/1';

/** The text of a file from which a hunt can go on. */
export const writeSearch = (quarry: SearchTarget, search: Search): string =>
  `${JSON.stringify({ format, ...quarry, search }, null, 2)}\n`;

const isCount = (u: unknown): u is number => typeof u === 'number' && Number.isSafeInteger(u) && u >= 0;
const isObject = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u);

/** Whether data is a search whose figures add up. */
const isSearch = (u: unknown): u is Search => {
  if (!isObject(u) || !isObject(u['sizes'])) return false;
  const { from, next, proved, undecided, empty, sizes, found } = u;
  if (from !== 0 || ![next, proved, undecided, empty, ...Object.values(sizes)].every(isCount)) return false;
  if (found !== undefined && (!isCount(found) || found !== (next as number) - 1)) return false;
  const judged = judgedIn(u as unknown as Search);
  const listed = Object.values(sizes).reduce<number>((sum, count) => sum + (count as number), 0);
  return judged + (empty as number) === next && listed === judged;
};

/** The search in a file's text, if it is one for this hunt; else why not. */
export const readSearch = (quarry: SearchTarget, text: string): Either<string, Search> => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return E.left('It is not JSON.');
  }
  if (!isObject(data) || data['format'] !== format) return E.left(`Its format is not ${format}.`);
  for (const key of ['claim', 'seed', 'space'] as const)
    if (JSON.stringify(data[key]) !== JSON.stringify(quarry[key]))
      return E.left(`It belongs to another hunt: its ${key} is not the same.`);
  const { search } = data;
  return isSearch(search) ? E.right(search) : E.left('Its figures do not add up.');
};
