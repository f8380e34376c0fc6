/** What every promise of a mechanism comes to in an economy, and the certificate that says so: by all draws. */
import * as Q from '../../../src/exact/rational.js';
import type { Rational } from '../../../src/exact/rational.js';
import type { Json } from '../../../src/certificates/check.js';
import { digestOf, promiseCertificateFormat, sealOf } from '../../../src/certificates/check.js';
import { certified } from '../../../src/claims/certificate.js';
import { quasiLinearValues } from '../../../src/economies/description.js';
import { indexOf, pointAt } from '../../../src/market/lattice.js';
import type { Got, PlayedDraw, PromiseGame } from './draws-by-definition.js';
import { play, utilityAt } from './draws-by-definition.js';
import { demandText, liesOf, truthOf } from './lies-by-definition.js';

/** What a promise comes to. */
export interface Judged {
  readonly verdict: 'proved' | 'refuted';
  readonly evidence: Json;
}

const judged = (holds: boolean, evidence: Json): Judged => ({
  verdict: holds ? 'proved' : 'refuted',
  evidence,
});
const totalOf = (got: readonly Got[], h: number): number => got.reduce((sum, one) => sum + one.bundle[h]!, 0);

/** How many ways to divide the traders occur in the draws, if traders who own and announce the same are not told apart. */
const countGroupings = (game: PromiseGame, played: readonly PlayedDraw[]): number => {
  if (game.kind === 'bids') return 1;
  const { market } = game.mechanism.make(game.economy.market, game.economy.epsilon);
  const kindOf = (trader: number): string =>
    JSON.stringify([market.endowments[trader], game.messages[trader]]);
  const divisions = played.map(({ text }) => {
    const { order } = text as { readonly order: readonly number[] };
    const kinds = order.map((trader) => kindOf(trader - 1));
    return Array.from({ length: market.groups.count }, (_, group) =>
      kinds.slice(group * market.groups.size, (group + 1) * market.groups.size).sort(),
    );
  });
  return new Set(divisions.map((division) => JSON.stringify(division))).size;
};

const feasible = (game: PromiseGame, played: readonly PlayedDraw[]): Judged => {
  const { supply } = game.economy.market;
  const holds = played.every(({ got }) => supply.every((amount, h) => totalOf(got, h) === amount));
  return judged(holds, { kind: 'allocations', groupings: String(countGroupings(game, played)) });
};

const surplusOf = ({ got }: PlayedDraw): Rational => Q.neg(Q.sum(got.map(({ money }) => money)));

const budgetOf = (played: readonly PlayedDraw[]) => {
  const text = (draw: PlayedDraw): Json => ({
    surplus: Q.show(surplusOf(draw)),
    draw: draw.text,
    settlements: draw.got.map(({ bundle, money }, i) => ({ trader: i + 1, bundle, money: Q.show(money) })),
  });
  const least = played.reduce((a, b) => (Q.lt(surplusOf(b), surplusOf(a)) ? b : a));
  const greatest = played.reduce((a, b) => (Q.lt(surplusOf(a), surplusOf(b)) ? b : a));
  const evidence = { kind: 'budget', least: text(least), greatest: text(greatest) };
  return { evidence, least: surplusOf(least), greatest: surplusOf(greatest) };
};

/** The best of all allocations: for each trader in turn every bundle that there is. */
const bestAllocation = (
  { economy }: PromiseGame,
  values: ReadonlyArray<readonly Rational[]>,
  trader: number,
  left: readonly number[],
): { readonly welfare: Rational; readonly bundles: readonly number[] } | undefined => {
  const { bundles } = economy.market;
  if (trader === values.length)
    return left.every((amount) => amount === 0) ? { welfare: Q.zero, bundles: [] } : undefined;
  let best: { readonly welfare: Rational; readonly bundles: readonly number[] } | undefined;
  for (const [x, value] of values[trader]!.entries()) {
    const rest = left.map((amount, h) => amount - pointAt(bundles, x)[h]!);
    if (rest.some((amount) => amount < 0)) continue;
    const others = bestAllocation({ economy } as PromiseGame, values, trader + 1, rest);
    if (others === undefined) continue;
    const welfare = Q.add(value, others.welfare);
    if (best === undefined || Q.lt(best.welfare, welfare))
      best = { welfare, bundles: [x, ...others.bundles] };
  }
  return best;
};

const efficient = (game: PromiseGame, played: readonly PlayedDraw[]): Judged | undefined => {
  const { market, traders } = game.economy;
  const values = traders.map((_, i) => quasiLinearValues(game.economy, i));
  if (values.some((own) => own === undefined)) return undefined;
  const known = values as ReadonlyArray<readonly Rational[]>;
  const welfare = Q.sum(
    played.map(({ probability, got }) => {
      const sum = Q.sum(got.map(({ bundle }, i) => known[i]![indexOf(market.bundles, bundle)]!));
      return Q.mul(probability, sum);
    }),
  );
  const best = bestAllocation(game, known, 0, market.supply)!;
  return judged(Q.equals(welfare, best.welfare), {
    kind: 'welfare',
    welfare: Q.show(welfare),
    optimum: Q.show(best.welfare),
    best: best.bundles.map((x) => pointAt(market.bundles, x)),
  });
};

