/**
 * `undominated solve`: each trader's undominated messages, or what survives in a game, and why a strategy survives or is
 * eliminated.
 */
import { pipe, t, TE } from '../../prelude.js';
import type { Comparison, Dominators } from '../../dominance/relation.js';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { MechanismName } from '../../mechanisms/list.js';
import type { Residual } from '../../market/residual.js';
import type { Context } from '../context.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import { economyIn, loadGameOrEconomy, refuseOptionsOfEconomies } from '../input/load.js';
import { mechanismOption, playOf } from '../input/mechanism.js';
import { choiceOptionWithDefault, flag, textOption, VerbArgument, VerbOption } from '../input/option.js';
import type { RoundLimit } from '../input/options.js';
import { certificateOption, residualOption, roundLimit } from '../input/options.js';
import type { Outcome } from '../verb.js';
import { verb } from '../verb.js';
import { solveGame } from './game.js';
import { solveInterdependent } from './interdependent.js';
import { solvePrivateValues } from './private-values.js';

interface SolveOptions {
  readonly comparison: Comparison;
  readonly dominators: Dominators;
  readonly rounds: RoundLimit;
  readonly list: boolean;
  readonly explain: string | undefined;
  readonly residual: Residual | undefined;
  readonly mechanism: MechanismName | undefined;
  readonly certificate: string | undefined;
}

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

const solveEconomy = (context: Context, file: string, source: string, options: SolveOptions): Outcome => {
  const fault = refusedForEconomies(file, options);
  if (fault !== undefined) return TE.left([fault]);
  return pipe(
    TE.fromEither(economyIn(source, file, options.residual)),
    TE.chainEitherKW(({ economy }) => playOf(economy, options.mechanism)),
    TE.chain((play) =>
      play.family === 'announcements'
        ? solveCells(context, file, play.economy, options)
        : solvePrivateValues(context, play.economy, play.mechanism, options),
    ),
  );
};

const solveFile = (context: Context, file: string, options: SolveOptions): Outcome =>
  pipe(
    loadGameOrEconomy(context, file),
    TE.chain((loaded) =>
      loaded.kind === 'economy'
        ? solveEconomy(context, file, loaded.text, options)
        : pipe(
            TE.fromEither(refuseOptionsOfEconomies(options)),
            TE.chain(() => solveGame(context, loaded.game, options)),
          ),
    ),
  );

/** The verb `solve`. */
export const solve = verb({
  name: 'solve',
  description: 'what is undominated, round by round, and why a strategy survives or is eliminated',
  arguments: {
    file: new VerbArgument(
      { term: '<file>', description: 'an economy or a game, or - for standard input' },
      t.string,
    ),
  },
  options: {
    comparison: choiceOptionWithDefault(
      '--comparison <kind>',
      'what dominates: strictly, weakly or very weakly better',
      comparisons,
      'strict',
    ),
    dominators: choiceOptionWithDefault(
      '--dominators <kind>',
      'what may dominate: pure or mixed strategies',
      dominatorKinds,
      'pure',
    ),
    rounds: new VerbOption(
      { flags: '--rounds <number>', description: 'rounds of elimination', defaultValue: 'all' },
      roundLimit,
    ),
    list: flag('--list', 'list what survives, in a game with its witnesses'),
    explain: textOption(
      '--explain <strategy>',
      'why a message such as [2,0], or a strategy of a game, survives or is eliminated',
    ),
    certificate: certificateOption('of a game: write the certificate of its elimination into this folder'),
    mechanism: mechanismOption,
    residual: residualOption,
  },
  writes: 'tables',
  run: (context, { file, ...options }) => solveFile(context, file, options),
});
