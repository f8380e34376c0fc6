/**
 * How much work the cases of a search are, so that the time left can be told: one economy can be a thousand times the work
 * of another, and the first few say little of the rest.
 *
 * A case declares its work in what it is made of. Cases are compared by what that takes as its rough costs foretell.
 */
import { O } from '../../prelude.js';
import type { PlannedWork, Progress, RoughCost, WorkState } from '../../computation.js';
import { foretoldNanoseconds } from '../../work-plan.js';
import type { Source } from './source.js';

/** The work of drawing a case and of judging it. */
export type Weigh<A> = (a: A) => readonly PlannedWork[];

/** Cases that are weighed as they are drawn: `total` is the work of those drawn so far, in nanoseconds as foretold. */
export class Weighed<A> {
  total = 0;
  /** The warm-up of each kind of work of these cases. */
  private readonly warmUps = new Map<string, number>();
  readonly source: Source<A>;

  constructor(source: Source<A>, weigh: Weigh<A>) {
    this.source = {
      ...source,
      at: (index) => {
        const drawn = source.at(index);
        if (O.isSome(drawn)) this.add(weigh(drawn.value));
        return drawn;
      },
    };
  }

  private add(work: readonly PlannedWork[]): void {
    this.total += foretoldNanoseconds(work);
    for (const { unit, cost } of work)
      this.warmUps.set(unit, Math.max(this.warmUps.get(unit) ?? 0, cost.warmUp ?? 0));
  }

  /** The milliseconds that are lost while the code of all work of these cases is new. */
  get warmUp(): number {
    return [...this.warmUps.values()].reduce((sum, warmUp) => sum + warmUp, 0);
  }
}

/** The most cases that are drawn beforehand, to know what the others are like; and one in how many, where there are few. */
const sampled = 128;
const oneIn = 16;

/** What one of the cases from `from` to `to` − 1 takes on average, by some that are spread evenly among them. */
const meanCost = <A>(source: Source<A>, weigh: Weigh<A>, from: number, to: number): Required<RoughCost> => {
  const count = Math.min(sampled, Math.ceil((to - from) / oneIn));
  const weighed = new Weighed(source, weigh);
  for (let i = 0; i < count; i += 1) weighed.source.at(from + Math.floor(((i + 0.5) * (to - from)) / count));
  return { nanoseconds: weighed.total / Math.max(1, count) || 1, warmUp: weighed.warmUp };
};

/** Says how far a search is. */
export class Pace<A> {
  private cost: Required<RoughCost> | undefined;
  /** The work done by the caller, and by threads, in nanoseconds as foretold. */
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
   * @param work the work that they were, in nanoseconds as foretold.
   * @param inThreads whether in threads, which begin with new code.
   */
  judged(work: number, inThreads: boolean): void {
    if (inThreads) this.shared += work;
    else this.alone += work;
  }

  /** How far the search is: `next` of `cases` are judged. */
  progress(next: number, cases: number): Progress {
    // Draws some of the cases that are left, once.
    const cost = (this.cost ??= meanCost(this.source, this.weigh, next, cases));
    const left = cases - next;
    const state = (done: number, count: number): WorkState => ({
      unit: 'economies',
      done: done / cost.nanoseconds,
      left: count,
      cost,
    });
    const work =
      this.threads > 1
        ? [state(this.alone, 0), { ...state(this.shared, left), threads: this.threads }]
        : [state(this.alone, left)];
    return { label: this.label, done: next, total: cases, unit: 'economies', work };
  }
}
