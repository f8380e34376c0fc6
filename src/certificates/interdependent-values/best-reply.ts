/**
 * Best replies: a profile of strategies, a trader and a signal of hers. Over all orders, every list of the others' signals,
 * every rule and every price, her utility is worked out for each first announcement that she may make and the best second and
 * third announcement after it.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand, Vector } from '../private-values/economy.js';
import { choices, numberOf, total, upTo, written } from '../private-values/economy.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';
import type { Informed, Worth } from './economy.js';
import { weightsOf, worthOf } from './economy.js';
import type { Stage, Strategy } from './play.js';
import { afterFirst, announced, heardBy, mentioned, positionsOf } from './play.js';
import { readDemand, readStrategies, same, signalOf, underRule3 } from './play.js';

/** Whose best reply is to be shown, to what, with which signal. */
export interface Subject {
  readonly strategies: readonly Strategy[];
  readonly trader: number;
  readonly signal: number;
}
export const readSubject = (economy: Informed, piece: Part): Subject => ({
  strategies: readStrategies(economy, piece.field('strategies')),
  trader: piece.field('trader').whole(1, economy.endowments.length) - 1,
  signal: signalOf(economy, piece.field('signal')),
});

/** The first announcements that the others' strategies mention, and one that they do not, if there is any. */
const toTry = ({ prices, bundles }: Informed, { strategies, trader }: Subject) => {
  const named = mentioned(strategies.toSpliced(trader, 1));
  for (const demand of choices(prices.map(() => upTo(bundles.length))))
    if (!named.some((other) => same(other, demand))) return { named, tried: [...named, demand] };
  return { named, tried: named };
};

/** How many draws, by composition of the others' signals and by price (and bundle): of Rule 3, and of Rules 4 to 6. */
type Counts = readonly [ordinary: Float64Array, drawn: Float64Array];
/** What she has heard at a stage, and how often what she then announces is what she gets. */
interface Cell {
  readonly stage: Stage;
  readonly heard: readonly Demand[];
  readonly counts: Counts;
}
/** What comes of a first announcement, but for what Rule 4 gives her for it: amounts that do not depend on the rest, and cells. */
interface Outcome {
  readonly given: Counts;
  readonly cells: Map<string, Cell>;
}

/** The lists of the others' signals; those with the same numbers of each signal are one composition, by its number. */
const signalLists = ({ signals, endowments }: Informed) => {
  const lists = [...choices(endowments.slice(1).map(() => upTo(signals.length)))];
  const keys = lists.map((list) => list.toSorted((a, b) => a - b).join());
  const known = [...new Set(keys)];
  const examples = known.map((key) => lists[keys.indexOf(key)]!);
  return { lists: lists.map((list, i) => ({ list, composition: known.indexOf(keys[i]!) })), examples };
};

/** Those who own the same and play the same strategy, trader by trader; whose reply it is stands for herself. */
const kindsOf = (
  { endowments }: Informed,
  { strategies, trader }: Subject,
): ReadonlyArray<readonly number[]> => {
  const kinds = new Map<string, number[]>();
  endowments.forEach((endowment, i) => {
    const key = i === trader ? 'herself' : `${endowment.join()} ${strategies.indexOf(strategies[i]!)}`;
    kinds.set(key, [...(kinds.get(key) ?? []), i]);
  });
  return [...kinds.values()];
};
/**
 * The orders, but for who of a kind stands where: each such line stands for equally many orders, and exchanging two of a kind, with
 * their signals, changes nothing for the others.
 */
function* lines(kinds: ReadonlyArray<readonly number[]>): Generator<readonly number[]> {
  if (kinds.every(({ length }) => length === 0)) return yield [];
  for (const [k, [next, ...others]] of kinds.entries())
    if (next !== undefined) for (const rest of lines(kinds.with(k, others))) yield [next, ...rest];
}
const factorial = (count: number) => upTo(count).reduce((product, i) => product * BigInt(i + 1), 1n);
const countLines = (kinds: ReadonlyArray<readonly number[]>): bigint =>
  kinds.reduce((ways, { length }) => ways / factorial(length), factorial(kinds.flat().length));

