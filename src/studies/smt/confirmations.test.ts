import { describe, expect, it } from 'vitest';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import { solve } from '../../dominance/elimination.js';
import * as Q from '../../exact/rational.js';
import { plantedMixtures, randomGame, undercutting } from '../../games/generators.js';
import type { NormalForm } from '../../games/normal-form.js';
import { E } from '../../prelude.js';
import { finish } from '../../computation.js';
import type { SmtProblem } from './confirmations.js';
import { asOneScript, confirmations, maxCharacters, maxWritten } from './confirmations.js';
import { comment, constant, or, plain, sum } from './term.js';

type Expression = string | readonly Expression[];

/** Reads a script as the standard has it: parentheses, symbols, numerals, and comments to the end of a line. */
const readScript = (script: string): readonly Expression[] => {
  const tokens = script.replace(/;.*$/gm, '').match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const next = (): Expression => {
    const token = tokens[at++]!;
    if (token !== '(') return token;
    const list: Expression[] = [];
    while (tokens[at] !== ')') {
      if (at >= tokens.length) throw new Error('A parenthesis is not closed.');
      list.push(next());
    }
    at += 1;
    return list;
  };
  const all: Expression[] = [];
  while (at < tokens.length) all.push(next());
  return all;
};

const arity: Record<string, readonly [number, number]> = {
  '+': [2, Infinity],
  '-': [1, 2],
  '*': [2, 2],
  '/': [2, 2],
  '=': [2, 2],
  '<': [2, 2],
  '<=': [2, 2],
  '>': [2, 2],
  '>=': [2, 2],
  or: [2, Infinity],
};

/** Whether an expression is a constant of the logic: a numeral, a negated one, or a fraction of them. */
const isConstant = (e: Expression): boolean =>
  typeof e === 'string'
    ? /^(0|[1-9]\d*)$/.test(e)
    : (e[0] === '-' && e.length === 2 && isConstant(e[1]!)) ||
      (e[0] === '/' && isConstant(e[1]!) && /^[1-9]\d*$/.test(String(e[2])));

/** What is wrong with a problem by the letter of the standard and of its logic. */
const faultsOf = ({ text, expected }: SmtProblem): readonly string[] => {
  const faults: string[] = [];
  const known = new Set<string>();
  const look = (e: Expression): void => {
    if (isConstant(e)) return;
    if (typeof e === 'string') {
      if (!known.has(e)) faults.push(`${e} is not declared`);
      return;
    }
    const [operator, ...rest] = e;
    const allowed = arity[String(operator)];
    if (allowed === undefined) faults.push(`${String(operator)} is no operator`);
    else if (rest.length < allowed[0] || rest.length > allowed[1])
      faults.push(`${String(operator)} has ${String(rest.length)}`);
    if (operator === '*' && !isConstant(rest[0]!)) faults.push('a product is not linear');
    rest.forEach(look);
  };
  const commands = readScript(text);
  for (const command of commands) {
    const [name, first, ...rest] = command as readonly Expression[];
    if (name === 'declare-const' || name === 'define-fun') {
      if (known.has(String(first))) faults.push(`${String(first)} is declared twice`);
      if (name === 'define-fun') look(rest[2]!);
      known.add(String(first));
    } else if (name === 'assert') look(first!);
  }
  const heads = commands.map((command) => String(command[0]));
  if (heads.filter((name) => name === 'check-sat').length !== 1 || heads.at(-1) !== 'check-sat')
    faults.push('it does not end in one question');
  if (!text.includes(`(set-info :status ${expected})\n`)) faults.push('the expected answer is not in it');
  if (text.split('\n').some((line) => line.length > 140)) faults.push('a line is too long');
  return faults;
};

const written = (
  game: NormalForm,
  ...[elimination]: [Parameters<typeof solve>[1]?]
): readonly SmtProblem[] => {
  const found = finish(confirmations(game, solve(game, elimination)));
  if (E.isLeft(found)) throw new Error('It was too large.');
  return found.right;
};

