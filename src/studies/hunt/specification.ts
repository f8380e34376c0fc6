/**
 * An economy as the plain data of its file: what a hunt draws, makes smaller, and writes down.
 */
import { E, type Either } from '../../prelude.js';
import type { Data } from '../../claims/finding.js';
import type { Economy, EconomyFrame } from '../../economies/economy.js';
import { parseFormula } from '../../economies/formula/formula.js';
import type { PrivateValue } from '../../economies/utility-table.js';
import { byFormula, quasiLinear, tabulate } from '../../economies/utility-table.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MarketParameters } from '../../market/market.js';
import { makeMarket } from '../../market/market.js';
import type { Residual } from '../../market/residual.js';

/**
 * What a trader with private values likes: v(x) + t by a table in lexicographic order of the bundles, or, with an effect
 * of income, (base + Σ_h weights[h]·x(h))·(money + t).
 */
export type UtilitySpecification =
  | { readonly kind: 'table'; readonly values: readonly Rational[] }
  | {
      readonly kind: 'income';
      readonly base: Rational;
      readonly weights: readonly Rational[];
      readonly money: Rational;
    };

/** What drafts of either kind have: the numbers of the market, and ε. */
export interface SpecificationFrame extends MarketParameters {
  readonly epsilon: Rational;
}

/** A draft with private values: a taste for every trader. */
export interface PrivateSpecification extends SpecificationFrame {
  readonly kind: 'private-values';
  readonly tastes: readonly UtilitySpecification[];
}

/** A macro shock of a draft: its probability, f(·|ω₀), and v by signal and then by bundle. */
export interface ShockSpecification {
  readonly probability: Rational;
  readonly signals: readonly Rational[];
  readonly values: ReadonlyArray<readonly Rational[]>;
}

/** A draft with interdependent values. */
export interface InterdependentSpecification extends SpecificationFrame {
  readonly kind: 'interdependent';
  readonly residual: Residual;
  readonly shocks: readonly ShockSpecification[];
}

/** Either kind. */
export type EconomySpecification = PrivateSpecification | InterdependentSpecification;

