/**
 * The faster exact way: a trader's exposure, that is, how often each of her own cells is reached and how often she gets
 * each residual bundle, given the others' plans and her own first announcement. Equal others are not told apart,
 * replies are looked up once, and only her own trade is worked out.
 */
import { clearingPrice } from '../../market/clearing.js';
import type { Demand } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import { corridor, start, takeTurn } from '../../market/rationing.js';
import { factorial } from '../orders.js';
import type { Compositions, Tally } from './interim.js';
import type { Rule, ThreeAnnouncements } from './mechanism.js';
import { absorb, bundleIndex, precedent } from './mechanism.js';
import { countArrangements, peopleAround } from './people.js';
import type { Plan } from './strategy.js';

/**
 * A cell of one's own: a stage and what was heard. `drawn[c]` counts how often her announcement there is executed at
 * each price p under Rules 4, 5 or 6; `ordinary[price][c]` how often under Rule 3 at that price (undefined: never).
 */
export interface OwnCell {
  readonly stage: 1 | 2 | 3;
  readonly heard: readonly Demand[];
  readonly drawn: Float64Array;
  readonly ordinary: (Float64Array | undefined)[];
}

/** Own cells, and the residual trades at index price·|X| + bundle; see {@link Tally} for the units. */
export interface Exposure extends Compositions {
  readonly trader: number;
  readonly signal: number;
  readonly first: Demand;
  readonly ordersEach: bigint;
  readonly cells: readonly OwnCell[];
  readonly ordinary: readonly Float64Array[];
  readonly drawn: readonly Float64Array[];
}

/** Numbers for things, given in the order in which they are first met. */
class Numbering<A> {
  readonly all: A[] = [];
  private readonly known = new Map<string, number>();
  of(thing: A, key: string): number {
    const before = this.known.get(key);
    if (before !== undefined) return before;
    this.known.set(key, this.all.length);
    return this.all.push(thing) - 1;
  }
}

/** Numbers for sequences, one step at a time. */
class Sequences {
  private readonly steps = new Map<number, number>();
  private count = 0;
  /** The number of (the sequence numbered `prefix`, then `symbol`); the empty sequence is 0. */
  after(prefix: number, symbol: number): number {
    const key = prefix * 2 ** 22 + symbol;
    let next = this.steps.get(key);
    if (next === undefined) this.steps.set(key, (next = this.count += 1));
    return next;
  }
}

/** A function of small whole numbers, worked out once for each. */
const remembered = (size: number, compute: (at: number) => number): ((at: number) => number) => {
  if (size <= 1 << 16) {
    const table = new Int32Array(size).fill(-1);
    return (at) => (table[at]! >= 0 ? table[at]! : (table[at] = compute(at)));
  }
  const table = new Map<number, number>();
  return (at) => {
    const before = table.get(at);
    if (before !== undefined) return before;
    const fresh = compute(at);
    table.set(at, fresh);
    return fresh;
  };
};

/** All multisets over `kinds` of at most `most`, and the number of each after one more of a kind. */
const multisetWalk = (kinds: number, most: number) => {
  const sets = new Numbering<number[]>();
  const after: number[][] = [];
  sets.of(new Array<number>(kinds).fill(0), new Array<number>(kinds).fill(0).join());
  for (let at = 0; at < sets.all.length; at += 1) {
    const counts = sets.all[at]!;
    if (counts.reduce((a, b) => a + b, 0) === most) continue;
    after[at] = counts.map((_, kind) => {
      const more = counts.map((count, k) => (k === kind ? count + 1 : count));
      return sets.of(more, more.join());
    });
  }
  return { sets: sets.all, after };
};

/** How many leaves {@link exposureOf} will walk. */
export const countLeaves = ({ market }: ThreeAnnouncements, plans: readonly Plan[], trader: number): bigint =>
  countArrangements(peopleAround(market, plans, trader));

