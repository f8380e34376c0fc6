/**
 * The claims of one file judged: which of them, in which order, what is kept when Ctrl-C comes, and their certificates.
 */
import type { Either, Task, TaskEither } from '../../prelude.js';
import { E, O, pipe, T, TE } from '../../prelude.js';
import { bidSubject } from '../../claims/bids/subject.js';
import { certificateUnder } from '../../claims/certificate.js';
import type { Subject } from '../../claims/claim.js';
import type { Against } from '../../claims/promises/against.js';
import {
  applicableClaims,
  claimsByDefault,
  doesNotApply,
  judge,
  knownSoFar,
  quickestFirst,
  workOf,
} from '../../claims/judge.js';
import type { AnyFinding, ClaimName } from '../../claims/list.js';
import { subjectOfEconomy } from '../../claims/subject.js';
import type { Economy } from '../../economies/economy.js';
import type { Residual } from '../../market/residual.js';
import { WorkPlan } from '../../work-plan.js';
import type { Context } from '../context.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { loadEconomyUnder } from '../input/load.js';
import type { NamedMechanism, Play } from '../input/mechanism.js';
import { playOf } from '../input/mechanism.js';
import { loadMessages, loadQuotes } from '../input/messages.js';
import { feasibleSettingOf } from '../input/setting.js';
import { namesOrNobody } from '../output/counts.js';
import { writeCertificate } from '../output/files/write-certificate.js';
import type { CertifiedFinding, JudgedFile } from './report.js';

/** What is judged of a file, and how. */
export interface VerifyOptions extends NamedMechanism {
  readonly claim: readonly ClaimName[];
  readonly residual: Residual | undefined;
  readonly messages: string | undefined;
  readonly against: Against | undefined;
}

/** That somebody's lies are compared where it is said against what. */
const liesAreCompared = (
  claims: readonly ClaimName[],
  { against }: VerifyOptions,
): Either<Diagnostics, unknown> =>
  against === undefined || claims.includes('promise:strategy-proof')
    ? E.right(undefined)
    : E.left([
        badUsage(
          '--against has no meaning where no lies are compared.',
          'Add --claim promise:strategy-proof, or leave it out.',
        ),
      ]);

/** The claims to judge: those named, or all that apply; a name that does not apply is bad usage. */
const chosenClaims = (
  named: readonly ClaimName[],
  subject: Subject,
): Either<Diagnostics, readonly ClaimName[]> => {
  if (named.length === 0) {
    const usual = claimsByDefault(subject);
    return usual.length > 0
      ? E.right(usual)
      : E.left([
          badUsage(
            'No claim about this mechanism is judged unless it is named.',
            `Name one with --claim: ${namesOrNobody(applicableClaims(subject))}.`,
          ),
        ]);
  }
  for (const name of named) {
    const why = doesNotApply(subject, name);
    if (why !== undefined)
      return E.left([
        badUsage(
          `The claim "${name}" does not apply to this economy. ${why}`,
          `These do: ${namesOrNobody(applicableClaims(subject))}.`,
        ),
      ]);
  }
  return E.right([...new Set(named)]);
};

/** That the economy has a mechanism: under an infeasible reading of the residual only `feasible` can be judged. */
const hasMechanism = (
  economy: Economy,
  claims: readonly ClaimName[],
  file: string,
): Either<Diagnostics, unknown> =>
  economy.kind === 'interdependent' && claims.some((claim) => claim !== 'feasible')
    ? feasibleSettingOf(economy, file)
    : E.right(undefined);

/** What is said of a claim that was not judged to the end, and of which nothing is known. */
const unjudged = (claim: ClaimName): AnyFinding => ({
  claim,
  verdict: 'undecided',
  scope: 'stopped by Ctrl-C before anything was known of it',
  method: 'none',
  explanation: [],
  evidence: null,
});

/** A finding for each claim, and whether Ctrl-C stopped the judging. */
interface Judged {
  readonly findings: readonly AnyFinding[];
  readonly stopped: boolean;
}

