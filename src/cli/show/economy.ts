/**
 * What `show` says of an economy: who trades what under which rules, how large it is, what can be computed, and what is
 * legal but odd.
 */
import { bundleText } from '../../claims/notation.js';
import type { Economy, InterdependentEconomy } from '../../economies/economy.js';
import type { Power } from '../../exact/counts.js';
import { countText, powerText, showPower } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Market } from '../../market/market.js';
import type { Residual } from '../../market/residual.js';
import { exit } from '../errors/exit.js';
import { counted, namesOrNobody } from '../output/counts.js';
import { amounts, exactly, traderNames } from '../output/economy-words.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import { numbers, words } from '../output/tables/table.js';
import type { Engine } from './engines.js';
import { enginesFor } from './engines.js';
import type { ReadingOutput } from './reading.js';
import { cellsWords, readingBlocks, readingOutput } from './reading.js';
import { warningsOf } from './warnings.js';

/** Every count of an economy that says how large it is. */
interface Sizes {
  readonly prices: Power;
  readonly bundles: Power;
  readonly messages: Power;
  readonly othersProfiles: Power;
  readonly profiles: Power;
}

const sizesOf = ({ market }: Economy): Sizes => {
  const prices = { base: BigInt(market.priceSteps + 1), exponent: BigInt(market.commodities) };
  const bundles = { base: BigInt(market.cap + 1), exponent: BigInt(market.commodities) };
  const base = BigInt(market.bundles.size);
  const perMessage = BigInt(market.prices.size);
  const of = (traders: number): Power => ({ base, exponent: perMessage * BigInt(traders) });
  return {
    prices,
    bundles,
    messages: of(1),
    othersProfiles: of(market.traders - 1),
    profiles: of(market.traders),
  };
};

const showCount = (power: Power): string => {
  const count = showPower(power);
  return count.includes('^') || power.exponent === 1n
    ? count
    : `${countText(power.base)}^${countText(power.exponent)} = ${count}`;
};

const sizeItems = (economy: Economy, sizes: Sizes): readonly Block[] => [
  item(
    `|P| = ${showCount(sizes.prices)} prices: each commodity costs 0, 1/T, …, 1, with T = ${countText(economy.market.priceSteps)}`,
  ),
  item(
    `|X| = ${showCount(sizes.bundles)} bundles: 0 to l of each commodity, with l = ${countText(economy.market.cap)}`,
  ),
  item(
    `|D| = |X|^|P| = ${showCount(sizes.messages)} demand functions${
      economy.kind === 'private-values'
        ? ': the messages of each trader'
        : ': what each trader may announce each time'
    }`,
  ),
  ...(economy.kind === 'private-values'
    ? [
        item(`${showCount(sizes.othersProfiles)} profiles of the messages of all traders but one`),
        item(`${showCount(sizes.profiles)} profiles of messages`),
      ]
    : [item(cellsWords(economy))]),
];

const kindText = (economy: Economy): string => {
  const { market, commodityNames } = economy;
  const goods = `${counted(market.commodities, 'commodity', 'commodities')} (${namesOrNobody(commodityNames)})`;
  const groups = `${counted(market.groups.count, 'group')} of ${countText(market.groups.size)} traders`;
  if (economy.kind === 'private-values')
    return `Private values: ${goods}, ${groups}, ε = ${exactly(economy.epsilon)}. With probability 1 − ε groups trade at each other’s clearing prices (Rule 1), the ${market.tieBreak} where there are several; with probability ε the first trader gets her demand at a random price (Rule 2).`;
  return `Interdependent values: ${goods}, ${groups}, ε = ${exactly(economy.epsilon)}, ${counted(economy.shocks.length, 'macro shock')} (${namesOrNobody(economy.shocks.map(({ name }) => name))}), ${counted(economy.signals.length, 'signal')} (${namesOrNobody(economy.signals)}). With probability 1 − 3ε groups trade, by third announcements, at the price that clears the second announcements of the group before (Rule 3), the ${market.tieBreak} where there are several; with probability ε each the first trader gets her first, second or third announcement at a random price (Rules 4, 5 and 6).`;
};

const engineText = ({ engine, runs, why }: Engine): string =>
  `${engine}: ${runs ? 'runs' : 'does not run'}; ${why}`;

