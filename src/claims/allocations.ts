/**
 * What the claims about allocations share: the evidence that either sort of economy gives, and its certificate.
 */
import type { t } from '../prelude.js';
import { union } from '../formats/json/codec.js';
import type { CertificateEvidence, Encoded } from './claim.js';
import { failedAllocations, infeasibleReading, walkedAllocations } from './interdependent/allocations.js';
import { failedAllocation, statesAndOutcomes } from './private-values/evidence.js';

/** What was walked through under G**, the group for which a reading is infeasible, or what the engines of G* covered. */
export const allocationEvidence = union<
  typeof walkedAllocations | typeof infeasibleReading | typeof statesAndOutcomes
>('evidence of allocations', [walkedAllocations, infeasibleReading, statesAndOutcomes]);

/** A draw that gives no allocation, or the group for which a reading is infeasible. */
export const allocationCounterexample = union<
  typeof failedAllocation | typeof failedAllocations | typeof infeasibleReading
>('a draw or a group that fails', [failedAllocation, failedAllocations, infeasibleReading]);

/** What a certificate holds of a finding about allocations. */
export const allocationCertificate =
  (claim: 'feasible' | 'budget-balance') =>
  ({ evidence }: Encoded<t.OutputOf<typeof allocationEvidence>, unknown>): readonly CertificateEvidence[] => {
    if (evidence === null) return [];
    if ('residual' in evidence) {
      const { residual: _, ...group } = evidence;
      return [{ kind: 'group', ...group }];
    }
    if ('cases' in evidence) return [{ kind: 'allocations', examined: claim, ...evidence }];
    return evidence.states === undefined ? [] : [{ kind: 'states', examined: claim, ...evidence.states }];
  };
