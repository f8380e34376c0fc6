/**
 * All draws of a best-reply problem: how often the trader gets each bundle at each price, and what she has heard when what
 * she announces decides. Draws are counted over all orders, all lists of the others' signals, all rules and all prices, for
 * each first announcement that she may make.
 */
import { listsKey, numbersKey } from '../../kernel/keys.js';
import { range } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import type { Demand } from '../../market/market.js';
import { bundleNumber, sumOf } from '../../market/market.js';
import { signalLists } from '../demand-sets.js';
import type { InterdependentEconomy } from '../economy.js';
import type { Rule3Place, UnderRule3 } from '../rules.js';
import {
  allocateAfterFirst,
  firstAloneRules,
  heardBy,
  positionsOf,
  rule3Place,
  stageOfRule,
  underRule3,
} from '../rules.js';
import type { ReplyStage, Strategy } from '../strategy.js';
import { replyOf } from '../strategy.js';
import type { BestReplyProblem } from './best-reply-problem.js';
import { distinctOrders, traderClasses } from './best-reply-problem.js';

/**
 * Numbers of draws, by composition of the others' signals, by price, and in {@link Outcome.given} by bundle; the last
 * varies fastest. See {@link drawIndex}.
 */
export interface DrawCounts {
  /** Draws of Rule 3. */
  readonly rule3: Float64Array;
  /** Draws of Rules 4 to 6, in which φ(1) alone is served. */
  readonly firstAlone: Float64Array;
}

/** What the trader has heard at a stage, and how often what she then announces is what she gets. */
export interface Cell {
  readonly stage: ReplyStage;
  readonly heard: readonly Demand[];
  readonly counts: DrawCounts;
}

/** What comes of a first announcement, but for what Rule 4 gives for it. */
export interface Outcome {
  /** How often she gets each bundle in draws in which nothing that she announces later decides. */
  readonly given: DrawCounts;
  /** The cells, by {@link cellKey}. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** All draws. */
export interface CountedDraws {
  /** What comes of each first announcement that was tried, in their order. */
  readonly outcomes: readonly Outcome[];
  /** A list of the others' signals of each composition: lists of one composition have the same number of each signal. */
  readonly compositions: ReadonlyArray<readonly number[]>;
}

/** The key of a cell: no two cells of an outcome have the same. */
export const cellKey = (stage: ReplyStage, heard: readonly Demand[]): string => listsKey([[stage], ...heard]);

/** The place of a composition and a price in counts without bundles. */
export const drawIndex = (
  { priceCount }: InterdependentEconomy,
  composition: number,
  price: number,
): number => composition * priceCount + price;

/** A list of the others' signals, and the number of its composition. */
interface SignalList {
  readonly list: readonly number[];
  readonly composition: number;
}

const everySignalList = (economy: InterdependentEconomy): readonly SignalList[] => {
  const numbers = new Map<string, number>();
  return Array.from(signalLists(economy, economy.endowments.length - 1), (list) => {
    const key = numbersKey(list.toSorted((a, b) => a - b));
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return { list, composition: numbers.get(key)! };
  });
};

/** An order of the traders, and what depends on it alone. */
interface OrderCase {
  /** The traders by position. */
  readonly order: readonly number[];
  /** The position of the trader whose reply it is, and what Rule 3 asks of it. */
  readonly position: number;
  readonly rule3: Rule3Place;
  /** The group of each trader. */
  readonly groupOf: readonly number[];
  /** Whose first announcements a group has heard, by stage and group. */
  readonly heardBy: Readonly<Record<ReplyStage, ReadonlyArray<readonly number[]>>>;
  /** The bundle that she gets behind φ(1), by rule from 4, and by the bundle that φ(1) asks. */
  readonly behindFirst: ReadonlyArray<readonly number[]>;
}

const orderCase = (economy: InterdependentEconomy, trader: number, order: readonly number[]): OrderCase => {
  const { endowments, bundles, groupSize } = economy;
  const position = order.indexOf(trader);
  const groups = range(economy.groupCount);
  const members = groups.map((group) => positionsOf(economy, group).map((at) => order[at]!));
  const owned = members.map((group) => sumOf(group.map((i) => endowments[i]!)));
  const heardAt = (stage: ReplyStage) =>
    groups.map((group) => heardBy(economy, stage, group).flatMap((other) => members[other]!));
  const behindFirst = firstAloneRules.map((rule) =>
    bundles.map((asked) => bundleNumber(economy, allocateAfterFirst(economy, rule, owned, asked)[position]!)),
  );
  return {
    order,
    position,
    rule3: rule3Place(economy, order, position),
    groupOf: endowments.map((_, i) => Math.floor(order.indexOf(i) / groupSize)),
    heardBy: { 2: heardAt(2), 3: heardAt(3) },
    behindFirst,
  };
};

/** What is heard at a stage, with the key of the cell. */
interface Heard {
  readonly stage: ReplyStage;
  readonly demands: readonly Demand[];
  readonly key: string;
}

/** A place in the tree of what may be heard: what was heard up to here, and where another first announcement leads. */
interface HeardSoFar {
  heard: Heard | undefined;
  readonly then: Map<Demand, HeardSoFar>;
}

const nothingHeard = (): HeardSoFar => ({ heard: undefined, then: new Map() });

/** What is heard; each list of first announcements is put together once. */
class HeardLists {
  private readonly from: Readonly<Record<ReplyStage, HeardSoFar>> = { 2: nothingHeard(), 3: nothingHeard() };

