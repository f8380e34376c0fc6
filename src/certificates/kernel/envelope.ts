/** The envelope: what every certificate has, whatever it is about, and the way in which it is checked. */
import { sealOf } from './digest.js';
import { costOfNumbers } from './digits.js';
import type { Pausable } from './pausable.js';
import type { Json, Path, Statement } from './statement.js';
import { productOfSteps, sumOfSteps } from './steps.js';
import { inWords } from './words.js';

/** The format of certificates about economies and games. */
export const certificateFormat = 'undominated/certificate/1';
/** The versions of the program whose certificates are checked. */
export const versions: readonly string[] = ['0.1.0'];

/** What a certificate is about. */
export type About = 'economy' | 'game' | 'mechanism';

/** A dominance relation as certificates state it; `rounds` where it is applied by rounds. */
export interface StatedRelation {
  readonly comparison: string;
  readonly dominators: string;
  readonly rounds?: number | 'all';
}

/** What the claim of a certificate is about, as it was read: what a reader compares with what she means. */
export interface Confirmed {
  readonly about: About;
  /** The title; it is not checked. */
  readonly title: string;
  /** How large it is: numbers by name, or a list with a number for each player or participant. */
  readonly size: Readonly<Record<string, number | readonly number[]>>;
  /** The digest of it; of a mechanism together with what is asked of it. */
  readonly sha256: string;
  /** How p̂ is selected, in an economy. */
  readonly selection?: string;
  /** Who absorbs the residual, in an economy with signals. */
  readonly reading?: string;
  /** ε, in an economy. */
  readonly epsilon?: string;
  /** What dominates what, where the claim is judged under a dominance relation. */
  readonly relation?: StatedRelation;
  /** The mechanism, where the claim is one of its promises. */
  readonly mechanism?: string;
  /** What the mechanism leaves open, settled: k of the k-double auction, McAfee's `edge`. */
  readonly convention?: Readonly<Record<string, string>>;
  /** Against what lies are compared, where the promise is about lies. */
  readonly against?: 'truth' | 'all';
  /** Whether the promise is judged at the truthful messages, or at others that the certificate states. */
  readonly messages?: 'truthful' | 'stated';
}

/** The certificate holds: `checked` says what was derived again, `trusted` what was not. */
export interface Valid {
  readonly kind: 'valid';
  readonly claim: string;
  readonly verdict: string;
  /** What the claim is about. */
  readonly confirmed: Confirmed;
  /** The upper bound on the steps of the check that was given before it. */
  readonly steps: bigint;
  readonly checked: readonly string[];
  /** What was not derived; first, that what the certificate is about is what is meant. */
  readonly trusted: readonly string[];
}
/** The certificate does not hold: the path to the field at fault, its name (such as `evidence[0].kind`), and why. */
export interface Invalid {
  readonly kind: 'invalid';
  readonly path: Path;
  readonly field: string;
  readonly why: string;
}
/** The check may take more steps than are allowed; nothing was checked but what the certificate is about. */
export interface TooLong {
  readonly kind: 'too-long';
  readonly steps: bigint;
  readonly most: bigint;
}
/** What came of a check. */
export type Answer = Valid | Invalid | TooLong;

/** What is asked of a piece of evidence. */
export interface Question<Subject> {
  /** The economy, game or mechanism that the certificate is about. */
  readonly subject: Subject;
  readonly claim: string;
  /** The verdict, to be refused if it is not the one that follows. */
  readonly verdict: Statement;
  /** The piece of evidence as it is stated. */
  readonly evidence: Statement;
}

/** What an evidence type does with a question: derives what the evidence must state, or refuses the certificate. */
export type Derivation<Subject> = (question: Question<Subject>) => Pausable<Json>;

/** A type of evidence. */
export interface EvidenceType<Subject> {
  /** The claims that it is evidence for. */
  readonly claims: readonly string[];
  /** What was checked, in words, when the evidence holds. */
  readonly checked: string;
  /** What the evidence says that the claim does not, and the reader must mean as well, in words. */
  readonly trusted?: string;
  /** An upper bound on the steps of the derivation. */
  readonly maxSteps: (subject: Subject, evidence: Statement) => bigint;
  /** Derives the evidence from the definitions. It is then compared with what is stated, value by value. */
  readonly derive: Derivation<Subject>;
}

/** A piece of evidence, and its type. */
export interface PieceOfEvidence<Subject> {
  readonly evidence: Statement;
  readonly type: EvidenceType<Subject>;
}

