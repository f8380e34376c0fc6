/**
 * The claims that can be judged, each in words for `explain`.
 */
import type { ClaimName } from '../../../claims/finding.js';
import { claimNames } from '../../../claims/finding.js';
import type { Entry } from './entry.js';

const meanings: Readonly<Record<ClaimName, readonly string[]>> = {
  example: [
    'The paper’s numerical Example of Rule 1: n = 4, l = 3, endowments 2, demands 1, 2, 2, 3. As printed n̲ = 3, ñ = 2 and x = (1, 2, 3, 2); the definitions give n̲ = 2, ñ = 1 and x = (1, 3, 3, 1).',
    'With the demands of the first two traders interchanged the printed n̲ and ñ come out.',
  ],
  feasible: [
    'Every outcome of the mechanism is an allocation: bundles within {0..l}^k, and markets clear as in (2).',
  ],
  'budget-balance': ['In every outcome the money paid is the money received, as in (3).'],
  'property-i': ['G*: a trader’s message does not influence her own trading price.'],
  'property-ii': [
    'G*: a trader receives either what she announced at her price, or an amount that does not depend on her message.',
    'Read pointwise: for every order, price, rule and messages of the others, whether she is served and what she gets if not are fixed before her message is looked at.',
  ],
  'property-iii': [
    'G*: the probability of being served does not depend on a trader’s own message; read pointwise, as (ii).',
  ],
  'property-iv': [
    'G**: a trader’s message does not influence her own trading price. It needs three groups or more: with two, the group that sets her price has heard her own group.',
  ],
  'property-v': [
    'G**, Rules 4 and 5: a trader receives what she announced, or an amount independent of her message; whether she does, and her price, are not hers to move. Read pointwise, as (ii). Under the reading "market" it holds just when S(h) ≤ ((r − 1)n − 1)l for every commodity h; otherwise Rule 5 leaks.',
  ],
  'property-vi': [
    'G**, Rules 3 and 6: as (v), for third announcements, and the price tells nothing of the signals of one’s own group. Under the reading "market" it holds just when r ≥ 3 and S(h) ≤ (n − 1)l for every commodity h; otherwise Rule 6 leaks.',
  ],
  'property-vii': [
    'G**, Rules 4 to 6: the probability of being served does not depend on the others’ strategies: just φ(1) is served. For Rule 6 the text names the second announcement; the third is meant.',
  ],
  'property-viii': [
    'G**, Rule 3: the probability of being served may depend on the strategies of the others in one’s group. It says "may", so it is always proved; whether it does depend is reported.',
  ],
  'theorem-1': [
    'Private values: for every trader the undominated messages of G* are exactly the price-taking ones, M*_i = D*_i.',
    'Undominated: no other message is strictly better against all messages of the others.',
  ],
  'assumption-1': [
    'Different signals have disjoint sets D¹ of price-taking first announcements, so that these reveal signals.',
  ],
  'assumption-2': ['Different macro shocks give different distributions of signals.'],
  'theorem-2.1': [
    'Interdependent values: an undominated strategy announces first a demand function of D¹, price-taking given one’s own signal.',
    'True under the readings "shielded" and "group" without further hypothesis; under "market" for all values and beliefs just when S(h) ≤ (n − 1)l.',
  ],
  'theorem-2.2': [
    'Interdependent values: a twice iteratively undominated strategy announces second a demand function of D², given the signals that were revealed.',
    'It needs a residual that does not leak, Assumption 1, and one price-taking first announcement for each signal (no ties).',
  ],
  'theorem-2.3': [
    'Interdependent values: a twice iteratively undominated strategy announces third a demand function of D³, given the signals that were revealed.',
    'It needs a residual that does not leak, Assumption 1, and one price-taking first announcement for each signal (no ties).',
  ],
  'individual-rationality': [
    'The printed, strict form: at undominated messages every trader gains, u_i(g(m)) > v_i(e_i, 0). It fails whenever somebody has no gains from trade; it is only judged when asked for.',
  ],
};

const aliases = (claim: ClaimName): readonly string[] => {
  const roman = /^property-([ivx]+)$/.exec(claim);
  if (roman !== null) return [`(${roman[1]!})`, `property (${roman[1]!})`, `property ${roman[1]!}`];
  return claim.includes('-') ? [claim.replaceAll('-', ' ')] : [];
};

/** Where each claim is judged. */
const judges: Readonly<Record<ClaimName, readonly string[]>> = {
  example: ['claims/private-values/example: judgeExample'],
  feasible: ['claims/private-values/feasible: judgeFeasible', 'claims/interdependent/feasible: feasible'],
  'budget-balance': [
    'claims/private-values/budget-balance: judgeBudgetBalance',
    'claims/interdependent/budget-balance: budgetBalance',
  ],
  'property-i': ['claims/private-values/property-i: judgePropertyI'],
  'property-ii': ['claims/private-values/property-ii: judgePropertyIi'],
  'property-iii': ['claims/private-values/property-iii: judgePropertyIii'],
  'property-iv': [
    'claims/interdependent/property-iv: propertyIv',
    'claims/interdependent/engines/influence/influence: ownPrice',
  ],
  'property-v': [
    'claims/interdependent/property-v: propertyV',
    'claims/interdependent/engines/influence/influence: ownResidual',
  ],
  'property-vi': [
    'claims/interdependent/property-vi: propertyVi',
    'claims/interdependent/engines/influence/influence: ownResidual',
  ],
  'property-vii': ['claims/interdependent/property-vii: propertyVii'],
  'property-viii': ['claims/interdependent/property-viii: propertyViii'],
  'theorem-1': ['claims/private-values/theorem-1: judgeTheorem1'],
  'assumption-1': ['claims/interdependent/assumption-1: assumption1'],
  'assumption-2': ['claims/interdependent/assumption-2: assumption2'],
  'theorem-2.1': ['claims/interdependent/theorem-2-1: theorem21'],
  'theorem-2.2': ['claims/interdependent/theorem-2-2: theorem22'],
  'theorem-2.3': ['claims/interdependent/theorem-2-3: theorem23'],
  'individual-rationality': ['claims/private-values/individual-rationality: judgeIndividualRationality'],
};

/** An entry for every claim, in the order of the command line. */
export const claimEntries: readonly Entry[] = claimNames.map((claim) => ({
  word: claim,
  aliases: aliases(claim),
  kind: 'claim',
  text: meanings[claim],
  where: judges[claim],
}));
