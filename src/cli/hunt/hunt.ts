/**
 * `undominated hunt`: looks through random economies for one that refutes a claim, shrinks it, and writes it down.
 */
import { join } from 'node:path';
import { Option } from 'commander';
import { E, O, type Either } from '../../prelude.js';
import type { AnyFinding } from '../../claims/list.js';
import { judge } from '../../claims/judge.js';
import { subjectOfEconomy } from '../../claims/subject.js';
import { readEconomy } from '../../formats/economy/read.js';
import { fileOf } from '../../studies/hunt/specification.js';
import type { HuntResult } from '../../studies/hunt/hunt.js';
import { shrinkCase } from '../../studies/hunt/hunt.js';
import { huntingOf } from '../../studies/hunt/target.js';
import type { SampledEconomy } from '../../studies/hunt/random-specification.js';
import type { Search } from '../../studies/hunt/search.js';
import { nothingYet } from '../../studies/hunt/search.js';
import { readSearch, writeSearch } from '../../studies/hunt/state.js';
import { searchCases } from '../../studies/hunt/threads.js';
import type { Progress, Computation } from '../../computation.js';
import { drive, finish } from '../../computation.js';
import type { Diagnostic } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';
import type { Context, Outcome, Register } from '../context.js';
import { withOutputFormats } from '../context.js';
import { counted } from '../output/counts.js';
import type { HuntOptions, HuntPlan } from './options.js';
import { casesByDefault, casesWithoutEnd, readPlan } from './options.js';
import type { Stop, Trophy } from './report.js';
import { noneFound, oneFound } from './report.js';
import { writeFile } from '../output/write-file.js';
import type { CertifiedFinding } from '../verify/verify.js';
import { dataOf } from '../verify/verify.js';
import { certificateOf } from '../../claims/certificate.js';

/** A path as a shell takes it. */
const argument = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;

/** The error code of the operating system. @throws the error itself if it is none of a file system. */
const reasonOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
};

/** The search that a file keeps; one that has not begun if there is no such file. */
const resumed = async (
  context: Context,
  { quarry }: HuntPlan,
  file: string | undefined,
): Promise<Either<readonly Diagnostic[], Search>> => {
  if (file === undefined) return E.right(nothingYet);
  const kept = await context.read(file);
  if (E.isLeft(kept)) return kept.left.every(({ code }) => code === 'E0101') ? E.right(nothingYet) : kept;
  const search = readSearch(quarry, kept.right);
  return E.isRight(search) ? search : E.left([diagnostic('E0009', search.left, file)]);
};

/**
 * Progress that is looked at a second after the first, for single economies say little of the pace of the rest; in
 * seconds where time is all that limits it.
 */
const patient = (
  { cases, timeLimit }: HuntPlan,
  report: (progress: Progress) => void,
): ((progress: Progress) => void) => {
  let begun: number | undefined;
  return (progress) => {
    const seconds = begun === undefined ? 0 : (performance.now() - begun) / 1000;
    if (begun !== undefined && seconds < 1) return;
    begun ??= performance.now();
    if (timeLimit === undefined || cases < casesWithoutEnd) report(progress);
    else
      report({ label: `${progress.label}, seconds`, done: Math.floor(seconds), total: Math.ceil(timeLimit) });
  };
};

/** Milliseconds between two writings of the file from which a hunt goes on. */
const keepEvery = 2000;

/** Keeps the search in a file as it grows: never two writings at once, and the last one at the end. */
const keeper = (plan: HuntPlan, file: string | undefined) => {
  let last = performance.now();
  let writing = Promise.resolve();
  let failure: unknown;
  const write = (search: Search): void => {
    if (file === undefined) return;
    last = performance.now();
    writing = writing
      .then(() => writeFile(file, writeSearch(plan.quarry, search), { keep: false }))
      .then(
        () => undefined,
        (error: unknown) => (failure = error),
      ) as Promise<void>;
  };
  return {
    grown: (search: Search): void => {
      if (performance.now() - last > keepEvery) write(search);
    },
    end: async (search: Search): Promise<unknown> => {
      write(search);
      await writing;
      return failure;
    },
  };
};

