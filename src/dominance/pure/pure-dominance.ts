/**
 * Which of one player's strategies another one dominates, over all rounds, with watched witnesses (as SAT solvers watch literals).
 *
 * Every strategy watches one column at which most rivals get less than it; that column alone answers them. For every rival
 * that it does not answer the pair (s, t) watches a column of its own, which shows that t does not dominate s. Another column is
 * looked for only when the watched one is removed.
 *
 * Columns only ever disappear, so a pair that has walked past a column never returns to it: over all rounds a pair walks
 * the columns once. A round examines only strategies one of whose watched columns was removed in the round before. The
 * search ends at the first dominator; which one has the largest margin is asked elsewhere, if at all. Memory: 12 bytes for
 * each ordered pair, of which only those are touched that watch a column of their own.
 */
import type { Answer, Comparison } from '../relation.js';
import type { RemovedColumns, Side } from '../side.js';
import { baseOf, profileOf } from '../side.js';
import { ColumnWalk } from './column-walk.js';

/** How many columns a pair walks before it tries others. */
const shortWalk = 4;
/** How many columns, scattered over all of them, it then tries. */
const maxScattered = 64;
/** How many columns that lately answered other rivals of the same strategy it tries. */
const maxRecent = 6;
/** Among how many columns the one at which a strategy itself gets most is sought. */
const sampleSize = 48;

/** Among the first bases of a sample the place of the living column with the highest payoff, the first at ties; −1 if none lives. */
const highestLiving = (
  payoffs: Float64Array,
  bases: Int32Array,
  own: number,
  alive: Uint8Array,
  columns: Int32Array,
): number => {
  let best = -1;
  let most = -Infinity;
  for (let j = 0; j < sampleSize; j += 1) {
    const payoff = payoffs[bases[j]! + own]!;
    if (payoff > most && alive[columns[j]!] === 1) {
      most = payoff;
      best = j;
    }
  }
  return best;
};

/** One player's strategies, and what shows of each of them that the others do not dominate it. */
export class PureDominance {
  /** For each strategy the column that it watches, plus 1; 0 before the first look. */
  private readonly favourable: Int32Array;
  /**
   * `column[s · n + t]` − 1 is the column that the pair watches; 0 if it watches none, since the favourable column of s
   * answers t; −1 if t is payoff-equal to s, for good.
   */
  private readonly column: Int32Array;
  /** How far the pair has walked: no column before that answers. */
  private readonly walked: Int32Array;
  /** For each column the strategies that watch it, as a chain: the first plus 1, and after each the next plus 1. */
  private readonly firstStrategy: Int32Array;
  private readonly nextStrategy: Int32Array;
  /** The same for pairs. */
  private readonly firstPair: Int32Array;
  private readonly nextPair: Int32Array;
  /** A sequence of columns scattered over all of them. */
  private readonly scattered: Int32Array;
  private readonly scatteredBases: Int32Array;
  private readonly walk: ColumnWalk;
  /** Columns that lately answered rivals of the strategy in hand, after a long walk. */
  private readonly recent = new Int32Array(maxRecent);
  private recentCount = 0;
  private nextRecent = 0;
  /**
   * How many columns a first look walks by itself, and how far apart they lie: those of a short walk if they lie evenly and
   * doubles decide; otherwise none.
   */
  private readonly firstColumns: number;
  private readonly firstStep: number;

  constructor(
    private readonly side: Side,
    private readonly comparison: Comparison,
  ) {
    const { strategies } = side;
    const columns = side.alive.length;
    this.walk = new ColumnWalk(side, comparison);
    this.favourable = new Int32Array(strategies);
    this.column = new Int32Array(strategies * strategies);
    this.walked = new Int32Array(strategies * strategies);
    this.firstStrategy = new Int32Array(columns);
    this.nextStrategy = new Int32Array(strategies);
    this.firstPair = new Int32Array(columns);
    this.nextPair = new Int32Array(strategies * strategies);
    this.scattered = new Int32Array(maxScattered);
    this.firstStep = side.stride === 1 ? strategies : 1;
    const run = side.stride === 1 ? columns : side.stride;
    this.firstColumns = side.exact === undefined && run >= shortWalk ? shortWalk : 0;
    const step = 1 + Math.floor(columns * 0.381966);
    this.scatteredBases = new Int32Array(maxScattered);
    for (let j = 0; j < maxScattered; j += 1) {
      const k = (j * step) % columns;
      this.scattered[j] = k;
      this.scatteredBases[j] = baseOf(side, k);
    }
  }

