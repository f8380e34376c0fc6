/**
 * The options of `hunt`, from the command line's text to a claim, a space and its limits.
 */
import { availableParallelism } from 'node:os';
import { E, type Either } from '../../prelude.js';
import type { ClaimName } from '../../claims/list.js';
import { claimNames } from '../../claims/list.js';
import { didYouMean } from '../../did-you-mean.js';
import type { TieBreak } from '../../market/market.js';
import type { Residual } from '../../market/residual.js';
import { residuals } from '../../market/residual.js';
import { huntedClaims } from '../../studies/hunt/economies.js';
import type { SearchTarget } from '../../studies/hunt/target.js';
import type { Range, Space, SpaceFrame, UtilityKind, Ties } from '../../studies/hunt/space.js';
import { checkSpace, interdependentSpace, privateSpace, utilityKinds } from '../../studies/hunt/space.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { namesOrNobody } from '../output/counts.js';

/** The options as given. */
export interface HuntOptions {
  readonly seed: string;
  readonly random?: string;
  readonly timeLimit?: string;
  readonly threads?: string;
  readonly out: string;
  readonly resume?: string;
  readonly json?: boolean;
  readonly format?: string;
  readonly kind?: string;
  readonly commodities?: string;
  readonly cap?: string;
  readonly priceSteps?: string;
  readonly groups?: string;
  readonly groupSize?: string;
  readonly endowments?: string;
  readonly values?: string;
  readonly denominators?: string;
  readonly epsilon?: string;
  readonly tieBreak?: string;
  readonly ties?: string;
  readonly tastes?: string;
  readonly signals?: string;
  readonly shocks?: string;
  readonly residual?: string;
  readonly assumption1?: 'holds' | 'any';
}

/** What is hunted, and how far. */
export interface HuntPlan {
  readonly quarry: SearchTarget;
  readonly cases: number;
  /** Seconds. */
  readonly timeLimit?: number;
  readonly threads: number;
}

/** Economies that are judged unless a number or a time is given. */
export const casesByDefault = 1000;
/** More cases than anybody waits for: where only the time is limited. */
export const casesWithoutEnd = 1_000_000_000;

class BadOption extends Error {
  constructor(readonly complaint: Diagnostic) {
    super(complaint.message);
  }
}

const refuse = (message: string, hint?: string): never => {
  throw new BadOption(badUsage(message, hint));
};

/** `3` or `1..3` as a range. */
const range = (option: string, text: string | undefined): Range | undefined => {
  if (text === undefined) return undefined;
  const [, least, , most] = /^(-?\d{1,9})(\.\.(-?\d{1,9}))?$/.exec(text) ?? [];
  return least === undefined
    ? refuse(`--${option} ${text} is no range.`, 'Give a whole number, or two: 2 or 2..4')
    : { least: Number(least), most: Number(most ?? least) };
};

/** Words with commas, each of which must be one of those known. */
const words = <W extends string>(
  option: string,
  text: string | undefined,
  known: readonly W[],
): readonly W[] | undefined =>
  text === undefined
    ? undefined
    : [...new Set(text.split(',').map((word) => word.trim()))].map((word) =>
        (known as readonly string[]).includes(word)
          ? (word as W)
          : refuse(`--${option} does not know "${word}".`, didYouMean(word, known, 'words')),
      );

const wholeNumber = (option: string, text: string | undefined): number | undefined =>
  text === undefined
    ? undefined
    : /^[1-9]\d{0,8}$/.test(text)
      ? Number(text)
      : refuse(`--${option} ${text} is no whole number from 1 up.`);

const claimOf = (name: string): ClaimName => {
  if (!(claimNames as readonly string[]).includes(name))
    return refuse(`There is no claim "${name}".`, didYouMean(name, claimNames, 'claims'));
  return name as ClaimName;
};

