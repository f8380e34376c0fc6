/**
 * What the active traders receive in the two-demand restriction, counted over all orders of the traders: each order is
 * run with every first announcement and every reply, under every rule and at every price.
 */
import * as Q from '../../../src/exact/rational.js';
import type { Demand } from '../../../src/market/demand.js';
import { pointAt } from '../../../src/market/lattice.js';
import type { Market } from '../../../src/market/market.js';
import type { ThreeAnnouncements } from '../../../src/mechanisms/three-announcements/mechanism.js';
import {
  allocateResidual,
  bundleIndex,
  groupAmounts,
  groupPrice,
  heardGroups,
  membersOf,
  precedent,
  supplyOf,
} from '../../../src/mechanisms/three-announcements/mechanism.js';
import { orders } from '../../../src/mechanisms/orders.js';
import type { Player, ReplyCells, Restriction } from './messages.js';
import { forBoth, secondCells, thirdCells } from './messages.js';

/** The first announcements of both players (1 for b), and the cells at which each of them then replies. */
export interface Situation {
  readonly firsts: readonly [number, number];
  readonly cells: readonly [ReplyCells, ReplyCells];
  /**
   * `weights[player][replies][price · |X| + bundle]`: the weight of the draws in which the player gets the bundle at the
   * price. Bits 0 and 1 of `replies` are the second and third reply of player 0, bits 2 and 3 those of player 1.
   */
  readonly weights: readonly [readonly Float64Array[], readonly Float64Array[]];
}

/** The number of ways in which both players can reply at their two cells. */
const replyPairs = 16;

/** Weights of one draw under Rule 3 and, at each price, under each of Rules 4 to 6; whole numbers. */
export const ruleWeights = ({
  market,
  epsilon,
}: ThreeAnnouncements): { readonly ordinary: number; readonly drawn: number } => {
  const drawn = Number(Q.numerator(epsilon));
  return { ordinary: (Number(Q.denominator(epsilon)) - 3 * drawn) * market.prices.size, drawn };
};

/** An order of the traders, and how many orders differ from it only in passive traders of the same endowment. */
interface CountedOrder {
  readonly order: readonly number[];
  readonly times: number;
}

const countedOrders = (market: Market, active: readonly number[]): readonly CountedOrder[] => {
  const known = new Map<string, CountedOrder>();
  for (const order of orders(market.traders)) {
    const key = order
      .map((trader) =>
        active.includes(trader) ? `trader ${String(trader)}` : market.endowments[trader]!.join(),
      )
      .join(';');
    const same = known.get(key);
    known.set(key, same === undefined ? { order, times: 1 } : { ...same, times: same.times + 1 });
  }
  return [...known.values()];
};

/** What an order decides whatever is announced. */
interface Frame extends CountedOrder {
  /** By player: her position in the order, her group, and the traders whom she hears before she replies. */
  readonly positions: readonly [number, number];
  readonly groups: readonly [number, number];
  readonly heard: readonly [Heard, Heard];
  /** By group, what it owns. */
  readonly supplies: ReadonlyArray<readonly number[]>;
}

interface Heard {
  readonly second: readonly number[];
  readonly third: readonly number[];
}

const frameOf = (market: Market, active: readonly number[], { order, times }: CountedOrder): Frame => {
  const { count, size } = market.groups;
  const positions = forBoth((player) => order.indexOf(active[player]!));
  const groups = forBoth((player) => Math.floor(positions[player] / size));
  const heardBefore = (stage: 2 | 3, player: Player): readonly number[] =>
    heardGroups(count, stage, groups[player]).flatMap((group) => membersOf(market, order, group));
  return {
    order,
    times,
    positions,
    groups,
    heard: forBoth((player) => ({ second: heardBefore(2, player), third: heardBefore(3, player) })),
    supplies: Array.from({ length: count }, (_, group) => supplyOf(market, membersOf(market, order, group))),
  };
};

/** The cells of a player who may hear the other active trader announce b first. */
const cellsOf = (heard: Heard, other: number, saysB: boolean): ReplyCells =>
  saysB
    ? { second: 1 + heard.second.indexOf(other), third: 1 + heard.third.indexOf(other) }
    : { second: 0, third: 0 };

/** By trader, what she announces at each of the three stages: 0 for a, 1 for b. */
interface Announcements {
  readonly firsts: readonly number[];
  readonly seconds: readonly number[];
  readonly thirds: readonly number[];
}

const announcementsOf = (
  { endowments }: Market,
  active: readonly number[],
  firsts: readonly [number, number],
  replies: number,
): Announcements => {
  const byTrader = (choice: (player: number) => number): readonly number[] =>
    endowments.map((_, trader) => (active.includes(trader) ? choice(active.indexOf(trader)) : 0));
  return {
    firsts: byTrader((player) => firsts[player]!),
    seconds: byTrader((player) => (replies >> (2 * player)) & 1),
    thirds: byTrader((player) => (replies >> (2 * player + 1)) & 1),
  };
};

/** The mechanism, with its prices and bundles memoized by what they depend on. */
class Outcomes {
  private readonly known = new Map<string, number>();

  constructor(
    private readonly mechanism: ThreeAnnouncements,
    private readonly demands: readonly [Demand, Demand],
  ) {}