describe('the problems of an elimination', () => {
  it('keep to the letter of SMT-LIB and of linear rational arithmetic', () => {
    for (const comparison of comparisons)
      for (const dominators of dominatorKinds)
        for (let seed = 1; seed <= 6; seed += 1)
          for (const game of [
            randomGame(seed, [3, 2, 2], 2, 3n),
            plantedMixtures(seed, 3, 9, 2),
            randomGame(seed, [3], 2),
          ])
            for (const problem of written(game, { comparison, dominators, rounds: 'all' }))
              expect(faultsOf(problem), problem.file).toEqual([]);
  });

  it('ask of every round and every remaining strategy whether it is dominated, under file names of their own', () => {
    const n = 5;
    const problems = written(undercutting(n));
    expect(new Set(problems.map(({ file }) => file)).size).toBe(problems.length);
    const about = problems.filter(({ question }) => question === 'dominator');
    for (let round = 1; round < n; round += 1)
      for (const player of ['1', '2'])
        expect(
          about.filter((one) => one.round === round && one.player === player).map(({ verdict }) => verdict),
        ).toEqual([...Array.from({ length: n - round }, () => 'stands'), 'falls']);
    expect(about.every(({ round }) => round < n)).toBe(true);
    for (const { question, verdict, expected } of problems)
      expect(expected).toBe(
        (question === 'dominator') === (verdict === 'falls') && question !== 'larger' ? 'sat' : 'unsat',
      );
  });

  it('put equal columns together and say how many there are', () => {
    const game = randomGame(1, [2, 2, 2, 2, 2], 1);
    for (const { text } of written(game).filter(
      ({ round, question }) => round === 1 && question === 'dominator',
    )) {
      const columns = text.match(/^\(define-fun gain/gm)!.length;
      expect(columns).toBeLessThanOrEqual(4);
      const more = [...text.matchAll(/; and (\d+) more$/gm)].reduce(
        (sum, [, count]) => sum + Number(count),
        0,
      );
      expect(columns + more).toBe(16);
    }
  });

  it('are refused where they would be too many, with how much there would be', () => {
    const found = finish(
      confirmations(randomGame(1, [150, 150], 1e6), solve(randomGame(1, [150, 150], 1e6))),
    );
    expect(E.isLeft(found) && found.left).toEqual({
      unit: 'payoffs',
      found: 2 * 2 * 150 ** 3,
      most: maxWritten,
    });
    const digits = 10n ** 1000n;
    const long: NormalForm = { ...randomGame(1, [60, 60], 1e6) };
    const tables = long.payoffs.map(({ numerators }) => ({
      denominator: 1n,
      numerators: Array.from<number | bigint, bigint>(numerators, (n) => BigInt(n) * digits),
    }));
    const large = finish(confirmations({ ...long, payoffs: tables }, solve({ ...long, payoffs: tables })));
    expect(E.isLeft(large) && large.left).toMatchObject({ unit: 'characters', most: maxCharacters });
  });

  it('make one script, the solver reset in between', () => {
    const problems = written(undercutting(3));
    expect(asOneScript(problems).split('(reset)').length).toBe(problems.length);
  });
});

describe('terms', () => {
  it('write constants as the logic has them', () => {
    expect([Q.of(3), Q.of(-3), Q.of(7, 2), Q.of(-7, 2), Q.zero].map(constant)).toEqual([
      '3',
      '(- 3)',
      '(/ 7 2)',
      '(/ (- 7) 2)',
      '0',
    ]);
  });
  it('give no operator too few arguments', () => {
    expect([sum([]), sum(['x']), sum(['x', 'y']), or([]), or(['a'])]).toEqual([
      '0',
      'x',
      '(+ x y)',
      'false',
      'a',
    ]);
  });
  it('keep comments comments, whatever they say', () => {
    const nasty = 'a\n(exit)\r\u2028(assert false)\u0000 b';
    expect(plain(nasty)).toBe('a (exit) (assert false) b');
    expect(comment(nasty)).toEqual(['; a (exit) (assert false) b']);
    const lines = comment(Array.from({ length: 60 }, (_, i) => `word${String(i)}`).join(' '));
    expect(lines.every((line) => line.startsWith('; ') && line.length <= 101)).toBe(true);
    expect(lines.length).toBeGreaterThan(3);
  });
});
