/**
 * The faster exact way: a trader's exposure, that is, how often each of her own cells is reached and how often she gets
 * each residual bundle, given the others' plans and her own first announcement. Equal others are not distinguished,
 * replies are looked up once, and only her own trade is worked out.
 */
import type { Computation } from '../../../computation.js';
import { finish } from '../../../computation.js';
import { countMultisets } from '../../../exact/counts.js';
import type { Demand } from '../../../market/demand.js';
import type { Market } from '../../../market/market.js';
import { factorial } from '../../orders.js';
import type { Compositions, Tally } from '../interim.js';
import type { ThreeAnnouncements } from '../mechanism.js';
import type { Plan } from '../strategy.js';
import { AnnouncementCodes, Arrangement, SupplyTotals } from './arrangement.js';
import { multisetWalk } from './numbering.js';
import type { Behaviour, Opponents } from './opponents.js';
import { countArrangements, opponentsOf } from './opponents.js';
import type { OwnCell } from './own-cells.js';
import { CompositionCounts, OwnCells } from './own-cells.js';
import { OrdinaryRule, ResidualEvents } from './rule-outcomes.js';

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

/** What a leaf is, in the words of progress lines. */
export const leafUnit = 'orders and signal profiles';

/** How many leaves {@link exposureOf} will walk. */
export const countLeaves = ({ market }: ThreeAnnouncements, plans: readonly Plan[], trader: number): bigint =>
  countArrangements(opponentsOf(market, plans, trader));

/** What a walk goes through, known beforehand. */
export interface ExposureSize {
  /** See {@link countLeaves}. */
  readonly leaves: bigint;
  /** A bound on the counts that are held: residual trades by composition, and a trader's own cells. */
  readonly counts: bigint;
}

/** The size of a walk, from the others' plans and the market alone. */
export const sizeOfExposure = (
  { market }: ThreeAnnouncements,
  plans: readonly Plan[],
  trader: number,
): ExposureSize => {
  const opponents = opponentsOf(market, plans, trader);
  const { count, size } = market.groups;
  const kinds = opponents.evidence.length;
  const revealed = new Map<string, Set<number>>();
  for (const { first, evidence } of opponents.classes.flatMap(({ behaviours }) => behaviours)) {
    const key = first.join();
    revealed.set(key, (revealed.get(key) ?? new Set()).add(evidence));
  }
  const compositions = countMultisets(kinds, market.traders - 1);
  // Where each first announcement reveals its evidence, a list leaves open only what those who are not heard hold.
  const isRevealing = [...revealed.values()].every((evidence) => evidence.size === 1);
  const outside = (count - 1) * size;
  const inCells = (heard: number, open: number): bigint =>
    BigInt(revealed.size) ** BigInt(heard) * (isRevealing ? countMultisets(kinds, open) : compositions);
  const prices = BigInt(market.prices.size);
  const counts =
    compositions * (1n + prices * BigInt(market.bundles.size) * 2n) +
    inCells(size, market.traders - 1 - size) +
    inCells(outside, size - 1) * (1n + prices);
  // Lists heard are numbered, among them those that hold the trader's own first announcement.
  const numbers = (1n + BigInt(revealed.size)) ** BigInt(outside);
  return {
    leaves: countArrangements(opponents),
    counts: numbers > BigInt(Number.MAX_SAFE_INTEGER) && numbers > counts ? numbers : counts,
  };
};

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
): Exposure => finish(exposureInSteps(mechanism, plans, trader, signal, first));

/** {@link exposureOf} in steps: its progress counts leaves, of which {@link countLeaves} tells the number beforehand. */
export function* exposureInSteps(
  mechanism: ThreeAnnouncements,
  plans: readonly Plan[],
  trader: number,
  signal: number,
  first: Demand,
): Computation<Exposure> {
  const opponents = opponentsOf(mechanism.market, plans, trader);
  const total = Number(countArrangements(opponents));
  const counts = yield* new ExposureWalk(mechanism, opponents, trader, first).run(total);
  return {
    trader,
    signal,
    first,
    ordersEach: opponents.classes.reduce((product, { count }) => product * factorial(count), 1n),
    evidence: opponents.evidence,
    ...counts,
  };
}

/** What a walk counts. */
type ExposureCounts = Pick<Exposure, 'compositions' | 'cells' | 'ordinary' | 'drawn'>;

