/**
 * `run` of an interdependent economy: one draw of G** traced stage by stage, or every trader's interim utility and
 * lottery, signal by signal.
 */
import { E, O } from '../../prelude.js';
import { bundleText, demandText, priceText } from '../../claims/data.js';
import type { InterimOutcome } from '../../claims/interdependent/engines/interim-report.js';
import {
  countInterimDraws,
  interimData,
  interimOutcomes,
} from '../../claims/interdependent/engines/interim-report.js';
import type { Setting } from '../../claims/interdependent/engines/setting.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { showCount } from '../../exact/counts.js';
import { showDecimal } from '../../exact/decimal.js';
import * as Q from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import { moneyReceived } from '../../market/market.js';
import type { Trace } from '../../mechanisms/three-announcements/draw.js';
import { trace, traceToData } from '../../mechanisms/three-announcements/draw.js';
import { stageOf } from '../../mechanisms/three-announcements/mechanism.js';
import type { Strategy } from '../../mechanisms/three-announcements/strategy.js';
import { plansOf } from '../../mechanisms/three-announcements/strategy.js';
import { diagnostic } from '../errors/codes.js';
import type { Context, Outcome } from '../context.js';
import { namesOrNobody } from '../output/counts.js';
import type { DrawOptions } from './draw-options.js';
import { exactly } from '../output/economy-words.js';
import { exit } from '../errors/exit.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import { readDraw } from './interdependent-draw.js';
import { loadStrategies, playable } from '../input/play.js';

/** The most draws that interim utilities may look at: some minutes. */
const mostDraws = 1_000_000_000n;

const announcementsTable = ({ economy }: Setting, { announced, draw }: Trace): Table => {
  const shown = (demand: Demand): string => demandText(economy.market, demand);
  return {
    caption: 'What everybody announces, a bundle for each price in grid order',
    columns: [
      numbers('Trader'),
      words('Name'),
      words('Signal'),
      words('First'),
      words('Second'),
      words('Third'),
    ],
    rows: announced.map(({ first, second, third }, trader) => [
      String(trader + 1),
      economy.traderNames[trader]!,
      economy.signals[draw.signals[trader]!]!,
      shown(first),
      shown(second),
      shown(third),
    ]),
  };
};

const tradesTable = ({ economy }: Setting, { trades }: Trace): Table => ({
  caption: 'What everybody ends with',
  columns: [
    numbers('Trader'),
    words('Name'),
    numbers('Owned'),
    numbers('Bundle'),
    numbers('Price'),
    numbers('Money received'),
  ],
  rows: trades.map(({ bundle, price }, trader) => [
    String(trader + 1),
    economy.traderNames[trader]!,
    bundleText(economy.market.endowments[trader]!),
    bundleText(bundle),
    priceText(economy.market, price),
    Q.show(moneyReceived(economy.market, trader, price, bundle)),
  ]),
});

const residualWords: Readonly<Record<InterdependentEconomy['residual'], string>> = {
  market: 'the others, in order, each take min[l, what is left of the whole supply]',
  group: 'in each group the members, in order, each take min[l, what is left of their group’s supply]',
  shielded:
    'the rest of group 1 share min[S, (n − 1)l] less her demand, all other groups share what is beyond it, each min[l, what is left]',
};

const ruleBlocks = ({ economy }: Setting, { draw, groups }: Trace): readonly Block[] => {
  const { market, epsilon, traderNames } = economy;
  if (draw.rule === 3)
    return [
      heading(`Rule 3 (probability ${exactly(Q.sub(Q.one, Q.mul(Q.of(3), epsilon)))})`),
      text(
        'Each group trades at the price that clears the second announcements of the group before it, and serves third announcements while the corridor holds.',
      ),
      ...groups.map(({ members, price, nBar, nUnder, nTilde }, group) =>
        item(
          `Group ${String(group + 1)}, ${namesOrNobody(members.map((i) => traderNames[i]!))}: price ${priceText(market, price)}, n̄ = ${String(nBar)}, n̲ = ${String(nUnder)}, ñ = ${String(nTilde)}.`,
        ),
      ),
    ];
  const stage = ['first', 'second', 'third'][stageOf(draw.rule) - 1]!;
  const reading = draw.rule === 4 ? 'market' : economy.residual;
  return [
    heading(`Rule ${String(draw.rule)} (probability ${exactly(epsilon)})`),
    text(
      `All trade at the price drawn, ${priceText(market, draw.price)}. ${traderNames[draw.order[0]!]!} is first in line and gets her ${stage} announcement there; ${residualWords[reading]}.`,
    ),
  ];
};

