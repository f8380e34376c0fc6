/**
 * Tied bundles that move nobody else: which of the bundles that are best for a trader at a price she may exchange in her
 * message without changing anybody's expected utility, whatever undominated messages all send.
 *
 * Her own utility never changes: what she gets when she is not served does not depend on what she announces, nor does whether
 * she is served, and when she is served both bundles are best for her. Another trader's utility may change in three ways, and the
 * bundles x and y of trader j are interchangeable at price p if none of them is open:
 *
 * - Rule 2. If j comes first at p, what is left for the others depends on her bundle. Every other trader's utility, summed over
 *   the places behind j, must be the same after x as after y.
 * - Rule 1, the price. j may be one of the traders whose messages set a group's price. Whatever undominated bundles the others of
 *   them demand at p, the imbalance at p must be the same with x as with y; or smaller with both than any that is possible at any
 *   other price, so that p is taken with both; or larger with both than the largest that is possible at some other price,
 *   so that p is taken with neither. Of two prices that are as near to balance the selection takes the one that it prefers, so
 *   that no smaller will do for p where p is the preferred one, and no larger where the other is.
 * - Rule 1, the amounts. j may be served, or not, in a group that trades at p. Wherever those outside it may set that price, every
 *   mate's utility, summed over the orders of the group, must be the same with x as with y, whatever undominated bundles
 *   the mates demand at p.
 *
 * Exchanging x and y moves no price and, at the prices at which j's group trades, nobody's sum. The conditions speak of all
 * undominated messages of the others, and of all of j's at other prices, so that bundles can be exchanged one after the other.
 * That x and y are interchangeable is an equivalence relation, since each condition compares what x and y give.
 *
 * @paper Rules 1 and 2; Section 3: individual rationality
 */
import type { PrivateTrader } from '../../../../economies/economy.js';
import type { Computation } from '../../../../computation.js';
import { selections } from '../../../../market/demand.js';
import { indexOf, pointAt } from '../../../../market/lattice.js';
import type { Market } from '../../../../market/market.js';
import { totalEndowment } from '../../../../market/market.js';
import { firstOnly, ration } from '../../../../market/rationing.js';
import { choices, factorial, orders } from '../../../../mechanisms/orders.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import { choose } from '../../../../mechanisms/random-grouping/trader-classes.js';

/** The bundles that are best for each trader at each price: `sets[trader][price]`, by index, ascending. */
export type BestBundles = ReadonlyArray<ReadonlyArray<readonly number[]>>;

/** Bundles, two at least, that a trader may exchange at a price; all by index, bundles ascending. */
export interface Interchangeable {
  readonly trader: number;
  readonly price: number;
  readonly bundles: readonly number[];
}

/** The most steps that are spent on finding interchangeable bundles: about a second of work. */
const maxSteps = 1n << 22n;

/** A group, and those outside it, whose messages set its price. */
interface Grouping {
  readonly group: readonly number[];
  readonly setters: readonly number[];
}

/** How far a price can be from balance: the least and the largest imbalance. */
interface Imbalances {
  readonly least: number;
  readonly most: number;
}

/** What makes a trader's bundle different from another: two bundles with the same marks are interchangeable. */
type Marks = readonly (bigint | number)[];

/** What is known of an economy while its ties are looked at. */
class Ties {
  private readonly market: Market;
  private readonly groupings: readonly Grouping[];
  private readonly orders: ReadonlyArray<readonly number[]>;
  /** `ranges[grouping][price]`, worked out when a grouping is first asked for. */
  private readonly ranges = new Map<Grouping, readonly Imbalances[]>();

  constructor(
    private readonly g: RandomGrouping,
    private readonly traders: readonly PrivateTrader[],
    private readonly sets: BestBundles,
  ) {
    this.market = g.market;
    const everybody = traders.map((_, i) => i);
    this.groupings = Array.from(choices(traders.length, g.market.groups.size), (group) => ({
      group,
      setters: everybody.filter((i) => !group.includes(i)),
    }));
    this.orders = [...orders(g.market.groups.size)];
  }

