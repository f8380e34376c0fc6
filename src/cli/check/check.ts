/**
 * `undominated check`: a certificate derived again from the definitions, by the checker that shares nothing with the
 * engines.
 */
import type { Either } from '../../prelude.js';
import { E, pipe, t, TE } from '../../prelude.js';
import type { Answer, Valid } from '../../certificates/check.js';
import { checking } from '../../certificates/check.js';
import type { Computation } from '../../computation.js';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import { countText } from '../../exact/counts.js';
import type { JsonFile } from '../../formats/json/json.js';
import { readJson } from '../../formats/json/json.js';
import { catalogue } from '../../formats/problems/catalogue.js';
import { residuals } from '../../market/residual.js';
import type { Context } from '../context.js';
import { completed } from '../context.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';
import { choiceOption, maybe, parsedText, textOption, VerbArgument, VerbOption } from '../input/option.js';
import { roundLimit } from '../input/options.js';
import type { Outcome } from '../verb.js';
import { verb } from '../verb.js';
import type { MeantOptions } from './meant.js';
import { compareWithMeant } from './meant.js';
import { reportOf, stepsText } from './report.js';

/** What the reader means, and how long checking may take. */
interface CheckOptions extends MeantOptions {
  readonly maxSteps: bigint | undefined;
}

/** So many steps take more than a moment, and are announced. */
const manySteps = 10_000_000n;

/** The checker's work as a computation; `announce` gets the bound on its steps where they are many. */
function* checked(
  certificate: unknown,
  announce: (steps: bigint) => void,
  maxSteps: bigint | undefined,
): Computation<Answer> {
  const pauses = checking(certificate, maxSteps);
  for (;;) {
    const step = pauses.next();
    if (step.done === true) return step.value;
    if (step.value !== undefined && step.value >= manySteps) announce(step.value);
    yield { label: 'checking', done: 0, total: 0 };
  }
}

const invalid = (json: JsonFile, path: Parameters<JsonFile['problem']>[0], why: string): Diagnostic =>
  json.problem(path, { code: 'E0801', message: why, hint: catalogue.E0801.hint });

/** The answer of the checker if the certificate is valid, otherwise what is wrong with it, at its place. */
const validAnswer = (answer: Answer, json: JsonFile): Either<Diagnostics, Valid> => {
  switch (answer.kind) {
    case 'valid':
      return E.right(answer);
    case 'invalid':
      return E.left([invalid(json, answer.path, `${answer.field || 'the certificate'}: ${answer.why}.`)]);
    case 'too-long':
      return E.left([
        json.problem(['evidence'], {
          code: 'E0802',
          message: `Checking may take ${stepsText(answer.steps)}; ${countText(answer.most)} are allowed.`,
          hint: catalogue.E0802.hint,
        }),
      ]);
  }
};

const checkFile = (context: Context, file: string, options: CheckOptions): Outcome => {
  const announce = (steps: bigint): void => context.writeLine(`Checking takes at most ${stepsText(steps)}.`);
  const stopped = [diagnostic('E0004', 'Stopped before the certificate was checked.', file)];
  return pipe(
    TE.Do,
    TE.bind('source', () => context.read(file)),
    TE.bindW('json', ({ source }) => TE.fromEither(readJson(source, file))),
    TE.let('certificate', ({ source }): unknown => JSON.parse(source.replace(/^\uFEFF/, ''))),
    TE.bindW('compared', ({ certificate, json }) => compareWithMeant(context, options, certificate, json)),
    TE.bindW('answer', ({ certificate }) =>
      completed(context, checked(certificate, announce, options.maxSteps), stopped),
    ),
    TE.bindW('valid', ({ answer, json }) => TE.fromEither(validAnswer(answer, json))),
    TE.map(({ valid, compared }) => reportOf(valid, compared)),
  );
};

const stepCount = parsedText(
  (u): u is bigint => typeof u === 'bigint',
  (steps) =>
    /^\d{1,30}$/.test(steps)
      ? E.right(BigInt(steps))
      : E.left({ message: `--most-steps ${steps} is no number of steps.`, hint: 'Give a whole number.' }),
);

/** The verb `check`. */
export const check = verb({
  arguments: {
    file: new VerbArgument(
      { term: '<certificate>', description: 'a certificate, or - for standard input' },
      t.string,
    ),
  },
  options: {
    economy: new VerbOption(
      {
        flags: '--economy <file>',
        description: 'the economy that the certificate must be about',
        conflictsWith: 'game',
      },
      maybe(t.string),
    ),
    game: textOption('--game <file>', 'the game that the certificate must be about'),
    residual: choiceOption(
      '--residual <reading>',
      'the reading of Rules 5 and 6 that it must be about',
      residuals,
    ),
    comparison: choiceOption('--comparison <kind>', 'the comparison that it must be about', comparisons),
    dominators: choiceOption('--dominators <kind>', 'the dominators that it must be about', dominatorKinds),
    rounds: new VerbOption(
      { flags: '--rounds <number>', description: 'the rounds of elimination that it must be about' },
      maybe(roundLimit),
    ),
    maxSteps: new VerbOption(
      {
        flags: '--most-steps <number>',
        description: 'allow at most so many steps; a billion if left out',
      },
      maybe(stepCount),
    ),
  },
  writes: 'text',
  run: (context, { file, ...options }) => checkFile(context, file, options),
});
