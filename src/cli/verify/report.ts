/**
 * What `verify` says: each verdict with its scope, its explanation and its evidence, and a table of all.
 */
import type { EconomyCertificate } from '../../claims/certificate.js';
import type { FindingJson } from '../../claims/judge.js';
import { encodeFinding, profileOf } from '../../claims/judge.js';
import type { AnyFinding } from '../../claims/list.js';
import type { Economy } from '../../economies/economy.js';
import type { ExitStatus } from '../errors/exit.js';
import { exit } from '../errors/exit.js';
import { traderNames } from '../output/economy-words.js';
import { profileTable } from '../output/profile.js';
import type { Block, Report } from '../output/report.js';
import { item, note, table, text } from '../output/report.js';
import { words } from '../output/tables/table.js';

/** A finding, and the path or the body of its certificate; null where there is none. */
export interface CertifiedFinding {
  readonly finding: AnyFinding;
  readonly certificate: string | EconomyCertificate | null;
}

/** A finding with its certificate, as `verify --json` prints it. */
export type FindingOutput = FindingJson & Pick<CertifiedFinding, 'certificate'>;

/** What `verify --json` prints. */
type VerifyOutput = { readonly stopped?: true; readonly claims: readonly FindingOutput[] };

/** A finding with its certificate, for scripts. */
export const findingOutput = ({ finding, certificate }: CertifiedFinding): FindingOutput => {
  const { claim, verdict, scope, method, explanation, evidence, counterexample, assumptions } =
    encodeFinding(finding);
  return {
    claim,
    verdict,
    scope,
    method,
    explanation,
    evidence,
    certificate,
    ...(counterexample === undefined ? {} : { counterexample }),
    ...(assumptions === undefined ? {} : { assumptions }),
  };
};

const statusOf = (findings: readonly AnyFinding[], stopped: boolean): ExitStatus => {
  const verdicts = findings.map(({ verdict }) => verdict);
  if (verdicts.includes('refuted')) return exit.refuted;
  return stopped || verdicts.includes('undecided') ? exit.undecided : exit.done;
};

/** The strategies of a counterexample, where it has any. */
const profileBlocks = (economy: Economy, finding: AnyFinding): readonly Block[] => {
  const profile = profileOf(finding);
  return profile === undefined ? [] : [table(profileTable(profile, traderNames(economy)))];
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

/** The report on the findings, one a claim; `stopped` says that Ctrl-C ended the judging. */
export const verifyReport = (
  economy: Economy,
  certified: readonly CertifiedFinding[],
  stopped: boolean,
): Report => {
  const findings = certified.map(({ finding }) => finding);
  const data: VerifyOutput = { ...(stopped ? { stopped } : {}), claims: certified.map(findingOutput) };
  return {
    status: statusOf(findings, stopped),
    data,
    blocks: [
      ...(economy.title === '' ? [] : [text(economy.title)]),
      ...certified.flatMap((each) => findingBlocks(economy, each)),
      table({
        caption: 'Verdicts',
        columns: [words('Claim'), words('Verdict'), words('Method')],
        rows: findings.map(({ claim, verdict, method }) => [claim, verdict, method]),
      }),
      ...(stopped ? [note('Stopped by Ctrl-C; what was known by then is reported above.')] : []),
    ],
    main: {
      caption: 'Verdicts',
      columns: [words('Claim'), words('Verdict'), words('Method'), words('Scope')],
      rows: findings.map(({ claim, verdict, method, scope }) => [claim, verdict, method, scope]),
    },
  };
};
