/**
 * Drafts made smaller, one step at a time, and the order by which a draft is smaller than another.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { indexOf, lattice, points } from '../../market/lattice.js';
import type {
  EconomySpecification,
  InterdependentSpecification,
  PrivateSpecification,
  UtilitySpecification,
} from './specification.js';
import { fewestGroups } from './space.js';

/** A smaller draft and the step that leads to it. */
export interface SmallerSpecification {
  readonly step: string;
  readonly candidate: EconomySpecification;
}

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

/** How far a number is from 0: its denominator, its numerator, its sign. */
const complexity = (q: Rational): number =>
  Number(Q.denominator(q)) + Math.abs(Number(Q.numerator(q))) + (Q.sign(q) < 0 ? 1 : 0);

const total = (numbers: readonly Rational[]): number => numbers.reduce((sum, q) => sum + complexity(q), 0);

const numbersOfTaste = (taste: UtilitySpecification): readonly Rational[] =>
  taste.kind === 'table' ? taste.values : [taste.base, ...taste.weights, taste.money];

const textOf = (taste: UtilitySpecification): string =>
  `${taste.kind} ${numbersOfTaste(taste).map(Q.show).join()}`;

/** The size of a draft, an entry for each of {@link shrinkOrder}; sizes are compared lexicographically. */
export const measure = (draft: EconomySpecification): readonly number[] => {
  const isPrivate = draft.kind === 'private-values';
  const values = isPrivate
    ? draft.tastes.flatMap(numbersOfTaste)
    : draft.shocks.flatMap(({ values: tables }) => tables.flat());
  const kinds = draft.endowments.map((e, i) => `${e.join()} ${isPrivate ? textOf(draft.tastes[i]!) : ''}`);
  return [
    draft.groups.count,
    draft.groups.size,
    draft.commodities,
    draft.cap,
    draft.priceSteps,
    isPrivate ? 0 : draft.shocks.length,
    isPrivate ? 0 : draft.shocks[0]!.signals.length,
    draft.endowments.flat().reduce((sum, amount) => sum + amount, 0),
    isPrivate ? draft.tastes.filter(({ kind }) => kind === 'income').length : 0,
    total(values),
    new Set(kinds).size,
    isPrivate ? 0 : total(draft.shocks.flatMap(({ probability, signals }) => [probability, ...signals])),
    complexity(draft.epsilon),
    draft.tieBreak === 'lowest' ? 0 : 1,
  ];
};

/** Whether a draft is smaller than another. */
export const isSmaller = (a: EconomySpecification, b: EconomySpecification): boolean => {
  const [one, other] = [measure(a), measure(b)];
  const at = one.findIndex((entry, i) => entry !== other[i]);
  return at >= 0 && one[at]! < other[at]!;
};

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

const replaced = <A>(list: readonly A[], at: number, value: A): readonly A[] => list.with(at, value);

/** The draft with some of its traders only, in other groups. */
const withTraders = (
  draft: EconomySpecification,
  groups: EconomySpecification['groups'],
  keep: (trader: number) => boolean,
): EconomySpecification => {
  const endowments = draft.endowments.filter((_, i) => keep(i));
  return draft.kind === 'private-values'
    ? { ...draft, groups, endowments, tastes: draft.tastes.filter((_, i) => keep(i)) }
    : { ...draft, groups, endowments };
};

/** Another number of commodities or cap: `from` says which old bundle a new one was. */
const withBundles = (
  draft: EconomySpecification,
  size: { readonly commodities: number; readonly cap: number },
  from: (bundle: readonly number[]) => readonly number[],
  endowments: ReadonlyArray<readonly number[]>,
  weights: (weights: readonly Rational[]) => readonly Rational[],
): EconomySpecification => {
  const before = lattice(draft.commodities, draft.cap);
  const places = points(lattice(size.commodities, size.cap)).map((bundle) => indexOf(before, from(bundle)));
  const table = (values: readonly Rational[]): readonly Rational[] => places.map((place) => values[place]!);
  if (draft.kind === 'interdependent')
    return {
      ...draft,
      ...size,
      endowments,
      shocks: draft.shocks.map((shock) => ({ ...shock, values: shock.values.map(table) })),
    };
  const tastes = draft.tastes.map((taste): UtilitySpecification =>
    taste.kind === 'table'
      ? { kind: 'table', values: table(taste.values) }
      : { ...taste, weights: weights(taste.weights) },
  );
  return { ...draft, ...size, endowments, tastes };
};

