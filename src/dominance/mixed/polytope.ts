/**
 * A walk over the beliefs against which a row of a matrix of payoffs may be a best reply, in floating point, by the simplex
 * method.
 */

/** Below this a number counts as 0 in the walk; payoffs are scaled to [−1, 1]. */
export const tiny = 1e-9;

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
 *
 * One polytope serves for one matrix after another, in the same memory: see {@link load}.
 */
export class Polytope {
  private rows = 0;
  private width = 1;
  private a = new Float64Array(0);
  private slope = new Float64Array(0);
  private inside = new Int32Array(0);
  private outside = new Int32Array(0);
  /** For each variable its row of the dictionary, or −1 − its column. */
  private place = new Int32Array(0);

  /**
   * Takes some rows and columns of a matrix, by their indices; rows and columns are then known by their places in these lists. The
   * walk begins at the first column.
   */
  load(matrix: Matrix, rowList: readonly number[], columnList: readonly number[]): void {
    const rows = rowList.length;
    const columns = columnList.length;
    this.makeRoom(rows, columns);
    const { a, width } = this;
    const { entries } = matrix;
    // At the first column, where the row `top` is best: slack_t = slack_top + (gap of t there) + Σ_c y_c (change of gap).
    const first = columnList[0]!;
    let top = 0;
    for (let t = 1; t < rows; t += 1)
      if (entries[rowList[t]! * matrix.columns + first]! > entries[rowList[top]! * matrix.columns + first]!)
        top = t;
    for (let j = 0; j < columns; j += 1) {
      const variable = j === 0 ? top : rows + j;
      this.outside[j] = variable;
      this.place[variable] = -1 - j;
    }
    this.put(0, rows);
    a[0] = 0;
    a[columns] = 1;
    for (let j = 1; j < columns; j += 1) a[j] = -1;
    const best = rowList[top]! * matrix.columns;
    for (let t = 0, row = 1; t < rows; t += 1) {
      if (t === top) continue;
      const own = rowList[t]! * matrix.columns;
      const at = row * width;
      const gap = entries[best + first]! - entries[own + first]!;
      this.put(row, t);
      row += 1;
      a[at] = 1;
      a[at + columns] = gap;
      for (let j = 1; j < columns; j += 1)
        a[at + j] = entries[best + columnList[j]!]! - entries[own + columnList[j]!]! - gap;
    }
  }

  /** Walks until the row's slack is 0 (`tight`) or is least (`loose`), or gives up (`failed`). */
  approach(row: number): 'tight' | 'loose' | 'failed' {
    for (let steps = 20 * (this.rows + this.width); steps > 0; steps -= 1) {
      const at = this.place[row]!;
      if (at < 0) return 'tight';
      const enter = this.steepest(at);
      if (enter < 0) return this.constant(at) > tiny ? 'loose' : 'failed';
      const leave = this.firstToVanish(enter, at);
      if (leave < 0) return 'failed';
      this.exchange(leave, enter);
    }
    return 'failed';
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
    const { rows, width, outside, inside, slope, a } = this;
    let room = 1;
    for (let i = 0; i < rows; i += 1) {
      let sum = 0;
      for (let j = 0; j < width - 1; j += 1)
        if (outside[j]! < rows && outside[j] !== row) sum += a[i * width + j]!;
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

  /** Sets the size, with more memory where there is too little. */
  private makeRoom(rows: number, columns: number): void {
    this.rows = rows;
    this.width = columns + 1;
    if (this.a.length < rows * this.width) this.a = new Float64Array(2 * rows * this.width);
    if (this.inside.length >= rows && this.outside.length >= columns) return;
    this.slope = new Float64Array(2 * rows);
    this.inside = new Int32Array(2 * rows);
    this.outside = new Int32Array(2 * columns);
    this.place = new Int32Array(2 * (rows + columns));
  }

  private put(row: number, variable: number): void {
    this.inside[row] = variable;
    this.place[variable] = row;
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
