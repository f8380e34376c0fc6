/**
 * The checker: reads a certificate, derives what it states again from the paper's definitions, and compares leaf by leaf.
 * Of the programs that find verdicts it uses nothing but the rationals. It says what it took on trust.
 *
 * @packageDocumentation
 */
import { byProfiles, byTrace, stepsOfProfiles } from './claims.js';
import type { Economy } from './economy.js';
import { digestOf, readEconomy } from './economy.js';
import { byEnumeration, stepsOfEnumeration } from './enumeration.js';
import type { Json, Path, Pausing } from './statement.js';
import { Part, Refusal } from './statement.js';
import { byGroups, bySeparation, byWalk, stepsOfWalks, walkRules } from './walk.js';

export { digestOf } from './economy.js';
export type { Json, Path, Pausing } from './statement.js';

/** The format that is checked. */
export const certificateFormat = 'undominated/certificate/1';
/** The versions of the program whose certificates are checked. */
export const versions = ['0.1.0'];

/**
 * What came of a check. Valid: the bound on steps said beforehand, what was derived again, and what was not. Invalid: the
 * way to the field at fault, its name, and what is wrong. Too long: nothing was checked but the economy and its digest.
 */
export type Answer =
  | { kind: 'valid'; claim: string; verdict: string; steps: bigint; checked: string[]; trusted: string[] }
  | { kind: 'invalid'; path: Path; field: string; why: string }
  | { kind: 'too-long'; steps: bigint; most: bigint };

/** The kinds of evidence: for which claims, at most how many steps, and what is said when it agrees. */
type Kind = readonly [claims: string, steps: (economy: Economy, piece: Part) => bigint, checked: string];
const walked = 'feasible budget-balance property-ii property-iii';
const kinds: Readonly<Record<string, Kind>> = {
  states: [walked, stepsOfWalks, 'Every situation of both rules, every bundle announced in it.'],
  groups: ['property-i', stepsOfWalks, 'That announcements of other groups set the price of a group.'],
  separation: ['theorem-1', stepsOfWalks, 'Properties (ii), (iii) in every situation; weights and values.'],
  enumeration: ['theorem-1', stepsOfEnumeration, 'Every message against every profile of the others.'],
  trace: ['example', stepsOfWalks, 'p̂, n̄, n̲, ñ and the amounts of the group of the Example.'],
  profiles: ['individual-rationality', stepsOfProfiles, 'Theorem 1 by the properties; exact lotteries.'],
};
const claimsOf = (kind: string): readonly string[] => kinds[kind]![0].split(' ');

/** What evidence of a kind must state, if the verdict is right. */
function* derived(kind: string, claim: string, economy: Economy, piece: Part, verdict: Part): Pausing<Json> {
  if (kind === 'trace') return byTrace(economy, verdict);
  if (kind === 'profiles') return yield* byProfiles(economy, piece, verdict);
  verdict.is('proved');
  if (kind === 'groups') return byGroups(economy);
  if (kind === 'enumeration') return yield* byEnumeration(economy, verdict);
  const walk = yield* walkRules(economy);
  return kind === 'separation'
    ? bySeparation(economy, walk, verdict)
    : byWalk(claim as Parameters<typeof byWalk>[0], walk, verdict);
}

const fields = 'format version sha256 economy claim selection verdict scope evidence hints'.split(' ');

function* answer(root: Part, mostSteps: bigint): Pausing<Answer> {
  root.field('format').is(certificateFormat);
  root.only(...fields);
  const version = root.field('version');
  version.must(versions.includes(version.text()), `the versions checked are ${versions.join(', ')}`);
  const economy = readEconomy(root.field('economy'));
  root.field('sha256').is(digestOf(root.field('economy').value));
  root.field('selection').is(economy.highest ? 'highest' : 'lowest');
  root.field('scope').text();
  const verdict = root.field('verdict');
  verdict.must(['proved', 'refuted'].includes(verdict.text()), 'this must be "proved" or "refuted"');
  const claim = root.field('claim').text();
  const fitting = Object.keys(kinds).filter((kind) => claimsOf(kind).includes(claim));
  root.field('claim').must(fitting.length > 0, 'no certificates are checked for this claim');
  const pieces = root.field('evidence').items();
  root.field('evidence').must(pieces.length > 0, 'there is no evidence');
  const stated = pieces.map((piece) => piece.field('kind').text());
  pieces.forEach((piece, i) => {
    const fits = fitting.includes(stated[i]!) && stated.indexOf(stated[i]!) === i;
    piece.field('kind').must(fits, `for ${claim} there may be, once each: ${fitting.join(', ')}`);
  });
  const steps = pieces.reduce((sum, piece, i) => sum + kinds[stated[i]!]![1](economy, piece), 0n);
  if (steps > mostSteps) return { kind: 'too-long', steps, most: mostSteps };
  yield steps;
  for (const [i, piece] of pieces.entries())
    piece.is(yield* derived(stated[i]!, claim, economy, piece, verdict));
  const form = 'The form, the version, the digest of the economy, and what the paper assumes of the economy.';
  const checked = [form, ...stated.map((kind) => kinds[kind]![2])];
  const trusted = [
    'That this economy, with its table of utilities, is the one that is meant.',
    'The argument from what was derived to the claim; the page on certificates gives it, kind by kind.',
    'This checker, its rationals and its runtime. Title, names of traders, scope and hints are not checked.',
  ];
  return { kind: 'valid', claim, verdict: verdict.text(), steps, checked, trusted };
}

/**
 * Checks a certificate with pauses, between two of which it may be abandoned; the first tells the bound on its steps.
 *
 * @param certificate what `JSON.parse` made of its text, nested no deeper than a few hundred levels.
 * @param mostSteps the most steps that it may take; without it a billion, which is minutes.
 */
export function* checking(certificate: unknown, mostSteps = 1_000_000_000n): Pausing<Answer> {
  try {
    return yield* answer(new Part(certificate), mostSteps);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { path, message: why } = refusal;
    const names = path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`));
    return { kind: 'invalid', path, field: names.join('').replace(/^\./, ''), why };
  }
}

/** Checks a certificate to the end. Parameters as of {@link checking}. */
export const check = (certificate: unknown, mostSteps?: bigint): Answer => {
  const pauses = checking(certificate, mostSteps);
  let step = pauses.next();
  while (step.done !== true) step = pauses.next();
  return step.value;
};
