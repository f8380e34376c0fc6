/**
 * Specifications made smaller, one step at a time, and the order by which a specification is smaller than another.
 */
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { indexOf, lattice, points } from '../../../market/lattice.js';
import type {
  EconomySpecification,
  InterdependentSpecification,
  PrivateSpecification,
  UtilitySpecification,
} from './specification.js';
import type { ShrinkStep } from '../source.js';
import { minGroups } from './space.js';

type Step = ShrinkStep<EconomySpecification>;

/** What is made smaller, in the order in which it counts. */
export const shrinkOrder = [
  'groups (r)',
  'traders a group (n)',
  'commodities (k)',
  'the cap (l)',
  'price steps (T)',
  'shocks',
  'signals',
  'total endowments',
  'effects of income',
  'rounder values',
  'traders who differ',
  'simpler probabilities',
  'a rounder ε',
  'the lowest selection',
] as const;

/** How complex a number is: denominator plus absolute numerator, plus 1 if it is negative. */
const complexity = (q: Rational): number =>
  Number(Q.denominator(q)) + Math.abs(Number(Q.numerator(q))) + (Q.sign(q) < 0 ? 1 : 0);

const totalComplexity = (numbers: readonly Rational[]): number =>
  numbers.reduce((sum, q) => sum + complexity(q), 0);

const numbersOf = (utility: UtilitySpecification): readonly Rational[] =>
  utility.kind === 'table' ? utility.values : [utility.base, ...utility.weights, utility.money];

const textOf = (utility: UtilitySpecification): string =>
  `${utility.kind} ${numbersOf(utility).map(Q.show).join()}`;

/** The size of a specification, an entry for each of {@link shrinkOrder}; sizes are compared lexicographically. */
export const measure = (specification: EconomySpecification): readonly number[] => {
  const isPrivate = specification.kind === 'private-values';
  const values = isPrivate
    ? specification.utilities.flatMap(numbersOf)
    : specification.shocks.flatMap(({ values: tables }) => tables.flat());
  const kinds = specification.endowments.map(
    (e, i) => `${e.join()} ${isPrivate ? textOf(specification.utilities[i]!) : ''}`,
  );
  return [
    specification.groups.count,
    specification.groups.size,
    specification.commodities,
    specification.cap,
    specification.priceSteps,
    isPrivate ? 0 : specification.shocks.length,
    isPrivate ? 0 : specification.shocks[0]!.signals.length,
    specification.endowments.flat().reduce((sum, amount) => sum + amount, 0),
    isPrivate ? specification.utilities.filter(({ kind }) => kind === 'income').length : 0,
    totalComplexity(values),
    new Set(kinds).size,
    isPrivate
      ? 0
      : totalComplexity(
          specification.shocks.flatMap(({ probability, signals }) => [probability, ...signals]),
        ),
    complexity(specification.epsilon),
    specification.tieBreak === 'lowest' ? 0 : 1,
  ];
};

/** Whether a specification is smaller than another. */
export const isSmaller = (a: EconomySpecification, b: EconomySpecification): boolean => {
  const [one, other] = [measure(a), measure(b)];
  const at = one.findIndex((entry, i) => entry !== other[i]);
  return at >= 0 && one[at]! < other[at]!;
};

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

const replaced = <A>(list: readonly A[], at: number, value: A): readonly A[] => list.with(at, value);

/** The specification with some of its traders only, in other groups. */
const withTraders = (
  specification: EconomySpecification,
  groups: EconomySpecification['groups'],
  keep: (trader: number) => boolean,
): EconomySpecification => {
  const endowments = specification.endowments.filter((_, i) => keep(i));
  return specification.kind === 'private-values'
    ? { ...specification, groups, endowments, utilities: specification.utilities.filter((_, i) => keep(i)) }
    : { ...specification, groups, endowments };
};

/**
 * The specification with another number of commodities or another cap.
 *
 * @param from the old bundle that a new one stands for.
 * @param endowments the new ones, by trader and commodity.
 * @param weights the new weights of a utility with an income effect, from its old ones.
 */
const withBundles = (
  specification: EconomySpecification,
  size: { readonly commodities: number; readonly cap: number },
  from: (bundle: readonly number[]) => readonly number[],
  endowments: ReadonlyArray<readonly number[]>,
  weights: (weights: readonly Rational[]) => readonly Rational[],
): EconomySpecification => {
  const before = lattice(specification.commodities, specification.cap);
  const places = points(lattice(size.commodities, size.cap)).map((bundle) => indexOf(before, from(bundle)));
  const table = (values: readonly Rational[]): readonly Rational[] => places.map((place) => values[place]!);
  if (specification.kind === 'interdependent')
    return {
      ...specification,
      ...size,
      endowments,
      shocks: specification.shocks.map((shock) => ({ ...shock, values: shock.values.map(table) })),
    };
  const utilities = specification.utilities.map((utility): UtilitySpecification =>
    utility.kind === 'table'
      ? { kind: 'table', values: table(utility.values) }
      : { ...utility, weights: weights(utility.weights) },
  );
  return { ...specification, ...size, endowments, utilities };
};

