/**
 * From findings about private values to what certificates hold: the economy in its normal form, and the evidence as the
 * checker derives it again.
 */
import type { CertifiedEconomy } from '../../formats/certificate/private-values.js';
import type { PrivateTrader, PrivateValuesEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import { points } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import { moneyReceived } from '../../market/market.js';
import { fieldsOf, marketData } from '../certified.js';
import type { Data, Finding } from '../finding.js';

/** v(x), bundle by bundle, where utility is v(x) + t at every point of the grid; else utilities price by price. */
const utilityOf = (
  market: Market,
  { utility }: PrivateTrader,
  trader: number,
): CertifiedEconomy['traders'][number]['utility'] => {
  const bundles = points(market.bundles);
  const table = Array.from({ length: market.prices.size }, (_, p) =>
    bundles.map((_, x) => Q.of(utility.numerators[p * bundles.length + x]!, utility.denominator)),
  );
  const money = (p: number, x: number) => moneyReceived(market, trader, p, bundles[x]!);
  const values = table[0]!.map((u, x) => Q.sub(u, money(0, x)));
  const isQuasiLinear = table.every((row, p) =>
    row.every((u, x) => Q.equals(u, Q.add(values[x]!, money(p, x)))),
  );
  return isQuasiLinear ? { quasiLinear: values.map(Q.show) } : { table: table.map((row) => row.map(Q.show)) };
};

/** An economy as certificates hold it: traders one by one, utilities as tables. */
export const certifiedPrivate = (economy: PrivateValuesEconomy): CertifiedEconomy => ({
  ...marketData(economy),
  traders: economy.traders.map((trader, i) => ({
    name: trader.name,
    endowment: economy.market.endowments[i]!,
    utility: utilityOf(economy.market, trader, i),
  })),
});

/** The same data without the names of people, which certificates give once, in the economy. */
const nameless = (data: Data | undefined): Data | undefined => {
  if (Array.isArray(data)) return (data as readonly Data[]).map((entry) => nameless(entry)!);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(fieldsOf(data)).flatMap(([key, value]) =>
      key === 'name' ? [] : [[key, nameless(value)]],
    ),
  );
};

/** The evidence of a finding about private values, each piece with its kind. */
export const privateEvidence = ({ claim, evidence }: Finding): readonly Data[] => {
  const body = fieldsOf(nameless(evidence));
  const piece = (kind: string, data: Data | undefined): readonly Data[] =>
    data === undefined ? [] : [{ kind, ...fieldsOf(data) }];
  switch (claim) {
    case 'property-i':
      return piece('groups', body['states']);
    case 'feasible':
    case 'budget-balance':
    case 'property-ii':
    case 'property-iii':
      return piece('states', body['states'] && { examined: claim, ...fieldsOf(body['states']) });
    case 'theorem-1':
      return [...piece('enumeration', body['enumeration']), ...piece('separation', body['separation'])];
    case 'example':
      return piece('trace', body);
    case 'individual-rationality':
      return piece('profiles', body);
    default:
      return [];
  }
};
