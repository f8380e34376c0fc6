/**
 * Mechanisms: those that declare themselves, and their list; random grouping (G*) and three announcements (G**) in detail;
 * and mechanisms of one's own.
 *
 * @module undominated/mechanisms
 */

// DECLARED MECHANISMS

// The list, and what each mechanism says of itself.
export { mechanismMeant, mechanismNamed, mechanismNames, mechanisms } from '../mechanisms/list.js';
export type { MechanismName } from '../mechanisms/list.js';
export type {
  AnnouncementMechanism,
  BidMechanism,
  DeclaredMechanism,
  DemandMechanism,
  Described,
} from '../mechanisms/mechanism.js';

// What mechanisms of quotes are told, what they leave open, and what a trader gets.
export { edges } from '../mechanisms/bids/convention.js';
export type { Convention, Edge } from '../mechanisms/bids/convention.js';
export type { Side, UnitTrade } from '../mechanisms/bids/quotes.js';

// Orders of the traders.
export { factorial, factorialTable as factorialsUpTo, orderAt, orders } from '../mechanisms/orders.js';

// RANDOM GROUPING: G*, AND ITS VARIANT WITH MANY GROUPS

// The mechanism and its clauses.
export {
  asPublished,
  positionsOf,
  pricesClearing,
  pricingPositions,
  randomGrouping,
} from '../mechanisms/random-grouping/mechanism.js';
export type { Clauses, RandomGrouping } from '../mechanisms/random-grouping/mechanism.js';

// One draw, traced.
export { randomDraw, traceDraw } from '../mechanisms/random-grouping/draw.js';
export type { Draw, GroupTrace, TracedDraw } from '../mechanisms/random-grouping/draw.js';

// A trader's exact lottery over bundles and prices, without going through the orders.
export {
  lotteryWork,
  maxCompositions,
  maxGroupStates,
  traderChances,
  traderChancesInSteps,
  traderLotteries,
  traderLotteriesInSteps,
  traderLottery,
} from '../mechanisms/random-grouping/trader-lottery.js';
export type { LotteryWork, TraderChance } from '../mechanisms/random-grouping/trader-lottery.js';

// The exact lottery by its definition, over all draws.
export {
  allocationLottery,
  asMechanism,
  compareTrades,
  draws,
  tradeKey,
  traderLotteryPlain,
} from '../mechanisms/random-grouping/plain.js';

// THREE ANNOUNCEMENTS: G**

// The mechanism, and the readings of its residual.
export {
  allocateResidual,
  bundleIndex,
  groupAmounts,
  groupPrice,
  heardGroups,
  infeasibleGroup,
  membersOf,
  precedent,
  stageOf,
  supplyOf,
  threeAnnouncements,
} from '../mechanisms/three-announcements/mechanism.js';
export type {
  InfeasibleGroup,
  Rule,
  ThreeAnnouncements,
} from '../mechanisms/three-announcements/mechanism.js';

// Strategies as plans to be played.
export {
  announcedBy,
  planOf,
  plansOf,
  priceTakingStrategy,
  sameDemand,
} from '../mechanisms/three-announcements/strategy.js';
export type {
  Announcement,
  Plan,
  PriceTakingReplies,
  Reply,
  ReplyRule,
  Strategy,
  WrittenStrategy,
} from '../mechanisms/three-announcements/strategy.js';

// Interim lotteries and utilities.
export {
  endowmentWorth,
  interimLottery,
  interimUtility,
  jointWeights,
  toUtility,
  totalWeight,
  weighCounts,
  weightValues,
} from '../mechanisms/three-announcements/interim.js';
export type {
  Compositions,
  InterimChance,
  InterimValues,
  Tally,
  WeightedValues,
} from '../mechanisms/three-announcements/interim.js';

/** One draw of three announcements, traced. Its `Draw` is another than that of random grouping. */
export * as threeAnnouncementsDraw from '../mechanisms/three-announcements/draw.js';

// MECHANISMS OF ONE'S OWN

// A mechanism, an environment of types and values, and the game that the two induce.
export { induce } from '../games/mechanism.js';
export type { Environment, Mechanism } from '../games/mechanism.js';
export { atTypes } from '../games/typed-environment.js';
export type { TypedEnvironment } from '../games/typed-environment.js';

// A mechanism written out: the outcome of every profile, which claims are judged of.
export { describeProblem, maxEntries, tabulateMechanism } from '../games/mechanism-table.js';
export type {
  MechanismProblem,
  MechanismTable,
  TabulatedChance,
  TabulatedOutcome,
} from '../games/mechanism-table.js';

// WRONG ARGUMENTS

// What a function says of an argument that it cannot take.
export { InvalidArgument } from '../exact/invalid-argument.js';
