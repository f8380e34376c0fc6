/**
 * The space of economies that a hunt draws from: plain data with defaults, and the same in words.
 */
import { E, type Either } from '../../../prelude.js';
import * as Q from '../../../exact/rational.js';
import type { TieBreak } from '../../../market/market.js';
import type { MechanismName } from '../../../mechanisms/list.js';
import { mechanismNamed } from '../../../mechanisms/list.js';
import type { Residual } from '../../../market/residual.js';

/** Whole numbers from the least to the most, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * Whether economies with ties are drawn: price takers who are indifferent between two bundles at some price; with
 * interdependent values, price takers who know their own signal only.
 */
export type Ties = 'any' | 'none' | 'some';

/**
 * Kinds of utilities with private values. From numbers of the space:
 *
 * - `linear`: a weight for each commodity;
 * - `table`: a value for each bundle;
 * - `complements`: a value for each complete set of commodities, less 1/16 for every unit that is in no set;
 * - `income`: linear, with an income effect;
 * - `unit`: a value for one unit of one commodity, and no use for a second: what bid mechanisms are defined for.
 */
export const utilityKinds = ['linear', 'table', 'complements', 'income', 'unit'] as const;

/** A kind of utility. */
export type UtilityKind = (typeof utilityKinds)[number];

/**
 * What spaces of either kind fix. Everything in a list is equally likely, and so is every number of a range. A space is also
 * the JSON of itself, in `hunt --json` and in the state file of a hunt.
 */
export interface SpaceFrame {
  /** How many commodities: k. */
  readonly commodities: Range;
  /** The cap, the most that a trader can consume of a commodity: l. */
  readonly cap: Range;
  /** The steps of the price grid: T. */
  readonly priceSteps: Range;
  /** How many groups: r. */
  readonly groupCount: Range;
  /** How many traders a group has: n. */
  readonly groupSize: Range;
  /** Amounts that a trader may own of a commodity; never more than l − 1. */
  readonly endowments: Range;
  /** Values are whole numbers of this range … */
  readonly values: Range;
  /** … over one of these denominators, the same for all values that are drawn together. */
  readonly denominators: readonly number[];
  /** The probabilities ε of Rule 2, as exact text. */
  readonly epsilons: readonly string[];
  readonly tieBreaks: readonly TieBreak[];
  readonly ties: Ties;
  /** The mechanism that must be defined in the economies; the one that each means if left out. */
  readonly mechanism?: MechanismName;
}

/** Economies with private values. */
export interface PrivateSpace extends SpaceFrame {
  readonly kind: 'private-values';
  /** The kinds of the traders' utilities, under the key of the files. */
  readonly tastes: readonly UtilityKind[];
}

/** Economies with interdependent values. */
export interface InterdependentSpace extends SpaceFrame {
  readonly kind: 'interdependent';
  readonly signals: Range;
  readonly shocks: Range;
  readonly residuals: readonly Residual[];
  /** Whether a reading must be feasible in the market: `group` is in some only. */
  readonly readings: 'feasible' | 'any';
  /** Whether Assumption 1 must hold. */
  readonly assumption1: 'holds' | 'any';
}

/** Either kind. */
export type Space = PrivateSpace | InterdependentSpace;

/** What the two default spaces fix alike; interdependent values change three entries. */
const defaultFrame = {
  commodities: { least: 1, most: 2 },
  cap: { least: 2, most: 3 },
  priceSteps: { least: 1, most: 2 },
  groupCount: { least: 2, most: 2 },
  groupSize: { least: 2, most: 3 },
  endowments: { least: 0, most: 2 },
  values: { least: -2, most: 6 },
  denominators: [1, 2, 4],
  epsilons: ['1/4', '1/10', '1/100'],
  tieBreaks: ['lowest', 'highest'],
  ties: 'any',
} as const satisfies SpaceFrame;

/** The economies with private values that are drawn by default. */
export const privateSpace: PrivateSpace = {
  kind: 'private-values',
  ...defaultFrame,
  tastes: ['linear', 'table', 'complements', 'income'],
};

/** The economies that are drawn by default under bid mechanisms: traders who want one unit and own none or one. */
export const unitSpace: PrivateSpace = {
  ...privateSpace,
  commodities: { least: 1, most: 1 },
  cap: { least: 2, most: 2 },
  priceSteps: { least: 1, most: 4 },
  endowments: { least: 0, most: 1 },
  values: { least: 0, most: 4 },
  denominators: [4],
  tastes: ['unit'],
};

/** The economies with interdependent values that are drawn by default: one commodity, three groups of two. */
export const interdependentSpace: InterdependentSpace = {
  kind: 'interdependent',
  ...defaultFrame,
  commodities: { least: 1, most: 1 },
  groupCount: { least: 3, most: 3 },
  groupSize: { least: 2, most: 2 },
  signals: { least: 2, most: 3 },
  shocks: { least: 1, most: 2 },
  residuals: ['shielded'],
  readings: 'feasible',
  assumption1: 'holds',
};

