/**
 * The best lies of all traders, as the promise of strategy-proofness finds them when it is judged.
 */
import type { Verdict } from '../../claims/finding.js';
import { judge } from '../../claims/judge.js';
import type { EvidenceOf } from '../../claims/list.js';
import type { Played } from '../../claims/promises/played.js';
import type { Computation } from '../../computation.js';
import type { BestLie, Message } from './comparison.js';
import { numberOf } from './comparison.js';

const claim = 'promise:strategy-proof';
type Found = EvidenceOf<typeof claim>['traders'][number];

/** The lies of all traders, in trader order, and the verdict that they make. */
interface Lies {
  /** Null for a trader who has no lie, or whose lies are not known. */
  readonly lies: ReadonlyArray<BestLie | null>;
  readonly verdict: Verdict;
  /** Why lies are not known, or not all that were asked for. */
  readonly why?: string;
}

/** The messages of the others, without the trader's own. */
const othersOf = ({ trader, others }: Found): Message[] | null =>
  others === undefined ? null : [...others].filter((_, i) => i !== trader - 1);

const lieOf = (found: Found): BestLie | null => {
  const { bestLie } = found;
  if (bestLie === null) return null;
  const { message, gain, supremum, equallyGood } = bestLie;
  return {
    gain: supremum === undefined ? gain : { supremum, attained: false },
    message,
    equallyGood: equallyGood === undefined ? null : numberOf(equallyGood),
    against: othersOf(found),
  };
};

/** The best lies of all traders against the messages that the subject says, or why they are not known. */
function* liesAsAsked(subject: Played): Computation<Lies> {
  const { evidence, verdict, scope } = yield* judge(subject, claim);
  return evidence === null
    ? {
        lies: subject.economy.traders.map(() => null),
        verdict,
        why: `Lies are not compared: ${scope}.`,
      }
    : { lies: evidence.traders.map(lieOf), verdict };
}

/**
 * The best lies of all traders. Where those against all messages of the others are too many, those against truthful others
 * stand in their place, and `why` says so; the verdict is then on what was asked.
 */
export function* liesOf(subject: Played): Computation<Lies> {
  const asked = yield* liesAsAsked(subject);
  if (asked.why === undefined || subject.against === 'truth') return asked;
  const { lies, why } = yield* liesAsAsked({ ...subject, against: 'truth' });
  return why === undefined
    ? { lies, verdict: asked.verdict, why: `${asked.why} The lies shown are those against truthful others.` }
    : asked;
}