const traced = (
  setting: Setting,
  strategies: readonly Strategy[],
  drawn: Trace['draw'],
  seed?: string,
): Report => {
  const { economy, mechanism, priceTaker } = setting;
  const found = trace(mechanism, plansOf(strategies, priceTaker), drawn);
  return {
    status: exit.done,
    data: {
      ...(seed === undefined ? {} : { seed }),
      signals: drawn.signals.map((signal) => economy.signals[signal]!),
      ...(drawn.rule === 3 ? {} : { price: traceToData(mechanism, found).trades[0]!.price }),
      ...traceToData(mechanism, found),
    },
    blocks: [
      text(
        `The order drawn is ${namesOrNobody(drawn.order.map((i) => economy.traderNames[i]!))}: ${String(economy.market.groups.count)} groups of ${String(economy.market.groups.size)}. Before her second announcement a trader hears the first announcements of the group before hers, before her third those of all other groups.`,
      ),
      table(announcementsTable(setting, found)),
      ...ruleBlocks(setting, found),
      table(tradesTable(setting, found)),
    ],
    main: tradesTable(setting, found),
  };
};

const interim = (setting: Setting, outcomes: readonly InterimOutcome[], given: boolean): Report => {
  const { economy } = setting;
  const { market } = economy;
  const utilities: Table = {
    caption: 'Interim expected utilities',
    columns: [numbers('Trader'), words('Name'), words('Signal'), numbers('Utility'), numbers('Rounded')],
    rows: outcomes.map(({ trader, signal, utility }) => [
      String(trader + 1),
      economy.traderNames[trader]!,
      economy.signals[signal]!,
      Q.show(utility),
      showDecimal(utility),
    ]),
  };
  return {
    status: exit.done,
    data: interimData(setting, outcomes),
    blocks: [
      text(
        `What ${given ? 'the given' : 'price-taking'} strategies bring to each trader, signal by signal, over all draws and all signals of the others (residual read "${economy.residual}").`,
      ),
      table(utilities),
      table({
        caption: 'Each trader’s exact lottery, signal by signal',
        columns: [
          numbers('Trader'),
          words('Name'),
          words('Signal'),
          numbers('Price'),
          numbers('Bundle'),
          numbers('Probability'),
          numbers('Rounded'),
        ],
        rows: outcomes.flatMap(({ trader, signal, lottery }) =>
          lottery.map(({ price, bundle, probability }) => [
            String(trader + 1),
            economy.traderNames[trader]!,
            economy.signals[signal]!,
            priceText(market, price),
            demandText(market, [bundle]).slice(1, -1),
            Q.show(probability),
            showDecimal(probability),
          ]),
        ),
      }),
    ],
    main: utilities,
  };
};

/** Runs an interdependent economy. */
export const runInterdependent = async (
  context: Context,
  file: string,
  economy: InterdependentEconomy,
  options: DrawOptions & { readonly messages?: string },
): Promise<Outcome> => {
  const setting = playable(economy, file);
  if (E.isLeft(setting)) return setting;
  const asked = readDraw(options, economy);
  if (E.isLeft(asked)) return asked;
  const strategies = await loadStrategies(context, economy, options.messages);
  if (E.isLeft(strategies)) return strategies;
  if (asked.right.kind !== 'none')
    return E.right(
      traced(
        setting.right,
        strategies.right,
        asked.right.draw,
        asked.right.kind === 'seed' ? asked.right.seed : undefined,
      ),
    );
  const draws = countInterimDraws(setting.right, strategies.right);
  if (draws > mostDraws)
    return E.left([
      diagnostic(
        'E0006',
        `Interim utilities would look at ${showCount(draws)} draws; at most ${showCount(mostDraws)} are gone through.`,
        file,
      ),
    ]);
  const found = await context.work(interimOutcomes(setting.right, strategies.right));
  if (O.isNone(found))
    return E.right({
      status: exit.undecided,
      data: { traders: [], stopped: true },
      blocks: [note('Stopped before the interim utilities were known.')],
    });
  return E.right(interim(setting.right, found.value, options.messages !== undefined));
};
