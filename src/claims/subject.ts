/**
 * What claims are judged of: an economy under the mechanism that its file means.
 */
import type { Economy } from '../economies/economy.js';
import type { Subject } from './claim.js';
import type { JudgeOptions } from './private-values/subject.js';
import { subjectOf } from './private-values/subject.js';

/**
 * The subject of an economy: under the mechanism that the economy means, or, with private values, under the one that the
 * options name.
 *
 * @param options engines, traders, mechanism, clauses and messages, with private values.
 */
export const subjectOfEconomy = (economy: Economy, options: JudgeOptions = {}): Subject =>
  economy.kind === 'private-values' ? subjectOf(economy, options) : economy;
