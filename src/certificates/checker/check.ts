/**
 * The checker: reads a certificate, derives what it states again from the paper's definitions, and compares leaf by leaf.
 *
 * It shares no code with the programs that find verdicts; exact rationals are all that it takes from them. How far it is
 * to be believed, and what it takes on trust, it says itself.
 *
 * @packageDocumentation
 */
import { digestOf } from './digest.js';
import type { Economy } from './economy.js';
import { readEconomy } from './economy.js';
import { byEnumeration, stepsOfEnumeration } from './enumeration.js';
import { byTrace } from './example.js';
import { stepsOfLottery } from './payoffs.js';
import { byProfiles, stepsOfProfiles } from './rationality.js';
import { byPositions, bySeparation, byWalks, isWalked } from './separation.js';
import type { Json, Path } from './statement.js';
import { Part, Refusal } from './statement.js';
import type { Progress, Steps } from './walk.js';
import { stepsOfWalks, walkRules } from './walk.js';

export { digestOf } from './digest.js';
export type { Json, Path } from './statement.js';
export type { Progress, Steps } from './walk.js';

/** The format that is checked. */
export const certificateFormat = 'undominated/certificate/1';
/** The versions of the program whose certificates are checked. */
export const versions: readonly string[] = ['0.1.0'];

/** What came of a check. */
export type Answer =
  | {
      readonly kind: 'valid';
      readonly claim: string;
      readonly verdict: string;
      /** The bound on its steps that was said beforehand. */
      readonly steps: bigint;
      /** What was derived again, a sentence each. */
      readonly checked: readonly string[];
      /** What was not, a sentence each. */
      readonly trusted: readonly string[];
    }
  /** The certificate is refused: `path` leads to the field, `field` names it, `why` says what is wrong with it. */
  | { readonly kind: 'invalid'; readonly path: Path; readonly field: string; readonly why: string }
  /** Checking may take more steps than are allowed; nothing was checked but the form and the digest. */
  | { readonly kind: 'too-long'; readonly steps: bigint; readonly most: bigint };

/** How a check is bounded. */
export interface CheckOptions {
  /** The most steps that it may take; a billion if left out, which is minutes. */
  readonly mostSteps?: bigint;
}

/** A way to derive one piece of evidence: a bound on its steps, the derivation, and what it says when it is done. */
interface Way {
  readonly steps: (economy: Economy) => bigint;
  readonly derive: (economy: Economy, piece: Part, verdict: Part) => Steps<Json>;
  readonly checked: string;
}

const walked = (steps: (economy: Economy) => bigint = () => 0n) => ({
  steps: (economy: Economy) => stepsOfWalks(economy) + steps(economy),
});

/** The kinds of evidence that each claim may have. */
const waysOf = (claim: string, kind: string): Way | undefined => {
  if (isWalked(claim) && kind === 'states')
    return {
      ...walked(),
      *derive(economy, _, verdict) {
        verdict.is('proved');
        return byWalks(claim, yield* walkRules(economy), verdict);
      },
      checked: 'Every situation of Rules 1 and 2, every bundle announced in each, as n̄, n̲ and ñ are defined.',
    };
  switch (`${claim} ${kind}`) {
    case 'property-i positions':
      return {
        steps: ({ endowments }) => BigInt(endowments.length ** 2),
        *derive(economy, _, verdict) {
          verdict.is('proved');
          return byPositions(economy);
        },
        checked: 'At each position, that the announcements that set the price are those of other groups.',
      };
    case 'theorem-1 separation':
      return {
        ...walked(({ prices, bundles, endowments }) =>
          BigInt(prices.length * bundles.length * endowments.length),
        ),
        *derive(economy, _, verdict) {
          verdict.is('proved');
          return bySeparation(economy, yield* walkRules(economy), verdict);
        },
        checked:
          'Properties (ii) and (iii) in every situation, the weight of every price under Rule 2, and the values of all bundles at all prices.',
      };
    case 'theorem-1 enumeration':
      return {
        steps: stepsOfEnumeration,
        *derive(economy, _, verdict) {
          verdict.is('proved');
          return yield* byEnumeration(economy, verdict);
        },
        checked:
          'Every message of every trader against every profile of the others: dominators, smallest gains and where they are first attained, best replies.',
      };
    case 'example trace':
      return {
        steps: stepsOfLottery,
        *derive(economy, piece, verdict) {
          return byTrace(economy, piece, verdict);
        },
        checked: 'p̂, n̄, n̲, ñ and the amounts of the group of the Example, by the definitions.',
      };
    case 'individual-rationality profiles':
      return {
        ...walked(stepsOfProfiles),
        *derive(economy, _, verdict) {
          bySeparation(economy, yield* walkRules(economy), verdict);
          return yield* byProfiles(economy, verdict);
        },
        checked:
          'Theorem 1 by the properties, and every trader’s lottery at every profile up to the one shown.',
      };
    default:
      return undefined;
  }
};