/** Everybody owning as much as anybody may: where cutting a market short leaves too little in it. */
const rich = (draft: EconomySpecification): EconomySpecification => ({
  ...draft,
  endowments: draft.endowments.map((e) => e.map(() => draft.cap - 1)),
});

function* fewerTraders(draft: EconomySpecification): Generator<SmallerSpecification> {
  const { count, size } = draft.groups;
  for (const fewer of new Set([fewestGroups(draft.kind), count - 1]))
    if (fewer >= fewestGroups(draft.kind) && fewer < count)
      for (const first of range(0, count - fewer + 1)) {
        const candidate = withTraders(draft, { count: fewer, size }, (i) => {
          const group = Math.floor(i / size);
          return group >= first && group < first + fewer;
        });
        yield { step: `${String(fewer)} groups`, candidate };
        yield { step: `${String(fewer)} groups, endowments l − 1`, candidate: rich(candidate) };
      }
  for (const fewer of new Set([2, size - 1]))
    if (fewer >= 2 && fewer < size)
      for (const first of range(0, size - fewer + 1)) {
        const candidate = withTraders(draft, { count, size: fewer }, (i) => {
          const place = i % size;
          return place >= first && place < first + fewer;
        });
        yield { step: `groups of ${String(fewer)}`, candidate };
        yield { step: `groups of ${String(fewer)}, endowments l − 1`, candidate: rich(candidate) };
      }
}