  /** What is heard at a stage of the first announcements of some traders. */
  of(stage: ReplyStage, traders: readonly number[], first: (trader: number) => Demand): Heard {
    let soFar = this.from[stage];
    for (const trader of traders) {
      const demand = first(trader);
      let next = soFar.then.get(demand);
      if (next === undefined) soFar.then.set(demand, (next = nothingHeard()));
      soFar = next;
    }
    if (soFar.heard === undefined) {
      const demands = traders.map(first);
      soFar.heard = { stage, demands, key: cellKey(stage, demands) };
    }
    return soFar.heard;
  }
}

/** What strategies reply; each reply is worked out once. */
class Replies {
  /** By strategy, by signal, and by the key of what is heard. */
  private readonly known = new Map<Strategy, Array<Map<string, Demand>>>();

  constructor(private readonly signalCount: number) {}

  /** What a strategy announces second or third. */
  of(strategy: Strategy, signal: number, { stage, demands, key }: Heard): Demand {
    let bySignal = this.known.get(strategy);
    if (bySignal === undefined) {
      bySignal = range(this.signalCount).map(() => new Map<string, Demand>());
      this.known.set(strategy, bySignal);
    }
    const replies = bySignal[signal]!;
    let reply = replies.get(key);
    if (reply === undefined) replies.set(key, (reply = replyOf(strategy, stage, signal, demands)));
    return reply;
  }
}

/** One order with one signal for each trader and one first announcement of the trader: what all announce. */
class Play {
  /** What each group has heard, by stage, as far as it was asked for. */
  private readonly known: Readonly<Record<ReplyStage, Heard[]>> = { 2: [], 3: [] };

  constructor(
    private readonly problem: BestReplyProblem,
    private readonly orderCase: OrderCase,
    private readonly signals: readonly number[],
    private readonly ownFirst: Demand,
    private readonly heardLists: HeardLists,
    private readonly replies: Replies,
  ) {}

  readonly first = (i: number): Demand => {
    const { strategies, trader } = this.problem;
    return i === trader ? this.ownFirst : strategies[i]!.first[this.signals[i]!]!;
  };
  readonly second = (i: number): Demand => this.reply(i, 2);
  readonly third = (i: number): Demand => this.reply(i, 3);

  /** What a trader has heard at a stage: the same as the other members of her group. */
  heard(i: number, stage: ReplyStage): Heard {
    const group = this.orderCase.groupOf[i]!;
    const known = this.known[stage][group];
    if (known !== undefined) return known;
    const heard = this.heardLists.of(stage, this.orderCase.heardBy[stage][group]!, this.first);
    this.known[stage][group] = heard;
    return heard;
  }

