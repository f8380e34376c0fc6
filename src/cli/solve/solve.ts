/**
 * `undominated solve`: each trader's undominated messages, or what survives in a game, and why a strategy survives or is
 * eliminated.
 */
import { pipe, t, TE } from '../../prelude.js';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import { mechanismOptions } from '../input/mechanism.js';
import { choiceOptionWithDefault, flag, textOption, VerbArgument, VerbOption } from '../input/option.js';
import { certificateOption, residualOption, roundLimit } from '../input/options.js';
import { verb } from '../verb.js';

/** The verb `solve`. */
export const solve = verb({
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
    ...mechanismOptions,
    residual: residualOption,
  },
  writes: 'tables',
  run: (context, { file, ...options }) =>
    pipe(
      TE.fromTask(() => import('./file.js')),
      TE.chain(({ solveFile }) => solveFile(context, file, options)),
    ),
});
