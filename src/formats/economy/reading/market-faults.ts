/**
 * Why a file's numbers make no market of the paper, in words and at their places in the file.
 */
import { areCounted, counted } from '../../../exact/counts.js';
import type { MarketProblem, SmallerGrid } from '../../../market/market.js';
import { smallerGrid } from '../../../market/market.js';
import { shortened } from '../../json/codec.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import type { Fault, Path } from '../../json/value.js';
import type { EconomyParts } from '../codec.js';
import { amountName, countCommodities, maxCommodities } from '../commodities.js';

/** A fault and its place in the file. */
interface LocatedFault {
  readonly path: Path;
  readonly fault: Fault;
}

type Problem<K extends MarketProblem['kind']> = Extract<MarketProblem, { kind: K }>;
/** The number of traders and endowments are judged entry by entry, where the file says them. */
type ByNumbers = Exclude<MarketProblem, { kind: 'trader-count' | 'endowment' }>;

/** Reports a problem of the market at its place in the file. */
export const reportMarket = (problem: MarketProblem, file: EconomyParts, { report }: Diagnostics): void => {
  if (problem.kind === 'trader-count' || problem.kind === 'endowment') return;
  const { path, fault } = faultOf(problem, file);
  report(path, fault);
};

const faultOf = (problem: ByNumbers, file: EconomyParts): LocatedFault => {
  switch (problem.kind) {
    case 'commodities':
      return { path: ['commodities'], fault: noCommodities(problem) };
    case 'cap':
      return { path: ['cap'], fault: lowCap(problem) };
    case 'price-steps':
      return { path: ['priceSteps'], fault: noPriceSteps(problem) };
    case 'group-count':
      return { path: ['groups', 'count'], fault: lowGroups('number', 'r', problem.value) };
    case 'group-size':
      return { path: ['groups', 'size'], fault: lowGroups('size', 'n', problem.value) };
    case 'too-few-traders-for-cap':
      return { path: ['cap'], fault: highCap(problem) };
    case 'supply':
      return { path: ['traders'], fault: lowSupply(problem, file) };
    case 'grid-too-large':
      return largeGrid(problem, file);
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

/** Reports that there are not r·n traders. */
export const reportTraderCount = (
  {
    found,
    groups,
  }: { readonly found: number; readonly groups: { readonly count: number; readonly size: number } },
  { report }: Diagnostics,
): void => {
  const expected = groups.count * groups.size;
  report(['traders'], {
    code: 'E0307',
    message: `There ${areCounted(found, 'trader')}; ${String(groups.count)} groups of ${String(groups.size)} make ${String(expected)}.`,
    hint:
      found < expected
        ? `Add ${String(expected - found)}, for example by a "count", or change "groups".`
        : `Remove ${String(found - expected)}, or change "groups".`,
  });
};

const highCap = ({ traders, cap }: Problem<'too-few-traders-for-cap'>): Fault => ({
  code: 'E0308',
  message: `There are n·r = ${String(traders)} traders and the cap l is ${String(cap)}: the paper asks for n·r ≥ l.`,
  hint: `Add traders, or lower the cap to ${String(traders)} at most.`,
});

const lowSupply = ({ commodity, supply, cap }: Problem<'supply'>, { commodities }: EconomyParts): Fault => {
  const name = shortened(Array.isArray(commodities) ? commodities[commodity]! : amountName(commodity));
  return {
    code: 'E0309',
    message: `All traders together own ${String(supply)} of ${name}, less than the cap l = ${String(cap)}: condition (1) of the paper fails.`,
    hint: `Raise endowments of ${name} by ${String(cap - supply)} in all, or lower the cap.`,
  };
};

const largeGrid = (
  { prices, bundles, most }: Problem<'grid-too-large'>,
  file: EconomyParts,
): LocatedFault => {
  const commodities = countCommodities(file) ?? 0;
  const isCountless = commodities > maxCommodities;
  const field = isCountless ? 'commodities' : prices > bundles ? 'priceSteps' : 'cap';
  return {
    path: [field],
    fault: {
      code: 'E0310',
      message: isCountless
        ? `With ${String(commodities)} commodities there are more than 2^64 pairs of a price and a bundle; at most ${grouped(most)} can be held.`
        : `There are ${grouped(prices)} prices and ${grouped(bundles)} bundles, ${grouped(prices * bundles)} pairs; at most ${grouped(most)} can be held.`,
      hint: wayOut(smallerGrid({ commodities, cap: file.cap ?? 2, priceSteps: file.priceSteps ?? 1 })),
    },
  };
};

/** What to reduce of a grid that is too large, and to what. */
const wayOut = (smaller: SmallerGrid): string => {
  if ('commodities' in smaller)
    return `Lower the number of commodities to ${String(smaller.commodities)} at most.`;
  const steps = String(smaller.priceSteps);
  return 'cap' in smaller
    ? `Lower "cap" to ${String(smaller.cap)} at most, and "priceSteps" to ${steps}; or take fewer commodities.`
    : `Lower "priceSteps" to ${steps} at most, or take a lower "cap" or fewer commodities.`;
};

/** A count with its digits in threes. */
export const grouped = (count: bigint): string =>
  count > 10n ** 30n ? `more than 10^${String(count.toString().length - 1)}` : count.toLocaleString('en-US');

/**
 * Reports the endowments that nobody can own.
 *
 * @param cap - the cap l, if it is sound
 * @returns for each entry of `traders`, whether her endowment is known and sound; without a sound cap none is
 */
export const checkEndowments = (
  file: EconomyParts,
  cap: number | undefined,
  { report }: Diagnostics,
): readonly boolean[] =>
  file.traders?.map((entry, index) => {
    if (entry?.endowment === undefined) return false;
    const faults = endowmentFaults(file, entry.endowment, ['traders', index, 'endowment'], cap);
    for (const { path, fault } of faults) report(path, fault);
    return cap !== undefined && faults.length === 0;
  }) ?? [];

/** The least cap that there can be. */
const minCap = 2;

const endowmentFaults = (
  file: EconomyParts,
  endowment: readonly number[],
  path: Path,
  cap: number | undefined,
): readonly LocatedFault[] => {
  const commodities = countCommodities(file);
  if (commodities !== undefined && endowment.length !== commodities) {
    const fault: Fault = {
      code: 'E0306',
      message: `The endowment has ${counted(endowment.length, 'entry', 'entries')}; there ${areCounted(commodities, 'commodity', 'commodities')}.`,
      hint: 'Give an amount of each commodity.',
    };
    return [{ path, fault }];
  }
  const bound = cap ?? (file.cap === undefined ? Infinity : minCap);
  return endowment.flatMap((amount, h) =>
    amount >= 0 && amount < bound ? [] : [{ path: [...path, h], fault: badAmount(amount, file.cap, cap) }],
  );
};

/**
 * The fault of an amount.
 *
 * @param written - the cap as it is written, if it can be read
 * @param cap - the cap, if it is sound
 */
const badAmount = (amount: number, written: number | undefined, cap: number | undefined): Fault => ({
  code: 'E0306',
  message:
    cap === undefined
      ? `An endowment of ${String(amount)}${written === undefined ? '' : ` with a cap l of ${String(written)}`}: it must lie between 0 and l − 1.`
      : `An endowment of ${String(amount)}: it must lie between 0 and l − 1 = ${String(cap - 1)}.`,
  hint:
    amount < 0
      ? 'Nobody owns less than nothing.'
      : `Lower it to ${String((cap ?? minCap) - 1)}, or raise the cap to ${String(amount + 1)}.`,
});
