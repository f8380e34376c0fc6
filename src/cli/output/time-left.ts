/**
 * How long work will take, from what was measured of it in this run.
 *
 * Work is of several kinds, each counted in its own unit. The time that a kind took lately, over the time that its rough
 * cost foretells for the same units, says how fast it goes here; a kind that has not begun is taken to go as fast as the
 * others. The cost counts the warm-up of new code, so that slow first units do not stand for those that follow.
 */
import type { Progress, WorkState } from '../../computation.js';

/** Seconds that are left, and whether they rest mostly on work that was not measured yet. */
export interface TimeLeft {
  readonly seconds: number;
  readonly rough: boolean;
}

/** So many milliseconds as the rough costs foretell them are as good as measured. */
const trusted = 150;
/** A time is told when so many milliseconds were measured. */
const least = 60;
/** Work whose cost is not known was measured for so many milliseconds, and so often, before a time is told. */
const leastUnknown = { time: 250, samples: 4 };
/** The most measurements that are kept of a kind. */
const maxSamples = 256;

/** What a kind of work had taken when it was looked at: milliseconds by the clock, and as its rough cost foretells. */
interface Sample {
  readonly time: number;
  readonly foretold: number;
}

/** The milliseconds that so many units take from the first on, warm-up included, as the rough cost foretells. */
const foretell = ({ cost, threads = 1 }: WorkState, units: number): number => {
  const { nanoseconds, warmUp = 0 } = cost ?? { nanoseconds: 1e6 };
  const warm = (units * nanoseconds) / 1e6 / threads;
  // What is lost dies down as work is done: after warm work of a seventh of it, about two thirds of it are behind us.
  return warm + (warmUp === 0 ? 0 : warmUp * (1 - Math.exp((-7 * warm) / warmUp)));
};

/** One kind of work as it was measured. */
class Kind {
  private samples: Sample[] = [];
  /** Units done before the count last began anew. */
  private before = 0;
  private state: WorkState;
  private starting: boolean;

  constructor(state: WorkState) {
    this.state = state;
    this.starting = (state.threads ?? 1) > 1;
    this.samples.push({ time: 0, foretold: foretell(state, state.done) });
  }

  private get last(): Sample {
    return this.samples.at(-1)!;
  }
  /** Milliseconds measured. */
  get time(): number {
    return this.last.time;
  }
  /** The same as foretold. */
  get foretold(): number {
    return this.last.foretold - this.samples[0]!.foretold;
  }
  get hasCost(): boolean {
    return this.state.cost !== undefined;
  }

  /** Whether the work began anew before, or does so with this state. */
  hasBegunAnew({ done }: WorkState): boolean {
    return this.before > 0 || done < this.state.done;
  }

  /** Takes in a new state, and returns by how many foretold milliseconds the work has gone on. */
  advance(state: WorkState): number {
    if (state.done < this.state.done) this.before += this.state.done;
    const from = this.last.foretold;
    this.state = state;
    return Math.max(0, foretell(state, this.before + state.done) - from);
  }

  /**
   * Takes in that the work went on by so many foretold milliseconds in so many by the clock. The first that threads have
   * done tells nothing: until then they were started.
   */
  measure(time: number, foretold: number): void {
    if (this.starting) {
      this.starting = false;
      this.samples = [{ time: 0, foretold: this.last.foretold + foretold }];
      return;
    }
    this.samples.push({ time: this.last.time + time, foretold: this.last.foretold + foretold });
    if (this.samples.length > maxSamples)
      this.samples = this.samples.filter((_, i) => i % 2 === 0 || i === this.samples.length - 1);
  }

  /** The foretold milliseconds that are left. */
  get left(): number {
    const done = this.before + this.state.done;
    return foretell(this.state, done + this.state.left) - foretell(this.state, done);
  }

  /** What the last half of the measurements has: milliseconds by the clock, and as foretold. */
  get recent(): Sample {
    const { time, foretold } = this.last;
    const from = this.samples.findLast((sample) => sample.time <= time / 2) ?? this.last;
    return { time: time - from.time, foretold: foretold - from.foretold };
  }

