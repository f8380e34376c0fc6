/**
 * A counterexample as it is handed over: judged again from the text of its file alone, and written with its finding and
 * its certificate.
 */
import { join } from 'node:path';
import { E } from '../../prelude.js';
import { certificateUnder } from '../../claims/certificate.js';
import { judge } from '../../claims/judge.js';
import type { AnyFinding } from '../../claims/list.js';
import { subjectOfEconomy } from '../../claims/subject.js';
import type { Computation } from '../../computation.js';
import { finish } from '../../computation.js';
import { readEconomy } from '../../formats/economy/read.js';
import type { HuntResult } from '../../studies/hunt/hunt.js';
import type { SampledEconomy } from '../../studies/hunt/economies/random-specification.js';
import { fileOf } from '../../studies/hunt/economies/specification.js';
import type { SearchTarget } from '../../studies/hunt/target.js';
import { mechanismOf } from '../../studies/hunt/target.js';
import { systemErrorCode } from '../errors/system-error.js';
import { shellArgument } from '../output/shell.js';
import { fileNameOf } from '../output/files/write-certificate.js';
import { writeFile } from '../output/files/write-file.js';
import type { CertifiedFinding, FindingOutput } from '../verify/report.js';
import { findingOutput } from '../verify/report.js';

/** The files of a counterexample, and the commands that judge it and check it again. */
export interface CounterexampleFiles {
  readonly economy: string;
  readonly finding: string;
  readonly certificate: string | undefined;
  readonly replay: string;
  readonly check: string | undefined;
}

/** A refuted case as small as it was made, with its files. */
export interface Counterexample {
  readonly result: HuntResult<SampledEconomy, AnyFinding>;
  /** The economy file as data, and the finding of `verify` on it. */
  readonly economy: object;
  readonly finding: AnyFinding;
  readonly findingOutput: FindingOutput;
  /** Its files; or why they could not be written. */
  readonly written:
    | { readonly kind: 'files'; readonly files: CounterexampleFiles }
    | { readonly kind: 'failed'; readonly why: string };
}

/** Judges the text of an economy file as `verify` does. @throws Error if it is not refuted: a fault of this program */
function* judgeAgain(economyText: string, { claim, space }: SearchTarget): Computation<CertifiedFinding> {
  const reading = readEconomy(economyText, 'the counterexample');
  if (E.isLeft(reading))
    throw new Error(`The file of a counterexample is faulty: ${reading.left[0]!.message}`);
  const { economy } = reading.right;
  const mechanism = mechanismOf(space);
  const finding = yield* judge(subjectOfEconomy(economy, { mechanism }), claim);
  if (finding.verdict !== 'refuted')
    throw new Error('A counterexample did not hold when its file was read again.');
  return { finding, certificate: certificateUnder(economy, mechanism, finding) ?? null };
}

/** A value as the text of a file. */
const fileText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Where the files of a counterexample were written, and its finding with the path of its certificate. */
interface WrittenFiles {
  readonly economy: string;
  readonly finding: string;
  readonly certificate: string | undefined;
  readonly output: FindingOutput;
}

/** Writes an economy, its finding and the certificate under a name of their own: no file that is there is touched. */
const writeFiles = async (
  folder: string,
  stem: string,
  economyText: string,
  { finding, certificate }: CertifiedFinding,
): Promise<WrittenFiles> => {
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? stem : `${stem}-${String(copy)}`;
    const economy = join(folder, `${name}.json`);
    if ((await writeFile(economy, economyText, { keep: true })) === 'exists') continue;
    const beside = (what: string): string => join(folder, `${name}.${what}.json`);
    const certificateFile = certificate === null ? undefined : beside('certificate');
    if (certificateFile !== undefined)
      await writeFile(certificateFile, fileText(certificate), { keep: false });
    const output = findingOutput({ finding, certificate: certificateFile ?? null });
    await writeFile(beside('finding'), fileText(output), { keep: false });
    return { economy, finding: beside('finding'), certificate: certificateFile, output };
  }
};

const withCommands = (
  { economy, finding, certificate }: WrittenFiles,
  { claim, space }: SearchTarget,
): CounterexampleFiles => ({
  economy,
  finding,
  certificate,
  replay: `undominated verify ${shellArgument(economy)} --claim ${claim}${space.mechanism === undefined ? '' : ` --mechanism ${space.mechanism}`}`,
  check: certificate === undefined ? undefined : `undominated check ${shellArgument(certificate)}`,
});

/** Judges the smallest economy that refutes the claim once more, from its file's text, and writes its files to a folder. */
export const handOver = async (
  target: SearchTarget,
  result: HuntResult<SampledEconomy, AnyFinding>,
  folder: string,
): Promise<Counterexample> => {
  const { claim, seed } = target;
  const economy = fileOf(
    result.smallest.specification,
    `Refutes ${claim} (seed ${seed}, case ${String(result.index)})`,
  );
  const economyText = fileText(economy);
  const certified = finish(judgeAgain(economyText, target));
  const { finding } = certified;
  const stem = `${fileNameOf(claim)}-seed-${seed.replaceAll(/[^\w.-]/g, '_').slice(0, 40)}-case-${String(result.index)}`;
  try {
    const files = await writeFiles(folder, stem, economyText, certified);
    return {
      result,
      economy,
      finding,
      findingOutput: files.output,
      written: { kind: 'files', files: withCommands(files, target) },
    };
  } catch (error) {
    const why = `The files could not be written to ${folder} (${systemErrorCode(error)}). The same hunt with another --out writes them; with --json it prints the economy.`;
    return {
      result,
      economy,
      finding,
      findingOutput: findingOutput(certified),
      written: { kind: 'failed', why },
    };
  }
};
