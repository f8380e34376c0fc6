/**
 * `undominated check`: a certificate derived again from the definitions, by the checker that shares nothing with the
 * engines.
 */
import type { Either, TaskEither } from '../../prelude.js';
import { E, pipe, t, TE } from '../../prelude.js';
import type { Answer } from '../../certificates/check.js';
import { checking, digestOf } from '../../certificates/check.js';
import { certified } from '../../claims/certificate.js';
import { certifiedGame } from '../../claims/games/certificate.js';
import type { Computation } from '../../computation.js';
import { counted, countText } from '../../exact/counts.js';
import type { JsonFile } from '../../formats/json/json.js';
import { readJson } from '../../formats/json/json.js';
import { catalogue } from '../../formats/problems/catalogue.js';
import type { Context } from '../context.js';
import { completed } from '../context.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { loadEconomy, loadGameOrEconomy } from '../input/load.js';
import { maybe, parsedText, textOption, VerbArgument, VerbOption } from '../input/option.js';
import type { Report } from '../output/report.js';
import { item, text } from '../output/report.js';
import type { Outcome } from '../verb.js';
import { verb } from '../verb.js';

/** What the certificate must be about, and how long checking may take. */
interface CheckOptions {
  readonly economy: string | undefined;
  readonly game: string | undefined;
  readonly maxSteps: bigint | undefined;
}

/** What `check --json` prints of a valid certificate. */
type CheckOutput = {
  readonly valid: true;
  readonly claim: string;
  readonly verdict: string;
  readonly steps: string;
  readonly checked: readonly string[];
  readonly trusted: readonly string[];
};

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

type Valid = Answer & { readonly kind: 'valid' };

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
          message: `Checking may take ${counted(answer.steps, 'step')}; ${countText(answer.most)} are allowed.`,
          hint: catalogue.E0802.hint,
        }),
      ]);
  }
};

const reportOf = ({ claim, verdict, steps, checked: derived, trusted }: Valid): Report => {
  const data: CheckOutput = {
    valid: true,
    claim,
    verdict,
    steps: steps.toString(),
    checked: derived,
    trusted,
  };
  return {
    status: exit.done,
    data,
    blocks: [
      { kind: 'verdict', verdict: 'proved', text: `The certificate holds: ${claim} is ${verdict}.` },
      text(`Checked, in at most ${counted(steps, 'step')}:`),
      ...derived.map(item),
      text('Taken on trust:'),
      ...trusted.map(item),
    ],
  };
};

/** A file that the certificate must be about, and its digest. */
interface Subject {
  readonly file: string;
  readonly sha256: string;
}

const digestOfEconomy = (context: Context, file: string): TaskEither<Diagnostics, Subject> =>
  pipe(
    loadEconomy(context, file, '--economy names an economy'),
    TE.map(({ economy }) => ({ file, sha256: digestOf(certified(economy)) })),
  );

const digestOfGame = (context: Context, file: string): TaskEither<Diagnostics, Subject> =>
  pipe(
    loadGameOrEconomy(context, file),
    TE.chainEitherK((loaded): Either<Diagnostics, Subject> =>
      loaded.kind === 'game'
        ? E.right({ file, sha256: digestOf(certifiedGame(loaded.game.game.form)) })
        : E.left([badUsage(`${file} is an economy.`, `Ask with --economy ${file}.`)]),
    ),
  );

/** What the certificate must be about; undefined if that is not said. */
const subjectOf = (
  context: Context,
  { economy, game }: CheckOptions,
): TaskEither<Diagnostics, Subject | undefined> => {
  if (economy !== undefined) return digestOfEconomy(context, economy);
  return game === undefined ? TE.right(undefined) : digestOfGame(context, game);
};

const withDigest = t.type({ sha256: t.string });

/** That the certificate is about the economy or the game that was named. */
const isAbout = (
  certificate: unknown,
  subject: Subject | undefined,
  json: JsonFile,
): Either<Diagnostics, undefined> =>
  subject === undefined || (withDigest.is(certificate) && certificate.sha256 === subject.sha256)
    ? E.right(undefined)
    : E.left([invalid(json, ['sha256'], `sha256: this is not about ${subject.file}.`)]);

const checkFile = (context: Context, file: string, options: CheckOptions): Outcome => {
  const announce = (steps: bigint): void =>
    context.writeLine(`Checking takes at most ${counted(steps, 'step')}.`);
  const stopped = [diagnostic('E0004', 'Stopped before the certificate was checked.', file)];
  return pipe(
    TE.Do,
    TE.bind('source', () => context.read(file)),
    TE.bindW('json', ({ source }) => TE.fromEither(readJson(source, file))),
    TE.let('certificate', ({ source }): unknown => JSON.parse(source.replace(/^\uFEFF/, ''))),
    TE.bindW('answer', ({ certificate }) =>
      completed(context, checked(certificate, announce, options.maxSteps), stopped),
    ),
    TE.bindW('valid', ({ answer, json }) => TE.fromEither(validAnswer(answer, json))),
    TE.bindW('subject', () => subjectOf(context, options)),
    TE.chainFirstEitherKW(({ certificate, subject, json }) => isAbout(certificate, subject, json)),
    TE.map(({ valid }) => reportOf(valid)),
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