const individuallyRational = (game: PromiseGame, played: readonly PlayedDraw[]): Judged => {
  const { market, traders } = game.economy;
  const each = traders.map((_, i) => ({
    utility: Q.sum(played.map(({ probability, got }) => Q.mul(probability, got[i]!.utility))),
    outside: utilityAt(game.economy, i, 0, indexOf(market.bundles, market.endowments[i]!)),
    worst: played.map(({ got }) => got[i]!.utility).reduce(Q.min),
  }));
  return judged(
    each.every(({ utility, outside }) => Q.leq(outside, utility)),
    {
      kind: 'participation',
      traders: each.map(({ utility, outside, worst }, i) => ({
        trader: i + 1,
        utility: Q.show(utility),
        outside: Q.show(outside),
        worst: Q.show(worst),
      })),
    },
  );
};

const gapOf = ({ got }: PlayedDraw): Rational => {
  const trading = got.filter(({ changed }) => changed);
  if (trading.length === 0) return Q.zero;
  return trading[0]!.price
    .map((_, h) => {
      const ofOne = trading.map(({ price }) => price[h]!);
      return Q.sub(ofOne.reduce(Q.max), ofOne.reduce(Q.min));
    })
    .reduce(Q.max);
};

const onePrice = (played: readonly PlayedDraw[]): Judged => {
  const withTrade = played.filter(({ got }) => got.some(({ changed }) => changed));
  const expectedGap = Q.show(Q.sum(played.map((draw) => Q.mul(draw.probability, gapOf(draw)))));
  if (withTrade.length === 0) return judged(true, { kind: 'prices', widest: null, expectedGap });
  const draw = withTrade.reduce((a, b) => (Q.lt(gapOf(a), gapOf(b)) ? b : a));
  const prices = draw.got.flatMap(({ changed, price }, i) =>
    changed ? [{ trader: i + 1, price: price.map(Q.show) }] : [],
  );
  const widest = { gap: Q.show(gapOf(draw)), draw: draw.text, prices };
  return judged(Q.isZero(gapOf(draw)), { kind: 'prices', widest, expectedGap });
};

/** The messages of a game as certificates write them. */
export const messagesText = (game: PromiseGame): readonly Json[] =>
  game.kind === 'bids' ? game.messages.map(Q.show) : game.messages.map((one) => demandText(game, one));

/** Whether the messages of a game are the truthful ones. */
export const isTruthful = (game: PromiseGame): boolean =>
  JSON.stringify(messagesText(game)) === JSON.stringify(messagesText(truthful(game)));

/** The game at truthful messages. */
export const truthful = (game: PromiseGame): PromiseGame =>
  ({ ...game, messages: truthOf(game) }) as PromiseGame;

/** No lie gains against the messages of the others. */
const strategyProof = (game: PromiseGame): Judged => {
  const found = game.economy.traders.map((_, trader) => liesOf(game, trader));
  const traders = found.map(({ utility, bestLie }, i) => ({
    trader: i + 1,
    utility: Q.show(utility),
    bestLie,
  }));
  const gains = found.some(({ gain }) => gain !== undefined && Q.sign(gain) > 0);
  return judged(!gains, { kind: 'lies', against: 'truth', traders });
};

const budget = (
  played: readonly PlayedDraw[],
  holds: (least: Rational, greatest: Rational) => boolean,
): Judged => {
  const { evidence, least, greatest } = budgetOf(played);
  return judged(holds(least, greatest), evidence);
};

/** How each promise is judged; undefined where it cannot be. */
const judgements: Readonly<Record<string, (game: PromiseGame) => Judged | undefined>> = {
  'promise:strategy-proof': strategyProof,
  'promise:feasible': (game) => feasible(game, play(game)),
  'promise:budget-balanced': (game) => budget(play(game), (least, most) => Q.isZero(least) && Q.isZero(most)),
  'promise:no-deficit': (game) => budget(play(game), (least) => Q.sign(least) >= 0),
  'promise:efficient': (game) => efficient(game, play(game)),
  'promise:individually-rational': (game) => individuallyRational(game, play(game)),
  'promise:one-price': (game) => onePrice(play(game)),
};

/** What a promise comes to; undefined where it cannot be judged, or there is no such promise. */
export const judgePromise = (game: PromiseGame, claim: string): Judged | undefined =>
  judgements[claim]?.(game);

/** What every promise comes to. */
export const promisesOf = (game: PromiseGame): ReadonlyMap<string, Judged> =>
  new Map(
    Object.keys(judgements).flatMap((claim) => {
      const found = judgePromise(game, claim);
      return found === undefined ? [] : [[claim, found] as const];
    }),
  );

/** The certificate of a promise, as its text is read. */
export const promiseCertificate = (
  game: PromiseGame,
  claim: string,
  { verdict, evidence }: Judged,
): { readonly [name: string]: Json } => {
  const economy = certified(game.economy);
  const { k, edge } = game.kind === 'bids' ? game.convention : { k: undefined, edge: undefined };
  const unsealed = {
    format: promiseCertificateFormat,
    version: '0.1.0',
    sha256: digestOf(economy),
    economy,
    claim,
    mechanism: game.mechanism.name,
    convention: { ...(k === undefined ? {} : { k: Q.show(k) }), ...(edge === undefined ? {} : { edge }) },
    messages: messagesText(game),
    truthful: isTruthful(game),
    verdict,
    scope: 'one economy',
    evidence: [evidence],
  };
  return JSON.parse(JSON.stringify({ ...unsealed, seal: sealOf(unsealed) })) as {
    readonly [name: string]: Json;
  };
};

/** The certificates of all promises of a game. */
export const promiseCertificates = (game: PromiseGame): readonly Json[] =>
  [...promisesOf(game)].map(([claim, one]) => promiseCertificate(game, claim, one));
