/**
 * The options of `hunt`: each with its codec, and the plan that they make together.
 */
import { availableParallelism } from 'node:os';
import type { Either } from '../../prelude.js';
import { E, pipe, t } from '../../prelude.js';
import type { ClaimName } from '../../claims/list.js';
import { claimNames, claims } from '../../claims/list.js';
import { residuals } from '../../market/residual.js';
import { huntedClaims } from '../../studies/hunt/economies/economies.js';
import type {
  InterdependentSpace,
  PrivateSpace,
  Range,
  Space,
  SpaceFrame,
} from '../../studies/hunt/economies/space.js';
import { mechanismNamed } from '../../mechanisms/list.js';
import {
  checkSpace,
  minGroupsUnder,
  interdependentSpace,
  notDefinedWith,
  privateSpace,
  unitSpace,
  utilityKinds,
} from '../../studies/hunt/economies/space.js';
import { mechanismOptions } from '../input/mechanism.js';
import type { SearchTarget } from '../../studies/hunt/target.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import {
  choiceOption,
  commaSeparated,
  maybe,
  oneOf,
  parsedText,
  partsOf,
  textOption,
  textOptionWithDefault,
  VerbOption,
} from '../input/option.js';
import { namesOrNobody } from '../output/counts.js';

/** How many economies are judged unless a number or a time is given. */
export const defaultCases = 1000;
/** More cases than anybody waits for: where only the time is limited. */
export const unlimitedCases = 1_000_000_000;

/** The claims that can be hunted, among economies of some kind. */
export const claimsToHunt: readonly ClaimName[] = claimNames.filter((name) =>
  Object.values(huntedClaims).some((hunted) => hunted.includes(name)),
);

/** The name of an option in its flags: `--cap`. */
const nameIn = (flags: string): string => flags.split(' ')[0]!;

const isRange: t.Is<Range> = t.type({ least: t.number, most: t.number }).is;

/** An option that is a range of whole numbers: `3` or `1..3`. */
const rangeOption = (flags: string, description: string): VerbOption<Range | undefined> =>
  new VerbOption(
    { flags, description },
    maybe(
      parsedText(isRange, (text) => {
        const [, least, , most] = /^(-?\d{1,9})(\.\.(-?\d{1,9}))?$/.exec(text) ?? [];
        return least === undefined
          ? E.left({
              message: `${nameIn(flags)} ${text} is no range.`,
              hint: 'Give a whole number, or two: 2 or 2..4',
            })
          : E.right({ least: Number(least), most: Number(most ?? least) });
      }),
    ),
  );

/** An option that is a list of words with commas, each of them one of those known. */
const wordsOption = <W extends string>(
  flags: string,
  description: string,
  known: readonly W[],
): VerbOption<readonly W[] | undefined> =>
  new VerbOption(
    { flags, description, words: known },
    maybe(commaSeparated(oneOf(known, (word) => `${nameIn(flags)} does not know "${word}".`, 'words'))),
  );

/** An option that is one word of several. */
const wordOption = <W extends string>(
  flags: string,
  description: string,
  known: readonly W[],
): VerbOption<W | undefined> =>
  new VerbOption(
    { flags, description, words: known },
    maybe(oneOf(known, (word) => `${nameIn(flags)} does not know "${word}".`, 'words')),
  );

/** An option that is a list of other texts with commas. */
const listOption = <A>(
  flags: string,
  description: string,
  is: t.Is<A>,
  read: (part: string) => A,
): VerbOption<readonly A[] | undefined> =>
  new VerbOption(
    { flags, description },
    maybe(
      parsedText(
        (u): u is readonly A[] => Array.isArray(u) && u.every(is),
        (text) => E.right(partsOf(text).map(read)),
      ),
    ),
  );

/** An option that is a whole number from 1 up. */
const positiveOption = (flags: string, description: string): VerbOption<number | undefined> =>
  new VerbOption(
    { flags, description },
    maybe(
      parsedText(t.number.is, (text) =>
        /^[1-9]\d{0,8}$/.test(text)
          ? E.right(Number(text))
          : E.left({ message: `${nameIn(flags)} ${text} is no whole number from 1 up.` }),
      ),
    ),
  );

const seconds = parsedText(t.number.is, (text) =>
  /^\d+(\.\d+)?$/.test(text) && Number(text) > 0
    ? E.right(Number(text))
    : E.left({ message: `--time-limit ${text} is no time.`, hint: 'Give seconds, such as 60.' }),
);