/**
 * Judges claims one after the other, those that take fewest steps first, so that stopping leaves no quick one open. What is
 * known of those that Ctrl-C leaves unfinished is kept.
 *
 * @returns the findings in the order of the claims given.
 */
const judgeAll =
  (context: Context, subject: Subject, claims: readonly ClaimName[]): Task<Judged> =>
  async () => {
    const judged = new Map<ClaimName, AnyFinding>();
    const order = quickestFirst(subject, claims);
    const plan = new WorkPlan(order.map((claim) => workOf(subject, claim)));
    let stopped = false;
    for (const [part, claim] of order.entries()) {
      const finding = await context.compute(plan.follow(part, judge(subject, claim)))();
      stopped = O.isNone(finding);
      if (O.isNone(finding)) break;
      judged.set(claim, finding.value);
    }
    const findings = claims.map(
      (claim) => judged.get(claim) ?? knownSoFar(subject, claim, 'stopped by Ctrl-C') ?? unjudged(claim),
    );
    return { findings, stopped };
  };

/**
 * The certificate of a finding: its path in the folder, where it is written whole or not at all, or its body. One that cannot
 * be written is null, with what is wrong: that hides no verdict.
 */
const certify = (
  { economy, mechanism }: Play,
  finding: AnyFinding,
  folder: string | undefined,
): Task<CertifiedFinding> => {
  const certificate = certificateUnder(economy, mechanism, finding);
  if (certificate === undefined || folder === undefined)
    return T.of({ finding, certificate: certificate ?? null });
  return pipe(
    writeCertificate(folder, certificate),
    TE.match(
      (notWritten): CertifiedFinding => ({ finding, certificate: null, notWritten }),
      (path) => ({ finding, certificate: path }),
    ),
  );
};

/** What the claims are judged of: the economy under its mechanism and, with private values, at the messages given. */
const subjectOf = (
  context: Context,
  play: Play,
  { messages, against = 'truth' }: VerifyOptions,
): TaskEither<Diagnostics, Subject> => {
  if (play.family === 'demand-functions')
    return pipe(
      loadMessages(context, play.economy, messages),
      TE.map((announced) =>
        subjectOfEconomy(play.economy, { mechanism: play.mechanism, messages: announced, against }),
      ),
    );
  if (play.family === 'bids') {
    const { economy, mechanism, convention } = play;
    const subject = bidSubject(economy, { mechanism, convention, against });
    return pipe(
      loadQuotes(context, subject.values, messages),
      TE.map((quotes) => ({ ...subject, quotes })),
    );
  }
  return messages === undefined
    ? TE.right(subjectOfEconomy(play.economy))
    : TE.left([
        badUsage(
          '--messages has no meaning with interdependent values: their claims are about all strategies.',
          'Leave it out; undominated run takes strategies.',
        ),
      ]);
};

/**
 * Reads an economy and judges claims of it.
 *
 * @param folder - where the certificates go, if anywhere
 */
export const judgeFile = (
  context: Context,
  file: string,
  options: VerifyOptions,
  folder: string | undefined,
): TaskEither<Diagnostics, JudgedFile> =>
  pipe(
    TE.Do,
    TE.bind('economy', () => loadEconomyUnder(context, file, options.residual, 'verify judges economies')),
    TE.bind('play', ({ economy }) => TE.fromEither(playOf(economy, options))),
    TE.bind('subject', ({ play }) => subjectOf(context, play, options)),
    TE.bind('claims', ({ subject }) => TE.fromEither(chosenClaims(options.claim, subject))),
    TE.chainFirstEitherK(({ claims }) => liesAreCompared(claims, options)),
    TE.chainFirstEitherK(({ economy, claims }) => hasMechanism(economy, claims, file)),
    TE.bind('judged', ({ subject, claims }) => TE.fromTask(judgeAll(context, subject, claims))),
    TE.bind('certified', ({ play, judged }) =>
      TE.fromTask(
        T.traverseSeqArray((finding: AnyFinding) => certify(play, finding, folder))(judged.findings),
      ),
    ),
    TE.map(({ economy, judged, certified }) => ({ economy, certified, stopped: judged.stopped })),
  );
