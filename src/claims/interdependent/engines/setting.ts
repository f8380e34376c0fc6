/**
 * What every claim of section 4 starts from: the mechanism of an economy, its values in whole numbers, its price taker.
 */
import { E, type Either } from '../../../prelude.js';
import type { Computation } from '../../../computation.js';
import type { InterdependentEconomy } from '../../../economies/economy.js';
import type { PriceTaker } from '../../../economies/price-taker.js';
import { priceTaker } from '../../../economies/price-taker.js';
import type { Valuation } from '../../../economies/valuation.js';
import { valuationOf } from '../../../economies/valuation.js';
import type {
  InfeasibleGroup,
  ThreeAnnouncements,
} from '../../../mechanisms/three-announcements/mechanism.js';
import { threeAnnouncements } from '../../../mechanisms/three-announcements/mechanism.js';

/** An economy together with its mechanism. */
export interface Setting {
  readonly economy: InterdependentEconomy;
  readonly mechanism: ThreeAnnouncements;
  readonly values: Valuation;
  readonly priceTaker: PriceTaker;
  /** What several claims share, worked out once: it lives as long as the setting. */
  readonly memory: SettingMemory;
}

/** The key under which results are memoized that several claims of one setting share. */
type SettingMemory = object;

/**
 * The same computation, done once for each setting. Results are held as long as the setting; a computation that is stopped
 * leaves nothing.
 */
export const memoizeForSetting = <A>(
  compute: (setting: Setting) => Computation<A>,
): ((setting: Setting) => Computation<A>) => {
  const known = new WeakMap<SettingMemory, { readonly result: A }>();
  return function* (setting) {
    const before = known.get(setting.memory);
    if (before !== undefined) return before.result;
    const result = yield* compute(setting);
    known.set(setting.memory, { result });
    return result;
  };
};

/** The settings of economies that were asked for; an entry goes when nothing else holds the economy. */
const settings = new WeakMap<InterdependentEconomy, Either<InfeasibleGroup, Setting>>();

const makeSetting = (economy: InterdependentEconomy): Either<InfeasibleGroup, Setting> =>
  E.map((mechanism: ThreeAnnouncements) => ({
    economy,
    mechanism,
    values: valuationOf(economy),
    priceTaker: priceTaker(economy),
    memory: {},
  }))(threeAnnouncements(economy.market, economy.epsilon, economy.residual));

/**
 * The setting of an economy under its reading of the residual, refused where that reading is infeasible. The same economy (the
 * same object) has one setting, so that its claims share what they work out.
 */
export const settingOf = (economy: InterdependentEconomy): Either<InfeasibleGroup, Setting> => {
  const known = settings.get(economy) ?? makeSetting(economy);
  settings.set(economy, known);
  return known;
};

/**
 * The setting of an economy whose reading is known to be feasible.
 *
 * @throws RangeError if it is not: callers ask {@link settingOf}, or the claim `feasible`, first.
 */
export const feasibleSetting = (economy: InterdependentEconomy): Setting => {
  const setting = settingOf(economy);
  if (E.isLeft(setting))
    throw new RangeError('The reading of the residual is infeasible here; judge the claim `feasible` first.');
  return setting.right;
};