/** All draws for each of some first announcements. */
function* outcomes(economy: Informed, subject: Subject, tried: readonly Demand[]) {
  const { strategies, trader, signal } = subject;
  const { endowments, prices, bundles, n, r } = economy;
  const { lists, examples } = signalLists(economy);
  const everyPrice = upTo(prices.length);
  const counts = (per: number): Counts => {
    const empty = () => new Float64Array(examples.length * prices.length * per);
    return [empty(), empty()];
  };
  const found = tried.map((): Outcome => ({ given: counts(bundles.length), cells: new Map() }));
  const memory = new Map(strategies.map((strategy) => [strategy, new Map<string, Demand>()]));
  const everybody = upTo(endowments.length);
  for (const order of lines(kindsOf(economy, subject))) {
    yield;
    const position = order.indexOf(trader);
    const groupOf = everybody.map((i) => Math.floor(order.indexOf(i) / n));
    const members = upTo(r).map((g) => positionsOf(economy, g).map((at) => order[at]!));
    const owned = members.map((group) => total(group.map((i) => endowments[i]!)));
    const heard = ([2, 3] as const).map((stage) =>
      upTo(r).map((g) => heardBy(economy, stage, g).flatMap((h) => members[h]!)),
    );
    const left = ([4, 5, 6] as const).map((rule) =>
      bundles.map((y) => numberOf(economy, afterFirst(economy, rule, owned, y)[position]!)),
    );
    for (const [t, own] of tried.entries())
      for (const { list, composition } of lists) {
        const { given, cells } = found[t]!;
        const signals = list.toSpliced(trader, 0, signal);
        const first = (i: number) => (i === trader ? own : strategies[i]!.first[signals[i]!]!);
        const hears = (i: number, stage: Stage) => heard[stage - 2]![groupOf[i]!]!.map(first);
        const says = (i: number, stage: Stage): Demand => {
          const list = hears(i, stage);
          const key = `${stage} ${signals[i]!} ${list.join(';')}`;
          const known = memory.get(strategies[i]!)!;
          if (!known.has(key)) known.set(key, announced(strategies[i]!, stage, signals[i]!, list));
          return known.get(key)!;
        };
        const cell = (stage: Stage): Counts => {
          const list = hears(trader, stage);
          const key = `${stage} ${list.join(';')}`;
          if (!cells.has(key)) cells.set(key, { stage, heard: list, counts: counts(1) });
          return cells.get(key)!.counts;
        };
        const at = composition * prices.length;
        const seconds = (i: number) => says(i, 2);
        const thirds = (i: number) => says(i, 3);
        const { price, amount } = underRule3(economy, order, position, seconds, thirds);
        if (amount === undefined) cell(3)[0][at + price]! += 1;
        else given[0][(at + price) * bundles.length + numberOf(economy, amount)]! += 1;
        for (const stage of [1, 2, 3] as const) {
          if (position === 0) {
            const here = stage === 1 ? undefined : cell(stage)[1];
            if (here !== undefined) for (const p of everyPrice) here[at + p]! += 1;
            continue;
          }
          const asked = stage === 1 ? first(order[0]!) : says(order[0]!, stage);
          const gets = left[stage - 1]!;
          for (const p of everyPrice) given[1][(at + p) * bundles.length + gets[asked[p]!]!]! += 1;
        }
      }
  }
  return { found, examples };
}

/** A best reply as it is stated, and whether she has heard a list when she plays her strategy with her signal. */
export interface Shown {
  readonly json: Json;
  readonly hears: (stage: Stage, list: readonly Demand[]) => boolean;
}

