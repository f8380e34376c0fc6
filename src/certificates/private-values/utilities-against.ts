/**
 * What a trader's bundles are worth to her against messages of the others, for every profile of these messages.
 *
 * Nothing is presumed of properties (ii) and (iii). Others set her price, so that her utility is a sum over prices of what
 * her bundle at each price is worth against them, and the gain of one message over another a sum of differences.
 */
import * as Q from '../../exact/rational.js';
import { jsonKey } from '../kernel/keys.js';
import { arrangements, combinations, range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import { clearingPrice, outsiders } from '../market/clearing.js';
import type { Demand, Vector } from '../market/market.js';
import { bundleNumber, sumOf } from '../market/market.js';
import { rule1 } from '../market/rationing.js';
import type { PriceTable, PrivateValuesEconomy } from './economy.js';
import { drawProbabilities } from './lottery.js';

/** What bundles are worth to a trader against messages of the others. */
export interface UtilitiesAgainst {
  /** The first messages of the others, by number, against which they are worth this. */
  readonly others: readonly number[];
  /** What each bundle is worth at each price, up to a constant. */
  readonly utilities: PriceTable;
}

/** A set of traders with whom a trader may be in a group. */
interface PossibleGroup {
  readonly mates: readonly number[];
  /** Those outside the group, who set its price. */
  readonly setters: readonly number[];
  readonly supply: Vector;
  /** The members in every order. */
  readonly orders: ReadonlyArray<readonly number[]>;
  /** The price by the messages of the setters, numbered; filled as they occur. */
  readonly knownPrices: number[];
  /** What the trader gets by the number of the price and of what the mates announce at it; filled as they occur. */
  readonly knownAmounts: (readonly MovableAmount[])[];
  /** The price at the messages at hand, and the number of it and of what the mates announce at it. */
  price: number;
  situation: number;
}

/** What a trader gets at a price in one group in order, for each of her bundles, where this is not always the same. */
interface MovableAmount {
  readonly price: number;
  readonly gets: readonly number[];
  /** Equal for the same price and the same amounts. */
  readonly key: string;
}

/** Goes through all messages of the others, keeping what they are at hand. */
class OthersMessages {
  /** The number of the message of each trader; of the trader herself it is 0, and never used. */
  private readonly numbers: number[];
  private readonly othersFromLast: readonly number[];
  /** How many profiles of messages the others have. */
  readonly count: number;

  constructor(
    private readonly messages: readonly Demand[],
    private readonly others: readonly number[],
  ) {
    this.numbers = new Array<number>(others.length + 1).fill(0);
    this.othersFromLast = others.toReversed();
    this.count = messages.length ** others.length;
  }

  /** Goes to a profile, by its number: the message of the first of the others varies slowest. */
  moveTo(profile: number): void {
    let rest = profile;
    for (const trader of this.othersFromLast) {
      this.numbers[trader] = rest % this.messages.length;
      rest = Math.floor(rest / this.messages.length);
    }
  }

  /** The number of what some traders announce. */
  keyOf(traders: readonly number[]): number {
    let key = 0;
    for (const trader of traders) key = key * this.messages.length + this.numbers[trader]!;
    return key;
  }

  /** The bundle that a trader announces at a price. */
  demand(trader: number, price: number): number {
    return this.messages[this.numbers[trader]!]![price]!;
  }

  /** The demand functions that all traders announce. */
  demands(): readonly Demand[] {
    return this.numbers.map((number) => this.messages[number]!);
  }

  /** The numbers of the messages of the others. */
  ofOthers(): readonly number[] {
    return this.others.map((trader) => this.numbers[trader]!);
  }
}

/** Every group in which a trader may be; its order does not matter. */
const possibleGroups = (economy: PrivateValuesEconomy, trader: number): readonly PossibleGroup[] => {
  const { endowments, groupSize } = economy;
  const mateSets = combinations(outsiders(economy, [trader]), groupSize - 1);
  return Array.from(mateSets, (mates) => {
    const members = [trader, ...mates];
    return {
      mates,
      setters: outsiders(economy, members),
      supply: sumOf(members.map((i) => endowments[i]!)),
      orders: [...arrangements(members, groupSize)],
      knownPrices: [],
      knownAmounts: [],
      price: 0,
      situation: 0,
    };
  });
};

/**
 * Finds the price of every group, and what all groups depend on as one number: of each group in turn its price, and what
 * the mates announce at it. {@link maxStepsOfEnumeration} keeps these numbers below 2^53.
 */
const updatePrices = (
  economy: PrivateValuesEconomy,
  groups: readonly PossibleGroup[],
  messages: OthersMessages,
): number => {
  const { priceCount, bundles } = economy;
  let situation = 0;
  for (const group of groups) {
    const key = messages.keyOf(group.setters);
    group.price = group.knownPrices[key] ??= clearingPrice(economy, group.setters, messages.demands());
    group.situation = group.price;
    for (const mate of group.mates)
      group.situation = group.situation * bundles.length + messages.demand(mate, group.price);
    situation = situation * priceCount * bundles.length ** group.mates.length + group.situation;
  }
  return situation;
};

/** What the trader gets in a group in every order for each of her bundles, but where it is the same for all of them. */
const movableAmounts = (
  economy: PrivateValuesEconomy,
  trader: number,
  { supply, orders, price }: PossibleGroup,
  messages: OthersMessages,
): readonly MovableAmount[] => {
  const { bundles, cap } = economy;
  return orders.flatMap((order) => {
    const lineWith = (own: Vector): readonly Vector[] =>
      order.map((i) => (i === trader ? own : bundles[messages.demand(i, price)]!));
    const place = order.indexOf(trader);
    const gets = bundles.map((own) =>
      bundleNumber(economy, rule1(cap, supply, lineWith(own)).amounts[place]!),
    );
    return gets.some((x) => x !== gets[0]) ? [{ price, gets, key: jsonKey({ price, gets }) }] : [];
  });
};

/** What each bundle at each price is worth: as the first under Rule 2, and in the groups where what she gets can move. */
const utilitiesOf = (
  economy: PrivateValuesEconomy,
  utility: PriceTable,
  movable: readonly MovableAmount[],
): PriceTable => {
  const { eachGroup, eachFirst } = drawProbabilities(economy);
  const table = utility.map((row) => row.map((u) => Q.mul(u, eachFirst)));
  for (const { price, gets } of movable) {
    const values = utility[price]!;
    table[price] = table[price]!.map((sum, own) => Q.add(sum, Q.mul(values[gets[own]!]!, eachGroup)));
  }
  return table;
};

/** How many profiles are gone through between two pauses. */
const profilesBetweenPauses = 4096;

/**
 * The different tables of what a trader's bundles are worth, in the order of the first messages of the others that have
 * them.
 *
 * @param messages all messages of a trader.
 */
export function* utilitiesAgainstOthers(
  economy: PrivateValuesEconomy,
  trader: number,
  messages: readonly Demand[],
): Pausable<readonly UtilitiesAgainst[]> {
  const others = new OthersMessages(messages, outsiders(economy, [trader]));
  const groups = possibleGroups(economy, trader);
  const utility = range(economy.priceCount).map(economy.utility[trader]!);
  const seen = new Set<number>();
  const found = new Map<string, UtilitiesAgainst>();
  for (let profile = 0; profile < others.count; profile += 1) {
    if (profile % profilesBetweenPauses === 0) yield;
    others.moveTo(profile);
    const situation = updatePrices(economy, groups, others);
    if (seen.has(situation)) continue;
    seen.add(situation);
    const movable = groups.flatMap(
      (group) => (group.knownAmounts[group.situation] ??= movableAmounts(economy, trader, group, others)),
    );
    const key = jsonKey(movable.map((amount) => amount.key));
    if (found.has(key)) continue;
    found.set(key, { others: others.ofOthers(), utilities: utilitiesOf(economy, utility, movable) });
  }
  return [...found.values()];
}