/** Judges the file's text as `verify` does, from nothing else: the counterexample must hold again. */
function* judgedAgain(economyText: string, { claim }: HuntPlan['quarry']): Computation<CertifiedFinding> {
  const reading = readEconomy(economyText, 'the counterexample');
  if (E.isLeft(reading))
    throw new Error(`The file of a counterexample is faulty: ${reading.left[0]!.message}`);
  const { economy } = reading.right;
  const finding = yield* judge(subjectOfEconomy(economy), claim);
  if (finding.verdict !== 'refuted')
    throw new Error('A counterexample did not hold when its file was read again.');
  return { finding, certificate: certificateOf(economy, finding) ?? null };
}

/** A value as the text of a file. */
const fileText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes an economy, its finding and the certificate under a name of their own: no file that is there is touched. */
const inFolder = async (
  folder: string,
  stem: string,
  economy: string,
  { finding, certificate }: CertifiedFinding,
) => {
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? stem : `${stem}-${String(copy)}`;
    const file = join(folder, `${name}.json`);
    if ((await writeFile(file, economy, { keep: true })) === 'exists') continue;
    const beside = (what: string): string => join(folder, `${name}.${what}.json`);
    const certificateFile = certificate === null ? undefined : beside('certificate');
    if (certificateFile !== undefined)
      await writeFile(certificateFile, fileText(certificate), { keep: false });
    const findingData = dataOf({ finding, certificate: certificateFile ?? null });
    await writeFile(beside('finding'), fileText(findingData), { keep: false });
    return { file, finding: beside('finding'), certificate: certificateFile, findingData };
  }
};

const trophyOf = async (
  plan: HuntPlan,
  found: HuntResult<SampledEconomy, AnyFinding>,
  folder: string,
): Promise<Trophy> => {
  const { claim, seed } = plan.quarry;
  const economy = fileOf(
    found.smallest.draft,
    `Refutes ${claim} (seed ${seed}, case ${String(found.index)})`,
  );
  const economyText = fileText(economy);
  const judged = finish(judgedAgain(economyText, plan.quarry));
  const { finding } = judged;
  const stem = `${claim}-seed-${seed.replaceAll(/[^\w.-]/g, '_').slice(0, 40)}-case-${String(found.index)}`;
  const base = { found, economy, finding };
  try {
    const { findingData, certificate, ...paths } = await inFolder(folder, stem, economyText, judged);
    const verify = `undominated verify ${argument(paths.file)} --claim ${claim}`;
    const check =
      certificate === undefined ? {} : { certificate, check: `undominated check ${argument(certificate)}` };
    return { ...base, findingData, written: { ...paths, ...check, replay: verify } };
  } catch (error) {
    return {
      ...base,
      findingData: dataOf(judged),
      written: `The files could not be written to ${folder} (${reasonOf(error)}). The same hunt with another --out writes them; with --json it prints the economy.`,
    };
  }
};

