/** Claim `promise:efficient`: the expected welfare is the largest that any allocation has. */
import type { Computation } from '../../computation.js';
import * as Q from '../../exact/rational.js';
import type { t } from '../../prelude.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import { judgedOfBoth, undecidedPromise } from './declare.js';
import { welfareOf } from './engines/measures.js';
import { optimumOf } from './engines/optimum/optimum.js';
import {
  dividesSupply,
  scaledWelfare,
  unscaledWelfare,
  welfareProblemOf,
} from './engines/optimum/problem.js';
import { welfareEvidence, welfareLost } from './evidence.js';
import { tooManyCompositions } from './limits.js';
import { allValues } from './engines/measures.js';
import type { Played } from './played.js';
import { atMessages, shownDivision, shownHead } from './shown.js';

const claim = 'promise:efficient';
type Judged = Finding<typeof claim, t.TypeOf<typeof welfareEvidence>, t.TypeOf<typeof welfareLost>>;

/** The first trader whose utility is not v(x) + t, in a sentence; undefined if there is none. */
const notQuasiLinear = ({ economy }: Played): string | undefined => {
  const found = welfareProblemOf(economy);
  if ('problem' in found) return undefined;
  const trader = found.notQuasiLinear;
  return `Welfare is a sum of values where every utility is v(x) + t; that of trader ${String(trader + 1)}, ${economy.traders[trader]!.name}, is not.`;
};

function* judgeEfficient(subject: Played): Computation<Judged> {
  const values = allValues(subject.economy);
  const found = welfareProblemOf(subject.economy);
  if (values === undefined || 'notQuasiLinear' in found)
    throw new RangeError(notQuasiLinear(subject) ?? 'There is no welfare.');
  const why = tooManyCompositions(subject);
  if (why !== undefined) return undecidedPromise(claim, why);
  const { problem } = found;
  const welfare = yield* welfareOf(subject, values);
  const optimum = yield* optimumOf(problem);
  const scope = `${subject.kind === 'bids' ? 'the one draw' : 'all draws'} ${atMessages(subject)}; all allocations`;
  if (optimum.kind === 'between')
    return {
      ...undecidedPromise(claim, scope),
      explanation: [
        `The welfare is ${Q.show(welfare)}; the largest of all allocations lies between ${Q.show(optimum.least)} and ${Q.show(optimum.most)}. ${optimum.why}`,
      ],
    };
  const { division } = optimum;
  const again = unscaledWelfare(problem, scaledWelfare(problem, division));
  if (!dividesSupply(problem, division) || !Q.equals(again, optimum.welfare))
    throw new Error('The best allocation did not survive its second check.');
  const lost = Q.sub(optimum.welfare, welfare);
  if (Q.sign(lost) < 0) throw new Error('A mechanism has more welfare than any allocation.');
  const shown = { welfare, optimum: optimum.welfare, best: shownDivision(subject, division) };
  const evidence = { ...shownHead(subject), ...shown };
  const base = { claim, scope, method: optimum.method, evidence } as const;
  if (Q.isZero(lost))
    return {
      ...base,
      verdict: 'proved',
      explanation: [`The welfare is ${Q.show(welfare)}, the largest that any allocation has.`],
    };
  return {
    ...base,
    verdict: 'refuted',
    explanation: [
      `The expected welfare is ${Q.show(welfare)}; the best allocation has ${Q.show(optimum.welfare)}: ${Q.show(lost)} is lost.`,
    ],
    counterexample: { ...shown, lost, rechecked: true },
  };
}

/** The claim `promise:efficient`. */
export const efficient = declareClaim({
  name: claim,
  aliases: ['efficient', 'efficiency', 'welfare'],
  paper: 'Remark 2',
  meaning: [
    'The expected welfare, the sum of the values of the bundles that traders receive, payments left out, is the largest that any allocation has. For utilities v(x) + t.',
  ],
  where: ['claims/promises/efficient: efficient'],
  judgedByDefault: false,
  hunted: true,
  ...judgedOfBoth(judgeEfficient, notQuasiLinear),
  evidence: welfareEvidence,
  counterexample: welfareLost,
  promise: ({ evidence }) => {
    if (evidence === null) return undefined;
    const { welfare, optimum, best, ...head } = evidence;
    return { ...head, evidence: [{ kind: 'welfare', welfare, optimum, best }] };
  },
});
