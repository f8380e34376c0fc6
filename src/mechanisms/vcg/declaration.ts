/**
 * The Vickrey–Clarke–Groves mechanism with pivot payments as a declared mechanism.
 */
import { noUnitMarket } from '../bids/unit-market.js';
import type { BidMechanism } from '../mechanism.js';
import { settleVcg, vcgByDefinition } from './settle.js';

/** The Groves mechanism with pivot payments, for single units. */
export const vcgMechanism: BidMechanism<'vcg'> = {
  name: 'vcg',
  aliases: ['VCG', 'Groves mechanism', 'Groves', 'pivot mechanism', 'Vickrey'],
  title: 'VCG: the Groves mechanism with pivot payments',
  paper: 'Remark 2',
  meaning: [
    'The mechanism of Groves (1973) with pivot payments, for traders who want one unit: all efficient trades are made, and each trader pays what the others lose by her presence, or receives what they gain.',
    'Telling the truth is dominant and the outcome efficient, but the buyers may pay less than the sellers receive: the auctioneer bears the deficit.',
  ],
  where: ['mechanisms/vcg/declaration: vcgMechanism', 'mechanisms/vcg/settle: settleVcg'],
  messageSpace: 'a quote: what one unit is worth to her, any exact number',
  family: 'bids',
  notDefined: (economy) => noUnitMarket('The Groves mechanism', economy),
  promises: [
    'promise:strategy-proof',
    'promise:feasible',
    'promise:efficient',
    'promise:individually-rational',
  ],
  convention: {},
  compared: [{}],
  settle: settleVcg,
  settleByDefinition: vcgByDefinition,
};
