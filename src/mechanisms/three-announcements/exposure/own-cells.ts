/**
 * A trader's own cells: a stage and what she has heard by then, each with how often it is reached.
 */
import type { Demand } from '../../../market/demand.js';
import type { AnnouncementCodes } from './arrangement.js';

/** How often something happens with each composition of the others' signals with which it does: what was heard leaves few. */
export type SparseCounts = ReadonlyMap<number, number>;

/**
 * A cell of one's own: a stage and what was heard. `drawn` counts by composition how often her announcement there is executed
 * at each price p under Rules 4, 5 or 6; `ordinary[price]` how often under Rule 3 at that price (undefined: never).
 */
export interface OwnCell {
  readonly stage: 1 | 2 | 3;
  readonly heard: readonly Demand[];
  readonly drawn: SparseCounts;
  readonly ordinary: ReadonlyArray<SparseCounts | undefined>;
}

/** An {@link OwnCell} while it is counted. */
interface CountedCell extends OwnCell {
  readonly drawn: Map<number, number>;
  readonly ordinary: (Map<number, number> | undefined)[];
}

const addOne = (counts: Map<number, number>, composition: number): void => {
  counts.set(composition, (counts.get(composition) ?? 0) + 1);
};

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
  private readonly first: CountedCell;
  private readonly second = new Map<number, CountedCell>();
  private readonly third = new Map<number, CountedCell>();

  constructor(private readonly codes: AnnouncementCodes) {
    this.first = this.fresh(1, []);
  }

  /** All of them: the first stage, the second, the third, each in the order in which cells were met. */
  list(): readonly OwnCell[] {
    return [this.first, ...this.second.values(), ...this.third.values()];
  }

  /** Counts an execution of the announcement at each stage, by the codes of what is heard before the second and third. */
  countDrawn(heardBeforeSecond: number, heardBeforeThird: number, composition: number): void {
    addOne(this.first.drawn, composition);
    addOne(this.at(2, heardBeforeSecond).drawn, composition);
    addOne(this.at(3, heardBeforeThird).drawn, composition);
  }

  /** Counts an execution of the third announcement under Rule 3 at a price. */
  countOrdinary(heard: number, price: number, composition: number): void {
    const { ordinary } = this.at(3, heard);
    addOne((ordinary[price] ??= new Map()), composition);
  }

  private at(stage: 2 | 3, code: number): CountedCell {
    const cells = stage === 2 ? this.second : this.third;
    let known = cells.get(code);
    if (known === undefined) cells.set(code, (known = this.fresh(stage, this.codes.heard(stage, code))));
    return known;
  }

  private fresh(stage: 1 | 2 | 3, heard: readonly Demand[]): CountedCell {
    return { stage, heard, drawn: new Map(), ordinary: [] };
  }
}
