/**
 * The traders of an economy file, one by one.
 */
import { shortened } from '../../json/codec.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import type { Path } from '../../json/value.js';
import type { EconomyParts, TraderParts } from '../codec.js';

/** Traders one by one, each with the entry of the file that she comes from. */
export interface ExpandedTraders {
  readonly names: readonly string[];
  /** The index in `traders` of the file, for each trader. */
  readonly entryOf: readonly number[];
  /** The first trader of each entry. */
  readonly firstOf: readonly number[];
  /** Whether it is known of every entry how many traders it stands for. */
  readonly isCounted: boolean;
}

/** The number of traders that are read: each has a name, an endowment and a value in memory, however short the file. */
export const maxTraders = 10_000;

/** The traders one by one. An entry counted once keeps its name, otherwise its traders are numbered. */
export const expandTraders = (file: EconomyParts, diagnostics: Diagnostics): ExpandedTraders => {
  const expansion = new Expansion(diagnostics);
  file.traders?.forEach((entry, index) => expansion.add(entry, index));
  return { ...expansion.traders(), isCounted: file.traders !== undefined && expansion.isCounted };
};

/** The traders of the entries so far, and the places of their names. */
class Expansion {
  private readonly names: string[] = [];
  private readonly entryOf: number[] = [];
  private readonly firstOf: number[] = [];
  private readonly placeOf = new Map<string, Path>();
  isCounted = true;

  constructor(private readonly diagnostics: Diagnostics) {}

  traders(): Pick<ExpandedTraders, 'names' | 'entryOf' | 'firstOf'> {
    const { names, entryOf, firstOf } = this;
    return { names, entryOf, firstOf };
  }

  /** Adds the traders of an entry; if their number is not known, those that come after have no numbers either. */
  add(entry: TraderParts | undefined, index: number): void {
    this.firstOf.push(this.names.length);
    const count = entry === undefined ? undefined : this.countOf(entry, index);
    if (entry === undefined || count === undefined) {
      this.isCounted = false;
      return;
    }
    const isNameless = entry.name === undefined;
    const isNameKnown = isNameless
      ? this.isCounted && !this.diagnostics.isRefused(['traders', index, 'name'])
      : entry.name.trim() !== '';
    const path = isNameless ? ['traders', index] : ['traders', index, 'name'];
    for (let copy = 1; copy <= count; copy += 1) {
      const own = nameOf(entry, count, copy, this.names.length);
      if (isNameKnown) this.claim(own, path);
      this.names.push(own);
      this.entryOf.push(index);
    }
  }

  /** Takes a name for a trader, unless another has it. */
  private claim(name: string, path: Path): void {
    const first = this.placeOf.get(name);
    if (first === undefined) this.placeOf.set(name, path);
    else
      this.diagnostics.report(path, {
        code: 'E0312',
        message: `Two traders have the name "${shortened(name)}": the first is at ${this.diagnostics.placeText(first)}.`,
        hint: 'Give different names.',
      });
  }

  /** How many traders an entry stands for, if that is known and sound. */
  private countOf({ name, count }: TraderParts, index: number): number | undefined {
    const { report, isRefused } = this.diagnostics;
    const path = ['traders', index, 'count'];
    if (name?.trim() === '')
      report(['traders', index, 'name'], {
        code: 'E0312',
        message: 'The name of a trader is blank.',
        hint: 'Give a name, or leave "name" out.',
      });
    if (count === undefined) return isRefused(path) ? undefined : 1;
    if (count < 1) {
      report(path, {
        code: 'E0313',
        message: `An entry stands for ${String(count)} traders; it must stand for at least one.`,
        hint: 'Write a whole number from 1 up.',
      });
      return undefined;
    }
    if (this.names.length + count <= maxTraders) return count;
    const before = this.names.length;
    report(count === 1 ? ['traders', index] : path, {
      code: 'E0307',
      message: `There are more than ${maxTraders.toLocaleString('en-US')} traders: ${(before + count).toLocaleString('en-US')} with this entry. So many are not read.`,
      hint:
        before < maxTraders
          ? `Lower the count to ${String(maxTraders - before)} at most, and "groups" with it.`
          : 'Lower the counts of the entries before it, or leave this one out.',
    });
    return undefined;
  }
}

/** The name of one of the traders of an entry; `before` traders come before her. */
const nameOf = ({ name }: TraderParts, count: number, copy: number, before: number): string => {
  if (name === undefined) return `Trader ${String(before + 1)}`;
  return count === 1 ? name : `${name} ${String(copy)}`;
};
