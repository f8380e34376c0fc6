/**
 * The part of an economy file that the auctioneer knows: commodities, traders and the market, with the paper's
 * conditions at their places in the file.
 */
import { E, O, type Option } from '../../prelude.js';
import { isReserved } from '../../economies/formula/syntax.js';
import type { Market, MarketProblem } from '../../market/market.js';
import { makeMarket } from '../../market/market.js';
import { shortened } from '../json/codec.js';
import type { EconomyFile } from './codec.js';
import { repeats } from './read-table.js';
import type { Findings } from '../json/report.js';

/** Traders one by one, each with the entry of the file that she comes from. */
export interface ExpandedTraders {
  readonly names: readonly string[];
  /** The index in `traders` of the file, for each trader. */
  readonly entryOf: readonly number[];
  /** The first trader of each entry. */
  readonly firstOf: readonly number[];
}

/** Most traders: more could be counted, but not listed. */
const mostTraders = 1_000_000;
/** More commodities than this have no grid that could be held, and are not named one by one. */
const mostCommodities = 64;

/** k: the number of commodities that the file declares. */
export const countCommodities = (file: EconomyFile): number =>
  typeof file.commodities === 'number' ? file.commodities : file.commodities.length;

/** The names of the commodities, x1, x2, … where only their number is given. */
export const readCommodityNames = (file: EconomyFile, { refuse }: Findings): readonly string[] => {
  if (typeof file.commodities === 'number')
    return Array.from({ length: Math.min(Math.max(file.commodities, 0), mostCommodities) }, (_, h) =>
      amountName(h),
    );
  const names = file.commodities;
  const again = repeats(names);
  names.forEach((name, h) => {
    const fault =
      name.trim() === ''
        ? 'The name of a commodity is blank.'
        : isReserved(name, names.length)
          ? `"${name}" cannot name a commodity: it has a meaning in formulas.`
          : again[h] === true
            ? `Two commodities have the name "${shortened(name)}".`
            : undefined;
    if (fault !== undefined)
      refuse(['commodities', h], { code: 'E0301', message: fault, hint: 'Give it another name.' });
  });
  return names;
};

/** The name by which a formula knows a commodity whatever else it is called. */
export const amountName = (commodity: number): string => `x${String(commodity + 1)}`;

/** The traders one by one. An entry counted once keeps its name, otherwise its traders are numbered. */
export const expandTraders = (file: EconomyFile, { refuse }: Findings): ExpandedTraders => {
  const names: string[] = [];
  const entryOf: number[] = [];
  const firstOf: number[] = [];
  const taken = new Set<string>();
  file.traders.forEach(({ name, count = 1 }, entry) => {
    firstOf.push(names.length);
    if (count < 1) {
      refuse(['traders', entry, 'count'], {
        code: 'E0313',
        message: `An entry stands for ${String(count)} traders; it must stand for at least one.`,
        hint: 'Write a whole number from 1 up.',
      });
      return;
    }
    if (name?.trim() === '')
      refuse(['traders', entry, 'name'], {
        code: 'E0312',
        message: 'The name of a trader is blank.',
        hint: 'Give a name, or leave "name" out.',
      });
    if (names.length + count > mostTraders) {
      refuse(['traders', entry, 'count'], {
        code: 'E0307',
        message: `There are more than ${mostTraders.toLocaleString('en-US')} traders, which cannot be held.`,
        hint: 'Lower the count.',
      });
      return;
    }
    for (let copy = 1; copy <= count; copy += 1) {
      const own =
        name === undefined
          ? `Trader ${String(names.length + 1)}`
          : count === 1
            ? name
            : `${name} ${String(copy)}`;
      if (taken.has(own))
        refuse(name === undefined ? ['traders', entry] : ['traders', entry, 'name'], {
          code: 'E0312',
          message: `Two traders have the name "${shortened(own)}".`,
          hint: 'Give different names.',
        });
      taken.add(own);
      names.push(own);
      entryOf.push(entry);
    }
  });
  return { names, entryOf, firstOf };
};

/** The market, if the paper's assumptions hold. */
export const readMarket = (
  file: EconomyFile,
  traders: ExpandedTraders,
  findings: Findings,
): Option<Market> => {
  // The number of traders is faulty already where an entry was refused; the market must not repeat it.
  if (findings.problems.some(({ code }) => code === 'E0307' || code === 'E0313')) return O.none;
  const market = makeMarket({
    commodities: countCommodities(file),
    cap: file.cap,
    priceSteps: file.priceSteps,
    groups: file.groups,
    endowments: traders.entryOf.map((entry) => file.traders[entry]!.endowment),
    tieBreak: file.tieBreak ?? 'lowest',
  });
  if (E.isRight(market)) return O.some(market.right);
  for (const problem of market.left) {
    // Equal traders of one entry have one endowment in the file.
    const repeated =
      problem.kind === 'endowment' && traders.firstOf[traders.entryOf[problem.trader]!] !== problem.trader;
    if (!repeated) refuseMarket(file, traders, problem, findings);
  }
  return O.none;
};

