/**
 * `undominated verify`: the paper's claims judged on an economy, each with its scope, its method and its evidence.
 */
import { E, O, type Either } from '../../prelude.js';
import { didYouMean } from '../../did-you-mean.js';
import type { Economy } from '../../economies/economy.js';
import type { Data } from '../../claims/finding.js';
import type { ClaimName, AnyFinding } from '../../claims/list.js';
import { claimNames } from '../../claims/list.js';
import type { EconomyCertificate } from '../../claims/certificate.js';
import { certificateOf } from '../../claims/certificate.js';
import type { Subject } from '../../claims/claim.js';
import { applicableClaims, claimsByDefault, encodeFinding, judge, knownSoFar } from '../../claims/judge.js';
import { subjectOfEconomy } from '../../claims/subject.js';
import type { Residual } from '../../market/residual.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import type { Context, Outcome, Register } from '../context.js';
import { withOutputFormats, withResidual } from '../context.js';
import { namesOrNobody } from '../output/counts.js';
import { loadEconomyUnder } from '../input/economy.js';
import { traderNames } from '../output/economy-words.js';
import type { ExitStatus } from '../errors/exit.js';
import { exit } from '../errors/exit.js';
import { playable } from '../input/play.js';
import { profileIn, profileTable } from '../output/profile.js';
import type { Block, Report } from '../output/report.js';
import { item, note, table, text } from '../output/report.js';
import { words } from '../output/tables/table.js';
import { writeCertificate } from '../output/write-certificate.js';

const statusOf = (findings: readonly AnyFinding[], stopped: boolean): ExitStatus =>
  findings.some(({ verdict }) => verdict === 'refuted')
    ? exit.refuted
    : stopped || findings.some(({ verdict }) => verdict === 'undecided')
      ? exit.undecided
      : exit.done;

/** A finding, and the path or the body of its certificate; null where there is none. */
export interface CertifiedFinding {
  readonly finding: AnyFinding;
  readonly certificate: string | EconomyCertificate | null;
}

/** A finding for scripts. */
export const dataOf = ({ finding, certificate }: CertifiedFinding): Data => {
  const { claim, verdict, scope, method, explanation, evidence, counterexample, assumptions } =
    encodeFinding(finding);
  return {
    claim,
    verdict,
    scope,
    method,
    explanation,
    evidence,
    certificate: certificate as Data,
    ...(counterexample === undefined ? {} : { counterexample }),
    ...(assumptions === undefined
      ? {}
      : { assumptions: assumptions.map(({ name, holds, why }) => ({ name, holds, why })) }),
  };
};

const findingBlocks = (economy: Economy, { finding, certificate }: CertifiedFinding): readonly Block[] => [
  {
    kind: 'verdict',
    verdict: finding.verdict,
    text: `${finding.claim}: ${finding.verdict} (${finding.method})`,
  },
  text(`Scope: ${finding.scope}.`),
  ...finding.explanation.map(item),
  ...(finding.assumptions ?? []).map(({ name, holds, why }) =>
    item(`${name} ${holds ? 'holds' : 'fails'}: ${why}`),
  ),
  ...profileBlocks(economy, finding),
  ...(typeof certificate === 'string' ? [text(`Certificate: ${certificate}`)] : []),
];

/** The strategies of a counterexample, where it has any. */
const profileBlocks = (economy: Economy, finding: AnyFinding): readonly Block[] => {
  const profile =
    economy.kind === 'interdependent' ? profileIn(encodeFinding(finding).counterexample) : undefined;
  return profile === undefined ? [] : [table(profileTable(profile, traderNames(economy)))];
};

const reportOf = (economy: Economy, judged: readonly CertifiedFinding[], stopped: boolean): Report => {
  const findings = judged.map(({ finding }) => finding);
  return {
    status: statusOf(findings, stopped),
    data: { ...(stopped ? { stopped } : {}), claims: judged.map(dataOf) },
    blocks: [
      ...(economy.title === '' ? [] : [text(economy.title)]),
      ...judged.flatMap((one) => findingBlocks(economy, one)),
      table({
        caption: 'Verdicts',
        columns: [words('Claim'), words('Verdict'), words('Method')],
        rows: findings.map(({ claim, verdict, method }) => [claim, verdict, method]),
      }),
      ...(stopped ? [note('Stopped by Ctrl-C; what was known by then stands above.')] : []),
    ],
    main: {
      caption: 'Verdicts',
      columns: [words('Claim'), words('Verdict'), words('Method'), words('Scope')],
      rows: findings.map(({ claim, verdict, method, scope }) => [claim, verdict, method, scope]),
    },
  };
};

