/**
 * `undominated compare`: one economy under several mechanisms, side by side.
 */
import { pipe, t, TE } from '../../prelude.js';
import { mechanismNames } from '../../mechanisms/list.js';
import { badUsage } from '../errors/codes.js';
import { loadEconomyUnder } from '../input/load.js';
import { conventionOptions } from '../input/mechanism.js';
import { commaSeparated, flag, oneOf, textOption, VerbArgument, VerbOption } from '../input/option.js';
import { againstOption } from '../input/against.js';
import { residualOption } from '../input/options.js';
import { verb } from '../verb.js';
import { plannedEntries } from './plan.js';
import { reportOf } from './report.js';
import { runComparison } from './run.js';
import { refuseFilesThere, refuseOtherThanSvg, writePlot } from './plot-files.js';

/** The verb `compare`. */
export const compare = verb({
  arguments: {
    file: new VerbArgument({ term: '<file>', description: 'an economy, or - for standard input' }, t.string),
  },
  options: {
    mechanism: new VerbOption(
      {
        flags: '--mechanism <name>',
        description: 'a mechanism to compare, may be given several times; all if left out',
        words: mechanismNames,
        repeatable: true,
      },
      commaSeparated(oneOf(mechanismNames, (name) => `There is no mechanism "${name}".`, 'mechanisms')),
    ),
    ...conventionOptions,
    against: againstOption,
    residual: residualOption,
    plot: textOption(
      '--plot <file>',
      'draw the comparison: a picture (.svg), and its numbers beside it (.csv)',
    ),
    force: flag('--force', 'with --plot: replace files that are there'),
  },
  writes: 'tables',
  run: (context, { file, residual, plot, force, against = 'truth', ...options }) =>
    force && plot === undefined
      ? TE.left([badUsage('--force has no meaning without --plot.', 'Leave it out.')])
      : pipe(
          TE.fromEither(refuseOtherThanSvg(plot)),
          TE.chain(() => refuseFilesThere(plot, force)),
          TE.chain(() => loadEconomyUnder(context, file, residual, 'compare compares economies')),
          TE.bindTo('economy'),
          TE.bind('entries', ({ economy }) =>
            TE.fromEither(plannedEntries(economy, { ...options, against }, file)),
          ),
          TE.bind('comparison', ({ economy, entries }) =>
            TE.fromTask(runComparison(context, economy, entries, against)),
          ),
          TE.bind('written', ({ economy, comparison }) => writePlot(economy.title, comparison, plot, force)),
          TE.map(({ economy, comparison, written }) => reportOf(economy, comparison, written)),
        ),
});