/** The compositions of the others' signals that are complete, among all multisets that a walk passes. */
interface CompositionNumbers {
  readonly compositions: ReadonlyArray<readonly number[]>;
  /** The number of the composition that a multiset is; −1 if it is not complete. */
  readonly numberOf: Int32Array;
  /** The multiset with one more member, by multiset and kind. */
  readonly after: ReadonlyArray<readonly number[]>;
}

const compositionNumbers = (kinds: number, others: number): CompositionNumbers => {
  const { sets, after } = multisetWalk(kinds, others);
  const numberOf = new Int32Array(sets.length).fill(-1);
  const compositions: (readonly number[])[] = [];
  sets.forEach((counts, multiset) => {
    if (counts.reduce((a, b) => a + b, 0) === others) numberOf[multiset] = compositions.push(counts) - 1;
  });
  return { compositions, numberOf, after };
};

/** How far a walk has come inside an order. */
interface WalkState {
  readonly position: number;
  /** The position of the trader herself; −1 before it is reached. */
  readonly own: number;
  /** The multiset of the others' evidence so far. */
  readonly multiset: number;
  /** The code of what the group at work has announced so far, and the number of what it owns. */
  readonly code: number;
  readonly supply: number;
}

/** The positions at the end of an order that are walked in one step, and how many leaves a step has at least. */
const positionsInStep = 4;
const leavesInStep = 20_000;

/** A walk over all arrangements of the traders and all that the others may turn out to be, equal others not distinguished. */
class ExposureWalk {
  private readonly market: Market;
  private readonly behaviours: readonly Behaviour[];
  private readonly numbers: CompositionNumbers;
  private readonly codes: AnnouncementCodes;
  private readonly supplies: SupplyTotals;
  private readonly arrangement: Arrangement;
  private readonly ordinaryRule: OrdinaryRule;
  private readonly cells: OwnCells;
  private readonly events: ResidualEvents;
  /** Residual trades under Rule 3, at key price·|X| + bundle. */
  private readonly residuals: CompositionCounts;
  /** How many of each class are not yet placed, and the numbers of the behaviours of each class. */
  private readonly unplaced: number[];
  private readonly behavioursOf: ReadonlyArray<readonly number[]>;
  /** How many leaves have been walked, and at how many the next step ends. */
  private leaves = 0;
  private nextStep = leavesInStep;

  constructor(
    mechanism: ThreeAnnouncements,
    { classes, evidence }: Opponents,
    trader: number,
    first: Demand,
  ) {
    const { market } = mechanism;
    this.market = market;
    this.behaviours = classes.flatMap(({ behaviours }) => behaviours);
    this.numbers = compositionNumbers(evidence.length, market.traders - 1);
    this.codes = new AnnouncementCodes(market.groups, first, this.behaviours);
    this.supplies = new SupplyTotals(market.commodities, [
      ...this.behaviours.map(({ endowment }) => endowment),
      market.endowments[trader]!,
    ]);
    this.arrangement = new Arrangement(market.groups, this.codes.groupCodes);
    this.ordinaryRule = new OrdinaryRule(market, this.codes, this.supplies, this.arrangement);
    const compositions = this.numbers.compositions.length;
    this.cells = new OwnCells(this.codes);
    this.events = new ResidualEvents(mechanism, this.codes, this.supplies, compositions);
    this.residuals = new CompositionCounts(compositions);
    this.unplaced = classes.map(({ count }) => count);
    this.behavioursOf = classes.map(({ behaviours }) =>
      behaviours.map((each) => this.behaviours.indexOf(each)),
    );
  }

  /** Walks, and lays out what was counted; `total` is the number of leaves. */
  *run(total: number): Computation<ExposureCounts> {
    const start = { position: 0, own: -1, multiset: 0, code: 0, supply: this.supplies.none };
    yield* this.visitInSteps(start, total);
    const { compositions } = this.numbers;
    const pairs = this.market.prices.size * this.market.bundles.size;
    const ordinary = compositions.map(() => new Float64Array(pairs));
    const drawn = compositions.map(() => new Float64Array(pairs));
    this.residuals.rows.forEach((row, at) => row?.forEach((count, c) => (ordinary[c]![at]! += count)));
    this.events.addTradesTo(drawn);
    return { compositions, cells: this.cells.list(), ordinary, drawn };
  }