  private reply(i: number, stage: ReplyStage): Demand {
    const strategy = this.problem.strategies[i]!;
    return this.replies.of(strategy, this.signals[i]!, this.heard(i, stage));
  }
}

/** Counts the draws in which one first announcement is made. */
class OutcomeCounter implements Outcome {
  readonly given: DrawCounts;
  readonly cells = new Map<string, Cell>();

  constructor(
    private readonly economy: InterdependentEconomy,
    private readonly trader: number,
    private readonly compositionCount: number,
  ) {
    this.given = this.emptyCounts(economy.bundles.length);
  }

  /** Counts a draw of Rule 3, and one of each price of Rules 4 to 6. */
  add(play: Play, orderCase: OrderCase, composition: number): void {
    const { position, rule3 } = orderCase;
    const drawn = underRule3(this.economy, rule3, play.second, play.third);
    this.addRule3(play, drawn, composition);
    if (position === 0) this.addAsFirst(play, composition);
    else this.addBehindFirst(play, orderCase, composition);
  }

  private emptyCounts(entriesPerPrice: number): DrawCounts {
    const size = this.compositionCount * this.economy.priceCount * entriesPerPrice;
    return { rule3: new Float64Array(size), firstAlone: new Float64Array(size) };
  }

  private cell(play: Play, stage: ReplyStage): DrawCounts {
    const { demands, key } = play.heard(this.trader, stage);
    let cell = this.cells.get(key);
    if (cell === undefined) {
      cell = { stage, heard: demands, counts: this.emptyCounts(1) };
      this.cells.set(key, cell);
    }
    return cell.counts;
  }

  private addRule3(play: Play, { price, amount }: UnderRule3, composition: number): void {
    const at = drawIndex(this.economy, composition, price);
    if (amount === undefined) this.cell(play, 3).rule3[at]! += 1;
    else this.given.rule3[at * this.economy.bundles.length + bundleNumber(this.economy, amount)]! += 1;
  }

  /** As φ(1) she gets what she announces. What Rule 4 gives for her first announcement is worked out elsewhere. */
  private addAsFirst(play: Play, composition: number): void {
    const { priceCount } = this.economy;
    for (const stage of [2, 3] as const) {
      const { firstAlone } = this.cell(play, stage);
      for (let p = 0; p < priceCount; p += 1) firstAlone[drawIndex(this.economy, composition, p)]! += 1;
    }
  }

  private addBehindFirst(play: Play, { order, behindFirst }: OrderCase, composition: number): void {
    const { priceCount, bundles } = this.economy;
    const { firstAlone } = this.given;
    const announcements = { 1: play.first, 2: play.second, 3: play.third };
    for (const [number, rule] of firstAloneRules.entries()) {
      const asked = announcements[stageOfRule(rule)](order[0]!);
      const gets = behindFirst[number]!;
      for (let p = 0; p < priceCount; p += 1)
        firstAlone[drawIndex(this.economy, composition, p) * bundles.length + gets[asked[p]!]!]! += 1;
    }
  }
}

/** Counts all draws, for each of some first announcements of the trader. */
export function* countDraws(
  economy: InterdependentEconomy,
  problem: BestReplyProblem,
  tried: readonly Demand[],
): Pausable<CountedDraws> {
  const { trader, signal } = problem;
  const lists = everySignalList(economy);
  const compositionCount = new Set(lists.map(({ composition }) => composition)).size;
  const compositions = range(compositionCount).map(
    (number) => lists.find(({ composition }) => composition === number)!.list,
  );
  const cases = lists.map(({ list, composition }) => ({
    signals: list.toSpliced(trader, 0, signal),
    composition,
  }));
  const outcomes = tried.map(() => new OutcomeCounter(economy, trader, compositionCount));
  const heardLists = new HeardLists();
  const replies = new Replies(economy.signals.length);
  for (const order of distinctOrders(traderClasses(economy, problem))) {
    yield;
    const here = orderCase(economy, trader, order);
    for (const [number, first] of tried.entries())
      for (const { signals, composition } of cases) {
        const play = new Play(problem, here, signals, first, heardLists, replies);
        outcomes[number]!.add(play, here, composition);
      }
  }
  return { outcomes, compositions };
}
