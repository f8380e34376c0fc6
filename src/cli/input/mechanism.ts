/**
 * The mechanism that a verb plays an economy under: the one that the command line names, or the one that the economy means.
 */
import type { Either } from '../../prelude.js';
import { E } from '../../prelude.js';
import { describeEconomy } from '../../economies/description.js';
import type { Economy, InterdependentEconomy, PrivateValuesEconomy } from '../../economies/economy.js';
import type { MechanismName } from '../../mechanisms/list.js';
import { mechanismMeant, mechanismNames, mechanisms } from '../../mechanisms/list.js';
import type { AnnouncementMechanism, DemandMechanism } from '../../mechanisms/mechanism.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { namesOrNobody } from '../output/counts.js';
import { choiceOption } from './option.js';

/** `--mechanism`: another mechanism than the one that the file means. */
export const mechanismOption = choiceOption(
  '--mechanism <name>',
  'the mechanism, in place of the one that the file means',
  mechanismNames,
);

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
    };

/**
 * An economy under the mechanism that is named; without a name, under the one that it means.
 *
 * Bad usage where the mechanism is not defined in the economy: the mechanism says why, and the hint says which are.
 */
export const playOf = (economy: Economy, name: MechanismName | undefined): Either<Diagnostics, Play> => {
  const description = describeEconomy(economy);
  const mechanism = mechanisms.find((one) => one.name === name) ?? mechanismMeant(description);
  const why = mechanism.notDefined(description);
  if (why === undefined) {
    if (mechanism.family === 'demand-functions' && economy.kind === 'private-values')
      return E.right({ family: mechanism.family, economy, mechanism });
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
