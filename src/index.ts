/**
 * The front door: what a first program needs. Each subject in full is an entry of its own: `undominated/games`,
 * `undominated/market`, `undominated/mechanisms`, `undominated/claims`, `undominated/formats`, `undominated/checker` and
 * `undominated/arbitraries`.
 *
 * @module undominated
 */

// Files, read.
export { readEconomy } from './library/read-economy.js';
export { readGame } from './library/read-game.js';
export { InvalidFile } from './library/invalid-file.js';
export type { Economy, InterdependentEconomy, PrivateValuesEconomy } from './economies/economy.js';
export type { BayesianGame } from './games/bayesian.js';
export type { NormalForm } from './games/normal-form.js';
export type { Problem } from './formats/problems/problem.js';

// Games: written down as textbooks print them, and solved by elimination in rounds.
export { bimatrix } from './games/bimatrix.js';
export type { BimatrixNames, PayoffMatrix, PlayerNames } from './games/bimatrix.js';
export { solve } from './library/solve.js';
export type { Comparison, Dominators, EliminationOptions } from './dominance/relation.js';
export type { NamedElimination, NamedSurvival } from './claims/games/evidence.js';
export type { ByAgent, NamedRound, NamedSolution } from './claims/games/named-solution.js';
export type { GameCertificate } from './formats/certificate/games.js';
export type { SolveOptions, SolvedGame, SurvivingActions, SurvivingStrategies } from './library/solve.js';

// Claims about an economy: judged, as JSON, and certified.
export { judge } from './library/judge.js';
export type { JudgeOptions } from './library/judge.js';
export type { Engines } from './claims/private-values/subject.js';
export type { Demand } from './market/demand.js';
export type { Against } from './claims/promises/against.js';
export type { Convention, Edge } from './mechanisms/bids/convention.js';
export type { MechanismName } from './mechanisms/list.js';
export type { Clauses } from './mechanisms/random-grouping/mechanism.js';
export { encodeFinding } from './claims/judge.js';
export type { FindingJson } from './claims/judge.js';
export type {
  AnyFinding,
  ClaimName,
  CounterexampleJsonOf,
  CounterexampleOf,
  EvidenceJsonOf,
  EvidenceOf,
  Findings,
} from './claims/list.js';
export type { Assumption, Finding, Verdict } from './claims/finding.js';
export { certificateOf } from './claims/certificate.js';
export type { EconomyCertificate } from './claims/certificate.js';

// Certificates of findings and of solved games, checked from the definitions alone.
export { check } from './certificates/check.js';
export type { Answer } from './certificates/check.js';

// Exact numbers and lotteries, each a namespace of functions.
/** Exact rational numbers: made, read, printed, computed with, and compared. */
export * as rational from './exact/rational.js';
export type { ExactNumber, Rational } from './exact/rational.js';
/** Finite lotteries with exact weights. */
export * as lottery from './exact/lottery.js';
export type { Chance, Lottery } from './exact/lottery.js';

// What a function says of an argument that it cannot take.
export { InvalidArgument } from './exact/invalid-argument.js';
