/**
 * One round of mixed dominators for one player. Each strategy is decided by the cheapest way that can: a column to which it is
 * a best reply; a solution in floating point, rounded and tested in whole numbers; the exact programs.
 */
import type { Computation, Pieces } from '../../computation.js';
import { inPieces } from '../../computation.js';
import { distinctColumns } from '../distinct.js';
import type { InitialSets, MixtureGain, WholeBelief } from './mixtures.js';
import type { Weights } from './column-oracle.js';
import type { FloatWeights, Matrix } from './polytope.js';
import { FloatSearch } from './warm-start.js';
import type { Comparison, WarmStart } from '../relation.js';
import type { Side } from '../side.js';
import { compareAt, payoffAt } from '../side.js';
import type { TableOracle } from './table-oracle.js';
import { mixtureOrBelief, fullSupport } from './verdict.js';

/**
 * From this many entries on, a floating-point solution comes first, and any mixture that dominates will do. Below, the exact
 * programs are solved alone, and give the mixture with the largest smallest gain.
 */
const minWarmStartEntries = 150;
/** Denominators 2^b tried in rounding. */
const roundings = [2, 4, 7, 10, 14, 18, 22, 26, 30, 36, 44];

type Verdict =
  | { readonly kind: 'dominated'; readonly found: MixtureGain<number> }
  | { readonly kind: 'undominated'; readonly belief: WholeBelief<number> };

/** Notes the verdict on a strategy. */
type Decide = (s: number, verdict: Verdict) => void;

/** One round's work for one player: rivals that differ pairwise, against the living columns. */
export class MixedRound {
  constructor(
    private readonly oracle: TableOracle,
    private readonly rivals: readonly number[],
    private readonly comparison: Comparison,
    private readonly warmStart: WarmStart,
    private readonly onUndominated: (s: number, belief: WholeBelief<number>) => void,
  ) {}

  /** The mixtures that dominate some of the given strategies; the others are reported with their beliefs. */
  *judge(strategies: readonly number[]): Computation<ReadonlyMap<number, MixtureGain<number>>> {
    const mixtures = new Map<number, MixtureGain<number>>();
    const undecided = new Set(strategies);
    const decide: Decide = (s, verdict) => {
      if (verdict.kind === 'dominated') mixtures.set(s, verdict.found);
      else this.onUndominated(s, verdict.belief);
      undecided.delete(s);
    };
    if (this.rivals.length === 1)
      for (const s of strategies) decide(s, { kind: 'undominated', belief: this.indifferent() });
    if (undecided.size > 0) this.bestReplies(undecided, decide);
    const starts = new Map<number, InitialSets<number>>();
    if (undecided.size > 0 && this.isWorthWarmStart()) yield* this.tryInDoubles(undecided, decide, starts);
    const total = undecided.size;
    for (const s of undecided) {
      const pieces = this.exactly(s, starts.get(s) ?? { rivals: [], columns: [] });
      const done = total - undecided.size;
      decide(s, yield* inPieces(pieces, { label: 'exact programs', done, total }));
      yield { label: 'exact programs', done: total - undecided.size, total };
    }
    return mixtures;
  }

  private isWorthWarmStart(): boolean {
    if (this.warmStart !== 'auto') return this.warmStart === 'always';
    return this.rivals.length * this.oracle.columns.length >= minWarmStartEntries;
  }

  /** Any belief: for a strategy without a rival. */
  private indifferent(): WholeBelief<number> {
    return this.comparison === 'weak'
      ? { uniformPart: 1n, columns: [], weights: [] }
      : { uniformPart: 0n, columns: [this.oracle.columns[0]!], weights: [1n] };
  }

