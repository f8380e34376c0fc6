/**
 * `undominated run`: one draw traced step by step, or, without a draw, every trader's exact lottery.
 */
import { Option } from 'commander';
import { E, O } from '../../prelude.js';
import * as L from '../../exact/lottery.js';
import type { Lottery } from '../../exact/lottery.js';
import { showDecimal } from '../../exact/decimal.js';
import * as Q from '../../exact/rational.js';
import { bundleText, priceData, priceText, tradeData } from '../../claims/data.js';
import { outsideUtility, utilityAt } from '../../claims/private-values/engines/expected-utility.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import type { Trade } from '../../market/allocation.js';
import type { Demand } from '../../market/demand.js';
import { indexOf } from '../../market/lattice.js';
import { moneyReceived } from '../../market/market.js';
import type { Residual } from '../../market/residual.js';
import { randomDraw, traceDraw } from '../../mechanisms/random-grouping/draw.js';
import type { Draw } from '../../mechanisms/random-grouping/draw.js';
import { randomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import type { RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import {
  lotteryWork,
  maxCompositions,
  maxGroupStates,
  traderLotteriesTask,
} from '../../mechanisms/random-grouping/trader-lottery.js';
import { showCount } from '../../exact/counts.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import type { Context, Outcome, Register } from '../context.js';
import { withOutputFormats, withResidual } from '../context.js';
import type { DrawOptions } from './draw-options.js';
import { readDraw } from './draw-options.js';
import { drawReport, tradesTable } from './draw-report.js';
import { loadEconomyUnder, loadMessages } from '../input/economy.js';
import { traderNames } from '../output/economy-words.js';
import { exit } from '../errors/exit.js';
import { runInterdependent } from './interdependent.js';
import type { Report } from '../output/report.js';
import { note, table, text } from '../output/report.js';
import { numbers, words } from '../output/tables/table.js';

const traced = (
  economy: PrivateValuesEconomy,
  g: RandomGrouping,
  messages: readonly Demand[],
  draw: Draw,
  seed?: string,
): Report => {
  const { market } = economy;
  const trace = traceDraw(g, messages, draw);
  return {
    status: exit.done,
    data: {
      ...(seed === undefined ? {} : { seed }),
      order: draw.order.map((i) => i + 1),
      rule: draw.rule,
      ...(draw.rule === 2 ? { price: priceData(market, draw.price) } : {}),
      groups: trace.groups.map((group) => ({
        members: group.members.map((i) => i + 1),
        price: priceData(market, group.price),
        nBar: group.nBar,
        nUnder: group.nUnder,
        nTilde: group.nTilde,
        clearingPrices: group.argmin.map((price) => priceData(market, price)),
        supply: group.supply,
      })),
      trades: trace.trades.map((trade, i) => ({
        trader: i + 1,
        ...tradeData(market, trade),
        money: Q.show(moneyReceived(market, i, trade.price, trade.bundle)),
        name: traderNames(economy)[i]!,
        served: trace.served[i]!,
      })),
    },
    blocks: drawReport(economy, messages, trace),
    main: tradesTable(economy, trace),
  };
};

const lotteries = (
  economy: PrivateValuesEconomy,
  found: ReadonlyArray<Lottery<Trade>>,
  messagesGiven: boolean,
): Report => {
  const { market } = economy;
  const names = traderNames(economy);
  const withoutTrade = economy.traders.map((trader, i) =>
    outsideUtility(market, trader, market.endowments[i]!),
  );
  const expected = found.map((lottery, i) =>
    L.expectation(lottery, ({ price, bundle }) =>
      utilityAt(market, economy.traders[i]!, price, indexOf(market.bundles, bundle)),
    ),
  );
  return {
    status: exit.done,
    data: {
      traders: found.map((lottery, i) => ({
        trader: i + 1,
        name: names[i]!,
        expectedUtility: Q.show(expected[i]!),
        utilityWithoutTrade: Q.show(withoutTrade[i]!),
        lottery: lottery.chances.map(({ outcome, probability }) => ({
          ...tradeData(market, outcome),
          probability: Q.show(probability),
        })),
      })),
    },
    blocks: [
      text(
        messagesGiven
          ? 'What the given messages bring to each trader, over all draws.'
          : 'What price-taking messages bring to each trader, over all draws.',
      ),
      table({
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
        rows: found.flatMap((lottery, i) =>
          lottery.chances.map(({ outcome, probability }) => [
            String(i + 1),
            names[i]!,
            priceText(market, outcome.price),
            bundleText(outcome.bundle),
            Q.show(moneyReceived(market, i, outcome.price, outcome.bundle)),
            Q.show(probability),
            showDecimal(probability),
          ]),
        ),
      }),
      table({
        caption: 'Expected utilities, and what each has without trade',
        columns: [
          numbers('Trader'),
          words('Name'),
          numbers('Expected utility'),
          numbers('Rounded'),
          numbers('Without trade'),
        ],
        rows: expected.map((utility, i) => [
          String(i + 1),
          names[i]!,
          Q.show(utility),
          showDecimal(utility),
          Q.show(withoutTrade[i]!),
        ]),
      }),
    ],
  };
};

/** Why the exact lotteries are not computed; undefined if they can be. */
const tooMuchWork = (g: RandomGrouping, messages: readonly Demand[]): string | undefined => {
  const { compositions, states } = lotteryWork(g, messages);
  if (compositions > maxCompositions)
    return `There are ${showCount(compositions)} ways to compose a group of these traders; at most ${showCount(maxCompositions)} are gone through.`;
  if (states > maxGroupStates)
    return `A group would have up to ${showCount(states)} states; at most ${showCount(maxGroupStates)} are held.`;
  return undefined;
};

interface RunOptions extends DrawOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly messages?: string;
  readonly residual?: Residual;
}

const run = async (context: Context, file: string, options: RunOptions): Promise<Outcome> => {
  if (file === '-' && options.messages === '-')
    return E.left([badUsage('Standard input can be the economy or the messages, not both.')]);
  const loaded = await loadEconomyUnder(context, file, options.residual);
  if (E.isLeft(loaded)) return loaded;
  const { economy } = loaded.right;
  if (economy.kind === 'interdependent') return runInterdependent(context, file, economy, options);
  const asked = readDraw(options, economy.market);
  if (E.isLeft(asked)) return asked;
  const messages = await loadMessages(context, economy, options.messages);
  if (E.isLeft(messages)) return messages;
  const g = randomGrouping(economy.market, economy.epsilon);
  switch (asked.right.kind) {
    case 'draw':
      return E.right(traced(economy, g, messages.right, asked.right.draw));
    case 'seed':
      return E.right(traced(economy, g, messages.right, randomDraw(g, asked.right.seed), asked.right.seed));
    case 'none': {
      const tooMuch = tooMuchWork(g, messages.right);
      if (tooMuch !== undefined) return E.left([diagnostic('E0006', tooMuch, file)]);
      const found = await context.work(traderLotteriesTask(g, messages.right));
      if (O.isNone(found))
        return E.right({
          status: exit.undecided,
          data: { traders: [], stopped: true },
          blocks: [note('Stopped before the lotteries were known.')],
        });
      return E.right(lotteries(economy, found.value, options.messages !== undefined));
    }
  }
};

/** Adds the verb `run`. */
export const registerRun: Register = (program, perform) => {
  withOutputFormats(
    withResidual(
      program
        .command('run')
        .description('one draw traced step by step or, without a draw, each trader’s exact lottery')
        .argument('<file>', 'an economy, or - for standard input')
        .option(
          '--messages <file>',
          'the traders’ messages or strategies; without it, everybody is a price taker',
        )
        .option('--order <traders>', 'the order drawn, such as 3,1,4,2; goes with --rule')
        .option('--rule <number>', 'the rationing rule drawn: 1 or 2; 3 to 6 with interdependent values')
        .option('--price <price>', 'the price drawn, such as 1/2,0; for every rule but 1 and 3')
        .option('--signals <signals>', 'who holds which signal, in trader order; interdependent values only')
        .option('--draw', 'let chance draw, by the probabilities of the mechanism')
        .addOption(new Option('--seed <seed>', 'what chance starts from: the same seed, the same draw')),
    ),
  ).action(async (file: string, options: RunOptions) =>
    perform(options, (context) => run(context, file, options)),
  );
};
