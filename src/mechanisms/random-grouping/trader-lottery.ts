/**
 * A trader's exact lottery over (bundle, price) without the factorial: groups are drawn by how many of each kind of trader
 * they hold, and orders inside a group by dynamic programming. Equal to the enumeration of draws wherever that can run.
 */
import type { Lottery } from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { lcm } from '../../exact/scaling.js';
import type { Trade } from '../../market/allocation.js';
import type { Demand } from '../../market/demand.js';
import { indexOf, pointAt } from '../../market/lattice.js';
import { firstOnly, ration } from '../../market/rationing.js';
import { factorial } from '../orders.js';
import type { DemandClass } from './group-chances.js';
import { groupChances } from './group-chances.js';
import type { RandomGrouping } from './mechanism.js';

/** One way in which a trader may fare: her price, her bundle (by index), whether her demand was served. */
export interface TraderChance {
  readonly price: number;
  readonly bundle: number;
  readonly served: boolean;
  readonly probability: Rational;
}

/** Traders with the same endowment and the same message: the mechanism cannot tell them apart. */
interface Kind {
  readonly endowment: readonly number[];
  readonly message: Demand;
  readonly count: number;
}

interface Kinds {
  readonly kinds: readonly Kind[];
  readonly kindOf: readonly number[];
}

const kindsOf = ({ market }: RandomGrouping, messages: readonly Demand[]): Kinds => {
  const places = new Map<string, number>();
  const kinds: { endowment: readonly number[]; message: Demand; count: number }[] = [];
  const kindOf = messages.map((message, trader) => {
    const endowment = market.endowments[trader]!;
    const key = `${endowment.join(',')};${message.join(',')}`;
    const known = places.get(key);
    if (known !== undefined) {
      kinds[known]!.count += 1;
      return known;
    }
    places.set(key, kinds.length);
    kinds.push({ endowment, message, count: 1 });
    return kinds.length - 1;
  });
  return { kinds, kindOf };
};

const choose = (n: number, k: number): bigint => factorial(n) / (factorial(k) * factorial(n - k));

/** Every way to make a group of `size` from the kinds, as counts by kind. */
function* compositions(kinds: readonly Kind[], size: number): Generator<readonly number[]> {
  const counts = new Array<number>(kinds.length).fill(0);
  const room = kinds.map(() => 0);
  for (let k = kinds.length - 1, sum = 0; k >= 0; k -= 1) room[k] = sum += kinds[k]!.count;
  function* from(k: number, left: number): Generator<readonly number[]> {
    if (k === kinds.length) {
      yield counts;
      return;
    }
    const least = Math.max(0, left - (room[k + 1] ?? 0));
    for (let c = least; c <= Math.min(left, kinds[k]!.count); c += 1) {
      counts[k] = c;
      yield* from(k + 1, left - c);
    }
  }
  yield* from(0, size);
}

/**
 * How many group compositions the computation goes through, known beforehand: at most C(nr, n), and far fewer where
 * traders repeat.
 */
export const countCompositions = (g: RandomGrouping, messages: readonly Demand[]): bigint => {
  const { kinds } = kindsOf(g, messages);
  let ways = Array.from({ length: g.market.groups.size + 1 }, (_, n): bigint => (n === 0 ? 1n : 0n));
  for (const { count } of kinds)
    ways = ways.map((_, n) => {
      let sum = 0n;
      for (let c = 0; c <= Math.min(count, n); c += 1) sum += ways[n - c]!;
      return sum;
    });
  return ways[g.market.groups.size]!;
};

/** The clearing price of traders given by counts of kinds. */
const priceSolver = (
  { market }: RandomGrouping,
  kinds: readonly Kind[],
): ((counts: readonly number[]) => number) => {
  const k = market.commodities;
  const grid = market.prices.size;
  // net[kind][price · k + h]: demand less endowment.
  const net = kinds.map(({ message, endowment }) =>
    message.flatMap((bundle) => pointAt(market.bundles, bundle).map((amount, h) => amount - endowment[h]!)),
  );
  const last = market.tieBreak === 'highest';
  return (counts) => {
    let best = 0;
    let least = Infinity;
    for (let price = 0; price < grid; price += 1) {
      let imbalance = 0;
      for (let h = 0; h < k; h += 1) {
        let excess = 0;
        for (let kind = 0; kind < net.length; kind += 1) excess += counts[kind]! * net[kind]![price * k + h]!;
        imbalance += Math.abs(excess);
      }
      if (imbalance < least || (last && imbalance === least)) {
        least = imbalance;
        best = price;
      }
    }
    return best;
  };
};

