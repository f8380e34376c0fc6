/** Claim `promise:feasible`: every draw hands out exactly what the traders own. */
import type { Computation } from '../../computation.js';
import { countText } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import { countGroupingsExactly } from '../../mechanisms/random-grouping/groupings.js';
import { traderClasses } from '../../mechanisms/random-grouping/trader-classes.js';
import type { t } from '../../prelude.js';
import { bundleText } from '../notation.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import { statesFor } from '../private-values/engines/pointwise.js';
import type { PrivateValuesSubject } from '../private-values/subject.js';
import { judgedOfBoth, undecidedPromise } from './declare.js';
import { drawsOf } from './engines/draws.js';
import type { PlayedDraw } from './engines/measures.js';
import { settlementsIn } from './engines/measures.js';
import { allocationsEvidence, leavingDraw } from './evidence.js';
import { tooManyDraws } from './limits.js';
import type { Played } from './played.js';
import { atMessages, drawText, shownDraw, shownHead, shownSettlements } from './shown.js';

const claim = 'promise:feasible';
type Judged = Finding<typeof claim, t.TypeOf<typeof allocationsEvidence>, t.TypeOf<typeof leavingDraw>>;

/** In how many ways the traders can be divided into groups, alike traders counted together: one where there is one draw. */
const countDivisions = (subject: Played): bigint =>
  subject.kind === 'bids'
    ? 1n
    : countGroupingsExactly(subject.mechanism, traderClasses(subject.mechanism, subject.messages));

/** How many states of the rationing automaton there are, if every one hands out what there is; undefined if that is not known. */
export function* clearingStates(subject: PrivateValuesSubject): Computation<number | undefined> {
  const states = yield* statesFor(subject);
  if (typeof states === 'string') return undefined;
  const { rule1, rule2 } = states;
  const second = Q.isZero(subject.mechanism.epsilon) ? [] : [rule2];
  const walks = [rule1, ...second];
  return walks.every(({ faults }) => faults['not-an-allocation'] === undefined)
    ? walks.reduce((sum, walk) => sum + walk.states, 0)
    : undefined;
}

/** What a draw leaves over of each good. */
const leftOverIn = (subject: Played, draw: PlayedDraw): readonly number[] => {
  const settlements = settlementsIn(subject, draw);
  return subject.economy.market.supply.map((amount, h) =>
    settlements.reduce((left, { bundle }) => left - bundle[h]!, amount),
  );
};

const evidenceOf = (subject: Played) => ({ ...shownHead(subject), groupings: countDivisions(subject) });

const refutedBy = (subject: Played, draw: PlayedDraw, scope: string): Judged => {
  const left = leftOverIn(subject, draw);
  if (left.every((amount) => amount === 0))
    throw new Error('A draw that leaves something over did not survive its second check.');
  return {
    claim,
    verdict: 'refuted',
    scope,
    method: 'enumeration',
    explanation: [`${drawText(draw)} ${bundleText(left)} is left over.`],
    evidence: evidenceOf(subject),
    counterexample: {
      draw: shownDraw(subject, draw),
      leftOver: left,
      settlements: shownSettlements(settlementsIn(subject, draw)),
      rechecked: true,
    },
  };
};

function* judgeFeasible(subject: Played): Computation<Judged> {
  const evidence = evidenceOf(subject);
  const explanation = ['Nothing is left over, and nobody gets what others own.'];
  if (subject.kind === 'bids') {
    const scope = `the one draw ${atMessages(subject)}`;
    return leftOverIn(subject, null).some((amount) => amount !== 0)
      ? refutedBy(subject, null, scope)
      : { claim, verdict: 'proved', scope, method: 'one draw', explanation, evidence };
  }
  const states = yield* clearingStates(subject);
  if (states !== undefined)
    return {
      claim,
      verdict: 'proved',
      scope: `every draw, all messages: ${countText(states)} states of the rationing automaton`,
      method: 'states',
      explanation,
      evidence,
    };
  const why = tooManyDraws(subject);
  if (why !== undefined) return undecidedPromise(claim, why);
  const { leaving, groupings } = yield* drawsOf(subject);
  const scope = `every draw ${atMessages(subject)}: ${countText(groupings)} ways to divide the traders, alike traders counted together`;
  return leaving === undefined
    ? { claim, verdict: 'proved', scope, method: 'enumeration', explanation, evidence }
    : refutedBy(subject, leaving.draw, scope);
}

/** The claim `promise:feasible`. */
export const promiseFeasible = declareClaim({
  name: claim,
  aliases: [],
  paper: 'eq. (2)',
  meaning: ['Every draw is an allocation: the bundles that traders receive are together what they own.'],
  where: ['claims/promises/feasible: promiseFeasible'],
  judgedByDefault: false,
  hunted: true,
  ...judgedOfBoth(judgeFeasible),
  evidence: allocationsEvidence,
  counterexample: leavingDraw,
  promise: ({ evidence, counterexample }) => {
    if (evidence === null) return undefined;
    const { groupings, ...head } = evidence;
    if (counterexample === undefined) return { ...head, evidence: [{ kind: 'allocations', groupings }] };
    const { rechecked: _, ...failed } = counterexample;
    return { ...head, evidence: [{ kind: 'allocations', groupings, failed }] };
  },
});
