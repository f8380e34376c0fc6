/**
 * Every trader's exact lottery in G* as tables: outcomes with their probabilities, and expected utilities beside those
 * without trade.
 */
import { counted, countText } from '../../exact/counts.js';
import { showDecimal } from '../../exact/decimal.js';
import * as Q from '../../exact/rational.js';
import type { Lottery } from '../../exact/lottery.js';
import { bundleText, priceText } from '../../claims/notation.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import type { Trade } from '../../market/allocation.js';
import { clearingPrice, imbalance } from '../../market/clearing.js';
import type { Demand } from '../../market/demand.js';
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

/** Whether the prices of the grid or something else stands in the way of trade: how near to supply the demand of all comes. */
const balanceText = ({ market }: PrivateValuesEconomy, messages: readonly Demand[]): string => {
  const { supply } = market;
  const least = imbalance(market, messages, supply, clearingPrice(market, messages, supply));
  const steps = `priceSteps is ${countText(market.priceSteps)}`;
  return least > 0
    ? `At every price of the grid the demands of all together differ from the supply, by ${counted(least, 'unit')} at the least. More traders of the same kinds leave that so; a finer grid (${steps}) may not.`
    : `At some price of the grid the demands of all together equal the supply. What is lost is lost in groups of ${countText(market.groups.size)}, which may balance at no price, and to Rule 2, whose price may balance nothing: larger groups, a finer grid (${steps}) or a smaller ε may help.`;
};

/**
 * That everyone expects less than without trade, with what stands in the way; nothing otherwise. The paper claims individual
 * rationality in large markets only, and where no exchange makes anybody better off nobody gains in a market of any size.
 */
const lossBlocks = (
  economy: PrivateValuesEconomy,
  messages: readonly Demand[],
  { traders }: PrivateLotteries,
): readonly Block[] =>
  traders.every(({ expectedUtility, utilityWithoutTrade }) => Q.lt(expectedUtility, utilityWithoutTrade))
    ? [
        note(
          `Everyone expects less than without trade in this market. ${balanceText(economy, messages)} The paper says only that everybody typically gains if there are sufficiently many traders (here there are ${countText(traders.length)}); where no exchange makes anybody better off, nobody does in a market of any size.`,
        ),
      ]
    : [];

/**
 * The lotteries for people.
 *
 * @param lotteries - one a trader, in trader order
 * @param output - the same with expected utilities, as scripts get it
 * @param messages - the messages at which they are the lotteries, in trader order
 * @param messagesGiven - whether a file gave the messages; otherwise everybody is a price taker
 */
export const lotteriesReport = (
  economy: PrivateValuesEconomy,
  lotteries: ReadonlyArray<Lottery<Trade>>,
  output: PrivateLotteries,
  messages: readonly Demand[],
  messagesGiven: boolean,
): readonly Block[] => [
  text(
    messagesGiven
      ? 'What the given messages bring to each trader, over all draws.'
      : 'What price-taking messages bring to each trader, over all draws.',
  ),
  table(lotteryTable(economy, lotteries)),
  table(utilitiesTable(output)),
  ...lossBlocks(economy, messages, output),
];
