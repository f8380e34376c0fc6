/**
 * What `hunt` has to say: the counterexample and how to judge it again, or how far the search went and in which space.
 */
import { countText } from '../../exact/counts.js';
import type { Search } from '../../studies/hunt/search.js';
import { countJudged } from '../../studies/hunt/search.js';
import type { Space } from '../../studies/hunt/economies/space.js';
import { describeSpace } from '../../studies/hunt/economies/space.js';
import { sizeOf } from '../../studies/hunt/economies/specification.js';
import type { Diagnostics } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { errorOutput } from '../errors/report-diagnostics.js';
import { counted } from '../output/counts.js';
import type { Block, Report } from '../output/report.js';
import { item, note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import type { FindingOutput } from '../verify/report.js';
import type { Counterexample } from './counterexample.js';
import type { HuntPlan } from './options.js';
import { unlimitedCases } from './options.js';

/** What ended a hunt before its time. */
export type Stop = 'interrupt' | 'time';

/** What `hunt --json` prints of the search. */
type SearchOutput = {
  readonly claim: string;
  readonly seed: string;
  readonly random?: number;
  readonly judged: number;
  readonly proved: number;
  readonly undecided: number;
  readonly empty: number;
  readonly stopped?: Stop;
  readonly space: Space;
  readonly spaceInWords: readonly string[];
  readonly sizes: ReadonlyArray<{ readonly size: string; readonly count: number }>;
};

/** What `hunt --json` prints: the search, and the counterexample if there is one. */
type HuntOutput = SearchOutput &
  (
    | { readonly found: false }
    | {
        readonly found: true;
        readonly counterexample: {
          readonly case: number;
          readonly economy: object;
          readonly finding: FindingOutput;
          readonly rechecked: true;
          readonly steps: readonly string[];
          readonly smallerJudged: number;
          readonly localMinimum: boolean;
          readonly file?: string;
          readonly findingFile?: string;
          readonly certificateFile?: string;
          readonly replay?: string;
        };
      }
  );

const searchOutput = (
  { target, cases }: HuntPlan,
  search: Search,
  stopped: Stop | undefined,
): SearchOutput => ({
  claim: target.claim,
  seed: target.seed,
  ...(cases === unlimitedCases ? {} : { random: cases }),
  judged: countJudged(search),
  proved: search.proved,
  undecided: search.undecided,
  empty: search.empty,
  ...(stopped === undefined ? {} : { stopped }),
  space: target.space,
  spaceInWords: describeSpace(target.space),
  sizes: Object.entries(search.sizes).map(([size, count]) => ({ size, count })),
});

const stopWords: Readonly<Record<Stop, string>> = { interrupt: 'Ctrl-C', time: 'the time limit' };

const spaceBlocks = ({ target }: HuntPlan): readonly Block[] => [
  text('The space, from which every case is drawn by its number and the seed alone:'),
  ...describeSpace(target.space).map(item),
];

const sizesTable = ({ sizes }: Search): Table => ({
  caption: 'Economies judged, by size',
  columns: [words('Size'), numbers('Economies')],
  rows: Object.entries(sizes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([size, count]) => [size, countText(count)]),
});

/** The report where no economy refutes the claim, which proves nothing about the economies that were not drawn. */
export const reportOfNone = (plan: HuntPlan, search: Search, stopped: Stop | undefined): Report => {
  const { claim, seed } = plan.target;
  const data: HuntOutput = { ...searchOutput(plan, search, stopped), found: false };
  const judged = counted(countJudged(search), 'economy', 'economies');
  return {
    status: stopped === 'interrupt' ? exit.undecided : exit.done,
    data,
    main: sizesTable(search),
    blocks: [
      {
        kind: 'verdict',
        verdict: 'undecided',
        text: `${claim}: none found in ${judged} (seed ${seed})`,
      },
      text(
        `${countText(search.proved)} proved, ${countText(search.undecided)} undecided. This proves nothing about economies that were not drawn.`,
      ),
      ...(stopped === undefined
        ? []
        : [note(`Stopped by ${stopWords[stopped]} after ${counted(search.next, 'case')}.`)]),
      ...(search.empty === 0
        ? []
        : [note(`${counted(search.empty, 'case')} gave no economy that the space admits.`)]),
      ...spaceBlocks(plan),
      table(sizesTable(search)),
    ],
  };
};

const foundOutput = (
  plan: HuntPlan,
  search: Search,
  { result, economy, findingOutput, written }: Counterexample,
  stopped: Stop | undefined,
): HuntOutput => ({
  ...searchOutput(plan, search, stopped),
  found: true,
  counterexample: {
    case: result.index,
    economy,
    finding: findingOutput,
    rechecked: true,
    steps: result.steps,
    smallerJudged: result.tried,
    localMinimum: result.minimal,
    ...(written.kind === 'failed'
      ? {}
      : {
          file: written.files.economy,
          findingFile: written.files.finding,
          ...(written.files.certificate === undefined ? {} : { certificateFile: written.files.certificate }),
          replay: written.files.replay,
        }),
  },
});

const shrinkingBlocks = (
  search: Search,
  { result }: Counterexample,
  stopped: Stop | undefined,
): readonly Block[] => [
  text(
    `${counted(countJudged(search), 'economy', 'economies')} judged up to it. It was drawn with ${sizeOf(result.original.specification)}, and made smaller in ${counted(result.steps.length, 'step')} to ${sizeOf(result.smallest.specification)}; ${counted(result.tried, 'smaller economy', 'smaller economies')} judged on the way.`,
  ),
  result.minimal
    ? text('A local minimum: no economy one step smaller refutes the claim.')
    : note(
        `Shrinking was stopped${stopped === undefined ? '' : ` by ${stopWords[stopped]}`}: this is the smallest so far, and smaller ones may refute the claim too.`,
      ),
];

const fileBlocks = ({ written }: Counterexample): readonly Block[] => {
  if (written.kind === 'failed') return [note(written.why)];
  const { economy, finding, certificate, replay, check } = written.files;
  const certificateText = certificate === undefined ? '' : `, ${certificate} (the certificate)`;
  return [
    text(`Written: ${economy} (the economy), ${finding} (the finding)${certificateText}.`),
    text('Judge it again with'),
    item(replay),
    ...(check === undefined ? [] : [text('Check the certificate with'), item(check)]),
  ];
};

/** The report where an economy that refutes the claim was found, and made smaller. */
export const reportOfCounterexample = (
  plan: HuntPlan,
  search: Search,
  counterexample: Counterexample,
  stopped: Stop | undefined,
): Report => {
  const { result, finding } = counterexample;
  return {
    status: exit.refuted,
    data: foundOutput(plan, search, counterexample, stopped),
    blocks: [
      {
        kind: 'verdict',
        verdict: 'refuted',
        text: `${finding.claim}: refuted by case ${String(result.index)} of seed ${plan.target.seed} (${finding.method})`,
      },
      text(`Scope: ${finding.scope}.`),
      ...finding.explanation.map(item),
      ...shrinkingBlocks(search, counterexample, stopped),
      ...fileBlocks(counterexample),
    ],
  };
};

/**
 * A report with what is wrong with the file that should keep the state of the search. It hides nothing of the report, and the
 * status is that of bad input.
 *
 * @param notKept - what is wrong; nothing where the file was written, or there is none
 */
export const withoutState = (report: Report, notKept: Diagnostics): Report =>
  notKept.length === 0
    ? report
    : {
        ...report,
        status: exit.badInput,
        data: { ...report.data, ...errorOutput(notKept) },
        diagnostics: notKept,
        blocks: [
          ...report.blocks,
          note(
            'The state of the hunt could not be kept: the same command begins where the file was last written.',
          ),
        ],
      };