const refuseMarket = (
  file: EconomyFile,
  traders: ExpandedTraders,
  problem: MarketProblem,
  { refuse }: Findings,
): void => {
  switch (problem.kind) {
    case 'commodities':
      return refuse(['commodities'], {
        code: 'E0301',
        message: `There are ${String(problem.value)} commodities; there must be at least one.`,
        hint: 'Give their names, or their number.',
      });
    case 'cap':
      return refuse(['cap'], {
        code: 'E0302',
        message: `The cap l is ${String(problem.value)}; it must be a whole number, at least 2.`,
        hint: 'Write 2 or more.',
      });
    case 'price-steps':
      return refuse(['priceSteps'], {
        code: 'E0303',
        message: `T is ${String(problem.value)}; it must be a whole number, at least 1.`,
        hint: 'Write 1 or more: prices are 0, 1/T, …, 1.',
      });
    case 'group-count':
    case 'group-size': {
      const [field, symbol] = problem.kind === 'group-count' ? ['count', 'r'] : ['size', 'n'];
      return refuse(['groups', field!], {
        code: 'E0304',
        message: `The ${problem.kind === 'group-count' ? 'number' : 'size'} of the groups, ${symbol!}, is ${String(problem.value)}; it must be at least 2.`,
        hint: 'Write 2 or more.',
      });
    }
    case 'trader-count':
      return refuse(['traders'], {
        code: 'E0307',
        message: `There are ${String(problem.found)} traders; ${String(file.groups.count)} groups of ${String(file.groups.size)} make ${String(problem.expected)}.`,
        hint:
          problem.found < problem.expected
            ? `Add ${String(problem.expected - problem.found)}, for example by a "count", or change "groups".`
            : `Remove ${String(problem.found - problem.expected)}, or change "groups".`,
      });
    case 'endowment':
      return refuseEndowment(file, traders.entryOf[problem.trader]!, problem.value, refuse);
    case 'too-few-traders-for-cap':
      return refuse(['cap'], {
        code: 'E0308',
        message: `There are n·r = ${String(problem.traders)} traders and the cap l is ${String(problem.cap)}: the paper asks for n·r ≥ l.`,
        hint: `Add traders, or lower the cap to ${String(problem.traders)} at most.`,
      });
    case 'supply': {
      const names = file.commodities;
      const name = typeof names === 'number' ? amountName(problem.commodity) : names[problem.commodity]!;
      return refuse(['traders'], {
        code: 'E0309',
        message: `All traders together own ${String(problem.supply)} of ${shortened(name)}, less than the cap l = ${String(problem.cap)}: condition (1) of the paper fails.`,
        hint: `Raise endowments of ${shortened(name)} by ${String(problem.cap - problem.supply)} in all, or lower the cap.`,
      });
    }
    case 'grid-too-large': {
      const commodities = countCommodities(file);
      const countless = commodities > mostCommodities;
      return refuse([countless ? 'commodities' : problem.prices > problem.bundles ? 'priceSteps' : 'cap'], {
        code: 'E0310',
        message: countless
          ? `With ${String(commodities)} commodities there are more than 2^64 pairs of a price and a bundle; at most ${grouped(problem.most)} can be held.`
          : `There are ${grouped(problem.prices)} prices and ${grouped(problem.bundles)} bundles, ${grouped(problem.prices * problem.bundles)} pairs; at most ${grouped(problem.most)} can be held.`,
        hint: 'Lower "priceSteps", "cap" or the number of commodities.',
      });
    }
  }
};

/** A count with its digits in threes. */
export const grouped = (count: bigint): string =>
  count > 10n ** 30n ? `more than 10^${String(count.toString().length - 1)}` : count.toLocaleString('en-US');

const refuseEndowment = (
  file: EconomyFile,
  entry: number,
  endowment: readonly number[],
  refuse: Findings['refuse'],
): void => {
  const commodities = countCommodities(file);
  if (endowment.length !== commodities)
    return refuse(['traders', entry, 'endowment'], {
      code: 'E0306',
      message: `The endowment has ${String(endowment.length)} entries; there are ${String(commodities)} commodities.`,
      hint: 'Give an amount of each commodity.',
    });
  endowment.forEach((amount, h) => {
    if (amount < 0 || amount >= file.cap)
      refuse(['traders', entry, 'endowment', h], {
        code: 'E0306',
        message: `An endowment of ${String(amount)}: it must lie between 0 and l − 1 = ${String(file.cap - 1)}.`,
        hint:
          amount < 0
            ? 'Nobody owns less than nothing.'
            : `Lower it to ${String(file.cap - 1)}, or raise the cap to ${String(amount + 1)}.`,
      });
  });
};
