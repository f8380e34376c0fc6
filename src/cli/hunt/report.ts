/**
 * What `hunt` has to say: the counterexample and how to replay it, or how far the search went and in which space.
 */
import { countText } from '../../claims/data.js';
import type { Data } from '../../claims/finding.js';
import type { AnyFinding } from '../../claims/list.js';
import { sizeOf } from '../../studies/hunt/specification.js';
import type { HuntResult } from '../../studies/hunt/hunt.js';
import type { SampledEconomy } from '../../studies/hunt/random-specification.js';
import type { Search } from '../../studies/hunt/search.js';
import { judgedIn } from '../../studies/hunt/search.js';
import { describeSpace } from '../../studies/hunt/space.js';
import { counted } from '../output/counts.js';
import { exit } from '../errors/exit.js';
import type { HuntPlan } from './options.js';
import { casesWithoutEnd } from './options.js';
import type { Block, Report } from '../output/report.js';
import { item, note, table, text } from '../output/report.js';
import { numbers, words } from '../output/tables/table.js';

/** Why a hunt ended before its time. */
export type Stop = 'interrupt' | 'time';

/** The files of a counterexample, and the commands that judge it and check it again. */
export interface Written {
  readonly file: string;
  readonly finding: string;
  readonly replay: string;
  readonly certificate?: string;
  readonly check?: string;
}

/** A counterexample as it is handed over: checked again from the text of its file. */
export interface Trophy {
  readonly found: HuntResult<SampledEconomy, AnyFinding>;
  /** The economy file as data, and the finding of `verify` on it. */
  readonly economy: Data;
  readonly finding: AnyFinding;
  readonly findingData: Data;
  /** Where it was written, and the commands that judge it and check it again; or why it could not be written. */
  readonly written: Written | string;
}

const searchData = ({ quarry, cases }: HuntPlan, search: Search, stopped: Stop | undefined) => ({
  claim: quarry.claim,
  seed: quarry.seed,
  ...(cases === casesWithoutEnd ? {} : { random: cases }),
  judged: judgedIn(search),
  proved: search.proved,
  undecided: search.undecided,
  empty: search.empty,
  ...(stopped === undefined ? {} : { stopped }),
  space: quarry.space as unknown as Data,
  spaceInWords: describeSpace(quarry.space),
  sizes: Object.entries(search.sizes).map(([size, count]) => ({ size, count })),
});

const stoppedWords: Readonly<Record<Stop, string>> = { interrupt: 'Ctrl-C', time: 'the time limit' };

const spaceBlocks = ({ quarry }: HuntPlan): readonly Block[] => [
  text('The space, from which every case is drawn by its number and the seed alone:'),
  ...describeSpace(quarry.space).map(item),
];

/** Nothing was found, which proves nothing about the economies that were not drawn. */
export const noneFound = (plan: HuntPlan, search: Search, stopped: Stop | undefined): Report => {
  const judged = judgedIn(search);
  const sizes = Object.entries(search.sizes).sort(([a], [b]) => (a < b ? -1 : 1));
  const sizeTable = {
    caption: 'Economies judged, by size',
    columns: [words('Size'), numbers('Economies')],
    rows: sizes.map(([size, count]) => [size, countText(count)]),
  };
  return {
    status: stopped === 'interrupt' ? exit.undecided : exit.done,
    data: { ...searchData(plan, search, stopped), found: false },
    main: sizeTable,
    blocks: [
      {
        kind: 'verdict',
        verdict: 'undecided',
        text: `${plan.quarry.claim}: none found in ${countText(judged)} ${judged === 1 ? 'economy' : 'economies'} (seed ${plan.quarry.seed})`,
      },
      text(
        `${countText(search.proved)} proved, ${countText(search.undecided)} undecided. This proves nothing about economies that were not drawn.`,
      ),
      ...(stopped === undefined
        ? []
        : [note(`Stopped by ${stoppedWords[stopped]} after ${counted(search.next, 'case')}.`)]),
      ...(search.empty === 0
        ? []
        : [note(`${counted(search.empty, 'case')} gave no economy that the space admits.`)]),
      ...spaceBlocks(plan),
      table(sizeTable),
    ],
  };
};

/** A counterexample was found and shrunk. */
export const oneFound = (
  plan: HuntPlan,
  search: Search,
  trophy: Trophy,
  stopped: Stop | undefined,
): Report => {
  const { found, finding, written } = trophy;
  const files =
    typeof written === 'string'
      ? {}
      : {
          file: written.file,
          findingFile: written.finding,
          ...(written.certificate === undefined ? {} : { certificateFile: written.certificate }),
          replay: written.replay,
        };
  return {
    status: exit.refuted,
    data: {
      ...searchData(plan, search, stopped),
      found: true,
      counterexample: {
        case: found.index,
        economy: trophy.economy,
        finding: trophy.findingData,
        rechecked: true,
        steps: found.steps,
        smallerJudged: found.tried,
        localMinimum: found.minimal,
        ...files,
      },
    },
    blocks: [
      {
        kind: 'verdict',
        verdict: 'refuted',
        text: `${finding.claim}: refuted by case ${String(found.index)} of seed ${plan.quarry.seed} (${finding.method})`,
      },
      text(`Scope: ${finding.scope}.`),
      ...finding.explanation.map(item),
      text(
        `${counted(judgedIn(search), 'economy', 'economies')} judged up to it. It was drawn with ${sizeOf(found.original.draft)}, and made smaller in ${counted(found.steps.length, 'step')} to ${sizeOf(found.smallest.draft)}; ${counted(found.tried, 'smaller economy', 'smaller economies')} judged on the way.`,
      ),
      found.minimal
        ? text('A local minimum: no economy one step smaller refutes the claim.')
        : note(
            `Shrinking was stopped${stopped === undefined ? '' : ` by ${stoppedWords[stopped]}`}: this is the smallest so far, and smaller ones may refute the claim too.`,
          ),
      ...(typeof written === 'string'
        ? [note(written)]
        : [
            text(
              `Written: ${written.file} (the economy), ${written.finding} (the finding)${
                written.certificate === undefined ? '' : `, ${written.certificate} (the certificate)`
              }.`,
            ),
            text('Judge it again with'),
            item(written.replay),
            ...(written.check === undefined ? [] : [text('Check the certificate with'), item(written.check)]),
          ]),
    ],
  };
};
