/**
 * The words of interdependent values, Section 4 of the paper, for `explain`.
 */
import type { Entry } from './entry.js';
import { term } from './term.js';

/** The terms, in alphabetical order. */
export const interdependentTerms: readonly Entry[] = [
  term(
    'best-reply certificate',
    ['certificate of survival', 'best reply certificate'],
    [
      'A whole profile of the others as finite data, and a strategy of one trader that is a best reply to it for one of her signals: her exact interim utility, and beside it the best that she can get with each other first announcement, her second and third being as good as they can.',
      'A best reply to something is not strictly dominated, by pure or by mixed strategies. So the certificate shows that the strategy survives, and it can be run again: its "strategies" are a file for run --messages.',
    ],
    [
      'claims/interdependent/engines/rounds/best-reply-certificate: BestReplyCertificate',
      'claims/interdependent/engines/rounds/best-reply-certificate: certify',
    ],
  ),
  term(
    'cell',
    ['cells', 'kind of cell', 'path'],
    [
      'A stage, the own signal, what was heard, a price: the place at which one bundle of a strategy of G** is chosen. Messages are too many to list, cells are not; a set of strategies is shown by the bundles that it allows at each cell.',
      'What was heard matters through how many of each signal it reveals; cells that differ in the order only are one kind. On the path are the cells that can be reached while all others first announce price-taking demand functions.',
    ],
    [
      'claims/interdependent/engines/rounds/cells: CellKind',
      'claims/interdependent/engines/rounds/rounds: CellLeft',
    ],
  ),
  term(
    'interim utility',
    ['interim utilities', 'posterior', 'u_i(s, ω_i)'],
    [
      'What is expected given one’s own signal and nothing else. The interim utility of a strategy profile is what a trader expects with that signal, over the shock, the signals of the others (by Bayes’ rule), the order, the price and the rule. It is computed exactly.',
    ],
    [
      'mechanisms/three-announcements/interim: interimUtility',
      'claims/interdependent/engines/interim-report: interimOutcomes',
      'economies/information: posterior',
    ],
  ),
  term(
    'leak',
    ['leaks', 'leak channel', 'no-leak'],
    [
      'A way from a trader’s first announcement back to her own residual: φ(1) has heard it before her second or third announcement, asks for more or less, and leaves her less or more.',
      'Under the reading "market" Rule 6 leaks exactly when S(h) > (n − 1)l for some commodity h, and Rule 5 exactly when S(h) > ((r − 1)n − 1)l. Then properties (vi) and (v) fail, and Theorem 2 need not hold. Under "group" and "shielded" nothing leaks.',
    ],
    [
      'claims/interdependent/engines/rounds/leak: leakChannels',
      'claims/interdependent/engines/influence/residual-influence: ownResidual',
    ],
  ),
  term(
    'macro shock',
    ['shock', 'shocks', 'ω0', 'ω_0', 'state'],
    [
      'What nobody observes and everybody’s value may depend on, ω_0. Each shock has a positive probability; given the shock, signals are drawn independently, each with its own positive probability.',
    ],
    ['economies/economy: Shock'],
  ),
  term(
    'precedent group',
    ['precedent', 'group β − 1', 'group before'],
    [
      'The group before one’s own, counted in a circle. Its first announcements are heard before the second announcement is made, and its second announcements set the price of Rule 3. With r ≥ 3 it has not heard one’s own group.',
    ],
    ['mechanisms/three-announcements/mechanism: precedent'],
  ),
  term(
    'residual group',
    ['group reading', 'reading group'],
    [
      'The reading of Rules 5 and 6 in which every group is allocated its own supply: φ(1) takes her demand, the other members of each group in turn min[l, what is left of the group’s supply]. That is what the printed indices say.',
      'It is infeasible unless every n traders own from l to (n − 1)l of each commodity; then "verify --claim feasible" names a group that cannot, and everything else is refused. Where it is feasible nothing leaks.',
    ],
    ['mechanisms/three-announcements/mechanism: infeasibleGroup', 'market/residual: Residual'],
  ),
  term(
    'residual market',
    ['market reading', 'reading market', 'market'],
    [
      'The reading of Rules 5 and 6 that the prose suggests: φ(1) takes her demand, positions 2, 3, … in turn min[l, what is left of the whole market’s supply]. It is always feasible, and leaks under Rule 6 where S(h) > (n − 1)l.',
    ],
    ['mechanisms/three-announcements/mechanism: allocateResidual', 'market/residual: Residual'],
  ),
  term(
    'residual shielded',
    ['shielded reading', 'reading shielded', 'shielded'],
    [
      'The default reading of Rules 5 and 6. With Y = min[S, (n − 1)l], φ(1) takes her demand, positions 2 to n share Y less it, and positions n + 1 to nr share S − Y, each in turn min[l, what is left].',
      'It is always feasible. Whom φ(1) has heard is beyond position n and gets an amount that she does not move, so nothing leaks. Where S ≤ (n − 1)l it is the reading "market".',
    ],
    ['mechanisms/three-announcements/mechanism: allocateResidual', 'market/residual: Residual'],
  ),
  term(
    'signal',
    ['signals', 'private signal', 'ω_i', 'ω1'],
    [
      'What a trader alone observes, ω_i, one of finitely many. Given the macro shock the signals of all traders are independent and alike, and each has positive probability. Her value depends on the shock and on her own signal; so the others’ signals tell her something of what a bundle is worth.',
    ],
    ['economies/economy: InterdependentEconomy', 'economies/information: countsProbability'],
  ),
  term(
    'strategy',
    ['strategies', 's_i', 'announcements', 'first announcement', 'second announcement', 'third announcement'],
    [
      'With interdependent values: for each own signal a first announcement; a second for every n first announcements that may be heard; a third for every (r − 1)n. In a file each is a default and cases, of which the first that applies counts.',
    ],
    ['market/strategy-data: StrategyData', 'mechanisms/three-announcements/strategy: Plan'],
  ),
];
