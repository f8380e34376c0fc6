/**
 * `undominated init`: writes a starter economy, and never over a file that is there.
 */
import { join } from 'node:path';
import { Argument, Option } from 'commander';
import { E } from '../../prelude.js';
import { diagnostic } from '../errors/codes.js';
import type { Outcome, Register } from '../context.js';
import { withJson } from '../context.js';
import { exit } from '../errors/exit.js';
import { item, text } from '../output/report.js';
import type { TemplateName } from './templates.js';
import { readTemplate, templateNames, titleOf } from './templates.js';
import { writeFile } from '../output/write-file.js';

const init = async (folder: string, template: TemplateName): Promise<Outcome> => {
  const economy = await readTemplate(template);
  const path = join(folder, 'economy.json');
  try {
    if ((await writeFile(path, economy, { keep: true })) === 'exists')
      return E.left([diagnostic('E0002', 'This file is already there, and is left as it is.', path)]);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    // What is no fault of a file system is a fault of this program.
    if (reason === undefined) throw error;
    return E.left([diagnostic('E0003', `The file cannot be written (${reason}).`, path)]);
  }
  const argument = /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
  return E.right({
    status: exit.done,
    data: { file: path, template, title: titleOf(economy) },
    blocks: [
      text(`Wrote ${path}: ${titleOf(economy)}.`),
      text('Go on with'),
      ...['show', 'run', 'solve', 'verify'].map((verb) => item(`undominated ${verb} ${argument}`)),
    ],
  });
};

/** Adds the verb `init`. */
export const registerInit: Register = (program, perform) => {
  withJson(
    program
      .command('init')
      .description('write a starter economy, economy.json, that the other verbs accept as it is')
      .addArgument(new Argument('[dir]', 'the folder to write to, made if need be').default('.', 'here'))
      .addOption(
        new Option('--template <name>', 'which economy').choices(templateNames).default(templateNames[0]),
      ),
  ).action(async (folder: string, options: { json?: boolean; template: TemplateName }) =>
    perform(options, () => init(folder, options.template)),
  );
};
