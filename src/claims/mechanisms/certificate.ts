/**
 * From findings about a mechanism to certificates: the mechanism as tables, so that checking needs none of the user's program.
 */
import { mechanismCertificateFormat, mechanismDigestOf, sealOf } from '../../certificates/check.js';
import type { MechanismCertificate } from '../../formats/certificate/mechanisms.js';
import { mechanismCertificateCodec } from '../../formats/certificate/mechanisms.js';
import * as Q from '../../exact/rational.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { version } from '../certificate.js';
import type { Data } from '../finding.js';
import type { MechanismFinding } from './claims.js';

/** The tables as certificates hold them: outcomes count from 1, lotteries by profile. */
const tablesOf = (table: MechanismTable, title: string): MechanismCertificate['mechanism'] => ({
  title,
  participants: table.players.map(({ name, strategies }, i) => ({
    name,
    messages: strategies,
    types: table.types[i]!.map((type, t) => ({
      name: type,
      truth: strategies[table.truths[i]![t]!]!,
      outside: Q.show(table.outside[i]![t]!),
    })),
  })),
  outcomes: table.outcomes.map(({ name, utilities, payments }) => ({
    name,
    utilities: utilities.map((own) => own.map(Q.show)),
    ...(payments === undefined ? {} : { payments: payments.map(Q.show) }),
  })),
  lotteries: table.lotteries.map((lottery) =>
    lottery.map(({ outcome, probability }) => ({ outcome: outcome + 1, probability: Q.show(probability) })),
  ),
});

/**
 * The certificate of a finding about a mechanism, ready for `JSON.stringify` and for `undominated check`; none if the claim was
 * left undecided.
 *
 * @throws Error if the evidence does not have the shape of the format: a fault of this program.
 */
export const mechanismCertificateOf = (
  table: MechanismTable,
  finding: MechanismFinding,
  title = '',
): MechanismCertificate | undefined => {
  const { comparison, dominators, ...rest } = finding.evidence as { readonly [key: string]: Data };
  if (finding.verdict === 'undecided') return undefined;
  const relation = comparison === undefined ? undefined : { comparison, dominators: dominators! };
  const mechanism = tablesOf(table, title);
  const unsealed = {
    format: mechanismCertificateFormat,
    version,
    sha256: mechanismDigestOf(mechanism, finding.claim, relation),
    mechanism,
    claim: finding.claim,
    ...(relation === undefined ? {} : { relation }),
    verdict: finding.verdict,
    scope: finding.scope,
    evidence: rest,
    hints: { method: finding.method, explanation: finding.explanation },
  };
  const certificate: unknown = { ...unsealed, seal: sealOf(unsealed) };
  if (!mechanismCertificateCodec.is(certificate))
    throw new Error(`The evidence of ${finding.claim} does not have the shape of a certificate.`);
  return certificate;
};
