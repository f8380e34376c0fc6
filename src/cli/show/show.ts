/**
 * `undominated show`: an economy or a game in words and counts, with what can be computed on it and what is odd about it.
 */
import { pipe, t, TE } from '../../prelude.js';
import { loadGameOrEconomy, economyIn, refuseOptionsOfEconomies } from '../input/load.js';
import { VerbArgument } from '../input/option.js';
import { residualOption } from '../input/options.js';
import { verb } from '../verb.js';
import { economyReport } from './economy.js';
import { gameReport } from './game.js';

/** The verb `show`. */
export const show = verb({
  arguments: {
    file: new VerbArgument(
      { term: '<file>', description: 'an economy or a game, or - for standard input' },
      t.string,
    ),
  },
  options: { residual: residualOption },
  writes: 'tables',
  run: (context, { file, residual }) =>
    pipe(
      loadGameOrEconomy(context, file),
      TE.chain((loaded) =>
        loaded.kind === 'game'
          ? pipe(
              TE.fromEither(refuseOptionsOfEconomies({ residual, mechanism: undefined })),
              TE.map(() => gameReport(loaded.game)),
            )
          : pipe(
              economyIn(context, loaded.text, file, residual),
              TE.map(({ economy, warnings }) =>
                economyReport(
                  economy,
                  warnings.map(({ message }) => message),
                ),
              ),
            ),
      ),
    ),
});