function* smallerMarket(draft: EconomySpecification): Generator<SmallerSpecification> {
  const { commodities, cap, priceSteps, endowments } = draft;
  if (commodities > 1)
    for (const h of range(0, commodities)) {
      const without = <A>(list: readonly A[]): readonly A[] => list.filter((_, at) => at !== h);
      yield {
        step: `without commodity ${String(h + 1)}`,
        candidate: withBundles(
          draft,
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
        draft,
        size,
        (bundle) => bundle,
        cut,
        (weights) => weights,
      );
      yield { step: `l = ${String(lower)}`, candidate };
      yield { step: `l = ${String(lower)}, endowments l − 1`, candidate: rich(candidate) };
    }
  for (const fewer of new Set([1, priceSteps - 1]))
    if (fewer >= 1 && fewer < priceSteps)
      yield { step: `T = ${String(fewer)}`, candidate: { ...draft, priceSteps: fewer } };
}

/** The probabilities that are left, in the same proportions. */
const rescaled = (probabilities: readonly Rational[]): readonly Rational[] => {
  const sum = Q.sum(probabilities);
  return probabilities.map((p) => Q.div(p, sum));
};

const without = <A>(list: readonly A[], at: number): readonly A[] => list.filter((_, i) => i !== at);

function* lessInformation(draft: EconomySpecification): Generator<SmallerSpecification> {
  if (draft.kind === 'private-values') return;
  const { shocks } = draft;
  const signals = shocks[0]!.signals.length;
  if (shocks.length > 1)
    for (const w of range(0, shocks.length)) {
      const left = without(shocks, w);
      const priors = rescaled(left.map(({ probability }) => probability));
      yield {
        step: `without shock ${String(w + 1)}`,
        candidate: { ...draft, shocks: left.map((shock, i) => ({ ...shock, probability: priors[i]! })) },
      };
    }
  if (signals > 1)
    for (const s of range(0, signals))
      yield {
        step: `without signal ${String(s + 1)}`,
        candidate: {
          ...draft,
          shocks: shocks.map((shock) => ({
            ...shock,
            signals: rescaled(without(shock.signals, s)),
            values: without(shock.values, s),
          })),
        },
      };
}

function* smallerEndowments(draft: EconomySpecification): Generator<SmallerSpecification> {
  for (const [i, endowment] of draft.endowments.entries())
    for (const [h, amount] of endowment.entries())
      for (const less of new Set([0, amount - 1]))
        if (less >= 0 && less < amount)
          yield {
            step: `trader ${String(i + 1)} owns ${String(less)}`,
            candidate: { ...draft, endowments: replaced(draft.endowments, i, replaced(endowment, h, less)) },
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

const tasteWith = (taste: UtilitySpecification, numbers: readonly Rational[]): UtilitySpecification =>
  taste.kind === 'table'
    ? { kind: 'table', values: numbers }
    : { kind: 'income', base: numbers[0]!, weights: numbers.slice(1, -1), money: numbers.at(-1)! };

/** A taste without its effect of income: the same weights, money counted as it is. */
const withoutIncome = (draft: PrivateSpecification, taste: UtilitySpecification): UtilitySpecification =>
  taste.kind === 'table'
    ? taste
    : {
        kind: 'table',
        values: points(lattice(draft.commodities, draft.cap)).map((x) =>
          Q.sum(x.map((amount, h) => Q.mul(taste.weights[h]!, Q.of(amount)))),
        ),
      };

function* simplerTastes(draft: PrivateSpecification): Generator<SmallerSpecification> {
  const { tastes } = draft;
  for (const [i, taste] of tastes.entries()) {
    const trader = `trader ${String(i + 1)}`;
    const becomes = (step: string, other: UtilitySpecification): SmallerSpecification => ({
      step: `${trader}: ${step}`,
      candidate: { ...draft, tastes: replaced(tastes, i, other) },
    });
    if (taste.kind === 'income') yield becomes('no effect of income', withoutIncome(draft, taste));
    for (const [j, other] of tastes.entries())
      if (j !== i) yield becomes(`the taste of trader ${String(j + 1)}`, other);
    for (const numbers of rounderNumbers(numbersOfTaste(taste)))
      yield becomes('rounder values', tasteWith(taste, numbers));
  }
}

function* simplerInformation(draft: InterdependentSpecification): Generator<SmallerSpecification> {
  const { shocks } = draft;
  const becomes = (
    step: string,
    w: number,
    shock: Partial<(typeof shocks)[number]>,
  ): SmallerSpecification => ({
    step: `shock ${String(w + 1)}: ${step}`,
    candidate: { ...draft, shocks: replaced(shocks, w, { ...shocks[w]!, ...shock }) },
  });
  for (const [w, shock] of shocks.entries())
    for (const [s, values] of shock.values.entries())
      for (const numbers of rounderNumbers(values))
        yield becomes('rounder values', w, { values: replaced(shock.values, s, numbers) });
  const equal = Q.of(1, shocks.length);
  yield {
    step: 'shocks equally likely',
    candidate: { ...draft, shocks: shocks.map((shock) => ({ ...shock, probability: equal })) },
  };
  for (const [w, { signals }] of shocks.entries())
    yield becomes('signals equally likely', w, { signals: signals.map(() => Q.of(1, signals.length)) });
}

function* simplerFrame(draft: EconomySpecification): Generator<SmallerSpecification> {
  for (const epsilon of [Q.of(1, 4), Q.of(1, 5), Q.of(1, 10)])
    yield { step: `ε = ${Q.show(epsilon)}`, candidate: { ...draft, epsilon } };
  yield { step: 'the lowest selection', candidate: { ...draft, tieBreak: 'lowest' } };
}

/** Every draft one step smaller, in the order of {@link shrinkOrder}. Not all are economies of the paper. */
export function* shrinkSpecification(draft: EconomySpecification): Generator<SmallerSpecification> {
  const all = function* (): Generator<SmallerSpecification> {
    yield* fewerTraders(draft);
    yield* smallerMarket(draft);
    yield* lessInformation(draft);
    yield* smallerEndowments(draft);
    if (draft.kind === 'private-values') yield* simplerTastes(draft);
    else yield* simplerInformation(draft);
    yield* simplerFrame(draft);
  };
  for (const smaller of all()) if (isSmaller(smaller.candidate, draft)) yield smaller;
}
