/**
 * The uniform-price market as a declared mechanism: all traders in one group that trades at its own p̂, served by the
 * rationing of Rule 1, without Rule 2. It is random grouping with one group, ε = 0, and the price set inside the group.
 */
import * as Q from '../../exact/rational.js';
import type { DemandMechanism } from '../mechanism.js';
import { randomGroupingMechanism } from '../random-grouping/declaration.js';
import { asPublished, randomGrouping } from '../random-grouping/mechanism.js';

/** The uniform-price market for private values. */
export const uniformPriceMechanism: DemandMechanism<'uniform-price'> = {
  ...randomGroupingMechanism,
  name: 'uniform-price',
  aliases: ['uniform price', 'uniform price auction', 'one group'],
  title: 'The uniform-price market',
  paper: 'Remark 3',
  meaning: [
    'The market that Remark 3 compares G* with: all traders are one group and trade at one price, p̂ of what they all announce. Where announced demands do not fit the supply they are served in random order, as in Rule 1.',
    'There is one price, but everybody’s announcement moves it: a lie can pay.',
  ],
  where: ['mechanisms/uniform-price/declaration: uniformPriceMechanism'],
  notDefined: ({ signals }) =>
    signals ? 'The uniform-price market is for private values; this economy has signals.' : undefined,
  promises: [
    'feasible',
    'budget-balance',
    'promise:feasible',
    'promise:budget-balanced',
    'promise:no-deficit',
    'promise:one-price',
  ],
  make: (market, _epsilon, clauses = asPublished) =>
    randomGrouping({ ...market, groups: { count: 1, size: market.traders } }, Q.zero, {
      ...clauses,
      priceFrom: 'own-group',
    }),
};