  /** The marks of a bundle that is best for a trader at a price. */
  *marksOf(trader: number, price: number, bundle: number): Computation<Marks> {
    const marks: (bigint | number)[] = [...this.underRule2(trader, price, bundle)];
    for (const [done, grouping] of this.groupings.entries()) {
      yield { label: 'tied bundles', done, total: this.groupings.length };
      if (!grouping.group.includes(trader)) marks.push(...this.imbalancesAt(grouping, trader, price, bundle));
      else if (this.mayTradeAt(grouping, price))
        marks.push(...this.underRule1(grouping.group, trader, price, bundle));
    }
    return marks;
  }

  private utilityOf(trader: number, price: number, amount: readonly number[]): bigint {
    const { bundles } = this.market;
    return BigInt(this.traders[trader]!.utility.numerators[price * bundles.size + indexOf(bundles, amount)]!);
  }

  /** Rule 2: what every other trader has, summed over the places behind a trader who is first and demands a bundle. */
  private underRule2(first: number, price: number, bundle: number): Marks {
    const { bundles, cap, supply, traders } = this.market;
    const nothing = supply.map(() => 0);
    const line = [pointAt(bundles, bundle), ...new Array<readonly number[]>(traders - 1).fill(nothing)];
    const behind = ration(firstOnly, cap, supply, line).amounts.slice(1);
    return this.traders.flatMap((_, i) =>
      i === first ? [] : [behind.reduce((sum, amount) => sum + this.utilityOf(i, price, amount), 0n)],
    );
  }

  /** Rule 1, the amounts: what every mate has, summed over the orders of the group, whatever the mates demand. */
  private underRule1(group: readonly number[], trader: number, price: number, bundle: number): Marks {
    const { market, g } = this;
    const supply = this.supplyOf(group);
    const acceptance = g.clauses.acceptance(group.length);
    const marks: bigint[] = [];
    for (const demanded of selections(group.map((i) => (i === trader ? [bundle] : this.sets[i]![price]!)))) {
      const sums = group.map(() => 0n);
      for (const order of this.orders) {
        const line = order.map((member) => pointAt(market.bundles, demanded[member]!));
        const { amounts } = ration(acceptance, market.cap, supply, line);
        order.forEach((member, turn) => {
          if (group[member] !== trader)
            sums[member]! += this.utilityOf(group[member]!, price, amounts[turn]!);
        });
      }
      marks.push(...sums);
    }
    return marks;
  }

  /**
   * Rule 1, the price: the imbalance of those who set a price, whatever the others of them demand. All imbalances at which the
   * price is taken for certain are alike, and all at which it is not.
   */
  private imbalancesAt(grouping: Grouping, trader: number, price: number, bundle: number): Marks {
    const { taken, notTaken } = this.limitsOf(grouping, price);
    const marks: number[] = [];
    const demanded = grouping.setters.map((i) => (i === trader ? [bundle] : this.sets[i]![price]!));
    for (const imbalance of this.imbalances(grouping.setters, demanded))
      marks.push(imbalance <= taken ? -1 : imbalance >= notTaken ? Infinity : imbalance);
    return marks;
  }

  /** Whether a group may trade at a price: whether those outside it may set it. */
  private mayTradeAt(grouping: Grouping, price: number): boolean {
    return this.rangesOf(grouping)[price]!.least < this.limitsOf(grouping, price).notTaken;
  }

  /** Up to which imbalance a price is taken for certain by those who set it, and from which on it is not. */
  private limitsOf(grouping: Grouping, price: number): { readonly taken: number; readonly notTaken: number } {
    let [taken, notTaken] = [Infinity, Infinity];
    this.rangesOf(grouping).forEach(({ least, most }, other) => {
      if (other === price) return;
      const isPreferred = this.market.tieBreak === 'lowest' ? price < other : price > other;
      taken = Math.min(taken, isPreferred ? least : least - 1);
      notTaken = Math.min(notTaken, isPreferred ? most + 1 : most);
    });
    return { taken, notTaken };
  }

