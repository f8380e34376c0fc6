/**
 * Reads game files, `undominated/game/1`: a codec for the players, a scanner for the payoffs, and a prior for Bayesian games.
 */
import { E, type Either } from '../../../prelude.js';
import { didYouMean } from '../../../did-you-mean.js';
import { scaleAll } from '../../../exact/scaling.js';
import type { Rational } from '../../../exact/rational.js';
import type { BayesianPlayer } from '../../../games/bayesian.js';
import type { PayoffTable } from '../../../games/payoff-table.js';
import { described } from '../../json/codec.js';
import type { PlayerEntry } from '../codec.js';
import { gameFile, gameFormat } from '../codec.js';
import type { Game, GameFile } from '../file.js';
import { maxPayoffs, sizesText } from '../file.js';
import type { CutJsonFile } from '../../json/json.js';
import { readCutJson } from '../../json/json.js';
import { isObject } from '../../json/value.js';
import { locatorOf, Stop } from '../../problems/located.js';
import type { Level } from './nested-payoffs.js';
import { readNestedPayoffs } from './nested-payoffs.js';
import { PayoffColumn } from '../payoff-column.js';
import { checkPlayers, levelsOf } from './players.js';
import { checkPrior } from './prior.js';
import type { Problem } from '../../problems/problem.js';
import { inFileOrder } from '../../problems/problem.js';
import { decodeFile, diagnosticsIn } from '../../json/diagnostics.js';

/**
 * Reads the text of a game file. Faults of the players and the prior are reported together, of the payoffs the first one;
 * nothing is thrown whatever the text.
 *
 * Cost: one pass over the payoffs, 8 bytes of memory for each (16 where some are fractions).
 */
export const readGameJson = (source: string, file: string): Either<readonly Problem[], GameFile> => {
  const json = readCutJson(source, file, 'payoffs');
  if (E.isLeft(json)) return json;
  const wrongFormat = formatProblem(json.right);
  if (wrongFormat !== undefined) return E.left([wrongFormat]);
  const decoded = decodeFile(json.right, gameFile);
  if (E.isLeft(decoded)) return E.left(inFileOrder(decoded.left));
  const diagnostics = diagnosticsIn(json.right);
  checkPlayers(decoded.right, diagnostics);
  const prior = checkPrior(decoded.right, diagnostics);
  if (diagnostics.problems.length > 0) return E.left(inFileOrder(diagnostics.problems));
  const payoffs = readPayoffs(json.right, decoded.right.players.length, levelsOf(decoded.right));
  if (E.isLeft(payoffs)) return payoffs;
  const { title = '', comment = '', players } = decoded.right;
  return E.right({ title, comment, game: assemble(players, prior, payoffs.right) });
};

const formatProblem = (json: CutJsonFile): Problem | undefined => {
  if (!isObject(json.value) || json.value['format'] === undefined || json.value['format'] === gameFormat)
    return undefined;
  const { format } = json.value;
  return json.problem(['format'], {
    code: 'E0208',
    message: `A game file has the format "${gameFormat}", not ${described(format)}.`,
    hint:
      typeof format === 'string'
        ? didYouMean(format, [gameFormat], 'formats')
        : `Write "format": "${gameFormat}".`,
  });
};

const assemble = (
  players: readonly PlayerEntry[],
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
            types: types!,
            actions: strategies,
          })),
          prior: scaleAll(prior),
          payoffs,
        },
      };

const readPayoffs = (
  { text, span, file, problem }: CutJsonFile,
  players: number,
  levels: readonly Level[],
): Either<readonly Problem[], readonly PayoffTable[]> => {
  if (span === undefined) throw new Error('The payoffs are a list, and were not found.');
  const sizes = levels.map(({ size }) => size);
  const profiles = sizes.reduce((a, b) => a * b, 1);
  // A payoff takes two characters at least, and the claim of a few is settled by reading.
  if (profiles * players > Math.min(maxPayoffs, Math.max(2 ** 20, (span.end - span.start) / 2)))
    return E.left([
      problem(['payoffs'], {
        code: 'E0704',
        message: `The game has ${sizesText(sizes)} profiles with ${String(players)} payoffs each; that is more than ${profiles * players > maxPayoffs ? `the ${maxPayoffs.toLocaleString('en-US')} payoffs that are held` : 'stands here'}.`,
        hint: 'Check the lists of strategies.',
      }),
    ]);
  const columns = Array.from({ length: players }, () => new PayoffColumn(profiles));
  try {
    readNestedPayoffs(text, span, levels, columns, locatorOf(text, file));
  } catch (error) {
    if (error instanceof Stop) return E.left([error.problem]);
    throw error;
  }
  const tables: PayoffTable[] = [];
  for (const column of columns) {
    const table = column.table();
    if (table === undefined)
      return E.left([
        problem(['payoffs'], {
          code: 'E0704',
          message: 'The common denominator of these payoffs has too many digits for a table of this size.',
          hint: 'Round the payoffs to fewer digits.',
        }),
      ]);
    tables.push(table);
  }
  return E.right(tables);
};
