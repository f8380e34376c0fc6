/**
 * Codes E07: games, and their files.
 */
import type { Explanation } from './explanation.js';

export const games = {
  E0701: {
    title: 'The players of a game',
    meaning:
      'A game has at least one player. Their names are not blank, and no two are the same: results name the players.',
    hint: 'Give every player a name of her own.',
    example: {
      bad: '"players": [{ "name": "Row", … }, { "name": "Row", … }]',
      good: '"players": [{ "name": "Row", … }, { "name": "Column", … }]',
    },
  },
  E0702: {
    title: 'The strategies of a player',
    meaning:
      'Every player has at least one strategy. The names of one player’s strategies are not blank, and no two of them are the same; different players may use the same names.',
    hint: 'Give the player a strategy; give her strategies different names.',
    example: { bad: '"strategies": []', good: '"strategies": ["stay"]' },
  },
  E0703: {
    title: 'Payoffs that do not fit the game',
    meaning:
      'There is one payoff for every player at every profile of strategies. In JSON they are nested by strategy, the first player’s outermost, with a list of one number a player innermost; a Bayesian game nests by type profile first. A .nfg file lists them profile by profile, the first player’s strategy changing fastest.',
    hint: 'Add what is missing or remove what is too much, at the place shown.',
    example: { bad: '2 × 2 strategies and [[[1, 2], [0, 0]]]', good: '[[[1, 2], [0, 0]], [[0, 0], [2, 1]]]' },
  },
  E0704: {
    title: 'A game larger than can be held',
    meaning:
      'The numbers of strategies multiply to more payoffs than the file has room for, or than this program holds (67,108,864), there are more than a thousand players or a million cells of a CSV, or the payoffs have a common denominator of so many digits that the table would not fit into memory. The game is refused before any memory is taken for it.',
    hint: 'Check the numbers of strategies. If they are right, the file was cut off or the game is too large.',
  },
  E0705: {
    title: 'Not a .nfg file as Gambit defines it',
    meaning:
      'A .nfg file reads: NFG 1 R, the title in quotes, the players’ names in { }, the strategies in { } (their numbers, or a { } of names a player), a comment in quotes if there is one, and then payoffs, or { } of outcomes followed by an outcome number a profile. Texts stand in double quotes, a quote inside them is written \\". There are no other comments.',
    hint: 'Compare the place shown with the guide to game files.',
    example: {
      bad: 'NFG 1 R "Game" { "Row" "Column" } { 2 2 } // payoffs',
      good: 'NFG 1 R "Game" { "Row" "Column" } { 2 2 } "payoffs"',
    },
  },
  E0706: {
    title: 'An outcome that is not listed',
    meaning:
      'In the outcome form of .nfg a profile is given by the number of its outcome: 1 is the first of the list, and 0 says that every player gets 0.',
    hint: 'Take the number of a listed outcome, or add the outcome.',
  },
  E0707: {
    title: 'The prior of a Bayesian game',
    meaning:
      'The prior is a probability for every type profile, nested by type like payoffs. No probability is negative, and their sum is exactly 1. Types may be correlated.',
    hint: 'Correct the probabilities; thirds are "1/3".',
    example: {
      bad: '"prior": [["0.33", "0.33"], ["0.34", "0.01"]]',
      good: '"prior": [["1/3", "1/3"], ["1/3", "0"]]',
    },
  },
  E0708: {
    title: 'The types of a player',
    meaning:
      'In a Bayesian game (one with a "prior") every player has a list of at least one type, with different names that are not blank. Every type has positive probability: for a type that cannot occur there is no belief about the others, and so no interim dominance.',
    hint: 'Give each player "types"; leave out a type of probability 0. For a game without types leave out "prior" and all "types".',
  },
  E0709: {
    title: 'Not a table of two players',
    meaning:
      'A CSV file holds a game of two players: the first line names the column player’s strategies after a first cell of its own, every further line begins with a strategy of the row player, and a cell holds both payoffs, the row player’s first: 3;1, "3,1" or 3 1. In a zero-sum game every cell may hold one number, the row player’s payoff. Semicolons may set the cells apart in place of commas. The first cell is empty or names the players: Row \\ Column.',
    hint: 'Give every line as many cells as the first, and every cell two numbers (or every cell one).',
    example: { bad: 'Top,"3,1', good: 'Top,"3,1"' },
  },
} as const satisfies Record<string, Explanation>;