/**
 * The exposure of a trader with a signal who makes a given first announcement; her own plan is not asked, that of the
 * others is. Cost: {@link countLeaves} steps of constant time.
 *
 * @throws RangeError if what can be heard has no number below 2^53 (then the leaves could not be walked either).
 */
export const exposureOf = (
  mechanism: ThreeAnnouncements,
  plans: readonly Plan[],
  trader: number,
  signal: number,
  first: Demand,
): Exposure => {
  const { market } = mechanism;
  const { count: groups, size } = market.groups;
  const { traders, cap } = market;
  const prices = market.prices.size;
  const bundles = market.bundles.size;
  const people = peopleAround(market, plans, trader);
  const { classes, evidence } = people;

  const demands = new Numbering<Demand>();
  const numbers = new Map<Demand, number>();
  const number = (demand: Demand): number => {
    let known = numbers.get(demand);
    if (known === undefined) numbers.set(demand, (known = demands.of(demand, demand.join())));
    return known;
  };
  const ownFirst = number(first);
  const behaviours = classes.flatMap((c) => c.behaviours);
  const firstOf = behaviours.map((b) => number(b.first));
  const firsts = demands.all.length;
  const groupCodes = firsts ** size;
  const thirdCodes = groupCodes ** (groups - 1);
  if (thirdCodes > Number.MAX_SAFE_INTEGER)
    throw new RangeError('Too many lists of announcements to number.');
  const decode = (code: number, length: number): readonly Demand[] => {
    const heard = new Array<Demand>(length);
    let rest = code;
    for (let at = length - 1; at >= 0; at -= 1) {
      heard[at] = demands.all[rest % firsts]!;
      rest = Math.floor(rest / firsts);
    }
    return heard;
  };
  const second = behaviours.map((b) =>
    remembered(groupCodes, (code) => number(b.plan.second(b.signal, decode(code, size)))),
  );
  const third = behaviours.map((b) =>
    remembered(thirdCodes, (code) => number(b.plan.third(b.signal, decode(code, size * (groups - 1))))),
  );

  const { sets, after } = multisetWalk(evidence.length, traders - 1);
  const compositions = sets.flatMap((counts, at) =>
    counts.reduce((a, b) => a + b, 0) === traders - 1 ? [{ counts, at }] : [],
  );
  const compositionAt = new Int32Array(sets.length).fill(-1);
  compositions.forEach(({ at }, c) => (compositionAt[at] = c));
  const fresh = (): Float64Array => new Float64Array(compositions.length);

  const supplies = new Numbering<readonly number[]>();
  const supplySteps = new Map<number, number>();
  const addEndowment = (supply: number, endowment: readonly number[], owner: number): number => {
    const key = supply * (behaviours.length + 1) + owner;
    const known = supplySteps.get(key);
    if (known !== undefined) return known;
    const sum = supplies.all[supply]!.map((amount, h) => amount + endowment[h]!);
    const next = supplies.of(sum, sum.join());
    supplySteps.set(key, next);
    return next;
  };
  const nothing = new Array<number>(market.commodities).fill(0);
  const noSupply = supplies.of(nothing, nothing.join());

  const priceSequences = new Sequences();
  const priceOf = new Map<number, number>();
  const turnSequences = new Sequences();
  const turnOf = new Map<number, number>();

  const ownCells = [new Map<number, OwnCell>(), new Map<number, OwnCell>()] as const;
  const cell = (stage: 2 | 3, code: number): OwnCell => {
    const cells = ownCells[stage === 2 ? 0 : 1];
    let known = cells.get(code);
    if (known === undefined) {
      const heard = decode(code, stage === 2 ? size : size * (groups - 1));
      cells.set(code, (known = { stage, heard, drawn: fresh(), ordinary: [] }));
    }
    return known;
  };
  const firstCell: OwnCell = { stage: 1, heard: [], drawn: fresh(), ordinary: [] };
  const residualOrdinary = new Map<number, Float64Array>();
  const events = new Map<number, Float64Array>();
  const countAt = (table: Map<number, Float64Array>, key: number, composition: number): void => {
    let row = table.get(key);
    if (row === undefined) table.set(key, (row = fresh()));
    row[composition]! += 1;
  };

  // The walk: who stands where (behaviour by position, −1 for the trader herself), group codes and supplies so far.
  const who = new Int32Array(traders);
  const heardCode = new Float64Array(groups);
  const groupSupply = new Int32Array(groups);
  const left = classes.map((c) => c.count);
  const behaviourStart: number[] = [];
  classes.reduce((sum, c) => (behaviourStart.push(sum), sum + c.behaviours.length), 0);

  const thirdCodeOf = (group: number): number => {
    let code = 0;
    for (let other = 0; other < groups; other += 1)
      if (other !== group) code = code * groupCodes + heardCode[other]!;
    return code;
  };

  const countRule3 = (position: number, composition: number): void => {
    const group = Math.floor(position / size);
    const place = position % size;
    const before = precedent(groups, group);
    const heardBefore = heardCode[precedent(groups, before)]!;
    let seconds = priceSequences.after(0, groupSupply[before]!);
    for (let m = 0; m < size; m += 1)
      seconds = priceSequences.after(seconds, second[who[before * size + m]!]!(heardBefore));
    let price = priceOf.get(seconds);
    if (price === undefined) {
      const said = Array.from(
        { length: size },
        (_, m) => demands.all[second[who[before * size + m]!]!(heardBefore)]!,
      );
      price = clearingPrice(market, said, supplies.all[groupSupply[before]!]!);
      priceOf.set(seconds, price);
    }
    const code = thirdCodeOf(group);
    let turn = turnSequences.after(place, groupSupply[group]!);
    for (let m = 0; m < place; m += 1)
      turn = turnSequences.after(turn, demands.all[third[who[group * size + m]!]!(code)]![price]!);
    let outcome = turnOf.get(turn);
    if (outcome === undefined) {
      let state = start(supplies.all[groupSupply[group]!]!);
      for (let m = 0; m < place; m += 1) {
        const demand = demands.all[third[who[group * size + m]!]!(code)]![price]!;
        state = takeTurn(corridor(size), cap, state, pointAt(market.bundles, demand)).next;
      }
      const own = takeTurn(corridor(size), cap, state, nothing);
      outcome = own.served ? -1 : bundleIndex(market, own.amount);
      turnOf.set(turn, outcome);
    }
    if (outcome >= 0) countAt(residualOrdinary, price * bundles + outcome, composition);
    else {
      const own = cell(3, code);
      let row = own.ordinary[price];
      if (row === undefined) own.ordinary[price] = row = fresh();
      row[composition]! += 1;
    }
  };

  const supplyKinds = mechanism.residual === 'group' ? 2 ** 20 : 1;
  const eventKey = (rule: number, demand: number, position: number, supply: number): number =>
    ((demand * traders + position) * 3 + (rule - 4)) * supplyKinds + (supplyKinds === 1 ? 0 : supply);
  const leaf = (position: number, composition: number): void => {
    countRule3(position, composition);
    const leader = who[0]!;
    const codeSecond = heardCode[groups - 1]!;
    const codeThird = thirdCodeOf(0);
    if (position === 0) {
      firstCell.drawn[composition]! += 1;
      cell(2, codeSecond).drawn[composition]! += 1;
      cell(3, codeThird).drawn[composition]! += 1;
      return;
    }
    const supply = groupSupply[Math.floor(position / size)]!;
    countAt(events, eventKey(4, firstOf[leader]!, position, supply), composition);
    countAt(events, eventKey(5, second[leader]!(codeSecond), position, supply), composition);
    countAt(events, eventKey(6, third[leader]!(codeThird), position, supply), composition);
  };

  const walk = (position: number, own: number, multiset: number, code: number, supply: number): void => {
    if (position === traders) {
      leaf(own, compositionAt[multiset]!);
      return;
    }
    const group = Math.floor(position / size);
    const last = position % size === size - 1;
    const step = (behaviour: number, said: number, held: number, ownNow: number, set: number): void => {
      who[position] = behaviour;
      const nextCode = code * firsts + said;
      if (last) {
        heardCode[group] = nextCode;
        groupSupply[group] = held;
      }
      walk(position + 1, ownNow, set, last ? 0 : nextCode, last ? noSupply : held);
    };
    if (own < 0)
      step(
        -1,
        ownFirst,
        addEndowment(supply, market.endowments[trader]!, behaviours.length),
        position,
        multiset,
      );
    for (let c = 0; c < classes.length; c += 1) {
      if (left[c] === 0) continue;
      left[c]! -= 1;
      const from = behaviourStart[c]!;
      const to = from + classes[c]!.behaviours.length;
      for (let b = from; b < to; b += 1) {
        const { endowment, evidence: e } = behaviours[b]!;
        step(b, firstOf[b]!, addEndowment(supply, endowment, b), own, after[multiset]![e]!);
      }
      left[c]! += 1;
    }
  };
  walk(0, -1, 0, 0, noSupply);

  // Residual trades, laid out by price and bundle.
  const pairs = prices * bundles;
  const ordinary = compositions.map(() => new Float64Array(pairs));
  const drawn = compositions.map(() => new Float64Array(pairs));
  for (const [at, row] of residualOrdinary) row.forEach((count, c) => (ordinary[c]![at]! += count));
  for (const [key, row] of events) {
    const supply = supplies.all[key % supplyKinds]!;
    let rest = Math.floor(key / supplyKinds);
    const rule = ((rest % 3) + 4) as Rule;
    rest = Math.floor(rest / 3);
    const position = rest % traders;
    const demand = demands.all[Math.floor(rest / traders)]!;
    const supplyOfEach = new Array<readonly number[]>(groups).fill(supply);
    demand.forEach((bundle, price) => {
      const got = absorb(mechanism, rule, supplyOfEach, pointAt(market.bundles, bundle))[position]!;
      const at = price * bundles + bundleIndex(market, got);
      row.forEach((count, c) => (drawn[c]![at]! += count));
    });
  }
  return {
    trader,
    signal,
    first,
    ordersEach: classes.reduce((product, { count }) => product * factorial(count), 1n),
    evidence,
    compositions: compositions.map(({ counts }) => counts),
    cells: [firstCell, ...ownCells[0].values(), ...ownCells[1].values()],
    ordinary,
    drawn,
  };
};

/** The trades that an exposure and a plan give. */
export const tallyOf = ({ market }: ThreeAnnouncements, exposure: Exposure, plan: Plan): Tally => {
  const bundles = market.bundles.size;
  const ordinary = exposure.ordinary.map((row) => row.slice());
  const drawn = exposure.drawn.map((row) => row.slice());
  for (const own of exposure.cells) {
    const demand =
      own.stage === 1
        ? exposure.first
        : own.stage === 2
          ? plan.second(exposure.signal, own.heard)
          : plan.third(exposure.signal, own.heard);
    demand.forEach((bundle, price) => {
      const at = price * bundles + bundle;
      own.drawn.forEach((count, c) => (drawn[c]![at]! += count));
      own.ordinary[price]?.forEach((count, c) => (ordinary[c]![at]! += count));
    });
  }
  return { ...exposure, ordinary, drawn };
};

/** The same counts as the plain definition gives, faster. Cost: {@link countLeaves}. */
export const fastTally = (
  mechanism: ThreeAnnouncements,
  plans: readonly Plan[],
  trader: number,
  signal: number,
): Tally => {
  const plan = plans[trader]!;
  return tallyOf(mechanism, exposureOf(mechanism, plans, trader, signal, plan.first[signal]!), plan);
};
