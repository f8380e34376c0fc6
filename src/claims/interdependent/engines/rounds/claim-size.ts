/**
 * The size of the claims of Theorem 2, known from the economy before anything is laid out: kinds of cells, the numbers of
 * signals on which a leak may depend, orders and signal profiles. What is beyond the bounds is refused with its count.
 */
import type { PlannedWork } from '../../../../computation.js';
import { counted, countMultisets, countText, showCount } from '../../../../exact/counts.js';
import { d1, isSingleton, overlappingSignals } from '../../../../economies/price-taking-sets.js';
import { joinWithAnd } from '../../../../words.js';
import type { Setting } from '../setting.js';
import type { ReplyStage } from './cells.js';
import { cellUnit, countCellKinds, heardAt } from './cells.js';
import { countNearlyPriceTaking, firstUnit } from './first-round.js';
import { knownToFirst, leakChannels, leakUnit } from './leak.js';
import { maxLeaves } from './walk-budget.js';

/** The most sums and comparisons of values that the cells of a stage, or the leak, may take: a quarter of a minute. */
const maxOperations = 120_000_000n;
/** Roughly how long one of them takes. */
const nanosecondsEach = 120;
/** Roughly how long one order and signal profile takes. */
const nanosecondsOfLeaf = 400;

/** So much of one kind of work, and how many operations it takes in all. */
interface Size {
  readonly unit: string;
  readonly count: bigint;
  readonly operations: bigint;
}

/** Prices times bundles. */
const pairsOf = ({ economy }: Setting): bigint =>
  BigInt(economy.market.prices.size) * BigInt(economy.market.bundles.size);

/** The work on the first announcements of round one: what each loses, price by price. */
const sizeOfFirsts = (setting: Setting): Size => {
  const count = BigInt(setting.economy.signals.length) * countNearlyPriceTaking(setting);
  return { unit: firstUnit, count, operations: count * BigInt(setting.economy.market.prices.size) };
};

/** The work on the cells of a stage: D² or D³ of each and, where it is asked, whether it is certain to be reached. */
const sizeOfCells = (setting: Setting, stage: ReplyStage, isReachedAsked: boolean): Size => {
  const { economy } = setting;
  const kinds = economy.signals.length;
  const heard = heardAt(setting, stage);
  const count = countCellKinds(setting, stage);
  const completions = stage === 2 ? 1n : countMultisets(kinds, economy.market.groups.size - 1);
  const surpluses = pairsOf(setting) * BigInt(economy.shocks.length + 1);
  const comparisons = stage === 2 ? 0n : pairsOf(setting) * BigInt(economy.market.bundles.size);
  // Signals that price takers may not tell apart leave several numbers of signals possible.
  const possible = isReachedAsked ? countMultisets(overlappingSignals(economy).length, heard) : 0n;
  return {
    unit: cellUnit(stage),
    count,
    operations: count * completions * (surpluses * (possible + 1n) + comparisons),
  };
};

/** The work on the bound on the leak, for all signals; nothing where nothing leaks. */
const sizeOfLeak = (setting: Setting): Size => {
  const kinds = setting.economy.signals.length;
  const channels = leakChannels(setting);
  const ways = ([5, 6] as const).reduce(
    (sum, rule) =>
      channels.some((channel) => channel.rule === rule)
        ? sum + countMultisets(kinds, knownToFirst(setting, rule))
        : sum,
    0n,
  );
  const each = pairsOf(setting) * BigInt(setting.economy.shocks.length + 1 + channels.length);
  return { unit: leakUnit, count: BigInt(kinds) * ways, operations: BigInt(kinds) * ways * each };
};

/** What would make it less: the market and its signals, by their numbers. */
export const wayOut = ({ economy }: Setting): string => {
  const { market, signals } = economy;
  const { count, size } = market.groups;
  const differ = new Set(market.endowments.map((endowment) => endowment.join())).size;
  return `It takes less with ${joinWithAnd([
    `fewer traders (here ${counted(count, 'group')} of ${countText(size)})`,
    ...(signals.length > 1 ? [`fewer signals (${countText(signals.length)})`] : []),
    ...(differ > 1 ? [`equal endowments (here ${countText(differ)} different ones)`] : []),
    `fewer prices and bundles (${countText(market.prices.size)} and ${countText(market.bundles.size)}: priceSteps, cap, commodities)`,
  ])}.`;
};

