/**
 * Pure dominators of one player's strategies, over all rounds, with watched witnesses (as SAT solvers watch literals): every
 * ordered pair (s, t) watches one column that shows that t does not dominate s, and looks for another only when that column
 * is removed.
 *
 * Columns only ever disappear, so a pair that has walked past a column never returns to it: over all rounds a pair walks
 * the columns once. A round examines only strategies one of whose watched columns was removed in the round before. Memory:
 * 12 bytes for each ordered pair.
 */
import * as Q from '../../exact/rational.js';
import type { Answer, Comparison, Elimination } from '../relation.js';
import type { Side } from '../side.js';
import { compareAt, payoffAt, profileOf } from '../side.js';

/** How many columns a pair walks before it tries others. */
const shortWalk = 4;
/** How many columns, scattered over all of them, it then tries. */
const maxScattered = 64;
/** How many columns that lately answered other rivals of the same strategy it tries. */
const maxRecent = 6;
/** Among how many columns the one at which a strategy itself gets most is sought. */
const sampleSize = 48;

/** A dominating strategy, its smallest gain in the table's whole numbers, and the first column that attains it. */
interface Dominator {
  readonly dominator: number;
  readonly gain: number | bigint;
  readonly column: number;
}

/** How far two runs of payoffs go before the first is below the second; `length` if it never is. */
const firstBelow = (payoffs: Float64Array, first: number, second: number, length: number): number => {
  let i = 0;
  while (i < length && payoffs[first + i]! >= payoffs[second + i]!) i += 1;
  return i;
};

/** One player's strategies, each ordered pair of them with the column that it watches. */
export class PureDominance {
  /** `column[s · n + t]` − 1 is the watched column; 0 before the first look; −1 if t is payoff-equal to s, for good. */
  private readonly column: Int32Array;
  /** How far the pair has walked: no column before that answers. */
  private readonly walked: Int32Array;
  /** For each column the pairs that watch it, as a chain: the first pair plus 1, and after each pair the next plus 1. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  /** The step of a sequence of columns scattered over all of them. */
  private readonly step: number;
  /** Columns that lately answered rivals of the strategy in hand, after a long walk. */
  private readonly recent = new Int32Array(maxRecent);
  private recentCount = 0;
  private nextRecent = 0;

  constructor(
    private readonly side: Side,
    private readonly comparison: Comparison,
  ) {
    this.column = new Int32Array(side.strategies * side.strategies);
    this.walked = new Int32Array(side.strategies * side.strategies);
    this.next = new Int32Array(side.strategies * side.strategies);
    this.first = new Int32Array(side.alive.length);
    this.step = 1 + Math.floor(side.alive.length * 0.381966);
  }

  /**
   * Everything that is dominated by a living strategy now, in ascending order. `removed` lists the columns removed since the
   * last call; it is undefined at the first.
   */
  dominated(removed: readonly number[] | undefined): ReadonlyArray<Elimination<number>> {
    const concerned = removed === undefined ? undefined : this.watchersOf(removed);
    const dominated: Elimination<number>[] = [];
    for (const s of this.side.living) {
      if (concerned !== undefined && concerned[s] === 0) continue;
      const dominator = this.bestDominator(s);
      if (dominator !== undefined) dominated.push(this.eliminationOf(s, dominator));
    }
    return dominated;
  }

  /** Which strategies have a pair that watched one of the columns. */
  private watchersOf(columns: readonly number[]): Uint8Array {
    const { strategies } = this.side;
    const concerned = new Uint8Array(strategies);
    for (const k of columns)
      for (let pair = this.first[k]! - 1; pair >= 0; pair = this.next[pair]! - 1)
        concerned[Math.floor(pair / strategies)] = 1;
    return concerned;
  }

  private watch(pair: number, k: number): void {
    this.column[pair] = k + 1;
    this.next[pair] = this.first[k]!;
    this.first[k] = pair + 1;
  }

  /** For a strategy that survives: an answer to each living rival. */
  answers(s: number, rivals: readonly number[]): ReadonlyArray<Answer<number>> {
    const { side } = this;
    const answers: Answer<number>[] = [];
    for (const rival of rivals) {
      if (rival === s) continue;
      const watched = this.column[s * side.strategies + rival]!;
      answers.push(watched < 0 ? { rival, equal: true } : { rival, column: profileOf(side, s, watched - 1) });
    }
    return answers;
  }

  /** The dominator with the largest smallest gain, the first at ties. */
  private bestDominator(s: number): Dominator | undefined {
    const { column } = this;
    const { alive, strategies, living, lead, offset, stride } = this.side;
    const favourable = this.favourableColumn(s);
    const base = offset[favourable]!;
    const own = lead[base + s * stride]!;
    let best: Dominator | undefined;
    this.recentCount = 0;
    this.nextRecent = 0;
    for (let i = 0; i < living.length; i += 1) {
      const t = living[i]!;
      const pair = s * strategies + t;
      const watched = column[pair]!;
      if (watched < 0 || (watched > 0 && alive[watched - 1] === 1) || t === s) continue;
      if (lead[base + t * stride]! < own) {
        this.watch(pair, favourable);
        continue;
      }
      if (best !== undefined) {
        // s is dominated. Another rival matters only if it gains more at every column.
        best = this.smallestGain(s, t, best.gain) ?? best;
        continue;
      }
      const found = this.search(s, t, pair);
      if (found < alive.length) this.watch(pair, found);
      else if (this.dominates(s, t)) best = this.smallestGain(s, t, undefined);
      else column[pair] = -1;
    }
    return best;
  }

