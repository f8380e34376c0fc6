/**
 * Pure dominators of one player's strategies, over all rounds: every ordered pair (s, t) watches one column that shows
 * that t does not dominate s, and looks for another only when that column is struck.
 *
 * Columns only ever disappear, so a pair that has walked past a column never returns to it: over all rounds a pair walks
 * the columns once. Memory: 8 bytes an ordered pair.
 */
import * as Q from '../exact/rational.js';
import type { Answer, Comparison, Fall } from './relation.js';
import type { Side } from './side.js';
import { compareAt, payoffAt, profileOf } from './side.js';

/** How many columns that lately answered one rival are tried on the next. */
const remembered = 6;

/** What the pairs watch. */
export class Watch {
  /** `column[s · n + t]` + 1 is the watched column; 0 before the first look, −1 if t is payoff-equal to s for good. */
  private readonly column: Int32Array;
  /** Where the pair's walk stands: no column before it answers. */
  private readonly walked: Int32Array;
  private readonly recent = new Int32Array(remembered);

  constructor(
    private readonly side: Side,
    private readonly comparison: Comparison,
  ) {
    this.column = new Int32Array(side.strategies * side.strategies);
    this.walked = new Int32Array(side.strategies * side.strategies);
  }

  /** Everything that is dominated by a living strategy now, in ascending order. */
  falls(): readonly Fall<number>[] {
    const falls: Fall<number>[] = [];
    for (const s of this.side.living) {
      const dominators = this.dominatorsOf(s);
      if (dominators.length > 0) falls.push(this.best(s, dominators));
    }
    return falls;
  }

  /** For a strategy that stands: an answer to each living rival. */
  answers(s: number, rivals: readonly number[]): readonly Answer<number>[] {
    const { side } = this;
    const answers: Answer<number>[] = [];
    for (const rival of rivals) {
      if (rival === s) continue;
      const watched = this.column[s * side.strategies + rival]!;
      answers.push(watched < 0 ? { rival, equal: true } : { rival, column: profileOf(side, s, watched - 1) });
    }
    return answers;
  }

  private dominatorsOf(s: number): number[] {
    const { side, column, walked, recent } = this;
    const { alive, strategies, living } = side;
    const dominators: number[] = [];
    let kept = 0;
    let newest = 0;
    for (let i = 0; i < living.length; i += 1) {
      const t = living[i]!;
      if (t === s) continue;
      const pair = s * strategies + t;
      const watched = column[pair]!;
      if (watched < 0 || (watched > 0 && alive[watched - 1] === 1)) continue;
      let found = -1;
      for (let h = 0; h < kept; h += 1)
        if (this.answersAt(s, t, recent[h]!)) {
          found = recent[h]!;
          break;
        }
      if (found < 0) {
        found = this.walk(s, t, walked[pair]!);
        walked[pair] = found;
        if (found === alive.length) {
          const verdict = this.verdict(s, t);
          if (verdict === 'dominates') dominators.push(t);
          else column[pair] = -1;
          continue;
        }
        recent[newest] = found;
        newest = (newest + 1) % remembered;
        if (kept < remembered) kept += 1;
      }
      column[pair] = found + 1;
    }
    return dominators;
  }

  private answersAt(s: number, t: number, k: number): boolean {
    const order = compareAt(this.side, t, s, k);
    return this.comparison === 'strict' ? order <= 0 : order < 0;
  }

  /** The first living column from a place on at which t does not do better (strict) or does worse (else). */
  private walk(s: number, t: number, from: number): number {
    const { lead, exact, offset, alive, stride } = this.side;
    const strict = this.comparison === 'strict';
    const sAt = s * stride;
    const tAt = t * stride;
    for (let k = from; k < alive.length; k += 1) {
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
    return alive.length;
  }

  /** What it means that no column answers t. */
  private verdict(s: number, t: number): 'dominates' | 'equal' {
    if (this.comparison === 'strict') return 'dominates';
    if (this.comparison === 'very-weak' && t < s) return 'dominates';
    return this.firstBetter(s, t) < 0 ? 'equal' : 'dominates';
  }

  private firstBetter(s: number, t: number): number {
    const { alive } = this.side;
    for (let k = 0; k < alive.length; k += 1)
      if (alive[k] === 1 && compareAt(this.side, t, s, k) > 0) return k;
    return -1;
  }

  /** The dominator with the largest smallest gain, the first at ties. */
  private best(s: number, dominators: readonly number[]): Fall<number> {
    const { side } = this;
    let dominator = dominators[0]!;
    let least = this.leastGain(s, dominator, undefined)!;
    for (let i = 1; i < dominators.length; i += 1) {
      const gain = this.leastGain(s, dominators[i]!, least.gain);
      if (gain === undefined) continue;
      dominator = dominators[i]!;
      least = gain;
    }
    const better = this.comparison === 'strict' ? -1 : this.firstBetter(s, dominator);
    return {
      strategy: s,
      by: [{ strategy: dominator, weight: Q.one }],
      margin: Q.of(least.gain, side.table.denominator),
      at: profileOf(side, s, least.column),
      ...(better < 0 ? {} : { better: profileOf(side, s, better) }),
      largest: true,
    };
  }

  /** The smallest gain of t over s and the first column that attains it; nothing if it is not above a given gain. */
  private leastGain(
    s: number,
    t: number,
    above: number | bigint | undefined,
  ): { readonly gain: number | bigint; readonly column: number } | undefined {
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
    return { gain: gain!, column };
  }
}
