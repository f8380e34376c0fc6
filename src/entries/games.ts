/**
 * Finite games, and dominance in them: normal forms and Bayesian games, elimination in rounds by pure and mixed strategies,
 * a witness for every elimination and every survival, each checked again from the definitions.
 *
 * Strategies, types and players are known by their index here, from 0; `solve` of `undominated` gives names.
 *
 * @module undominated/games
 */

// GAMES

// Finite games in normal form.
export { countProfiles, payoff, profileAt, profileNumber } from '../games/normal-form.js';
export type { NormalForm, Player, Profile } from '../games/normal-form.js';

// Games of two players, as textbooks print them.
export { bimatrix } from '../games/bimatrix.js';
export type { BimatrixNames, PayoffMatrix, PlayerNames } from '../games/bimatrix.js';

// Payoffs at all profiles, exact and compact.
export {
  compact,
  entryAt,
  largestEntry,
  numeratorAt,
  tabulate,
  toDoubles,
  wholeTable,
} from '../games/payoff-table.js';
export type { PayoffTable } from '../games/payoff-table.js';

// Finite Bayesian games.
export { countActionProfiles, countTypeProfiles, makeBayesian, typeWeight } from '../games/bayesian.js';
export type { BayesianGame, BayesianPlayer, BayesianProblem } from '../games/bayesian.js';

// The agent form of a Bayesian game: the normal form in which each type of each player is a player.
export { agentForm, agentFormSize } from '../games/agent-form.js';

// Games to try things on: the same seed gives the same game on every machine.
export {
  dice,
  numberedPlayers,
  plantedDominators,
  plantedMixtures,
  pluralityVoting,
  randomBayesian,
  randomGame,
  undercutting,
} from '../games/generators.js';
export type { Dice } from '../games/generators.js';

// DOMINANCE

// What dominates what: comparisons, dominators, witnesses.
export {
  comparisons,
  describe,
  dominatorKinds,
  standardElimination,
  warmStarts,
} from '../dominance/relation.js';
export type {
  Answer,
  BeliefWeight,
  Comparison,
  Dominators,
  Elimination,
  EliminationOptions,
  Sets,
  Share,
  SurvivalWitness,
  TypeSets,
  WarmStart,
} from '../dominance/relation.js';

// Elimination in rounds in a normal form.
export { eliminate, solve } from '../dominance/elimination.js';
export type { Eliminated, Round, Solution, SolverOptions } from '../dominance/elimination.js';

// Interim elimination in rounds in a Bayesian game.
export { eliminateInterim, solveInterim } from '../dominance/interim/interim.js';
export type { InterimSolverOptions } from '../dominance/interim/interim.js';
export type {
  InterimEliminated,
  InterimRound,
  InterimSolution,
  JointStrategy,
} from '../dominance/interim/interim.js';

// Every witness of an elimination checked again from the definitions.
export { recheck } from '../dominance/recheck.js';
export { interimGrid, recheckInterim } from '../dominance/interim/recheck.js';
export { faultsOfElimination, faultsOfSurvival } from '../dominance/witness.js';
export type { Grid } from '../dominance/witness.js';

// Strict dominance by pure strategies for one player.
export { undominatedAgainst } from '../dominance/pure/columns.js';
export type {
  DominatedStrategy,
  PayoffColumns,
  UndominatedSet,
  UndominatedStrategy,
} from '../dominance/pure/columns.js';

// EXACT NUMBERS, besides `rational` and `lottery` of `undominated`

// Decimals, for display only: rounded, and marked where they are.
export { showDecimal, toDecimal } from '../exact/decimal.js';
export type { Decimal, Rounding } from '../exact/decimal.js';

// Large counts, as powers where nobody would read the digits.
export { countText, powerAtMost, powerText, showCount, showPower } from '../exact/counts.js';
export type { Power } from '../exact/counts.js';

// Rationals as whole numbers over a common denominator.
export {
  commonDenominator,
  fitsDouble,
  gcd,
  largestSafe,
  lcm,
  scaleAll,
  scaleTo,
  unscale,
} from '../exact/scaling.js';
export type { Scaled } from '../exact/scaling.js';

// Linear programs in whole numbers.
export { minimise } from '../exact/linear-program.js';
export type { Affine, Minimum } from '../exact/linear-program.js';

// WRONG ARGUMENTS

// What a function says of an argument that it cannot take.
export { InvalidArgument } from '../exact/invalid-argument.js';
