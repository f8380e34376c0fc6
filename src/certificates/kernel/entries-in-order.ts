/** A list in a certificate whose entries are taken one after the other. */
import type { Statement } from './statement.js';
import { inWords } from './words.js';

/** The fields that say what an entry is about, with their values. */
type About = Readonly<Record<string, string>>;

/** A stated list whose entries come in a known order, though not all that could be there need be. */
export class EntriesInOrder {
  private readonly entries: readonly Statement[];
  private taken = 0;

  constructor(private readonly stated: Statement) {
    this.entries = stated.list();
  }

  /** Takes the next entry if it is about this; undefined if it is about something else, or there is none. */
  take(about: About): Statement | undefined {
    const next = this.entries[this.taken];
    if (next === undefined) return undefined;
    const isAbout = ([name, value]: readonly [string, string]): boolean =>
      next.has(name) && next.field(name).value === value;
    if (!Object.entries(about).every(isAbout)) return undefined;
    this.taken += 1;
    return next;
  }

  /** Takes the next entry, which must be about this. */
  mustTake(about: About): Statement {
    const entry = this.take(about);
    if (entry === undefined)
      throw this.stated.refusal(`an entry about ${inWords(Object.values(about))} is missing`);
    return entry;
  }

  /** Refuses the list if an entry was not taken. */
  requireEnd(): void {
    this.stated.require(this.taken === this.entries.length, 'an entry is out of order, or does not belong');
  }
}
