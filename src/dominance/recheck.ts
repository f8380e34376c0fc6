/**
 * Every witness of an elimination, checked again from the definitions: no kernel, no linear program, only sums of payoffs.
 *
 * It confirms that what fell had a dominator and what survives has none. (That nothing fell a round late is what the
 * solver's comparison with the plain one tests.)
 */
import { commonDenominator, scaleTo } from '../exact/scaling.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { NormalForm } from '../games/normal-form.js';
import { profileAt } from '../games/normal-form.js';
import { numeratorAt } from '../games/payoff-table.js';
import type { Comparison, Standing } from './relation.js';
import type { Eliminated, Sets, Solution } from './solve.js';

/**
 * What is wrong with a solution, a sentence each; nothing if every witness holds.
 *
 * Cost: a payoff comparison for every fallen strategy, member of its dominator and column; the same for survivors under
 * mixed dominators, with every rival.
 */
export const recheck = (game: NormalForm, solution: Solution): readonly string[] => {
  const { comparison, dominators } = solution.elimination;
  const faults: string[] = [];
  let sets: Sets = game.players.map(({ strategies }) => strategies.map((_, s) => s));
  let before = sets;
  for (const { round, eliminated } of solution.rounds) {
    if (eliminated.length === 0) faults.push(`round ${String(round)} is empty`);
    const seen = new Table(game, sets);
    for (const fall of eliminated) {
      const where = `round ${String(round)}, ${nameOf(game, fall.player, fall.strategy)}`;
      if (dominators === 'pure' && fall.by.length !== 1) faults.push(`${where}: the dominator is mixed`);
      for (const fault of faultsOfFall(seen, comparison, fall)) faults.push(`${where}: ${fault}`);
    }
    before = sets;
    sets = sets.map((set, i) =>
      set.filter((s) => !eliminated.some(({ player, strategy }) => player === i && strategy === s)),
    );
  }
  if (!sameSets(sets, solution.surviving)) faults.push('the survivors are not what the rounds leave');
  if (!sameSets(solution.complete ? sets : before, solution.tested))
    faults.push('the game in which the survivors were tested is not the one before the last test');
  const seen = new Table(game, solution.tested);
  solution.surviving.forEach((set, player) => {
    for (const s of set)
      for (const fault of faultsOfStanding(
        seen,
        comparison,
        dominators === 'pure',
        player,
        s,
        solution.standing(player, s),
      ))
        faults.push(`${nameOf(game, player, s)}: ${fault}`);
  });
  return faults;
};

const nameOf = (game: NormalForm, player: number, s: number): string =>
  `${game.players[player]!.name} ${game.players[player]!.strategies[s] ?? String(s)}`;

const sameSets = (a: Sets, b: Sets): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A game restricted to sets of strategies. */
class Table {
  constructor(
    readonly game: NormalForm,
    readonly sets: Sets,
  ) {}

  /** The numbers of all profiles in which the player plays s and the others play within the sets. */
  columns(player: number, s: number): readonly number[] {
    let numbers = [0];
    this.game.players.forEach(({ strategies }, i) => {
      const choices = i === player ? [s] : this.sets[i]!;
      numbers = numbers.flatMap((number) => choices.map((choice) => number * strategies.length + choice));
    });
    return numbers;
  }

  has(player: number, s: number): boolean {
    return this.sets[player]!.includes(s);
  }

  /** Whether a number is that of a profile in which the player plays s and the others play within the sets. */
  isColumn(player: number, s: number, number: number): boolean {
    return profileAt(this.game.players, number).every((choice, i) =>
      i === player ? choice === s : this.has(i, choice),
    );
  }

  /** u(t, c) − u(s, c), over the player's denominator, where c is given by the profile in which she plays s. */
  gain(player: number, t: number, s: number, number: number): bigint {
    const stride = this.game.players
      .slice(player + 1)
      .reduce((product, { strategies }) => product * strategies.length, 1);
    const table = this.game.payoffs[player]!;
    return numeratorAt(table, number + (t - s) * stride) - numeratorAt(table, number);
  }

  equal(player: number, t: number, s: number): boolean {
    return this.columns(player, s).every((number) => this.gain(player, t, s, number) === 0n);
  }
}

/** Weights over their common denominator. */
const whole = (
  weights: readonly Rational[],
): { readonly weights: readonly bigint[]; readonly sum: bigint } => {
  const common = commonDenominator(weights);
  const scaled = weights.map((weight) => scaleTo(weight, common));
  return { weights: scaled, sum: common };
};

