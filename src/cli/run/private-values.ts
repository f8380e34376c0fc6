/**
 * `run` of an economy with private values: one draw of G* traced step by step, or every trader's exact lottery.
 */
import { O, pipe, TE } from '../../prelude.js';
import * as L from '../../exact/lottery.js';
import type { Lottery } from '../../exact/lottery.js';
import { showCount } from '../../exact/counts.js';
import { pricedTrade } from '../../claims/notation.js';
import { outsideUtility, utilityAt } from '../../claims/private-values/engines/expected-utility.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import type { Trade } from '../../market/allocation.js';
import type { Demand } from '../../market/demand.js';
import { indexOf } from '../../market/lattice.js';
import { moneyReceived, priceVector } from '../../market/market.js';
import type { Draw, TracedDraw } from '../../mechanisms/random-grouping/draw.js';
import type { MechanismName } from '../../mechanisms/list.js';
import type { DemandMechanism } from '../../mechanisms/mechanism.js';
import type { RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import {
  lotteryWork,
  maxCompositions,
  maxGroupStates,
} from '../../mechanisms/random-grouping/trader-lottery.js';
import type { Context } from '../context.js';
import { diagnostic } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { loadMessages } from '../input/messages.js';
import type { Report } from '../output/report.js';
import { note } from '../output/report.js';
import type { Outcome } from '../verb.js';
import type { DrawOptions } from './draw-options.js';
import { readDraw } from './draw-options.js';
import { drawReport, tradesTable } from './draw-report.js';
import { lotteriesReport } from './lotteries-report.js';
import type { PrivateDraw, PrivateLotteries } from './output.js';
import { privateDraw, privateLotteries, stoppedRun } from './output.js';

const drawOutput = (
  economy: PrivateValuesEconomy,
  { draw, groups, trades, served }: TracedDraw,
  seed: string | undefined,
): PrivateDraw => {
  const { market, traders } = economy;
  return {
    ...(seed === undefined ? {} : { seed }),
    order: draw.order.map((i) => i + 1),
    rule: draw.rule,
    ...(draw.rule === 2 ? { price: priceVector(market, draw.price) } : {}),
    groups: groups.map((group) => ({
      members: group.members.map((i) => i + 1),
      price: priceVector(market, group.price),
      nBar: group.nBar,
      nUnder: group.nUnder,
      nTilde: group.nTilde,
      clearingPrices: group.argmin.map((price) => priceVector(market, price)),
      supply: group.supply,
    })),
    trades: trades.map((trade, i) => ({
      trader: i + 1,
      ...pricedTrade(market, trade),
      money: moneyReceived(market, i, trade.price, trade.bundle),
      name: traders[i]!.name,
      served: served[i]!,
    })),
  };
};

const tracedReport = (
  g: RandomGrouping,
  economy: PrivateValuesEconomy,
  messages: readonly Demand[],
  trace: TracedDraw,
  seed?: string,
): Report => {
  return {
    status: exit.done,
    data: privateDraw.encode(drawOutput(economy, trace, seed)),
    blocks: drawReport(g, economy, messages, trace),
    main: tradesTable(economy, trace),
  };
};

const lotteriesOutput = (
  { market, traders }: PrivateValuesEconomy,
  lotteries: ReadonlyArray<Lottery<Trade>>,
): PrivateLotteries => ({
  traders: traders.map((trader, i) => ({
    trader: i + 1,
    name: trader.name,
    expectedUtility: L.expectation(lotteries[i]!, ({ price, bundle }) =>
      utilityAt(market, trader, price, indexOf(market.bundles, bundle)),
    ),
    utilityWithoutTrade: outsideUtility(market, trader, market.endowments[i]!),
    lottery: lotteries[i]!.chances.map(({ outcome, probability }) => ({
      ...pricedTrade(market, outcome),
      probability,
    })),
  })),
});

/** Why the exact lotteries are not computed; undefined if they can be. */
const tooMuchWork = (mechanism: RandomGrouping, messages: readonly Demand[]): string | undefined => {
  const { compositions, states } = lotteryWork(mechanism, messages);
  if (compositions > maxCompositions)
    return `There are ${showCount(compositions)} ways to compose a group of these traders; at most ${showCount(maxCompositions)} are gone through.`;
  if (states > maxGroupStates)
    return `A group would have up to ${showCount(states)} states; at most ${showCount(maxGroupStates)} are held.`;
  return undefined;
};

const stopped: Report = {
  status: exit.undecided,
  data: stoppedRun.encode({ traders: [], stopped: true }),
  blocks: [note('Stopped before the lotteries were known.')],
};

/** An economy with private values, and the mechanism that it is played under. */
interface PrivatePlay {
  readonly economy: PrivateValuesEconomy;
  readonly mechanism: DemandMechanism<MechanismName>;
}

/** The lotteries of all traders; refused, before they are begun, where they are too much work. */
const lotteries = (
  context: Context,
  file: string,
  { economy, mechanism: declared }: PrivatePlay,
  messages: readonly Demand[],
  messagesGiven: boolean,
): Outcome => {
  const mechanism = declared.make(economy.market, economy.epsilon);
  const tooMuch = tooMuchWork(mechanism, messages);
  if (tooMuch !== undefined) return TE.left([diagnostic('E0006', tooMuch, file)]);
  return pipe(
    TE.fromTask(context.compute(declared.lotteries(mechanism, messages))),
    TE.map(
      O.match(
        () => stopped,
        (found) => {
          const output = lotteriesOutput(economy, found);
          return {
            status: exit.done,
            data: privateLotteries.encode(output),
            blocks: lotteriesReport(economy, found, output, messages, messagesGiven),
          };
        },
      ),
    ),
  );
};

/** Runs an economy with private values: the draw that the options ask for, or without one the lotteries. */
export const runPrivateValues = (
  context: Context,
  file: string,
  play: PrivatePlay,
  options: DrawOptions & { readonly messages: string | undefined },
): Outcome => {
  const { economy, mechanism: declared } = play;
  const mechanism = declared.make(economy.market, economy.epsilon);
  const traced = (messages: readonly Demand[], draw: Draw, seed?: string): Outcome =>
    TE.right(tracedReport(mechanism, economy, messages, declared.trace(mechanism, messages, draw), seed));
  return pipe(
    TE.Do,
    TE.bind('request', () => TE.fromEither(readDraw(options, mechanism))),
    TE.bind('messages', () => loadMessages(context, economy, options.messages)),
    TE.chain(({ request, messages }) => {
      switch (request.kind) {
        case 'draw':
          return traced(messages, request.draw);
        case 'seed':
          return traced(messages, declared.randomDraw(mechanism, request.seed), request.seed);
        case 'none':
          return lotteries(context, file, play, messages, options.messages !== undefined);
      }
    }),
  );
};
