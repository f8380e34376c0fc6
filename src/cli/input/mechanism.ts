/**
 * The mechanism that a verb plays an economy under: the one that the command line names, or the one that the economy means.
 */
import type { Either } from '../../prelude.js';
import { E } from '../../prelude.js';
import { describeEconomy } from '../../economies/description.js';
import type { Economy, InterdependentEconomy, PrivateValuesEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Convention, Edge } from '../../mechanisms/bids/convention.js';
import { edges } from '../../mechanisms/bids/convention.js';
import type { MechanismName } from '../../mechanisms/list.js';
import { mechanismMeant, mechanismNames, mechanisms } from '../../mechanisms/list.js';
import type {
  AnnouncementMechanism,
  BidMechanism,
  DeclaredMechanism,
  DemandMechanism,
} from '../../mechanisms/mechanism.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { namesOrNobody } from '../output/counts.js';
import { choiceOption, maybe, parsedText, VerbOption } from './option.js';

/** The codec of k: an exact number from 0 to 1. */
const share = parsedText(Q.is, (text) => {
  const k = Q.read(text);
  return E.isRight(k) && Q.leq(Q.zero, k.right) && Q.leq(k.right, Q.one)
    ? E.right<never, Rational>(k.right)
    : E.left({ message: `--k ${text} is no number from 0 to 1.`, hint: 'Write it like 1/2 or 0.25.' });
});

/** What mechanisms leave open: `--k` and `--edge`. */
export const conventionOptions = {
  k: new VerbOption(
    {
      flags: '--k <number>',
      description:
        'of k-double-auction: where in the interval of clearing prices, from 0 to 1; 1/2 if left out',
    },
    maybe(share),
  ),
  edge: choiceOption(
    '--edge <convention>',
    'of mcafee: what is done where no buyer or no seller is left; always-drop if left out',
    edges,
  ),
};

/** `--mechanism`, and what a mechanism leaves open: another mechanism than the one that the file means. */
export const mechanismOptions = {
  mechanism: choiceOption(
    '--mechanism <name>',
    'the mechanism, in place of the one that the file means',
    mechanismNames,
  ),
  ...conventionOptions,
};

/** The mechanism that is named, if any, and what the command line says of its convention. */
export interface NamedMechanism {
  readonly mechanism: MechanismName | undefined;
  readonly k: Rational | undefined;
  readonly edge: Edge | undefined;
}

/** An economy and the mechanism that it is played under, by what its messages are. */
export type Play =
  | {
      readonly family: 'demand-functions';
      readonly economy: PrivateValuesEconomy;
      readonly mechanism: DemandMechanism<MechanismName>;
    }
  | {
      readonly family: 'announcements';
      readonly economy: InterdependentEconomy;
      readonly mechanism: AnnouncementMechanism<MechanismName>;
    }
  | {
      readonly family: 'bids';
      readonly economy: PrivateValuesEconomy;
      readonly mechanism: BidMechanism<MechanismName>;
      readonly convention: Convention;
    };

/** An economy under mechanisms whose messages are quotes. */
export type BidPlay = Extract<Play, { family: 'bids' }>;

/**
 * The convention of a mechanism with what the command line says of it; bad usage where it leaves no such thing open.
 *
 * @param mechanism the mechanism, of any family.
 */
const conventionOf = (
  mechanism: DeclaredMechanism<MechanismName>,
  { k, edge }: NamedMechanism,
): Either<Diagnostics, Convention> => {
  const own: Convention = mechanism.family === 'bids' ? mechanism.convention : {};
  if (k !== undefined && own.k === undefined)
    return E.left([
      badUsage(
        `--k has no meaning for ${mechanism.name}.`,
        'Add --mechanism k-double-auction, or leave it out.',
      ),
    ]);
  if (edge !== undefined && own.edge === undefined)
    return E.left([
      badUsage(`--edge has no meaning for ${mechanism.name}.`, 'Add --mechanism mcafee, or leave it out.'),
    ]);
  return E.right({
    ...own,
    ...(k === undefined ? {} : { k }),
    ...(edge === undefined ? {} : { edge }),
  });
};

/**
 * An economy under the mechanism that is named; without a name, under the one that it means.
 *
 * Bad usage where the mechanism is not defined in the economy: the mechanism says why, and the hint says which are.
 */
export const playOf = (economy: Economy, named: NamedMechanism): Either<Diagnostics, Play> => {
  const description = describeEconomy(economy);
  const mechanism = mechanisms.find((one) => one.name === named.mechanism) ?? mechanismMeant(description);
  const convention = conventionOf(mechanism, named);
  if (E.isLeft(convention)) return convention;
  const why = mechanism.notDefined(description);
  if (why === undefined) {
    if (mechanism.family === 'demand-functions' && economy.kind === 'private-values')
      return E.right({ family: mechanism.family, economy, mechanism });
    if (mechanism.family === 'bids' && economy.kind === 'private-values')
      return E.right({ family: mechanism.family, economy, mechanism, convention: convention.right });
    if (mechanism.family === 'announcements' && economy.kind === 'interdependent')
      return E.right({ family: mechanism.family, economy, mechanism });
  }
  const defined = mechanisms.filter(({ notDefined }) => notDefined(description) === undefined);
  return E.left([
    badUsage(
      `The mechanism "${mechanism.name}" is not defined in this economy. ${why ?? ''}`.trimEnd(),
      `Defined here: ${namesOrNobody(defined.map((one) => one.name))}.`,
    ),
  ]);
};
