/**
 * `undominated verify`: the paper's claims judged on an economy, each with its scope, its method and its evidence; of
 * several files, each by itself.
 */
import { pipe, t, TE } from '../../prelude.js';
import { claimNames } from '../../claims/list.js';
import { badUsage } from '../errors/codes.js';
import { claimWord } from '../input/claims.js';
import { mechanismOptions } from '../input/mechanism.js';
import { commaSeparated, textOption, VerbArgument, VerbOption } from '../input/option.js';
import { againstOption } from '../input/against.js';
import { certificateOption, residualOption } from '../input/options.js';
import { verb } from '../verb.js';
import { judgeFile } from './file.js';
import { judgeFiles } from './files.js';
import { fileReport } from './report.js';

/** Standard input that is asked for more than once; undefined where it is not. */
const faultOfStandardInput = (files: readonly string[], messages: string | undefined): string | undefined => {
  const asked = files.filter((file) => file === '-').length;
  if (asked > 1) return 'Standard input can be one of the economies only.';
  if (messages !== '-') return undefined;
  if (asked === 1) return 'Standard input can be the economy or the messages, not both.';
  return files.length > 1 ? 'The messages for several economies cannot be standard input.' : undefined;
};

/** The verb `verify`. */
export const verify = verb({
  arguments: {
    files: new VerbArgument(
      { term: '<file...>', description: 'an economy, or - for standard input; or several economies' },
      t.readonlyArray(t.string),
    ),
  },
  options: {
    claim: new VerbOption(
      {
        flags: '--claim <list>',
        description: 'the claims to judge, with commas or each with its own --claim',
        words: claimNames,
        repeatable: true,
      },
      commaSeparated(claimWord),
    ),
    certificate: certificateOption(
      'write the certificate of each verdict into this folder; of several files, into a folder for each',
    ),
    messages: textOption(
      '--messages <file>',
      'the messages at which claims about one profile are judged; without it, everybody is a price taker',
    ),
    against: againstOption,
    ...mechanismOptions,
    residual: residualOption,
  },
  writes: 'tables',
  run: (context, { files, certificate, ...options }) => {
    const fault = faultOfStandardInput(files, options.messages);
    if (fault !== undefined) return TE.left([badUsage(fault)]);
    const [file, ...others] = files;
    return file !== undefined && others.length === 0
      ? pipe(judgeFile(context, file, options, certificate), TE.map(fileReport))
      : TE.fromTask(judgeFiles(context, files, options, certificate));
  },
});
