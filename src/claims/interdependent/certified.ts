/**
 * From findings about interdependent values to what certificates hold: the economy in its normal form, and the evidence as
 * the checker derives it again.
 */
import type { CertifiedInterdependentEconomy } from '../../formats/certificate/interdependent-values.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import { fieldsOf, marketData, piece } from '../certified.js';
import { t } from '../../prelude.js';
import type { CertificateEvidence, Encoded } from '../claim.js';
import type { Data } from '../finding.js';

const byName = <A>(names: readonly string[], value: (index: number) => A): Readonly<Record<string, A>> =>
  Object.fromEntries(names.map((name, index) => [name, value(index)]));

/** An economy as certificates hold it: traders one by one, values as tables. */
export const certifiedInterdependent = (economy: InterdependentEconomy): CertifiedInterdependentEconomy => {
  const { market, signals, shocks, value, residual, traderNames } = economy;
  return {
    ...marketData(economy),
    residual,
    signals,
    shocks: shocks.map(({ name, probability, signals: chances }) => ({
      name,
      probability: Q.show(probability),
      signals: byName(signals, (signal) => Q.show(chances[signal]!)),
    })),
    value: byName(
      shocks.map(({ name }) => name),
      (shock) => byName(signals, (signal) => value[shock]![signal]!.map(Q.show)),
    ),
    traders: market.endowments.map((endowment, i) => ({ name: traderNames[i]!, endowment })),
  };
};

/** The evidence of a finding about interdependent values, each piece with its kind. */
export const interdependentEvidence = (
  claim: string,
  finding: Encoded<Data, Data>,
): readonly CertificateEvidence[] => pieces(claim, finding) as readonly CertificateEvidence[];

const pieces = (
  claim: string,
  { verdict, evidence, counterexample }: Encoded<Data, Data>,
): readonly Data[] => {
  const found = fieldsOf(evidence ?? undefined);
  const against = fieldsOf(counterexample);
  const refuted = verdict === 'refuted';
  switch (claim) {
    case 'assumption-1':
      return piece('signals', found, 'separatedAt', 'signals', 'demand');
    case 'assumption-2':
      return piece('shocks', found, 'distributions', 'shocks', 'distribution');
    case 'property-iv':
    case 'property-v':
    case 'property-vi':
      return refuted
        ? piece('contrast', against, 'trader', 'cases')
        : piece('influence', found, 'prices', 'residuals', 'turns');
    case 'property-vii':
      return piece('served', found, 'states', 'probability');
    case 'property-viii':
      return piece('dependence', found, 'depends', 'served', 'refused');
    case 'theorem-2.1':
      return refuted ? [against] : piece('firsts', found, 'priceTaking', 'gainAtLeast');
    case 'theorem-2.2':
    case 'theorem-2.3':
      return refuted
        ? piece('offence', against, 'cell', 'bestReplies', 'othersSurviveRoundOne')
        : piece('replies', found, 'ties', 'gainAtLeast');
    default:
      return [];
  }
};

/** Plain data as it is. */
export const json = new t.Type<Data, Data, unknown>(
  'JSON',
  (u): u is Data => u !== undefined,
  (u) => t.success(u as Data),
  t.identity,
);
