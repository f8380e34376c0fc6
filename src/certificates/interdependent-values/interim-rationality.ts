/**
 * What every trader with every signal expects where all are price takers, and what she has without trade: over all orders, all
 * lists of the others' signals, all rules and all prices.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { numbersKey } from '../kernel/keys.js';
import { range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import { powerOfSteps, productOfSteps, stepsPerAmountKept, sumOfSteps } from '../kernel/steps.js';
import type { Demand } from '../market/market.js';
import { bundleNumber, sumOf } from '../market/market.js';
import type { DemandSet } from './demand-sets.js';
import {
  bestGiven,
  everySignal,
  includes,
  jointProbabilities,
  netValues,
  signalLists,
  signalProbability,
} from './demand-sets.js';
import type { InterdependentEconomy } from './economy.js';
import {
  allocateAfterFirst,
  firstAloneRules,
  heardBy,
  positionsOf,
  rule3Place,
  stageOfRule,
  underRule3,
} from './rules.js';
import type { ReplyStage } from './strategy.js';
import type { TraderClasses } from './theorem-2/best-reply-problem.js';
import { distinctOrders, maxDistinctOrders } from './theorem-2/best-reply-problem.js';

/** What a price taker announces: at every price the first of the best bundles, given her signal and those revealed to her. */
class PriceTaker {
  private readonly sets: readonly DemandSet[];
  private readonly known = new Map<string, Demand>();

  constructor(private readonly economy: InterdependentEconomy) {
    this.sets = everySignal(economy).map((signal) => bestGiven(economy, signal));
  }

  readonly first = (signal: number): Demand => this.sets[signal]!.map((best) => best[0]!);

  /** Her second or third announcement; a demand function reveals the one signal whose D¹ holds it. @paper Section 4 */
  reply(signal: number, heard: readonly Demand[]): Demand {
    const revealed = heard.flatMap((demand) => {
      const owners = everySignal(this.economy).filter((one) => includes(this.sets[one]!, demand));
      return owners.length === 1 ? owners : [];
    });
    const key = numbersKey([signal, ...revealed.toSorted((a, b) => a - b)]);
    const announced =
      this.known.get(key) ?? bestGiven(this.economy, signal, revealed).map((best) => best[0]!);
    this.known.set(key, announced);
    return announced;
  }
}

/** The traders who own the same, the trader herself a class of her own. */
const classesBeside = ({ endowments }: InterdependentEconomy, trader: number): TraderClasses => {
  const classes = new Map<string, number[]>();
  endowments.forEach((endowment, i) => {
    const key = numbersKey([i === trader ? 1 : 0, ...endowment]);
    const members = classes.get(key);
    if (members === undefined) classes.set(key, [i]);
    else members.push(i);
  });
  return [...classes.values()];
};

/** How often a trader gets each bundle at each price, by `price * bundleCount + bundle`. */
interface Counts {
  readonly rule3: number[];
  readonly firstAlone: number[];
}

/** Counts the draws of one order, the signals of all traders given. */
const countOrder = (
  economy: InterdependentEconomy,
  taker: PriceTaker,
  order: readonly number[],
  signals: readonly number[],
  position: number,
  counts: Counts,
): void => {
  const { bundleCount, priceCount, bundles, endowments, groupCount } = economy;
  const firsts = signals.map(taker.first);
  const members = range(groupCount).map((group) => positionsOf(economy, group).map((at) => order[at]!));
  const reply = (stage: ReplyStage) => (trader: number) => {
    const group = members.findIndex((own) => own.includes(trader));
    const heard = heardBy(economy, stage, group).flatMap((other) => members[other]!.map((i) => firsts[i]!));
    return taker.reply(signals[trader]!, heard);
  };
  const [second, third] = [reply(2), reply(3)];
  const own = order[position]!;
  const { price, amount } = underRule3(economy, rule3Place(economy, order, position), second, third);
  const got = amount === undefined ? third(own)[price]! : bundleNumber(economy, amount);
  counts.rule3[price * bundleCount + got]! += 1;
  const owned = members.map((group) => sumOf(group.map((i) => endowments[i]!)));
  const leader = order[0]!;
  for (const rule of firstAloneRules) {
    const stage = stageOfRule(rule);
    const asked = stage === 1 ? firsts[leader]! : stage === 2 ? second(leader) : third(leader);
    for (let p = 0; p < priceCount; p += 1) {
      const amounts = allocateAfterFirst(economy, rule, owned, bundles[asked[p]!]!);
      counts.firstAlone[p * bundleCount + bundleNumber(economy, amounts[position]!)]! += 1;
    }
  }
};