const faultsOfFall = (table: Table, comparison: Comparison, fall: Eliminated): readonly string[] => {
  const { player, strategy: s, by, margin, at, better } = fall;
  const faults: string[] = [];
  if (!table.has(player, s)) faults.push('it had fallen before');
  if (by.length === 0) faults.push('no dominator');
  if (by.some(({ strategy }) => strategy === s || !table.has(player, strategy)))
    faults.push('the dominator uses the strategy itself or one that has fallen');
  if (by.some(({ strategy }, i) => i > 0 && strategy <= by[i - 1]!.strategy))
    faults.push('the dominator is not listed in ascending order');
  if (by.some(({ weight }) => Q.sign(weight) <= 0) || !Q.equals(Q.sum(by.map(({ weight }) => weight)), Q.one))
    faults.push('the weights are no lottery');
  if (faults.length > 0) return faults;
  const { weights, sum } = whole(by.map(({ weight }) => weight));
  const scale = sum * table.game.payoffs[player]!.denominator;
  const gainAt = (number: number): bigint =>
    by.reduce((total, { strategy }, i) => total + weights[i]! * table.gain(player, strategy, s, number), 0n);
  let least: bigint | undefined;
  for (const number of table.columns(player, s)) {
    const gain = gainAt(number);
    if (least === undefined || gain < least) least = gain;
  }
  if (!Q.equals(Q.of(least!, scale), margin)) faults.push('the margin is not the smallest gain');
  if (!table.isColumn(player, s, at) || gainAt(at) !== least) faults.push('the margin is not attained there');
  if (better !== undefined && !(table.isColumn(player, s, better) && gainAt(better) > 0n))
    faults.push('no gain where one is claimed');
  if (comparison === 'strict' ? least! <= 0n : least! < 0n) faults.push('the dominator does not dominate');
  if (comparison === 'weak' && better === undefined) faults.push('no column with a gain is named');
  if (comparison === 'very-weak') {
    const equals = by.filter(({ strategy }) => table.equal(player, strategy, s));
    if (equals.length > 0 && !(by.length === 1 && by[0]!.strategy < s))
      faults.push('a payoff-equal strategy is no dominator unless it comes earlier');
  }
  return faults;
};

const faultsOfStanding = (
  table: Table,
  comparison: Comparison,
  pure: boolean,
  player: number,
  s: number,
  standing: Standing<number>,
): readonly string[] => {
  const rivals = table.sets[player]!.filter((t) => t !== s);
  const faults: string[] = [];
  if (pure !== (standing.kind === 'answers')) return ['the witness is of the wrong kind'];
  if (standing.kind === 'answers') {
    const answered = standing.answers.map(({ rival }) => rival);
    if (JSON.stringify(answered) !== JSON.stringify(rivals)) faults.push('not every rival is answered once');
    for (const answer of standing.answers) {
      const { rival } = answer;
      const holds =
        'equal' in answer
          ? comparison !== 'strict' && (comparison === 'weak' || rival > s) && table.equal(player, rival, s)
          : table.isColumn(player, s, answer.column) &&
            (comparison === 'strict'
              ? table.gain(player, rival, s, answer.column) <= 0n
              : table.gain(player, rival, s, answer.column) < 0n);
      if (!holds) faults.push(`${nameOf(table.game, player, rival)} is not answered`);
    }
    return faults;
  }
  const columns = table.columns(player, s);
  const { everywhere, charges } = standing;
  if (charges.some(({ column, weight }) => !table.isColumn(player, s, column) || Q.sign(weight) <= 0))
    faults.push('the belief charges no column of the game');
  if (Q.sign(everywhere) < 0 || (comparison === 'weak' && Q.sign(everywhere) === 0))
    faults.push('the belief has no full support');
  const total = Q.add(Q.mul(everywhere, Q.of(columns.length)), Q.sum(charges.map(({ weight }) => weight)));
  if (!Q.equals(total, Q.one)) faults.push('the belief does not sum to one');
  const { weights } = whole([everywhere, ...charges.map(({ weight }) => weight)]);
  for (const t of rivals) {
    let gain = 0n;
    if (weights[0] !== 0n)
      for (const number of columns) gain += weights[0]! * table.gain(player, t, s, number);
    charges.forEach(({ column }, c) => {
      gain += weights[c + 1]! * table.gain(player, t, s, column);
    });
    const worse = comparison === 'very-weak' ? gain < 0n || (t > s && table.equal(player, t, s)) : gain <= 0n;
    if (!worse) faults.push(`${nameOf(table.game, player, t)} is better against the belief`);
  }
  return faults;
};
