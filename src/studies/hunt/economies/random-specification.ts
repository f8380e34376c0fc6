/**
 * Random economies: case i of a seed is drawn from a space by the seed and i alone.
 */
import { E, O, type Option } from '../../../prelude.js';
import { describeEconomy } from '../../../economies/description.js';
import type { Economy } from '../../../economies/economy.js';
import { priceTakingSets } from '../../../economies/price-taking.js';
import { d1, isSingleton, separateSignals } from '../../../economies/price-taking-sets.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { lattice, points } from '../../../market/lattice.js';
import type { RandomSource } from '../../../exact/seeded.js';
import { seededCase } from '../../../exact/seeded.js';
import { mechanismNamed } from '../../../mechanisms/list.js';
import { infeasibleGroup } from '../../../mechanisms/three-announcements/mechanism.js';
import type {
  EconomySpecification,
  SpecificationFrame,
  ShockSpecification,
  UtilitySpecification,
} from './specification.js';
import { economyOf } from './specification.js';
import type { Range, Space, UtilityKind } from './space.js';

/** An economy that was drawn, with the specification that it was made from. */
export interface SampledEconomy {
  readonly specification: EconomySpecification;
  readonly economy: Economy;
}

const below = (chance: RandomSource, count: number): number => Number(chance(BigInt(count)));
const within = (chance: RandomSource, { least, most }: Range): number =>
  least + below(chance, most - least + 1);
const oneOf = <A>(chance: RandomSource, list: readonly A[]): A => list[below(chance, list.length)]!;
const many = <A>(count: number, draw: (i: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, i) => draw(i));

/** Numbers of a space: a whole number of its range over one of its denominators, the same for all. */
const numbersOf = (chance: RandomSource, { values, denominators }: Space): (() => Rational) => {
  const denominator = oneOf(chance, denominators);
  return () => Q.of(within(chance, values), denominator);
};

const frameOf = (chance: RandomSource, space: Space): SpecificationFrame => {
  const commodities = within(chance, space.commodities);
  const cap = within(chance, space.cap);
  const groups = { count: within(chance, space.groupCount), size: within(chance, space.groupSize) };
  const owned = {
    least: Math.min(space.endowments.least, cap - 1),
    most: Math.min(space.endowments.most, cap - 1),
  };
  const epsilon = Q.read(oneOf(chance, space.epsilons));
  if (E.isLeft(epsilon)) throw new RangeError('A space must be checked before economies are drawn from it.');
  return {
    commodities,
    cap,
    priceSteps: within(chance, space.priceSteps),
    groups,
    endowments: many(groups.count * groups.size, () => many(commodities, () => within(chance, owned))),
    tieBreak: oneOf(chance, space.tieBreaks),
    epsilon: epsilon.right,
  };
};

const utilityOf = (
  chance: RandomSource,
  space: Space,
  frame: SpecificationFrame,
  kind: UtilityKind,
): UtilitySpecification => {
  const { commodities, cap } = frame;
  const bundles = points(lattice(commodities, cap));
  const number = numbersOf(chance, space);
  switch (kind) {
    case 'table':
      return { kind: 'table', values: bundles.map(number) };
    case 'linear': {
      const weights = many(commodities, number);
      return {
        kind: 'table',
        values: bundles.map((x) => Q.sum(x.map((a, h) => Q.mul(weights[h]!, Q.of(a))))),
      };
    }
    case 'complements': {
      // A value for each complete set, less a little for every unit that is in no set.
      const [value, burden] = [number(), Q.of(1, 16)];
      return {
        kind: 'table',
        values: bundles.map((x) => {
          const sets = Math.min(...x);
          const over = x.reduce((left, a) => left + a - sets, 0);
          return Q.sub(Q.mul(value, Q.of(sets)), Q.mul(burden, Q.of(over)));
        }),
      };
    }
    case 'unit': {
      // One number is drawn: what a bundle of one unit or more of the first commodity is worth.
      const value = number();
      return { kind: 'table', values: bundles.map(([units]) => (units! > 0 ? value : Q.zero)) };
    }
    case 'income':
      return {
        kind: 'income',
        base: Q.of(1 + below(chance, 3)),
        weights: many(commodities, number),
        money: Q.of(1 + below(chance, 4)),
      };
  }
};

