/**
 * `solve` of a file: what it is decides what is loaded to solve it.
 */
import { pipe, TE } from '../../prelude.js';
import type { Comparison, Dominators } from '../../dominance/relation.js';
import type { Residual } from '../../market/residual.js';
import type { Context } from '../context.js';
import { loadGameOrEconomy, refuseOptionsOfEconomies } from '../input/load.js';
import type { NamedMechanism } from '../input/mechanism.js';
import type { RoundLimit } from '../input/options.js';
import type { Outcome } from '../verb.js';

/** What the command line asks for. */
export interface SolveOptions extends NamedMechanism {
  readonly comparison: Comparison;
  readonly dominators: Dominators;
  readonly rounds: RoundLimit;
  readonly list: boolean;
  readonly explain: string | undefined;
  readonly residual: Residual | undefined;
  readonly certificate: string | undefined;
}

/** Solves a file, which may be a game or an economy; what only the other needs is not loaded. */
export const solveFile = (context: Context, file: string, options: SolveOptions): Outcome =>
  pipe(
    loadGameOrEconomy(context, file),
    TE.chain((loaded) =>
      loaded.kind === 'economy'
        ? pipe(
            TE.fromTask(() => import('./economy.js')),
            TE.chain(({ solveEconomy }) => solveEconomy(context, file, loaded.text, options)),
          )
        : pipe(
            TE.fromEither(refuseOptionsOfEconomies(options)),
            TE.chainTaskK(() => () => import('./game.js')),
            TE.chain(({ solveGame }) => solveGame(context, loaded.game, options)),
          ),
    ),
  );
