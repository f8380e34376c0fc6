/**
 * A trader's own cells: a stage and what she has heard by then, each with how often it is reached.
 */
import type { Demand } from '../../../market/demand.js';
import type { AnnouncementCodes } from './arrangement.js';

/**
 * A cell of one's own: a stage and what was heard. `drawn[c]` counts how often her announcement there is executed at
 * each price p under Rules 4, 5 or 6; `ordinary[price][c]` how often under Rule 3 at that price (undefined: never).
 */
export interface OwnCell {
  readonly stage: 1 | 2 | 3;
  readonly heard: readonly Demand[];
  readonly drawn: number[];
  readonly ordinary: (number[] | undefined)[];
}

/** Counts by composition of the others' signals, in a table whose rows are made when they are first needed. */
export class CompositionCounts {
  readonly rows: (number[] | undefined)[] = [];

  /** @param compositions how many compositions there are. */
  constructor(private readonly compositions: number) {}

  /** Counts one at a key. */
  add(key: number, composition: number): void {
    (this.rows[key] ??= new Array<number>(this.compositions).fill(0))[composition]! += 1;
  }
}

/** The cells that are reached so far. */
export class OwnCells {
  private readonly first: OwnCell;
  private readonly second = new Map<number, OwnCell>();
  private readonly third = new Map<number, OwnCell>();

  constructor(
    private readonly codes: AnnouncementCodes,
    private readonly compositions: number,
  ) {
    this.first = this.fresh(1, []);
  }

  /** All of them: the first stage, the second, the third, each in the order in which cells were met. */
  list(): readonly OwnCell[] {
    return [this.first, ...this.second.values(), ...this.third.values()];
  }

  /** Counts an execution of the announcement at each stage, by the codes of what is heard before the second and third. */
  countDrawn(heardBeforeSecond: number, heardBeforeThird: number, composition: number): void {
    this.first.drawn[composition]! += 1;
    this.at(2, heardBeforeSecond).drawn[composition]! += 1;
    this.at(3, heardBeforeThird).drawn[composition]! += 1;
  }

  /** Counts an execution of the third announcement under Rule 3 at a price. */
  countOrdinary(heard: number, price: number, composition: number): void {
    const { ordinary } = this.at(3, heard);
    (ordinary[price] ??= this.zeros())[composition]! += 1;
  }

  private at(stage: 2 | 3, code: number): OwnCell {
    const cells = stage === 2 ? this.second : this.third;
    let known = cells.get(code);
    if (known === undefined) cells.set(code, (known = this.fresh(stage, this.codes.heard(stage, code))));
    return known;
  }

  private fresh(stage: 1 | 2 | 3, heard: readonly Demand[]): OwnCell {
    return { stage, heard, drawn: this.zeros(), ordinary: [] };
  }

  private zeros(): number[] {
    return new Array<number>(this.compositions).fill(0);
  }
}