  /** {@link visit}, yielding the leaves walked whenever there are some thousands more. */
  private *visitInSteps(state: WalkState, total: number): Computation<void> {
    if (this.market.traders - state.position <= positionsInStep) {
      this.visit(state);
      if (this.leaves < this.nextStep) return;
      this.nextStep = this.leaves + leavesInStep;
      yield { label: leafUnit, done: this.leaves, total, unit: leafUnit };
      return;
    }
    if (state.own < 0) yield* this.visitInSteps(this.withOwner(state), total);
    for (let c = 0; c < this.unplaced.length; c += 1) {
      if (this.unplaced[c] === 0) continue;
      this.unplaced[c]! -= 1;
      for (const b of this.behavioursOf[c]!) yield* this.visitInSteps(this.withBehaviour(state, b), total);
      this.unplaced[c]! += 1;
    }
  }

  /** Tries everybody at a position. */
  private visit(state: WalkState): void {
    if (state.position === this.market.traders) {
      this.leaves += 1;
      this.count(state.own, this.numbers.numberOf[state.multiset]!);
      return;
    }
    if (state.own < 0) this.visit(this.withOwner(state));
    for (let c = 0; c < this.unplaced.length; c += 1) {
      if (this.unplaced[c] === 0) continue;
      this.unplaced[c]! -= 1;
      for (const b of this.behavioursOf[c]!) this.visit(this.withBehaviour(state, b));
      this.unplaced[c]! += 1;
    }
  }

  /** Places the trader herself. */
  private withOwner(state: WalkState): WalkState {
    return this.placed(
      state,
      -1,
      this.codes.ownFirst,
      this.behaviours.length,
      state.position,
      state.multiset,
    );
  }

  /** Places one of the others, who turns out to be a behaviour. */
  private withBehaviour(state: WalkState, b: number): WalkState {
    const multiset = this.numbers.after[state.multiset]![this.behaviours[b]!.evidence]!;
    return this.placed(state, b, this.codes.firstOf[b]!, b, state.own, multiset);
  }

  /** Places a behaviour that makes a first announcement and belongs to an owner: the state after it. */
  private placed(
    { position, code, supply }: WalkState,
    behaviour: number,
    announced: number,
    owner: number,
    own: number,
    multiset: number,
  ): WalkState {
    const { arrangement, codes, supplies } = this;
    const { size } = arrangement.groups;
    arrangement.behaviourAt[position] = behaviour;
    const nextCode = code * codes.base + announced;
    const nextSupply = supplies.plus(supply, owner);
    const isLast = position % size === size - 1;
    if (isLast) {
      const group = Math.floor(position / size);
      arrangement.announcedBy[group] = nextCode;
      arrangement.supplyOf[group] = nextSupply;
    }
    return {
      position: position + 1,
      own,
      multiset,
      code: isLast ? 0 : nextCode,
      supply: isLast ? supplies.none : nextSupply,
    };
  }

  /** Counts what happens to the trader at her position in a complete arrangement. */
  private count(position: number, composition: number): void {
    this.countOrdinary(position, composition);
    const { arrangement, codes } = this;
    const { count, size } = arrangement.groups;
    const heardBeforeSecond = arrangement.announcedBy[count - 1]!;
    const heardBeforeThird = arrangement.heardFromOthers(0);
    if (position === 0) {
      this.cells.countDrawn(heardBeforeSecond, heardBeforeThird, composition);
      return;
    }
    const leader = arrangement.behaviourAt[0]!;
    const supply = arrangement.supplyOf[Math.floor(position / size)]!;
    this.events.add(4, codes.firstOf[leader]!, position, supply, composition);
    this.events.add(5, codes.secondOf[leader]!(heardBeforeSecond), position, supply, composition);
    this.events.add(6, codes.thirdOf[leader]!(heardBeforeThird), position, supply, composition);
  }

  /** Counts what happens to her under Rule 3. */
  private countOrdinary(position: number, composition: number): void {
    const { size } = this.arrangement.groups;
    const group = Math.floor(position / size);
    const price = this.ordinaryRule.price(group);
    const heard = this.arrangement.heardFromOthers(group);
    const residual = this.ordinaryRule.residual(group, position % size, price, heard);
    if (residual === 'served') this.cells.countOrdinary(heard, price, composition);
    else this.residuals.add(price * this.market.bundles.size + residual, composition);
  }
}

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
