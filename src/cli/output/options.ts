/**
 * The options that say how a report is written: `--json`, which every verb has, and `--format`, for reports with tables.
 */
import { O, pipe } from '../../prelude.js';
import type { VerbOption } from '../input/option.js';
import { choiceOption, flag } from '../input/option.js';
import type { OutputFormat } from './report.js';
import { tableFormatNames } from './tables/formats.js';

const json = flag('--json', 'print data for scripts', { conflictsWith: 'format' });
const format = choiceOption(
  '--format <format>',
  'print the tables alone (CSV: the main one)',
  tableFormatNames,
);

/** The options of a verb whose report holds tables, or other text only. */
export const outputOptions = (
  writes: 'tables' | 'text',
): { readonly json: VerbOption<boolean>; readonly format?: typeof format } =>
  writes === 'tables' ? { json, format } : { json };

/** The output format that is asked for by what the command line gives; text for people if none is. */
export const outputFormatOf = (given: Readonly<Record<string, unknown>>): OutputFormat =>
  given['json'] === true
    ? 'json'
    : pipe(
        O.fromEither(format.decode(given['format'])),
        O.chain(O.fromNullable),
        O.getOrElse((): OutputFormat => 'text'),
      );
