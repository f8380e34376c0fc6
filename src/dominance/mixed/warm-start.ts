/**
 * Guesses in doubles, for games too large to be solved exactly from scratch: a strategy is judged on a corner of the table, a
 * few rivals and a few columns, which grows by those that answer the last guess best. Corners stay small: a mixture or a
 * belief that decides, decides by a few strategies or columns.
 *
 * Nothing here decides: what comes out is rounded and tested in whole numbers, or solved again exactly.
 */

/** Below this a number counts as 0 in the walk; payoffs are scaled to [−1, 1]. */
const tiny = 1e-9;

/** Weights on columns or rows, by their index. */
export interface FloatWeights {
  readonly index: readonly number[];
  readonly weight: readonly number[];
}

/** A matrix of payoffs, rows of equal length laid end to end. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly entries: Float64Array;
}

/**
 * The polytope {(y, w) : y a belief over the columns, w ≥ the payoff of every row against y} at one of its vertices, walked by
 * the simplex method. A row is a best reply to some belief exactly if its slack reaches 0.
 * Variables: the slack of row t is t, the weight of column c is rows + c.
 */
class Polytope {
  private readonly rows: number;
  private readonly width: number;
  private readonly a: Float64Array;
  private readonly inside: Int32Array;
  private readonly outside: Int32Array;
  /** For each variable its row of the dictionary, or −1 − its column. */
  private readonly place: Int32Array;

  constructor({ rows, columns, entries }: Matrix) {
    this.rows = rows;
    this.width = columns + 1;
    this.a = new Float64Array(rows * this.width);
    this.inside = new Int32Array(rows);
    this.outside = new Int32Array(columns);
    this.place = new Int32Array(rows + columns);
    // Start at the first column, where the row `top` is best: slack_t = slack_top + (gap of t there) + Σ_c y_c (change of gap).
    let top = 0;
    for (let t = 1; t < rows; t += 1) if (entries[t * columns]! > entries[top * columns]!) top = t;
    const put = (row: number, variable: number): number => {
      this.inside[row] = variable;
      this.place[variable] = row;
      return row * this.width;
    };
    for (let j = 0; j < columns; j += 1) {
      const variable = j === 0 ? top : rows + j;
      this.outside[j] = variable;
      this.place[variable] = -1 - j;
    }
    const first = put(0, rows);
    this.a[first + columns] = 1;
    for (let j = 1; j < columns; j += 1) this.a[first + j] = -1;
    for (let t = 0, row = 1; t < rows; t += 1) {
      if (t === top) continue;
      const at = put(row++, t);
      const gap = entries[top * columns]! - entries[t * columns]!;
      this.a[at] = 1;
      this.a[at + columns] = gap;
      for (let j = 1; j < columns; j += 1)
        this.a[at + j] = entries[top * columns + j]! - entries[t * columns + j]! - gap;
    }
  }

  /** Walks until the row's slack is 0 (`tight`) or can fall no further (`loose`), or gives up. */
  approach(row: number): 'tight' | 'loose' | 'lost' {
    for (let steps = 20 * (this.rows + this.width); steps > 0; steps -= 1) {
      const at = this.place[row]!;
      if (at < 0) return 'tight';
      const enter = this.steepest(at);
      if (enter < 0) return this.constant(at) > tiny ? 'loose' : 'lost';
      const leave = this.firstToVanish(enter, at);
      if (leave < 0) return 'lost';
      this.exchange(leave, enter);
    }
    return 'lost';
  }

  /** The belief at this vertex. */
  belief(): FloatWeights {
    const index: number[] = [];
    const weight: number[] = [];
    for (let i = 0; i < this.rows; i += 1)
      if (this.inside[i]! >= this.rows && this.constant(i) > tiny) {
        index.push(this.inside[i]! - this.rows);
        weight.push(this.constant(i));
      }
    return { index, weight };
  }

  /** A belief beside this vertex to which a tight row is strictly better than every other; nothing if there is no room. */
  beliefBeside(row: number): FloatWeights | undefined {
    const { rows, width, outside, inside, a } = this;
    const others: number[] = [];
    for (let j = 0; j < width - 1; j += 1) if (outside[j]! < rows && outside[j] !== row) others.push(j);
    const slope = new Float64Array(rows);
    let room = 1;
    for (let i = 0; i < rows; i += 1) {
      let sum = 0;
      for (const j of others) sum += a[i * width + j]!;
      slope[i] = sum;
      if (sum < -tiny) room = Math.min(room, this.constant(i) / -sum);
    }
    if (!(room > tiny)) return undefined;
    const index: number[] = [];
    const weight: number[] = [];
    for (let i = 0; i < rows; i += 1) {
      if (inside[i]! < rows) continue;
      const y = this.constant(i) + (room / 2) * slope[i]!;
      if (y <= 0) continue;
      index.push(inside[i]! - rows);
      weight.push(y);
    }
    return { index, weight };
  }

  /** For a loose row: the mixture of rows that its coefficients on slacks are. */
  mixture(row: number): FloatWeights {
    const at = this.place[row]! * this.width;
    const index: number[] = [];
    const weight: number[] = [];
    for (let j = 0; j < this.width - 1; j += 1)
      if (this.outside[j]! < this.rows && this.a[at + j]! > tiny) {
        index.push(this.outside[j]!);
        weight.push(this.a[at + j]!);
      }
    return { index, weight };
  }

  private constant(row: number): number {
    return this.a[row * this.width + this.width - 1]!;
  }

  private steepest(row: number): number {
    const { a, width } = this;
    const start = row * width;
    let best = -1;
    let slope = -tiny;
    for (let j = 0; j < width - 1; j += 1)
      if (a[start + j]! < slope) {
        slope = a[start + j]!;
        best = j;
      }
    return best;
  }

