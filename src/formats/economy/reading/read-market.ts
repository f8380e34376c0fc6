/**
 * The part of an economy file that the auctioneer knows: commodities, traders and the market, with the paper's
 * conditions at their places in the file. What is at fault is reported; what depends on it is not judged, all else is.
 */
import { E, O, type Option } from '../../../prelude.js';
import { isReserved } from '../../../economies/formula/syntax.js';
import type { Grid, Market, MarketProblem } from '../../../market/market.js';
import {
  capProblems,
  layOutGrid,
  makeMarket,
  numberProblems,
  supplyProblems,
  totalEndowment,
} from '../../../market/market.js';
import { shortened } from '../../json/codec.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import { firstEquals } from '../../problems/repeats.js';
import type { EconomyParts } from '../codec.js';
import { amountName, countCommodities, maxCommodities } from '../commodities.js';
import { checkEndowments, reportMarket, reportTraderCount } from './market-faults.js';
import type { ExpandedTraders } from './read-traders.js';

/** The names of the commodities, x1, x2, … where only their number is given; none if they cannot be read. */
export const readCommodityNames = (
  { commodities }: EconomyParts,
  { report, placeText }: Diagnostics,
): Option<readonly string[]> => {
  if (commodities === undefined) return O.none;
  if (typeof commodities === 'number') {
    const length = Math.min(Math.max(commodities, 0), maxCommodities);
    return O.some(Array.from({ length }, (_, h) => amountName(h)));
  }
  const first = firstEquals(commodities);
  commodities.forEach((name, h) => {
    const earlier = first[h];
    const fault =
      name.trim() === ''
        ? 'The name of a commodity is blank.'
        : isReserved(name, commodities.length)
          ? `"${name}" cannot name a commodity: it has a meaning in formulas.`
          : earlier === undefined
            ? undefined
            : `Two commodities have the name "${shortened(name)}": the first is at ${placeText(['commodities', earlier])}.`;
    if (fault !== undefined)
      report(['commodities', h], { code: 'E0301', message: fault, hint: 'Give it another name.' });
  });
  return O.some(commodities);
};

/** What a file says of its market. */
export interface MarketReading {
  /** Prices and bundles, if the numbers that lay them out are sound. */
  readonly grid: Option<Grid>;
  /** The market, if the paper's assumptions hold. */
  readonly market: Option<Market>;
  /** For each entry of `traders`, whether her endowment is one that she can own. */
  readonly hasEndowment: readonly boolean[];
}

/** Reads the market. */
export const readMarket = (
  file: EconomyParts,
  traders: ExpandedTraders,
  diagnostics: Diagnostics,
): MarketReading => {
  const sound = soundNumbers(file, diagnostics);
  const grid = readGrid(sound, diagnostics);
  const hasEndowment = checkEndowments(file, sound.cap, diagnostics);
  const isComplete = checkTraders(file, sound, { traders, hasEndowment }, diagnostics);
  const market = isComplete ? marketOf(file, sound, traders) : O.none;
  return { grid, market, hasEndowment };
};

/** The numbers of a market that lie in their ranges; r·n where both do. */
interface SoundNumbers {
  readonly commodities: number | undefined;
  readonly cap: number | undefined;
  readonly priceSteps: number | undefined;
  readonly groups: { readonly count: number; readonly size: number } | undefined;
}

const soundNumbers = (file: EconomyParts, diagnostics: Diagnostics): SoundNumbers => {
  const commodities = countCommodities(file);
  const { cap, priceSteps, groups: { count, size } = {} } = file;
  const problems = numberProblems({ commodities, cap, priceSteps, groups: { count, size } });
  for (const problem of problems) reportMarket(problem, file, diagnostics);
  const unlessFaulty = (value: number | undefined, kind: MarketProblem['kind']): number | undefined =>
    problems.some((problem) => problem.kind === kind) ? undefined : value;
  const [r, n] = [unlessFaulty(count, 'group-count'), unlessFaulty(size, 'group-size')];
  return {
    commodities: unlessFaulty(commodities, 'commodities'),
    cap: unlessFaulty(cap, 'cap'),
    priceSteps: unlessFaulty(priceSteps, 'price-steps'),
    groups: r === undefined || n === undefined ? undefined : { count: r, size: n },
  };
};

const readGrid = (sound: SoundNumbers, diagnostics: Diagnostics): Option<Grid> => {
  const { commodities, cap, priceSteps } = sound;
  if (commodities === undefined || cap === undefined || priceSteps === undefined) return O.none;
  const grid = layOutGrid({ commodities, cap, priceSteps });
  if (E.isRight(grid)) return O.some(grid.right);
  reportMarket(grid.left, { commodities, cap, priceSteps }, diagnostics);
  return O.none;
};

/** What is known of the traders. */
interface KnownTraders {
  readonly traders: ExpandedTraders;
  readonly hasEndowment: readonly boolean[];
}

/** Checks the number of traders and what they own together; whether all of it is known and sound. */
const checkTraders = (
  file: EconomyParts,
  { commodities, cap, groups }: SoundNumbers,
  { traders, hasEndowment }: KnownTraders,
  diagnostics: Diagnostics,
): boolean => {
  if (groups === undefined) return false;
  const expected = groups.count * groups.size;
  const isCountRight = traders.isCounted && traders.names.length === expected;
  if (traders.isCounted && !isCountRight)
    reportTraderCount({ found: traders.names.length, groups }, diagnostics);
  if (cap === undefined || commodities === undefined) return false;
  const tooFew = capProblems(expected, cap);
  for (const problem of tooFew) reportMarket(problem, file, diagnostics);
  if (!isCountRight || !hasEndowment.every((has) => has)) return false;
  const supply = totalEndowment(endowmentsOf(file, traders), commodities);
  const scarce = supplyProblems(supply, cap);
  for (const problem of scarce) reportMarket(problem, file, diagnostics);
  return tooFew.length === 0 && scarce.length === 0;
};

/** The endowment of every trader. @throws Error if an entry has none */
const endowmentsOf = (file: EconomyParts, { entryOf }: ExpandedTraders): ReadonlyArray<readonly number[]> =>
  entryOf.map((entry) => {
    const endowment = file.traders?.[entry]?.endowment;
    if (endowment === undefined) throw new Error('A trader without an endowment was taken for sound.');
    return endowment;
  });

/** The market of sound numbers and traders; none if one of the numbers is not known, or the grid is too large. */
const marketOf = (file: EconomyParts, sound: SoundNumbers, traders: ExpandedTraders): Option<Market> => {
  const { commodities, cap, priceSteps, groups } = sound;
  if (commodities === undefined || cap === undefined || priceSteps === undefined || groups === undefined)
    return O.none;
  return O.fromEither(
    makeMarket({
      commodities,
      cap,
      priceSteps,
      groups,
      endowments: endowmentsOf(file, traders),
      tieBreak: file.tieBreak ?? 'lowest',
    }),
  );
};