  /** Decides every strategy that is a best reply to a column (under strict dominance), or its only best reply (otherwise). */
  private bestReplies(undecided: ReadonlySet<number>, decide: Decide): void {
    const { rivals } = this;
    const { side, columns } = this.oracle;
    for (const k of columns) {
      const best = bestReplyAt(side, rivals, k);
      const only = rivals.every((t) => t === best || compareAt(side, t, best, k) !== 0);
      if (!only && this.comparison !== 'strict') continue;
      const belief: WholeBelief<number> = { uniformPart: 0n, columns: [k], weights: [1n] };
      for (const s of only ? [best] : rivals)
        if (undecided.has(s) && (only || compareAt(side, s, best, k) === 0))
          decide(s, { kind: 'undominated', belief: this.withFullSupport(s, belief) });
    }
  }

  /** A belief that makes s strictly better than its rivals, given full support where that is asked for. */
  private withFullSupport(s: number, belief: WholeBelief<number>): WholeBelief<number> {
    return this.comparison === 'weak' ? fullSupport(this.oracle, this.rivals, s, belief) : belief;
  }

  /**
   * Decides what rounded floating-point solutions decide. For the rest it leaves the restricted problem of the last solution,
   * for the exact programs to start from.
   */
  private *tryInDoubles(
    undecided: Set<number>,
    decide: Decide,
    starts: Map<number, InitialSets<number>>,
  ): Computation<void> {
    const { side, columns } = this.oracle;
    const places = distinctColumns(side, this.rivals, columns).representatives.map((c) => columns[c]!);
    const matrix = scaledMatrix(side, this.rivals, places);
    const search = new FloatSearch(matrix);
    const total = undecided.size;
    for (const [row, s] of this.rivals.entries()) {
      if (!undecided.has(s)) continue;
      const solution = search.solve(row);
      const { kind, weights } = solution;
      const belief = kind === 'belief' ? this.roundBelief(s, weights, places) : undefined;
      const found = kind === 'mixture' ? this.roundMixture(s, weights) : undefined;
      if (belief !== undefined) decide(s, { kind: 'undominated', belief: this.withFullSupport(s, belief) });
      else if (found !== undefined) decide(s, { kind: 'dominated', found });
      else
        starts.set(s, {
          rivals: solution.rows.map((r) => this.rivals[r]!),
          columns: solution.columns.map((c) => places[c]!),
        });
      yield { label: 'floating-point solutions', done: total - undecided.size, total };
    }
  }

  /** Whole weights near those of a belief in floating point, if s is strictly better than every rival under them. */
  private roundBelief(
    s: number,
    { index, weight }: FloatWeights,
    places: readonly number[],
  ): WholeBelief<number> | undefined {
    for (const bits of roundings) {
      const columns: number[] = [];
      const weights: number[] = [];
      for (let i = 0; i < index.length; i += 1) {
        const w = Math.round(weight[i]! * 2 ** bits);
        if (!(w > 0)) continue;
        columns.push(places[index[i]!]!);
        weights.push(w);
      }
      if (columns.length > 0 && this.strictlyBest(s, columns, weights))
        return { uniformPart: 0n, columns, weights: lowest(weights).map(BigInt) };
    }
    return undefined;
  }

  private strictlyBest(s: number, columns: readonly number[], weights: readonly number[]): boolean {
    const { side, sumsFit } = this.oracle;
    const { lead, offset, stride } = side;
    if (sumsFit(sumOf(weights))) {
      const bases = columns.map((k) => offset[k]!);
      for (const t of this.rivals) {
        if (t === s) continue;
        let gap = 0;
        for (let c = 0; c < bases.length; c += 1)
          gap += weights[c]! * (lead[bases[c]! + s * stride]! - lead[bases[c]! + t * stride]!);
        if (gap <= 0) return false;
      }
      return true;
    }
    const whole = weights.map(BigInt);
    return this.rivals.every((t) => {
      if (t === s) return true;
      let gap = 0n;
      columns.forEach((k, c) => (gap += whole[c]! * (payoffAt(side, s, k) - payoffAt(side, t, k))));
      return gap > 0n;
    });
  }