  /** The index of the price of a player's group under Rule 3: the precedent group's second announcements set it. */
  price({ order, groups, supplies }: Frame, player: Player, { seconds }: Announcements): number {
    const { market } = this.mechanism;
    const setters = precedent(market.groups.count, groups[player]);
    const said = membersOf(market, order, setters).map((trader) => seconds[trader]!);
    return this.memoized(`price;${supplies[setters]!.join()};${said.join()}`, () =>
      groupPrice(market, order, groups[player], this.demandsOf(seconds)),
    );
  }

  /** The bundle of a player under Rule 3 at a price: the third announcements of her group decide it. */
  bundle(frame: Frame, player: Player, price: number, { thirds }: Announcements): number {
    const { market } = this.mechanism;
    const { order, supplies } = frame;
    const group = frame.groups[player];
    const place = frame.positions[player] % market.groups.size;
    const said = membersOf(market, order, group).map((trader) => thirds[trader]!);
    return this.memoized(
      `bundle;${supplies[group]!.join()};${String(place)};${String(price)};${said.join()}`,
      () => bundleIndex(market, groupAmounts(market, order, group, price, this.demandsOf(thirds))[place]!),
    );
  }

  /** The bundle at a position under Rule 4, 5 or 6, when φ(1) is served a or b at a price. */
  drawnBundle(
    { supplies }: Frame,
    drawn: {
      readonly rule: 4 | 5 | 6;
      readonly choice: number;
      readonly price: number;
      readonly position: number;
    },
  ): number {
    const { rule, choice, price, position } = drawn;
    const { market } = this.mechanism;
    const key = [rule, supplies.map((supply) => supply.join()).join(':'), choice, price, position].join(';');
    return this.memoized(`drawn;${key}`, () => {
      const served = pointAt(market.bundles, this.demands[choice]![price]!);
      return bundleIndex(market, allocateResidual(this.mechanism, rule, supplies, served)[position]!);
    });
  }

  private demandsOf(choices: readonly number[]): readonly Demand[] {
    return choices.map((choice) => this.demands[choice]!);
  }

  private memoized(key: string, compute: () => number): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const fresh = compute();
    this.known.set(key, fresh);
    return fresh;
  }
}

const firstPairs = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** What a player gets in one order: places in a row of weights, price · |X| + bundle. */
interface InOrder {
  /** Under Rule 3, by the replies. First announcements decide nothing there. */
  readonly ordinary: readonly number[];
  /** Under Rules 4, 5 and 6, at each price. */
  readonly drawn: (said: Announcements) => readonly number[];
}

/** What a player gets in an order, under each rule and at each price; `byReplies` has announcements with all replies. */
const inOrder = (
  { market }: ThreeAnnouncements,
  outcomes: Outcomes,
  frame: Frame,
  player: Player,
  byReplies: readonly Announcements[],
): InOrder => {
  const at = (price: number, bundle: number): number => price * market.bundles.size + bundle;
  const leader = frame.order[0]!;
  const position = frame.positions[player];
  // By rule from 4, and by what φ(1) is served.
  const drawn = ([4, 5, 6] as const).map((rule) =>
    [0, 1].map((choice) =>
      Array.from({ length: market.prices.size }, (_, price) =>
        at(price, outcomes.drawnBundle(frame, { rule, choice, price, position })),
      ),
    ),
  );
  return {
    ordinary: byReplies.map((said) => {
      const price = outcomes.price(frame, player, said);
      return at(price, outcomes.bundle(frame, player, price, said));
    }),
    drawn: ({ firsts, seconds, thirds }) =>
      [firsts, seconds, thirds].flatMap((stage, number) => drawn[number]![stage[leader]!]!),
  };
};

/** All situations that some order brings about, with their weights. Cost: |orders| · 4 · 16 runs of the mechanism. */
export const situationsOf = (
  mechanism: ThreeAnnouncements,
  { demands, active }: Restriction,
): readonly Situation[] => {
  const { market } = mechanism;
  const outcomes = new Outcomes(mechanism, demands);
  const weights = ruleWeights(mechanism);
  const found = new Map<number, Situation>();
  const situationAt = (firsts: readonly [number, number], cells: Situation['cells']): Situation => {
    const key = [...firsts, ...cells.flatMap(({ second, third }) => [second * thirdCells + third])].reduce(
      (code, digit) => code * secondCells * thirdCells + digit,
    );
    const known = found.get(key);
    if (known !== undefined) return known;
    const zeros = () => new Float64Array(market.prices.size * market.bundles.size);
    const fresh = { firsts, cells, weights: forBoth(() => Array.from({ length: replyPairs }, zeros)) };
    found.set(key, fresh);
    return fresh;
  };
  const plays = firstPairs.map((firsts) => ({
    firsts,
    said: Array.from({ length: replyPairs }, (_, replies) =>
      announcementsOf(market, active, firsts, replies),
    ),
  }));
  for (const counted of countedOrders(market, active)) {
    const frame = frameOf(market, active, counted);
    const gets = forBoth((player) => inOrder(mechanism, outcomes, frame, player, plays[0]!.said));
    for (const { firsts, said } of plays) {
      const cells = forBoth((player) =>
        cellsOf(frame.heard[player], active[1 - player]!, firsts[1 - player] === 1),
      );
      const situation = situationAt(firsts, cells);
      said.forEach((announcements, replies) => {
        forBoth((player) => {
          const row = situation.weights[player][replies]!;
          const { ordinary, drawn } = gets[player];
          row[ordinary[replies]!]! += frame.times * weights.ordinary;
          for (const place of drawn(announcements)) row[place]! += frame.times * weights.drawn;
        });
      });
    }
  }
  return [...found.values()];
};
