/**
 * What is known of a trader's prospects against given others, worked out once however many certificates ask for it: a walk
 * over orders and signal profiles depends neither on her signal nor on her replies.
 */
import type { Computation } from '../../../../computation.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Demand } from '../../../../market/demand.js';
import type { BestReply } from '../../../../mechanisms/three-announcements/best-reply.js';
import { bestReplyTo } from '../../../../mechanisms/three-announcements/best-reply.js';
import type { Exposure, ExposureSize } from '../../../../mechanisms/three-announcements/exposure/exposure.js';
import {
  exposureInSteps,
  sizeOfExposure,
  tallyOf,
} from '../../../../mechanisms/three-announcements/exposure/exposure.js';
import { interimUtility } from '../../../../mechanisms/three-announcements/interim.js';
import type { Strategy } from '../../../../mechanisms/three-announcements/strategy.js';
import { plansOf } from '../../../../mechanisms/three-announcements/strategy.js';
import type { Setting } from '../setting.js';

/** The most counts that the exposures that are held have together: 8 bytes each. */
const maxCounts = 1 << 24;
/** The most utilities that are held. */
const maxUtilities = 4096;

/** Against given others and with a given first announcement: the best utilities by signal. */
type BestUtilities = readonly Rational[];

/** What walks have found in one setting: the exposures walked last, and utilities, which are small. */
class SharedWalks {
  private readonly exposures = new Map<string, Exposure>();
  private readonly utilities = new Map<string, BestUtilities>();

  /** An exposure that is held; it is then the one that was used last. */
  exposure(key: string): Exposure | undefined {
    const known = this.exposures.get(key);
    if (known !== undefined) {
      this.exposures.delete(key);
      this.exposures.set(key, known);
    }
    return known;
  }

  /** The utilities that are held. */
  bestUtilities(key: string): BestUtilities | undefined {
    return this.utilities.get(key);
  }

  /** Holds an exposure and its utilities (so those of an exposure that is held are held), and lets go of those used longest ago where all have too many counts. */
  hold(key: string, exposure: Exposure, utilities: BestUtilities): void {
    if (this.utilities.size >= maxUtilities) {
      this.utilities.clear();
      this.exposures.clear();
    }
    this.exposures.set(key, exposure);
    this.utilities.set(key, utilities);
    let counts = [...this.exposures.values()].reduce((sum, each) => sum + countsOf(each), 0);
    for (const [oldest, each] of this.exposures) {
      if (counts <= maxCounts || oldest === key) break;
      this.exposures.delete(oldest);
      counts -= countsOf(each);
    }
  }
}

/** How many counts an exposure holds. */
const countsOf = ({ cells, compositions, ordinary }: Exposure): number =>
  compositions.length * (ordinary[0]?.length ?? 0) * 2 +
  cells.reduce(
    (sum, cell) =>
      cell.ordinary.reduce((inCell, counts) => inCell + (counts?.size ?? 0), sum + cell.drawn.size),
    0,
  );

/** The walks of each setting; an entry goes with its setting. */
const walks = new WeakMap<object, SharedWalks>();

const walksOf = ({ memory }: Setting): SharedWalks => {
  const known = walks.get(memory) ?? new SharedWalks();
  walks.set(memory, known);
  return known;
};

/** A trader who makes a first announcement against the others of a profile; what the profile says of herself is not asked. */
interface Against {
  readonly strategies: readonly Strategy[];
  readonly trader: number;
  readonly first: Demand;
}

/** Equal for the same trader and first announcement against the same others. */
const keyOf = ({ strategies, trader, first }: Against): string => {
  const texts = new Map<Strategy, string>();
  const others = strategies.map((strategy, other) => {
    if (other === trader) return '';
    const text = texts.get(strategy) ?? JSON.stringify(strategy);
    texts.set(strategy, text);
    return text;
  });
  const distinct = [...new Set(others)];
  return JSON.stringify([trader, first, distinct, others.map((text) => distinct.indexOf(text))]);
};

/** The size of a walk against the others of a profile. */
export const walkAgainst = (
  { mechanism, priceTaker }: Setting,
  strategies: readonly Strategy[],
  trader: number,
): ExposureSize => sizeOfExposure(mechanism, plansOf(othersOnly(strategies, trader), priceTaker), trader);

/** The exposure, walked unless it is held. Its signal is 0: a walk does not depend on it. */
function* exposureAgainst(setting: Setting, against: Against, key: string): Computation<Exposure> {
  const { mechanism, priceTaker } = setting;
  const shared = walksOf(setting);
  const known = shared.exposure(key);
  if (known !== undefined) return known;
  const { strategies, trader, first } = against;
  const plans = plansOf(othersOnly(strategies, trader), priceTaker);
  const exposure = yield* exposureInSteps(mechanism, plans, trader, 0, first);
  const utilities = shared.bestUtilities(key) ?? (yield* bestUtilities(setting, exposure));
  shared.hold(key, exposure, utilities);
  return exposure;
}

function* bestUtilities(
  { mechanism, values, economy }: Setting,
  exposure: Exposure,
): Computation<BestUtilities> {
  const utilities: Rational[] = [];
  for (let signal = 0; signal < economy.signals.length; signal += 1) {
    const { utility }: BestReply = yield* bestReplyTo(mechanism, values, { ...exposure, signal });
    utilities.push(utility);
  }
  return utilities;
}

/** A profile for questions that do not ask for a trader's own strategy, which may have a case for each cell: another's in its place. */
const othersOnly = (strategies: readonly Strategy[], trader: number): readonly Strategy[] =>
  strategies.with(trader, strategies[trader === 0 ? 1 : 0]!);

/** The best reply with a given first announcement; `strategies[trader]` itself does not matter. */
export function* bestReplyWith(
  setting: Setting,
  strategies: readonly Strategy[],
  trader: number,
  signal: number,
  first: Demand,
): Computation<BestReply> {
  const against = { strategies, trader, first };
  const exposure = yield* exposureAgainst(setting, against, keyOf(against));
  return yield* bestReplyTo(setting.mechanism, setting.values, { ...exposure, signal });
}

/** What the best reply with a given first announcement gives. */
export function* bestUtilityWith(
  setting: Setting,
  strategies: readonly Strategy[],
  trader: number,
  signal: number,
  first: Demand,
): Computation<Rational> {
  const against = { strategies, trader, first };
  const key = keyOf(against);
  const known = walksOf(setting).bestUtilities(key);
  if (known !== undefined) return known[signal]!;
  yield* exposureAgainst(setting, against, key);
  return walksOf(setting).bestUtilities(key)![signal]!;
}

/** The exact interim utility of a trader with a signal. */
export function* utilityOf(
  setting: Setting,
  strategies: readonly Strategy[],
  trader: number,
  signal: number,
): Computation<Rational> {
  const { mechanism, values, priceTaker } = setting;
  const plan = plansOf(strategies, priceTaker)[trader]!;
  const against = { strategies, trader, first: plan.first[signal]! };
  const exposure = yield* exposureAgainst(setting, against, keyOf(against));
  return interimUtility(mechanism, values, tallyOf(mechanism, { ...exposure, signal }, plan));
}
