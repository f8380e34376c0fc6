// Private values: each fast way beside the plain one, which goes through the definition. Both count in the same whole
// numbers, so that the ratio is the idea's.
import { payoffColumns } from '../../dist/claims/private-values/engines/enumeration/payoff-columns.js';
import { messagesOf } from '../../dist/claims/private-values/engines/enumeration/profiles.js';
import { subjectOf } from '../../dist/claims/private-values/subject.js';
import { theorem1ByEnumeration } from '../../dist/claims/private-values/engines/enumeration/theorem-1.js';
import { theorem1BySeparation } from '../../dist/claims/private-values/engines/separation/theorem-1.js';
import * as Q from '../../dist/exact/rational.js';
import { scaleAll } from '../../dist/exact/scaling.js';
import { demandAt } from '../../dist/market/demand.js';
import { pointAt } from '../../dist/market/lattice.js';
import { makeMarket, moneyReceived } from '../../dist/market/market.js';
import { randomGrouping } from '../../dist/mechanisms/random-grouping/mechanism.js';
import { traderLotteryPlain } from '../../dist/mechanisms/random-grouping/plain.js';
import { traderLotteries } from '../../dist/mechanisms/random-grouping/trader-lottery.js';
import { finish } from '../../dist/computation.js';

const market = (commodities, cap, priceSteps, size, endowments) =>
  makeMarket({
    commodities,
    cap,
    priceSteps,
    groups: { count: 2, size },
    endowments,
    tieBreak: 'lowest',
  }).right;

const epsilon = Q.of(1, 10);

const economy = (m, value) => ({
  kind: 'private-values',
  title: 'bench',
  commodityNames: m.supply.map((_, h) => `x${h + 1}`),
  market: m,
  epsilon,
  traders: m.endowments.map((_, trader) => ({
    name: `Trader ${trader + 1}`,
    utility: scaleAll(
      Array.from({ length: m.prices.size * m.bundles.size }, (_, at) => {
        const bundle = pointAt(m.bundles, at % m.bundles.size);
        const price = Math.floor(at / m.bundles.size);
        return Q.add(value(trader, bundle), moneyReceived(m, trader, price, bundle));
      }),
    ),
  })),
});

const worth = [Q.zero, Q.of(1, 2), Q.of(3, 4), Q.of(7, 8)];
const fourEqual = (cap, priceSteps) =>
  economy(
    market(
      1,
      cap,
      priceSteps,
      2,
      [0, 1, 2, 3].map(() => [1]),
    ),
    (_, [amount]) => worth[amount],
  );

// Eight different traders in two groups of four.
const eight = randomGrouping(
  market(
    1,
    2,
    2,
    4,
    Array.from({ length: 8 }, () => [1]),
  ),
  epsilon,
);
const eightMessages = Array.from({ length: 8 }, (_, i) => demandAt(eight.market, BigInt(3 * i + 1)));

// Four classes of traders, ten of each, in two groups of twenty.
const forty = randomGrouping(
  market(
    1,
    3,
    10,
    20,
    Array.from({ length: 40 }, (_, i) => [i % 4 === 0 ? 2 : 1]),
  ),
  epsilon,
);
const fortyMessages = Array.from({ length: 40 }, (_, i) =>
  Array.from({ length: 11 }, (_, price) => Math.max(0, 3 - Math.floor((price + (i % 4) * 2) / 4))),
);

// Payoffs of one trader: 27 messages against 19,683 profiles.
const grid27 = fourEqual(2, 2);
const game27 = randomGrouping(grid27.market, epsilon);
const sampled = 20;
const plainPayoffs = () => {
  let last;
  for (let i = 0; i < sampled; i += 1) {
    const messages = messagesOf(game27, 0, (i * 977) % 19683, i % 27).map((place) =>
      demandAt(grid27.market, BigInt(place)),
    );
    last = traderLotteryPlain(game27, messages, 0);
  }
  return last;
};
const streamed = () => {
  const columns = payoffColumns(game27, 0, grid27.traders[0].utility);
  let last;
  for (let column = 0; column < columns.columns; column += 1) last = columns.read(column);
  return last;
};

const twenty = economy(
  market(
    2,
    3,
    10,
    10,
    Array.from({ length: 20 }, (_, i) => [i % 3, (i * 2 + 1) % 3]),
  ),
  (i, [first, second]) => Q.add(Q.of(first * (i + 3), 20), Q.of(second * (25 - i), 23 + i)),
);

/** What is measured: `per` divides the time, so that plain and fast are of the same thing. */
export const benches = [
  {
    name: 'exact lottery of a trader, n = 4, eight different traders (plain: 40,320 orders)',
    plain: { run: () => traderLotteryPlain(eight, eightMessages, 0), per: 1 },
    fast: { run: () => traderLotteries(eight, eightMessages), per: 1, repeat: 20 },
  },
  {
    name: 'exact lotteries, n = 20, four classes of traders',
    fast: { run: () => traderLotteries(forty, fortyMessages), per: 1 },
  },
  {
    name: 'one payoff, T = 2, l = 2 (plain: every draw; fast: streamed by columns)',
    plain: { run: plainPayoffs, per: sampled },
    fast: { run: streamed, per: 27 * 19683 },
  },
  {
    name: 'Theorem 1 by enumeration, T = 2, l = 2, four traders (27 against 19,683)',
    fast: { run: () => finish(theorem1ByEnumeration(subjectOf(fourEqual(2, 2)))), per: 1 },
  },
  {
    name: 'Theorem 1 by enumeration, T = 2, l = 3, one trader (64 against 262,144)',
    fast: {
      run: () => finish(theorem1ByEnumeration(subjectOf(fourEqual(3, 2), { traders: [0] }))),
      per: 1,
    },
  },
  {
    name: 'Theorem 1 by separation, k = 2, l = 3, T = 10, n = 10, twenty different traders',
    fast: { run: () => finish(theorem1BySeparation(subjectOf(twenty))), per: 1 },
  },
];
