/**
 * How a claim about a mechanism of one's own declares itself: one value with its name, what it says, when it applies, how it
 * is judged, the codecs of its evidence, and what a certificate holds of it.
 */
import type { t } from '../../prelude.js';
import type { EliminationOptions } from '../../dominance/relation.js';
import type { MechanismCertificate } from '../../formats/certificate/mechanisms.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';

/** What dominates what among the messages of a type: the comparison and the dominators. */
export type MessageRelation = Omit<EliminationOptions, 'rounds'>;

/** The paper's relation: a message is dominated if one other message is better against everything. */
export const standardRelation: MessageRelation = { comparison: 'strict', dominators: 'pure' };

/** What a certificate holds of a finding: the evidence and, where the claim depends on one, the relation. */
export type CertifiedEvidence = Pick<MechanismCertificate, 'evidence' | 'relation'>;

/** A claim about a finite mechanism in a typed environment: everything that the rest of the program needs to know of it. */
export interface MechanismClaim<
  Name extends string,
  Evidence,
  EvidenceJson,
  Counterexample,
  CounterexampleJson,
  F = Finding<Name, Evidence, Counterexample>,
> {
  /** The name that users write and that certificates carry. */
  readonly name: Name;
  /** When it holds: what follows "holds if". */
  readonly holdsIf: string;
  /** What its witness is. */
  readonly witness: string;
  /** The sentence that says why it cannot be asked of a mechanism; undefined if it can. Of every mechanism, if left out. */
  readonly doesNotApply?: (table: MechanismTable) => string | undefined;
  /**
   * Judges the claim.
   *
   * @param relation what dominates what; most claims have no use for it.
   */
  readonly judge: (table: MechanismTable, relation: MessageRelation) => Computation<F>;
  /** The codec of its evidence. */
  readonly evidence: t.Type<Evidence, EvidenceJson, unknown>;
  /** The codec of its counterexamples. */
  readonly counterexample: t.Type<Counterexample, CounterexampleJson, unknown>;
  /** What a certificate holds of its evidence. */
  readonly certificate: (evidence: EvidenceJson) => CertifiedEvidence;
}

/** Declares a claim: the compiler takes the types of evidence and counterexample from the codecs. */
export const declareMechanismClaim = <Name extends string, E, EJ, C, CJ>(
  claim: MechanismClaim<Name, E, EJ, C, CJ>,
): MechanismClaim<Name, E, EJ, C, CJ> => claim;