  private rangesOf(grouping: Grouping): readonly Imbalances[] {
    const known = this.ranges.get(grouping);
    if (known !== undefined) return known;
    const ranges = Array.from({ length: this.market.prices.size }, (_, price): Imbalances => {
      const demanded = grouping.setters.map((i) => this.sets[i]![price]!);
      let [least, most] = [Infinity, 0];
      for (const imbalance of this.imbalances(grouping.setters, demanded)) {
        least = Math.min(least, imbalance);
        most = Math.max(most, imbalance);
      }
      return { least, most };
    });
    this.ranges.set(grouping, ranges);
    return ranges;
  }

  /** Σ_h |Σ_i d_i(h) − y(h)| of some traders at a price, for every choice of what they demand there. */
  private *imbalances(
    traders: readonly number[],
    demanded: ReadonlyArray<readonly number[]>,
  ): Generator<number, void, void> {
    const { bundles } = this.market;
    const supply = this.supplyOf(traders);
    for (const choice of selections(demanded)) {
      const excess = supply.map((amount) => -amount);
      for (const bundle of choice) pointAt(bundles, bundle).forEach((amount, h) => (excess[h]! += amount));
      yield excess.reduce((sum, amount) => sum + Math.abs(amount), 0);
    }
  }

  private supplyOf(traders: readonly number[]): readonly number[] {
    const { endowments, commodities } = this.market;
    return totalEndowment(
      traders.map((i) => endowments[i]!),
      commodities,
    );
  }
}

/** The product of the largest of some numbers: in so many ways at most can so many traders choose. */
const mostChoices = (sizes: readonly number[], count: number): bigint =>
  [...sizes]
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((product, size) => product * BigInt(size), 1n);

/** A bound on the steps of {@link interchangeableBundles}: choices of bundles gone through, and orders of groups. */
const stepsOf = ({ groups, traders }: Market, sets: BestBundles, asked: readonly number[]): bigint => {
  const groupings = choose(traders, groups.size);
  let steps = 0n;
  for (let price = 0; price < sets[0]!.length; price += 1) {
    const sizes = sets.map((own) => own[price]!.length);
    const ofSetters = mostChoices(sizes, traders - groups.size);
    const ofMates = mostChoices(sizes, groups.size - 1) * factorial(groups.size);
    const ties = asked.reduce((sum, i) => sum + (sizes[i]! > 1 ? sizes[i]! : 0), 0);
    steps += groupings * (ofSetters + BigInt(ties) * (ofSetters + ofMates));
  }
  return steps * BigInt(traders);
};

const isSame = (a: Marks, b: Marks): boolean => a.length === b.length && a.every((mark, i) => mark === b[i]);

/**
 * The interchangeable bundles of some traders, by trader, price and first bundle.
 *
 * Cost: bounded before it begins; where it would be too much, and where another clause than the paper's says whose messages set
 * a price, none are looked for.
 *
 * @param g the mechanism of an economy in which Theorem 1 is proved.
 * @param traders the economy's traders.
 * @param sets what is best for each of them.
 * @param asked the traders, from 0, whose bundles are asked about.
 */
export function* interchangeableBundles(
  g: RandomGrouping,
  traders: readonly PrivateTrader[],
  sets: BestBundles,
  asked: readonly number[],
): Computation<readonly Interchangeable[]> {
  if (g.clauses.priceFrom !== 'outside-the-group' || stepsOf(g.market, sets, asked) > maxSteps) return [];
  const ties = new Ties(g, traders, sets);
  const found: Interchangeable[] = [];
  for (const trader of asked)
    for (const [price, best] of sets[trader]!.entries()) {
      if (best.length < 2) continue;
      const classes: { readonly marks: Marks; readonly bundles: number[] }[] = [];
      for (const bundle of best) {
        const marks = yield* ties.marksOf(trader, price, bundle);
        const same = classes.find((each) => isSame(each.marks, marks));
        if (same === undefined) classes.push({ marks, bundles: [bundle] });
        else same.bundles.push(bundle);
      }
      for (const { bundles } of classes) if (bundles.length > 1) found.push({ trader, price, bundles });
    }
  return found;
}
