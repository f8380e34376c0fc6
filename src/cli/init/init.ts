/**
 * `undominated init`: writes a starter economy or game, and never over a file that is there.
 */
import { join } from 'node:path';
import type { TaskEither } from '../../prelude.js';
import { pipe, t, TE } from '../../prelude.js';
import type { Diagnostics } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { writing } from '../errors/system-error.js';
import { choiceOptionWithDefault, VerbArgument } from '../input/option.js';
import type { Report } from '../output/report.js';
import { item, text } from '../output/report.js';
import { shellArgument } from '../output/shell.js';
import type { Written } from '../output/files/write-file.js';
import { writeFile } from '../output/files/write-file.js';
import type { Outcome } from '../verb.js';
import { verb } from '../verb.js';
import type { Template, TemplateName } from './templates.js';
import { economyTemplates, readTemplate, templateNames } from './templates.js';

/**
 * What `init --json` prints: the file that was written, which template it is, and what it shows; and the schema beside it, by
 * which editors check the file.
 */
type InitOutput = {
  readonly file: string;
  readonly template: TemplateName;
  readonly title: string;
  readonly schema: string;
};

/** What can be done with a file of a kind. */
const verbsFor: Readonly<Record<Template['kind'], readonly string[]>> = {
  economy: ['show', 'run', 'solve', 'verify'],
  game: ['show', 'solve'],
};

const reportOf = (data: InitOutput, { kind }: Template, schema: Written): Report => ({
  status: exit.done,
  data,
  blocks: [
    text(`Wrote ${data.file}: ${data.title}.`),
    text(
      schema === 'written'
        ? `Wrote ${data.schema}, by which editors check the file while you type.`
        : `${data.schema} was there already, and is left as it is.`,
    ),
    text('Go on with'),
    ...verbsFor[kind].map((name) => item(`undominated ${name} ${shellArgument(data.file)}`)),
  ],
});

/** Writes a file unless it is there. */
const writeNew = (path: string, content: string): TaskEither<Diagnostics, Written> =>
  writing(
    () => writeFile(path, content, { keep: true }),
    path,
    (code) => `The file cannot be written (${code}).`,
  );

const writeTemplate = (folder: string, name: TemplateName): Outcome =>
  pipe(
    TE.fromTask(() => readTemplate(name)),
    TE.bindTo('template'),
    TE.let('file', ({ template }) => join(folder, template.file)),
    TE.let('schema', ({ template }) => join(folder, template.schema.file)),
    TE.chainFirst(({ template, file }) =>
      pipe(
        writeNew(file, template.text),
        TE.filterOrElse(
          (written) => written === 'written',
          (): Diagnostics => [diagnostic('E0002', 'This file is already there, and is left as it is.', file)],
        ),
      ),
    ),
    TE.bind('written', ({ template, schema }) => writeNew(schema, template.schema.text)),
    TE.map(({ template, file, schema, written }) =>
      reportOf({ file, template: name, title: template.title, schema }, template, written),
    ),
  );

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
    template: choiceOptionWithDefault(
      '--template <name>',
      'which economy or game',
      templateNames,
      economyTemplates[0],
    ),
  },
  writes: 'text',
  run: (_context, { folder, template }) => writeTemplate(folder, template),
});
