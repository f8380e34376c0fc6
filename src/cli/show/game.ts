/**
 * What `show` says of a game: who can do what, how large it is, its payoffs if they are few, and what is odd about it.
 */
import { distinctStrategies } from '../../dominance/distinct.js';
import { livingColumns, sidesOf } from '../../dominance/side.js';
import type { Power } from '../../exact/counts.js';
import { countText, powerText, showPower } from '../../exact/counts.js';
import type { GameFile } from '../../formats/game/file.js';
import type { BayesianGame } from '../../games/bayesian.js';
import type { NormalForm } from '../../games/normal-form.js';
import { numeratorAt } from '../../games/payoff-table.js';
import { counted, namesOrNobody } from '../output/counts.js';
import { exit } from '../errors/exit.js';
import { allStrategies, isSmallBimatrix, payoffTable } from '../output/payoffs.js';
import type { Report } from '../output/report.js';
import { heading, item, note, table, tableOnScreen, text } from '../output/report.js';
import type { Bimatrix } from '../output/tables/bimatrix.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';

/** The most names that are listed in a cell. */
const maxNames = 24;

const product = (sizes: readonly number[]): bigint => sizes.reduce((all, size) => all * BigInt(size), 1n);

const namesText = (names: readonly string[]): string =>
  names.length > maxNames ? `${names.slice(0, maxNames).join(', ')}, …` : names.join(', ');

const payoffsOf = (game: NormalForm): Bimatrix =>
  payoffTable(
    game,
    allStrategies(game),
    `Payoffs of ${game.players[0]!.name} and of ${game.players[1]!.name}`,
  );

/** What is legal but odd in a normal form. */
const warningsOf = (game: NormalForm): readonly string[] => {
  const idle = game.players.filter(({ strategies }) => strategies.length === 1).map(({ name }) => name);
  const payoffEqual = sidesOf(game).flatMap((side) => {
    const { name, strategies } = game.players[side.player]!;
    const { representatives, first } = distinctStrategies(side, side.living, livingColumns(side));
    if (strategies.length > 1 && representatives.length === 1)
      return [`${name} is indifferent: all her strategies pay her the same whatever the others do.`];
    const second = first.findIndex((representative, s) => representative !== s);
    return second < 0
      ? []
      : [
          `Payoff-equal strategies: ${name} gets the same from ${strategies[first[second]!]!} and ${strategies[second]!} whatever the others do${representatives.length + 1 < strategies.length ? ', and there are more such' : ''}. Under very weak dominance only the first of such strategies can survive.`,
        ];
  });
  return [
    ...(idle.length === 0
      ? []
      : [`No choice: ${namesOrNobody(idle)} ${idle.length === 1 ? 'has' : 'have'} one strategy only.`]),
    ...payoffEqual,
    ...(isConstantSum(game) ? ['The payoffs of the players sum to the same at every profile.'] : []),
  ];
};

const isConstantSum = ({ players, payoffs }: NormalForm): boolean => {
  if (players.length !== 2) return false;
  const [one, other] = [payoffs[0]!, payoffs[1]!];
  const sumAt = (k: number): bigint =>
    numeratorAt(one, k) * other.denominator + numeratorAt(other, k) * one.denominator;
  const first = sumAt(0);
  for (let k = 1; k < one.numerators.length; k += 1) if (sumAt(k) !== first) return false;
  return true;
};

/** What `show --json` prints of a game in normal form. */
type NormalFormOutput = {
  readonly kind: 'normal-form';
  readonly title: string;
  readonly comment: string;
  /** How the file was read, where it says less than the game does. */
  readonly reading?: string;
  readonly players: ReadonlyArray<{ readonly name: string; readonly strategies: readonly string[] }>;
  readonly profiles: string;
  readonly warnings: readonly string[];
};

/** What `show --json` prints of a Bayesian game; `functions` counts a player's functions from types to strategies. */
type BayesianOutput = {
  readonly kind: 'bayesian';
  readonly title: string;
  readonly comment: string;
  readonly players: ReadonlyArray<{
    readonly name: string;
    readonly types: readonly string[];
    readonly strategies: readonly string[];
    readonly functions: string;
  }>;
  readonly typeProfiles: string;
  readonly prior: 'independent' | 'correlated';
  readonly warnings: readonly string[];
};

