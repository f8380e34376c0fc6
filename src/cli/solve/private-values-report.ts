/**
 * The undominated messages of traders with private values, for people and for scripts.
 */
import { bundleAmounts, bundleText, demandBundles, demandText, priceText } from '../../claims/notation.js';
import type { UndominatedMessages } from '../../claims/private-values/engines/undominated-messages.js';
import type { PrivateValuesSubject } from '../../claims/private-values/subject.js';
import { powerAtMost, powerText, showCount, showPower } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import { demandAt } from '../../market/demand.js';
import { groupByText } from '../../words.js';
import { exit } from '../errors/exit.js';
import { traderNames } from '../output/economy-words.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import type { MessageExplanation } from './explain-message.js';
import type { PrivateSolution } from './output.js';
import { privateSolution } from './output.js';

/** One trader's result, with what was asked about her. */
export interface SolvedTrader {
  readonly found: UndominatedMessages;
  /** Her undominated messages, if a list is asked for: the first ones where they are very many. */
  readonly listed: readonly Demand[];
  readonly explanation: MessageExplanation | undefined;
}

/** What the report holds besides the undominated messages. */
export interface PrivateValuesReportOptions {
  readonly list: boolean;
  readonly explain: boolean;
  /** Whether Ctrl-C stopped the work before all traders were done. */
  readonly stopped: boolean;
}

/** The most prices that are tabulated for people. */
const maxPrices = 30;

const outputOf = (
  subject: PrivateValuesSubject,
  solved: readonly SolvedTrader[],
  { list, stopped }: PrivateValuesReportOptions,
): PrivateSolution => {
  const { market } = subject.mechanism;
  const names = traderNames(subject.economy);
  return {
    ...(stopped ? { stopped } : {}),
    traders: solved.map(({ found, listed, explanation }) => ({
      trader: found.trader + 1,
      name: names[found.trader]!,
      strategies: powerText(found.strategies),
      undominated: found.undominated ?? null,
      priceTaking: found.priceTaking.map((bundles) => bundles.map((bundle) => bundleAmounts(market, bundle))),
      equal: found.equal ?? null,
      method: found.method,
      ...(list
        ? {
            messages: listed.map((message) => demandBundles(market, message)),
            complete: found.undominated === BigInt(listed.length),
          }
        : {}),
      ...(explanation === undefined ? {} : { explained: explanation.output }),
    })),
  };
};

const summaryTable = (subject: PrivateValuesSubject, solved: readonly SolvedTrader[]): Table => {
  const names = traderNames(subject.economy);
  return {
    caption: 'Undominated messages',
    columns: [
      numbers('Trader'),
      words('Name'),
      numbers('Messages'),
      numbers('Undominated'),
      words('Same as price-taking?'),
      words('Found by'),
    ],
    rows: solved.map(({ found: { trader, strategies, undominated, equal, method } }) => [
      String(trader + 1),
      names[trader]!,
      showPower(strategies),
      undominated === undefined ? 'not known' : showCount(undominated),
      equal === undefined ? 'not known' : equal ? 'yes' : 'no',
      method,
    ]),
  };
};

/** The dominated message that loses least, where messages were enumerated: `; the closest, (1, 0), loses at least …`. */
const closestText = ({ mechanism: { market } }: PrivateValuesSubject, found: UndominatedMessages): string => {
  const [first, ...others] = found.witnesses?.dominated ?? [];
  if (first === undefined) return '';
  const closest = others.reduce((best, each) => (Q.lt(each.margin, best.margin) ? each : best), first);
  const shown = (place: number): string => demandText(market, demandAt(market, BigInt(place)));
  return `; the closest, ${shown(closest.strategy)}, loses at least ${Q.show(closest.margin)} to ${shown(closest.dominator)}`;
};

/** The largest number of messages from which the undominated ones are subtracted. */
const maxCounted = 10n ** 15n;

/** How many messages of a trader are dominated, and how closely; nothing where that could not be found out. */
const dominatedText = (subject: PrivateValuesSubject, found: UndominatedMessages): string | undefined => {
  const messages = powerAtMost(found.strategies, maxCounted);
  if (messages === undefined || found.undominated === undefined) return undefined;
  const dominated = messages - found.undominated;
  return dominated === 0n
    ? `none of ${showCount(messages)} messages is dominated.`
    : `${showCount(dominated)} of ${showCount(messages)} messages ${dominated === 1n ? 'is' : 'are'} dominated${closestText(subject, found)}.`;
};

