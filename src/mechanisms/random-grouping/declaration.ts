/**
 * G*, random grouping, as a declared mechanism.
 */
import type { DemandMechanism } from '../mechanism.js';
import { randomDraw, traceDraw } from './draw.js';
import { randomGrouping } from './mechanism.js';
import { traderLotteryPlain } from './plain.js';
import { traderLotteriesInSteps } from './trader-lottery.js';

/** G* for private values. */
export const randomGroupingMechanism: DemandMechanism<'random-grouping'> = {
  name: 'random-grouping',
  aliases: ['G*', 'group', 'groups'],
  title: 'G*: random grouping',
  paper: 'Section 3',
  meaning: [
    'The mechanism of Section 3. Traders are divided at random into two groups; each group trades at the price that clears the other, and serves announced demands in turn while what is left lies in the corridor (Rule 1).',
    'With probability ε one random trader gets her demand at a random price and the others share the rest (Rule 2).',
  ],
  where: [
    'mechanisms/random-grouping/declaration: randomGroupingMechanism',
    'mechanisms/random-grouping/mechanism: randomGrouping',
  ],
  messageSpace: 'a demand function: a bundle for every price of the grid',
  family: 'demand-functions',
  notDefined: ({ signals, groups }) =>
    signals
      ? 'Random grouping is for private values; this economy has signals.'
      : groups.count !== 2
        ? `Random grouping has two groups; this economy has ${String(groups.count)}, which is many-groups.`
        : undefined,
  promises: [
    'feasible',
    'budget-balance',
    'property-i',
    'property-ii',
    'property-iii',
    'theorem-1',
    'promise:strategy-proof',
    'promise:feasible',
    'promise:budget-balanced',
    'promise:no-deficit',
  ],
  make: randomGrouping,
  randomDraw,
  trace: traceDraw,
  lotteries: traderLotteriesInSteps,
  lotteryByDefinition: traderLotteryPlain,
};
