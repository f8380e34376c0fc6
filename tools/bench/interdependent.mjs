// The interim utility of one trader with one signal in G**, n = 2, r = 3, two signals: 720 orders × 32 signal profiles
// × rules × prices, by the definition and by the faster exact way, both in whole-number counts and the same scaled values;
// and the verdicts about that market.
import { applicableClaims, judge } from '../../dist/claims/judge.js';
import { finish } from '../../dist/computation.js';
import { rational as Q } from '../../dist/index.js';
import { priceTaker } from '../../dist/economies/price-taker.js';
import { valuationOf } from '../../dist/economies/valuation.js';
import { makeMarket } from '../../dist/market/market.js';
import { fastTally } from '../../dist/mechanisms/three-announcements/exposure/exposure.js';
import { interimUtility } from '../../dist/mechanisms/three-announcements/interim.js';
import { plainTally } from '../../dist/mechanisms/three-announcements/plain.js';
import { plansOf, priceTakingStrategy } from '../../dist/mechanisms/three-announcements/strategy.js';

const market = makeMarket({
  commodities: 1,
  cap: 2,
  priceSteps: 1,
  groups: { count: 3, size: 2 },
  endowments: [[1], [1], [1], [1], [1], [1]],
  tieBreak: 'lowest',
}).right;
const value = [[0, 1, 2].map((x) => Q.of(x, 4)), [0, 5, 6].map((x) => Q.of(x, 4))];
const economy = {
  kind: 'interdependent',
  market,
  epsilon: Q.of(1, 10),
  residual: 'market',
  signals: ['low', 'high'],
  shocks: [
    { name: 'bust', probability: Q.of(1, 2), signals: [Q.of(2, 3), Q.of(1, 3)] },
    { name: 'boom', probability: Q.of(1, 2), signals: [Q.of(1, 3), Q.of(2, 3)] },
  ],
  value: [value, value.map((row) => row.map((v) => Q.mul(v, Q.of(3, 2))))],
};
const mechanism = { market, epsilon: economy.epsilon, residual: 'market' };
const values = valuationOf(economy);
const equal = plansOf(new Array(6).fill(priceTakingStrategy(2)), priceTaker(economy));
const demand = (place) => [Math.floor(place / 3) % 3, place % 3];
const different = plansOf(
  Array.from({ length: 6 }, (_, i) => ({
    first: [demand(i), demand(i + 1)],
    second: { default: demand(i + 2), when: [{ includes: demand(i), announce: demand(2 * i + 1) }] },
    third: { default: demand(i + 3), when: [{ includes: demand(i + 1), announce: demand(2 * i + 2) }] },
  })),
  priceTaker(economy),
);

const pair = (name, plans) => ({
  name,
  plain: { run: () => interimUtility(mechanism, values, plainTally(mechanism, plans, 0, 0)) },
  fast: { run: () => interimUtility(mechanism, values, fastTally(mechanism, plans, 0, 0)), repeat: 5 },
});

const judged = (residual) => () => {
  const read = { ...economy, residual };
  for (const claim of applicableClaims(read)) finish(judge(read, claim));
};

/** Nine traders in three groups, three signals, ties at price 0: a violation takes walks of a hundred thousand. */
const nine = () => {
  const third = Q.of(1, 3);
  const larger = makeMarket({
    commodities: 1,
    cap: 3,
    priceSteps: 1,
    groups: { count: 3, size: 3 },
    endowments: Array.from({ length: 9 }, () => [1]),
    tieBreak: 'lowest',
  }).right;
  const values = [
    [0, 2, 2, 2],
    [0, 5, 5, 5],
    [0, 5, 10, 15],
  ];
  return {
    ...economy,
    market: larger,
    residual: 'shielded',
    signals: ['low', 'middle', 'high'],
    shocks: [{ name: 'only', probability: Q.of(1), signals: [third, third, third] }],
    value: [values.map((row) => row.map((value) => Q.of(value, 4)))],
  };
};
/** A thousand traders with forty signals: refused before anything is laid out. */
const thousand = () => ({
  ...economy,
  market: makeMarket({
    commodities: 1,
    cap: 2,
    priceSteps: 1,
    groups: { count: 100, size: 10 },
    endowments: Array.from({ length: 1000 }, () => [1]),
    tieBreak: 'lowest',
  }).right,
  residual: 'shielded',
  signals: Array.from({ length: 40 }, (_, signal) => String(signal)),
  shocks: [{ name: 'only', probability: Q.of(1), signals: new Array(40).fill(Q.of(1, 40)) }],
  value: [Array.from({ length: 40 }, (_, signal) => [0, 1, 2].map((x) => Q.of(x * signal, 40)))],
});
const theorem2 = (make) => () => {
  const fresh = make();
  for (const claim of ['theorem-2.1', 'theorem-2.2', 'theorem-2.3']) finish(judge(fresh, claim));
};

export const benches = [
  pair('interim utility in G**, six equal strategies', equal),
  pair('interim utility in G**, six different strategies', different),
  { name: 'every claim of Section 4, `market`', fast: { run: judged('market') } },
  { name: 'every claim of Section 4, `shielded`', fast: { run: judged('shielded') } },
  { name: 'Theorem 2 of nine traders with three signals and ties', fast: { run: theorem2(nine) } },
  { name: 'Theorem 2 of 1,000 traders with 40 signals, refused', fast: { run: theorem2(thousand) } },
];
