/**
 * From findings to certificates: the economy in its normal form, and the evidence as the checker derives it again.
 */
import { certificateFormat, digestOf, sealOf, versions } from '../certificates/check.js';
import type { Certificate, CertifiedEconomy } from '../certificates/format.js';
import { certificateCodec } from '../certificates/format.js';
import type { PrivateTrader, PrivateValuesEconomy } from '../economies/economy.js';
import * as Q from '../exact/rational.js';
import { points } from '../market/lattice.js';
import type { Market } from '../market/market.js';
import { moneyReceived } from '../market/market.js';
import type { ClaimName, Data, Finding } from './finding.js';

/** The version that certificates name: that of the program, and of the checker that goes with it. */
export const version = versions.at(-1)!;

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
export const certified = ({
  title,
  commodityNames,
  market,
  epsilon,
  traders,
}: PrivateValuesEconomy): CertifiedEconomy => ({
  title,
  commodities: commodityNames,
  cap: market.cap,
  priceSteps: market.priceSteps,
  groups: { count: market.groups.count, size: market.groups.size },
  epsilon: Q.show(epsilon),
  tieBreak: market.tieBreak,
  traders: traders.map((trader, i) => ({
    name: trader.name,
    endowment: market.endowments[i]!,
    utility: utilityOf(market, trader, i),
  })),
});

type Fields = { readonly [key: string]: Data | undefined };
const fieldsOf = (data: Data | undefined): Fields => (data ?? {}) as Fields;

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

/** The evidence of a finding that is certified, each piece with its kind. */
const evidenceOf = ({ claim, evidence }: Finding): readonly Data[] => {
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

/** The claims of whose verdicts there are certificates. */
export const certifiedClaims: readonly ClaimName[] = [
  'example',
  'feasible',
  'budget-balance',
  'property-i',
  'property-ii',
  'property-iii',
  'theorem-1',
  'individual-rationality',
];

/**
 * The certificate of a finding about an economy under G* as published, for all its traders; none if the claim was left
 * undecided, or was judged by an engine alone whose work the checker does not do.
 *
 * @throws Error if the evidence does not have the shape of the format: a fault of this program.
 */
export const certificateOf = (economy: PrivateValuesEconomy, finding: Finding): Certificate | undefined => {
  const evidence = evidenceOf(finding);
  if (finding.verdict === 'undecided' || evidence.length === 0) return undefined;
  const body = certified(economy);
  const unsealed = {
    format: certificateFormat,
    version,
    sha256: digestOf(body),
    economy: body,
    claim: finding.claim,
    selection: economy.market.tieBreak,
    verdict: finding.verdict,
    scope: finding.scope,
    evidence,
    hints: { method: finding.method, explanation: finding.explanation },
  };
  const certificate: unknown = { ...unsealed, seal: sealOf(unsealed) };
  if (!certificateCodec.is(certificate))
    throw new Error(`The evidence of ${finding.claim} does not have the shape of a certificate.`);
  return certificate;
};
