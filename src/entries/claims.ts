/**
 * Claims, judged in steps that can be stopped: those of the paper about economies, those about mechanisms of one's own, and
 * eliminations in games; their certificates; hunts for counterexamples, and confirmation by SMT solvers.
 *
 * @module undominated/claims
 */

// CLAIMS ABOUT ECONOMIES

// Which claims there are, and the types of their evidence.
export { claimNames, claims, isClaimName } from '../claims/list.js';
export type {
  AnyFinding,
  ClaimName,
  ClaimOf,
  CounterexampleJsonOf,
  CounterexampleOf,
  EvidenceJsonOf,
  EvidenceOf,
  Findings,
} from '../claims/list.js';
export { declareClaim } from '../claims/claim.js';
export type {
  CertificateEvidence,
  CertifiedPromise,
  Claim,
  Encoded,
  Judging,
  Subject,
} from '../claims/claim.js';

// Which claims apply, the judging of one, and its finding as JSON.
export {
  applicableClaims,
  claimsByDefault,
  doesNotApply,
  encodeFinding,
  judge,
  knownSoFar,
} from '../claims/judge.js';
export type { FindingJson } from '../claims/judge.js';
export type { Assumption, Finding, Verdict } from '../claims/finding.js';

// What claims are judged of: an economy under a mechanism.
export { subjectOfEconomy } from '../claims/subject.js';
export type { SubjectOptions } from '../claims/subject.js';
export { bidSubject } from '../claims/bids/subject.js';
export type { BidOptions, BidSubject } from '../claims/bids/subject.js';
export { comparedAgainst } from '../claims/promises/against.js';
export type { Against } from '../claims/promises/against.js';
export { subjectOf } from '../claims/private-values/subject.js';
export type {
  Engines,
  JudgeOptions,
  Memory,
  PrivateValuesSubject,
} from '../claims/private-values/subject.js';

// Findings made into certificates.
export { certificateOf, certified, version } from '../claims/certificate.js';
export type { EconomyCertificate } from '../claims/certificate.js';

// Private values: every trader's undominated messages, and the game that the mechanism induces.
export { undominatedMessages } from '../claims/private-values/engines/undominated-messages.js';
export type { UndominatedMessages } from '../claims/private-values/engines/undominated-messages.js';
export {
  canInduce,
  inducedGame,
  inducedProfiles,
  maxInducedPayoffs,
} from '../claims/private-values/engines/induced-game.js';

// Interdependent values: what the two rounds of Section 4 leave, and what a profile gives, signal by signal.
export { feasibleSetting, settingOf } from '../claims/interdependent/engines/setting.js';
export type { Setting } from '../claims/interdependent/engines/setting.js';
export { roundsOf } from '../claims/interdependent/engines/rounds/rounds.js';
export type { CellLeft, RoundLeft, Rounds } from '../claims/interdependent/engines/rounds/rounds.js';
export { countInterimDraws, interimOutcomes } from '../claims/interdependent/engines/interim-report.js';
export type { InterimOutcome } from '../claims/interdependent/engines/interim-report.js';

// CLAIMS ABOUT MECHANISMS OF ONE'S OWN

// Which there are, and the judging of one.
export {
  applicableMechanismClaims,
  encodeMechanismFinding,
  isMechanismClaimName,
  judgeMechanism,
  mechanismClaimNames,
  mechanismClaims,
  standardRelation,
} from '../claims/mechanisms/judge.js';
export type {
  MechanismClaimName,
  MechanismFinding,
  MechanismFindingJson,
  MechanismFindings,
  MessageRelation,
} from '../claims/mechanisms/judge.js';

export type { MechanismClaimOf, MechanismFindingOf } from '../claims/mechanisms/list.js';
export { declareMechanismClaim } from '../claims/mechanisms/claim.js';
export type { CertifiedEvidence, MechanismClaim } from '../claims/mechanisms/claim.js';

// All of them in one call.
export { explainFindings, judgeAllClaims } from '../claims/mechanisms/examine.js';
export type { Examination } from '../claims/mechanisms/examine.js';

// Findings made into certificates.
export { mechanismCertificateOf } from '../claims/mechanisms/certificate.js';

// ELIMINATIONS IN GAMES

// Labelled with the names of players, types and strategies.
export { byName, labelBayesian, labelNormalForm } from '../claims/games/labelled-elimination.js';
export type {
  Agent,
  LabelledDominated,
  LabelledElimination,
  Others,
} from '../claims/games/labelled-elimination.js';
export { agentLabel, namedBelief, namedElimination, namedSurvival } from '../claims/games/named-witness.js';
export type {
  NamedBelief,
  NamedElimination,
  NamedSurvival,
  OthersChoices,
} from '../claims/games/evidence.js';
export { byAgent, eliminatedByRound, namedSolution } from '../claims/games/named-solution.js';
export type { ByAgent, NamedRound, NamedSolution } from '../claims/games/named-solution.js';

// Made into certificates.
export { certifiedGame, certifyElimination } from '../claims/games/certificate.js';
export { labelledElimination } from '../claims/games/elimination.js';

// STUDIES

/** Hunts for counterexamples: `hunt.hunt`, `hunt.economies` and so on, names that say little alone. */
export * as hunt from '../studies/hunt/index.js';

// An elimination as problems for an SMT solver.
export {
  asOneScript,
  confirmations,
  maxCharacters,
  maxRead,
  maxWritten,
} from '../studies/smt/confirmations.js';
export type { ConfirmationOptions, Question, SmtProblem, TooMuch } from '../studies/smt/confirmations.js';

// LONG WORK

// Computations in steps, with progress, that can be stopped.
export { done, drive, finish } from '../computation.js';
export type {
  Computation,
  DriveOptions,
  PlannedWork,
  Progress,
  RoughCost,
  WorkState,
} from '../computation.js';

// WRONG ARGUMENTS

// What a function says of an argument that it cannot take.
export { InvalidArgument } from '../exact/invalid-argument.js';
