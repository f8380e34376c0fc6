/**
 * A folder name for each of several files.
 */
import { parse } from 'node:path';

/** The name of a file without folders and ending; a word where that is no name for a folder. */
const plainName = (file: string): string => {
  if (file === '-') return 'standard-input';
  const { name } = parse(file);
  return /^\.*$/.test(name) ? 'economy' : name;
};

/**
 * Names of folders, one a file, no two the same even where letter case does not count: `economy` for `market/economy.json`,
 * and `economy-2` for another `economy.json`.
 *
 * @param files - paths, or `-`
 */
export const folderNames = (files: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return files.map((file) => {
    const plain = plainName(file);
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain}-${String(number)}`;
    taken.add(name.toLowerCase());
    return name;
  });
};
