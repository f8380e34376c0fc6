// Random games with many ties, and what the solver says of answers that are wrong: a confirmation that cannot fail would confirm nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { comparisons, dominatorKinds } from '../../src/dominance/relation.js';
import type { EliminationOptions } from '../../src/dominance/relation.js';
import type { Solution } from '../../src/dominance/elimination.js';
import { solve } from '../../src/dominance/elimination.js';
import * as Q from '../../src/exact/rational.js';
import { agentForm } from '../../src/games/agent-form.js';
import {
  plantedDominators,
  plantedMixtures,
  randomBayesian,
  randomGame,
} from '../../src/games/generators.js';
import type { NormalForm } from '../../src/games/normal-form.js';
import { asOneScript } from '../../src/studies/smt/confirmations.js';
import { answersTo, ask, confirm, expectedOf, present, problemsOf } from './solver.js';

const everyWay: readonly EliminationOptions[] = comparisons.flatMap((comparison) =>
  dominatorKinds.map((dominators): EliminationOptions => ({ comparison, dominators, rounds: 'all' })),
);

describe.skipIf(!present)('z3 answers as expected', () => {
  it('on random games of one to three players with few different payoffs, negative and fractional ones too', () => {
    let problems = 0;
    for (let seed = 1; seed <= 24; seed += 1) {
      const sizes = [[4], [3, 3], [2, 4], [2, 2, 3], [3, 2, 2]][seed % 5]!;
      const game = randomGame(seed, sizes, 1 + (seed % 3), 3n);
      const shifted: NormalForm = {
        ...game,
        payoffs: game.payoffs.map((table) => ({
          ...table,
          numerators: Array.from<number | bigint, bigint>(table.numerators, (n) => BigInt(n) - 1n),
        })),
      };
      problems += confirm(shifted, everyWay);
    }
    expect(problems).toBeGreaterThan(2000);
  });

  it('on games with planted dominators, single ones and mixtures', () => {
    for (let seed = 1; seed <= 3; seed += 1) {
      confirm(plantedDominators(seed, 5, 9, 2), everyWay);
      confirm(plantedMixtures(seed, 5, 9, 2), everyWay);
    }
  });

  it('on the types of Bayesian games', () => {
    for (let seed = 1; seed <= 4; seed += 1)
      confirm(agentForm(randomBayesian(seed, { players: 2, types: 2, actions: 3, noise: 12 })), everyWay);
  });

  it('whatever the names are', () => {
    const game = randomGame(5, [2, 2], 3);
    const odd: NormalForm = {
      ...game,
      players: game.players.map(({ strategies }, i) => ({
        name: `a\\|b"\n(assert false) ${String(i)}`,
        strategies: strategies.map((name) => `${name}\r\n\u2028)(exit);`),
      })),
    };
    confirm(odd, everyWay);
  });
});

describe.skipIf(!present)('z3 contradicts', () => {
  const game = plantedMixtures(2, 5, 9, 2);
  const right = solve(game, { comparison: 'strict', dominators: 'mixed', rounds: 1 });
  const disagreements = (wrong: Solution): readonly string[] => {
    const problems = problemsOf(game, wrong);
    const expected = expectedOf(problems);
    // z3 itself reports an answer that is not the annotated one, in a line of its own.
    const answers = ask(asOneScript(problems).replace(/^\(set-info :status.*\n/gm, ''));
    return expected.filter((line, i) => !line.endsWith(`: ${answers[i]!}`));
  };
  const [first, ...others] = right.rounds[0]!.eliminated;

  it('no true statement', () => {
    expect(disagreements(right)).toEqual([]);
  });
  it('a false survival, in both questions', () => {
    const wrong = disagreements({ ...right, rounds: [{ round: 1, eliminated: others }] });
    expect(wrong.map((line) => line.replace(/.*-(\w+)\.smt2/, '$1'))).toEqual([
      'dominator: unsat',
      'defence: sat',
    ]);
  });
  it('a false elimination, in both questions', () => {
    const undominated = { ...first!, player: 0, strategy: right.surviving[0]![0]! };
    const wrong = disagreements({
      ...right,
      rounds: [{ round: 1, eliminated: [undominated, ...right.rounds[0]!.eliminated] }],
    });
    expect(wrong.map((line) => line.replace(/.*-(\w+)\.smt2/, '$1'))).toEqual([
      'dominator: sat',
      'defence: unsat',
    ]);
  });
  it.each([
    ['too large', Q.of(1, 1000), 'dominator: sat'],
    ['too small', Q.of(-1, 1000), 'larger: unsat'],
  ])('a margin that is %s', (_, error, line) => {
    const off = { ...first!, margin: Q.add(first!.margin, error) };
    const wrong = disagreements({ ...right, rounds: [{ round: 1, eliminated: [off, ...others] }] });
    expect(wrong.map((each) => each.replace(/.*-(\w+)\.smt2/, '$1'))).toEqual([line]);
  });
  it('a wrong status by itself, with a message and exit status 1', () => {
    const [problem] = problemsOf(game, right);
    const wrong = problem!.expected === 'sat' ? 'unsat' : 'sat';
    expect(answersTo([problem!])).toEqual(expectedOf([problem!]));
    const folder = mkdtempSync(join(tmpdir(), 'undominated-z3-'));
    try {
      const file = join(folder, problem!.file);
      writeFileSync(file, problem!.text.replace(`:status ${problem!.expected}`, `:status ${wrong}`));
      const { stdout, status } = spawnSync('z3', [file], { encoding: 'utf8' });
      expect(stdout).toContain(`check annotation that says ${wrong}`);
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
