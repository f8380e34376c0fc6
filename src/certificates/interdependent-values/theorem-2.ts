/** The three claims of Theorem 2. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { choices, numberOf, priceText, total, upTo, written } from '../private-values/economy.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';
import type { Shown } from './best-reply.js';
import { byBestReply, readSubject, stepsOfBestReply } from './best-reply.js';
import type { Bundles, Informed, Worth } from './economy.js';
import { bestGiven, includes, isSingle, mateSignals, neverBeaten, setText } from './economy.js';
import { unbeaten, weightsOf, worthGiven } from './economy.js';
import type { Stage } from './play.js';
import { afterFirst, announced, readDemand, signalOf } from './play.js';
import { reach } from './properties.js';

const everySignal = ({ signals }: Informed) => upTo(signals.length);
const likely = (economy: Informed, signal: number) => Q.sum(weightsOf(economy, [signal]));
/** What one unit at one position and one price is worth: ε/(nr·|P|). */
const perPosition = ({ epsilon, endowments, prices }: Informed): Rational =>
  Q.div(epsilon, Q.of(endowments.length * prices.length));
const priceTaking = (economy: Informed, signal: number): Json => ({
  signal: economy.signals[signal]!,
  priceTaking: setText(economy, bestGiven(economy, signal)),
});
/** How many others a trader has heard at a stage. */
const heardCount = ({ n, r }: Informed, stage: Stage): number => (stage === 2 ? n : (r - 1) * n);
const listsOf = (economy: Informed, count: number) => choices(upTo(count).map(() => everySignal(economy)));

/**
 * The most that a trader's first announcement can be worth to her by being heard: φ(1) knows at best her own signal and those of
 * all whom she heard, and could leave the best rather than the worst wherever she moves the amount of somebody whom she heard.
 */
const leak = (economy: Informed, signal: number): Rational => {
  const { r, bundles, endowments } = economy;
  const gains = ([5, 6] as const).map((rule) => {
    const { heard, moved } = reach(economy, rule);
    const open = moved.filter((at) => heard.includes(at));
    if (open.length === 0) return Q.zero;
    const owned = upTo(r).map(() => total(endowments));
    const left = bundles.map((asked) => afterFirst(economy, rule, owned, asked));
    const spread = (row: readonly Rational[], at: number) => {
      const values = left.map((amounts) => row[numberOf(economy, amounts[at]!)]!);
      return Q.sub(values.reduce(Q.max), values.reduce(Q.min));
    };
    // φ(1) herself, and all whom she heard but this trader.
    const lists = [...listsOf(economy, heard.length)];
    const tables = lists.map((others) => worthGiven(economy, signal, others));
    return Q.sum(tables.flat().flatMap((row) => open.map((at) => spread(row, at))));
  });
  return Q.div(Q.sum(gains), likely(economy, signal));
};

/**
 * What a first announcement in D¹ gains at least, by Rule 4, over one that differs from it, against everything: the smallest loss
 * at one price, less what its being heard can be worth. None where D¹ holds everything. @paper Theorem 2, first claim
 */
const firstGain = (economy: Informed, signal: number, verdict: Part): Rational | undefined => {
  const table = worthGiven(economy, signal, []);
  const losses = table.flatMap((row) => row.map((w) => Q.sub(row.reduce(Q.max), w)));
  const positive = losses.filter((loss) => Q.sign(loss) > 0);
  if (positive.length === 0) return undefined;
  const loss = Q.div(positive.reduce(Q.min), likely(economy, signal));
  const gain = Q.mul(perPosition(economy), Q.sub(loss, leak(economy, signal)));
  verdict.must(economy.r >= 3, 'with two groups a first announcement can move her price');
  verdict.must(Q.sign(gain) > 0, 'being heard may be worth more than the loss');
  return gain;
};
export function* byFirsts(economy: Informed, _: Part, verdict: Part): Pausing<Json> {
  const gains = everySignal(economy).map((signal) => {
    const gain = firstGain(economy, signal, verdict);
    return { signal: economy.signals[signal]!, gain: gain === undefined ? null : Q.show(gain) };
  });
  const sets = everySignal(economy).map((signal) => priceTaking(economy, signal));
  return { kind: 'firsts', priceTaking: sets, gainAtLeast: gains };
}
/** A best reply of trader 1 whose first announcement is not in D¹: nothing dominates it. */
export function* byFirstReply(economy: Informed, piece: Part): Pausing<Json> {
  const { strategies, trader, signal } = readSubject(economy, piece);
  piece.field('trader').is(1);
  const taking = includes(bestGiven(economy, signal), strategies[trader]!.first[signal]!);
  piece.must(!taking, 'her first announcement is price-taking');
  return (yield* byBestReply(economy, piece)).json;
}

