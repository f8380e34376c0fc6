/**
 * The list of the verbs. What a verb takes and does is loaded when the command line names it, so that the help and one
 * verb need not wait for the engines of all the others.
 */
import type { Example } from './help.js';
import type { Verb } from './verb.js';

/** A verb as the list names it. */
export interface ListedVerb {
  readonly name: string;
  /** What it does, as the help says it: a phrase without a full stop. */
  readonly description: string;
  /** For its help, three at most. */
  readonly examples: readonly Example[];
  /** Loads what it takes and does. */
  readonly load: () => Promise<Verb>;
}

/** What to begin with, for the help of the program. */
export const firstSteps: readonly Example[] = [
  { shows: 'a small market, in the file market/economy.json', command: 'undominated init market' },
  { shows: 'its undominated messages', command: 'undominated solve market/economy.json' },
  { shows: 'the paper’s claims, judged on it', command: 'undominated verify market/economy.json' },
];

/** The verbs, in the order of the help. */
export const verbs: readonly ListedVerb[] = [
  {
    name: 'init',
    description: 'write a starter file, an economy or a game, that the other verbs accept as it is',
    examples: [
      { shows: 'a small market, in the file market/economy.json', command: 'undominated init market' },
      {
        shows: 'an economy in which traders hold signals, in the file leak/economy.json',
        command: 'undominated init leak --template smallest-leak',
      },
      {
        shows: 'a game to begin with, in the file hunt/game.json',
        command: 'undominated init hunt --template stag-hunt',
      },
    ],
    load: async () => (await import('./init/init.js')).init,
  },
  {
    name: 'show',
    description: 'an economy or a game in words and counts, with warnings of what is legal but odd',
    examples: [
      {
        shows: 'an economy, its counts, and what is odd about it',
        command: 'undominated show examples/no-gains.json',
      },
      { shows: 'a game of Gambit', command: 'undominated show examples/games/prisoners-dilemma.nfg' },
    ],
    load: async () => (await import('./show/show.js')).show,
  },
  {
    name: 'run',
    description: 'one draw traced step by step or, without a draw, each trader’s exact lottery',
    examples: [
      {
        shows: 'each trader’s exact lottery if everybody is a price taker',
        command: 'undominated run examples/four-equal-traders.json',
      },
      {
        shows: 'the draw of the paper’s Example, step by step',
        command: 'undominated run examples/the-example.json --order 1,2,3,4,5,6,7,8 --rule 1',
      },
      {
        shows: 'a draw by chance, with signals',
        command: 'undominated run examples/pooling.json --draw --seed 1',
      },
    ],
    load: async () => (await import('./run/run.js')).run,
  },
  {
    name: 'solve',
    description: 'what is undominated, round by round, and why a strategy survives or is eliminated',
    examples: [
      {
        shows: 'the undominated messages of each trader, and why one of the others is dominated',
        command: 'undominated solve examples/four-equal-traders.json --explain "[1,0]"',
      },
      {
        shows: 'a game in which only a mixed strategy dominates',
        command: 'undominated solve examples/games/mixed-dominators.csv --dominators mixed',
      },
      {
        shows: 'weak dominance in a Bayesian game, with what survives and why',
        command: 'undominated solve examples/games/entry.json --comparison weak --list',
      },
    ],
    load: async () => (await import('./solve/solve.js')).solve,
  },
  {
    name: 'verify',
    description: 'judge the paper’s claims on an economy: proved, refuted or undecided, with evidence',
    examples: [
      {
        shows: 'every claim that is judged by default, all of them proved',
        command: 'undominated verify examples/four-equal-traders.json',
      },
      {
        shows: 'two claims of two economies, of which some are refuted',
        command:
          'undominated verify examples/ties.json examples/basic-market.json --claim law-of-one-price,individual-rationality',
      },
      {
        shows: 'a claim with its certificate, to be checked by undominated check',
        command: 'undominated verify examples/complements.json --claim theorem-1 --certificate proofs',
      },
    ],
    load: async () => (await import('./verify/verify.js')).verify,
  },
  {
    name: 'hunt',
    description: 'look for an economy that refutes a claim, and make it as small as it gets',
    examples: [
      {
        shows: 'a small economy in which somebody loses by taking part: refuted',
        command: 'undominated hunt individual-rationality --seed 1 --out found',
      },
      {
        shows: 'none among 20 economies refutes Theorem 1',
        command: 'undominated hunt theorem-1 --seed 1 --random 20',
      },
    ],
    load: async () => (await import('./hunt/hunt.js')).hunt,
  },
  {
    name: 'compare',
    description: 'one economy under several mechanisms: promises, best lies, welfare',
    examples: [
      {
        shows: 'who gains by lying, and under which mechanism',
        command: 'undominated compare examples/holding-back.json',
      },
      {
        shows: 'three mechanisms, and a picture with its numbers beside it',
        command:
          'undominated compare examples/single-units.json --mechanism random-grouping,mcafee,vcg --plot compared.svg',
      },
    ],
    load: async () => (await import('./compare/compare.js')).compare,
  },
  {
    name: 'check',
    description: 'check a certificate with the independent checker: derived again from the definitions',
    examples: [
      {
        shows: 'a certificate to check, in the file proofs/theorem-1.json',
        command: 'undominated verify examples/four-equal-traders.json --claim theorem-1 --certificate proofs',
      },
      {
        shows: 'the certificate derived again from the definitions',
        command: 'undominated check proofs/theorem-1.json',
      },
      {
        shows: 'the same, and that it is about this economy',
        command: 'undominated check proofs/theorem-1.json --economy examples/four-equal-traders.json',
      },
    ],
    load: async () => (await import('./check/check.js')).check,
  },
  {
    name: 'export',
    description: 'a game, or its eliminations to be confirmed, in the format of another program',
    examples: [
      {
        shows: 'a game as a file of Gambit, with numbered outcomes',
        command: 'undominated export examples/games/prisoners-dilemma.nfg --nfg --form outcomes',
      },
      {
        shows: 'its eliminations as problems for an SMT solver, in the folder problems',
        command:
          'undominated export examples/games/mixed-dominators.csv --smt2 --dominators mixed --out problems',
      },
    ],
    load: async () => (await import('./export/export.js')).exportGame,
  },
  {
    name: 'explain',
    description: 'explain an error code, a term, a claim, an equation or a rule of the paper',
    examples: [
      { shows: 'a claim of the paper', command: 'undominated explain theorem-1' },
      { shows: 'an equation', command: 'undominated explain "(4)"' },
      { shows: 'the code of an error', command: 'undominated explain E0203' },
    ],
    load: async () => (await import('./explain/explain.js')).explain,
  },
  {
    name: 'completion',
    description: 'print the script by which bash, zsh or fish completes what is typed',
    examples: [
      { shows: 'bash: at once, or as a line of ~/.bashrc', command: 'source <(undominated completion bash)' },
      {
        shows: 'zsh: a file to be put into a folder of fpath',
        command: 'undominated completion zsh > _undominated',
      },
      {
        shows: 'fish: a file to be put into ~/.config/fish/completions',
        command: 'undominated completion fish > undominated.fish',
      },
    ],
    load: async () => (await import('./completion/completion.js')).completion,
  },
];
