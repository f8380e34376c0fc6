/**
 * Codes E03: the market and its traders. Codes E05: the information structure. Codes W03, W05: legal but unusual.
 */
import type { Explanation } from './explanation.js';

export const economies = {
  E0301: {
    title: 'The commodities',
    meaning:
      'Commodities are given by their names, or by their number alone. A name is a text that is not blank, no two are the same, and none is x1, x2, …, t or a word of the formula language: those have their own meaning in formulas.',
    paper: 'Section 2: k distinct commodities, k ≥ 1.',
    hint: 'Give distinct names, or a whole number from 1 up.',
    example: { bad: '"commodities": ["t"]', good: '"commodities": ["tea"]' },
  },
  E0302: {
    title: 'The cap',
    meaning: 'The cap l is the most that a trader can consume of one commodity: a whole number, at least 2.',
    paper: 'Section 2: l ≥ 2; x_i(h) ≤ l.',
    hint: 'Write a whole number from 2 up.',
  },
  E0303: {
    title: 'The price steps',
    meaning:
      'The price of each commodity is one of 0, 1/T, 2/T, …, 1, where T is a whole number, at least 1.',
    paper: 'Section 2: P = {0, 1/T, …, 1}^k.',
    hint: 'Write a whole number from 1 up.',
  },
  E0304: {
    title: 'The groups',
    meaning:
      'Traders are divided at random into r groups ("count") of n traders each ("size"); both are whole numbers, at least 2.',
    paper: 'Section 2: n ≥ 2 and r ≥ 2.',
    hint: 'Write { "count": 2, "size": n } for private values, a count of 3 or more for interdependent values.',
  },
  E0305: {
    title: 'ε out of its range',
    meaning:
      'ε is the probability of each rule in which only the first trader gets her demand. It lies strictly between 0 and 1/3.',
    paper: 'Section 2: ε ∈ (0, 1/3). With ε = 0 Theorem 1 fails.',
    hint: 'Write a small positive number, such as "1/10".',
  },
  E0306: {
    title: 'An endowment out of its range',
    meaning:
      'A trader owns a whole number of each commodity, from 0 to l − 1: one less than she can consume.',
    paper: 'Section 2: e_i ∈ {0, …, l−1}^k.',
    hint: 'Lower the endowment, or raise the cap. The list has one entry a commodity.',
    example: { bad: '"cap": 2 and "endowment": [2]', good: '"cap": 3 and "endowment": [2]' },
  },
  E0307: {
    title: 'The wrong number of traders',
    meaning:
      'There are exactly n·r traders: the counts of the entries of "traders" (1 where none is given) must sum to the number of groups times their size.',
    paper: 'Section 2: the first nr agents participate as traders.',
    hint: 'Add or remove traders, change a "count", or change "groups".',
  },
  E0308: {
    title: 'Fewer traders than the cap',
    meaning: 'The number of traders n·r must be at least the cap l.',
    paper: 'Section 2: nr ≥ l.',
    hint: 'Add traders or lower the cap.',
  },
  E0309: {
    title: 'Too little supply',
    meaning:
      'All traders together own less than l of some commodity, so that one trader alone could ask for more than there is.',
    paper: 'Section 2, condition (1): Σ_i e_i(h) ≥ l for every commodity h.',
    hint: 'Raise endowments of that commodity, or lower the cap.',
  },
  E0310: {
    title: 'More than can be held',
    meaning:
      'There are (T+1)^k prices and (l+1)^k bundles, and a utility is tabulated at every pair of the two. So many pairs cannot be held in memory.',
    paper: 'Section 2: the sets P and {0, …, l}^k.',
    hint: 'Lower "priceSteps", "cap" or the number of commodities.',
  },
  E0311: {
    title: 'A table of the wrong shape',
    meaning:
      'A table of values is nested one level a commodity, and each level has l + 1 entries: v[x1][x2]… is the value of the bundle (x1, x2, …), each amount from 0 to l.',
    paper: 'Section 3: v_i on {0, …, l}^k.',
    hint: 'Give l + 1 entries at each level, and one level a commodity. A formula is shorter.',
    example: { bad: '"cap": 2 and ["0", "1/2"]', good: '"cap": 2 and ["0", "1/2", "3/4"]' },
  },
  E0312: {
    title: 'The names of the traders',
    meaning:
      'Names are texts that are not blank, and no two traders have the same. An entry Ann with count 3 makes Ann 1, Ann 2 and Ann 3; the seventh trader, if she has no name, is Trader 7.',
    hint: 'Give different names.',
  },
  E0313: {
    title: 'A count of traders',
    meaning: '"count" says how many equal traders an entry stands for: a whole number, at least 1.',
    hint: 'Write a whole number from 1 up, or leave it out.',
  },
  E0314: {
    title: 'A residual rule with private values',
    meaning:
      '"residual" says who is allocated what the first trader leaves under Rules 5 and 6. These rules belong to interdependent values.',
    paper: 'Section 4, Rules 5 and 6.',
    hint: 'Remove "residual".',
  },
  E0501: {
    title: 'The signals',
    meaning: '"signals" lists the private signals that a trader may see: at least one, with different names.',
    paper: 'Section 4: Ω₁ is finite and the same for all traders.',
    hint: 'List different names, such as ["low", "high"].',
  },
  E0502: {
    title: 'The shocks',
    meaning: '"shocks" lists the macro shocks, which nobody observes: at least one, with different names.',
    paper: 'Section 4: Ω₀ is finite.',
    hint: 'List at least one shock; give different names.',
  },
  E0503: {
    title: 'A probability that is not positive',
    meaning:
      'The probability of a shock, and of a signal given a shock, is positive: every signal profile has full support. Leave out what cannot happen.',
    paper: 'Section 4: f₀ : Ω₀ → (0, 1] and f(·|ω₀) : Ω₁ → (0, 1].',
    hint: 'Write a probability above 0 and at most 1.',
  },
  E0504: {
    title: 'Probabilities that do not sum to one',
    meaning:
      'The probabilities of the shocks sum to 1, and so do those of the signals given each shock. The sum is exact: 0.33 three times is not 1.',
    paper: 'Section 4: f₀ and f(·|ω₀) are probability functions.',
    hint: 'Change them so that they sum to 1; thirds are "1/3".',
  },
  E0505: {
    title: 'A name that is no signal or no shock',
    meaning:
      'The tables of an economy with interdependent values are laid out by the names of the shocks and of the signals; this name is none of them.',
    hint: 'Take one of the names given under "shocks" and "signals".',
  },
  E0506: {
    title: 'A shock or a signal is left out',
    meaning:
      'Every shock gives a probability to every signal, and "value" has an entry for every shock and, inside, for every signal.',
    paper: 'Section 4: v is defined on {0, …, l}^k × Ω₀ × Ω₁.',
    hint: 'Add the missing entry.',
  },
  W0501: {
    title: 'Two groups with interdependent values',
    meaning:
      "The paper asks for three groups or more. With two, a group's price reacts to its own first announcements: properties (iv) and (vi) fail.",
    paper: 'Section 4: r ≥ 3.',
    hint: 'Set the count of groups to 3 or more, unless the failure is what you want to see.',
  },
} as const satisfies Record<string, Explanation>;
