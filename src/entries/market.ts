/**
 * Markets and economies: prices, bundles, demand functions, clearing, rationing and allocations; and what traders value,
 * in private or with signals.
 *
 * Traders, prices and bundles are known by their index here, from 0.
 *
 * @module undominated/market
 */

// MARKETS

// A market: the price grid, the bundles, the groups and the endowments.
export {
  makeMarket,
  maxPriceBundlePairs,
  moneyReceived,
  priceVector,
  tieBreaks,
  totalEndowment,
} from '../market/market.js';
export type {
  Grid,
  GridNumbers,
  Market,
  MarketParameters,
  MarketProblem,
  TieBreak,
} from '../market/market.js';

// The boxes {0..m}^k in which prices and bundles live.
export { contains, countPoints, indexOf, lattice, pointAt, points } from '../market/lattice.js';
export type { Lattice } from '../market/lattice.js';

// Demand functions and their enumeration.
export {
  constantDemand,
  countDemands,
  countSelections,
  demandAt,
  demandPower,
  demands,
  placeOf,
  selections,
} from '../market/demand.js';
export type { Demand } from '../market/demand.js';

// Clearing prices, and the selection of one of them.
export { clearingPrice, clearingPrices, imbalance, select } from '../market/clearing.js';

/** The rationing automaton: `rationing.start`, `rationing.takeTurn` and so on, names that say little alone. */
export * as rationing from '../market/rationing.js';

// How many traders of a group are served: n̄, n̲ and ñ, by their definitions.
export { nBar, nTilde, nUnder } from '../market/served-count.js';
export type { GroupAtPrice } from '../market/served-count.js';

// Who takes what the first trader of a group leaves: three readings.
export { residuals } from '../market/residual.js';
export type { Residual } from '../market/residual.js';

// Allocations, market clearing and budget balance.
export { budgetSurplus, isBalanced, isFeasible, unallocated, withinCap } from '../market/allocation.js';
export type { Allocation, Trade } from '../market/allocation.js';

// The plain description of an economy by which a mechanism says whether it is defined there.
export type { MarketDescription } from '../market/description.js';
export { describeEconomy, quasiLinearValues } from '../economies/description.js';

// ECONOMIES

// An economy: a market, ε, and what the traders value.
export type {
  Economy,
  EconomyFrame,
  InterdependentEconomy,
  PrivateTrader,
  PrivateValuesEconomy,
  Shock,
} from '../economies/economy.js';

// Formulas: exact values from bundles and money.
export { evaluateFormula, maxFormulaLength, parseFormula } from '../economies/formula/formula.js';
export type { Formula, FormulaFault, FormulaFaultKind } from '../economies/formula/formula.js';

// Utilities tabulated over prices and bundles.
export {
  byFormula,
  maxDenominatorBits,
  quasiLinear,
  tabulate,
  tabulateValue,
} from '../economies/utility-table.js';
export type {
  GridPoint,
  PrivateValue,
  TableGrid,
  TableProblem,
  ValueProblem,
} from '../economies/utility-table.js';

// What price takers demand with private values: D*.
export {
  isPriceTaking,
  priceTaking,
  priceTakingMessages,
  priceTakingSets,
} from '../economies/price-taking.js';

// An economy with interdependent values in whole numbers.
export { shockWeights, surplusTable, valuationOf } from '../economies/valuation.js';
export type { SignalCounts, Valuation } from '../economies/valuation.js';

// Signals, shocks and posteriors.
export {
  addCounts,
  countSignals,
  countsProbability,
  expectedValues,
  indistinctShocks,
  multisets,
  posterior,
  withSignal,
} from '../economies/information.js';

/** What price takers may demand who know more and more signals: `interdependentDemand.d1`, `.d2` and `.d3` are D¹, D² and D³. */
export * as interdependentDemand from '../economies/price-taking-sets.js';

// The price taker of an economy with interdependent values.
export { priceTaker } from '../economies/price-taker.js';
export type { PriceTaker } from '../economies/price-taker.js';

// WRONG ARGUMENTS

// What a function says of an argument that it cannot take.
export { InvalidArgument } from '../exact/invalid-argument.js';