/** Groups that fare alike: the price, the supply and the members by demand; and how many members of each kind are in them. */
interface GroupType {
  readonly price: number;
  readonly supply: readonly number[];
  readonly classes: readonly DemandClass[];
  /** The class of each kind at this price, −1 if the kind is not in the group. */
  readonly classOf: readonly number[];
  /** Over all such groups, how many (group, member) pairs have a member of the kind. */
  readonly members: bigint[];
}

const groupTypes = (g: RandomGrouping, kinds: readonly Kind[]): readonly GroupType[] => {
  const { market } = g;
  const priceOf = priceSolver(g, kinds);
  const types = new Map<string, GroupType>();
  const ways = kinds.map(({ count }) => Array.from({ length: count + 1 }, (_, c) => choose(count, c)));
  for (const counts of compositions(kinds, market.groups.size)) {
    const own = g.clauses.priceFrom === 'own-group';
    const price = priceOf(own ? counts : counts.map((c, kind) => kinds[kind]!.count - c));
    const supply = market.supply.map((_, h) =>
      counts.reduce((sum, c, kind) => sum + c * kinds[kind]!.endowment[h]!, 0),
    );
    const members = new Map<number, number>();
    counts.forEach((c, kind) => {
      if (c > 0)
        members.set(kinds[kind]!.message[price]!, (members.get(kinds[kind]!.message[price]!) ?? 0) + c);
    });
    const bundles = [...members.keys()].sort((a, b) => a - b);
    const key = `${String(price)};${supply.join(',')};${bundles.map((b) => `${String(b)}x${String(members.get(b)!)}`).join(',')}`;
    let type = types.get(key);
    if (type === undefined) {
      type = {
        price,
        supply,
        classes: bundles.map((b) => ({ demand: pointAt(market.bundles, b), members: members.get(b)! })),
        classOf: kinds.map(({ message }) => bundles.indexOf(message[price]!)),
        members: kinds.map(() => 0n),
      };
      types.set(key, type);
    }
    const groups = counts.reduce((product, c, kind) => product * ways[kind]![c]!, 1n);
    counts.forEach((c, kind) => (type.members[kind]! += groups * BigInt(c)));
  }
  return [...types.values()];
};

/** Counts of chances of one kind, keyed by price, bundle and whether served. */
class Counts {
  private readonly counts = new Map<number, bigint>();
  constructor(private readonly bundles: number) {}

  add(price: number, bundle: number, served: boolean, count: bigint): void {
    const key = (price * this.bundles + bundle) * 2 + (served ? 1 : 0);
    this.counts.set(key, (this.counts.get(key) ?? 0n) + count);
  }

  entries(): Iterable<readonly [number, bigint]> {
    return this.counts;
  }
}

const rule1Counts = (
  g: RandomGrouping,
  kinds: readonly Kind[],
): { counts: readonly Counts[]; total: bigint } => {
  const { market, clauses } = g;
  const n = market.groups.size;
  let common = 1n;
  for (let c = 2n; c <= BigInt(n); c += 1n) common = lcm(common, c);
  const counts = kinds.map(() => new Counts(market.bundles.size));
  for (const type of groupTypes(g, kinds)) {
    const chances = groupChances(clauses.acceptance(n), market.cap, type.supply, type.classes);
    for (const { class: cls, served, amount, count } of chances) {
      const bundle = indexOf(market.bundles, amount);
      // A member of the class meets this fate in count / (members · n!) of the orders.
      const share = count * (common / BigInt(type.classes[cls]!.members));
      type.members.forEach((members, kind) => {
        if (members > 0n && type.classOf[kind] === cls)
          counts[kind]!.add(type.price, bundle, served, members * share);
      });
    }
  }
  return { counts, total: choose(market.traders - 1, n - 1) * factorial(n) * common };
};

