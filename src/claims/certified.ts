/**
 * What certificates about economies of both sorts hold alike: the market.
 */
import type { Economy } from '../economies/economy.js';
import * as Q from '../exact/rational.js';

/** An economy as certificates hold it, without its traders: the commodities, the market's sizes, ε and the tie-break. */
export const certifiedMarket = ({ title, commodityNames, market, epsilon }: Economy) => ({
  title,
  commodities: commodityNames,
  cap: market.cap,
  priceSteps: market.priceSteps,
  groups: { count: market.groups.count, size: market.groups.size },
  epsilon: Q.show(epsilon),
  tieBreak: market.tieBreak,
});
