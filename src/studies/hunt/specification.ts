/**
 * An economy as the plain data of its file: what a hunt draws, makes smaller, and writes down.
 */
import { E, type Either } from '../../prelude.js';
import type { Economy, EconomyFrame } from '../../economies/economy.js';
import { parseFormula } from '../../economies/formula/formula.js';
import type { PrivateValue } from '../../economies/utility-table.js';
import { byFormula, quasiLinear, tabulate } from '../../economies/utility-table.js';
import type { EconomyFile, EconomyJson, TraderEntry, UtilityEntry } from '../../formats/economy/codec.js';
import { economyFile, economyFormat, traderEntry } from '../../formats/economy/codec.js';
import type { Information } from '../../formats/economy/fields.js';
import { informationFields, marketFields } from '../../formats/economy/fields.js';
import { nestTable } from '../../formats/economy/tables.js';
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
  return E.right({ ...frame, kind: 'interdependent', traderNames: names, ...informationOf(draft) });
};

/** The information structure of a draft, its shocks and signals numbered. */
const informationOf = ({ residual, shocks }: InterdependentSpecification): Information => {
  const names = shockNames(shocks.length);
  return {
    residual,
    signals: signalNames(shocks[0]!.signals.length),
    shocks: shocks.map(({ probability, signals }, i) => ({ name: names[i]!, probability, signals })),
    value: shocks.map(({ values }) => values),
  };
};

const utilityEntry = (draft: EconomySpecification, taste: UtilitySpecification): UtilityEntry =>
  taste.kind === 'table'
    ? { quasiLinear: nestTable(taste.values, draft) }
    : { formula: incomeFormula(taste) };

/** Entries of `traders`: neighbours who are alike become one entry with a count. */
const traderEntries = (draft: EconomySpecification): readonly TraderEntry[] => {
  const groups: { readonly entry: TraderEntry; count: number; readonly text: string }[] = [];
  draft.endowments.forEach((endowment, i) => {
    const utility = draft.kind === 'private-values' ? { utility: utilityEntry(draft, draft.tastes[i]!) } : {};
    const entry = { endowment, ...utility };
    const text = JSON.stringify(traderEntry.encode(entry));
    const last = groups.at(-1);
    if (last?.text === text) last.count += 1;
    else groups.push({ entry, count: 1, text });
  });
  return groups.map(({ entry, count }) => (count === 1 ? entry : { ...entry, count }));
};

/** What the economy file of a draft says. */
const contentsOf = (draft: EconomySpecification, title: string): EconomyFile => ({
  format: economyFormat,
  title,
  commodities: draft.commodities,
  ...marketFields(draft, draft.epsilon),
  ...(draft.kind === 'interdependent' ? informationFields(draft, informationOf(draft)) : {}),
  traders: traderEntries(draft),
});

/** The economy file of a draft, as plain JSON. */
export const fileOf = (draft: EconomySpecification, title: string): EconomyJson =>
  economyFile.encode(contentsOf(draft, title));

/** Its size in symbols, such as `k = 1, l = 2, T = 1, r = 2, n = 2`. */
export const sizeOf = ({ commodities, cap, priceSteps, groups }: MarketParameters): string =>
  `k = ${String(commodities)}, l = ${String(cap)}, T = ${String(priceSteps)}, r = ${String(groups.count)}, n = ${String(groups.size)}`;
