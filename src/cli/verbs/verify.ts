/**
 * `undominated verify`: the paper's claims judged on an economy, each with its scope, its method and its evidence.
 */
import type { either } from 'fp-ts';
import { join } from 'node:path';
import { Option } from 'commander';
import { E, O } from '../../prelude.js';
import { didYouMean } from '../../economies/did-you-mean.js';
import type { Economy } from '../../economies/economy.js';
import type { ClaimName, Data, Finding } from '../../claims/finding.js';
import { claimNames } from '../../claims/finding.js';
import type { Certificate } from '../../certificates/format.js';
import { certificateOf } from '../../claims/certificate.js';
import { applicableClaims, claimsByDefault, judge } from '../../claims/judge.js';
import { subjectOf } from '../../claims/private-values/subject.js';
import { residuals } from '../../market/residual.js';
import type { Complaint } from '../codes.js';
import { badUsage, complaint } from '../codes.js';
import type { Context, Outcome, Register } from '../context.js';
import { withFaces } from '../context.js';
import { listed } from '../counts.js';
import { loadEconomy } from '../economy-input.js';
import type { ExitStatus } from '../exit.js';
import { exit } from '../exit.js';
import type { Block, Report } from '../report.js';
import { item, note, table, text } from '../report.js';
import { words } from '../tables/table.js';
import { writeFile } from '../write-file.js';

const statusOf = (findings: readonly Finding[]): ExitStatus =>
  findings.some(({ verdict }) => verdict === 'refuted')
    ? exit.refuted
    : findings.some(({ verdict }) => verdict === 'undecided')
      ? exit.undecided
      : exit.done;

/** A finding, and the path or the body of its certificate; null where there is none. */
interface Judged {
  readonly finding: Finding;
  readonly certificate: string | Certificate | null;
}

const dataOf = ({
  finding: { claim, verdict, scope, method, explanation, evidence, counterexample, assumptions },
  certificate,
}: Judged): Data => ({
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
});

const findingBlocks = ({ finding, certificate }: Judged): readonly Block[] => [
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
  ...(typeof certificate === 'string' ? [text(`Certificate: ${certificate}`)] : []),
];

const reportOf = (economy: Economy, judged: readonly Judged[], stopped: boolean): Report => {
  const findings = judged.map(({ finding }) => finding);
  return {
    status: statusOf(findings),
    data: { ...(stopped ? { stopped } : {}), claims: judged.map(dataOf) },
    blocks: [
      ...(economy.title === '' ? [] : [text(economy.title)]),
      ...judged.flatMap(findingBlocks),
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

const unjudged = (claim: ClaimName): Finding => ({
  claim,
  verdict: 'undecided',
  scope: 'Stopped by Ctrl-C before it was judged.',
  method: 'none',
  explanation: [],
  evidence: null,
});

/** The claims to judge: those named, or all that apply; a name that does not apply is bad usage. */
const chosen = (
  named: readonly string[],
  economy: Economy,
): either.Either<readonly Complaint[], readonly ClaimName[]> => {
  if (named.length === 0) return E.right(claimsByDefault(economy));
  const applicable = applicableClaims(economy);
  for (const name of named) {
    if (!(claimNames as readonly string[]).includes(name))
      return E.left([badUsage(`There is no claim "${name}".`, didYouMean(name, claimNames, 'claims'))]);
    if (!(applicable as readonly string[]).includes(name))
      return E.left([
        badUsage(`The claim "${name}" does not apply to this economy.`, `These do: ${listed(applicable)}.`),
      ]);
  }
  return E.right([...new Set(named)] as readonly ClaimName[]);
};

interface VerifyOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly claim: readonly string[];
  readonly residual?: string;
  readonly certificate?: string;
}

/** Writes a certificate into a folder, whole or not at all; its path. */
const writeCertificate = async (folder: string, certificate: Certificate): Promise<string> => {
  const path = join(folder, `${certificate.claim}.json`);
  await writeFile(path, `${JSON.stringify(certificate, null, 1)}\n`, { keep: false });
  return path;
};

const verify = async (context: Context, file: string, options: VerifyOptions): Promise<Outcome> => {
  const loaded = await loadEconomy(context, file);
  if (E.isLeft(loaded)) return loaded;
  const { economy } = loaded.right;
  if (options.residual !== undefined && economy.kind === 'private-values')
    return E.left([
      badUsage('--residual has no meaning with private values: it reads Rules 5 and 6.', 'Leave it out.'),
    ]);
  if (economy.kind !== 'private-values')
    return E.left([
      complaint('E0005', 'This version cannot verify an economy with interdependent values yet.', file),
    ]);
  const claims = chosen(options.claim, economy);
  if (E.isLeft(claims)) return claims;
  const subject = subjectOf(economy);
  const judged: Judged[] = [];
  let stopped = false;
  for (const claim of claims.right) {
    const finding = stopped ? O.none : await context.work(judge(subject, claim));
    stopped = O.isNone(finding);
    if (O.isNone(finding)) {
      judged.push({ finding: unjudged(claim), certificate: null });
      continue;
    }
    const body = certificateOf(economy, finding.value);
    let certificate: Judged['certificate'] = body ?? null;
    if (body !== undefined && options.certificate !== undefined)
      try {
        certificate = await writeCertificate(options.certificate, body);
      } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code;
        // What is no fault of a file system is a fault of this program.
        if (reason === undefined) throw error;
        return E.left([
          complaint('E0003', `A certificate cannot be written (${reason}).`, options.certificate),
        ]);
      }
    judged.push({ finding: finding.value, certificate });
  }
  return E.right(reportOf(economy, judged, stopped));
};

/** Adds the verb `verify`. */
export const registerVerify: Register = (program, perform) => {
  withFaces(
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
      .addOption(
        new Option('--residual <reading>', 'the reading of Rules 5 and 6, in place of the file’s').choices(
          residuals,
        ),
      )
      .option('--certificate <dir>', 'write the certificate of each verdict into this folder'),
  ).action(async (file: string, options: VerifyOptions) =>
    perform(options, (context) => verify(context, file, options)),
  );
};
