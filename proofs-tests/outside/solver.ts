// A real SMT solver, z3, asked by way of its standard input. Where it is absent the tests say so and skip.
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import type { EliminationOptions } from '../../src/dominance/relation.js';
import type { Solution } from '../../src/dominance/elimination.js';
import { solve } from '../../src/dominance/elimination.js';
import type { NormalForm } from '../../src/games/normal-form.js';
import { E } from '../../src/prelude.js';
import type { SmtProblem } from '../../src/studies/smt/confirmations.js';
import { asOneScript, confirmations } from '../../src/studies/smt/confirmations.js';
import { finish } from '../../src/computation.js';

const { stdout: version, error } = spawnSync('z3', ['--version'], { encoding: 'utf8' });

/** Whether there is a solver to ask. */
export const present = error === undefined && /^Z3/.test(version);
if (!present) console.warn('SKIPPED: no z3 on the path (Debian: apt-get install z3)');

/** What z3 prints for a script, line by line. */
export const ask = (script: string): readonly string[] => {
  const { stdout } = spawnSync('z3', ['-in'], { input: script, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return stdout.trim().split('\n');
};

/** The problems of an elimination. */
export const problemsOf = (
  game: NormalForm,
  solution: Solution,
  players?: readonly number[],
): readonly SmtProblem[] => {
  const problems = finish(confirmations(game, solution, players === undefined ? {} : { players }));
  if (E.isLeft(problems)) throw new Error(`Too large: ${String(problems.left.found)} ${problems.left.unit}`);
  return problems.right;
};

const logic = '(set-logic QF_LRA)\n';

/**
 * The answers to many problems in one run of z3, each with the file it answers. `scoped` puts each into a scope instead of
 * resetting the solver in between: quicker for many small problems, slower for large ones.
 */
export const answersTo = (
  problems: readonly SmtProblem[],
  manner: 'reset' | 'scoped' = 'reset',
): readonly string[] => {
  if (problems.length === 0) return [];
  const script =
    manner === 'reset'
      ? asOneScript(problems)
      : logic + problems.map(({ text }) => `(push 1)\n${text.replace(logic, '')}(pop 1)\n`).join('');
  return ask(script).map((answer, i) => `${problems[i]?.file ?? '?'}: ${answer}`);
};

/** What the answers should be. */
export const expectedOf = (problems: readonly SmtProblem[]): readonly string[] =>
  problems.map(({ file, expected }) => `${file}: ${expected}`);

/** Insists that z3 answers as expected all problems of a game, under each of some eliminations; returns how many there were. */
export const confirm = (game: NormalForm, eliminations: readonly EliminationOptions[]): number => {
  const problems = eliminations.flatMap((elimination) => problemsOf(game, solve(game, elimination)));
  expect(answersTo(problems, 'scoped')).toEqual(expectedOf(problems));
  return problems.length;
};