/** What no check of a certificate can show. */
const trusted: readonly string[] = [
  'That the economy in the certificate is the one that is meant: its table of utilities, and its digest.',
  'The argument by which what was derived carries the claim, which the documentation of certificates gives kind by kind.',
  'This checker, the library of rationals, the runtime. The title, names of traders, the scope and the hints are not read.',
];

function* derive(certificate: unknown, mostSteps: bigint): Steps<Answer> {
  const root = new Part(certificate);
  const frame = ['format', 'version', 'sha256', 'economy', 'claim', 'selection', 'verdict', 'scope'];
  root.field('format').is(certificateFormat);
  root.only(...frame, 'evidence', 'hints');
  const version = root.field('version');
  if (!versions.includes(version.text()))
    version.refuse(`certificates of the versions ${versions.join(', ')} are checked`);
  const stated = root.field('economy');
  const economy = readEconomy(stated);
  let digest: string;
  try {
    digest = digestOf(stated.value);
  } catch {
    return stated.refuse('it has no RFC 8785 form');
  }
  root.field('sha256').is(digest);
  root.field('selection').is(economy.highest ? 'highest' : 'lowest');
  root.field('scope').text();
  const claim = root.field('claim').text();
  const verdict = root.field('verdict');
  if (verdict.value !== 'proved' && verdict.value !== 'refuted')
    verdict.refuse('"proved" or "refuted" is expected');

  const pieces = root.field('evidence').items();
  if (pieces.length === 0) root.field('evidence').refuse('there is no evidence');
  const ways = pieces.map((piece) => {
    const kind = piece.field('kind');
    const way = waysOf(claim, kind.text());
    if (way !== undefined) return { way, piece };
    const isClaim = ['states', 'positions', 'separation', 'enumeration', 'trace', 'profiles'].some(
      (other) => waysOf(claim, other) !== undefined,
    );
    return (isClaim ? kind : root.field('claim')).refuse(
      `evidence of kind "${kind.text()}" for the claim "${claim}" is not checked`,
    );
  });
  const kinds = pieces.map((piece) => piece.field('kind').text());
  kinds.forEach((kind, i) => {
    if (kinds.indexOf(kind) < i) pieces[i]!.field('kind').refuse('this evidence is given twice');
  });
  const steps = ways.reduce((sum, { way }) => sum + way.steps(economy), 0n);
  if (steps > mostSteps) return { kind: 'too-long', steps, most: mostSteps };
  for (const { way, piece } of ways) piece.is(yield* way.derive(economy, piece, verdict));
  return {
    kind: 'valid',
    claim,
    verdict: verdict.text(),
    steps,
    checked: [
      'The form of the certificate, its version, the digest of the economy, and the paper’s assumptions on it.',
      ...ways.map(({ way }) => way.checked),
    ],
    trusted,
  };
}

const nameOf = (path: Path): string =>
  path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${String(step)}]` : name === '' ? step : `${name}.${step}`,
    '',
  );

/**
 * Checks a certificate in steps, each of which tells how far the check is; it may be abandoned between two of them.
 *
 * @param certificate what `JSON.parse` made of its text.
 */
export function* checking(
  certificate: unknown,
  { mostSteps = 1_000_000_000n }: CheckOptions = {},
): Steps<Answer> {
  try {
    return yield* derive(certificate, mostSteps);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { path, message } = refusal;
    return { kind: 'invalid', path, field: nameOf(path), why: message };
  }
}

/** Checks a certificate to the end. */
export const check = (certificate: unknown, options?: CheckOptions): Answer => {
  const steps: Generator<Progress, Answer, void> = checking(certificate, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
