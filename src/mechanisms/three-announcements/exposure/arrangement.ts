/**
 * One arrangement of the traders in an order, with what each of them may turn out to be: the state of the walk over all of
 * them. Everything is known by numbers, so that what a group announced or owns is looked up and not worked out again.
 */
import type { Demand } from '../../../market/demand.js';
import { memoizeNumbers, Numbering } from './numbering.js';
import type { Behaviour } from './opponents.js';

/**
 * Numbers for demand functions, and codes for lists of first announcements: the code of a list is the number that its
 * announcements are digits of.
 */
export class AnnouncementCodes {
  private readonly demands = new Numbering<Demand>();
  private readonly numbers = new Map<Demand, number>();
  /** The number of the trader's own first announcement, and that of each behaviour. */
  readonly ownFirst: number;
  readonly firstOf: readonly number[];
  /** How many first announcements there are: the base of codes. */
  readonly base: number;
  /** How many lists a group can announce first. */
  readonly groupCodes: number;
  /** For each behaviour the number of its second and third announcement, by the code of what is heard. */
  readonly secondOf: ReadonlyArray<(heard: number) => number>;
  readonly thirdOf: ReadonlyArray<(heard: number) => number>;

  /**
   * @param groups how many groups of what size there are.
   * @param first the trader's own first announcement.
   * @throws RangeError if what can be heard has no code below 2^53.
   */
  constructor(
    private readonly groups: { readonly count: number; readonly size: number },
    first: Demand,
    behaviours: readonly Behaviour[],
  ) {
    this.ownFirst = this.number(first);
    this.firstOf = behaviours.map((behaviour) => this.number(behaviour.first));
    this.base = this.demands.all.length;
    this.groupCodes = this.base ** groups.size;
    const thirdCodes = this.groupCodes ** (groups.count - 1);
    if (thirdCodes > Number.MAX_SAFE_INTEGER)
      throw new RangeError('Too many lists of announcements to number.');
    this.secondOf = behaviours.map(({ plan, signal }) =>
      memoizeNumbers(this.groupCodes, (code) => this.number(plan.second(signal, this.heard(2, code)))),
    );
    this.thirdOf = behaviours.map(({ plan, signal }) =>
      memoizeNumbers(thirdCodes, (code) => this.number(plan.third(signal, this.heard(3, code)))),
    );
  }

  /** The demand function with a number. */
  demand(number: number): Demand {
    return this.demands.all[number]!;
  }

  /** The first announcements that a code says are heard before the second or third announcement. */
  heard(stage: 2 | 3, code: number): readonly Demand[] {
    const { count, size } = this.groups;
    const heard = new Array<Demand>(stage === 2 ? size : size * (count - 1));
    let rest = code;
    for (let at = heard.length - 1; at >= 0; at -= 1) {
      heard[at] = this.demand(rest % this.base);
      rest = Math.floor(rest / this.base);
    }
    return heard;
  }

  private number(demand: Demand): number {
    let known = this.numbers.get(demand);
    if (known === undefined) this.numbers.set(demand, (known = this.demands.of(demand, demand.join())));
    return known;
  }
}

/** Numbers for what some traders own together, one trader at a time. */
export class SupplyTotals {
  private readonly totals = new Numbering<readonly number[]>();
  private readonly steps: (number | undefined)[] = [];
  /** The number of owning nothing. */
  readonly none: number;

  /** @param endowments what an owner adds, by the number of the owner. */
  constructor(
    commodities: number,
    private readonly endowments: ReadonlyArray<readonly number[]>,
  ) {
    const nothing = new Array<number>(commodities).fill(0);
    this.none = this.totals.of(nothing, nothing.join());
  }

  /** The amounts, commodity by commodity. */
  amounts(total: number): readonly number[] {
    return this.totals.all[total]!;
  }

  /** The number of a total with one more owner. */
  plus(total: number, owner: number): number {
    const key = total * this.endowments.length + owner;
    const known = this.steps[key];
    if (known !== undefined) return known;
    const endowment = this.endowments[owner]!;
    const sum = this.amounts(total).map((amount, h) => amount + endowment[h]!);
    return (this.steps[key] = this.totals.of(sum, sum.join()));
  }
}

/** Who is where: −1 is the trader herself. Codes and supplies are those of the groups that are complete. */
export class Arrangement {
  /** The behaviour at each position. */
  readonly behaviourAt: Int32Array;
  /** The code of what each group announced first, and the number of what it owns. */
  readonly announcedBy: Float64Array;
  readonly supplyOf: Int32Array;

  constructor(
    readonly groups: { readonly count: number; readonly size: number },
    private readonly groupCodes: number,
  ) {
    this.behaviourAt = new Int32Array(groups.count * groups.size);
    this.announcedBy = new Float64Array(groups.count);
    this.supplyOf = new Int32Array(groups.count);
  }

  /** The behaviour of a member of a group. */
  member(group: number, place: number): number {
    return this.behaviourAt[group * this.groups.size + place]!;
  }

  /** The code of what a group has heard before its third announcement: the other groups, in their order. */
  heardFromOthers(group: number): number {
    let code = 0;
    for (let other = 0; other < this.groups.count; other += 1)
      if (other !== group) code = code * this.groupCodes + this.announcedBy[other]!;
    return code;
  }
}