  /**
   * Every strategy that a living one dominates now, in ascending order. `removed` tells the columns removed since the last
   * call; it is undefined at the first.
   */
  dominated(removed: RemovedColumns | undefined): readonly number[] {
    const { living } = this.side;
    const dominated: number[] = [];
    if (removed === undefined || removed === 'many') {
      for (const s of living) if (this.isDominated(s)) dominated.push(s);
    } else {
      const concerned = this.watchersOf(removed === 'none' ? [] : removed);
      for (const s of living) if (concerned[s] === 1 && this.isDominated(s)) dominated.push(s);
    }
    return dominated;
  }

  /** Which strategies watched one of the columns, or have a pair that did. */
  private watchersOf(columns: readonly number[]): Uint8Array {
    const { strategies } = this.side;
    const concerned = new Uint8Array(strategies);
    for (const k of columns) {
      for (let s = this.firstStrategy[k]! - 1; s >= 0; s = this.nextStrategy[s]! - 1) concerned[s] = 1;
      for (let pair = this.firstPair[k]! - 1; pair >= 0; pair = this.nextPair[pair]! - 1)
        concerned[Math.floor(pair / strategies)] = 1;
    }
    return concerned;
  }

  private watch(pair: number, k: number): void {
    this.column[pair] = k + 1;
    this.nextPair[pair] = this.firstPair[k]!;
    this.firstPair[k] = pair + 1;
  }

  /** For a strategy that survives: an answer to each living rival. */
  answers(s: number, rivals: readonly number[]): ReadonlyArray<Answer<number>> {
    const { side } = this;
    const answers: Answer<number>[] = [];
    for (const rival of rivals) {
      if (rival === s) continue;
      const own = this.column[s * side.strategies + rival]!;
      const watched = own === 0 ? this.favourable[s]! : own;
      answers.push(watched < 0 ? { rival, equal: true } : { rival, column: profileOf(side, s, watched - 1) });
    }
    return answers;
  }

  /** Whether another living strategy dominates s; it stops at the first that does. */
  private isDominated(s: number): boolean {
    this.recentCount = 0;
    this.nextRecent = 0;
    return this.favourable[s] === 0 ? this.isDominatedAtFirst(s) : this.isDominatedNow(s);
  }

  /** The first look at s: every column is there, and no pair of it watches one. */
  private isDominatedAtFirst(s: number): boolean {
    const { living, strategies } = this.side;
    const base = baseOf(this.side, this.watchFavourable(s));
    for (let i = 0; ; i += 1) {
      i = this.answerRivals(s, base, i);
      if (i === living.length) return false;
      const t = living[i]!;
      if (this.pairDominates(s, t, s * strategies + t)) return true;
    }
  }

  /**
   * Answers rivals of s, from one place in the list on, as long as its favourable column or one of the first columns does. It
   * returns the place of the first rival that they do not answer, or the number of rivals.
   *
   * This is where most pairs of most games are decided, so it calls nothing: it is quick in a new process too.
   */
  private answerRivals(s: number, base: number, from: number): number {
    const { column, walked, nextPair, firstPair, firstColumns, firstStep } = this;
    const { lead, living, stride, strategies } = this.side;
    const passesTies = this.comparison !== 'strict';
    const own = lead[base + s * stride]!;
    for (let i = from; i < living.length; i += 1) {
      const t = living[i]!;
      if (lead[base + t * stride]! < own || t === s) continue;
      let left = t * stride;
      let right = s * stride;
      let k = 0;
      while (
        k < firstColumns &&
        (lead[left]! > lead[right]! || (passesTies && lead[left]! === lead[right]!))
      ) {
        k += 1;
        left += firstStep;
        right += firstStep;
      }
      if (k === firstColumns) return i;
      const pair = s * strategies + t;
      walked[pair] = k;
      column[pair] = k + 1;
      nextPair[pair] = firstPair[k]!;
      firstPair[k] = pair + 1;
    }
    return living.length;
  }

