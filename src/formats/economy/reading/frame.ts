/**
 * What both kinds of economies have: the market, the names of the commodities, ε and the title.
 */
import { O, type Option } from '../../../prelude.js';
import type { EconomyFrame } from '../../../economies/economy.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import type { EconomyParts } from '../codec.js';
import type { MarketReading } from './read-market.js';
import { readCommodityNames, readMarket } from './read-market.js';
import type { ExpandedTraders } from './read-traders.js';

/** The frame of an economy; where it has faults, what of it is sound. */
export interface FrameReading extends MarketReading {
  readonly commodityNames: Option<readonly string[]>;
  /** The frame, if all of it is sound. */
  readonly economy: Option<EconomyFrame>;
}

/** Reads the frame of an economy. */
export const readFrame = (
  file: EconomyParts,
  traders: ExpandedTraders,
  diagnostics: Diagnostics,
): FrameReading => {
  const epsilon = readEpsilon(file, diagnostics);
  const commodityNames = readCommodityNames(file, diagnostics);
  const reading = readMarket(file, traders, diagnostics);
  const economy: Option<EconomyFrame> =
    O.isSome(reading.market) && O.isSome(epsilon) && O.isSome(commodityNames)
      ? O.some({
          title: file.title ?? '',
          commodityNames: commodityNames.value,
          market: reading.market.value,
          epsilon: epsilon.value,
        })
      : O.none;
  return { ...reading, commodityNames, economy };
};

const readEpsilon = ({ epsilon }: EconomyParts, { report }: Diagnostics): Option<Rational> => {
  if (epsilon === undefined) return O.none;
  if (Q.lt(Q.zero, epsilon) && Q.lt(epsilon, Q.of(1, 3))) return O.some(epsilon);
  report(['epsilon'], {
    code: 'E0305',
    message: `ε is ${Q.show(epsilon)}; it must lie strictly between 0 and 1/3.`,
    hint: 'Write a small positive number, such as "1/10".',
  });
  return O.none;
};
