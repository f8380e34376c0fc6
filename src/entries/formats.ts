/**
 * Files: economies, messages and games, read and written; what is wrong with a file, and where; the codecs of certificates.
 *
 * Readers return every problem of a file, in its order. `readEconomy` and `readGame` of `undominated` throw them instead.
 *
 * @module undominated/formats
 */

// Economy files.
export { readEconomy } from '../formats/economy/read.js';
export type { EconomyReading } from '../formats/economy/read.js';
export { normalise, writeEconomy } from '../formats/economy/write.js';

// Files of messages and strategies, and strategies as they give them.
export { readMessages } from '../formats/messages/read.js';
export { priceTaking } from '../market/strategy-data.js';
export type {
  Announcement,
  Play,
  PriceTaking,
  ReplyCaseData,
  ReplyRuleData,
  StrategyData,
  WrittenStrategy,
} from '../market/strategy-data.js';

// Game files: JSON, Gambit's .nfg, and CSV for two players.
export { kindOf, readGame } from '../formats/game/read.js';
export type { FileKind } from '../formats/game/read.js';
export { maxPayoffs } from '../formats/game/file.js';
export type { Game, GameFile } from '../formats/game/file.js';
export { writeGame } from '../formats/game/json/write-json.js';
export { writeNfg } from '../formats/game/nfg/write-nfg.js';
export type { NfgOptions } from '../formats/game/nfg/write-nfg.js';

// What is wrong with a file, and where.
export { fileProblem, inFileOrder, maxProblems, renderProblem } from '../formats/problems/problem.js';
export type { Problem } from '../formats/problems/problem.js';

// Certificates: about private values, about interdependent values, about promises of mechanisms, about games, and about
// mechanisms of one's own.
export { certificateCodec } from '../formats/certificate/private-values.js';
export type { Certificate, CertifiedEconomy, Evidence } from '../formats/certificate/private-values.js';
export { interdependentCertificateCodec } from '../formats/certificate/interdependent-values.js';
export type {
  CertifiedInterdependentEconomy,
  InterdependentCertificate,
} from '../formats/certificate/interdependent-values.js';
export { promiseCertificateCodec } from '../formats/certificate/promises.js';
export type { PromiseCertificate, PromiseEvidence } from '../formats/certificate/promises.js';
export { gameCertificateCodec } from '../formats/certificate/games.js';
export type { GameCertificate, Nested } from '../formats/certificate/games.js';
export { mechanismCertificateCodec } from '../formats/certificate/mechanisms.js';
export type { MechanismCertificate } from '../formats/certificate/mechanisms.js';

// What codecs are: io-ts types that also say in plain data what they read.
export type {
  Annotations,
  AnyCodec,
  Codec,
  Fields,
  PartsOf,
  ReadParts,
  Schema,
  SchemaValue,
  Shape,
} from '../formats/json/codec/codec.js';
export type { Strict, StrictCodec, StrictJson, StrictParts } from '../formats/json/codec/objects.js';
