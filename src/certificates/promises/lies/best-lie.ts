/** What is known of a trader's lies against given messages of the others. */
import type { Rational } from '../../../exact/rational.js';
import type { Json, Statement } from '../../kernel/statement.js';

/** The best that lies can gain. */
export interface BestLie {
  /** The largest gain, or the number that gains come near to. */
  readonly gain: Rational;
  /** Whether a lie gains as much. */
  readonly isAttained: boolean;
  /** How many do, where messages are finitely many. */
  readonly equallyGood?: bigint;
}

/** A lie that a certificate states. */
export interface StatedLie {
  readonly text: Json;
  readonly gain: Rational;
}

/** A trader's lies against given messages of the others. */
export interface Lies {
  /** Her utility when she tells the truth. */
  readonly utility: Rational;
  /** Undefined where every message is the truth. */
  readonly best: BestLie | undefined;
  /** Reads a message; refuses one that is no lie. */
  readonly read: (stated: Statement) => StatedLie;
}