  /** Whether enough was measured for a kind whose cost is not known. */
  get isKnown(): boolean {
    return this.hasCost || (this.time >= leastUnknown.time && this.samples.length > leastUnknown.samples);
  }
}

/** The work of a report: that of the whole job where it is known, else its own. */
const workOf = ({ label, done, total, unit = label, work }: Progress): readonly WorkState[] =>
  work === 'uncounted' ? [] : (work ?? [{ unit, done, left: Math.max(0, total - done) }]);

/** Work in threads is another kind than the same work in one: it begins with new code. */
const nameOf = ({ unit, threads = 1 }: WorkState): string => `${String(threads)} ${unit}`;

/** Measures work from its reports. */
export class Stopwatch {
  private readonly kinds = new Map<string, Kind>();
  private current: readonly Kind[] = [];
  private time: number | undefined;
  private unit: string | undefined;
  /** Whether all that is left is counted. */
  private isCounted = true;
  /** Milliseconds of work on the current unit in which no count has moved yet. */
  private waiting = 0;

  /**
   * Takes in a report.
   *
   * @param time the clock, in milliseconds.
   */
  add(progress: Progress, time: number): void {
    const passed = this.waiting + (this.time === undefined ? 0 : time - this.time);
    this.time = time;
    const { unit = progress.label } = progress;
    const work = workOf(progress);
    // What is no part of the plan takes none of its time.
    const uncounted = work.every((state) => state.unit !== unit);
    this.isCounted = progress.work !== 'uncounted' && (progress.work !== undefined || this.goesOn(work));
    const moved: { readonly kind: Kind; readonly by: number }[] = [];
    this.current = work.map((state) => {
      const known = this.kinds.get(nameOf(state));
      const kind = known ?? new Kind(state);
      this.kinds.set(nameOf(state), kind);
      const by = known?.advance(state) ?? 0;
      if (by > 0) moved.push({ kind, by });
      return kind;
    });
    const all = moved.reduce((sum, { by }) => sum + by, 0);
    for (const { kind, by } of moved) kind.measure((passed * by) / all, by);
    this.waiting = moved.length > 0 || unit !== this.unit || uncounted ? 0 : passed;
    this.unit = unit;
  }

  /** Whether work goes on from where it was. What begins anew, and is no part of a plan, may do so again, who knows how often. */
  private goesOn(work: readonly WorkState[]): boolean {
    return work.every((state) => this.kinds.get(nameOf(state))?.hasBegunAnew(state) !== true);
  }

  /** What is left; undefined if too little is known of it. */
  left(): TimeLeft | undefined {
    const all = [...this.kinds.values()].reduce((sum, { time }) => sum + time, 0);
    if (!this.isCounted || all < least) return undefined;
    const usual = slowness(this.measured(), 1);
    let [seconds, guessed] = [0, 0];
    for (const kind of this.current) {
      if (kind.left <= 0) continue;
      if (!kind.isKnown) return undefined;
      const part = (kind.left * (kind.hasCost ? slowness(kind.recent, usual) : ratio(kind.recent))) / 1000;
      seconds += part;
      if (kind.time < trusted) guessed += part;
    }
    return { seconds, rough: guessed > seconds / 2 };
  }

  /** All that was measured of the kinds whose cost is known roughly. */
  private measured(): Sample {
    const kinds = [...this.kinds.values()].filter((kind) => kind.hasCost);
    return {
      time: kinds.reduce((sum, { time }) => sum + time, 0),
      foretold: kinds.reduce((sum, { foretold }) => sum + foretold, 0),
    };
  }
}

const ratio = ({ time, foretold }: Sample): number => time / foretold;

/** How many milliseconds a foretold one takes: as measured, and, as long as that was little, as it is usual. */
const slowness = ({ time, foretold }: Sample, usual: number): number =>
  (time + trusted) / (foretold + trusted / usual);
