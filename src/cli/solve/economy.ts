/**
 * `solve` of an economy: the undominated messages of each trader or, with interdependent values, the rounds cell by cell.
 */
import { pipe, TE } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Context } from '../context.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import { economyIn } from '../input/load.js';
import { playOf } from '../input/mechanism.js';
import type { Outcome } from '../verb.js';
import { solveBids } from './bids.js';
import type { SolveOptions } from './file.js';
import { solveInterdependent } from './interdependent.js';
import { solvePrivateValues } from './private-values.js';

/** Options that belong to games and have no meaning, or only one value, for messages of G*. */
const refusedForEconomies = (
  file: string,
  { certificate, comparison, dominators }: SolveOptions,
): Diagnostic | undefined => {
  if (certificate !== undefined)
    return badUsage(
      'solve --certificate is for games.',
      `What is undominated in an economy is a claim: undominated verify ${file} --certificate ${certificate}`,
    );
  if (comparison !== 'strict' || dominators !== 'pure')
    return diagnostic(
      'E0005',
      'This version compares messages of an economy by strict dominance and pure dominators only.',
    );
  return undefined;
};

const cellsAreAllShown: Diagnostics = [
  badUsage(
    '--explain explains strategies of games and messages of private values.',
    'Leave it out: the cells of each round are all shown.',
  ),
];

const solveCells = (
  context: Context,
  file: string,
  economy: InterdependentEconomy,
  { explain, list, rounds }: SolveOptions,
): Outcome =>
  explain === undefined
    ? solveInterdependent(context, file, economy, { list, rounds })
    : TE.left(cellsAreAllShown);

/**
 * Solves an economy under the mechanism and the reading that are asked for.
 *
 * @param source - the text of its file
 */
export const solveEconomy = (
  context: Context,
  file: string,
  source: string,
  options: SolveOptions,
): Outcome => {
  return pipe(
    economyIn(context, source, file, options.residual),
    TE.chainEitherKW(({ economy }) => playOf(economy, options)),
    TE.chain((play) => {
      if (play.family === 'bids') return solveBids(context, file, play, options);
      const fault = refusedForEconomies(file, options);
      if (fault !== undefined) return TE.left([fault]);
      return play.family === 'announcements'
        ? solveCells(context, file, play.economy, options)
        : solvePrivateValues(context, play.economy, play.mechanism, options);
    }),
  );
};
