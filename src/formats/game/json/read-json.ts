/**
 * Reads game files, `undominated/game/1`: a codec for the players, a scanner for the payoffs, and a prior for Bayesian games.
 */
import { E, type Either, O } from '../../../prelude.js';
import { counted } from '../../../exact/counts.js';
import { scaleAll } from '../../../exact/scaling.js';
import type { Rational } from '../../../exact/rational.js';
import type { BayesianPlayer } from '../../../games/bayesian.js';
import type { PayoffTable } from '../../../games/payoff-table.js';
import type { GameParts } from '../codec.js';
import { gameFile, gameFormat } from '../codec.js';
import type { Game, GameFile } from '../file.js';
import { maxPayoffs, profilesText } from '../file.js';
import { wrongFormat } from '../../json/format-field.js';
import type { CutJsonFile } from '../../json/json.js';
import { readCutJson } from '../../json/json.js';
import { locatorOf } from '../../problems/located.js';
import type { Level } from './nested-payoffs.js';
import { readNestedPayoffs } from './nested-payoffs.js';
import { PayoffColumn } from '../payoff-column.js';
import type { LaidOutPlayer } from './players.js';
import { checkPlayers, laidOutPlayers } from './players.js';
import { checkPrior } from './prior.js';
import type { Problem } from '../../problems/problem.js';
import { inFileOrder } from '../../problems/problem.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import { readFileParts } from '../../json/diagnostics.js';

/**
 * Reads the text of a game file. All faults that do not follow from others are reported together, in the order of the file;
 * nothing is thrown whatever the text.
 *
 * Cost: one pass over the payoffs, 8 bytes of memory for each (16 where some are fractions).
 */
export const readGameJson = (source: string, file: string): Either<readonly Problem[], GameFile> => {
  const json = readCutJson(source, file, 'payoffs');
  if (E.isLeft(json)) return json;
  const otherFormat = wrongFormat(json.right, gameFormat, 'A game file');
  if (otherFormat !== undefined) return E.left([otherFormat]);
  const { parts, diagnostics } = readFileParts(json.right, gameFile);
  const game = O.isSome(parts) ? readGameParts(json.right, parts.value, diagnostics) : undefined;
  if (game === undefined || diagnostics.problems.length > 0) return E.left(inFileOrder(diagnostics.problems));
  return E.right(game);
};

/** The game of a file, if all of it is sound; what is not is reported. */
const readGameParts = (
  json: CutJsonFile,
  parts: GameParts,
  diagnostics: Diagnostics,
): GameFile | undefined => {
  const hasPrior = parts.prior !== undefined || diagnostics.isRefused(['prior']);
  checkPlayers(parts, hasPrior, diagnostics);
  const players = laidOutPlayers(parts, hasPrior);
  if (O.isNone(players)) return undefined;
  const prior = parts.prior === undefined ? undefined : checkPrior(parts.prior, players.value, diagnostics);
  const payoffs = readPayoffs(json, players.value, hasPrior, diagnostics);
  if (payoffs === undefined) return undefined;
  const { title = '', comment = '' } = parts;
  return { title, comment, game: assemble(players.value, prior, payoffs) };
};

const assemble = (
  players: readonly LaidOutPlayer[],
  prior: readonly Rational[] | undefined,
  payoffs: readonly PayoffTable[],
): Game =>
  prior === undefined
    ? {
        kind: 'normal-form',
        form: { players: players.map(({ name, strategies }) => ({ name, strategies })), payoffs },
      }
    : {
        kind: 'bayesian',
        form: {
          players: players.map(({ name, types, strategies }): BayesianPlayer => ({
            name,
            types,
            actions: strategies,
          })),
          prior: scaleAll(prior),
          payoffs,
        },
      };

/** The levels by which payoffs are nested: types of each player, if the game has a prior, and then strategies. */
const levelsOf = (players: readonly LaidOutPlayer[], hasPrior: boolean): readonly Level[] => {
  const byTypes = players.map(({ name, types }): Level => ({
    size: types.length,
    entries: `types of ${name}`,
  }));
  const byStrategies = players.map(({ name, strategies }): Level => ({
    size: strategies.length,
    entries: `strategies of ${name}`,
  }));
  return hasPrior ? [...byTypes, ...byStrategies] : byStrategies;
};

/** The payoffs, one table a player; undefined if they are at fault, or not a list. */
const readPayoffs = (
  { text, span, file, repeated }: CutJsonFile,
  players: readonly LaidOutPlayer[],
  hasPrior: boolean,
  diagnostics: Diagnostics,
): readonly PayoffTable[] | undefined => {
  // Which of two lists is meant is not known.
  if (span === undefined || repeated.some(({ name }) => name === 'payoffs')) return undefined;
  const levels = levelsOf(players, hasPrior);
  const sizes = levels.map(({ size }) => size);
  const profiles = sizes.reduce((a, b) => a * b, 1);
  const count = profiles * players.length;
  // A payoff takes two characters at least, and the claim of a few is settled by reading.
  if (count > Math.min(maxPayoffs, Math.max(2 ** 20, (span.end - span.start) / 2))) {
    diagnostics.report(['payoffs'], {
      code: 'E0704',
      message: `The game has ${profilesText(sizes)} with ${counted(players.length, 'payoff')} each; that is more than ${count > maxPayoffs ? `the ${maxPayoffs.toLocaleString('en-US')} payoffs that are held` : 'stands here'}.`,
      hint: 'Check the lists of strategies.',
    });
    return undefined;
  }
  const columns = players.map(() => new PayoffColumn(profiles));
  const faults = readNestedPayoffs(text, span, levels, columns, locatorOf(text, file));
  diagnostics.problems.push(...faults);
  return faults.length > 0 ? undefined : tablesOf(columns, diagnostics);
};

const tablesOf = (
  columns: readonly PayoffColumn[],
  { report }: Diagnostics,
): readonly PayoffTable[] | undefined => {
  const tables = columns.map((column) => column.table()).filter((table) => table !== undefined);
  if (tables.length === columns.length) return tables;
  report(['payoffs'], {
    code: 'E0704',
    message: 'The common denominator of these payoffs has too many digits for a table of this size.',
    hint: 'Round the payoffs to fewer digits.',
  });
  return undefined;
};
