/**
 * What `verify` says: each verdict with its scope, its explanation and its evidence, and a table of all.
 */
import type { Either } from '../../prelude.js';
import { E, pipe } from '../../prelude.js';
import type { EconomyCertificate } from '../../claims/certificate.js';
import type { FindingJson } from '../../claims/judge.js';
import { encodeFinding, profileOf } from '../../claims/judge.js';
import type { AnyFinding } from '../../claims/list.js';
import type { Economy } from '../../economies/economy.js';
import type { Diagnostics } from '../errors/codes.js';
import type { ExitStatus } from '../errors/exit.js';
import { exit, statusOfErrors, worstOf } from '../errors/exit.js';
import type { ErrorOutput } from '../errors/report-diagnostics.js';
import { errorOutput } from '../errors/report-diagnostics.js';
import { counted } from '../output/counts.js';
import { traderNames } from '../output/economy-words.js';
import { profileTable } from '../output/profile.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import { words } from '../output/tables/table.js';

/** A finding, and the path or the body of its certificate; null where there is none, or it could not be written. */
export interface CertifiedFinding {
  readonly finding: AnyFinding;
  readonly certificate: string | EconomyCertificate | null;
  /** Why the certificate could not be written, where it could not. */
  readonly notWritten?: Diagnostics;
}

/** An economy with its findings, one a claim; `stopped` says that Ctrl-C ended the judging. */
export interface JudgedFile {
  readonly economy: Economy;
  readonly certified: readonly CertifiedFinding[];
  readonly stopped: boolean;
}

/** A finding with its certificate, as `verify --json` prints it. */
export type FindingOutput = FindingJson & Pick<CertifiedFinding, 'certificate'>;

/** What `verify --json` prints of one file; an error beside the claims says which certificates could not be written. */
type VerifyOutput = {
  readonly stopped?: true;
  readonly claims: readonly FindingOutput[];
} & Partial<ErrorOutput>;

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

/** What is wrong with the certificates that could not be written. */
const faultsOfCertificates = ({ certified }: JudgedFile): Diagnostics =>
  certified.flatMap(({ notWritten = [] }) => notWritten);

const verifyOutput = (judged: JudgedFile): VerifyOutput => {
  const faults = faultsOfCertificates(judged);
  return {
    ...(judged.stopped ? { stopped: true } : {}),
    claims: judged.certified.map(findingOutput),
    ...(faults.length === 0 ? {} : errorOutput(faults)),
  };
};

const statusOf = (judged: JudgedFile): ExitStatus => {
  if (faultsOfCertificates(judged).length > 0) return exit.badInput;
  const { certified, stopped } = judged;
  const verdicts = certified.map(({ finding }) => finding.verdict);
  if (verdicts.includes('refuted')) return exit.refuted;
  return stopped || verdicts.includes('undecided') ? exit.undecided : exit.done;
};

/** The strategies of a counterexample, where it has any. */
const profileBlocks = (economy: Economy, finding: AnyFinding): readonly Block[] => {
  const profile = profileOf(finding);
  return profile === undefined ? [] : [table(profileTable(profile, traderNames(economy)))];
};

/** Where the certificate is, or why it is nowhere. */
const certificateBlocks = ({ certificate, notWritten = [] }: CertifiedFinding): readonly Block[] => [
  ...(typeof certificate === 'string' ? [text(`Certificate: ${certificate}`)] : []),
  ...notWritten.map(({ message }) => text(`No certificate: ${message}`)),
];

const findingBlocks = (economy: Economy, certified: CertifiedFinding): readonly Block[] => {
  const { finding } = certified;
  return [
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
    ...certificateBlocks(certified),
  ];
};

const stoppedNote: readonly Block[] = [note('Stopped by Ctrl-C; what was known by then is reported above.')];

/** Which certificates are missing, if any. */
const missingNotes = (certified: readonly CertifiedFinding[]): readonly Block[] => {
  const missing = certified.filter(({ notWritten }) => notWritten !== undefined);
  return missing.length === 0
    ? []
    : [
        note(
          `${counted(missing.length, 'certificate')} could not be written: ${missing.map(({ finding }) => finding.claim).join(', ')}. The verdicts above hold all the same.`,
        ),
      ];
};

