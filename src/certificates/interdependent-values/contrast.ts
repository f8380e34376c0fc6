/** Counterexamples to properties (iv), (v) and (vi): two runs that differ in one thing, and what somebody gets in each. */
import type { Demand } from '../private-values/economy.js';
import { numberOf, priceText, total, upTo } from '../private-values/economy.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';
import type { Informed } from './economy.js';
import type { DrawnRule, Stage } from './play.js';
import { afterFirst, announced, heardBy, positionsOf, readStrategies, signalOf, underRule3 } from './play.js';

/** One run, and what the watched trader gets in it. */
const runOf = (economy: Informed, part: Part, trader: number) => {
  const { endowments, bundles, prices, n, r } = economy;
  part.only('draw', 'strategies', 'trade');
  const draw = part.field('draw');
  const order = draw
    .field('order')
    .items(endowments.length)
    .map((i) => i.whole(1, endowments.length) - 1);
  draw.must(new Set(order).size === order.length, 'somebody stands in the order twice');
  const rule = draw.field('rule').whole(3, 6);
  draw.only('order', 'rule', 'signals', ...(rule === 3 ? [] : ['price']));
  const signals = draw
    .field('signals')
    .items(endowments.length)
    .map((signal) => signalOf(economy, signal));
  const strategies = readStrategies(economy, part.field('strategies'));
  const said = (p: number) => priceText(economy, p).join();
  const stated =
    rule === 3
      ? ''
      : draw
          .field('price')
          .items()
          .map((amount) => amount.text())
          .join();
  const drawn = upTo(prices.length).find((p) => said(p) === stated);
  draw.must(rule === 3 || drawn !== undefined, 'this price is not in the grid');

  const members = (g: number) => positionsOf(economy, g).map((at) => order[at]!);
  const groupOf = (i: number) => Math.floor(order.indexOf(i) / n);
  const first = (i: number): Demand => strategies[i]!.first[signals[i]!]!;
  const says = (i: number, stage: Stage): Demand => {
    const heard = heardBy(economy, stage, groupOf(i)).flatMap((g) => members(g).map(first));
    return announced(strategies[i]!, stage, signals[i]!, heard);
  };
  const position = order.indexOf(trader);
  const at = (stage: number, i: number) => (stage === 1 ? first(i) : says(i, stage as Stage));
  const trade = () => {
    if (rule === 3) {
      const said2 = (i: number) => says(i, 2);
      const said3 = (i: number) => says(i, 3);
      const { price, amount } = underRule3(economy, order, position, said2, said3);
      return { price, served: amount === undefined, bundle: amount ?? bundles[said3(trader)[price]!]! };
    }
    const owned = upTo(r).map((g) => total(members(g).map((i) => endowments[i]!)));
    const asked = bundles[at(rule - 3, order[0]!)[drawn!]!]!;
    const bundle = afterFirst(economy, rule as DrawnRule, owned, asked)[position]!;
    return { price: drawn!, served: position === 0, bundle };
  };
  const got = trade();
  const text = {
    draw: draw.value as Json,
    strategies: part.field('strategies').value as Json,
    trade: { bundle: got.bundle, price: priceText(economy, got.price) },
  };
  return { ...got, rule, order, signals, strategies, drawn, groupOf, text };
};

/**
 * Either the runs differ in what the trader herself announces: under (iv) her price differs; under (v) and (vi) whether she is
 * served, or what she gets when she is not. Or, under (vi), in the signal of a member of her group: her price differs.
 */
export function* byContrast(economy: Informed, piece: Part, _: Part, claim: string): Pausing<Json> {
  const trader = piece.field('trader').whole(1, economy.endowments.length) - 1;
  const [a, b] = piece
    .field('cases')
    .items(2)
    .map((part) => runOf(economy, part, trader));
  const draws = [a!, b!].map(({ rule, order, drawn }) => JSON.stringify([rule, order, drawn ?? null]));
  piece.must(draws[0] === draws[1], 'the draws differ');
  const written = (i: number) =>
    [a!, b!].map(({ text }) => JSON.stringify((text.strategies as readonly Json[])[i]));
  const others = upTo(economy.endowments.length).filter((i) => written(i)[0] !== written(i)[1]);
  const told = upTo(economy.endowments.length).filter((i) => a!.signals[i] !== b!.signals[i]);
  const priceMoves = a!.price !== b!.price;
  const fateMoves =
    a!.served !== b!.served || (!a!.served && numberOf(economy, a!.bundle) !== numberOf(economy, b!.bundle));
  const ownMessage = told.length === 0 && others.every((i) => i === trader);
  const mate = told.length === 1 && told[0] !== trader && a!.groupOf(told[0]!) === a!.groupOf(trader);
  const { rule } = a!;
  const refutes = {
    'property-iv': ownMessage && priceMoves,
    'property-v': ownMessage && fateMoves && (rule === 4 || rule === 5),
    'property-vi':
      (ownMessage && fateMoves && (rule === 3 || rule === 6)) ||
      (mate && others.length === 0 && priceMoves && (rule === 3 || rule === 6)),
  };
  piece.must(refutes[claim as keyof typeof refutes], 'these two runs do not contradict the property');
  return { kind: 'contrast', trader: trader + 1, cases: [a!.text, b!.text] };
}