/** The signals of all traders, the trader's own in her place. */
const withOwn = (others: readonly number[], trader: number, signal: number): readonly number[] =>
  others.toSpliced(trader, 0, signal);

/** E[v + money | ω] of a trader with a signal where all are price takers, and E[v(e, ·) | ω]. */
function* participation(
  economy: InterdependentEconomy,
  taker: PriceTaker,
  trader: number,
  signal: number,
): Pausable<{ readonly utility: Rational; readonly outside: Rational }> {
  const { endowments, bundleCount, priceCount, epsilon } = economy;
  const orders = [...distinctOrders(classesBeside(economy, trader))];
  const own = bundleNumber(economy, endowments[trader]!);
  const cells = priceCount * bundleCount;
  let total = Q.zero;
  for (const others of signalLists(economy, endowments.length - 1)) {
    const counts: Counts = {
      rule3: new Array<number>(cells).fill(0),
      firstAlone: new Array<number>(cells).fill(0),
    };
    const signals = withOwn(others, trader, signal);
    for (const order of orders) {
      yield;
      countOrder(economy, taker, order, signals, order.indexOf(trader), counts);
    }
    // Net of what it costs, less what the endowment would cost: the value of a bundle, with the money that goes with it.
    const joint = jointProbabilities(economy, [signal, ...others]);
    const worth = netValues(economy, signal, joint);
    const price = (p: number): Rational => Q.sub(worthOf(economy, signal, joint, own), worth[p]![own]!);
    const sum = (of: readonly number[]): Rational =>
      Q.sum(
        of.flatMap((times, cell) => {
          if (times === 0) return [];
          const p = Math.floor(cell / bundleCount);
          return [Q.mul(Q.of(times), Q.add(worth[p]![cell % bundleCount]!, price(p)))];
        }),
      );
    const ordinary = Q.mul(Q.sub(Q.one, Q.mul(Q.of(3), epsilon)), sum(counts.rule3));
    total = Q.add(total, Q.add(ordinary, Q.mul(Q.div(epsilon, Q.of(priceCount)), sum(counts.firstAlone))));
  }
  const probability = signalProbability(economy, signal);
  return {
    utility: Q.div(total, Q.mul(Q.of(orders.length), probability)),
    outside: Q.div(worthOf(economy, signal, jointProbabilities(economy, [signal]), own), probability),
  };
}

/** What a bundle is worth given joint probabilities of the shocks, times their sum. */
const worthOf = (
  { value }: InterdependentEconomy,
  signal: number,
  joint: readonly Rational[],
  bundle: number,
): Rational => Q.sum(joint.map((probability, shock) => Q.mul(probability, value[shock]![signal]![bundle]!)));

/** Every trader with every signal; traders who own the same are alike. */
export function* deriveInterimRationality(
  economy: InterdependentEconomy,
  verdict: Statement,
): Pausable<Json> {
  const taker = new PriceTaker(economy);
  const traders: Json[] = [];
  let holds = true;
  for (const trader of range(economy.endowments.length))
    for (const signal of everySignal(economy)) {
      const { utility, outside } = yield* participation(economy, taker, trader, signal);
      if (Q.leq(utility, outside)) holds = false;
      traders.push({
        trader: trader + 1,
        signal: economy.signals[signal]!,
        utility: Q.show(utility),
        outside: Q.show(outside),
        shortfall: Q.show(Q.max(Q.zero, Q.sub(outside, utility))),
      });
    }
  verdict.mustEqual(holds ? 'proved' : 'refuted');
  return { kind: 'interim', profile: 'price-taking', traders };
}

/** An upper bound on the steps. */
export const maxStepsOfInterimRationality = (economy: InterdependentEconomy): bigint => {
  const { endowments, signals, priceCount, bundleCount, shocks, groupSize } = economy;
  const traders = endowments.length;
  const lists = powerOfSteps(signals.length, traders - 1);
  const orders = range(traders)
    .map((trader) => maxDistinctOrders(classesBeside(economy, trader)))
    .reduce((a, b) => (a > b ? a : b));
  const perOrder = sumOfSteps(
    productOfSteps(traders, traders, priceCount, 4),
    productOfSteps(3, priceCount, traders),
  );
  const perList = productOfSteps(priceCount, bundleCount, sumOfSteps(shocks.length, stepsPerAmountKept));
  const draws = productOfSteps(lists, sumOfSteps(productOfSteps(orders, perOrder), perList));
  const replies = productOfSteps(
    signals.length,
    lists,
    priceCount,
    bundleCount ** 2,
    shocks.length,
    groupSize,
  );
  return sumOfSteps(productOfSteps(traders, signals.length, draws), replies);
};