const numbered = (word: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${word}${String(i + 1)}`);
const signalNames = (count: number): readonly string[] => numbered('s', count);
const shockNames = (count: number): readonly string[] => numbered('w', count);

const sum = (terms: readonly string[]): string => terms.join(' + ').replaceAll('+ -', '- ');

/** The formula of a taste with an effect of income. */
const incomeFormula = ({
  base,
  weights,
  money,
}: Extract<UtilitySpecification, { kind: 'income' }>): string => {
  const likes = weights.flatMap((weight, h) =>
    Q.isZero(weight) ? [] : [`${Q.show(weight)}*x${String(h + 1)}`],
  );
  return `(${sum([Q.show(base), ...likes])})*(${sum([Q.show(money), 't'])})`;
};

const valueOf = (taste: UtilitySpecification, commodityNames: readonly string[]): PrivateValue => {
  if (taste.kind === 'table') return quasiLinear(taste.values);
  const formula = parseFormula(incomeFormula(taste), { commodityNames, money: true });
  if (E.isLeft(formula)) throw new Error(`The formula ${incomeFormula(taste)} of a draft is faulty.`);
  return byFormula(formula.right);
};

/** The economy of a draft, or why it is none: the assumptions of the paper that it violates. */
export const economyOf = (draft: EconomySpecification, title: string): Either<string, Economy> => {
  const { commodities, cap, priceSteps, groups, endowments, tieBreak, epsilon } = draft;
  const made = makeMarket({ commodities, cap, priceSteps, groups, endowments, tieBreak });
  if (E.isLeft(made)) return E.left(made.left.map(({ kind }) => kind).join(', '));
  const market = made.right;
  const commodityNames = numbered('x', commodities);
  const frame: EconomyFrame = { title, commodityNames, market, epsilon };
  const names = endowments.map((_, i) => `Trader ${String(i + 1)}`);
  if (draft.kind === 'private-values') {
    const traders = draft.tastes.map((taste, i) => {
      const utility = tabulate(market, endowments[i]!, valueOf(taste, commodityNames));
      if (E.isLeft(utility)) throw new Error(`The taste of a draft has no value: ${utility.left.kind}.`);
      return { name: names[i]!, utility: utility.right };
    });
    return E.right({ ...frame, kind: 'private-values', traders });
  }
  const shocks = shockNames(draft.shocks.length);
  return E.right({
    ...frame,
    kind: 'interdependent',
    residual: draft.residual,
    traderNames: names,
    signals: signalNames(draft.shocks[0]!.signals.length),
    shocks: draft.shocks.map(({ probability, signals }, i) => ({ name: shocks[i]!, probability, signals })),
    value: draft.shocks.map(({ values }) => values),
  });
};

/** Values in lexicographic order of the bundles as a table of k levels, reduced text at the leaves. */
const nested = ({ commodities, cap }: MarketParameters, values: readonly Rational[]): Data => {
  let level: readonly Data[] = values.map(Q.show);
  for (let h = 1; h < commodities; h += 1)
    level = Array.from({ length: level.length / (cap + 1) }, (_, i) =>
      level.slice(i * (cap + 1), (i + 1) * (cap + 1)),
    );
  return level;
};

/** Entries of `traders`: neighbours who are alike become one entry with a count. */
const traderEntries = (draft: EconomySpecification): Data => {
  const entries: { entry: { readonly [key: string]: Data }; count: number; text: string }[] = [];
  draft.endowments.forEach((endowment, i) => {
    const taste = draft.kind === 'private-values' ? draft.tastes[i]! : undefined;
    const entry = {
      endowment,
      ...(taste === undefined
        ? {}
        : {
            utility:
              taste.kind === 'table'
                ? { quasiLinear: nested(draft, taste.values) }
                : { formula: incomeFormula(taste) },
          }),
    };
    const text = JSON.stringify(entry);
    const last = entries.at(-1);
    if (last?.text === text) last.count += 1;
    else entries.push({ entry, count: 1, text });
  });
  return entries.map(({ entry, count }) => (count === 1 ? entry : { count, ...entry }));
};

/** The economy file of a draft, as plain JSON. */
export const fileOf = (draft: EconomySpecification, title: string): { readonly [key: string]: Data } => {
  const { commodities, cap, priceSteps, groups, epsilon, tieBreak } = draft;
  const frame = {
    format: 'undominated/economy/1',
    title,
    commodities,
    cap,
    priceSteps,
    groups: { count: groups.count, size: groups.size },
    epsilon: Q.show(epsilon),
    tieBreak,
  };
  if (draft.kind === 'private-values') return { ...frame, traders: traderEntries(draft) };
  const shocks = shockNames(draft.shocks.length);
  const signals = signalNames(draft.shocks[0]!.signals.length);
  const bySignal = <A extends Data>(values: readonly A[]): Data =>
    Object.fromEntries(values.map((value, s) => [signals[s]!, value]));
  return {
    ...frame,
    residual: draft.residual,
    signals,
    shocks: draft.shocks.map((shock, w) => ({
      name: shocks[w]!,
      probability: Q.show(shock.probability),
      signals: bySignal(shock.signals.map(Q.show)),
    })),
    value: Object.fromEntries(
      draft.shocks.map(({ values }, w) => [
        shocks[w]!,
        bySignal(values.map((table) => nested(draft, table))),
      ]),
    ),
    traders: traderEntries(draft),
  };
};

/** Its size in symbols, such as `k = 1, l = 2, T = 1, r = 2, n = 2`. */
export const sizeOf = ({ commodities, cap, priceSteps, groups }: MarketParameters): string =>
  `k = ${String(commodities)}, l = ${String(cap)}, T = ${String(priceSteps)}, r = ${String(groups.count)}, n = ${String(groups.size)}`;
