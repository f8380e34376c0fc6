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
import { allocateResidual, bundleIndex, precedent } from './mechanism.js';
import { multisetWalk, Numbering, memoize, Sequences } from './numbering.js';
import { countArrangements, opponentsOf } from './opponents.js';
import type { Plan } from './strategy.js';

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

/** How many leaves {@link exposureOf} will walk. */
export const countLeaves = ({ market }: ThreeAnnouncements, plans: readonly Plan[], trader: number): bigint =>
  countArrangements(opponentsOf(market, plans, trader));

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
  const people = opponentsOf(market, plans, trader);
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
    memoize(groupCodes, (code) => number(b.plan.second(b.signal, decode(code, size)))),
  );
  const third = behaviours.map((b) =>
    memoize(thirdCodes, (code) => number(b.plan.third(b.signal, decode(code, size * (groups - 1))))),
  );

  const { sets, after } = multisetWalk(evidence.length, traders - 1);
  const compositions = sets.flatMap((counts, at) =>
    counts.reduce((a, b) => a + b, 0) === traders - 1 ? [{ counts, at }] : [],
  );
  const compositionAt = new Int32Array(sets.length).fill(-1);
  compositions.forEach(({ at }, c) => (compositionAt[at] = c));
  const fresh = (): number[] => new Array<number>(compositions.length).fill(0);

  const supplies = new Numbering<readonly number[]>();
  const supplySteps: (number | undefined)[] = [];
  const addEndowment = (supply: number, endowment: readonly number[], owner: number): number => {
    const key = supply * (behaviours.length + 1) + owner;
    const known = supplySteps[key];
    if (known !== undefined) return known;
    const sum = supplies.all[supply]!.map((amount, h) => amount + endowment[h]!);
    return (supplySteps[key] = supplies.of(sum, sum.join()));
  };
  const nothing = new Array<number>(market.commodities).fill(0);
  const noSupply = supplies.of(nothing, nothing.join());

  const priceSequences = new Sequences();
  const priceOf: (number | undefined)[] = [];
  const turnSequences = new Sequences();
  const turnOf: (number | undefined)[] = [];

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
  const residualOrdinary: (number[] | undefined)[] = [];
  const events: (number[] | undefined)[] = [];
  const countAt = (table: (number[] | undefined)[], key: number, composition: number): void => {
    (table[key] ??= fresh())[composition]! += 1;
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
    let price = priceOf[seconds];
    if (price === undefined) {
      const said = Array.from(
        { length: size },
        (_, m) => demands.all[second[who[before * size + m]!]!(heardBefore)]!,
      );
      price = clearingPrice(market, said, supplies.all[groupSupply[before]!]!);
      priceOf[seconds] = price;
    }
    const code = thirdCodeOf(group);
    let turn = turnSequences.after(place, groupSupply[group]!);
    for (let m = 0; m < place; m += 1)
      turn = turnSequences.after(turn, demands.all[third[who[group * size + m]!]!(code)]![price]!);
    let outcome = turnOf[turn];
    if (outcome === undefined) {
      let state = start(supplies.all[groupSupply[group]!]!);
      for (let m = 0; m < place; m += 1) {
        const demand = demands.all[third[who[group * size + m]!]!(code)]![price]!;
        state = takeTurn(corridor(size), cap, state, pointAt(market.bundles, demand)).next;
      }
      const own = takeTurn(corridor(size), cap, state, nothing);
      outcome = own.served ? -1 : bundleIndex(market, own.amount);
      turnOf[turn] = outcome;
    }
    if (outcome >= 0) countAt(residualOrdinary, price * bundles + outcome, composition);
    else {
      const own = cell(3, code);
      let row = own.ordinary[price];
      if (row === undefined) own.ordinary[price] = row = fresh();
      row[composition]! += 1;
    }
  };

  // Under `group` a residual depends on the supply of one's own group too.
  const eventSequences = new Sequences();
  const eventOf: { rule: Rule; demand: number; position: number; supply: number }[] = [];
  const eventKey = (rule: Rule, demand: number, position: number, supply: number): number => {
    let key = eventSequences.after(0, demand * 3 + (rule - 4));
    key = eventSequences.after(key, position);
    if (mechanism.residual === 'group') key = eventSequences.after(key, supply);
    eventOf[key] ??= { rule, demand, position, supply };
    return key;
  };
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
  residualOrdinary.forEach((row, at) => row?.forEach((count, c) => (ordinary[c]![at]! += count)));
  events.forEach((row, key) => {
    if (row === undefined) return;
    const { rule, demand, position, supply } = eventOf[key]!;
    const supplyOfEach = new Array<readonly number[]>(groups).fill(supplies.all[supply]!);
    demands.all[demand]!.forEach((bundle, price) => {
      const got = allocateResidual(mechanism, rule, supplyOfEach, pointAt(market.bundles, bundle))[position]!;
      const at = price * bundles + bundleIndex(market, got);
      row.forEach((count, c) => (drawn[c]![at]! += count));
    });
  });
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