/** Every endowment as large as it may be: for a market that would have too little supply after it was cut. */
const withLargestEndowments = (specification: EconomySpecification): EconomySpecification => ({
  ...specification,
  endowments: specification.endowments.map((e) => e.map(() => specification.cap - 1)),
});

function* fewerTraders(specification: EconomySpecification): Generator<Step> {
  const { count, size } = specification.groups;
  for (const fewer of new Set([minGroups(specification.kind), count - 1]))
    if (fewer >= minGroups(specification.kind) && fewer < count)
      for (const first of range(0, count - fewer + 1)) {
        const candidate = withTraders(specification, { count: fewer, size }, (i) => {
          const group = Math.floor(i / size);
          return group >= first && group < first + fewer;
        });
        yield { step: `${String(fewer)} groups`, candidate };
        yield {
          step: `${String(fewer)} groups, endowments l − 1`,
          candidate: withLargestEndowments(candidate),
        };
      }
  for (const fewer of new Set([2, size - 1]))
    if (fewer >= 2 && fewer < size)
      for (const first of range(0, size - fewer + 1)) {
        const candidate = withTraders(specification, { count, size: fewer }, (i) => {
          const place = i % size;
          return place >= first && place < first + fewer;
        });
        yield { step: `groups of ${String(fewer)}`, candidate };
        yield {
          step: `groups of ${String(fewer)}, endowments l − 1`,
          candidate: withLargestEndowments(candidate),
        };
      }
}

function* smallerMarket(specification: EconomySpecification): Generator<Step> {
  const { commodities, cap, priceSteps, endowments } = specification;
  if (commodities > 1)
    for (const h of range(0, commodities)) {
      const without = <A>(list: readonly A[]): readonly A[] => list.filter((_, at) => at !== h);
      yield {
        step: `without commodity ${String(h + 1)}`,
        candidate: withBundles(
          specification,
          { commodities: commodities - 1, cap },
          (bundle) => [...bundle.slice(0, h), 0, ...bundle.slice(h)],
          endowments.map(without),
          without,
        ),
      };
    }
  for (const lower of new Set([2, cap - 1]))
    if (lower >= 2 && lower < cap) {
      const cut = endowments.map((e) => e.map((amount) => Math.min(amount, lower - 1)));
      const size = { commodities, cap: lower };
      const candidate = withBundles(
        specification,
        size,
        (bundle) => bundle,
        cut,
        (weights) => weights,
      );
      yield { step: `l = ${String(lower)}`, candidate };
      yield { step: `l = ${String(lower)}, endowments l − 1`, candidate: withLargestEndowments(candidate) };
    }
  for (const fewer of new Set([1, priceSteps - 1]))
    if (fewer >= 1 && fewer < priceSteps)
      yield { step: `T = ${String(fewer)}`, candidate: { ...specification, priceSteps: fewer } };
}

/** The probabilities that are left, in the same proportions. */
const rescaled = (probabilities: readonly Rational[]): readonly Rational[] => {
  const sum = Q.sum(probabilities);
  return probabilities.map((p) => Q.div(p, sum));
};

const without = <A>(list: readonly A[], at: number): readonly A[] => list.filter((_, i) => i !== at);

function* lessInformation(specification: EconomySpecification): Generator<Step> {
  if (specification.kind === 'private-values') return;
  const { shocks } = specification;
  const signals = shocks[0]!.signals.length;
  if (shocks.length > 1)
    for (const w of range(0, shocks.length)) {
      const left = without(shocks, w);
      const priors = rescaled(left.map(({ probability }) => probability));
      yield {
        step: `without shock ${String(w + 1)}`,
        candidate: {
          ...specification,
          shocks: left.map((shock, i) => ({ ...shock, probability: priors[i]! })),
        },
      };
    }
  if (signals > 1)
    for (const s of range(0, signals))
      yield {
        step: `without signal ${String(s + 1)}`,
        candidate: {
          ...specification,
          shocks: shocks.map((shock) => ({
            ...shock,
            signals: rescaled(without(shock.signals, s)),
            values: without(shock.values, s),
          })),
        },
      };
}

function* smallerEndowments(specification: EconomySpecification): Generator<Step> {
  for (const [i, endowment] of specification.endowments.entries())
    for (const [h, amount] of endowment.entries())
      for (const less of new Set([0, amount - 1]))
        if (less >= 0 && less < amount)
          yield {
            step: `trader ${String(i + 1)} owns ${String(less)}`,
            candidate: {
              ...specification,
              endowments: replaced(specification.endowments, i, replaced(endowment, h, less)),
            },
          };
}