const hunt = async (context: Context, claim: string, options: HuntOptions): Promise<Outcome> => {
  const planned = readPlan(claim, options);
  if (E.isLeft(planned)) return planned;
  const plan = planned.right;
  const begun = await resumed(context, plan, options.resume);
  if (E.isLeft(begun)) return begun;
  const { quarry, cases, threads, timeLimit } = plan;
  context.say(
    `Looking for an economy that refutes ${quarry.claim}: ${
      timeLimit === undefined ? '' : `${counted(timeLimit, 'second')} at most, `
    }${options.random === undefined && timeLimit !== undefined ? 'as many economies as that allows' : counted(cases, 'economy', 'economies')}${
      begun.right.next === 0 ? '' : `, of which ${String(begun.right.next)} were looked through before`
    }. Ctrl-C stops and prints what is known.`,
  );
  return context.runManaged(async ({ signal: interrupt, onProgress }) => {
    const limit = new AbortController();
    const timer = timeLimit === undefined ? undefined : setTimeout(() => limit.abort(), timeLimit * 1000);
    const signal = AbortSignal.any([interrupt, limit.signal]);
    const stoppedBy = (): Stop | undefined =>
      interrupt.aborted ? 'interrupt' : signal.aborted ? 'time' : undefined;
    const keep = keeper(plan, options.resume);
    try {
      const search = await searchCases(quarry, begun.right, {
        cases,
        threads,
        signal,
        onProgress: patient(plan, onProgress),
        onSearch: keep.grown,
      });
      const failure = await keep.end(search);
      if (failure !== undefined)
        context.say(`Note: ${options.resume!} could not be written (${reasonOf(failure)}).`);
      if (search.found === undefined) return E.right(noneFound(plan, search, stoppedBy()));
      const { source, judge: judgeIt } = huntingOf(quarry);
      const onTheWay: HuntResult<SampledEconomy, AnyFinding>[] = [];
      const shrinking = shrinkCase(source, judgeIt, search.found, (found) => onTheWay.push(found));
      // What was found is judged once more even if all time is over; shrinking it is then left out.
      while (onTheWay.length === 0) shrinking.next();
      const shrunk = await drive(shrinking, { signal, onProgress });
      const found = O.isSome(shrunk) ? shrunk.value : onTheWay.at(-1)!;
      const trophy = await trophyOf(plan, found, options.out);
      return E.right(oneFound(plan, search, trophy, found.minimal ? undefined : stoppedBy()));
    } finally {
      clearTimeout(timer);
    }
  });
};

/** Adds the verb `hunt`. */
export const registerHunt: Register = (program, perform) => {
  withOutputFormats(
    program
      .command('hunt')
      .description('look for an economy that refutes a claim, and make it as small as it gets')
      .argument('<claim>', 'the claim to refute')
      .requiredOption('--seed <seed>', 'what chance starts from: the same seed, the same economies')
      .option(
        '--random <number>',
        `how many economies to judge (${String(casesByDefault)} unless a time is given)`,
      )
      .option('--time-limit <seconds>', 'when to stop at the latest')
      .option('--threads <number>', 'threads to work in; the result is the same for any number')
      .option('--out <dir>', 'the folder to write a counterexample to', '.')
      .option('--resume <file>', 'go on from this file if it is there, and keep it up to date')
      .addOption(
        new Option('--kind <kind>', 'the economies: by default those the claim is about').choices([
          'private',
          'interdependent',
        ]),
      )
      .option('--commodities <range>', 'k, such as 1 or 1..2')
      .option('--cap <range>', 'l')
      .option('--price-steps <range>', 'T')
      .option('--groups <range>', 'r')
      .option('--group-size <range>', 'n')
      .option('--endowments <range>', 'what a trader owns of a commodity, l − 1 at most')
      .option('--values <range>', 'values are whole numbers from here to there …')
      .option('--denominators <list>', '… over one of these, such as 1,2,4')
      .option('--epsilon <list>', 'ε, one of these, such as 1/10,1/100')
      .option('--tie-break <list>', 'the clearing price taken: lowest, highest')
      .option('--ties <which>', 'any, none or some')
      .option('--tastes <list>', 'private values: linear, table, complements, income')
      .option('--signals <range>', 'interdependent values: how many signals')
      .option('--shocks <range>', 'interdependent values: how many shocks')
      .option('--residual <list>', 'interdependent values: readings of Rules 5 and 6')
      .addOption(
        new Option('--assumption-1 <which>', 'interdependent values: whether Assumption 1 must hold').choices(
          ['holds', 'any'],
        ),
      ),
  ).action(async (claim: string, options: HuntOptions) =>
    perform(options, (context) => hunt(context, claim, options)),
  );
};
