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
import { stepsOfLottery } from './rules.js';
import type { Json, Path, Pausing } from './statement.js';
import { Part, Refusal } from './statement.js';
import { byPositions, bySeparation, byWalk, stepsOfWalks, walkRules } from './walk.js';

export { digestOf } from './economy.js';
export type { Json, Path, Pausing } from './statement.js';

/** The format that is checked. */
export const certificateFormat = 'undominated/certificate/1';
/** The versions of the program whose certificates are checked. */
export const versions: readonly string[] = ['0.1.0'];

/**
 * What came of a check. Valid: the bound on steps said beforehand, what was derived again, and what was not. Invalid: the
 * way to the field at fault, its name, and what is wrong. Too long: nothing was checked but the economy and its digest.
 */
export type Answer =
  | {
      readonly kind: 'valid';
      readonly claim: string;
      readonly verdict: string;
      readonly steps: bigint;
      readonly checked: readonly string[];
      readonly trusted: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly path: Path; readonly field: string; readonly why: string }
  | { readonly kind: 'too-long'; readonly steps: bigint; readonly most: bigint };

/** Each kind of evidence: for which claims, at most how many steps, and what is said when it agrees. */
interface Kind {
  readonly claims: readonly string[];
  readonly steps: (economy: Economy) => bigint;
  readonly checked: string;
}
const kinds: Readonly<Record<string, Kind>> = {
  states: {
    claims: ['feasible', 'budget-balance', 'property-ii', 'property-iii'],
    steps: stepsOfWalks,
    checked:
      'Every situation of both rules, every bundle announced in it, with n̄, n̲ and ñ as they are defined.',
  },
  positions: {
    claims: ['property-i'],
    steps: ({ endowments }) => BigInt(endowments.length ** 2),
    checked: 'At each position, that the announcements that set the price are those of other groups.',
  },
  separation: {
    claims: ['theorem-1'],
    steps: (economy) => stepsOfWalks(economy) + BigInt(economy.utility.flat(2).length),
    checked:
      'Properties (ii) and (iii) in every situation, the weight of every price, the values of all bundles.',
  },
  enumeration: {
    claims: ['theorem-1'],
    steps: stepsOfEnumeration,
    checked: 'Every message against every profile of the others: dominators, smallest gains, best replies.',
  },
  trace: {
    claims: ['example'],
    steps: stepsOfLottery,
    checked: 'p̂, n̄, n̲, ñ and the amounts of the group of the Example.',
  },
  profiles: {
    claims: ['individual-rationality'],
    steps: (economy) => stepsOfWalks(economy) + stepsOfProfiles(economy),
    checked: 'Theorem 1 by the properties, and the exact lotteries of all traders at every profile examined.',
  },
};

/** What evidence of a kind must state, if the verdict is right. */
function* derived(kind: string, claim: string, economy: Economy, verdict: Part): Pausing<Json> {
  if (kind === 'trace') return byTrace(economy, verdict);
  if (kind === 'profiles') {
    bySeparation(economy, yield* walkRules(economy), verdict);
    return yield* byProfiles(economy, verdict);
  }
  verdict.is('proved');
  if (kind === 'positions') return byPositions(economy);
  if (kind === 'enumeration') return yield* byEnumeration(economy, verdict);
  const walk = yield* walkRules(economy);
  return kind === 'separation'
    ? bySeparation(economy, walk, verdict)
    : byWalk(claim as Parameters<typeof byWalk>[0], walk, verdict);
}

const frame = [
  'format',
  'version',
  'sha256',
  'economy',
  'claim',
  'selection',
  'verdict',
  'scope',
  'evidence',
];

function* answer(root: Part, mostSteps: bigint): Pausing<Answer> {
  root.field('format').is(certificateFormat);
  root.only(...frame, 'hints');
  const version = root.field('version');
  version.must(versions.includes(version.text()), `the versions checked are ${versions.join(', ')}`);
  const economy = readEconomy(root.field('economy'));
  root.field('sha256').is(digestOf(root.field('economy').value));
  root.field('selection').is(economy.highest ? 'highest' : 'lowest');
  root.field('scope').text();
  const verdict = root.field('verdict');
  verdict.must(['proved', 'refuted'].includes(verdict.text()), 'this must be "proved" or "refuted"');
  const claim = root.field('claim').text();
  const fitting = Object.keys(kinds).filter((kind) => kinds[kind]!.claims.includes(claim));
  root.field('claim').must(fitting.length > 0, 'no certificates are checked for this claim');
  const pieces = root.field('evidence').items();
  root.field('evidence').must(pieces.length > 0, 'there is no evidence');
  const stated = pieces.map((piece) => piece.field('kind').text());
  pieces.forEach((piece, i) => {
    const fits = fitting.includes(stated[i]!) && stated.indexOf(stated[i]!) === i;
    piece.field('kind').must(fits, `for ${claim} there may be, once each: ${fitting.join(', ')}`);
  });
  const steps = stated.reduce((sum, kind) => sum + kinds[kind]!.steps(economy), 0n);
  if (steps > mostSteps) return { kind: 'too-long', steps, most: mostSteps };
  for (const [i, piece] of pieces.entries()) piece.is(yield* derived(stated[i]!, claim, economy, verdict));
  const checked = [
    'The form, the version, the digest of the economy, and what the paper assumes of the economy.',
    ...stated.map((kind) => kinds[kind]!.checked),
  ];
  const trusted = [
    'That this economy, with its table of utilities, is the one that is meant.',
    'The argument from what was derived to the claim; the page on certificates gives it, kind by kind.',
    'This checker, its rationals and its runtime. Title, names of traders, scope and hints are not checked.',
  ];
  return { kind: 'valid', claim, verdict: verdict.text(), steps, checked, trusted };
}

/**
 * Checks a certificate with pauses, between two of which it may be abandoned.
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
