/**
 * `run` of an interdependent economy for people: a draw of G** stage by stage, or interim utilities and lotteries.
 */
import { bundleText, demandText, priceText } from '../../claims/notation.js';
import type { InterimOutcome } from '../../claims/interdependent/engines/interim-report.js';
import type { Setting } from '../../claims/interdependent/engines/setting.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { showDecimal } from '../../exact/decimal.js';
import * as Q from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import { moneyReceived } from '../../market/market.js';
import type { Trace } from '../../mechanisms/three-announcements/draw.js';
import { stageOf } from '../../mechanisms/three-announcements/mechanism.js';
import { namesOrNobody } from '../output/counts.js';
import { exactly } from '../output/economy-words.js';
import type { Block } from '../output/report.js';
import { heading, item, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';

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

/** What everybody ends with. */
export const tradesTable = ({ economy }: Setting, { trades }: Trace): Table => ({
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
        'Each group trades at the price that clears the second announcements of the group before it, and serves third announcements while the corridor holds: ñ = min[n̄, n̲ − 1] members are served, where n̄ is the last before whom at least l of everything is left, and n̲ the first before whom more of something is left than those after her can hold.',
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

/** A traced draw for people. */
export const interdependentDrawReport = (setting: Setting, trace: Trace): readonly Block[] => {
  const { market, traderNames } = setting.economy;
  const { count, size } = market.groups;
  return [
    text(
      `The order drawn is ${namesOrNobody(trace.draw.order.map((i) => traderNames[i]!))}: ${String(count)} groups of ${String(size)}. Before her second announcement a trader hears the first announcements of the group before hers, before her third those of all other groups.`,
    ),
    table(announcementsTable(setting, trace)),
    ...ruleBlocks(setting, trace),
    table(tradesTable(setting, trace)),
  ];
};

/** Interim expected utilities, a row for each trader and signal. */
export const interimTable = ({ economy }: Setting, outcomes: readonly InterimOutcome[]): Table => ({
  caption: 'Interim expected utilities',
  columns: [numbers('Trader'), words('Name'), words('Signal'), numbers('Utility'), numbers('Rounded')],
  rows: outcomes.map(({ trader, signal, utility }) => [
    String(trader + 1),
    economy.traderNames[trader]!,
    economy.signals[signal]!,
    Q.show(utility),
    showDecimal(utility),
  ]),
});

const lotteryTable = ({ economy }: Setting, outcomes: readonly InterimOutcome[]): Table => ({
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
      priceText(economy.market, price),
      bundleText(pointAt(economy.market.bundles, bundle)),
      Q.show(probability),
      showDecimal(probability),
    ]),
  ),
});

/**
 * Interim utilities and lotteries for people.
 *
 * @param strategiesGiven - whether a file gave the strategies; otherwise everybody is a price taker
 */
export const interimReport = (
  setting: Setting,
  outcomes: readonly InterimOutcome[],
  strategiesGiven: boolean,
): readonly Block[] => [
  text(
    `What ${strategiesGiven ? 'the given' : 'price-taking'} strategies bring to each trader, signal by signal, over all draws and all signals of the others (residual read "${setting.economy.residual}").`,
  ),
  table(interimTable(setting, outcomes)),
  table(lotteryTable(setting, outcomes)),
];
