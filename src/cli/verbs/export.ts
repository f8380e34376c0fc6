/**
 * `undominated export`: a game in the format of another program.
 */
import { Option } from 'commander';
import { E } from '../../prelude.js';
import { writeNfg } from '../../formats/write-nfg.js';
import { badUsage, complaint } from '../codes.js';
import type { Context, Outcome, Register } from '../context.js';
import { withJson } from '../context.js';
import { exit } from '../exit.js';
import { loadGameOrEconomy } from '../game-input.js';
import { verbatim } from '../report.js';

interface ExportOptions {
  readonly json?: boolean;
  readonly nfg?: boolean;
  readonly form: 'payoffs' | 'outcomes';
}

const exportGame = async (context: Context, file: string, options: ExportOptions): Promise<Outcome> => {
  if (options.nfg !== true)
    return E.left([badUsage('The format to write is not named.', 'Write: undominated export FILE --nfg')]);
  const found = await loadGameOrEconomy(context, file);
  if (E.isLeft(found)) return found;
  if (found.right.kind === 'economy')
    return E.left([complaint('E0005', 'This version exports games, not economies.', file)]);
  const { title, comment, game } = found.right.game;
  if (game.kind === 'bayesian')
    return E.left([complaint('E0005', 'A .nfg file has no types, and this game has.', file)]);
  const nfg = writeNfg(game.form, { title, comment, form: options.form });
  return E.right({ status: exit.done, data: { nfg }, blocks: [verbatim(nfg)] });
};

/** Adds the verb `export`. */
export const registerExport: Register = (program, perform) => {
  withJson(
    program
      .command('export')
      .description('a game in the format of another program, on standard output')
      .argument('<file>', 'a game, or - for standard input')
      .option('--nfg', 'as a strategic game of Gambit')
      .addOption(
        new Option('--form <form>', 'of --nfg: payoffs profile by profile, or outcomes by number')
          .choices(['payoffs', 'outcomes'])
          .default('payoffs'),
      ),
  ).action(async (file: string, options: ExportOptions) =>
    perform(options, (context) => exportGame(context, file, options)),
  );
};
