/**
 * `undominated export`: a game, or what is claimed of it, in the format of another program.
 */
import { Option } from 'commander';
import { E } from '../../prelude.js';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import { writeNfg } from '../../formats/game/write-nfg.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import type { Context, Outcome, Register } from '../context.js';
import { withJson } from '../context.js';
import { exit } from '../errors/exit.js';
import type { Exported } from './load.js';
import { loadExported } from './load.js';
import type { Smt2Options } from './smt2.js';
import { exportSmt2 } from './smt2.js';
import { verbatim } from '../output/report.js';

interface ExportOptions extends Smt2Options {
  readonly json?: boolean;
  readonly nfg?: boolean;
  readonly smt2?: boolean;
  readonly form?: 'payoffs' | 'outcomes';
}

/** Why the options do not go together; undefined if they do. */
const faultOf = (options: ExportOptions): Diagnostic | undefined => {
  const { nfg = false, smt2 = false, form } = options;
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

const exportNfg = ({ title, comment, game }: Exported, file: string, { form }: ExportOptions): Outcome => {
  if (game.kind === 'bayesian')
    return E.left([diagnostic('E0005', 'A .nfg file has no types, and this game has.', file)]);
  const nfg = writeNfg(game.form, { title, comment, form: form ?? 'payoffs' });
  return E.right({ status: exit.done, data: { nfg }, blocks: [verbatim(nfg)] });
};

const exportFile = async (context: Context, file: string, options: ExportOptions): Promise<Outcome> => {
  const fault = faultOf(options);
  if (fault !== undefined) return E.left([fault]);
  const exported = await loadExported(context, file);
  if (E.isLeft(exported)) return exported;
  return options.nfg === true
    ? exportNfg(exported.right, file, options)
    : exportSmt2(context, file, exported.right, options);
};

/** Adds the verb `export`. */
export const registerExport: Register = (program, perform) => {
  withJson(
    program
      .command('export')
      .description('a game, or its eliminations to be confirmed, in the format of another program')
      .argument('<file>', 'a game or a small economy, or - for standard input')
      .option('--nfg', 'as a strategic game of Gambit')
      .option('--smt2', 'as problems for an SMT solver, one for each fall and each survival')
      .addOption(
        new Option(
          '--form <form>',
          'of --nfg: payoffs profile by profile, or outcomes by number (default: "payoffs")',
        ).choices(['payoffs', 'outcomes']),
      )
      .option('--out <dir>', 'of --smt2: a new folder for the problems, each a file, and their index')
      .addOption(
        new Option('--comparison <kind>', 'of --smt2: what dominates (default: "strict")').choices(
          comparisons,
        ),
      )
      .addOption(
        new Option('--dominators <kind>', 'of --smt2: what may dominate (default: "pure")').choices(
          dominatorKinds,
        ),
      )
      .option('--rounds <number>', 'of --smt2: rounds of elimination (default: "all")')
      .option('--player <name>', 'of --smt2: ask about one player only'),
  ).action(async (file: string, options: ExportOptions) =>
    perform(options, (context) => exportFile(context, file, options)),
  );
};
