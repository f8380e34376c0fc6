/**
 * Options that several verbs share, each declared once. (`--json` and `--format`, which every verb has, are in
 * `output/options.ts`.)
 */
import { E, t } from '../../prelude.js';
import { residuals } from '../../market/residual.js';
import type { VerbOption } from './option.js';
import { choiceOption, parsedText, textOption } from './option.js';

/** `--residual`: another reading of Rules 5 and 6 than the file's. */
export const residualOption = choiceOption(
  '--residual <reading>',
  'the reading of Rules 5 and 6, in place of the file’s',
  residuals,
);

/** `--certificate`: the folder for certificates; the description says of what. */
export const certificateOption = (description: string): VerbOption<string | undefined> =>
  textOption('--certificate <dir>', description);

/** How many rounds an elimination has: so many at most, or as many as there are. */
export type RoundLimit = number | 'all';

const isRoundLimit = (u: unknown): u is RoundLimit => u === 'all' || t.number.is(u);

/** The codec of `--rounds`: a whole number from 1 up, or `all`. */
export const roundLimit = parsedText(isRoundLimit, (text) =>
  text === 'all' || /^[1-9]\d{0,8}$/.test(text)
    ? E.right<never, RoundLimit>(text === 'all' ? text : Number(text))
    : E.left({
        message: `--rounds ${text} is no number of rounds.`,
        hint: 'Give a whole number from 1 up, or all.',
      }),
);