/** Shows that a trader's strategy is a best reply to the others': no other strategy of hers gives more with her signal. */
export function* byBestReply(economy: Informed, piece: Part): Pausing<Shown> {
  const { endowments, prices, bundles, epsilon, T } = economy;
  const subject = readSubject(economy, piece);
  const { strategies, trader, signal } = subject;
  const strategy = strategies[trader]!;
  const ownFirst = strategy.first[signal]!;
  const { named, tried } = toTry(economy, subject);
  const { found, examples } = yield* outcomes(economy, subject, [...tried, ownFirst]);

  // What bundles are worth to her at each price: v + p·(e − x), times the probability of shocks and signals.
  const earned = (price: Vector) => price.reduce((sum, s, h) => sum + s * endowments[trader]![h]!, 0);
  const table = (others: readonly number[]): Worth => {
    const weights = weightsOf(economy, [signal, ...others]);
    const money = prices.map((price) => Q.mul(Q.sum(weights), Q.of(earned(price), T)));
    return worthOf(economy, signal, weights).map((row, p) => row.map((w) => Q.add(w, money[p]!)));
  };
  const tables = examples.map(table);
  const likely = Q.sum(weightsOf(economy, [signal]));
  const orders = countLines(kindsOf(economy, subject));
  const drawn = Q.div(epsilon, Q.mul(Q.of(orders * BigInt(prices.length)), likely));
  const ordinary = Q.div(Q.sub(Q.one, Q.mul(Q.of(3), epsilon)), Q.mul(Q.of(orders), likely));
  const chance = ([often, seldom]: Counts, at: number): Rational =>
    Q.add(Q.mul(ordinary, Q.of(often[at]!)), Q.mul(drawn, Q.of(seldom[at]!)));
  const compositions = upTo(examples.length);
  /** What an announcement is worth at a cell, bundle by bundle, at each price. */
  const worthAt = ({ counts }: Cell): Worth =>
    prices.map((_, p) => {
      const chances = compositions.map((c) => chance(counts, c * prices.length + p));
      return bundles.map((__, x) => Q.sum(compositions.map((c) => Q.mul(chances[c]!, tables[c]![p]![x]!))));
    });
  /** What she gets, but for what Rule 4 gives her for her first announcement, if she chooses so at each cell. */
  const valueOf = ({ given, cells }: Outcome, choose: (cell: Cell, worth: Worth) => Rational): Rational => {
    const pairs = compositions.flatMap((c) =>
      tables[c]!.flatMap((row, p) =>
        row.map((w, x) => ({ w, at: (c * prices.length + p) * row.length + x })),
      ),
    );
    const fixed = pairs.map(({ w, at }) => Q.mul(chance(given, at), w));
    return Q.sum([...fixed, ...[...cells.values()].map((cell) => choose(cell, worthAt(cell)))]);
  };
  const best = (outcome: Outcome) =>
    valueOf(outcome, (_, worth) => Q.sum(worth.map((row) => row.reduce(Q.max))));
  const perPosition = Q.div(epsilon, Q.mul(Q.of(endowments.length * prices.length), likely));
  const alone = table([]);
  const underRule4 = (first: Demand) => Q.mul(perPosition, Q.sum(first.map((x, p) => alone[p]![x]!)));

  const own = found.at(-1)!;
  const utility = Q.add(
    underRule4(ownFirst),
    valueOf(own, ({ stage, heard }, worth) => {
      const reply = announced(strategy, stage, signal, heard);
      return Q.sum(worth.map((row, p) => row[reply[p]!]!));
    }),
  );
  const bests = found.slice(0, -1).map(best);
  const rest = tried.length > named.length ? bests.at(-1) : undefined;
  const valueWith = (first: Demand): Rational => {
    const known = named.findIndex((other) => same(other, first));
    return Q.add(underRule4(first), known < 0 ? rest! : bests[known]!);
  };
  // All first announcements, in order; or else those that are mentioned and her own, and a bound on the others.
  const listed = piece
    .field('alternatives')
    .items()
    .map((one) => readDemand(economy, one.field('first')));
  const isListed = (first: Demand) => listed.some((other) => same(other, first));
  const bounded = piece.has('anyOtherAtMost');
  if (bounded) piece.must([...named, ownFirst].every(isListed), 'a first announcement is missing');
  else {
    const every = bundles.length ** prices.length;
    const all = [...choices(listed.length === every ? prices.map(() => upTo(bundles.length)) : [])];
    piece.must(
      all.length === every && all.every((d, i) => same(d, listed[i]!)),
      'these are not all, in order',
    );
  }
  const alternatives = listed.map((first) => ({ first, value: valueWith(first) }));
  const most = alone.map((row) => row.reduce(Q.max));
  const others = bounded && rest !== undefined ? Q.add(Q.mul(perPosition, Q.sum(most)), rest) : undefined;
  const isBest = [...alternatives.map(({ value }) => value), others ?? utility].every(
    (v) => !Q.lt(utility, v),
  );
  piece.must(isBest, 'another strategy is better');
  const json = {
    kind: 'best-reply',
    trader: trader + 1,
    signal: economy.signals[signal]!,
    utility: Q.show(utility),
    alternatives: alternatives.map(({ first, value }) => ({
      first: written(economy, first),
      utility: Q.show(value),
    })),
    ...(others === undefined ? {} : { anyOtherAtMost: Q.show(others) }),
    strategies: piece.field('strategies').value as Json,
  };
  const hears = (stage: Stage, list: readonly Demand[]) => own.cells.has(`${stage} ${list.join(';')}`);
  return { json, hears };
}

/** At most so many steps does that take. */
export const stepsOfBestReply = (economy: Informed, piece: Part): bigint => {
  const { endowments, signals, prices, n } = economy;
  const subject = readSubject(economy, piece);
  const orders = countLines(kindsOf(economy, subject));
  const lists = BigInt(signals.length) ** BigInt(endowments.length - 1);
  const tried = toTry(economy, subject).tried.length + 1;
  return orders * lists * BigInt(tried * (2 * n + 3 * prices.length));
};
