/**
 * `undominated run`: one draw traced step by step, or, without a draw, every trader's exact lottery.
 */
import { pipe, t, TE } from '../../prelude.js';
import { badUsage } from '../errors/codes.js';
import { loadEconomyUnder } from '../input/load.js';
import { mechanismOptions, playOf } from '../input/mechanism.js';
import { textOption, VerbArgument } from '../input/option.js';
import { residualOption } from '../input/options.js';
import { verb } from '../verb.js';
import { runBids } from './bids.js';
import { drawOptions } from './draw-options.js';
import { runInterdependent } from './interdependent.js';
import { runPrivateValues } from './private-values.js';

/** The verb `run`. */
export const run = verb({
  arguments: {
    file: new VerbArgument({ term: '<file>', description: 'an economy, or - for standard input' }, t.string),
  },
  options: {
    messages: textOption(
      '--messages <file>',
      'the traders’ messages or strategies; without it, everybody is a price taker',
    ),
    ...drawOptions,
    ...mechanismOptions,
    residual: residualOption,
  },
  writes: 'tables',
  run: (context, { file, residual, mechanism, k, edge, ...options }) =>
    file === '-' && options.messages === '-'
      ? TE.left([badUsage('Standard input can be the economy or the messages, not both.')])
      : pipe(
          loadEconomyUnder(context, file, residual, 'run plays economies'),
          TE.chainEitherKW((economy) => playOf(economy, { mechanism, k, edge })),
          TE.chain((play) => {
            switch (play.family) {
              case 'announcements':
                return runInterdependent(context, file, play.economy, options);
              case 'bids':
                return runBids(context, play, options);
              case 'demand-functions':
                return runPrivateValues(context, file, play, options);
            }
          }),
        ),
});
