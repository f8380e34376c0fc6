/**
 * What is compared: an economy under each mechanism, the uniform price once for each selection, and bid mechanisms once for
 * each convention that is compared where none is named; and the mechanisms that are not defined there, with the reason.
 */
import { bidSubject } from '../../claims/bids/subject.js';
import type { Subject } from '../../claims/claim.js';
import { subjectOf } from '../../claims/private-values/subject.js';
import type { Against } from '../../claims/promises/against.js';
import { describeEconomy } from '../../economies/description.js';
import type { Economy, PrivateValuesEconomy } from '../../economies/economy.js';
import type { Rational } from '../../exact/rational.js';
import type { TieBreak } from '../../market/market.js';
import { tieBreaks } from '../../market/market.js';
import type { Convention, Edge } from '../../mechanisms/bids/convention.js';
import type { MechanismName } from '../../mechanisms/list.js';
import { mechanisms } from '../../mechanisms/list.js';
import type { BidMechanism, DeclaredMechanism } from '../../mechanisms/mechanism.js';

/** What is asked for; what is left out is as mechanisms say themselves. */
export interface ComparisonOptions {
  /** The mechanisms; all if empty. */
  readonly mechanisms: readonly MechanismName[];
  /** k of the k-double auction. */
  readonly k?: Rational | undefined;
  /** McAfee's convention at the edge. */
  readonly edge?: Edge | undefined;
  /** Against which messages of the others lies are looked for. */
  readonly against: Against;
}

/** A mechanism on the economy; with the selection or the convention by which it stands beside others of its name. */
export interface Entry {
  readonly mechanism: MechanismName;
  readonly subject: Subject;
  readonly tieBreak?: TieBreak;
  readonly convention?: Convention;
}

/** A mechanism that is not defined in the economy. */
export interface Undefined {
  readonly mechanism: MechanismName;
  readonly why: string;
}

type Declared = DeclaredMechanism<MechanismName>;

/** The conventions under which a bid mechanism is compared. */
const conventionsOf = (
  { convention, compared }: BidMechanism<MechanismName>,
  { k, edge }: ComparisonOptions,
): readonly Convention[] => {
  if (k !== undefined && convention.k !== undefined) return [{ k }];
  if (edge !== undefined && convention.edge !== undefined) return [{ edge }];
  return compared;
};

/** An economy with another selection from the clearing prices. */
const withSelection = (economy: PrivateValuesEconomy, tieBreak: TieBreak): PrivateValuesEconomy => ({
  ...economy,
  market: { ...economy.market, tieBreak },
});

const privateEntries = (
  economy: PrivateValuesEconomy,
  declared: Declared,
  options: ComparisonOptions,
): readonly Entry[] => {
  const mechanism = declared.name;
  const { against } = options;
  switch (declared.family) {
    case 'announcements':
      return [];
    case 'bids':
      return conventionsOf(declared, options).map((convention) => ({
        mechanism,
        subject: bidSubject(economy, { mechanism: declared, convention, against }),
        convention,
      }));
    case 'demand-functions': {
      if (mechanism !== 'uniform-price')
        return [{ mechanism, subject: subjectOf(economy, { mechanism: declared, against }) }];
      const own = economy.market.tieBreak;
      return [own, ...tieBreaks.filter((other) => other !== own)].map((tieBreak) => ({
        mechanism,
        subject: subjectOf(withSelection(economy, tieBreak), { mechanism: declared, against }),
        tieBreak,
      }));
    }
  }
};

/** The rows of a comparison, in the order of the list of mechanisms. */
export const entriesOf = (economy: Economy, options: ComparisonOptions): ReadonlyArray<Entry | Undefined> => {
  const description = describeEconomy(economy);
  const asked = mechanisms.filter(
    ({ name }) => options.mechanisms.length === 0 || options.mechanisms.includes(name),
  );
  return asked.flatMap((declared): ReadonlyArray<Entry | Undefined> => {
    const mechanism = declared.name;
    const why = declared.notDefined(description);
    if (why !== undefined) return [{ mechanism, why }];
    return economy.kind === 'interdependent'
      ? [{ mechanism, subject: economy }]
      : privateEntries(economy, declared, options);
  });
};
