/**
 * The paper's equations, rules and stages as words for `explain`: what each says, how it is read here, where it lives.
 */
import type { Entry } from './entry.js';
import { interdependentPlaces } from './interdependent-paper.js';
import { place } from './place.js';

/** Equations, rules and stages, those of Section 3 first. */
export const paperPlaces: readonly Entry[] = [
  place(
    'eq. (1)',
    ['(1)', 'equation 1', 'equation (1)', 'eq 1', 'eq. 1'],
    [
      'Total supply of every commodity is at least l: Σ_i e_i(h) ≥ l. Together with n·r ≥ l it makes Rule 2 well defined.',
      'An economy file that violates it is refused. A single group may well own less than l; then n̄ = 0 and the group trades by residual only.',
    ],
    ['market/market: makeMarket'],
  ),
  place(
    'eq. (2)',
    ['(2)', 'equation 2', 'equation (2)', 'eq 2', 'eq. 2', 'market clearing'],
    [
      'Markets clear: what the traders receive of each commodity is what they owned, Σ_i {e_i(h) − x_i(h)} = 0.',
      'The text calls (2) and (3) inequalities; they are equalities. The claim `feasible` checks it.',
    ],
    ['market/allocation: unallocated', 'market/allocation: isFeasible'],
  ),
  place(
    'eq. (3)',
    ['(3)', 'equation 3', 'equation (3)', 'eq 3', 'eq. 3'],
    [
      'The budget balances: Σ_i Σ_h q_i(h){x_i(h) − e_i(h)} = 0. It follows from (2) where all who trade together face one price. The claim `budget-balance` checks it.',
    ],
    ['market/allocation: budgetSurplus', 'market/allocation: isBalanced'],
  ),
  place(
    'eq. (4)',
    [
      '(4)',
      'equation 4',
      'equation (4)',
      'eq 4',
      'eq. 4',
      'n-tilde',
      'ntilde',
      'ñ',
      'n-bar',
      'nbar',
      'n̄',
      'n-under',
      'nunder',
      'n̲',
    ],
    [
      'ñ = min[n̄, n̲ − 1]: how many members of a group, from the first, receive what they announced.',
      'n̄ is the largest n′ in 0..n such that supply less the demands of the first n′ − 1 members is at least l in every commodity (0 if there is none); n̲ the smallest n′ in 1..n such that it exceeds (n − n′)l in some commodity (n + 1 if there is none).',
      'Equivalently, the m-th member is served while what is left lies in the corridor from l to (n − m)l.',
    ],
    [
      'market/served-count: nTilde',
      'market/served-count: nBar',
      'market/served-count: nUnder',
      'market/rationing: corridor',
    ],
  ),
  place(
    'Stage 0',
    ['stage0'],
    [
      'The auctioneer draws an order φ of the traders and a price p, every pair equally likely, and tells nobody. The first n traders of the order are group 1, the next n group 2, and so on.',
    ],
    ['mechanisms/random-grouping/draw: randomDraw', 'mechanisms/orders: orders'],
  ),
  place(
    'Stage 1',
    ['stage1'],
    ['Each trader announces a demand function: a bundle for every price of the grid.'],
    ['market/demand: Demand'],
  ),
  place(
    'Stage 2',
    ['stage2'],
    [
      'For every group and price, n̄, n̲ and ñ are computed; then Rule 1 is applied with probability 1 − ε and Rule 2 with probability ε.',
    ],
    ['market/served-count: nTilde', 'mechanisms/random-grouping/draw: traceDraw'],
  ),
  place(
    'Rule 1',
    ['rationing rule 1', 'rule1'],
    [
      'Probability 1 − ε. Every group trades at the price that clears the other group. Its first ñ members receive what they announced; each later one takes min[l, what is left] of every commodity.',
      '"β is set arbitrarily" is read "for every β": all groups trade. The demands that set the price are those of the other group.',
    ],
    ['mechanisms/random-grouping/draw: traceDraw', 'market/rationing: takeTurn'],
  ),
  place(
    'Rule 2',
    ['rationing rule 2', 'rule2'],
    [
      'Probability ε. All trade at the price p drawn at Stage 0. The first trader of the order receives what she announced at p; each later one takes min[l, what is left of the whole supply].',
      'It gives every price a positive weight in which a trader’s own answer decides; without it (ε = 0) Theorem 1 fails.',
    ],
    ['mechanisms/random-grouping/draw: traceDraw', 'market/rationing: firstOnly'],
  ),
  ...interdependentPlaces,
];
