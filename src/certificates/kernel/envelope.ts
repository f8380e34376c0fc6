/** What every certificate has, whatever it is about, and the way in which it is checked. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json, Part, Path, Pausing } from './statement.js';

/** The format that is checked. */
export const certificateFormat = 'undominated/certificate/1';
/** The versions of the program whose certificates are checked. */
export const versions = ['0.1.0'];

/**
 * What came of a check. Valid: the bound on steps said beforehand, what was derived again, and what was not. Invalid: the
 * way to the field at fault, its name, and what is wrong. Too long: nothing was checked but what the certificate is about.
 */
export type Answer =
  | { kind: 'valid'; claim: string; verdict: string; steps: bigint; checked: string[]; trusted: string[] }
  | { kind: 'invalid'; path: Path; field: string; why: string }
  | { kind: 'too-long'; steps: bigint; most: bigint };

/** Evidence: for which claims, at most how many steps, what is said when it agrees, what it states if the verdict is right. */
export type Kind<S> = readonly [
  claims: string,
  steps: (subject: S, piece: Part) => bigint,
  checked: string,
  derived: (subject: S, piece: Part, verdict: Part, claim: string) => Pausing<Json>,
];
/** What certificates may be about: the fields that say it, how they are read, and the kinds of evidence. */
export interface Matter<S> {
  readonly fields: readonly string[];
  readonly read: (root: Part) => S;
  readonly kinds: Readonly<Record<string, Kind<S>>>;
  readonly trusted: string;
}

const sha256 = (value: unknown): string =>
  createHash('sha256').update(canonicalize(value)!, 'utf8').digest('hex');
const without = (object: unknown, ...names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(object as object).filter(([key]) => !names.includes(key)));

/** What an economy or a game says, without the title and the names of traders. */
const nameless = (subject: unknown): unknown => {
  const { traders, ...body } = without(subject, 'title');
  if (traders === undefined) return body;
  return { ...body, traders: (traders as readonly unknown[]).map((trader) => without(trader, 'name')) };
};
/**
 * The digest of an economy or a game, in hexadecimal: SHA-256 over its RFC 8785 form, without the title and the names of
 * traders. Throws if the value is neither, or holds a text that is no Unicode.
 */
export const digestOf = (subject: unknown): string => sha256(nameless(subject));
/** The same over a whole certificate but for what is not checked, the subject standing there by its digest. */
export const sealOf = (certificate: unknown): string =>
  sha256(without(certificate, 'economy', 'game', 'mechanism', 'scope', 'hints', 'seal'));

const common = 'format version sha256 claim verdict scope evidence hints seal'.split(' ');

/** Checks a certificate about a matter. */
export function* examine<S>(root: Part, matter: Matter<S>, mostSteps: bigint): Pausing<Answer> {
  root.field('format').is(certificateFormat);
  root.only(...common, ...matter.fields);
  const version = root.field('version');
  version.must(versions.includes(version.text()), `the versions checked are ${versions.join(', ')}`);
  const subject = matter.read(root);
  root.field('scope').text();
  const verdict = root.field('verdict');
  verdict.must(['proved', 'refuted'].includes(verdict.text()), 'this must be "proved" or "refuted"');
  const claim = root.field('claim').text();
  const isFor = (kind: string) => matter.kinds[kind]![0].split(' ').includes(claim);
  const fitting = Object.keys(matter.kinds).filter(isFor);
  root.field('claim').must(fitting.length > 0, 'no certificates are checked for this claim');
  const pieces = root.field('evidence').items();
  root.field('evidence').must(pieces.length > 0, 'there is no evidence');
  const stated = pieces.map((piece) => piece.field('kind').text());
  pieces.forEach((piece, i) => {
    const fits = fitting.includes(stated[i]!) && stated.indexOf(stated[i]!) === i;
    piece.field('kind').must(fits, `for ${claim} there may be, once each: ${fitting.join(', ')}`);
  });
  const kinds = stated.map((kind) => matter.kinds[kind]!);
  const steps = pieces.reduce((sum, piece, i) => sum + kinds[i]![1](subject, piece), 0n);
  if (steps > mostSteps) return { kind: 'too-long', steps, most: mostSteps };
  yield steps;
  for (const [i, piece] of pieces.entries()) piece.is(yield* kinds[i]![3](subject, piece, verdict, claim));
  root.field('seal').is(sealOf(root.value));
  const checked = ['The form, the version, the digests, what is assumed.', ...kinds.map((kind) => kind[2])];
  const trusted = [
    matter.trusted,
    'The argument from what was derived to the claim; the page on certificates gives it, kind by kind.',
    'This checker, its rationals and its runtime. Title, names of traders, scope and hints are not checked.',
  ];
  return { kind: 'valid', claim, verdict: verdict.text(), steps, checked, trusted };
}