/** What is said of a claim that was not judged to the end. */
const unjudged = (claim: ClaimName): AnyFinding => ({
  claim,
  verdict: 'undecided',
  scope: 'stopped by Ctrl-C before anything was known of it',
  method: 'none',
  explanation: [],
  evidence: null,
});

/** The claims to judge: those named, or all that apply; a name that does not apply is bad usage. */
const chosen = (
  named: readonly string[],
  subject: Subject,
): Either<readonly Diagnostic[], readonly ClaimName[]> => {
  if (named.length === 0) return E.right(claimsByDefault(subject));
  const applicable = applicableClaims(subject);
  for (const name of named) {
    if (!(claimNames as readonly string[]).includes(name))
      return E.left([badUsage(`There is no claim "${name}".`, didYouMean(name, claimNames, 'claims'))]);
    if (!(applicable as readonly string[]).includes(name))
      return E.left([
        badUsage(
          `The claim "${name}" does not apply to this economy.`,
          `These do: ${namesOrNobody(applicable)}.`,
        ),
      ]);
  }
  return E.right([...new Set(named)] as readonly ClaimName[]);
};

interface VerifyOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly claim: readonly string[];
  readonly residual?: Residual;
  readonly certificate?: string;
}

/** The certificate of a finding: its path in the folder, where it is written whole or not at all, or its body. */
const certify = async (
  economy: Economy,
  finding: AnyFinding,
  folder: string | undefined,
): Promise<Either<readonly Diagnostic[], CertifiedFinding>> => {
  const body = certificateOf(economy, finding);
  if (body === undefined || folder === undefined) return E.right({ finding, certificate: body ?? null });
  const written = await writeCertificate(folder, body);
  return E.isLeft(written) ? written : E.right({ finding, certificate: written.right });
};

const verify = async (context: Context, file: string, options: VerifyOptions): Promise<Outcome> => {
  const loaded = await loadEconomyUnder(context, file, options.residual);
  if (E.isLeft(loaded)) return loaded;
  const { economy } = loaded.right;
  const subject = subjectOfEconomy(economy);
  const claims = chosen(options.claim, subject);
  if (E.isLeft(claims)) return claims;
  if (economy.kind === 'interdependent' && claims.right.some((claim) => claim !== 'feasible')) {
    const setting = playable(economy, file);
    if (E.isLeft(setting)) return setting;
  }
  const findings: AnyFinding[] = [];
  let stopped = false;
  for (const claim of claims.right) {
    const finding = stopped ? O.none : await context.work(judge(subject, claim));
    if (O.isSome(finding)) {
      findings.push(finding.value);
      continue;
    }
    const known = stopped ? undefined : knownSoFar(subject, claim, 'stopped by Ctrl-C');
    stopped = true;
    findings.push(known ?? unjudged(claim));
  }
  const judged: CertifiedFinding[] = [];
  for (const finding of findings) {
    const one = await certify(economy, finding, options.certificate);
    if (E.isLeft(one)) return one;
    judged.push(one.right);
  }
  return E.right(reportOf(economy, judged, stopped));
};

/** Adds the verb `verify`. */
export const registerVerify: Register = (program, perform) => {
  withOutputFormats(
    withResidual(
      program
        .command('verify')
        .description('judge the paper’s claims on an economy: proved, refuted or undecided, with evidence')
        .argument('<file>', 'an economy, or - for standard input')
        .option(
          '--claim <name>',
          'a claim to judge; may be given several times',
          (name: string, before: readonly string[]) => [...before, name],
          [] as readonly string[],
        )
        .option('--certificate <dir>', 'write the certificate of each verdict into this folder'),
    ),
  ).action(async (file: string, options: VerifyOptions) =>
    perform(options, (context) => verify(context, file, options)),
  );
};
