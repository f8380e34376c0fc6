/**
 * What a trader meets when the others have announced their demand functions: at each price how likely it is that she gets what
 * she announces there, and what she gets otherwise.
 *
 * In random grouping others set her price, so that she meets all prices at once, each with its probability. In the
 * uniform-price market her own message decides at which price she meets a line of all traders.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { combinations, range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import { choiceSteps, productOfSteps, stepsPerAmount, sumOfSteps } from '../kernel/steps.js';
import { clearingPrice, outsiders } from '../market/clearing.js';
import type { Demand } from '../market/market.js';
import { bundleNumber, sumOf } from '../market/market.js';
import { rule2 } from '../market/rationing.js';
import type { PriceTable, PrivateValuesEconomy } from '../private-values/economy.js';
import type { Chances } from './line.js';
import { chancesInLine, maxStepsOfLine } from './line.js';
import type { DemandSubject } from './subject.js';
import { groupSizeOf } from './subject.js';

/** What a trader meets at all prices. */
export interface Encounter {
  /** The probability, by price, that she is in a draw at this price and gets what she announces. */
  readonly served: readonly Rational[];
  /** The probabilities of what she gets otherwise, by price and bundle. */
  readonly otherwise: PriceTable;
}

/** An encounter that is being put together. */
class Gathering implements Encounter {
  readonly served: Rational[];
  readonly otherwise: Rational[][];

  constructor({ priceCount, bundles }: PrivateValuesEconomy) {
    this.served = range(priceCount).map(() => Q.zero);
    this.otherwise = this.served.map(() => bundles.map(() => Q.zero));
  }

  /** With a probability the trader gets what she announces at a price. */
  addServed(price: number, probability: Rational): void {
    this.served[price] = Q.add(this.served[price]!, probability);
  }

  /** With a probability she gets a bundle. */
  addOtherwise(price: number, bundle: number, probability: Rational): void {
    this.otherwise[price]![bundle] = Q.add(this.otherwise[price]![bundle]!, probability);
  }

  /** With a probability she stands in a line at a price. */
  addLine(price: number, { served, otherwise }: Chances, probability: Rational): void {
    this.addServed(price, Q.mul(probability, served));
    for (const [bundle, chance] of otherwise) this.addOtherwise(price, bundle, Q.mul(probability, chance));
  }
}

/** What a trader meets in a group with others, at a price. */
export const chancesInGroup = (
  { economy, messages }: DemandSubject,
  mates: readonly number[],
  trader: number,
  price: number,
  announced: readonly Demand[] = messages,
): Chances => {
  const supply = sumOf([trader, ...mates].map((i) => economy.endowments[i]!));
  return chancesInLine(
    economy,
    supply,
    mates.map((i) => announced[i]![price]!),
  );
};

/** Rule 2: at each price each trader is first, and gets what she announces; behind her all places are equally likely. */
const addRule2 = (
  economy: PrivateValuesEconomy,
  trader: number,
  announced: readonly Demand[],
  gathering: Gathering,
): void => {
  const { endowments, bundles, priceCount, cap, epsilon } = economy;
  const supply = sumOf(endowments);
  const eachFirst = Q.div(epsilon, Q.of(priceCount * endowments.length));
  const behind = endowments.slice(1).map(() => bundles[0]!);
  const eachPlace = Q.div(eachFirst, Q.of(behind.length));
  for (const price of range(priceCount))
    for (const first of endowments.keys()) {
      if (first === trader) {
        gathering.addServed(price, eachFirst);
        continue;
      }
      const { amounts } = rule2(cap, supply, [bundles[announced[first]![price]!]!, ...behind]);
      for (const amount of amounts.slice(1))
        gathering.addOtherwise(price, bundleNumber(economy, amount), eachPlace);
    }
};

/**
 * What a trader meets in random grouping. @paper Section 3: Stages 0 and 1
 *
 * @param announced the messages of all traders; her own is not looked at.
 */
export function* encounterInGroups(
  subject: DemandSubject,
  trader: number,
  announced: readonly Demand[],
): Pausable<Encounter> {
  const { economy } = subject;
  const gathering = new Gathering(economy);
  const others = outsiders(economy, [trader]);
  const underRule1 = Q.sub(Q.one, economy.epsilon);
  const groups = choiceSteps(others.length, economy.groupSize - 1);
  const each = Q.div(underRule1, Q.of(groups));
  for (const mates of combinations(others, economy.groupSize - 1)) {
    yield;
    const price = clearingPrice(economy, outsiders(economy, [trader, ...mates]), announced);
    gathering.addLine(price, chancesInGroup(subject, mates, trader, price, announced), each);
  }
  yield;
  addRule2(economy, trader, announced, gathering);
  return gathering;
}

/** What a trader meets at the messages of all, her own among them. */
export function* encounterAt(subject: DemandSubject, trader: number): Pausable<Encounter> {
  if (!subject.isUniform) return yield* encounterInGroups(subject, trader, subject.messages);
  const { economy, messages } = subject;
  const everybody = range(economy.endowments.length);
  const price = clearingPrice(economy, everybody, messages);
  const gathering = new Gathering(economy);
  const others = outsiders(economy, [trader]);
  gathering.addLine(price, chancesInGroup(subject, others, trader, price), Q.one);
  return gathering;
}

/** An upper bound on the steps of finding out what one trader meets. */
export const maxStepsOfEncounter = (subject: DemandSubject): bigint => {
  const { endowments, priceCount, bundleCount, commodities } = subject.economy;
  const traders = endowments.length;
  const size = groupSizeOf(subject);
  const clearing = productOfSteps(priceCount, traders, commodities.length);
  const amounts = productOfSteps(size + 1, 3 * Number(stepsPerAmount));
  const eachGroup = sumOfSteps(clearing, maxStepsOfLine(subject.economy, size), amounts, traders ** 2);
  const groups = productOfSteps(choiceSteps(traders - 1, size - 1), eachGroup);
  const rule2Steps = productOfSteps(priceCount, traders ** 2, 2 * Number(stepsPerAmount));
  return sumOfSteps(groups, rule2Steps, productOfSteps(priceCount, bundleCount, stepsPerAmount));
};
