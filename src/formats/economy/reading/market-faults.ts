/**
 * Why a file's numbers make no market of the paper, in words and at their places in the file.
 */
import type { MarketProblem } from '../../../market/market.js';
import { shortened } from '../../json/codec.js';
import type { Fault, Path } from '../../json/value.js';
import type { EconomyFile } from '../codec.js';
import { amountName, countCommodities, maxCommodities } from '../commodities.js';
import type { ExpandedTraders } from './read-traders.js';

/** A fault and its place in the file. */
export interface LocatedFault {
  readonly path: Path;
  readonly fault: Fault;
}

type Problem<K extends MarketProblem['kind']> = Extract<MarketProblem, { kind: K }>;

/** The faults of the file behind a problem of its market: one, or one an amount of an endowment. */
export const faultsOf = (
  problem: MarketProblem,
  file: EconomyFile,
  traders: ExpandedTraders,
): readonly LocatedFault[] => {
  switch (problem.kind) {
    case 'commodities':
      return [{ path: ['commodities'], fault: noCommodities(problem) }];
    case 'cap':
      return [{ path: ['cap'], fault: lowCap(problem) }];
    case 'price-steps':
      return [{ path: ['priceSteps'], fault: noPriceSteps(problem) }];
    case 'group-count':
      return [{ path: ['groups', 'count'], fault: lowGroups('number', 'r', problem.value) }];
    case 'group-size':
      return [{ path: ['groups', 'size'], fault: lowGroups('size', 'n', problem.value) }];
    case 'trader-count':
      return [{ path: ['traders'], fault: traderCount(problem, file) }];
    case 'endowment':
      return endowmentFaults(file, traders.entryOf[problem.trader]!, problem.value);
    case 'too-few-traders-for-cap':
      return [{ path: ['cap'], fault: highCap(problem) }];
    case 'supply':
      return [{ path: ['traders'], fault: lowSupply(problem, file) }];
    case 'grid-too-large':
      return [largeGrid(problem, countCommodities(file))];
  }
};

const noCommodities = ({ value }: Problem<'commodities'>): Fault => ({
  code: 'E0301',
  message: `There are ${String(value)} commodities; there must be at least one.`,
  hint: 'Give their names, or their number.',
});

const lowCap = ({ value }: Problem<'cap'>): Fault => ({
  code: 'E0302',
  message: `The cap l is ${String(value)}; it must be a whole number, at least 2.`,
  hint: 'Write 2 or more.',
});

const noPriceSteps = ({ value }: Problem<'price-steps'>): Fault => ({
  code: 'E0303',
  message: `T is ${String(value)}; it must be a whole number, at least 1.`,
  hint: 'Write 1 or more: prices are 0, 1/T, …, 1.',
});

const lowGroups = (what: string, symbol: string, value: number): Fault => ({
  code: 'E0304',
  message: `The ${what} of the groups, ${symbol}, is ${String(value)}; it must be at least 2.`,
  hint: 'Write 2 or more.',
});

const traderCount = ({ found, expected }: Problem<'trader-count'>, { groups }: EconomyFile): Fault => ({
  code: 'E0307',
  message: `There are ${String(found)} traders; ${String(groups.count)} groups of ${String(groups.size)} make ${String(expected)}.`,
  hint:
    found < expected
      ? `Add ${String(expected - found)}, for example by a "count", or change "groups".`
      : `Remove ${String(found - expected)}, or change "groups".`,
});

const highCap = ({ traders, cap }: Problem<'too-few-traders-for-cap'>): Fault => ({
  code: 'E0308',
  message: `There are n·r = ${String(traders)} traders and the cap l is ${String(cap)}: the paper asks for n·r ≥ l.`,
  hint: `Add traders, or lower the cap to ${String(traders)} at most.`,
});

const lowSupply = ({ commodity, supply, cap }: Problem<'supply'>, { commodities }: EconomyFile): Fault => {
  const name = shortened(typeof commodities === 'number' ? amountName(commodity) : commodities[commodity]!);
  return {
    code: 'E0309',
    message: `All traders together own ${String(supply)} of ${name}, less than the cap l = ${String(cap)}: condition (1) of the paper fails.`,
    hint: `Raise endowments of ${name} by ${String(cap - supply)} in all, or lower the cap.`,
  };
};

const largeGrid = (
  { prices, bundles, most }: Problem<'grid-too-large'>,
  commodities: number,
): LocatedFault => {
  const isCountless = commodities > maxCommodities;
  const field = isCountless ? 'commodities' : prices > bundles ? 'priceSteps' : 'cap';
  return {
    path: [field],
    fault: {
      code: 'E0310',
      message: isCountless
        ? `With ${String(commodities)} commodities there are more than 2^64 pairs of a price and a bundle; at most ${grouped(most)} can be held.`
        : `There are ${grouped(prices)} prices and ${grouped(bundles)} bundles, ${grouped(prices * bundles)} pairs; at most ${grouped(most)} can be held.`,
      hint: 'Lower "priceSteps", "cap" or the number of commodities.',
    },
  };
};

/** A count with its digits in threes. */
export const grouped = (count: bigint): string =>
  count > 10n ** 30n ? `more than 10^${String(count.toString().length - 1)}` : count.toLocaleString('en-US');

const endowmentFaults = (
  file: EconomyFile,
  entry: number,
  endowment: readonly number[],
): readonly LocatedFault[] => {
  const path = ['traders', entry, 'endowment'];
  const commodities = countCommodities(file);
  if (endowment.length !== commodities) {
    const fault: Fault = {
      code: 'E0306',
      message: `The endowment has ${String(endowment.length)} entries; there are ${String(commodities)} commodities.`,
      hint: 'Give an amount of each commodity.',
    };
    return [{ path, fault }];
  }
  return endowment.flatMap((amount, h) =>
    amount >= 0 && amount < file.cap ? [] : [{ path: [...path, h], fault: badAmount(amount, file.cap) }],
  );
};

const badAmount = (amount: number, cap: number): Fault => ({
  code: 'E0306',
  message: `An endowment of ${String(amount)}: it must lie between 0 and l − 1 = ${String(cap - 1)}.`,
  hint:
    amount < 0
      ? 'Nobody owns less than nothing.'
      : `Lower it to ${String(cap - 1)}, or raise the cap to ${String(amount + 1)}.`,
});