/** Utilities of all traders; one in three is that of the trader before. */
const utilitiesOf = (
  chance: RandomSource,
  space: Extract<Space, { kind: 'private-values' }>,
  frame: SpecificationFrame,
): readonly UtilitySpecification[] => {
  const utilities: UtilitySpecification[] = [];
  for (let i = 0; i < frame.endowments.length; i += 1) {
    const alike = i > 0 && below(chance, 3) === 0;
    utilities.push(alike ? utilities[i - 1]! : utilityOf(chance, space, frame, oneOf(chance, space.tastes)));
  }
  return utilities;
};

/** Positive probabilities that sum to 1: small whole numbers over their sum. */
const probabilities = (chance: RandomSource, count: number): readonly Rational[] => {
  const parts = many(count, () => 1 + below(chance, 4));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Q.of(part, whole));
};

const shocksOf = (
  chance: RandomSource,
  space: Extract<Space, { kind: 'interdependent' }>,
  { commodities, cap }: SpecificationFrame,
): readonly ShockSpecification[] => {
  const signals = within(chance, space.signals);
  const bundles = (cap + 1) ** commodities;
  const number = numbersOf(chance, space);
  return probabilities(chance, within(chance, space.shocks)).map((probability) => ({
    probability,
    signals: probabilities(chance, signals),
    values: many(signals, () => many(bundles, number)),
  }));
};

const drawSpecification = (chance: RandomSource, space: Space): EconomySpecification => {
  const frame = frameOf(chance, space);
  return space.kind === 'private-values'
    ? { ...frame, kind: space.kind, utilities: utilitiesOf(chance, space, frame) }
    : {
        ...frame,
        kind: space.kind,
        residual: oneOf(chance, space.residuals),
        shocks: shocksOf(chance, space, frame),
      };
};

/** Whether some trader is indifferent at some price; with interdependent values, knowing her own signal only. */
const hasTies = (economy: Economy): boolean =>
  economy.kind === 'private-values'
    ? economy.traders.some((trader) =>
        priceTakingSets(economy.market, trader).some((best) => best.length > 1),
      )
    : economy.signals.some((_, signal) => !isSingleton(d1(economy, signal)));

/** Whether the mechanism of a space, if it names one, is defined in an economy. */
const isDefined = ({ mechanism }: Space, economy: Economy): boolean =>
  mechanism === undefined || mechanismNamed(mechanism)?.notDefined(describeEconomy(economy)) === undefined;

/** Whether an economy is as a space requires beyond its numbers. */
const isAdmitted = (space: Space, economy: Economy): boolean => {
  if (!isDefined(space, economy)) return false;
  if (space.ties !== 'any' && hasTies(economy) !== (space.ties === 'some')) return false;
  if (space.kind === 'private-values' || economy.kind === 'private-values') return true;
  if (space.assumption1 === 'holds' && E.isLeft(separateSignals(economy))) return false;
  return (
    space.readings === 'any' || economy.residual !== 'group' || infeasibleGroup(economy.market) === undefined
  );
};

/**
 * The economy of a specification, if it is one and as the space requires: its selection, ties, Assumption 1, a reading that
 * is feasible.
 */
export const admit = (
  space: Space,
  specification: EconomySpecification,
  title = '',
): Option<SampledEconomy> => {
  const economy = economyOf(specification, title);
  return E.isRight(economy) &&
    space.tieBreaks.includes(specification.tieBreak) &&
    isAdmitted(space, economy.right)
    ? O.some({ specification, economy: economy.right })
    : O.none;
};

/** The most economies that are drawn for one case before it counts as empty. */
const maxAttempts = 200;

/**
 * Case number `index` (from 0) of a seed.
 *
 * @returns none if none of 200 economies drawn in a row is as the space requires.
 * @throws RangeError if the space is not one that `checkSpace` accepts.
 */
export const sampleAt = (space: Space, seed: string, index: number): Option<SampledEconomy> => {
  const chance = seededCase(seed, index);
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const sampled = admit(space, drawSpecification(chance, space));
    if (O.isSome(sampled)) return sampled;
  }
  return O.none;
};
