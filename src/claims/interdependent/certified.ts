/**
 * From findings about interdependent values to what certificates hold: the economy in its normal form, and the evidence as
 * the checker derives it again.
 */
import type { CertifiedInterdependentEconomy } from '../../formats/certificate/interdependent-values.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import { certifiedMarket } from '../certified.js';
import type { t } from '../../prelude.js';
import type { CertificateEvidence, Encoded } from '../claim.js';
import type { contrast } from './evidence/properties.js';
import type { repliesEvidence, violation } from './evidence/theorem-2.js';

const byName = <A>(names: readonly string[], value: (index: number) => A): Readonly<Record<string, A>> =>
  Object.fromEntries(names.map((name, index) => [name, value(index)]));

/** An economy as certificates hold it: traders one by one, values as tables. */
export const certifiedInterdependent = (economy: InterdependentEconomy): CertifiedInterdependentEconomy => {
  const { market, signals, shocks, value, residual, traderNames } = economy;
  return {
    ...certifiedMarket(economy),
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

/**
 * What a certificate holds of a finding on property (iv), (v) or (vi): the two runs that refute it, or what can influence what.
 *
 * @param influences the sources of prices and residuals that the evidence of the property names.
 */
export const influenceCertificate =
  <EvidenceJson>(influences: (evidence: EvidenceJson) => CertificateEvidence) =>
  ({
    evidence,
    counterexample,
  }: Encoded<EvidenceJson, t.OutputOf<typeof contrast>>): readonly CertificateEvidence[] => {
    if (counterexample !== undefined) {
      const { trader, cases } = counterexample;
      return [{ kind: 'contrast', trader, cases }];
    }
    return evidence === null ? [] : [influences(evidence)];
  };

/** What a certificate holds of a finding on the second or third claim of Theorem 2. */
export const repliesCertificate = ({
  evidence,
  counterexample,
}: Encoded<
  t.OutputOf<typeof repliesEvidence>,
  t.OutputOf<typeof violation>
>): readonly CertificateEvidence[] =>
  counterexample !== undefined
    ? [{ kind: 'offence', ...counterexample }]
    : evidence !== null && 'gainAtLeast' in evidence
      ? [{ kind: 'replies', ...evidence }]
      : [];