/** Private or interdependent values: as asked for, or as the claim needs. */
const kindOf = (claim: ClaimName, { kind, residual, signals, shocks }: HuntOptions): Space['kind'] => {
  const able = (['private-values', 'interdependent'] as const).filter((k) => huntedClaims[k].includes(claim));
  const wanted =
    kind === undefined
      ? residual !== undefined || signals !== undefined || shocks !== undefined
        ? 'interdependent'
        : able[0]
      : kind === 'private'
        ? 'private-values'
        : 'interdependent';
  if (wanted === undefined) return refuse(`The claim ${claim} cannot be hunted.`);
  if (!able.includes(wanted))
    return refuse(
      `The claim ${claim} cannot be hunted among economies with ${wanted === 'interdependent' ? 'interdependent' : 'private'} values.`,
      huntedClaims[wanted].length === 0 ? undefined : `These can: ${namesOrNobody(huntedClaims[wanted])}.`,
    );
  return wanted;
};

const given = <T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const spaceOf = (claim: ClaimName, options: HuntOptions): Space => {
  const kind = kindOf(claim, options);
  const frame: Partial<SpaceFrame> = given({
    commodities: range('commodities', options.commodities),
    cap: range('cap', options.cap),
    priceSteps: range('price-steps', options.priceSteps),
    groupCount: range('groups', options.groups),
    groupSize: range('group-size', options.groupSize),
    endowments: range('endowments', options.endowments),
    values: range('values', options.values),
    denominators: options.denominators?.split(',').map(Number),
    epsilons: options.epsilon?.split(',').map((text) => text.trim()),
    tieBreaks: words<TieBreak>('tie-break', options.tieBreak, ['lowest', 'highest']),
    ties: words<Ties>('ties', options.ties, ['any', 'none', 'some'])?.[0],
  });
  const space: Space =
    kind === 'private-values'
      ? {
          ...privateSpace,
          ...frame,
          ...given({ tastes: words<UtilityKind>('tastes', options.tastes, utilityKinds) }),
        }
      : {
          ...interdependentSpace,
          ...frame,
          ...given({
            signals: range('signals', options.signals),
            shocks: range('shocks', options.shocks),
            residuals: words<Residual>('residual', options.residual, residuals),
            // A claim is hunted where it could fail.
            assumption1: options.assumption1 ?? (claim === 'assumption-1' ? 'any' : undefined),
            readings: claim === 'feasible' ? ('any' as const) : undefined,
          }),
        };
  const misplaced =
    kind === 'private-values'
      ? (['residual', 'signals', 'shocks', 'assumption1'] as const).find(
          (name) => options[name] !== undefined,
        )
      : (['tastes'] as const).find((name) => options[name] !== undefined);
  if (misplaced !== undefined)
    return refuse(
      `--${misplaced === 'assumption1' ? 'assumption-1' : misplaced} has no meaning with ${kind === 'interdependent' ? 'interdependent' : 'private'} values.`,
      'Leave it out.',
    );
  const checked = checkSpace(space);
  return E.isRight(checked) ? checked.right : refuse(`There is no such space: ${checked.left}`);
};

/** The plan that the options make, or what is wrong with them. */
export const readPlan = (claim: string, options: HuntOptions): Either<readonly Diagnostic[], HuntPlan> => {
  try {
    const name = claimOf(claim);
    const random = wholeNumber('random', options.random);
    const limit = options.timeLimit;
    if (limit !== undefined && !(/^\d+(\.\d+)?$/.test(limit) && Number(limit) > 0))
      return refuse(`--time-limit ${limit} is no time.`, 'Give seconds, such as 60.');
    return E.right({
      quarry: { claim: name, space: spaceOf(name, options), seed: options.seed },
      cases: random ?? (limit === undefined ? casesByDefault : casesWithoutEnd),
      ...(limit === undefined ? {} : { timeLimit: Number(limit) }),
      threads: Math.min(64, wholeNumber('threads', options.threads) ?? availableParallelism()),
    });
  } catch (error) {
    if (error instanceof BadOption) return E.left([error.complaint]);
    throw error;
  }
};