/** The options of `hunt`. */
export const huntOptions = {
  seed: new VerbOption(
    {
      flags: '--seed <seed>',
      description: 'what chance starts from: the same seed, the same economies',
      mandatory: true,
    },
    t.string,
  ),
  random: positiveOption(
    '--random <number>',
    `how many economies to judge (${String(defaultCases)} unless a time is given)`,
  ),
  timeLimit: new VerbOption(
    { flags: '--time-limit <seconds>', description: 'when to stop at the latest' },
    maybe(seconds),
  ),
  threads: positiveOption('--threads <number>', 'threads to work in; the result is the same for any number'),
  out: textOptionWithDefault('--out <dir>', 'the folder to write a counterexample to', '.'),
  resume: textOption('--resume <file>', 'go on from this file if it is there, and keep it up to date'),
  kind: choiceOption('--kind <kind>', 'the economies: by default those the claim is about', [
    'private',
    'interdependent',
  ]),
  commodities: rangeOption('--commodities <range>', 'k, such as 1 or 1..2'),
  cap: rangeOption('--cap <range>', 'l'),
  priceSteps: rangeOption('--price-steps <range>', 'T'),
  groups: rangeOption('--groups <range>', 'r'),
  groupSize: rangeOption('--group-size <range>', 'n'),
  endowments: rangeOption('--endowments <range>', 'what a trader owns of a commodity, l − 1 at most'),
  values: rangeOption('--values <range>', 'values are whole numbers from here to there …'),
  denominators: listOption(
    '--denominators <list>',
    '… over one of these, such as 1,2,4',
    t.number.is,
    Number,
  ),
  epsilon: listOption('--epsilon <list>', 'ε, one of these, such as 1/10,1/100', t.string.is, String),
  tieBreak: wordsOption('--tie-break <list>', 'the clearing price taken', ['lowest', 'highest']),
  ties: wordOption('--ties <which>', 'whether two bundles may be equally good at some price', [
    'any',
    'none',
    'some',
  ]),
  tastes: wordsOption('--tastes <list>', 'private values: what utilities look like', utilityKinds),
  mechanism: mechanismOptions.mechanism,
  signals: rangeOption('--signals <range>', 'interdependent values: how many signals'),
  shocks: rangeOption('--shocks <range>', 'interdependent values: how many shocks'),
  residual: wordsOption('--residual <list>', 'interdependent values: readings of Rules 5 and 6', residuals),
  assumption1: choiceOption(
    '--assumption-1 <which>',
    'interdependent values: whether Assumption 1 must hold',
    ['holds', 'any'],
  ),
};

/** The options as given. */
export type HuntOptions = { readonly [K in keyof typeof huntOptions]: t.TypeOf<(typeof huntOptions)[K]> };

/** What is hunted, and how far. */
export interface HuntPlan {
  readonly target: SearchTarget;
  readonly cases: number;
  /** Seconds. */
  readonly timeLimit: number | undefined;
  readonly threads: number;
}

const refuse = (message: string, hint?: string): Either<Diagnostics, never> =>
  E.left([badUsage(message, hint)]);

const kindWords: Readonly<Record<Space['kind'], string>> = {
  'private-values': 'private',
  interdependent: 'interdependent',
};

/** Private or interdependent values: as asked for, as an option needs, or as the claim needs. */
const kindOf = (
  claim: ClaimName,
  { kind, mechanism, residual, signals, shocks }: HuntOptions,
): Either<Diagnostics, Space['kind']> => {
  const kinds = (['private-values', 'interdependent'] as const).filter((each) =>
    huntedClaims[each].includes(claim),
  );
  const announcements = mechanism !== undefined && mechanismNamed(mechanism)?.family === 'announcements';
  const interdependent =
    announcements || residual !== undefined || signals !== undefined || shocks !== undefined;
  const [possible] = interdependent ? (['interdependent'] as const) : kinds;
  const wanted = kind === undefined ? possible : kind === 'private' ? 'private-values' : 'interdependent';
  if (wanted === undefined) return refuse(`The claim ${claim} cannot be hunted.`);
  return kinds.includes(wanted)
    ? E.right(wanted)
    : refuse(
        `The claim ${claim} cannot be hunted among economies with ${kindWords[wanted]} values.`,
        huntedClaims[wanted].length === 0 ? undefined : `These can: ${namesOrNobody(huntedClaims[wanted])}.`,
      );
};