/** Why a claim is not judged, in sentences; undefined where it can be. */
const refusalOf = (setting: Setting, sizes: readonly Size[]): readonly string[] | undefined => {
  const tooLarge = sizes.filter(({ operations }) => operations > maxOperations);
  return tooLarge.length === 0
    ? undefined
    : [
        ...tooLarge.map(
          ({ unit, count, operations }) =>
            `There are ${showCount(count)} ${unit}, which take ${showCount(operations)} sums and comparisons of values; ${countText(maxOperations)} are done at most.`,
        ),
        wayOut(setting),
      ];
};

/** The sizes of the first claim, or of that on the second or third announcement. */
const sizesOf = (setting: Setting, stage: 1 | ReplyStage): readonly Size[] => [
  sizeOfFirsts(setting),
  sizeOfLeak(setting),
  ...(stage === 1 ? [] : [sizeOfCells(setting, stage, true)]),
];

/** Why the first claim, or that on the second or third announcement, is not judged; undefined where it can be. */
export const whyTooLarge = (setting: Setting, stage: 1 | ReplyStage): readonly string[] | undefined =>
  refusalOf(setting, sizesOf(setting, stage));

/** The most bundles that the announcements heard at the cells of a round may have together. */
const maxHeard = 1_000_000n;

/** The bundles of the announcements heard, at each kind of cell and price. */
const heardAtCells = (setting: Setting, stage: ReplyStage): bigint =>
  countCellKinds(setting, stage) *
  BigInt(setting.economy.market.prices.size) ** 2n *
  BigInt(heardAt(setting, stage));

/** Why what the two rounds leave is not worked out, in sentences; undefined where it can be. */
export const whyRoundsTooLarge = (setting: Setting): readonly string[] | undefined => {
  const stages = [2, 3] as const;
  const tooLarge = refusalOf(setting, [
    sizeOfFirsts(setting),
    sizeOfLeak(setting),
    ...stages.map((stage) => sizeOfCells(setting, stage, false)),
  ]);
  if (tooLarge !== undefined) return tooLarge;
  const heard = stages.reduce((sum, stage) => sum + heardAtCells(setting, stage), 0n);
  if (heard <= maxHeard) return undefined;
  const kinds = stages.reduce((sum, stage) => sum + countCellKinds(setting, stage), 0n);
  return [
    `There are ${showCount(kinds)} kinds of cells, at which announcements of ${showCount(heard)} bundles are heard; ${countText(maxHeard)} are listed at most.`,
    wayOut(setting),
  ];
};

/** The orders and signal profiles that a claim is likely to go through: how many is known only once its search has begun. */
const leavesGuessed = (setting: Setting, stage: 1 | ReplyStage): bigint => {
  const { economy } = setting;
  const { signals, market } = economy;
  const walks = leakChannels(setting).length > 0 || market.groups.count === 2;
  if (stage === 1) return walks ? BigInt(market.traders) : 0n;
  const unreached = signals.some((_, signal) => !isSingleton(d1(economy, signal)));
  if (!walks && !unreached && overlappingSignals(economy).length === 0) return 0n;
  // The others announce their signals, and each first announcement of a trader is walked against them.
  const kinds = BigInt(signals.length);
  const leaves = BigInt(market.traders) * kinds ** BigInt(market.traders - 1) * (kinds + 2n);
  return leaves < maxLeaves ? leaves : maxLeaves;
};

/** The work of judging the first claim, or that on the second or third announcement; none where it is refused. */
export const workOfClaim = (setting: Setting, stage: 1 | ReplyStage): readonly PlannedWork[] => {
  const sizes = sizesOf(setting, stage).filter(({ count }) => count > 0n);
  if (refusalOf(setting, sizes) !== undefined) return [];
  const leaves = leavesGuessed(setting, stage);
  return [
    ...sizes.map(({ unit, count, operations }) => ({
      unit,
      count: Number(count),
      cost: { nanoseconds: (Number(operations) / Number(count)) * nanosecondsEach },
    })),
    ...(leaves === 0n
      ? []
      : [
          {
            unit: 'orders and signal profiles',
            count: Number(leaves),
            guessed: true,
            cost: { nanoseconds: nanosecondsOfLeaf },
          },
        ]),
  ];
};