const stageOf = (claim: string): Stage => (claim === 'theorem-2.2' ? 2 : 3);
/** What the claim allows: D² or D³. */
const allowedBy = (economy: Informed, stage: Stage, signal: number, heard: readonly number[]): Bundles =>
  stage === 2 ? bestGiven(economy, signal, heard) : neverBeaten(economy, signal, heard);
/** What bundles are worth given what was heard, in each way in which the signals of the own group may matter. */
const given = (economy: Informed, stage: Stage, signal: number, heard: readonly number[]): readonly Worth[] =>
  (stage === 2 ? [[]] : mateSignals(economy)).map((mates) =>
    worthGiven(economy, signal, [...heard, ...mates]),
  );

/**
 * Where a reply can be bad, all who are heard have one demand function in D¹, and what may survive there, whosever signals such
 * announcements may stand for, is allowed. So by the first claim such a cell is reached, and a better reply gains there. The gain
 * is stated where no two signals are confused. @paper Theorem 2, second and third claims
 */
export function* byReplies(economy: Informed, _: Part, verdict: Part, claim: string): Pausing<Json> {
  const stage = stageOf(claim);
  const { bundles } = economy;
  const sets = everySignal(economy).map((signal) => bestGiven(economy, signal));
  const owners = sets.map((set) => {
    const first = set.map(([x]) => x!);
    return everySignal(economy).filter((signal) => includes(sets[signal]!, first));
  });
  const meets = (a: Bundles, b: Bundles) => a.every((row, p) => row.some((x) => b[p]!.includes(x)));
  const apart = sets.every((a, i) => sets.every((b, j) => i === j || !meets(a, b)));
  const ascending = (list: readonly number[]) => list.every((s, j) => j === 0 || list[j - 1]! <= s);
  const lists = [...listsOf(economy, heardCount(economy, stage))].filter(ascending);
  const gains: Rational[] = [];
  let binds = false;
  for (const signal of everySignal(economy))
    for (const heard of lists) {
      const allowed = allowedBy(economy, stage, signal, heard);
      if (allowed.every(({ length }) => length === bundles.length)) continue;
      binds = true;
      const readings = [...choices(heard.map((s) => owners[s]!))];
      verdict.must(
        readings.flat().every((s) => isSingle(sets[s]!)),
        'a cell need not be reached',
      );
      const left = unbeaten(readings.flatMap((list) => given(economy, stage, signal, list)));
      const isAllowed = left.every((row, p) => row.every((x) => allowed[p]!.includes(x)));
      verdict.must(isAllowed, 'what is heard does not tell enough');
      const tables = given(economy, stage, signal, heard);
      const worth = worthGiven(economy, signal, heard);
      allowed.forEach((set, p) => {
        for (const x of upTo(bundles.length)) {
          if (set.includes(x)) continue;
          const better = upTo(bundles.length).filter((y) => tables.every((t) => Q.lt(t[p]![x]!, t[p]![y]!)));
          const best = better.map((y) => Q.sub(worth[p]![y]!, worth[p]![x]!)).reduce(Q.max);
          gains.push(Q.div(Q.mul(perPosition(economy), best), likely(economy, signal)));
        }
      });
    }
  if (binds) for (const signal of everySignal(economy)) firstGain(economy, signal, verdict);
  const ties = everySignal(economy).filter((signal) => !isSingle(sets[signal]!));
  const gainAtLeast = apart && gains.length > 0 ? Q.show(gains.reduce(Q.min)) : null;
  return { kind: 'replies', ties: ties.map((signal) => priceTaking(economy, signal)), gainAtLeast };
}

/**
 * A strategy of trader 1 that is a best reply, with each of her signals, to others whose strategies are best replies to something,
 * with each of theirs; traders who own the same and do the same stand or fall together. So all these survive round one, and hers
 * round two; and at a cell it announces what the claim forbids. @paper Theorem 2, second and third claims
 */