/** What the options fix of spaces of either kind, the rest by default. */
const frameOf = (options: HuntOptions, frame: SpaceFrame): SpaceFrame => ({
  commodities: options.commodities ?? frame.commodities,
  cap: options.cap ?? frame.cap,
  priceSteps: options.priceSteps ?? frame.priceSteps,
  groupCount: options.groups ?? frame.groupCount,
  groupSize: options.groupSize ?? frame.groupSize,
  endowments: options.endowments ?? frame.endowments,
  values: options.values ?? frame.values,
  denominators: options.denominators ?? frame.denominators,
  epsilons: options.epsilon ?? frame.epsilons,
  tieBreaks: options.tieBreak ?? frame.tieBreaks,
  ties: options.ties ?? frame.ties,
});

const privateSpaceOf = (options: HuntOptions): PrivateSpace => {
  const bids = options.mechanism !== undefined && mechanismNamed(options.mechanism)?.family === 'bids';
  const usual = bids ? unitSpace : privateSpace;
  return { ...usual, ...frameOf(options, usual), tastes: options.tastes ?? usual.tastes };
};

const interdependentSpaceOf = (claim: ClaimName, options: HuntOptions): InterdependentSpace => ({
  ...interdependentSpace,
  ...frameOf(options, interdependentSpace),
  signals: options.signals ?? interdependentSpace.signals,
  shocks: options.shocks ?? interdependentSpace.shocks,
  residuals: options.residual ?? interdependentSpace.residuals,
  // A claim is hunted where it could fail.
  readings: claim === 'feasible' ? 'any' : interdependentSpace.readings,
  assumption1: options.assumption1 ?? (claim === 'assumption-1' ? 'any' : interdependentSpace.assumption1),
});

/** Options that have a meaning for one kind of economies only, with their flags. */
const optionsOfKind = {
  'private-values': ['tastes'],
  interdependent: ['residual', 'signals', 'shocks', 'assumption1'],
} as const;

/** That no option is given that belongs to the other kind. */
const checkOptions = (kind: Space['kind'], options: HuntOptions): Either<Diagnostics, undefined> => {
  const foreign = optionsOfKind[kind === 'interdependent' ? 'private-values' : 'interdependent'];
  const misplaced = foreign.find((name) => options[name] !== undefined);
  return misplaced === undefined
    ? E.right(undefined)
    : refuse(
        `${nameIn(huntOptions[misplaced].help.flags)} has no meaning with ${kindWords[kind]} values.`,
        'Leave it out.',
      );
};

const spaceOf = (claim: ClaimName, options: HuntOptions): Either<Diagnostics, Space> =>
  pipe(
    kindOf(claim, options),
    E.chainFirst((kind) => checkOptions(kind, options)),
    E.chain((kind) =>
      pipe(
        checkSpace(
          kind === 'private-values' ? privateSpaceOf(options) : interdependentSpaceOf(claim, options),
        ),
        E.mapLeft((fault): Diagnostics => [badUsage(`There is no such space: ${fault}`)]),
      ),
    ),
  );

/** A space of which the mechanism asked for, if any, is defined in every economy. */
const underMechanism = (
  claim: ClaimName,
  space: Space,
  { mechanism, groups }: HuntOptions,
): Either<Diagnostics, Space> => {
  if (mechanism === undefined) return E.right(space);
  if (mechanismNamed(mechanism)?.family === 'bids' && claims[claim].bids === undefined)
    return refuse(
      `The claim ${claim} is not about ${mechanism}, whose messages are quotes.`,
      `These are: ${namesOrNobody(claimNames.filter((name) => claims[name].hunted && claims[name].bids !== undefined))}.`,
    );
  const fewest = minGroupsUnder(space, mechanism);
  const { least, most } =
    groups === undefined && fewest !== undefined ? { least: fewest, most: fewest } : space.groupCount;
  const why = notDefinedWith(space, mechanism, least) ?? notDefinedWith(space, mechanism, most);
  return why === undefined
    ? E.right({ ...space, groupCount: { least, most }, mechanism })
    : refuse(
        `The mechanism "${mechanism}" is not defined in these economies. ${why}`,
        fewest === undefined ? undefined : `Give --groups ${String(fewest)}, or leave it out.`,
      );
};

/** The most threads that are used. */
const maxThreads = 64;

/** The plan that the options make, or what is wrong with them. */
export const planOf = (claim: ClaimName, options: HuntOptions): Either<Diagnostics, HuntPlan> =>
  pipe(
    spaceOf(claim, options),
    E.chain((space) => underMechanism(claim, space, options)),
    E.map((space) => ({
      target: { claim, space, seed: options.seed },
      cases: options.random ?? (options.timeLimit === undefined ? defaultCases : unlimitedCases),
      timeLimit: options.timeLimit,
      threads: Math.min(maxThreads, options.threads ?? availableParallelism()),
    })),
  );
