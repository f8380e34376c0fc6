/**
 * Counterexamples to properties (iv), (v) and (vi): two runs that differ in one thing, and what somebody gets in each.
 */
import { isSameList, range } from '../../kernel/lists.js';
import type { Json, Statement } from '../../kernel/statement.js';
import { isSameJson } from '../../kernel/statement.js';
import type { Demand, Vector } from '../../market/market.js';
import { bundleNumber, priceText, readPrice, sumOf } from '../../market/market.js';
import type { InterdependentEconomy } from '../economy.js';
import { readSignal, readTrader } from '../economy.js';
import type { Announcements, FirstAloneRule } from '../rules.js';
import { allocateAfterFirst, heardBy, positionsOf, rule3Place, stageOfRule, underRule3 } from '../rules.js';
import type { ReplyStage, Strategy } from '../strategy.js';
import { readStrategies, replyOf } from '../strategy.js';

/** What is drawn under Rule 3, or under a rule in which φ(1) alone is served, with the number of its price. */
type DrawnRule = { readonly rule: 3 } | { readonly rule: FirstAloneRule; readonly price: number };

/** A draw. */
interface Draw {
  readonly drawn: DrawnRule;
  /** The traders by position. */
  readonly order: readonly number[];
  /** The signal of each trader. */
  readonly signals: readonly number[];
}

/** What the trader who is watched gets. */
interface Trade {
  /** The number of the price. */
  readonly price: number;
  readonly isServed: boolean;
  readonly bundle: Vector;
}

/** A run: a draw, what all play, and what the trader who is watched gets. */
interface Run {
  readonly draw: Draw;
  /** The strategy of each trader as it is stated. */
  readonly strategies: readonly Json[];
  readonly trade: Trade;
  readonly text: Json;
}

const readRule = (economy: InterdependentEconomy, stated: Statement): DrawnRule => {
  const rule = stated.field('rule').integer(3, 6);
  stated.allowOnly(['order', 'rule', 'signals', ...(rule === 3 ? [] : ['price'])]);
  if (rule === 4 || rule === 5 || rule === 6)
    return { rule, price: readPrice(economy, stated.field('price')) };
  return { rule: 3 };
};

const readDraw = (economy: InterdependentEconomy, stated: Statement): Draw => {
  const count = economy.endowments.length;
  const order = stated
    .field('order')
    .list(count)
    .map((trader) => readTrader(economy, trader));
  stated.require(new Set(order).size === count, 'a trader is in the order twice');
  const drawn = readRule(economy, stated);
  const signals = stated
    .field('signals')
    .list(count)
    .map((signal) => readSignal(economy, signal));
  return { drawn, order, signals };
};

/** The group of a trader in a draw. */
const groupOf = ({ groupSize }: InterdependentEconomy, { order }: Draw, trader: number): number =>
  Math.floor(order.indexOf(trader) / groupSize);

/** Plays a draw: what the strategies announce at each stage, by what is heard. */
const play = (
  economy: InterdependentEconomy,
  draw: Draw,
  strategies: readonly Strategy[],
): ((stage: 1 | ReplyStage) => Announcements) => {
  const { order, signals } = draw;
  const first: Announcements = (trader) => strategies[trader]!.first[signals[trader]!]!;
  const reply = (stage: ReplyStage, trader: number): Demand => {
    const groups = heardBy(economy, stage, groupOf(economy, draw, trader));
    const positions = groups.flatMap((group) => positionsOf(economy, group));
    const heard = positions.map((position) => first(order[position]!));
    return replyOf(strategies[trader]!, stage, signals[trader]!, heard);
  };
  return (stage) => (stage === 1 ? first : (trader) => reply(stage, trader));
};

/** What a trader gets in a draw. */
const tradeOf = (
  economy: InterdependentEconomy,
  draw: Draw,
  strategies: readonly Strategy[],
  trader: number,
): Trade => {
  const { endowments, bundles, groupCount } = economy;
  const { drawn, order } = draw;
  const announcements = play(economy, draw, strategies);
  const position = order.indexOf(trader);
  if (drawn.rule === 3) {
    const third = announcements(3);
    const { price, amount } = underRule3(
      economy,
      rule3Place(economy, order, position),
      announcements(2),
      third,
    );
    return { price, isServed: amount === undefined, bundle: amount ?? bundles[third(trader)[price]!]! };
  }
  const { rule, price } = drawn;
  const owned = range(groupCount).map((group) =>
    sumOf(positionsOf(economy, group).map((at) => endowments[order[at]!]!)),
  );
  const asked = bundles[announcements(stageOfRule(rule))(order[0]!)[price]!]!;
  const bundle = allocateAfterFirst(economy, rule, owned, asked)[position]!;
  return { price, isServed: position === 0, bundle };
};

