/**
 * The list of the verbs. What a verb takes and does is loaded when the command line names it, so that the help and one
 * verb need not wait for the engines of all the others.
 */
import type { Verb } from './verb.js';

/** A verb as the list names it. */
export interface ListedVerb {
  readonly name: string;
  /** What it does, as the help says it: a phrase without a full stop. */
  readonly description: string;
  /** Loads what it takes and does. */
  readonly load: () => Promise<Verb>;
}

/** The verbs, in the order of the help. */
export const verbs: readonly ListedVerb[] = [
  {
    name: 'init',
    description: 'write a starter economy, economy.json, that the other verbs accept as it is',
    load: async () => (await import('./init/init.js')).init,
  },
  {
    name: 'show',
    description: 'an economy or a game in words and counts, with warnings of what is legal but odd',
    load: async () => (await import('./show/show.js')).show,
  },
  {
    name: 'run',
    description: 'one draw traced step by step or, without a draw, each trader’s exact lottery',
    load: async () => (await import('./run/run.js')).run,
  },
  {
    name: 'solve',
    description: 'what is undominated, round by round, and why a strategy survives or is eliminated',
    load: async () => (await import('./solve/solve.js')).solve,
  },
  {
    name: 'verify',
    description: 'judge the paper’s claims on an economy: proved, refuted or undecided, with evidence',
    load: async () => (await import('./verify/verify.js')).verify,
  },
  {
    name: 'hunt',
    description: 'look for an economy that refutes a claim, and make it as small as it gets',
    load: async () => (await import('./hunt/hunt.js')).hunt,
  },
  {
    name: 'check',
    description: 'check a certificate with the independent checker: derived again from the definitions',
    load: async () => (await import('./check/check.js')).check,
  },
  {
    name: 'export',
    description: 'a game, or its eliminations to be confirmed, in the format of another program',
    load: async () => (await import('./export/export.js')).exportGame,
  },
  {
    name: 'explain',
    description: 'explain an error code, a term, a claim, an equation or a rule of the paper',
    load: async () => (await import('./explain/explain.js')).explain,
  },
];
