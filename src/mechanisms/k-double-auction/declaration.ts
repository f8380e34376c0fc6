/**
 * The k-double auction as a declared mechanism.
 */
import { usualK } from '../bids/convention.js';
import { noUnitMarket } from '../bids/unit-market.js';
import type { BidMechanism } from '../mechanism.js';
import { kDoubleAuctionByDefinition, settleKDoubleAuction } from './settle.js';

/** The k-double auction for single units. */
export const kDoubleAuctionMechanism: BidMechanism<'k-double-auction'> = {
  name: 'k-double-auction',
  aliases: ['double auction', 'k double auction', 'standard double auction'],
  title: 'k-double auction',
  paper: 'Section 1',
  meaning: [
    'The standard double auction of the introduction, for traders who want one unit: each quotes a price, and all efficient trades are made at one clearing price. Of the interval of clearing prices it takes the part k: 0 the lowest, 1 the highest.',
    'A trader whose quote is an end of the interval moves the price, so a lie can pay.',
  ],
  where: [
    'mechanisms/k-double-auction/declaration: kDoubleAuctionMechanism',
    'mechanisms/k-double-auction/settle: settleKDoubleAuction',
  ],
  messageSpace: 'a quote: what one unit is worth to her, any exact number',
  family: 'bids',
  notDefined: (economy) => noUnitMarket('The k-double auction', economy),
  promises: [
    'promise:feasible',
    'promise:budget-balanced',
    'promise:no-deficit',
    'promise:efficient',
    'promise:individually-rational',
    'promise:one-price',
  ],
  convention: { k: usualK },
  compared: [{ k: usualK }],
  settle: (sides, quotes, { k = usualK }) => settleKDoubleAuction(sides, quotes, k),
  settleByDefinition: (sides, quotes, { k = usualK }) => kDoubleAuctionByDefinition(sides, quotes, k),
};
