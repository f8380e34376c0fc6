/**
 * `undominated export`: a game, or what is claimed of it, in the format of another program.
 */
import type { Either } from '../../prelude.js';
import { E, pipe, t, TE } from '../../prelude.js';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import { writeNfg } from '../../formats/game/nfg/write-nfg.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { choiceOption, flag, maybe, textOption, VerbArgument, VerbOption } from '../input/option.js';
import { roundLimit } from '../input/options.js';
import type { Report } from '../output/report.js';
import { verbatim } from '../output/report.js';
import { verb } from '../verb.js';
import type { Exported } from './load.js';
import { loadExported } from './load.js';
import type { Smt2Options } from './smt2.js';
import { exportSmt2 } from './smt2.js';

interface ExportOptions extends Smt2Options {
  readonly nfg: boolean;
  readonly smt2: boolean;
  readonly form: 'payoffs' | 'outcomes' | undefined;
}

/** What `export --nfg --json` prints: the file's text. */
type NfgOutput = { readonly nfg: string };

/** Why the options do not go together; undefined if they do. */
const faultOf = (options: ExportOptions): Diagnostic | undefined => {
  const { nfg, smt2, form } = options;
  if (nfg === smt2)
    return badUsage(
      nfg ? 'Two formats are named.' : 'The format to write is not named.',
      'Write: undominated export FILE --nfg, or: undominated export FILE --smt2',
    );
  const ofSmt2 = (['out', 'comparison', 'dominators', 'rounds', 'player'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (nfg && ofSmt2 !== undefined)
    return badUsage(`--${ofSmt2} has no meaning with --nfg.`, 'It belongs to --smt2.');
  if (smt2 && form !== undefined)
    return badUsage('--form has no meaning with --smt2.', 'It belongs to --nfg.');
  return undefined;
};

const exportNfg = (
  { title, comment, game }: Exported,
  file: string,
  form: 'payoffs' | 'outcomes',
): Either<Diagnostics, Report> => {
  if (game.kind === 'bayesian')
    return E.left([diagnostic('E0005', 'A .nfg file has no types, and this game has.', file)]);
  const data: NfgOutput = { nfg: writeNfg(game.form, { title, comment, form }) };
  return E.right({ status: exit.done, data, blocks: [verbatim(data.nfg)] });
};

/** The verb `export`. */
export const exportGame = verb({
  arguments: {
    file: new VerbArgument(
      { term: '<file>', description: 'a game or a small economy, or - for standard input' },
      t.string,
    ),
  },
  options: {
    nfg: flag('--nfg', 'as a strategic game of Gambit'),
    smt2: flag('--smt2', 'as problems for an SMT solver, for each elimination and each survival'),
    form: choiceOption(
      '--form <form>',
      'of --nfg: payoffs profile by profile, or outcomes by number (default: "payoffs")',
      ['payoffs', 'outcomes'],
    ),
    out: textOption('--out <dir>', 'of --smt2: a new folder for the problems, each a file, and their index'),
    comparison: choiceOption(
      '--comparison <kind>',
      'of --smt2: what dominates (default: "strict")',
      comparisons,
    ),
    dominators: choiceOption(
      '--dominators <kind>',
      'of --smt2: what may dominate (default: "pure")',
      dominatorKinds,
    ),
    rounds: new VerbOption(
      {
        flags: '--rounds <number>',
        description: 'of --smt2: rounds of elimination (default: "all")',
      },
      maybe(roundLimit),
    ),
    player: textOption('--player <name>', 'of --smt2: ask about one player only'),
  },
  writes: 'text',
  run: (context, { file, ...options }) => {
    const fault = faultOf(options);
    return fault !== undefined
      ? TE.left([fault])
      : pipe(
          loadExported(context, file),
          TE.chain((exported) =>
            options.nfg
              ? TE.fromEither(exportNfg(exported, file, options.form ?? 'payoffs'))
              : exportSmt2(context, file, exported, options),
          ),
        );
  },
});
