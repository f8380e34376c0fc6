/**
 * The specification of an economy: the plain data of its file, which a hunt draws, shrinks, and writes down.
 */
import { E, type Either } from '../../../prelude.js';
import type { Economy, EconomyFrame } from '../../../economies/economy.js';
import { parseFormula } from '../../../economies/formula/formula.js';
import type { PrivateValue } from '../../../economies/utility-table.js';
import { byFormula, quasiLinear, tabulate } from '../../../economies/utility-table.js';
import type { EconomyFile, EconomyJson, TraderEntry, UtilityEntry } from '../../../formats/economy/codec.js';
import { economyFile, economyFormat, traderEntry } from '../../../formats/economy/codec.js';
import type { Information } from '../../../formats/economy/fields.js';
import { informationFields, marketFields } from '../../../formats/economy/fields.js';
import { nestTable } from '../../../formats/economy/tables.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import type { MarketParameters } from '../../../market/market.js';
import { makeMarket } from '../../../market/market.js';
import type { Residual } from '../../../market/residual.js';

/**
 * The utility of a trader with private values from a bundle x and money t: v(x) + t, with v by a table in lexicographic order
 * of the bundles, or, with an income effect, (base + Σ_h weights[h]·x(h))·(money + t).
 */
export type UtilitySpecification =
  | { readonly kind: 'table'; readonly values: readonly Rational[] }
  | {
      readonly kind: 'income';
      readonly base: Rational;
      readonly weights: readonly Rational[];
      readonly money: Rational;
    };

/** What specifications of either kind have: the numbers of the market, and ε, the probability of Rule 2. */
export interface SpecificationFrame extends MarketParameters {
  readonly epsilon: Rational;
}

/** A specification with private values: the utility of every trader, in their order. */
export interface PrivateSpecification extends SpecificationFrame {
  readonly kind: 'private-values';
  readonly utilities: readonly UtilitySpecification[];
}

/** A macro shock ω₀: its probability, the signal probabilities f(·|ω₀), and the values v by signal and then by bundle. */
export interface ShockSpecification {
  readonly probability: Rational;
  readonly signals: readonly Rational[];
  readonly values: ReadonlyArray<readonly Rational[]>;
}

/** A specification with interdependent values. */
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

/** The formula of a utility with an income effect. */
const incomeFormula = ({
  base,
  weights,
  money,
}: Extract<UtilitySpecification, { kind: 'income' }>): string => {
  const terms = weights.flatMap((weight, h) =>
    Q.isZero(weight) ? [] : [`${Q.show(weight)}*x${String(h + 1)}`],
  );
  return `(${sum([Q.show(base), ...terms])})*(${sum([Q.show(money), 't'])})`;
};

const valueOf = (utility: UtilitySpecification, commodityNames: readonly string[]): PrivateValue => {
  if (utility.kind === 'table') return quasiLinear(utility.values);
  const formula = parseFormula(incomeFormula(utility), { commodityNames, money: true });
  if (E.isLeft(formula))
    throw new Error(`The formula ${incomeFormula(utility)} of a specification is faulty.`);
  return byFormula(formula.right);
};

/**
 * The economy of a specification.
 *
 * @returns left, the assumptions of the paper that it violates, as words with commas.
 */
export const economyOf = (specification: EconomySpecification, title: string): Either<string, Economy> => {
  const { commodities, cap, priceSteps, groups, endowments, tieBreak, epsilon } = specification;
  const made = makeMarket({ commodities, cap, priceSteps, groups, endowments, tieBreak });
  if (E.isLeft(made)) return E.left(made.left.map(({ kind }) => kind).join(', '));
  const market = made.right;
  const commodityNames = numbered('x', commodities);
  const frame: EconomyFrame = { title, commodityNames, market, epsilon };
  const names = endowments.map((_, i) => `Trader ${String(i + 1)}`);
  if (specification.kind === 'private-values') {
    const traders = specification.utilities.map((utility, i) => {
      const table = tabulate(market, endowments[i]!, valueOf(utility, commodityNames));
      if (E.isLeft(table))
        throw new Error(`The utility of a specification has no value: ${table.left.kind}.`);
      return { name: names[i]!, utility: table.right };
    });
    return E.right({ ...frame, kind: 'private-values', traders });
  }
  return E.right({ ...frame, kind: 'interdependent', traderNames: names, ...informationOf(specification) });
};

/** The information structure of a specification, its shocks and signals numbered. */
const informationOf = ({ residual, shocks }: InterdependentSpecification): Information => {
  const names = shockNames(shocks.length);
  return {
    residual,
    signals: signalNames(shocks[0]!.signals.length),
    shocks: shocks.map(({ probability, signals }, i) => ({ name: names[i]!, probability, signals })),
    value: shocks.map(({ values }) => values),
  };
};

const utilityEntry = (specification: EconomySpecification, utility: UtilitySpecification): UtilityEntry =>
  utility.kind === 'table'
    ? { quasiLinear: nestTable(utility.values, specification) }
    : { formula: incomeFormula(utility) };

/** Entries of `traders`: neighbours who are alike become one entry with a count. */
const traderEntries = (specification: EconomySpecification): readonly TraderEntry[] => {
  const groups: { readonly entry: TraderEntry; count: number; readonly text: string }[] = [];
  specification.endowments.forEach((endowment, i) => {
    const utility =
      specification.kind === 'private-values'
        ? { utility: utilityEntry(specification, specification.utilities[i]!) }
        : {};
    const entry = { endowment, ...utility };
    const text = JSON.stringify(traderEntry.encode(entry));
    const last = groups.at(-1);
    if (last?.text === text) last.count += 1;
    else groups.push({ entry, count: 1, text });
  });
  return groups.map(({ entry, count }) => (count === 1 ? entry : { ...entry, count }));
};

/** What the economy file of a specification says. */
const contentsOf = (specification: EconomySpecification, title: string): EconomyFile => ({
  format: economyFormat,
  title,
  commodities: specification.commodities,
  ...marketFields(specification, specification.epsilon),
  ...(specification.kind === 'interdependent'
    ? informationFields(specification, informationOf(specification))
    : {}),
  traders: traderEntries(specification),
});

/** The economy file of a specification, as plain JSON. */
export const fileOf = (specification: EconomySpecification, title: string): EconomyJson =>
  economyFile.encode(contentsOf(specification, title));

/** The size of a market in symbols, such as `k = 1, l = 2, T = 1, r = 2, n = 2`. */
export const sizeOf = ({ commodities, cap, priceSteps, groups }: MarketParameters): string =>
  `k = ${String(commodities)}, l = ${String(cap)}, T = ${String(priceSteps)}, r = ${String(groups.count)}, n = ${String(groups.size)}`;
