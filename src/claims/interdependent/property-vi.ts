/**
 * Property (vi): the same for the third announcement under Rules 3 and 6; and the price tells nothing of the signals of
 * one's own group.
 */
import type { t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { contrastPiece } from './certified.js';
import type { ContrastEvidence } from './evidence/properties.js';
import { contrast, propertyViEvidence } from './evidence/properties.js';
import { groupmatesInPrice, ownResidual, pricesData, residualData } from './engines/influence/influence.js';
import { propertyFinding } from './engines/influence/properties.js';
import { heardBeforeMe, ownTurn } from './engines/influence/served.js';
import { feasibleSetting } from './engines/setting.js';

type Evidence = t.TypeOf<typeof propertyViEvidence>;

/** Judges property (vi). @paper Section 4: property (vi) */
function* judgePropertyVi(
  economy: InterdependentEconomy,
): Computation<Finding<'property-vi', Evidence, ContrastEvidence>> {
  const setting = feasibleSetting(economy);
  yield { label: 'property-vi', done: 0, total: 2 };
  const walked = ownTurn(setting.mechanism);
  yield { label: 'property-vi', done: 1, total: 2 };
  const finding = propertyFinding(
    'property-vi',
    setting,
    [
      { about: 'states of Rule 3 with an own demand', walk: walked },
      { about: 'members before me who might have heard me', walk: heardBeforeMe(setting.mechanism) },
      { about: 'ways under Rule 6', walk: ownResidual(setting, 6) },
      { about: 'ways from a group-mate’s signal to my price', walk: groupmatesInPrice(setting) },
    ],
    [
      'Under Rule 3 being served, and the residual of who is not, are functions of the members before her, who heard nobody of their own group.',
      'Under Rule 6 those whom φ(1) heard before her third announcement get what it does not move.',
      'The price of group β comes from groups β−1 and β−2 under Rule 3, and is drawn under Rule 6.',
    ],
    {
      prices: pricesData(setting.mechanism),
      residuals: [residualData(setting.mechanism, 6)],
      turns: walked.ways,
    },
  );
  // With two groups a first announcement can move the price at which its own group trades, and by that who is served.
  return finding.verdict === 'proved' && economy.market.groups.count < 3
    ? {
        ...finding,
        verdict: 'undecided',
        explanation: [
          'There is one signal, of which no price can tell. But with two groups a first announcement moves the price of its own group, and whether that moves who is served was not looked for.',
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
    'G**, Rules 3 and 6: as (v), for third announcements, and the price tells nothing of the signals of one’s own group. Under the reading "market" it holds just when r ≥ 3 and S(h) ≤ (n − 1)l for every commodity h; otherwise Rule 6 leaks.',
  ],
  where: [
    'claims/interdependent/property-vi: propertyVi',
    'claims/interdependent/engines/influence/influence: ownResidual',
  ],
  judgedByDefault: true,
  hunted: true,
  interdependent: { judge: judgePropertyVi },
  evidence: propertyViEvidence,
  counterexample: contrast,
  profile: ({ cases }) => cases[0]?.strategies,
  certificate: ({ evidence, counterexample }) =>
    counterexample !== undefined
      ? contrastPiece(counterexample)
      : evidence === null
        ? []
        : [
            {
              kind: 'influence',
              prices: evidence.prices,
              residuals: evidence.residuals,
              turns: evidence.turns,
            },
          ],
});
