/**
 * How much work the cases of a search are, so that the time left can be told: one economy can be a thousand times the work
 * of another, and the first few say little of the rest.
 */
import { O } from '../../prelude.js';
import type { Progress, WorkState } from '../../computation.js';
import type { Source } from './source.js';

/** Roughly how much work a case is, in any unit. */
export type Weigh<A> = (a: A) => number;

/** Cases that are weighed as they are drawn: `total` is the work of those drawn so far. */
export class Weighed<A> {
  total = 0;
  readonly source: Source<A>;

  constructor(source: Source<A>, weigh: Weigh<A>) {
    this.source = {
      ...source,
      at: (index) => {
        const drawn = source.at(index);
        if (O.isSome(drawn)) this.total += weigh(drawn.value);
        return drawn;
      },
    };
  }
}

/** The most cases that are drawn beforehand, to know what the others are like; and one in how many, where there are few. */
const sampled = 128;
const oneIn = 16;

/** Roughly what a unit of work takes, and what is lost while the code is new: most of a hunt's first seconds. */
const cost = { nanoseconds: 19, warmUp: 2000 };

/** The mean work of the cases from `from` to `to` − 1, by some that are spread evenly among them. */
const meanWork = <A>(source: Source<A>, weigh: Weigh<A>, from: number, to: number): number => {
  const count = Math.min(sampled, Math.ceil((to - from) / oneIn));
  const weighed = new Weighed(source, weigh);
  for (let i = 0; i < count; i += 1) weighed.source.at(from + Math.floor(((i + 0.5) * (to - from)) / count));
  return weighed.total / Math.max(1, count);
};

/** Says how far a search is. */
export class Pace<A> {
  private mean: number | undefined;
  /** The work done by the caller, and by threads. */
  private alone = 0;
  private shared = 0;

  constructor(
    private readonly source: Source<A>,
    private readonly weigh: Weigh<A>,
    private readonly label: string,
    private readonly threads: number,
  ) {}

  /**
   * Takes in that cases have been judged.
   *
   * @param work the work that they were.
   * @param inThreads whether in threads, which begin with new code.
   */
  judged(work: number, inThreads: boolean): void {
    if (inThreads) this.shared += work;
    else this.alone += work;
  }

  /** How far the search is: `next` of `cases` are judged. */
  progress(next: number, cases: number): Progress {
    // Draws some of the cases that are left, once.
    this.mean ??= meanWork(this.source, this.weigh, next, cases) || 1;
    const left = cases - next;
    const each = { ...cost, nanoseconds: cost.nanoseconds * this.mean };
    const state = (done: number, count: number): WorkState => ({
      unit: 'economies',
      done: done / this.mean!,
      left: count,
      cost: each,
    });
    const work =
      this.threads > 1
        ? [state(this.alone, 0), { ...state(this.shared, left), threads: this.threads }]
        : [state(this.alone, left)];
    return { label: this.label, done: next, total: cases, unit: 'economies', work };
  }
}
