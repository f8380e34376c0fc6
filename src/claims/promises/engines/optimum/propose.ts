/**
 * A proposal for the optimum of a large economy by HiGHS, which computes in floating point: a price vector (the duals of the
 * linear relaxation) and an allocation. Neither is believed: what they prove is worked out exactly by whoever asked.
 *
 * HiGHS is loaded when it is first asked; no other verb waits for it.
 */
import type { LegacyHighs } from 'highs';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Division, WelfareProblem } from './problem.js';

/** What is proposed; either may be missing. */
export interface Proposal {
  /** One a good. */
  readonly prices?: readonly Rational[];
  readonly division?: Division;
}

/** The most seconds that HiGHS takes for each of its two problems. */
const maxSeconds = 10;

/** Traders with the same values are alike. */
interface Kind {
  readonly values: readonly bigint[];
  readonly traders: readonly number[];
}

const kindsOf = ({ values }: WelfareProblem): readonly Kind[] => {
  const kinds = new Map<string, { values: readonly bigint[]; traders: number[] }>();
  values.forEach((own, trader) => {
    const key = own.join();
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { values: own, traders: [trader] });
    else known.traders.push(trader);
  });
  return [...kinds.values()];
};

/** The largest size of a value, at least 1. */
const largestOf = (kinds: readonly Kind[]): bigint =>
  kinds
    .flatMap(({ values }) => values)
    .reduce((most, value) => (value > most ? value : -value > most ? -value : most), 1n);

/** A number in a program of HiGHS. Values are brought below 1 in size: what they are counted in changes no choice. */
const numeral = (value: bigint, largest: bigint): string =>
  (Number((value * 2n ** 52n) / largest) / 2 ** 52).toString();

/** A term with its sign, on a line of its own: lines of this format may not be long. */
const term = (coefficient: string, variable: string): string =>
  `${coefficient.startsWith('-') ? '-' : '+'} ${coefficient.replace('-', '')} ${variable}`;

const variable = (kind: number, bundle: number): string => `y${String(kind)}_${String(bundle)}`;

/** The program in CPLEX's LP format: how many traders of each kind get each bundle. */
const programOf = ({ amounts, supply }: WelfareProblem, kinds: readonly Kind[], whole: boolean): string => {
  const largest = largestOf(kinds);
  const each = kinds.flatMap((kind, c) =>
    kind.values.map((value, bundle) => ({ name: variable(c, bundle), value, bundle, kind, c })),
  );
  const row = (name: string, terms: readonly string[], equals: number): string =>
    `${name}:\n${terms.join('\n')}\n= ${String(equals)}`;
  const goods = supply.map((amount, h) =>
    row(
      `good${String(h)}`,
      each
        .filter(({ bundle }) => amounts[bundle]![h]! > 0)
        .map(({ name, bundle }) => term(String(amounts[bundle]![h]!), name)),
      amount,
    ),
  );
  const traders = kinds.map((kind, c) =>
    row(
      `kind${String(c)}`,
      kind.values.map((_, bundle) => term('1', variable(c, bundle))),
      kind.traders.length,
    ),
  );
  return [
    'Maximize',
    `welfare:\n${each.map(({ name, value }) => term(numeral(value, largest), name)).join('\n')}`,
    'Subject To',
    ...goods,
    ...traders,
    'Bounds',
    ...each.map(({ name, kind }) => `0 <= ${name} <= ${String(kind.traders.length)}`),
    ...(whole ? ['General', ...each.map(({ name }) => name)] : []),
    'End',
  ].join('\n');
};

/** A double as a fraction of small denominator close to it; undefined if it is no number. */
const fractionNear = (value: number): Rational | undefined => {
  if (!Number.isFinite(value) || Math.abs(value) > 1e12) return undefined;
  let [p0, q0, p1, q1] = [0n, 1n, 1n, 0n];
  let rest = value;
  for (let step = 0; step < 40; step += 1) {
    const floor = Math.floor(rest);
    [p0, q0, p1, q1] = [p1, q1, BigInt(floor) * p1 + p0, BigInt(floor) * q1 + q0];
    if (Math.abs(Number(p1) / Number(q1) - value) < 1e-10 || rest === floor) break;
    rest = 1 / (rest - floor);
  }
  return Q.of(p1, q1);
};

/** The bundle of each trader, from how many of each kind get each bundle; undefined if the numbers are no whole ones. */
const divisionFrom = (
  problem: WelfareProblem,
  kinds: readonly Kind[],
  numberOf: (variable: string) => number | undefined,
): Division | undefined => {
  const division: number[] = problem.values.map(() => -1);
  for (const [c, { values, traders }] of kinds.entries()) {
    const bundles = values.flatMap((_, bundle) => {
      const number = Math.round(numberOf(variable(c, bundle)) ?? 0);
      return number > 0 && number <= traders.length ? Array.from({ length: number }, () => bundle) : [];
    });
    if (bundles.length !== traders.length) return undefined;
    traders.forEach((trader, at) => (division[trader] = bundles[at]!));
  }
  return division;
};

type Solver = Pick<LegacyHighs, 'solve'>;

/** What loads HiGHS. Its types tell of the module that `require` gives; `import` gives the loader itself. */
type Loader = () => Promise<Solver>;
const isLoader = (u: unknown): u is Loader => typeof u === 'function';

let loading: Promise<Solver> | undefined;

/** HiGHS, loaded once; undefined where it cannot be. */
const loadHighs = async (): Promise<Solver | undefined> => {
  const imported: { readonly default: unknown } = await import('highs');
  if (!isLoader(imported.default)) return undefined;
  loading ??= imported.default();
  return loading;
};

/** The duals of the goods in the linear relaxation, as prices of a unit; undefined where there are none. */
const relaxedPrices = (
  highs: Solver,
  problem: WelfareProblem,
  kinds: readonly Kind[],
): readonly Rational[] | undefined => {
  const scale = Q.of(largestOf(kinds), problem.denominator);
  const { Rows: rows } = highs.solve(programOf(problem, kinds, false), { time_limit: maxSeconds });
  const duals = problem.supply.map((_, h) => {
    const row = rows[h];
    return row !== undefined && 'Dual' in row ? fractionNear(row.Dual) : undefined;
  });
  const known = duals.filter((dual) => dual !== undefined);
  return known.length < duals.length ? undefined : known.map((dual) => Q.mul(dual, scale));
};

/** The allocation that HiGHS takes to be best; undefined where it finds none. */
const wholeDivision = (
  highs: Solver,
  problem: WelfareProblem,
  kinds: readonly Kind[],
): Division | undefined => {
  const { Columns: columns } = highs.solve(programOf(problem, kinds, true), { time_limit: maxSeconds });
  return divisionFrom(problem, kinds, (name) => {
    const column = columns[name];
    return column !== undefined && 'Primal' in column ? column.Primal : undefined;
  });
};

/**
 * Asks HiGHS for prices and an allocation, each of which may take it {@link maxSeconds} seconds, in which nothing else runs. What it
 * does not find, or fails at, is left out.
 */
export const proposeByHighs = async (problem: WelfareProblem): Promise<Proposal> => {
  try {
    const highs = await loadHighs();
    if (highs === undefined) return {};
    const kinds = kindsOf(problem);
    const prices = relaxedPrices(highs, problem, kinds);
    const division = wholeDivision(highs, problem, kinds);
    return { ...(prices === undefined ? {} : { prices }), ...(division === undefined ? {} : { division }) };
  } catch {
    loading = undefined;
    return {};
  }
};
