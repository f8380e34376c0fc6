/**
 * The traders of an economy file, one by one.
 */
import { shortened } from '../../json/codec.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import type { EconomyFile, TraderEntry } from '../codec.js';

/** Traders one by one, each with the entry of the file that she comes from. */
export interface ExpandedTraders {
  readonly names: readonly string[];
  /** The index in `traders` of the file, for each trader. */
  readonly entryOf: readonly number[];
  /** The first trader of each entry. */
  readonly firstOf: readonly number[];
}

/** The number of traders that are read: more could be counted, but not listed. */
const maxTraders = 1_000_000;

/** The traders one by one. An entry counted once keeps its name, otherwise its traders are numbered. */
export const expandTraders = (file: EconomyFile, diagnostics: Diagnostics): ExpandedTraders => {
  const names: string[] = [];
  const entryOf: number[] = [];
  const firstOf: number[] = [];
  const taken = new Set<string>();
  file.traders.forEach((entry, index) => {
    firstOf.push(names.length);
    const count = countOf(entry, index, names.length, diagnostics);
    for (let copy = 1; copy <= count; copy += 1) {
      const own = nameOf(entry, count, copy, names.length);
      if (taken.has(own))
        diagnostics.report(entry.name === undefined ? ['traders', index] : ['traders', index, 'name'], {
          code: 'E0312',
          message: `Two traders have the name "${shortened(own)}".`,
          hint: 'Give different names.',
        });
      taken.add(own);
      names.push(own);
      entryOf.push(index);
    }
  });
  return { names, entryOf, firstOf };
};

/** How many traders an entry stands for, if it is sound; otherwise none. `before` traders come before it. */
const countOf = (
  { name, count = 1 }: TraderEntry,
  index: number,
  before: number,
  { report }: Diagnostics,
): number => {
  if (count < 1) {
    report(['traders', index, 'count'], {
      code: 'E0313',
      message: `An entry stands for ${String(count)} traders; it must stand for at least one.`,
      hint: 'Write a whole number from 1 up.',
    });
    return 0;
  }
  if (name?.trim() === '')
    report(['traders', index, 'name'], {
      code: 'E0312',
      message: 'The name of a trader is blank.',
      hint: 'Give a name, or leave "name" out.',
    });
  if (before + count <= maxTraders) return count;
  report(['traders', index, 'count'], {
    code: 'E0307',
    message: `There are more than ${maxTraders.toLocaleString('en-US')} traders, which cannot be held.`,
    hint: 'Lower the count.',
  });
  return 0;
};

/** The name of one of the traders of an entry; `before` traders come before her. */
const nameOf = ({ name }: TraderEntry, count: number, copy: number, before: number): string => {
  if (name === undefined) return `Trader ${String(before + 1)}`;
  return count === 1 ? name : `${name} ${String(copy)}`;
};
