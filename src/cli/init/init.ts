/**
 * `undominated init`: writes a starter economy, and never over a file that is there.
 */
import { join } from 'node:path';
import { E, pipe, t, TE } from '../../prelude.js';
import { diagnostic } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { writing } from '../errors/system-error.js';
import { choiceOptionWithDefault, VerbArgument } from '../input/option.js';
import type { Report } from '../output/report.js';
import { item, text } from '../output/report.js';
import { shellArgument } from '../output/shell.js';
import { writeFile } from '../output/write-file.js';
import type { Outcome } from '../verb.js';
import { verb } from '../verb.js';
import type { TemplateName } from './templates.js';
import { readTemplate, templateNames, titleOf } from './templates.js';

/** What `init --json` prints: the file that was written, which template it is, and the economy's title. */
type InitOutput = { readonly file: string; readonly template: TemplateName; readonly title: string };

const reportOf = (data: InitOutput): Report => ({
  status: exit.done,
  data,
  blocks: [
    text(`Wrote ${data.file}: ${data.title}.`),
    text('Go on with'),
    ...['show', 'run', 'solve', 'verify'].map((name) =>
      item(`undominated ${name} ${shellArgument(data.file)}`),
    ),
  ],
});

const writeTemplate = (folder: string, template: TemplateName): Outcome => {
  const path = join(folder, 'economy.json');
  return pipe(
    TE.fromTask(() => readTemplate(template)),
    TE.bindTo('economy'),
    TE.bind('written', ({ economy }) =>
      writing(
        () => writeFile(path, economy, { keep: true }),
        path,
        (code) => `The file cannot be written (${code}).`,
      ),
    ),
    TE.chainEitherK(({ economy, written }) =>
      written === 'exists'
        ? E.left([diagnostic('E0002', 'This file is already there, and is left as it is.', path)])
        : E.right(reportOf({ file: path, template, title: titleOf(economy) })),
    ),
  );
};

/** The verb `init`. */
export const init = verb({
  arguments: {
    folder: new VerbArgument(
      {
        term: '[dir]',
        description: 'the folder to write to, made if need be',
        defaultValue: { value: '.', description: 'here' },
      },
      t.string,
    ),
  },
  options: {
    template: choiceOptionWithDefault('--template <name>', 'which economy', templateNames, templateNames[0]),
  },
  writes: 'text',
  run: (_context, { folder, template }) => writeTemplate(folder, template),
});
