/**
 * `undominated check`: a certificate derived again from the definitions, by the checker that shares nothing with the
 * engines.
 */
import { InvalidArgumentError, Option } from 'commander';
import { E, O, type Either } from '../../prelude.js';
import type { Answer } from '../../certificates/check.js';
import { checking, digestOf } from '../../certificates/check.js';
import { certified } from '../../claims/certificate.js';
import { certifiedGame } from '../../claims/games/certificate.js';
import { countText } from '../../claims/data.js';
import { catalogue } from '../../formats/problems/catalogue.js';
import type { JsonFile } from '../../formats/json/json.js';
import { readJson } from '../../formats/json/json.js';
import type { Computation } from '../../computation.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import type { Context, Outcome, Register } from '../context.js';
import { withJson } from '../context.js';
import { loadEconomy } from '../input/economy.js';
import { loadGameOrEconomy } from '../input/game.js';
import { exit } from '../errors/exit.js';
import type { Report } from '../output/report.js';
import { item, text } from '../output/report.js';

interface CheckOptions {
  readonly json?: boolean;
  readonly economy?: string;
  readonly game?: string;
  readonly mostSteps?: bigint;
}

/** The checker's work as a task; large work is told before it begins. */
function* checked(
  certificate: unknown,
  { say }: Context,
  mostSteps: bigint | undefined,
): Computation<Answer> {
  const pauses = checking(certificate, mostSteps);
  for (;;) {
    const step = pauses.next();
    if (step.done === true) return step.value;
    if (step.value !== undefined && step.value >= large)
      say(`Checking takes at most ${countText(step.value)} steps.`);
    yield { label: 'checking', done: 0, total: 0 };
  }
}

/** So many steps take more than a moment. */
const large = 10_000_000n;

const refused = (json: JsonFile, path: Parameters<JsonFile['problem']>[0], why: string): Diagnostic =>
  json.problem(path, { code: 'E0801', message: why, hint: catalogue.E0801.hint });

const reportOf = (answer: Answer & { readonly kind: 'valid' }): Report => ({
  status: exit.done,
  data: {
    valid: true,
    claim: answer.claim,
    verdict: answer.verdict,
    steps: answer.steps.toString(),
    checked: answer.checked,
    trusted: answer.trusted,
  },
  blocks: [
    {
      kind: 'verdict',
      verdict: 'proved',
      text: `The certificate holds: ${answer.claim} is ${answer.verdict}.`,
    },
    text(`Checked, in at most ${countText(answer.steps)} steps:`),
    ...answer.checked.map(item),
    text('Taken on trust:'),
    ...answer.trusted.map(item),
  ],
});

/** The digest of the economy or the game that a certificate must be about, if that was said. */
const digestMeant = async (
  context: Context,
  { economy, game }: CheckOptions,
): Promise<Either<readonly Diagnostic[], { file: string; sha256: string } | undefined>> => {
  if (economy !== undefined) {
    const loaded = await loadEconomy(context, economy);
    return E.isLeft(loaded)
      ? loaded
      : E.right({ file: economy, sha256: digestOf(certified(loaded.right.economy)) });
  }
  if (game === undefined) return E.right(undefined);
  const loaded = await loadGameOrEconomy(context, game);
  if (E.isLeft(loaded)) return loaded;
  return loaded.right.kind === 'game'
    ? E.right({ file: game, sha256: digestOf(certifiedGame(loaded.right.game.game.form)) })
    : E.left([badUsage(`${game} is an economy.`, `Ask with --economy ${game}.`)]);
};

const check = async (context: Context, file: string, options: CheckOptions): Promise<Outcome> => {
  const source = await context.read(file);
  if (E.isLeft(source)) return source;
  const json = readJson(source.right, file);
  if (E.isLeft(json)) return json;
  const certificate: unknown = JSON.parse(source.right.replace(/^\uFEFF/, ''));
  const done = await context.work(checked(certificate, context, options.mostSteps));
  if (O.isNone(done))
    return E.left([diagnostic('E0004', 'Stopped before the certificate was checked.', file)]);
  const answer = done.value;
  if (answer.kind === 'invalid')
    return E.left([refused(json.right, answer.path, `${answer.field || 'the certificate'}: ${answer.why}.`)]);
  if (answer.kind === 'too-long')
    return E.left([
      json.right.problem(['evidence'], {
        code: 'E0802',
        message: `Checking may take ${countText(answer.steps)} steps; ${countText(answer.most)} are allowed.`,
        hint: catalogue.E0802.hint,
      }),
    ]);
  const meant = await digestMeant(context, options);
  if (E.isLeft(meant)) return meant;
  const { sha256 } = certificate as { readonly sha256: string };
  if (meant.right !== undefined && meant.right.sha256 !== sha256)
    return E.left([refused(json.right, ['sha256'], `sha256: this is not about ${meant.right.file}.`)]);
  return E.right(reportOf(answer));
};

/** Adds the verb `check`. */
export const registerCheck: Register = (program, perform) => {
  withJson(
    program
      .command('check')
      .description('check a certificate with the independent checker: derived again from the definitions')
      .argument('<certificate>', 'a certificate, or - for standard input')
      .addOption(
        new Option('--economy <file>', 'the economy that the certificate must be about').conflicts('game'),
      )
      .option('--game <file>', 'the game that the certificate must be about')
      .option(
        '--most-steps <number>',
        'allow at most so many steps; a billion if left out',
        (steps: string) => {
          if (!/^\d{1,30}$/.test(steps)) throw new InvalidArgumentError('A whole number is expected.');
          return BigInt(steps);
        },
      ),
  ).action(async (file: string, options: CheckOptions) =>
    perform(options, (context) => check(context, file, options)),
  );
};
