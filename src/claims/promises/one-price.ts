/** Claim `promise:one-price`: in every draw, all whose bundles change trade at the same price a unit. */
import type { Computation } from '../../computation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { priceVector } from '../../market/market.js';
import { traceDraw } from '../../mechanisms/random-grouping/draw.js';
import type { t } from '../../prelude.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import { judgedOfBoth, undecidedPromise } from './declare.js';
import type { PlayedDraw } from './engines/measures.js';
import { pricesOf, settlementsIn } from './engines/measures.js';
import { pricesEvidence, twoPrices } from './evidence.js';
import { tooManyDraws } from './limits.js';
import type { Played } from './played.js';
import { atMessages, drawText, shownDraw, shownHead } from './shown.js';

const claim = 'promise:one-price';
type Evidence = t.TypeOf<typeof pricesEvidence>;
type Judged = Finding<typeof claim, Evidence, t.TypeOf<typeof twoPrices>>;
type Prices = t.TypeOf<typeof twoPrices>['prices'];

/** The prices of all traders in a draw, whether their bundles change or not. */
const allPrices = (subject: Played, draw: PlayedDraw): ReadonlyArray<readonly Rational[]> => {
  if (draw !== null && subject.kind === 'private-values') {
    const { mechanism, messages } = subject;
    return traceDraw(mechanism, messages, draw).trades.map(({ price }) =>
      priceVector(mechanism.market, price),
    );
  }
  // Who buys pays the price, which is negative where she is paid to take the unit.
  const signs = subject.kind === 'bids' ? subject.sides.map((side) => (side === 'buyer' ? -1 : 1)) : [];
  return settlementsIn(subject, draw).map(({ money }, i) => [Q.mul(Q.of(signs[i] ?? 1), money)]);
};

/** The prices a unit of those whose bundles change in a draw. */
const pricesIn = (subject: Played, draw: PlayedDraw): Prices => {
  const { endowments } = subject.economy.market;
  const prices = allPrices(subject, draw);
  return settlementsIn(subject, draw).flatMap(({ bundle }, i) =>
    bundle.some((amount, h) => amount !== endowments[i]![h]) ? [{ trader: i + 1, price: prices[i]! }] : [],
  );
};

/** The largest difference of a good's price among several. */
const gapOf = (prices: Prices): Rational =>
  prices
    .flatMap((one) => prices.flatMap((other) => one.price.map((p, h) => Q.sub(p, other.price[h]!))))
    .reduce(Q.max);

const priceText = (price: readonly Rational[]): string =>
  price.length === 1 ? Q.show(price[0]!) : `(${price.map(Q.show).join(', ')})`;

/** The different prices of a draw, in words. */
const pricesText = (prices: Prices): string =>
  [...new Set(prices.map(({ price }) => priceText(price)))].join(', ');

function* judgeOnePrice(subject: Played): Computation<Judged> {
  const why = tooManyDraws(subject);
  if (why !== undefined) return undecidedPromise(claim, why);
  const { widest, expectedGap } = yield* pricesOf(subject);
  const base = {
    claim,
    scope: `${subject.kind === 'bids' ? 'the one draw' : 'every draw'} ${atMessages(subject)}`,
    method: subject.kind === 'bids' ? 'one draw' : 'enumeration',
  } as const;
  if (widest === undefined)
    return {
      ...base,
      verdict: 'proved',
      explanation: ['Nobody ever trades, so there is no price to differ.'],
      evidence: { ...shownHead(subject), widest: null, expectedGap },
    };
  const { gap, draw } = widest;
  const prices = pricesIn(subject, draw);
  if (prices.length === 0 || !Q.equals(gapOf(prices), gap))
    throw new Error('The widest gap did not survive its second check.');
  const shown = { gap, draw: shownDraw(subject, draw), prices };
  const evidence = { ...shownHead(subject), widest: shown, expectedGap };
  if (Q.isZero(gap))
    return {
      ...base,
      verdict: 'proved',
      explanation: ['In every draw all who trade do so at the same price.'],
      evidence,
    };
  return {
    ...base,
    verdict: 'refuted',
    explanation: [
      `${drawText(draw)} traders trade at ${pricesText(prices)}: a gap of ${Q.show(gap)}. The expected gap is ${Q.show(expectedGap)}.`,
    ],
    evidence,
    counterexample: { ...shown, rechecked: true },
  };
}

/** The claim `promise:one-price`. */
export const onePrice = declareClaim({
  name: claim,
  aliases: ['one-price'],
  paper: 'Remark 3',
  meaning: [
    'In every draw all traders whose bundles change trade at the same price a unit. Where buyers pay another price than sellers receive, there are two.',
  ],
  where: ['claims/promises/one-price: onePrice'],
  judgedByDefault: false,
  hunted: true,
  ...judgedOfBoth(judgeOnePrice),
  evidence: pricesEvidence,
  counterexample: twoPrices,
  promise: ({ evidence }) => {
    if (evidence === null) return undefined;
    const { widest, expectedGap, ...head } = evidence;
    return { ...head, evidence: [{ kind: 'prices', widest, expectedGap }] };
  },
});
