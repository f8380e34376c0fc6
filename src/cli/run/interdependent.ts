/**
 * `run` of an interdependent economy: one draw of G** traced stage by stage, or every trader's interim utility and
 * lottery, signal by signal.
 */
import { O, pipe, TE } from '../../prelude.js';
import { bundleAmounts, demandBundles } from '../../claims/notation.js';
import type { InterimOutcome } from '../../claims/interdependent/engines/interim-report.js';
import { countInterimDraws, interimOutcomes } from '../../claims/interdependent/engines/interim-report.js';
import type { Setting } from '../../claims/interdependent/engines/setting.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { showCount } from '../../exact/counts.js';
import { moneyReceived, priceVector } from '../../market/market.js';
import type { Draw, Trace } from '../../mechanisms/three-announcements/draw.js';
import { trace } from '../../mechanisms/three-announcements/draw.js';
import type { Strategy } from '../../mechanisms/three-announcements/strategy.js';
import { plansOf } from '../../mechanisms/three-announcements/strategy.js';
import type { Context } from '../context.js';
import { diagnostic } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { loadStrategies } from '../input/messages.js';
import { feasibleSettingOf } from '../input/setting.js';
import type { Report } from '../output/report.js';
import { note } from '../output/report.js';
import type { Outcome } from '../verb.js';
import type { DrawOptions } from './draw-options.js';
import { readDraw } from './interdependent-draw.js';
import {
  interdependentDrawReport,
  interimReport,
  interimTable,
  tradesTable,
} from './interdependent-report.js';
import type { InterdependentDraw, InterimLotteries } from './output.js';
import { interdependentDraw, interimLotteries, stoppedRun } from './output.js';

/** The most draws that interim utilities may look at: some minutes. */
const maxDraws = 1_000_000_000n;

const drawOutput = (
  { economy }: Setting,
  { draw, announced, groups, trades }: Trace,
  seed: string | undefined,
): InterdependentDraw => {
  const { market, signals } = economy;
  return {
    ...(seed === undefined ? {} : { seed }),
    signals: draw.signals.map((signal) => signals[signal]!),
    ...(draw.rule === 3 ? {} : { price: priceVector(market, draw.price) }),
    order: draw.order.map((trader) => trader + 1),
    rule: draw.rule,
    groups: groups.map((group) => ({
      ...group,
      members: group.members.map((trader) => trader + 1),
      price: priceVector(market, group.price),
    })),
    trades: trades.map(({ bundle, price }, trader) => ({
      trader: trader + 1,
      bundle,
      price: priceVector(market, price),
      money: moneyReceived(market, trader, price, bundle),
    })),
    announcements: announced.map(({ first, heardBeforeSecond, second, heardBeforeThird, third }, trader) => ({
      trader: trader + 1,
      first: demandBundles(market, first),
      heardBeforeSecond: heardBeforeSecond.map((demand) => demandBundles(market, demand)),
      second: demandBundles(market, second),
      heardBeforeThird: heardBeforeThird.map((demand) => demandBundles(market, demand)),
      third: demandBundles(market, third),
    })),
  };
};

const traced = (setting: Setting, strategies: readonly Strategy[], draw: Draw, seed?: string): Report => {
  const found = trace(setting.mechanism, plansOf(strategies, setting.priceTaker), draw);
  return {
    status: exit.done,
    data: interdependentDraw.encode(drawOutput(setting, found, seed)),
    blocks: interdependentDrawReport(setting, found),
    main: tradesTable(setting, found),
  };
};

/** The outcomes by trader and, for each, by signal. */
export const interimOutput = (
  { economy: { market, signals, traderNames } }: Setting,
  outcomes: readonly InterimOutcome[],
): InterimLotteries => ({
  traders: traderNames.map((_, trader) => {
    const own = outcomes.filter((outcome) => outcome.trader === trader);
    return {
      trader: trader + 1,
      interim: Object.fromEntries(own.map(({ signal, utility }) => [signals[signal]!, utility])),
      lottery: Object.fromEntries(
        own.map(({ signal, lottery }) => [
          signals[signal]!,
          lottery.map(({ price, bundle, probability }) => ({
            bundle: bundleAmounts(market, bundle),
            price: priceVector(market, price),
            probability,
          })),
        ]),
      ),
    };
  }),
});

const stopped: Report = {
  status: exit.undecided,
  data: stoppedRun.encode({ traders: [], stopped: true }),
  blocks: [note('Stopped before the interim utilities were known.')],
};

/** The interim utilities and lotteries of all traders; refused, before they are begun, where they are too much work. */
const interim = (
  context: Context,
  file: string,
  setting: Setting,
  strategies: readonly Strategy[],
  strategiesGiven: boolean,
): Outcome => {
  const draws = countInterimDraws(setting, strategies);
  if (draws > maxDraws)
    return TE.left([
      diagnostic(
        'E0006',
        `Interim utilities would look at ${showCount(draws)} draws; at most ${showCount(maxDraws)} are gone through.`,
        file,
      ),
    ]);
  return pipe(
    TE.fromTask(context.compute(interimOutcomes(setting, strategies))),
    TE.map(
      O.match(
        () => stopped,
        (outcomes): Report => ({
          status: exit.done,
          data: interimLotteries.encode(interimOutput(setting, outcomes)),
          blocks: interimReport(setting, outcomes, strategiesGiven),
          main: interimTable(setting, outcomes),
        }),
      ),
    ),
  );
};

/** Runs an interdependent economy: the draw that the options ask for, or without one the interim lotteries. */
export const runInterdependent = (
  context: Context,
  file: string,
  economy: InterdependentEconomy,
  options: DrawOptions & { readonly messages: string | undefined },
): Outcome =>
  pipe(
    TE.Do,
    TE.bind('setting', () => TE.fromEither(feasibleSettingOf(economy, file))),
    TE.bind('request', () => TE.fromEither(readDraw(options, economy))),
    TE.bind('strategies', () => loadStrategies(context, economy, options.messages)),
    TE.chain(({ setting, request, strategies }) =>
      request.kind === 'draw'
        ? TE.right(traced(setting, strategies, request.draw, request.seed))
        : interim(context, file, setting, strategies, options.messages !== undefined),
    ),
  );