  /** The row that first reaches 0 as a variable enters; among near ties the sought row, then the steepest. */
  private firstToVanish(enter: number, sought: number): number {
    const { a, width, rows } = this;
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < rows; i += 1) {
      const slope = a[i * width + enter]!;
      if (slope > -tiny) continue;
      const ratio = Math.max(0, this.constant(i)) / -slope;
      const closer = ratio < least - tiny;
      const tie = !closer && ratio <= least + tiny && best !== sought;
      if (closer || (tie && (i === sought || slope < a[best * width + enter]!))) {
        best = i;
        least = Math.min(least, ratio);
      }
    }
    return best;
  }

  private exchange(leave: number, enter: number): void {
    const { a, width, rows } = this;
    const from = leave * width;
    const inverse = -1 / a[from + enter]!;
    for (let j = 0; j < width; j += 1) a[from + j]! *= inverse;
    a[from + enter] = -inverse;
    for (let i = 0; i < rows; i += 1) {
      if (i === leave) continue;
      const at = i * width;
      const factor = a[at + enter]!;
      if (factor === 0) continue;
      a[at + enter] = 0;
      for (let j = 0; j < width; j += 1) a[at + j]! += factor * a[from + j]!;
    }
    const entering = this.outside[enter]!;
    const leaving = this.inside[leave]!;
    this.outside[enter] = leaving;
    this.inside[leave] = entering;
    this.place[entering] = leave;
    this.place[leaving] = -1 - enter;
  }
}

/** How many rivals or columns a corner takes in at a time. */
const batch = 4;
/** How often a corner may grow. */
const patience = 200;

/** A guess: weights on rows that gain everywhere, or on columns against which the row is best; or only where it was lost. */
export interface FloatSolution {
  readonly kind: 'mixture' | 'belief' | 'nothing';
  readonly weights: FloatWeights;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The items with the highest scores above a bound, at most `batch`, the best first. */
const best = (
  count: number,
  score: (item: number) => number,
  above: number,
  taken: ReadonlySet<number>,
): readonly number[] => {
  const items: number[] = [];
  const scores: number[] = [];
  for (let item = 0; item < count; item += 1) {
    if (taken.has(item)) continue;
    const value = score(item);
    if (!(value > above) || (items.length === batch && value <= scores[batch - 1]!)) continue;
    let at = items.length === batch ? batch - 1 : items.length;
    while (at > 0 && scores[at - 1]! < value) {
      items[at] = items[at - 1]!;
      scores[at] = scores[at - 1]!;
      at -= 1;
    }
    items[at] = item;
    scores[at] = value;
  }
  return items;
};

/** The highest entry of each column. */
export const highest = ({ rows, columns, entries }: Matrix): Float64Array => {
  const most = new Float64Array(columns).fill(-Infinity);
  for (let r = 0, at = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1, at += 1) if (entries[at]! > most[c]!) most[c] = entries[at]!;
  return most;
};

/** A guess whether some mixture of the other rows gains everywhere over a row; `most` as {@link highest} gives it. */
export const solveInDoubles = (matrix: Matrix, most: Float64Array, row: number): FloatSolution => {
  const { rows, columns, entries } = matrix;
  const own = row * columns;
  const chosenRows = new Set([row]);
  const chosenColumns = new Set(best(columns, (c) => entries[own + c]! - most[c]!, -Infinity, new Set()));
  const gainAgainst =
    ({ index, weight }: FloatWeights) =>
    (t: number): number => {
      let sum = 0;
      for (let i = 0; i < index.length; i += 1)
        sum += weight[i]! * (entries[t * columns + index[i]!]! - entries[own + index[i]!]!);
      return sum;
    };
  const lossOf =
    ({ index, weight }: FloatWeights) =>
    (c: number): number => {
      let sum = entries[own + c]!;
      for (let i = 0; i < index.length; i += 1) sum -= weight[i]! * entries[index[i]! * columns + c]!;
      return sum;
    };
  const start = { index: [...chosenColumns], weight: [...chosenColumns].map(() => 1 / chosenColumns.size) };
  for (const t of best(rows, gainAgainst(start), -Infinity, chosenRows)) chosenRows.add(t);
  for (let round = 0; ; round += 1) {
    const rowList = [...chosenRows];
    const columnList = [...chosenColumns];
    const proposal = (kind: FloatSolution['kind'], weights: FloatWeights): FloatSolution => ({
      kind,
      weights,
      rows: rowList.slice(1),
      columns: columnList,
    });
    const corner = new Float64Array(rowList.length * columnList.length);
    rowList.forEach((t, i) =>
      columnList.forEach((c, j) => (corner[i * columnList.length + j] = entries[t * columns + c]!)),
    );
    const polytope = new Polytope({ rows: rowList.length, columns: columnList.length, entries: corner });
    const outcome = round < patience ? polytope.approach(0) : 'lost';
    if (outcome === 'lost') return proposal('nothing', { index: [], weight: [] });
    if (outcome === 'loose') {
      const { index, weight } = polytope.mixture(0);
      const mixture = { index: index.map((i) => rowList[i]!), weight };
      const losses = best(columns, lossOf(mixture), -tiny, chosenColumns);
      if (losses.length === 0) return proposal('mixture', mixture);
      for (const c of losses) chosenColumns.add(c);
    } else {
      const { index, weight } = polytope.beliefBeside(0) ?? polytope.belief();
      const belief = { index: index.map((j) => columnList[j]!), weight };
      const gains = best(rows, gainAgainst(belief), tiny, chosenRows);
      if (gains.length === 0) return proposal('belief', belief);
      for (const t of gains) chosenRows.add(t);
    }
  }
};