/** The fewest groups: fewer lie outside the paper. */
export const minGroups = (kind: Space['kind']): number => (kind === 'private-values' ? 2 : 3);

/** Why a mechanism is not defined in economies of a space that have so many groups; undefined if it is. */
export const notDefinedWith = (space: Space, name: MechanismName, count: number): string | undefined =>
  mechanismNamed(name)?.notDefined({
    goods: space.commodities.least,
    cap: space.cap.least,
    groups: { count, size: space.groupSize.least },
    endowments: [],
    signals: space.kind === 'interdependent',
    unitValues: [],
  });

/** The most groups that are tried to find a number with which a mechanism is defined. */
const maxGroupsTried = 8;

/** The fewest groups with which a mechanism is defined in economies of a space; undefined if it never is. */
export const minGroupsUnder = (space: Space, name: MechanismName): number | undefined =>
  Array.from({ length: maxGroupsTried }, (_, i) => minGroups(space.kind) + i).find(
    (count) => notDefinedWith(space, name, count) === undefined,
  );

/**
 * Checks a space.
 *
 * @returns right, the space, if economies can be drawn from it; left, all that is wrong with it, in a sentence.
 */
export const checkSpace = (space: Space): Either<string, Space> => {
  const faultOf = (name: string, range: Range, bound: number): string | undefined =>
    !Number.isSafeInteger(range.least) || !Number.isSafeInteger(range.most)
      ? `${name} must go from a whole number to a whole number`
      : range.least < bound
        ? `${name} must be at least ${String(bound)}, not ${String(range.least)}`
        : range.most < range.least
          ? `${name} goes from ${String(range.least)} down to ${String(range.most)}`
          : undefined;
  const epsilon = space.epsilons.find((text) => {
    const read = Q.read(text);
    return E.isLeft(read) || Q.sign(read.right) <= 0 || Q.leq(Q.of(1, 3), read.right);
  });
  const faults = [
    faultOf('k', space.commodities, 1),
    faultOf('l', space.cap, 2),
    faultOf('T', space.priceSteps, 1),
    faultOf('r', space.groupCount, minGroups(space.kind)),
    faultOf('n', space.groupSize, 2),
    faultOf('the least endowment', space.endowments, 0),
    faultOf('values', space.values, -Infinity),
    ...(space.kind === 'interdependent'
      ? [faultOf('the number of signals', space.signals, 1), faultOf('the number of shocks', space.shocks, 1)]
      : []),
    space.denominators.some((d) => !Number.isSafeInteger(d) || d < 1)
      ? 'a denominator must be a whole number from 1 up'
      : undefined,
    epsilon === undefined ? undefined : `ε must lie between 0 and 1/3, which ${epsilon} does not`,
  ].filter((fault) => fault !== undefined);
  return faults.length === 0 ? E.right(space) : E.left(`${faults.join('; ')}.`);
};

const span = ({ least, most }: Range): string =>
  least === most ? String(least) : `${String(least)} to ${String(most)}`;

const spanOf = (range: Range, one: string): string => `${span(range)} ${range.most === 1 ? one : `${one}s`}`;

const oneOf = (words: readonly (string | number)[]): string =>
  words.join(', ').replace(/, ([^,]*)$/, ' or $1');

const tiesWords: Readonly<Record<Ties, string>> = {
  any: 'ties allowed',
  none: 'no ties',
  some: 'at least one tie',
};

/** A space in words, a line for each subject. */
export const describeSpace = (space: Space): readonly string[] => [
  `${space.kind === 'private-values' ? 'Private' : 'Interdependent'} values: k = ${span(space.commodities)}, l = ${span(space.cap)}, T = ${span(space.priceSteps)}, r = ${span(space.groupCount)}, n = ${span(space.groupSize)}; each trader owns ${span(space.endowments)} of each commodity, and l − 1 at most.`,
  ...(space.kind === 'private-values'
    ? [
        `Utilities are ${oneOf(space.tastes)}, with numbers from ${span(space.values)} over ${oneOf(space.denominators)}; some traders are alike.`,
      ]
    : [
        `${spanOf(space.signals, 'signal')} and ${spanOf(space.shocks, 'shock')}, all of positive probability; v by table, with numbers from ${span(space.values)} over ${oneOf(space.denominators)}.`,
        `Reading of Rules 5 and 6: ${oneOf(space.residuals)}${space.readings === 'any' ? ', feasible or not' : ''}. ${space.assumption1 === 'holds' ? 'Assumption 1 holds' : 'Assumption 1 may fail'}.`,
      ]),
  `ε is ${oneOf(space.epsilons)}; the ${oneOf(space.tieBreaks)} clearing price is taken; ${tiesWords[space.ties]}.`,
];
