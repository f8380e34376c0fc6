/**
 * Section 4 of the paper as words for `explain`: its stages, Rules 3 to 6, D¹, D², D³, (5) and Theorem 2.
 */
import type { Entry } from './entry.js';
import { place } from './place.js';

const residualReadings =
  'What the others share is printed as a sum over a group β that is not in scope. Three readings are offered by the field "residual": market, group, and shielded, the default.';

/** The places of Section 4, in the paper’s order. */
export const interdependentPlaces: readonly Entry[] = [
  place(
    'Stage 0 of Section 4',
    ['Section 4, Stage 0'],
    [
      'As in Section 3: an order φ of the traders and a price p are drawn. The order cuts the traders into r groups of n, r ≥ 3.',
    ],
    ['mechanisms/three-announcements/draw: Draw', 'mechanisms/three-announcements/mechanism: membersOf'],
  ),
  place(
    'Stage 1 of Section 4',
    ['Section 4, Stage 1'],
    [
      'Every trader announces a demand function knowing her own signal only. Then she hears the n first announcements of the precedent group.',
    ],
    [
      'mechanisms/three-announcements/draw: announce',
      'mechanisms/three-announcements/mechanism: heardGroups',
    ],
  ),
  place(
    'Stage 2 of Section 4',
    ['Section 4, Stage 2'],
    [
      'Every trader announces a second demand function. Then she hears the first announcements of all groups but her own, (r − 1)n of them, in the order of the groups.',
    ],
    [
      'mechanisms/three-announcements/draw: announce',
      'mechanisms/three-announcements/mechanism: heardGroups',
    ],
  ),
  place(
    'Stage 3',
    ['stage3', 'Section 4, Stage 3', 'stage 3 of section 4'],
    ['Every trader announces a third demand function. Nothing more is heard.'],
    ['mechanisms/three-announcements/draw: announce'],
  ),
  place(
    'Stage 4',
    ['stage4', 'Section 4, Stage 4', 'stage 4 of section 4'],
    [
      'n̄, n̲ and ñ are computed from third announcements; Rule 3 is applied with probability 1 − 3ε, Rules 4, 5 and 6 with probability ε each. The condition for n̄ is printed "l ≤ … ≥ l" and read "… ≥ l".',
    ],
    ['mechanisms/three-announcements/draw: trace', 'market/served-count: nTilde'],
  ),
  place(
    'Rule 3',
    ['rationing rule 3', 'rule3'],
    [
      'Interdependent values, probability 1 − 3ε. As Rule 1, with r ≥ 3 groups: group β trades at the price that clears the second announcements of group β − 1, and its members’ third announcements are served while the corridor holds.',
      '"β is set arbitrarily" is read "for every β".',
    ],
    [
      'mechanisms/three-announcements/mechanism: groupPrice',
      'mechanisms/three-announcements/mechanism: groupAmounts',
    ],
  ),
  place(
    'Rule 4',
    ['rationing rule 4', 'rule4'],
    [
      'Interdependent values, probability ε. As Rule 2 with first announcements: φ(1) receives what she announced first at the price drawn; the others take min[l, what is left of the whole supply] in turn.',
      'It is what makes a first announcement price-taking given one’s own signal. Nothing depends on the reading of the residual here: φ(1)’s first announcement has heard nobody.',
    ],
    ['mechanisms/three-announcements/mechanism: allocateResidual'],
  ),
  place(
    'Rule 5',
    ['rationing rule 5', 'rule5'],
    ['Interdependent values, probability ε. As Rule 2 with second announcements.', residualReadings],
    ['mechanisms/three-announcements/mechanism: allocateResidual', 'market/residual: Residual'],
  ),
  place(
    'Rule 6',
    ['rationing rule 6', 'rule6'],
    [
      'Interdependent values, probability ε. As Rule 2 with third announcements. Its printed min[e_i(h), ·] can leave goods over; it is read min[l, ·] as in the other rules.',
      residualReadings,
    ],
    ['mechanisms/three-announcements/mechanism: allocateResidual', 'market/residual: Residual'],
  ),
  place(
    'eq. (5)',
    ['(5)', 'equation 5', 'equation (5)', 'eq 5', 'eq. 5'],
    [
      'The paper concludes from symmetric values that all traders have the same sets of once and twice undominated strategies. That holds when endowments are equal and may fail when they differ: who is in no group that owns l is never served under Rule 3. Nothing else depends on it.',
      'The gallery shows it: examples/unequal-endowments.json.',
    ],
    [],
  ),
  place(
    'D¹',
    ['d1', 'd^1', 'd¹(ω)'],
    [
      'D¹(ω_1): the demand functions that at every price maximise E[v | ω_1] − p·x. What a price taker may announce first, knowing her own signal.',
      'It has several elements where there are ties, and then claims 2 and 3 of Theorem 2 can fail.',
    ],
    ['economies/price-taking-sets: d1', 'economies/price-taking-sets: isSingleton'],
  ),
  place(
    'D²',
    ['d2', 'd^2'],
    [
      'D²(ω_1, …, ω_(n+1)): as D¹, given one’s own signal and the n signals of the precedent group. It depends on how many of them are what, not on their order.',
    ],
    ['economies/price-taking-sets: d2'],
  ),
  place(
    'D³',
    ['d3', 'd^3'],
    [
      'D³(ω_1, …, ω_((r−1)n+1)): at every price a bundle such that against each other bundle there are signals of the n − 1 traders not heard, those of one’s own group, for which it is at least as good. Nothing in D³ is beaten whatever these signals are.',
    ],
    ['economies/price-taking-sets: d3', 'economies/price-taking-sets: completions'],
  ),
  place(
    'Theorem 2',
    ['theorem-2', 'claim 1', 'claim 2', 'claim 3'],
    [
      'Undominated strategies announce first a member of D¹ (claim theorem-2.1); twice iteratively undominated ones announce second a member of D² (theorem-2.2) and third a member of D³ (theorem-2.3), given the signals that price-taking first announcements reveal.',
      'Claim 1 needs a residual that does not leak; claims 2 and 3 also Assumption 1 and a single D¹ for each signal. The page docs/theorem-2.md has the proof and the counterexamples.',
    ],
    [
      'claims/interdependent/theorem-2-1: theorem21',
      'claims/interdependent/theorem-2-2: theorem22',
      'claims/interdependent/theorem-2-3: theorem23',
      'claims/interdependent/engines/hypotheses: hypotheses',
    ],
  ),
];