/** A type of certificate, by what it is about. */
export interface CertificateType<Subject> {
  readonly format: string;
  /** The field that holds what the certificate is about. */
  readonly about: About;
  /** The other fields that say what is asked of it, beside those that every certificate has. */
  readonly fields: readonly string[];
  /** How many of its numbers are multiplied at most before they are added. */
  readonly multiplied: (about: Statement) => number;
  /** The fields, beside what it is about, whose numbers are computed with; none if left out. */
  readonly computedWith?: readonly string[];
  /** Reads what the certificate is about, and refuses a digest of something else. */
  readonly read: (certificate: Statement) => Subject;
  /** What the claim is about, for the reader to compare. */
  readonly confirm: (subject: Subject) => Omit<Confirmed, 'about' | 'title' | 'sha256'>;
  /** The pieces of evidence for the claim; refuses a claim that there is no evidence for. */
  readonly evidenceFor: (certificate: Statement, claim: string) => ReadonlyArray<PieceOfEvidence<Subject>>;
  /** What is checked of every certificate of this type, in words. */
  readonly checked: readonly string[];
  /** What is taken on trust, in words; first, that what the certificate is about is what is meant. */
  readonly trusted: readonly string[];
}

/** What is checked of every certificate about an economy or a game. */
export const headChecked = 'The form, the version, the digests, what is assumed.';
/** What is taken on trust of every such certificate. */
export const commonTrust: readonly string[] = [
  'The argument from what was derived to the claim; the page on certificates gives it, kind by kind.',
  'This checker, its rationals and its runtime. Title, names of traders, scope and hints are not checked.',
];

/** The fields that every certificate has, or (`hints`) may have. */
const commonFields = [
  'format',
  'version',
  'sha256',
  'claim',
  'verdict',
  'scope',
  'evidence',
  'hints',
  'seal',
];

/**
 * Pieces of evidence in a list, each naming its `kind`: at least one, and each kind at most once.
 *
 * @param types the types of evidence by their kinds.
 */
export const evidenceList =
  <Subject>(
    types: Readonly<Record<string, EvidenceType<Subject>>>,
  ): CertificateType<Subject>['evidenceFor'] =>
  (certificate, claim) => {
    const fitting = new Map(Object.entries(types).filter(([, { claims }]) => claims.includes(claim)));
    certificate.field('claim').require(fitting.size > 0, 'no certificates are checked for this claim');
    const pieces = certificate.field('evidence').list();
    certificate.field('evidence').require(pieces.length > 0, 'there is no evidence');
    const seen = new Set<string>();
    return pieces.map((evidence) => {
      const kind = evidence.field('kind');
      const type = fitting.get(kind.text());
      if (type === undefined || seen.has(kind.text()))
        throw kind.refusal(`for ${claim} there may be, once each: ${inWords([...fitting.keys()])}`);
      seen.add(kind.text());
      return { evidence, type };
    });
  };

/**
 * Checks a certificate of a given type, with pauses; the first hands out the bound on its steps.
 *
 * @param certificate the whole certificate.
 * @param type its type.
 * @param maxSteps the number of steps that the check may take.
 * @throws Refusal if the certificate does not hold.
 */
export function* checkCertificate<Subject>(
  certificate: Statement,
  type: CertificateType<Subject>,
  maxSteps: bigint,
): Pausable<Answer> {
  certificate.field('format').mustEqual(type.format);
  certificate.allowOnly([...commonFields, type.about, ...type.fields]);
  const version = certificate.field('version');
  version.require(versions.includes(version.text()), `the versions checked are ${inWords(versions)}`);
  const about = certificate.field(type.about);
  const withNumbers = [about, ...(type.computedWith ?? []).map((name) => certificate.field(name))];
  const numbers = costOfNumbers(
    withNumbers.map(({ value }) => value),
    certificate.field('evidence').value,
    type.multiplied(about),
  );
  if (numbers.reading > maxSteps) return { kind: 'too-long', steps: numbers.reading, most: maxSteps };
  const subject = type.read(certificate);
  certificate.field('scope').text();
  const verdict = certificate.field('verdict');
  verdict.oneOf(['proved', 'refuted']);
  const claim = certificate.field('claim').text();
  const pieces = type.evidenceFor(certificate, claim);

  const bound = pieces.reduce(
    (sum, piece) => sumOfSteps(sum, piece.type.maxSteps(subject, piece.evidence)),
    0n,
  );
  const steps = productOfSteps(bound, numbers.perStep);
  if (steps > maxSteps) return { kind: 'too-long', steps, most: maxSteps };
  yield steps;

  for (const piece of pieces) {
    const { evidence } = piece;
    evidence.mustEqual(yield* piece.type.derive({ subject, claim, verdict, evidence }));
  }
  certificate.field('seal').mustEqual(sealOf(certificate.value));
  const checked = [...type.checked, ...pieces.map((piece) => piece.type.checked)];
  const [meant, ...others] = type.trusted;
  const stated = pieces.flatMap(({ type: { trusted } }) => (trusted === undefined ? [] : [trusted]));
  const trusted = [...(meant === undefined ? [] : [meant]), ...stated, ...others];
  const confirmed: Confirmed = {
    about: type.about,
    title: about.field('title').text(),
    sha256: certificate.field('sha256').text(),
    ...type.confirm(subject),
  };
  return { kind: 'valid', claim, verdict: verdict.text(), confirmed, steps, checked, trusted };
}
