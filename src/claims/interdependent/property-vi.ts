/**
 * Property (vi): the same for the third announcement under Rules 3 and 6; and the price reveals nothing of the signals of
 * one's own group.
 */
import type { t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { influenceCertificate } from './certified.js';
import type { ContrastEvidence } from './evidence/properties.js';
import { contrast, propertyViEvidence } from './evidence/properties.js';
import { groupmatesInPrice, priceSources } from './engines/influence/price-influence.js';
import { ownResidual, residualSources } from './engines/influence/residual-influence.js';
import { propertyFinding } from './engines/influence/properties.js';
import { heardBeforeMe, ownTurn } from './engines/influence/served.js';
import { workOfRationing } from './engines/influence/rationing-states.js';
import { feasibleSetting } from './engines/setting.js';

type Evidence = t.TypeOf<typeof propertyViEvidence>;

/** Judges property (vi). @paper Section 4: property (vi) */
function* judgePropertyVi(
  economy: InterdependentEconomy,
): Computation<Finding<'property-vi', Evidence, ContrastEvidence>> {
  const setting = feasibleSetting(economy);
  const walked = yield* ownTurn(setting.mechanism);
  const finding = propertyFinding(
    'property-vi',
    setting,
    [
      {
        about: 'states of Rule 3 with an own demand',
        one: 'state of Rule 3 with an own demand',
        walk: walked,
      },
      {
        about: 'members before me who might have heard me',
        one: 'member before me who might have heard me',
        walk: heardBeforeMe(setting.mechanism),
      },
      { about: 'ways under Rule 6', one: 'way under Rule 6', walk: ownResidual(setting, 6) },
      {
        about: 'ways from a group-mate’s signal to my price',
        one: 'way from a group-mate’s signal to my price',
        walk: groupmatesInPrice(setting),
      },
    ],
    [
      'Under Rule 3 the members before a trader determine whether she is served, and her residual if she is not. None of them has heard anybody of their own group.',
      'Under Rule 6 the residuals of those whom φ(1) hears before her third announcement do not depend on it.',
      'Groups β−1 and β−2 determine the price of group β under Rule 3; under Rule 6 the price is drawn at random.',
    ],
    {
      prices: priceSources(setting.mechanism),
      residuals: [residualSources(setting.mechanism, 6)],
      turns: walked.ways,
    },
  );
  // With two groups a first announcement can influence the price at which its own group trades, and by that who is served.
  return finding.verdict === 'proved' && economy.market.groups.count < 3
    ? {
        ...finding,
        verdict: 'undecided',
        explanation: [
          'There is only one signal, so no price reveals any. But with two groups a first announcement influences the price of its own group, and whether that influences who is served was not examined.',
        ],
      }
    : finding;
}

/** The claim `property-vi`. */
export const propertyVi = declareClaim({
  name: 'property-vi',
  aliases: ['(vi)', 'property (vi)', 'property vi'],
  paper: 'Section 4: property (vi)',
  meaning: [
    'G**, Rules 3 and 6: as (v), for third announcements, and the price depends on none of the signals of one’s own group. Under the reading "market" it holds exactly when r ≥ 3 and S(h) ≤ (n − 1)l for every commodity h; otherwise Rule 6 leaks.',
  ],
  where: [
    'claims/interdependent/property-vi: propertyVi',
    'claims/interdependent/engines/influence/residual-influence: ownResidual',
  ],
  judgedByDefault: true,
  hunted: true,
  interdependent: {
    judge: judgePropertyVi,
    work: (economy) => workOfRationing(feasibleSetting(economy).mechanism),
  },
  evidence: propertyViEvidence,
  counterexample: contrast,
  profile: ({ cases }) => cases[0]?.strategies,
  certificate: influenceCertificate(({ prices, residuals, turns }) => ({
    kind: 'influence',
    prices,
    residuals,
    turns,
  })),
});
