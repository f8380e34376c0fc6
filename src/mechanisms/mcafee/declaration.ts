/**
 * McAfee's mechanism (1992) as a declared mechanism.
 */
import { usualEdge } from '../bids/convention.js';
import { noUnitMarket } from '../bids/unit-market.js';
import type { BidMechanism } from '../mechanism.js';
import { mcAfeeByDefinition, settleMcAfee } from './settle.js';

/** McAfee's mechanism for single units. */
export const mcAfeeMechanism: BidMechanism<'mcafee'> = {
  name: 'mcafee',
  aliases: ['McAfee', 'trade reduction'],
  title: 'McAfee’s double auction',
  paper: 'Remark 2',
  meaning: [
    'The dominant-strategy double auction of McAfee (1992), for traders who want one unit. If the mean of the first buyer’s and the first seller’s quote beyond the efficient trades suits everybody who trades, all trade at that price.',
    'Else the last efficient trade is dropped: the other buyers pay what its buyer quoted, the other sellers receive what its seller quoted, and what is between them is left with the auctioneer.',
    'Where the efficient trades leave no buyer or no seller, the edge says what happens: the last trade is always dropped (always-drop), or the ends of the price range, 0 and 1, stand in for the missing quote (support-ends).',
  ],
  where: ['mechanisms/mcafee/declaration: mcAfeeMechanism', 'mechanisms/mcafee/settle: settleMcAfee'],
  messageSpace: 'a quote: what one unit is worth to her, any exact number',
  family: 'bids',
  notDefined: (economy) => noUnitMarket('The double auction of McAfee', economy),
  promises: [
    'promise:strategy-proof',
    'promise:feasible',
    'promise:no-deficit',
    'promise:individually-rational',
  ],
  convention: { edge: usualEdge },
  compared: [{ edge: 'always-drop' }, { edge: 'support-ends' }],
  settle: (sides, quotes, { edge = usualEdge }) => settleMcAfee(sides, quotes, edge),
  settleByDefinition: (sides, quotes, { edge = usualEdge }) => mcAfeeByDefinition(sides, quotes, edge),
};
