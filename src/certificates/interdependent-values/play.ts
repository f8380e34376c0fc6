/** Strategies, what is heard of them, and what the rules of G** make of what is announced. Positions count from 0. */
import type { Demand, Vector } from '../private-values/economy.js';
import { numberOf, total, upTo } from '../private-values/economy.js';
import { clearingPrice, inLine, rule1, rule2 } from '../private-values/rules.js';
import type { Part } from '../kernel/statement.js';
import type { Informed } from './economy.js';

/** An announcement that depends on what is heard: the first case that applies, or else the default. */
interface Reply {
  readonly cases: readonly Case[];
  readonly otherwise: Demand;
}
interface Case {
  readonly signal: number | undefined;
  readonly observes: readonly Demand[] | undefined;
  readonly includes: Demand | undefined;
  readonly announce: Demand;
}
/** First announcements by signal; second and third ones. @paper Section 4: s_i */
export interface Strategy {
  readonly first: readonly Demand[];
  readonly replies: readonly [second: Reply, third: Reply];
}
/** Second and third announcements hear first ones. */
export type Stage = 2 | 3;

export const same = (a: Demand, b: Demand): boolean =>
  a.length === b.length && a.every((x, p) => x === b[p]!);

export const readDemand = (economy: Informed, part: Part): Demand => {
  const { prices, bundles, l } = economy;
  const amounts = (bundle: Part) => bundle.items(bundles[0]!.length).map((amount) => amount.whole(0, l));
  return part.items(prices.length).map((bundle) => numberOf(economy, amounts(bundle)));
};
export const signalOf = ({ signals }: Informed, part: Part): number => {
  part.must(signals.includes(part.text()), 'there is no such signal');
  return signals.indexOf(part.text());
};

const readReply = (economy: Informed, part: Part): Reply => {
  part.only('default', 'when');
  const cases = part.field('when').items();
  return {
    otherwise: readDemand(economy, part.field('default')),
    cases: cases.map((one) => {
      one.only('signal', 'observes', 'includes', 'announce');
      const list = one.has('observes') ? one.field('observes').items() : undefined;
      return {
        signal: one.has('signal') ? signalOf(economy, one.field('signal')) : undefined,
        observes: list?.map((heard) => readDemand(economy, heard)),
        includes: one.has('includes') ? readDemand(economy, one.field('includes')) : undefined,
        announce: readDemand(economy, one.field('announce')),
      };
    }),
  };
};
/** A strategy of each trader; strategies that are written alike are one. */
export const readStrategies = (economy: Informed, part: Part): readonly Strategy[] => {
  const known = new Map<string, Strategy>();
  return part.items(economy.endowments.length).map((one) => {
    const key = JSON.stringify(one.value);
    const before = known.get(key);
    if (before !== undefined) return before;
    one.only('first', 'second', 'third');
    one.field('first').only(...economy.signals);
    const first = economy.signals.map((signal) => readDemand(economy, one.field('first').field(signal)));
    const reply = (name: string) => readReply(economy, one.field(name));
    const read: Strategy = { first, replies: [reply('second'), reply('third')] };
    known.set(key, read);
    return read;
  });
};
/** The demand functions that strategies announce first, or tell from others. */
export const mentioned = (strategies: readonly Strategy[]): readonly Demand[] => {
  const all = strategies.flatMap(({ first, replies }) => [
    ...first,
    ...replies.flatMap(({ cases }) =>
      cases.flatMap(({ observes, includes }) => [...(observes ?? []), ...(includes ? [includes] : [])]),
    ),
  ]);
  return [...new Map(all.map((demand) => [demand.join(), demand])).values()];
};
/** What a strategy announces at a stage. */
export const announced = ({ replies }: Strategy, stage: Stage, signal: number, heard: readonly Demand[]) => {
  const { cases, otherwise } = replies[stage - 2]!;
  const applies = (one: Case) =>
    (one.signal ?? signal) === signal &&
    (one.observes === undefined ||
      (one.observes.length === heard.length && one.observes.every((d, j) => same(d, heard[j]!)))) &&
    (one.includes === undefined || heard.some((d) => same(d, one.includes!)));
  return cases.find(applies)?.announce ?? otherwise;
};

/** The group before, cyclically; and the positions of a group. @paper Section 4: footnote 7 */
export const before = ({ r }: Informed, group: number): number => (group + r - 1) % r;
export const positionsOf = ({ n }: Informed, group: number): readonly number[] =>
  upTo(n).map((j) => group * n + j);
/** The groups whose first announcements a group has heard, in the paper's order. @paper Section 4: Stages 1 and 2 */
export const heardBy = (economy: Informed, stage: 1 | Stage, group: number): readonly number[] => {
  if (stage === 1) return [];
  return stage === 2 ? [before(economy, group)] : upTo(economy.r).filter((other) => other !== group);
};

/** The rules in which φ(1) alone is served. */
export type DrawnRule = 4 | 5 | 6;
/**
 * What each position gets if φ(1) asks for a bundle, given what each group owns: under Rule 4, and in the reading `market`, all
 * stand in one line; in `group`, each group in its own; in `shielded`, the first group shares at most (n − 1)l, the others the
 * rest. @paper Rules 4, 5 and 6
 */
export const afterFirst = (economy: Informed, rule: DrawnRule, owned: readonly Vector[], asked: Vector) => {
  const { l, n, bundles, endowments, residual } = economy;
  const nothing = (count: number): readonly Vector[] => upTo(count).map(() => bundles[0]!);
  const first = (supply: Vector, count: number) => rule2(l, supply, [asked, ...nothing(count - 1)]).amounts;
  const rest = (supply: Vector, count: number) => inLine(l, supply, nothing(count), 0).amounts;
  const all = total(endowments);
  if (rule === 4 || residual === 'market') return first(all, endowments.length);
  if (residual === 'group')
    return owned.flatMap((supply, group) => (group === 0 ? first(supply, n) : rest(supply, n)));
  const shield = all.map((s) => Math.min(s, (n - 1) * l));
  const beyond = all.map((s, h) => s - shield[h]!);
  return [...first(shield, n), ...rest(beyond, endowments.length - n)];
};

/** Says what a trader announces. */
export type Said = (trader: number) => Demand;

/**
 * The price of the trader at a position under Rule 3, and what she gets there unless she is served: p̂ of what the group before
 * hers announces second, and Rule 1 with third announcements. Whether she is served is asked before her own. @paper Rule 3
 */
export const underRule3 = (
  economy: Informed,
  order: readonly number[],
  position: number,
  second: Said,
  third: Said,
): { readonly price: number; readonly amount: Vector | undefined } => {
  const { n, l, bundles, endowments } = economy;
  const group = Math.floor(position / n);
  const traders = (g: number) => positionsOf(economy, g).map((at) => order[at]!);
  const setters = traders(before(economy, group));
  const messages: Demand[] = [];
  for (const i of setters) messages[i] = second(i);
  const price = clearingPrice(economy, setters, messages);
  const members = traders(group);
  const turn = position % n;
  const demands = members.map((i, j) => bundles[j < turn ? third(i)[price]! : 0]!);
  const { served, amounts } = rule1(l, total(members.map((i) => endowments[i]!)), demands);
  return { price, amount: turn < served ? undefined : amounts[turn]! };
};
