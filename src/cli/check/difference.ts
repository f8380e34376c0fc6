/**
 * Where what a certificate is about differs first from what is meant; titles and the names of traders do not matter.
 */
import { t } from '../../prelude.js';

/** A path in a value: field names, and indices from 0. */
type Path = ReadonlyArray<string | number>;

/** Two values that differ at a path, in words. */
interface Difference {
  readonly path: Path;
  readonly stated: string;
  readonly meant: string;
}

const record = t.record(t.string, t.unknown);

/** A value in words: a list by its length. */
const inWords = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  return record.is(value) ? 'an object' : JSON.stringify(value).slice(0, 60);
};

/** Whether a field is a title, or the name of a trader. */
const isLabel = (path: Path): boolean =>
  (path.length === 1 && path[0] === 'title') ||
  (path.length === 3 && path[0] === 'traders' && path[2] === 'name');

/**
 * The first difference between two economies, or two games, as certificates hold them; undefined if there is none.
 *
 * @param stated as the certificate has it; anything, where it is malformed.
 * @param meant as it is meant.
 */
export const firstDifference = (stated: unknown, meant: unknown, path: Path = []): Difference | undefined => {
  if (isLabel(path) || stated === meant) return undefined;
  const here = { path, stated: inWords(stated), meant: inWords(meant) };
  if (Array.isArray(stated) && Array.isArray(meant)) {
    if (stated.length !== meant.length) return here;
    for (const [i, entry] of stated.entries()) {
      const found = firstDifference(entry, meant[i], [...path, i]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!record.is(stated) || !record.is(meant) || Array.isArray(stated) || Array.isArray(meant)) return here;
  for (const name of new Set([...Object.keys(meant), ...Object.keys(stated)])) {
    const found = firstDifference(stated[name], meant[name], [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
};
