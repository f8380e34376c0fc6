/**
 * Every trader's exact lottery in G* as tables: outcomes with their probabilities, and expected utilities beside those
 * without trade.
 */
import { showDecimal } from '../../exact/decimal.js';
import * as Q from '../../exact/rational.js';
import type { Lottery } from '../../exact/lottery.js';
import { bundleText, priceText } from '../../claims/notation.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import type { Trade } from '../../market/allocation.js';
import { moneyReceived } from '../../market/market.js';
import type { Block } from '../output/report.js';
import { note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import type { PrivateLotteries } from './output.js';

const lotteryTable = (
  { market, traders }: PrivateValuesEconomy,
  lotteries: ReadonlyArray<Lottery<Trade>>,
): Table => ({
  caption: 'Each trader’s exact lottery',
  columns: [
    numbers('Trader'),
    words('Name'),
    numbers('Price'),
    numbers('Bundle'),
    numbers('Money received'),
    numbers('Probability'),
    numbers('Rounded'),
  ],
  rows: lotteries.flatMap((lottery, i) =>
    lottery.chances.map(({ outcome, probability }) => [
      String(i + 1),
      traders[i]!.name,
      priceText(market, outcome.price),
      bundleText(outcome.bundle),
      Q.show(moneyReceived(market, i, outcome.price, outcome.bundle)),
      Q.show(probability),
      showDecimal(probability),
    ]),
  ),
});

const utilitiesTable = ({ traders }: PrivateLotteries): Table => ({
  caption: 'Expected utilities, and what each has without trade',
  columns: [
    numbers('Trader'),
    words('Name'),
    numbers('Expected utility'),
    numbers('Rounded'),
    numbers('Without trade'),
  ],
  rows: traders.map(({ trader, name, expectedUtility, utilityWithoutTrade }) => [
    String(trader),
    name,
    Q.show(expectedUtility),
    showDecimal(expectedUtility),
    Q.show(utilityWithoutTrade),
  ]),
});

/** That everyone expects less than without trade, which the paper does not exclude in small markets; nothing otherwise. */
const lossBlocks = ({ traders }: PrivateLotteries): readonly Block[] =>
  traders.every(({ expectedUtility, utilityWithoutTrade }) => Q.lt(expectedUtility, utilityWithoutTrade))
    ? [
        note(
          `Everyone expects less than without trade in this market. The paper claims individual rationality only where traders are sufficiently many; here there are ${String(traders.length)}.`,
        ),
      ]
    : [];

/**
 * The lotteries for people.
 *
 * @param lotteries - one a trader, in trader order
 * @param output - the same with expected utilities, as scripts get it
 * @param messagesGiven - whether a file gave the messages; otherwise everybody is a price taker
 */
export const lotteriesReport = (
  economy: PrivateValuesEconomy,
  lotteries: ReadonlyArray<Lottery<Trade>>,
  output: PrivateLotteries,
  messagesGiven: boolean,
): readonly Block[] => [
  text(
    messagesGiven
      ? 'What the given messages bring to each trader, over all draws.'
      : 'What price-taking messages bring to each trader, over all draws.',
  ),
  table(lotteryTable(economy, lotteries)),
  table(utilitiesTable(output)),
  ...lossBlocks(output),
];