  /** Of some living columns the one at which s itself gets most: it answers most rivals in most games. */
  private favourableColumn(s: number): number {
    const { lead, offset, alive, stride } = this.side;
    let best = alive.indexOf(1);
    let most = -Infinity;
    for (let j = 0; j < sampleSize; j += 1) {
      const k = this.scatteredColumn(j);
      const own = lead[offset[k]! + s * stride]!;
      if (own > most && alive[k] === 1) {
        most = own;
        best = k;
      }
    }
    return best;
  }

  /**
   * A living column that answers t, or the number of columns. It tries a short walk, the columns that lately answered other
   * rivals, scattered columns, and then walks to the end.
   */
  private search(s: number, t: number, pair: number): number {
    const { walked } = this;
    const { length } = this.side.alive;
    const pause = Math.min(walked[pair]! + shortWalk, length);
    let found = this.walk(s, t, walked[pair]!, pause);
    walked[pair] = found;
    if (found < pause) return found;
    for (let h = 0; h < this.recentCount; h += 1)
      if (this.answersAt(s, t, this.recent[h]!)) return this.recent[h]!;
    found = this.tryScattered(s, t);
    if (found === length) {
      found = this.walk(s, t, pause, length);
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

  /** The j-th of a sequence of columns scattered over all of them. */
  private scatteredColumn(j: number): number {
    return (j * this.step) % this.side.alive.length;
  }

  /**
   * An answer among columns scattered over all of them, or the number of columns. It helps where a walk in order meets long
   * stretches of ties.
   */
  private tryScattered(s: number, t: number): number {
    const { length } = this.side.alive;
    if (length <= 4 * maxScattered) return length;
    for (let j = 0; j < maxScattered; j += 1)
      if (this.answersAt(s, t, this.scatteredColumn(j))) return this.scatteredColumn(j);
    return length;
  }

  private answersAt(s: number, t: number, k: number): boolean {
    if (this.side.alive[k] === 0) return false;
    const order = compareAt(this.side, t, s, k);
    return this.comparison === 'strict' ? order <= 0 : order < 0;
  }

  /** The first living column in [from, to) at which t does not do better (strict) or does worse (else), or `to`. */
  private walk(s: number, t: number, from: number, to: number): number {
    const { lead, exact, offset, alive, stride } = this.side;
    const strict = this.comparison === 'strict';
    const sAt = s * stride;
    const tAt = t * stride;
    // While the players before this one keep their strategies, her payoffs from a strategy lie side by side, `stride` of them.
    const passTies = !strict && exact === undefined && stride > 1;
    for (let k = from; k < to; k += 1) {
      if (passTies) {
        const end = Math.min(to, k - (k % stride) + stride);
        k += firstBelow(lead, offset[k]! + tAt, offset[k]! + sAt, end - k);
        if (k === end) {
          k -= 1;
          continue;
        }
      }
      if (alive[k] === 0) continue;
      const base = offset[k]!;
      const d = lead[base + tAt]! - lead[base + sAt]!;
      if (d > 0) continue;
      if (d < 0) return k;
      if (exact === undefined) {
        if (strict) return k;
      } else {
        const left = exact[base + tAt]!;
        const right = exact[base + sAt]!;
        if (strict ? left <= right : left < right) return k;
      }
    }
    return to;
  }

  /** Whether t, which no column answers, dominates s. If not, t is payoff-equal to s and no dominator. */
  private dominates(s: number, t: number): boolean {
    return (
      this.comparison === 'strict' ||
      (this.comparison === 'very-weak' && t < s) ||
      this.firstBetter(s, t) >= 0
    );
  }

  private firstBetter(s: number, t: number): number {
    const { alive } = this.side;
    for (let k = 0; k < alive.length; k += 1)
      if (alive[k] === 1 && compareAt(this.side, t, s, k) > 0) return k;
    return -1;
  }

  private eliminationOf(s: number, { dominator, gain, column }: Dominator): Elimination<number> {
    const { side } = this;
    const better = this.comparison === 'strict' ? -1 : this.firstBetter(s, dominator);
    return {
      strategy: s,
      dominator: [{ strategy: dominator, weight: Q.one }],
      margin: Q.of(gain, side.table.denominator),
      attainedAt: profileOf(side, s, column),
      ...(better < 0 ? {} : { positiveGainAt: profileOf(side, s, better) }),
      largestMargin: true,
    };
  }

  /** The smallest gain of t over s and the first column that attains it; nothing if it is not above a given gain. */
  private smallestGain(s: number, t: number, above: number | bigint | undefined): Dominator | undefined {
    const { side } = this;
    const { lead, exact, offset, alive, stride } = side;
    let gain: number | bigint | undefined;
    let column = -1;
    for (let k = 0; k < alive.length; k += 1) {
      if (alive[k] === 0) continue;
      const base = offset[k]!;
      const here =
        exact === undefined
          ? lead[base + t * stride]! - lead[base + s * stride]!
          : payoffAt(side, t, k) - payoffAt(side, s, k);
      if (gain !== undefined && here >= gain) continue;
      if (above !== undefined && here <= above) return undefined;
      gain = here;
      column = k;
    }
    return { dominator: t, gain: gain!, column };
  }
}