const rule2Counts = (
  g: RandomGrouping,
  kinds: readonly Kind[],
): { counts: readonly Counts[]; total: bigint } => {
  const { market } = g;
  const others = market.traders - 1;
  const counts = kinds.map(() => new Counts(market.bundles.size));
  for (let price = 0; price < market.prices.size; price += 1)
    kinds.forEach((first, f) => {
      const announced = first.message[price]!;
      const demand = pointAt(market.bundles, announced);
      const line = [demand, ...Array.from({ length: others }, () => market.supply.map(() => 0))];
      const { amounts } = ration(firstOnly, market.cap, market.supply, line);
      counts[f]!.add(price, announced, true, BigInt(first.count) * BigInt(others));
      for (const amount of amounts.slice(1)) {
        const bundle = indexOf(market.bundles, amount);
        kinds.forEach(({ count }, kind) => {
          const behind = BigInt(first.count) * BigInt(kind === f ? count - 1 : count);
          if (behind > 0n) counts[kind]!.add(price, bundle, false, behind);
        });
      }
    });
  return { counts, total: BigInt(market.traders * others * market.prices.size) };
};

/**
 * How every trader may fare, with exact probabilities; in trader order, each list by price, then bundle, residual amounts
 * before served ones. Traders whom the mechanism cannot tell apart share one list.
 *
 * Cost: {@link countCompositions} compositions, and for each different group a table of at most 2^n states.
 * @paper Rules 1 and 2
 */
export const traderChances = (
  g: RandomGrouping,
  messages: readonly Demand[],
): ReadonlyArray<readonly TraderChance[]> => {
  const { kinds, kindOf } = kindsOf(g, messages);
  const rule1 = rule1Counts(g, kinds);
  const rule2 = rule2Counts(g, kinds);
  // One denominator for all probabilities of a kind, so that each is reduced once.
  const [a, b] = [Q.numerator(g.epsilon), Q.denominator(g.epsilon)];
  const common = lcm(rule1.total, rule2.total);
  const sides = [
    { counts: rule1.counts, weight: (b - a) * (common / rule1.total) },
    { counts: rule2.counts, weight: a * (common / rule2.total) },
  ];
  const byKind = kinds.map(({ count }, kind) => {
    const weights = new Map<number, bigint>();
    for (const { counts, weight } of sides)
      for (const [key, times] of counts[kind]!.entries())
        weights.set(key, (weights.get(key) ?? 0n) + weight * times);
    return [...weights]
      .filter(([, weight]) => weight > 0n)
      .sort(([one], [other]) => one - other)
      .map(([key, weight]): TraderChance => {
        const outcome = Math.floor(key / 2);
        return {
          price: Math.floor(outcome / g.market.bundles.size),
          bundle: outcome % g.market.bundles.size,
          served: key % 2 === 1,
          probability: Q.of(weight, common * b * BigInt(count)),
        };
      });
  });
  return kindOf.map((kind) => byKind[kind]!);
};

const asLottery = (g: RandomGrouping, chances: readonly TraderChance[]): Lottery<Trade> => {
  const merged: { outcome: Trade; probability: Rational; bundle: number }[] = [];
  for (const { price, bundle, probability } of chances) {
    const last = merged.at(-1);
    if (last !== undefined && last.outcome.price === price && last.bundle === bundle)
      last.probability = Q.add(last.probability, probability);
    else merged.push({ outcome: { price, bundle: pointAt(g.market.bundles, bundle) }, probability, bundle });
  }
  return { chances: merged.map(({ outcome, probability }) => ({ outcome, probability })) };
};

/** Every trader's exact lottery over (bundle, price), by price, then bundle. Cost as {@link traderChances}. */
export const traderLotteries = (
  g: RandomGrouping,
  messages: readonly Demand[],
): ReadonlyArray<Lottery<Trade>> => traderChances(g, messages).map((chances) => asLottery(g, chances));

/** One trader's exact lottery over (bundle, price), by price, then bundle. Cost as {@link traderChances}. */
export const traderLottery = (
  g: RandomGrouping,
  messages: readonly Demand[],
  trader: number,
): Lottery<Trade> => asLottery(g, traderChances(g, messages)[trader]!);