/** Reads one run, and works out what a trader gets in it. */
const readRun = (economy: InterdependentEconomy, stated: Statement, trader: number): Run => {
  stated.allowOnly(['draw', 'strategies', 'trade']);
  const draw = readDraw(economy, stated.field('draw'));
  const strategies = readStrategies(economy, stated.field('strategies'));
  const trade = tradeOf(economy, draw, strategies, trader);
  const statedStrategies = stated
    .field('strategies')
    .list()
    .map((strategy) => strategy.json());
  return {
    draw,
    strategies: statedStrategies,
    trade,
    text: {
      draw: stated.field('draw').json(),
      strategies: statedStrategies,
      trade: { bundle: trade.bundle, price: priceText(economy, trade.price) },
    },
  };
};

/** In what two runs of the same order and rule differ. */
interface Contrast {
  /** The traders who play another strategy. */
  readonly strategies: readonly number[];
  /** The traders who have another signal. */
  readonly signals: readonly number[];
  /** Whether the price of the trader who is watched differs. */
  readonly price: boolean;
  /** Whether it differs if she is served, or else what she gets when she is not. */
  readonly service: boolean;
}

const contrastOf = (economy: InterdependentEconomy, a: Run, b: Run): Contrast => {
  const traders = range(economy.endowments.length);
  const isSameBundle = bundleNumber(economy, a.trade.bundle) === bundleNumber(economy, b.trade.bundle);
  return {
    strategies: traders.filter((i) => !isSameJson(a.strategies[i]!, b.strategies[i]!)),
    signals: traders.filter((i) => a.draw.signals[i] !== b.draw.signals[i]),
    price: a.trade.price !== b.trade.price,
    service: a.trade.isServed !== b.trade.isServed || (!a.trade.isServed && !isSameBundle),
  };
};

/** Whether two runs differ in the strategy of one trader at most. */
const differInMessageOf = (trader: number, { strategies, signals }: Contrast): boolean =>
  signals.length === 0 && strategies.every((other) => other === trader);

/** Whether two runs differ in the signal of one other member of a trader's group alone. */
const differInMateSignal = (
  economy: InterdependentEconomy,
  trader: number,
  draw: Draw,
  { strategies, signals }: Contrast,
): boolean => {
  const [informed] = signals;
  if (strategies.length > 0 || signals.length !== 1 || informed === undefined) return false;
  return informed !== trader && groupOf(economy, draw, informed) === groupOf(economy, draw, trader);
};

/**
 * Whether a contrast contradicts a property. Either the runs differ in what the trader herself announces: under (iv) her
 * price differs; under (v) and (vi) whether she is served, or what she gets when she is not. Or, under (vi), they differ in
 * the signal of another member of her group, and her price differs.
 */
const contradicts = (
  economy: InterdependentEconomy,
  claim: string,
  trader: number,
  { draw }: Run,
  contrast: Contrast,
): boolean => {
  const { rule } = draw.drawn;
  const isOwnMessage = differInMessageOf(trader, contrast);
  switch (claim) {
    case 'property-iv':
      return isOwnMessage && contrast.price;
    case 'property-v':
      return isOwnMessage && contrast.service && [4, 5].includes(rule);
    default: {
      const isMateSignal = differInMateSignal(economy, trader, draw, contrast);
      const isMoved = (isOwnMessage && contrast.service) || (isMateSignal && contrast.price);
      return isMoved && [3, 6].includes(rule);
    }
  }
};

/** Whether two draws are of one order, one rule and one price; the signals may differ. */
const areSameDraws = (a: Draw, b: Draw): boolean => {
  const priceOf = ({ drawn }: Draw): number | undefined => (drawn.rule === 3 ? undefined : drawn.price);
  return a.drawn.rule === b.drawn.rule && priceOf(a) === priceOf(b) && isSameList(a.order, b.order);
};

/** Derives the two runs, and refuses them if they do not contradict the property. */
export const deriveContrast = (economy: InterdependentEconomy, claim: string, evidence: Statement): Json => {
  const trader = readTrader(economy, evidence.field('trader'));
  const [first, second] = evidence.field('cases').list(2);
  const a = readRun(economy, first!, trader);
  const b = readRun(economy, second!, trader);
  evidence.require(areSameDraws(a.draw, b.draw), 'the draws differ');
  const isContradiction = contradicts(economy, claim, trader, a, contrastOf(economy, a, b));
  evidence.require(isContradiction, 'these two runs do not contradict the property');
  return { kind: 'contrast', trader: trader + 1, cases: [a.text, b.text] };
};
