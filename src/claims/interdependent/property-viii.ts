/**
 * Property (viii): under Rule 3 the probability of being served may depend on the announcements of others of one's
 * group. It says "may", so it is never refuted; whether it does depend is reported.
 */
import { allCounted } from '../../exact/counts.js';
import { t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { propertyViiiEvidence } from './evidence/properties.js';
import { bundleAmounts } from '../notation.js';
import type { ReachedState } from './engines/influence/rationing-states.js';
import { dependence } from './engines/influence/served.js';
import { workOfRationing } from './engines/influence/rationing-states.js';
import { feasibleSetting } from './engines/setting.js';

type Evidence = t.TypeOf<typeof propertyViiiEvidence>;

/** Judges property (viii): always proved, with `depends` in the evidence. @paper Section 4: property (viii) */
function* judgePropertyViii(
  economy: InterdependentEconomy,
): Computation<Finding<'property-viii', Evidence, never>> {
  const { states, found } = yield* dependence(feasibleSetting(economy).mechanism);
  const { market } = economy;
  const run = ({ members, asked, state }: ReachedState) => ({
    group: members.map((trader) => trader + 1),
    asked: asked.map((bundle) => bundleAmounts(market, bundle)),
    turn: state.turn,
    left: state.left,
  });
  const explanation =
    found === undefined
      ? 'Here it does not: whether a member is served does not depend on what the members before her announce.'
      : `Here it does. In the group ${found.served.members.map((i) => economy.traderNames[i]!).join(', ')}, ` +
        `member ${String(found.served.state.turn)} is served if the member before her asks for ` +
        `(${bundleAmounts(market, found.served.asked.at(-1)!).join(', ')}), and not if that member asks for (${bundleAmounts(market, found.refused.asked.at(-1)!).join(', ')}).`;
  return {
    claim: 'property-viii',
    verdict: 'proved',
    scope: `${allCounted(states, 'state')} of Rule 3`,
    method: 'states',
    explanation: [explanation],
    evidence: {
      depends: found !== undefined,
      ...(found === undefined ? {} : { served: run(found.served), refused: run(found.refused) }),
    },
  };
}

/** The claim `property-viii`. */
export const propertyViii = declareClaim({
  name: 'property-viii',
  aliases: ['(viii)', 'property (viii)', 'property viii'],
  paper: 'Section 4: property (viii)',
  meaning: [
    'G**, Rule 3: the probability of being served may depend on the strategies of the others in one’s group. It says "may", so it is always proved; whether it does depend is reported.',
  ],
  where: ['claims/interdependent/property-viii: propertyViii'],
  judgedByDefault: true,
  hunted: true,
  interdependent: {
    judge: judgePropertyViii,
    work: (economy) => workOfRationing(feasibleSetting(economy).mechanism),
  },
  evidence: propertyViiiEvidence,
  counterexample: t.never,
  certificate: ({ evidence }) => (evidence === null ? [] : [{ kind: 'dependence', ...evidence }]),
});
