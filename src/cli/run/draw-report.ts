/**
 * One draw of G*, step by step, so that a student can follow it with pencil and paper.
 */
import * as Q from '../../exact/rational.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import { imbalance } from '../../market/clearing.js';
import { bundleText, priceText } from '../../claims/notation.js';
import type { Demand } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import { moneyReceived, totalEndowment } from '../../market/market.js';
import type { GroupTrace, TracedDraw } from '../../mechanisms/random-grouping/draw.js';
import type { RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import { namesOrNobody } from '../output/counts.js';
import { exactly, traderNames } from '../output/economy-words.js';
import type { Block } from '../output/report.js';
import { heading, item, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';

const demanded = (
  economy: PrivateValuesEconomy,
  messages: readonly Demand[],
  trader: number,
  price: number,
) => pointAt(economy.market.bundles, messages[trader]![price]!);

const add = (a: readonly number[], b: readonly number[]): readonly number[] => a.map((x, h) => x + b[h]!);
const subtract = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.map((x, h) => x - b[h]!);

/** The turns of some traders in order: what is left before each, what she announced, what she gets. */
const turns = (
  economy: PrivateValuesEconomy,
  messages: readonly Demand[],
  trace: TracedDraw,
  caption: string,
  order: readonly number[],
  supply: readonly number[],
): Table => {
  const names = traderNames(economy);
  let left = supply;
  const rows = order.map((trader, turn) => {
    const { bundle, price } = trace.trades[trader]!;
    const before = left;
    left = subtract(left, bundle);
    return [
      String(turn + 1),
      names[trader]!,
      bundleText(before),
      bundleText(demanded(economy, messages, trader, price)),
      trace.served[trader]! ? 'what she announced' : 'min[l, what is left]',
      bundleText(bundle),
    ];
  });
  return {
    caption,
    columns: [
      numbers('Turn'),
      words('Trader'),
      numbers('Left before'),
      numbers('Announced'),
      words('She gets'),
      numbers('Amount'),
    ],
    rows,
  };
};

/** How the price setters' demands make the price. Long grids get one sentence. */
const priceSteps = (
  economy: PrivateValuesEconomy,
  messages: readonly Demand[],
  trace: GroupTrace,
): readonly Block[] => {
  const { market } = economy;
  const setters = trace.priceSetters;
  const supply = totalEndowment(
    setters.map((i) => market.endowments[i]!),
    market.commodities,
  );
  const demands = setters.map((i) => messages[i]!);
  const smallest = imbalance(market, demands, supply, trace.price);
  const chosen =
    trace.argmin.length === 1
      ? `The smallest distance, ${String(smallest)}, is at price ${priceText(market, trace.price)} alone: that is the price.`
      : `The smallest distance, ${String(smallest)}, is at ${namesOrNobody(trace.argmin.map((p) => priceText(market, p)))}; the ${market.tieBreak} of these, ${priceText(market, trace.price)}, is the price.`;
  if (market.prices.size > 30) return [text(`The distance between demand and supply: ${chosen}`)];
  return [
    table({
      caption: `What ${namesOrNobody(setters.map((i) => traderNames(economy)[i]!))} demand at each price; they own ${bundleText(supply)}`,
      columns: [numbers('Price'), numbers('They demand'), numbers('They own'), numbers('Distance')],
      rows: Array.from({ length: market.prices.size }, (_, price) => [
        priceText(market, price),
        bundleText(
          demands.reduce(
            (sum, demand) => add(sum, pointAt(market.bundles, demand[price]!)),
            supply.map(() => 0),
          ),
        ),
        bundleText(supply),
        String(imbalance(market, demands, supply, price)),
      ]),
    }),
    text(chosen),
  ];
};

/** How n̄, n̲ and ñ come about in a group of n, and who is served. @paper eq. (4) */
const servedText = ({ nBar, nUnder, nTilde }: GroupTrace, n: number): string => {
  const last =
    nBar === 0
      ? 'It owns less than l of something, so n̄ = 0'
      : `Member n̄ = ${String(nBar)} is the last before whom at least l of everything is left`;
  const first =
    nUnder === n + 1
      ? `no member finds more left than those after her can hold, so n̲ = n + 1 = ${String(nUnder)}`
      : `member n̲ = ${String(nUnder)} is the first before whom more of something is left than those after her can hold`;
  const served =
    nTilde === 0
      ? 'nobody is served'
      : nTilde === 1
        ? 'the first in line gets what she announced'
        : `the first ${String(nTilde)} in line get what they announced`;
  return `${last}; ${first}. So ñ = min[n̄, n̲ − 1] = ${String(nTilde)}: ${served}.`;
};

/** Whose announcements set a group's price, in words. */
const priceWords = ({ clauses, market }: RandomGrouping): { readonly one: string; readonly all: string } => {
  if (clauses.priceFrom === 'outside-the-group')
    return {
      one: 'It trades at the price that clears the traders outside it.',
      all: 'Each group trades at the price that clears the others.',
    };
  return market.groups.count === 1
    ? { one: 'They trade at the price that clears all of them.', all: 'All trade at one price.' }
    : {
        one: 'It trades at the price that clears its own members.',
        all: 'Each group trades at the price that clears its own members.',
      };
};

const groupSteps = (
  g: RandomGrouping,
  economy: PrivateValuesEconomy,
  messages: readonly Demand[],
  trace: TracedDraw,
  group: GroupTrace,
  number: number,
): readonly Block[] => {
  const names = traderNames(economy);
  const { size: n, count } = g.market.groups;
  const who = count === 1 ? 'All traders' : `Group ${String(number)}`;
  return [
    heading(`${who}: ${namesOrNobody(group.members.map((i) => names[i]!))}`),
    text(priceWords(g).one),
    ...priceSteps(economy, messages, group),
    text(`${count === 1 ? 'They own' : `${who} owns`} ${bundleText(group.supply)}. ${servedText(group, n)}`),
    table(
      turns(
        economy,
        messages,
        trace,
        count === 1 ? 'The turns' : `The turns of group ${String(number)}`,
        group.members,
        group.supply,
      ),
    ),
  ];
};

/** What everybody ends with. */
export const tradesTable = (economy: PrivateValuesEconomy, trace: TracedDraw): Table => {
  const { market } = economy;
  return {
    caption: 'What everybody ends with',
    columns: [
      numbers('Trader'),
      words('Name'),
      numbers('Owned'),
      numbers('Bundle'),
      numbers('Price'),
      numbers('Money received'),
      words('As announced?'),
    ],
    rows: trace.trades.map(({ bundle, price }, trader) => [
      String(trader + 1),
      traderNames(economy)[trader]!,
      bundleText(market.endowments[trader]!),
      bundleText(bundle),
      priceText(market, price),
      Q.show(moneyReceived(market, trader, price, bundle)),
      trace.served[trader]! ? 'yes' : 'no: residual',
    ]),
  };
};

/**
 * A traced draw for people.
 *
 * @param g - the mechanism that it is a draw of
 */
export const drawReport = (
  g: RandomGrouping,
  economy: PrivateValuesEconomy,
  messages: readonly Demand[],
  trace: TracedDraw,
): readonly Block[] => {
  const names = traderNames(economy);
  const { draw } = trace;
  const line = namesOrNobody(draw.order.map((i) => names[i]!));
  const end = [heading('In the end'), table(tradesTable(economy, trace))];
  if (draw.rule === 1)
    return [
      heading(`Rule 1 (probability ${exactly(Q.sub(Q.one, g.epsilon))})`),
      text(`The order drawn is ${line}. ${priceWords(g).all}`),
      ...trace.groups.flatMap((group, i) => groupSteps(g, economy, messages, trace, group, i + 1)),
      ...end,
    ];
  const first = draw.order[0]!;
  return [
    heading(`Rule 2 (probability ${exactly(g.epsilon)})`),
    text(
      `The order drawn is ${line}, and the price drawn for all is ${priceText(economy.market, draw.price)}.`,
    ),
    item(
      `${names[first]!} is first in line and gets what she announced for this price, ${bundleText(demanded(economy, messages, first, draw.price))}.`,
    ),
    item('Each of the others takes min[l, what is left of the whole supply].'),
    table(turns(economy, messages, trace, 'The turns', draw.order, economy.market.supply)),
    ...end,
  ];
};