const dominatedLines = (
  subject: PrivateValuesSubject,
  solved: readonly SolvedTrader[],
): readonly string[] => {
  const names = traderNames(subject.economy);
  return groupByText(
    solved.flatMap(({ found }) => {
      const line = dominatedText(subject, found);
      return line === undefined ? [] : [{ name: names[found.trader]!, line }];
    }),
  );
};

/** The bundles that are best at each price; traders for whom they are the same share a column. */
const bestBundles = (subject: PrivateValuesSubject, solved: readonly SolvedTrader[]): Block => {
  const { market } = subject.mechanism;
  if (market.prices.size > maxPrices)
    return note(`The best bundles at ${String(market.prices.size)} prices are many; --json lists them.`);
  const allNames = traderNames(subject.economy);
  const sets = new Map<string, { readonly names: string[]; readonly cells: readonly string[] }>();
  for (const { found } of solved) {
    const cells = found.priceTaking.map((bundles) =>
      bundles.map((bundle) => bundleText(bundleAmounts(market, bundle))).join(' or '),
    );
    const name = allNames[found.trader]!;
    const same = sets.get(cells.join(';'));
    if (same === undefined) sets.set(cells.join(';'), { names: [name], cells });
    else same.names.push(name);
  }
  return table({
    caption: 'Best bundles at each price: what price-taking messages demand',
    columns: [numbers('Price'), ...[...sets.values()].map(({ names }) => numbers(names.join(', ')))],
    rows: Array.from({ length: market.prices.size }, (_, price) => [
      priceText(market, price),
      ...[...sets.values()].map(({ cells }) => cells[price]!),
    ]),
  });
};

const listTable = (subject: PrivateValuesSubject, solved: readonly SolvedTrader[]): Table => {
  const names = traderNames(subject.economy);
  return {
    caption: 'The undominated messages: a bundle for each price, in grid order',
    columns: [numbers('Trader'), words('Name'), words('Message')],
    rows: solved.flatMap(({ found: { trader }, listed }) =>
      listed.map((message) => [
        String(trader + 1),
        names[trader]!,
        demandText(subject.mechanism.market, message),
      ]),
    ),
  };
};

const listBlocks = (subject: PrivateValuesSubject, solved: readonly SolvedTrader[]): readonly Block[] => {
  const cut = solved.find(({ found, listed }) => (found.undominated ?? 0n) > BigInt(listed.length));
  return [
    table(listTable(subject, solved)),
    ...(cut === undefined
      ? []
      : [
          note(
            `${cut.listed.length === 1 ? 'Only the first message of a trader is' : `Only the first ${String(cut.listed.length)} messages of a trader are`} listed.`,
          ),
        ]),
  ];
};

const explanationBlocks = (
  subject: PrivateValuesSubject,
  solved: readonly SolvedTrader[],
): readonly Block[] => {
  const names = traderNames(subject.economy);
  return [
    heading('Explained'),
    ...solved.flatMap(({ found, explanation }) => {
      const unknown = `${names[found.trader]!}: it could not be found out whether the message is dominated.`;
      return (explanation?.lines ?? [unknown]).map(item);
    }),
  ];
};

/** The report on the traders that were solved. */
export const privateValuesReport = (
  subject: PrivateValuesSubject,
  solved: readonly SolvedTrader[],
  options: PrivateValuesReportOptions,
): Report => {
  const { list, explain, stopped } = options;
  const some = solved.length > 0;
  return {
    status: stopped ? exit.undecided : exit.done,
    data: privateSolution.encode(outputOf(subject, solved, options)),
    blocks: [
      ...(subject.economy.title === '' ? [] : [text(subject.economy.title)]),
      ...(some
        ? [
            table(summaryTable(subject, solved)),
            ...dominatedLines(subject, solved).map(item),
            bestBundles(subject, solved),
          ]
        : [note('No trader was finished.')]),
      ...(list && some ? listBlocks(subject, solved) : []),
      ...(explain && some ? explanationBlocks(subject, solved) : []),
      ...(stopped ? [note('Stopped by Ctrl-C; the traders that were done by then are listed above.')] : []),
    ],
    main: list ? listTable(subject, solved) : summaryTable(subject, solved),
  };
};