export function* byOffender(economy: Informed, piece: Part, _: Part, claim: string): Pausing<Json> {
  const stage = stageOf(claim);
  const { endowments, bundles, prices, l } = economy;
  const cell = piece.field('cell');
  cell.field('stage').is(stage);
  const signal = signalOf(economy, cell.field('signal'));
  const observes = cell
    .field('observes')
    .items(heardCount(economy, stage))
    .map((part) => readDemand(economy, part));
  const sets = everySignal(economy).map((s) => bestGiven(economy, s));
  // The signals, ascending, of those who may have announced what is heard; somebody holds each.
  cell.field('revealing').only(...economy.signals);
  const counts = economy.signals.map((name) => cell.field('revealing').field(name).whole(0));
  const readings = choices(observes.map((d) => everySignal(economy).filter((s) => includes(sets[s]!, d))));
  const fits = (list: readonly number[]) => counts.every((c, s) => list.filter((t) => t === s).length === c);
  const heard = [...readings].find(fits);
  cell.field('revealing').must(heard !== undefined, 'what is heard is not price-taking for these signals');
  const stated = JSON.stringify(cell.field('price').value);
  const p = upTo(prices.length).find((at) => JSON.stringify(priceText(economy, at)) === stated);
  cell.field('price').must(p !== undefined, 'this price is not in the grid');
  const amounts = cell.field('announces').items(bundles[0]!.length);
  const x = numberOf(
    economy,
    amounts.map((amount) => amount.whole(0, l)),
  );
  const allowed = allowedBy(economy, stage, signal, heard!)[p!]!;
  cell.field('announces').must(!allowed.includes(x), 'the claim allows this');

  const own = piece.field('bestReplies').items(economy.signals.length);
  const shown: Shown[] = [];
  for (const reply of own) shown.push(yield* byBestReply(economy, reply));
  const profile = own[0]!.field('strategies').value as readonly Json[];
  own.forEach((reply, s) => {
    reply.field('signal').is(economy.signals[s]!);
    reply.field('trader').is(1);
    reply.field('strategies').is(profile);
  });
  const offender = readSubject(economy, own[0]!).strategies[0]!;
  const says = announced(offender, stage, signal, observes)[p!]!;
  cell.field('announces').must(says === x, 'her strategy does not announce this');

  const others = piece.field('othersSurviveRoundOne').items();
  const ways: Json[] = [];
  const kept = new Set<string>();
  const key = (i: number, strategy: Json, s: string) => JSON.stringify([endowments[i]!, strategy, s]);
  for (const reply of others) {
    ways.push((yield* byBestReply(economy, reply)).json);
    const { trader } = readSubject(economy, reply);
    const strategy = (reply.field('strategies').value as readonly Json[])[trader]!;
    kept.add(key(trader, strategy, reply.field('signal').text()));
  }
  for (const i of upTo(endowments.length).slice(1))
    for (const s of economy.signals)
      piece
        .field('othersSurviveRoundOne')
        .must(kept.has(key(i, profile[i]!, s)), `trader ${String(i + 1)} is not shown to survive with ${s}`);
  const at = { signal: economy.signals[signal]!, stage, observes: observes.map((d) => written(economy, d)) };
  const there = {
    price: priceText(economy, p!),
    announces: bundles[x]!,
    allowed: setText(economy, [allowed]),
  };
  const revealing = Object.fromEntries(economy.signals.map((name, s) => [name, counts[s]!]));
  const reached = shown[signal]!.hears(stage, observes);
  return {
    kind: 'offence',
    cell: { ...at, revealing, ...there, reached },
    bestReplies: shown.map(({ json }) => json),
    othersSurviveRoundOne: ways,
  };
}

/** At most so many steps do these take: cells, in every reading of what is heard; best replies. */
export const stepsOfCells = (economy: Informed): bigint => {
  const { signals, endowments, prices, bundles } = economy;
  const readings = BigInt(signals.length) ** BigInt(2 * endowments.length);
  return readings * BigInt(prices.length * bundles.length ** 2 * economy.prior.length);
};
export const stepsOfOffender = (economy: Informed, piece: Part): bigint =>
  [...piece.field('bestReplies').items(), ...piece.field('othersSurviveRoundOne').items()].reduce(
    (sum, reply) => sum + stepsOfBestReply(economy, reply),
    0n,
  );