/** The whole number next to a number on the side of zero. */
const truncated = (q: Rational): Rational => Q.of(Q.numerator(q) / Q.denominator(q));

/** Rounder numbers near a number: zero, its absolute value, whole, halves, quarters, and half as much. */
const rounder = (q: Rational): readonly Rational[] => {
  const parts = (d: number): Rational => Q.div(truncated(Q.mul(q, Q.of(d))), Q.of(d));
  const halved = truncated(Q.div(q, Q.of(2)));
  const seen = new Set<string>();
  return [Q.zero, Q.abs(q), halved, truncated(q), parts(2), parts(4)].filter((candidate) => {
    const text = Q.show(candidate);
    return complexity(candidate) < complexity(q) && !seen.has(text) && seen.add(text);
  });
};

/** Numbers made rounder: all at once, then one by one. */
function* rounderNumbers(numbers: readonly Rational[]): Generator<readonly Rational[]> {
  yield numbers.map(() => Q.zero);
  yield numbers.map(truncated);
  for (const [at, number] of numbers.entries())
    for (const candidate of rounder(number)) yield replaced(numbers, at, candidate);
}

const utilityWith = (utility: UtilitySpecification, numbers: readonly Rational[]): UtilitySpecification =>
  utility.kind === 'table'
    ? { kind: 'table', values: numbers }
    : { kind: 'income', base: numbers[0]!, weights: numbers.slice(1, -1), money: numbers.at(-1)! };

/** A utility without its income effect: the same weights, and money added to them. */
const withoutIncome = (
  specification: PrivateSpecification,
  utility: UtilitySpecification,
): UtilitySpecification =>
  utility.kind === 'table'
    ? utility
    : {
        kind: 'table',
        values: points(lattice(specification.commodities, specification.cap)).map((x) =>
          Q.sum(x.map((amount, h) => Q.mul(utility.weights[h]!, Q.of(amount)))),
        ),
      };

function* simplerUtilities(specification: PrivateSpecification): Generator<Step> {
  const { utilities } = specification;
  for (const [i, utility] of utilities.entries()) {
    const trader = `trader ${String(i + 1)}`;
    const becomes = (step: string, other: UtilitySpecification): Step => ({
      step: `${trader}: ${step}`,
      candidate: { ...specification, utilities: replaced(utilities, i, other) },
    });
    if (utility.kind === 'income')
      yield becomes('no effect of income', withoutIncome(specification, utility));
    for (const [j, other] of utilities.entries())
      if (j !== i) yield becomes(`the utility of trader ${String(j + 1)}`, other);
    for (const numbers of rounderNumbers(numbersOf(utility)))
      yield becomes('rounder values', utilityWith(utility, numbers));
  }
}

function* simplerInformation(specification: InterdependentSpecification): Generator<Step> {
  const { shocks } = specification;
  const becomes = (step: string, w: number, shock: Partial<(typeof shocks)[number]>): Step => ({
    step: `shock ${String(w + 1)}: ${step}`,
    candidate: { ...specification, shocks: replaced(shocks, w, { ...shocks[w]!, ...shock }) },
  });
  for (const [w, shock] of shocks.entries())
    for (const [s, values] of shock.values.entries())
      for (const numbers of rounderNumbers(values))
        yield becomes('rounder values', w, { values: replaced(shock.values, s, numbers) });
  const equal = Q.of(1, shocks.length);
  yield {
    step: 'shocks equally likely',
    candidate: { ...specification, shocks: shocks.map((shock) => ({ ...shock, probability: equal })) },
  };
  for (const [w, { signals }] of shocks.entries())
    yield becomes('signals equally likely', w, { signals: signals.map(() => Q.of(1, signals.length)) });
}

function* simplerFrame(specification: EconomySpecification): Generator<Step> {
  for (const epsilon of [Q.of(1, 4), Q.of(1, 5), Q.of(1, 10)])
    yield { step: `ε = ${Q.show(epsilon)}`, candidate: { ...specification, epsilon } };
  yield { step: 'the lowest selection', candidate: { ...specification, tieBreak: 'lowest' } };
}

/** Every specification one step smaller, in the order of {@link shrinkOrder}. Not all are economies of the paper. */
export function* shrinkSpecification(
  specification: EconomySpecification,
): Generator<ShrinkStep<EconomySpecification>> {
  const all = function* (): Generator<Step> {
    yield* fewerTraders(specification);
    yield* smallerMarket(specification);
    yield* lessInformation(specification);
    yield* smallerEndowments(specification);
    if (specification.kind === 'private-values') yield* simplerUtilities(specification);
    else yield* simplerInformation(specification);
    yield* simplerFrame(specification);
  };
  for (const step of all()) if (isSmaller(step.candidate, specification)) yield step;
}