/** The blocks of a file: its title, its findings one after the other. */
const fileBlocks = ({ economy, certified }: JudgedFile): readonly Block[] => [
  ...(economy.title === '' ? [] : [text(economy.title)]),
  ...certified.flatMap((each) => findingBlocks(economy, each)),
];

const verdictRow = ({ finding: { claim, verdict, method } }: CertifiedFinding): readonly string[] => [
  claim,
  verdict,
  method,
];

const scopeRow = ({ finding: { claim, verdict, method, scope } }: CertifiedFinding): readonly string[] => [
  claim,
  verdict,
  method,
  scope,
];

const verdictColumns = [words('Claim'), words('Verdict'), words('Method')];
const scopeColumns = [...verdictColumns, words('Scope')];

/** The report on one file, with an entry for each claim. */
export const fileReport = (judged: JudgedFile): Report => ({
  status: statusOf(judged),
  data: verifyOutput(judged),
  blocks: [
    ...fileBlocks(judged),
    table({ caption: 'Verdicts', columns: verdictColumns, rows: judged.certified.map(verdictRow) }),
    ...missingNotes(judged.certified),
    ...(judged.stopped ? stoppedNote : []),
  ],
  diagnostics: faultsOfCertificates(judged),
  main: { caption: 'Verdicts', columns: scopeColumns, rows: judged.certified.map(scopeRow) },
});

/** What became of one file of several: its findings, or what is wrong with it. */
export interface FileOutcome {
  readonly file: string;
  readonly outcome: Either<Diagnostics, JudgedFile>;
}

/** What `verify --json` prints of several files. */
type FilesOutput = {
  readonly files: readonly ({ readonly file: string } & (VerifyOutput | ErrorOutput))[];
};

const filesOutput = (files: readonly FileOutcome[]): FilesOutput => ({
  files: files.map(({ file, outcome }) => ({
    file,
    ...pipe(outcome, E.matchW(errorOutput, verifyOutput)),
  })),
});

/** The rows of a table on all files that could be judged, each with its file first. */
const rowsOf = (
  files: readonly FileOutcome[],
  row: (certified: CertifiedFinding) => readonly string[],
): readonly (readonly string[])[] =>
  files.flatMap(({ file, outcome }) =>
    E.isLeft(outcome) ? [] : outcome.right.certified.map((each) => [file, ...row(each)]),
  );

/** What is wrong with a file, in a line; standard error has all of it. */
const whyNotJudged = ([first, ...others]: Diagnostics): string =>
  `Not judged: ${first?.message ?? ''}${others.length === 0 ? '' : ` (${counted(others.length + 1, 'fault')})`}`;

/**
 * The report on several files: the findings of each that could be judged, one table of all verdicts, and what is wrong
 * with the others, which hides no verdict; so with certificates that could not be written. The status is the worst of theirs.
 */
export const filesReport = (files: readonly FileOutcome[]): Report => ({
  status: worstOf(files.map(({ outcome }) => pipe(outcome, E.matchW(statusOfErrors, statusOf)))),
  data: filesOutput(files),
  diagnostics: files.flatMap(({ file, outcome }) =>
    E.isLeft(outcome)
      ? outcome.left.map((each) => ({ ...each, file: each.file ?? file }))
      : faultsOfCertificates(outcome.right),
  ),
  blocks: [
    ...files.flatMap(({ file, outcome }) => [
      heading(file),
      ...(E.isLeft(outcome) ? [text(whyNotJudged(outcome.left))] : fileBlocks(outcome.right)),
    ]),
    table({
      caption: 'Verdicts',
      columns: [words('File'), ...verdictColumns],
      rows: rowsOf(files, verdictRow),
    }),
    ...missingNotes(files.flatMap(({ outcome }) => (E.isLeft(outcome) ? [] : outcome.right.certified))),
    ...(files.some(({ outcome }) => E.isRight(outcome) && outcome.right.stopped) ? stoppedNote : []),
  ],
  main: {
    caption: 'Verdicts',
    columns: [words('File'), ...scopeColumns],
    rows: rowsOf(files, scopeRow),
  },
});