  /**
   * A later look: the rivals in question are those whose own column was removed and, if the favourable column of s was, all
   * that have no column of their own.
   */
  private isDominatedNow(s: number): boolean {
    const { column } = this;
    const { alive, lead, living, stride, strategies } = this.side;
    const known = this.favourable[s]! - 1;
    const favourable = alive[known] === 1 ? known : this.watchFavourable(s);
    const base = baseOf(this.side, favourable);
    const own = lead[base + s * stride]!;
    for (const t of living) {
      const pair = s * strategies + t;
      const watched = column[pair]!;
      if (watched === 0 ? favourable === known : watched < 0 || alive[watched - 1] === 1) continue;
      if (lead[base + t * stride]! < own) column[pair] = 0;
      else if (t !== s && this.pairDominates(s, t, pair)) return true;
    }
    return false;
  }

  /** Looks for a column that answers t, and watches it; whether there is none and t dominates s. */
  private pairDominates(s: number, t: number, pair: number): boolean {
    const found = this.search(s, t, pair);
    if (found < this.side.alive.length) {
      this.watch(pair, found);
      return false;
    }
    if (this.dominates(s, t)) return true;
    this.column[pair] = -1;
    return false;
  }

  /** Of some living columns the one at which s itself gets most: it answers most rivals in most games. s watches it now. */
  private watchFavourable(s: number): number {
    const { alive, lead, stride } = this.side;
    const j = highestLiving(lead, this.scatteredBases, s * stride, alive, this.scattered);
    const k = j < 0 ? alive.indexOf(1) : this.scattered[j]!;
    this.favourable[s] = k + 1;
    this.nextStrategy[s] = this.firstStrategy[k]!;
    this.firstStrategy[k] = s + 1;
    return k;
  }

  /**
   * A living column that answers t, or the number of columns. It tries a short walk, the columns that lately answered other
   * rivals, scattered columns, and then walks to the end.
   */
  private search(s: number, t: number, pair: number): number {
    const { walked } = this;
    const { length } = this.side.alive;
    const pause = Math.min(walked[pair]! + shortWalk, length);
    let found = this.walk.find(s, t, walked[pair]!, pause);
    walked[pair] = found;
    if (found < pause) return found;
    for (let h = 0; h < this.recentCount; h += 1)
      if (this.answersAt(s, t, this.recent[h]!)) return this.recent[h]!;
    found = this.tryScattered(s, t);
    if (found === length) {
      found = this.walk.find(s, t, pause, length);
      walked[pair] = found;
    }
    if (found < length) this.addRecent(found);
    return found;
  }

  private addRecent(column: number): void {
    this.recent[this.nextRecent] = column;
    this.nextRecent = (this.nextRecent + 1) % maxRecent;
    if (this.recentCount < maxRecent) this.recentCount += 1;
  }

  /**
   * An answer among columns scattered over all of them, or the number of columns. It helps where a walk in order meets long
   * stretches of ties.
   */
  private tryScattered(s: number, t: number): number {
    const { length } = this.side.alive;
    if (length <= 4 * maxScattered) return length;
    for (let j = 0; j < maxScattered; j += 1)
      if (this.answersAt(s, t, this.scattered[j]!)) return this.scattered[j]!;
    return length;
  }

  /** Whether a column is there, and t does not do better at it (strict) or does worse (else). */
  private answersAt(s: number, t: number, k: number): boolean {
    if (this.side.alive[k] === 0) return false;
    return this.walk.answersThere(s, t, baseOf(this.side, k));
  }

  /** Whether t, which no column answers, dominates s. If not, t is payoff-equal to s and no dominator. */
  private dominates(s: number, t: number): boolean {
    return this.comparison === 'strict' || (this.comparison === 'very-weak' && t < s) || this.gains(t, s);
  }

  /** Whether t gets more than s at a living column. */
  private gains(t: number, s: number): boolean {
    const { lead, exact, alive, stride } = this.side;
    for (let k = 0; k < alive.length; k += 1) {
      if (alive[k] === 0) continue;
      const base = baseOf(this.side, k);
      const left = base + t * stride;
      const right = base + s * stride;
      if (lead[left]! > lead[right]! || (exact !== undefined && exact[left]! > exact[right]!)) return true;
    }
    return false;
  }
}
