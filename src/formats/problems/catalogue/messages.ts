/**
 * Codes E06: messages and strategies.
 */
import type { Explanation } from './explanation.js';

export const messages = {
  E0601: {
    title: 'The wrong number of messages or strategies',
    meaning:
      'There is one message (private values) or one strategy (interdependent values) a trader, in the order of the traders.',
    hint: 'Give one a trader, or the word "price-taking" for the whole list.',
  },
  E0602: {
    title: 'A demand function of the wrong length',
    meaning:
      'A demand function lists a bundle for each of the (T+1)^k prices, in lexicographic order of the prices.',
    paper: 'Section 2: d : P → {0, …, l}^k.',
    hint: 'Give one bundle a price.',
    example: { bad: 'k = 1, T = 1: [2]', good: 'k = 1, T = 1: [2, 0]' },
  },
  E0603: {
    title: 'A bundle out of its range',
    meaning:
      'A bundle lists an amount of each commodity, whole numbers from 0 to l. With one commodity a bare number will do.',
    paper: 'Section 2: {0, …, l}^k.',
    hint: 'Give k amounts from 0 to l.',
  },
  E0604: {
    title: 'Observed announcements of the wrong number',
    meaning:
      'A trader hears the n first announcements of the group before hers when she makes her second, and the (r−1)n first announcements of all other groups when she makes her third. "observes" lists exactly these, in the order of the paper.',
    paper: 'Section 4, Stages 1 and 2.',
    hint: 'List n demand functions under "second", (r−1)n under "third"; or use "includes" for one that is among them.',
  },
  E0605: {
    title: 'A signal that is not defined',
    meaning: 'Strategies name signals as the economy does; this is none of them.',
    hint: "Take one of the economy's signals.",
  },
  E0606: {
    title: 'Messages of the other kind',
    meaning:
      'An economy with private values is played by "messages", one with interdependent values by "strategies" (three announcements).',
    paper: 'Section 3: M_i = D. Section 4: M_i = D × (Dⁿ → D) × (D^((r−1)n) → D).',
    hint: 'Give what the economy asks for.',
  },
  E0607: {
    title: '"price-taking" is not an observation',
    meaning:
      'What is observed is a demand function, written out. "price-taking" would depend on whose signal is meant, and nobody observes that.',
    hint: 'Write the demand function that is observed.',
  },
} as const satisfies Record<string, Explanation>;