const normalFormReport = ({ title, comment, reading }: GameFile, game: NormalForm): Report => {
  const { players } = game;
  const sizes = players.map(({ strategies }) => strategies.length);
  const profiles = product(sizes);
  const warnings = warningsOf(game);
  const data: NormalFormOutput = {
    kind: 'normal-form',
    title,
    comment,
    ...(reading === undefined ? {} : { reading }),
    players: players.map(({ name, strategies }) => ({ name, strategies })),
    profiles: String(profiles),
    warnings,
  };
  const playersTable: Table = {
    caption: 'Players',
    columns: [words('Player'), numbers('Strategies'), words('Names')],
    rows: players.map(({ name, strategies }) => [name, countText(strategies.length), namesText(strategies)]),
  };
  const payoffsShown = isSmallBimatrix(game, allStrategies(game));
  // The table of payoffs names the players and their strategies too.
  const playersBlock = payoffsShown ? tableOnScreen : table;
  return {
    status: exit.done,
    data,
    blocks: [
      ...(title === '' ? [] : [heading(title)]),
      text(
        `A game in normal form: ${counted(players.length, 'player')}, ${sizes.length > 1 ? `${sizes.map(countText).join(' × ')} = ` : ''}${counted(profiles, 'profile')}.`,
      ),
      ...(reading === undefined ? [] : [text(reading)]),
      ...(comment.trim() === '' ? [] : [text(comment)]),
      playersBlock(playersTable),
      ...(payoffsShown ? [table(payoffsOf(game))] : []),
      ...(warnings.length === 0 ? [] : [heading('Worth knowing'), ...warnings.map(note)]),
    ],
    // CSV holds the game itself, as its files do, whatever its size; it is written down only if it is asked for.
    get main() {
      return players.length === 2 ? payoffsOf(game) : playersTable;
    },
  };
};

/** Whether the prior is the product of its marginals. */
const isIndependent = ({ players, prior }: BayesianGame): boolean => {
  const sizes = players.map(({ types }) => types.length);
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((a, b) => a * b, 1));
  const typeOf = (number: number, i: number): number => Math.floor(number / strides[i]!) % sizes[i]!;
  const marginals = sizes.map((size) => new Array<bigint>(size).fill(0n));
  prior.numerators.forEach((weight, number) =>
    marginals.forEach((marginal, i) => (marginal[typeOf(number, i)]! += weight)),
  );
  const scale = prior.denominator ** BigInt(players.length - 1);
  return prior.numerators.every(
    (weight, number) =>
      weight * scale === marginals.reduce((all, marginal, i) => all * marginal[typeOf(number, i)]!, 1n),
  );
};

const bayesianReport = ({ title, comment }: GameFile, game: BayesianGame): Report => {
  const { players, prior } = game;
  const typeProfiles = product(players.map(({ types }) => types.length));
  const strategies = players.map(({ types, actions }): Power => ({
    base: BigInt(actions.length),
    exponent: BigInt(types.length),
  }));
  const independent = isIndependent(game);
  const impossible = prior.numerators.filter((weight) => weight === 0n).length;
  const data: BayesianOutput = {
    kind: 'bayesian',
    title,
    comment,
    players: players.map(({ name, types, actions }, i) => ({
      name,
      types,
      strategies: actions,
      functions: powerText(strategies[i]!),
    })),
    typeProfiles: String(typeProfiles),
    prior: independent ? 'independent' : 'correlated',
    warnings: [],
  };
  return {
    status: exit.done,
    data,
    blocks: [
      ...(title === '' ? [] : [heading(title)]),
      text(
        `A Bayesian game: ${counted(players.length, 'player')}, ${counted(typeProfiles, 'type profile')}${impossible === 0 ? '' : ` (${countText(impossible)} of probability 0)`}, types ${independent ? 'independent' : 'correlated'}.`,
      ),
      ...(comment.trim() === '' ? [] : [text(comment)]),
      table({
        caption: 'Players',
        columns: [words('Player'), words('Types'), words('Strategies of each type'), numbers('Functions')],
        rows: players.map(({ name, types, actions }, i) => [
          name,
          namesText(types),
          namesText(actions),
          showPower(strategies[i]!),
        ]),
      }),
      item('Functions: the ways to choose a strategy for every type; the others may play any of them.'),
    ],
  };
};

/** The report on a game. */
export const gameReport = (file: GameFile): Report =>
  file.game.kind === 'normal-form'
    ? normalFormReport(file, file.game.form)
    : bayesianReport(file, file.game.form);
