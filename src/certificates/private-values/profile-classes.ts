/**
 * Individual rationality where profiles are many: one of each kind is examined. Two profiles are of a kind if one becomes the other
 * when traders who are alike exchange their messages, and bundles each other of which a trader may announce one for the other.
 *
 * All orders are equally likely, so that traders who own the same and to whom everything is worth the same exchange what they
 * expect with their messages. The profile that stands for a kind is the first of it in the order of all profiles: of bundles
 * that may be exchanged it has the first, and among traders who are alike no message comes before that of an earlier one.
 */
import * as Q from '../../exact/rational.js';
import { cartesianProduct, isSameList, range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import { productOfSteps, sumOfSteps } from '../kernel/steps.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { Demand } from '../market/market.js';
import { priceText, readBundle, readPrice } from '../market/market.js';
import { visitBothRules } from '../market/situations.js';
import type { PrivateValuesEconomy } from './economy.js';
import { bestBundles, countMessages, maxStepsOfUtilities } from './economy.js';
import { examine, gainText, maxStepsOfProfiles } from './individual-rationality.js';
import type { BestBundles } from './interchangeable.js';
import { isExchangeable, layOutGroupings, maxStepsOfExchanges } from './interchangeable.js';
import { deriveSeparation } from './separation.js';

/** Whether two traders own the same, and every bundle is worth the same to them at every price. */
const areAlike = ({ endowments, utility, priceCount }: PrivateValuesEconomy, a: number, b: number): boolean =>
  isSameList(endowments[a]!, endowments[b]!) &&
  range(priceCount).every((price) => {
    const other = utility[b]!(price);
    return utility[a]!(price).every((value, x) => Q.equals(value, other[x]!));
  });

/** Reads, for each trader, the first who is said to be like her; refuses one who is not. Traders are stated from 1. */
const readAlike = (economy: PrivateValuesEconomy, stated: Statement): readonly number[] => {
  const alike: number[] = [];
  for (const [trader, first] of stated.list(economy.endowments.length).entries()) {
    const number = first.integer(1, trader + 1) - 1;
    const isFirst = number === trader || alike[number] === number;
    first.require(isFirst, 'this must be the first trader of her kind');
    first.require(number === trader || areAlike(economy, number, trader), 'these traders are not alike');
    alike.push(number);
  }
  return alike;
};

/** Bundles of which a trader may announce one for another at a price. */
interface Tie {
  readonly trader: number;
  readonly price: number;
  readonly bundles: readonly number[];
}

/** Whether a tie comes before another in the order in which they are stated. */
const isBefore = (a: Tie, b: Tie): boolean => {
  if (a.trader !== b.trader) return a.trader < b.trader;
  if (a.price !== b.price) return a.price < b.price;
  return a.bundles[0]! < b.bundles[0]!;
};

/** Reads a tie of a trader who is the first of her kind: bundles that are best for her, ascending. */
const readTie = (
  economy: PrivateValuesEconomy,
  best: BestBundles,
  alike: readonly number[],
  stated: Statement,
): Tie => {
  stated.allowOnly(['trader', 'price', 'bundles']);
  const trader = stated.field('trader').integer(1, alike.length) - 1;
  stated.field('trader').require(alike[trader] === trader, 'this must be the first trader of her kind');
  const price = readPrice(economy, stated.field('price'));
  const entries = stated.field('bundles').list();
  stated.field('bundles').require(entries.length > 1, 'there must be two bundles at least');
  const bundles: number[] = [];
  for (const entry of entries) {
    const bundle = readBundle(economy, entry);
    const isNext = bundles.length === 0 || bundles.at(-1)! < bundle;
    entry.require(isNext && best[trader]![price]!.includes(bundle), 'this must be the next best bundle');
    bundles.push(bundle);
  }
  return { trader, price, bundles };
};

/** Reads all ties in their order, and refuses one of which the bundles may not be exchanged. */
function* readTies(
  economy: PrivateValuesEconomy,
  best: BestBundles,
  alike: readonly number[],
  stated: Statement,
): Pausable<readonly Tie[]> {
  const entries = stated.list();
  if (entries.length === 0) return [];
  const groupings = yield* layOutGroupings(economy, best);
  const ties: Tie[] = [];
  for (const entry of entries) {
    const tie = readTie(economy, best, alike, entry);
    const before = ties.at(-1);
    entry.require(before === undefined || isBefore(before, tie), 'this is not in its order');
    const [bundle, ...others] = tie.bundles;
    for (const other of others) {
      const isFree = yield* isExchangeable(economy, best, groupings, { ...tie, bundle: bundle!, other });
      entry.field('bundles').require(isFree, 'exchanging these bundles moves another trader’s utility');
    }
    ties.push(tie);
  }
  return ties;
}

/** In how many ways so many messages can be taken of a number of them, in no order and each any number of times. */
const countUnordered = (messages: bigint, size: number): bigint =>
  range(size).reduce((count, i) => (count * (messages + BigInt(i))) / BigInt(i + 1), 1n);

/** One profile of each kind, in the order of all profiles. */
function* representatives(
  alike: readonly number[],
  lists: BestBundles,
  before: readonly Demand[] = [],
): Generator<readonly Demand[], void, void> {
  const trader = before.length;
  if (trader === alike.length) {
    yield before;
    return;
  }
  const previous = before.findLast((_, i) => alike[i] === alike[trader]);
  for (const message of cartesianProduct(lists[trader]!, previous))
    yield* representatives(alike, lists, [...before, message]);
}

/** What stands for what is best for each trader: bundles that may be exchanged are stood for by the first of them. */
const listsWithout = (best: BestBundles, alike: readonly number[], ties: readonly Tie[]): BestBundles => {
  const dropped = new Map<number, Map<number, Set<number>>>();
  for (const { trader, price, bundles } of ties) {
    const ofTrader = dropped.get(trader) ?? new Map<number, Set<number>>();
    dropped.set(trader, ofTrader);
    const known = ofTrader.get(price) ?? new Set<number>();
    ofTrader.set(price, known);
    for (const bundle of bundles.slice(1)) known.add(bundle);
  }
  return alike.map((first) =>
    best[first]!.map((list, price) =>
      list.filter((bundle) => dropped.get(first)?.get(price)?.has(bundle) !== true),
    ),
  );
};

/**
 * Examines one profile of each kind in order, as many as are stated: the last is the first at which somebody gains nothing, or
 * else the last of all. The evidence shows who gains least, the first at ties. @paper Section 3: individual rationality
 */
export function* deriveProfileClasses(
  economy: PrivateValuesEconomy,
  evidence: Statement,
  verdict: Statement,
): Pausable<Json> {
  // Theorem 1 is derived on the way, by which the best messages are the undominated ones; (ii) and (iii) are derived with it.
  yield* deriveSeparation(economy, yield* visitBothRules(economy), verdict);
  const best = economy.endowments.map((_, trader) => bestBundles(economy, trader));
  const classes = evidence.field('classes');
  classes.allowOnly(['alike', 'interchangeable', 'representatives']);
  const alike = readAlike(economy, classes.field('alike'));
  const ties = yield* readTies(economy, best, alike, classes.field('interchangeable'));
  const lists = listsWithout(best, alike, ties);
  const count = [...new Set(alike)].reduce((product, first) => {
    const size = alike.filter((other) => other === first).length;
    return product * countUnordered(countMessages(lists[first]!), size);
  }, 1n);
  classes.field('representatives').mustEqual(String(count));
  const profiles = representatives(alike, lists);
  const { least, examined } = yield* examine(economy, profiles, count, evidence, verdict);
  return {
    kind: 'profile-classes',
    profiles: String(countMessages(best.flat())),
    examined,
    ...gainText(economy, least),
    classes: {
      alike: alike.map((first) => first + 1),
      interchangeable: ties.map(({ trader, price, bundles }) => ({
        trader: trader + 1,
        price: priceText(economy, price),
        bundles: bundles.map((bundle) => economy.bundles[bundle]!),
      })),
      representatives: String(count),
    },
  };
}

/** An upper bound on the steps. */
export const maxStepsOfProfileClasses = (economy: PrivateValuesEconomy, evidence: Statement): bigint => {
  const stated = evidence.field('classes').field('interchangeable').list();
  const exchanges = stated.reduce((sum, tie) => sum + tie.field('bundles').list().length, 0);
  const traders = economy.endowments.length;
  return sumOfSteps(
    maxStepsOfProfiles(economy, evidence),
    productOfSteps(traders, maxStepsOfUtilities(economy)),
    maxStepsOfExchanges(economy, exchanges),
  );
};