  /** A mixture with short whole weights near those of one in floating point, if it gains everywhere. */
  private roundMixture(s: number, { index, weight }: FloatWeights): MixtureGain<number> | undefined {
    const ascending = index.map((_, i) => i).sort((a, b) => index[a]! - index[b]!);
    for (const bits of roundings) {
      const strategies: number[] = [];
      const rounded: number[] = [];
      for (const i of ascending) {
        const w = Math.round(weight[i]! * 2 ** bits);
        if (!(w > 0)) continue;
        strategies.push(this.rivals[index[i]!]!);
        rounded.push(w);
      }
      const weights = lowest(rounded);
      const gains = strategies.length > 0 && this.oracle.gainsInDoubles(strategies, weights, s);
      if (gains === false) continue;
      const mixture: Weights = { strategies, weights: weights.map(BigInt) };
      if (gains === true) return this.dominating(mixture, s);
      const least = this.oracle.least(mixture, s);
      if (least.gain > 0n) return { mixture, least, largest: false };
    }
    return undefined;
  }

  /** A mixture that is known to gain everywhere; where it gains least is found when it is asked. */
  private dominating(mixture: Weights, s: number): MixtureGain<number> {
    const { oracle } = this;
    return {
      mixture,
      get least() {
        return oracle.least(mixture, s);
      },
      largest: false,
    };
  }

  private *exactly(s: number, start: InitialSets<number>): Pieces<Verdict> {
    const rivals = this.rivals.filter((t) => t !== s);
    const seek = this.isWorthWarmStart() ? 'any' : 'largest';
    const { comparison } = this;
    const judged = yield* mixtureOrBelief(this.oracle, rivals, s, { comparison, seek, start });
    return judged.kind === 'mixture'
      ? { kind: 'dominated', found: judged.found }
      : { kind: 'undominated', belief: judged.belief };
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Whole weights without a common divisor. Remainders and these quotients of whole doubles are exact, however large. */
const lowest = (weights: readonly number[]): readonly number[] => {
  let common = 0;
  for (const weight of weights) {
    let rest = weight;
    while (rest !== 0) [common, rest] = [rest, common % rest];
    if (common === 1) return weights;
  }
  return weights.map((w) => w / common);
};

/** The first of some strategies that get most at a column. */
const bestReplyAt = (side: Side, strategies: readonly number[], k: number): number => {
  const { lead, stride, exact } = side;
  const base = side.offset[k]!;
  let best = strategies[0]!;
  for (let i = 1; i < strategies.length; i += 1) {
    const t = strategies[i]!;
    const own = lead[base + t * stride]!;
    const most = lead[base + best * stride]!;
    if (own > most || (exact !== undefined && own === most && compareAt(side, t, best, k) > 0)) best = t;
  }
  return best;
};

/** Payoffs as doubles in [0, 1], each column shifted to start at 0: dominance does not change. */
const scaledMatrix = (side: Side, rows: readonly number[], places: readonly number[]): Matrix => {
  const entries = new Float64Array(rows.length * places.length);
  const gainOver = side.exact === undefined ? gainsInDoubles(side) : gainsInWholeNumbers(side, side.exact);
  let range = 0;
  for (let c = 0; c < places.length; c += 1) {
    const base = side.offset[places[c]!]!;
    let low = rows[0]!;
    for (const t of rows) if (gainOver(base, t, low) < 0) low = t;
    for (let r = 0, at = c; r < rows.length; r += 1, at += places.length) {
      const value = gainOver(base, rows[r]!, low);
      entries[at] = value;
      if (value > range) range = value;
    }
  }
  if (range > 0) for (let i = 0; i < entries.length; i += 1) entries[i]! /= range;
  return { rows: rows.length, columns: places.length, entries };
};

/** What one strategy gets more than another at the base of a column, rounded to a double. */
type Gains = (base: number, strategy: number, over: number) => number;

const gainsInDoubles =
  ({ lead, stride }: Side): Gains =>
  (base, strategy, over) =>
    lead[base + strategy * stride]! - lead[base + over * stride]!;

const gainsInWholeNumbers =
  ({ stride }: Side, exact: readonly bigint[]): Gains =>
  (base, strategy, over) =>
    Number(exact[base + strategy * stride]! - exact[base + over * stride]!);
