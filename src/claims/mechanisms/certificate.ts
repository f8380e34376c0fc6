/**
 * From findings about a mechanism to certificates: the mechanism as tables, so that checking needs none of the user's program.
 */
import { mechanismCertificateFormat, mechanismDigestOf, sealOf } from '../../certificates/check.js';
import type { MechanismCertificate } from '../../formats/certificate/mechanisms.js';
import * as Q from '../../exact/rational.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { version } from '../certificate.js';
import { encodeMechanismFinding } from './judge.js';
import type { MechanismClaimName, MechanismClaimOf, MechanismFindingOf } from './list.js';
import { mechanismClaims } from './list.js';

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
 * The certificate of a finding about a mechanism, ready for `JSON.stringify` and for `undominated check`.
 *
 * @param table the mechanism that was judged.
 * @param finding what `judgeMechanism` says of it.
 * @param title for people; it is not checked.
 * @returns nothing if the claim was left undecided.
 */
export const mechanismCertificateOf = <N extends MechanismClaimName>(
  table: MechanismTable,
  finding: MechanismFindingOf<N>,
  title = '',
): MechanismCertificate | undefined => {
  const claim: MechanismClaimOf<N> = mechanismClaims[finding.claim];
  const { evidence: encoded } = encodeMechanismFinding(finding);
  if (finding.verdict === 'undecided' || encoded === null) return undefined;
  const { relation, evidence } = claim.certificate(encoded);
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
    evidence,
    hints: { method: finding.method, explanation: finding.explanation },
  } as const;
  return { ...unsealed, seal: sealOf(unsealed) };
};