/** What `show --json` prints of an economy. */
export type EconomyOutput = {
  readonly kind: Economy['kind'];
  readonly title: string;
  readonly commodities: readonly string[];
  readonly cap: number;
  readonly priceSteps: number;
  readonly groups: { readonly count: number; readonly size: number };
  readonly epsilon: string;
  readonly tieBreak: Market['tieBreak'];
  /** The residual, how it reads here, and the information structure: with interdependent values only. */
  readonly residual?: Residual;
  readonly reading?: ReadingOutput;
  readonly signals?: readonly string[];
  readonly shocks?: ReadonlyArray<{ readonly name: string; readonly probability: string }>;
  /** Traders are counted from 1. */
  readonly traders: ReadonlyArray<{
    readonly trader: number;
    readonly name: string;
    readonly endowment: readonly number[];
  }>;
  readonly supply: readonly number[];
  /** Numbers of any size as texts; of messages and profiles with private values only. */
  readonly counts: {
    readonly prices: string;
    readonly bundles: string;
    readonly demandFunctions: string;
    readonly messages?: string;
    readonly profilesOfOthers?: string;
    readonly profiles?: string;
  };
  readonly engines: readonly Engine[];
  readonly warnings: readonly string[];
};

const countsOf = ({ kind }: Economy, sizes: Sizes): EconomyOutput['counts'] => ({
  prices: powerText(sizes.prices),
  bundles: powerText(sizes.bundles),
  demandFunctions: powerText(sizes.messages),
  ...(kind === 'private-values'
    ? {
        messages: powerText(sizes.messages),
        profilesOfOthers: powerText(sizes.othersProfiles),
        profiles: powerText(sizes.profiles),
      }
    : {}),
});

const informationOf = (economy: InterdependentEconomy): Partial<EconomyOutput> => ({
  residual: economy.residual,
  reading: readingOutput(economy),
  signals: economy.signals,
  shocks: economy.shocks.map(({ name, probability }) => ({ name, probability: Q.show(probability) })),
});

const outputOf = (
  economy: Economy,
  sizes: Sizes,
  engines: readonly Engine[],
  warnings: readonly string[],
): EconomyOutput => {
  const { market, commodityNames } = economy;
  return {
    kind: economy.kind,
    title: economy.title,
    commodities: commodityNames,
    cap: market.cap,
    priceSteps: market.priceSteps,
    groups: { count: market.groups.count, size: market.groups.size },
    epsilon: Q.show(economy.epsilon),
    tieBreak: market.tieBreak,
    ...(economy.kind === 'interdependent' ? informationOf(economy) : {}),
    traders: traderNames(economy).map((name, i) => ({
      trader: i + 1,
      name,
      endowment: market.endowments[i]!,
    })),
    supply: market.supply,
    counts: countsOf(economy, sizes),
    engines,
    warnings,
  };
};

/**
 * The report on an economy.
 *
 * @param fileWarnings - what its file is warned of, a sentence each
 */
export const economyReport = (economy: Economy, fileWarnings: readonly string[]): Report => {
  const { market, commodityNames, title } = economy;
  const sizes = sizesOf(economy);
  const engines = enginesFor(economy);
  const warnings = [...fileWarnings, ...warningsOf(economy)];
  return {
    status: exit.done,
    data: outputOf(economy, sizes, engines, warnings),
    blocks: [
      ...(title === '' ? [] : [heading(title)]),
      text(kindText(economy)),
      table({
        caption: `${counted(market.traders, 'trader')}, who own ${amounts(commodityNames, market.supply)}`,
        columns: [numbers('Trader'), words('Name'), numbers('Owns')],
        rows: traderNames(economy).map((name, i) => [String(i + 1), name, bundleText(market.endowments[i]!)]),
      }),
      ...(economy.kind === 'interdependent' ? readingBlocks(economy) : []),
      heading('Sizes'),
      ...sizeItems(economy, sizes),
      ...(engines.length === 0
        ? []
        : [heading('What can be computed'), ...engines.map((engine) => item(engineText(engine)))]),
      ...(warnings.length === 0 ? [] : [heading('Worth knowing'), ...warnings.map(note)]),
    ],
  };
};
