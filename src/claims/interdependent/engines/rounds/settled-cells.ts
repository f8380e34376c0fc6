/**
 * Cells at which the second or third claim of Theorem 2 is settled once first announcements are known to be price-taking, and
 * what improving a reply that the claim forbids gains there at least.
 */
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { addCounts, withSignal } from '../../../../economies/information.js';
import type { DemandSet } from '../../../../economies/price-taking-sets.js';
import { completions, d1, includes, unbeaten } from '../../../../economies/price-taking-sets.js';
import type { SignalCounts } from '../../../../economies/valuation.js';
import { shockWeights, surplusTable } from '../../../../economies/valuation.js';
import type { Demand } from '../../../../market/demand.js';
import type { CellKind, ReplyStage } from './cells.js';
import { heardList, priceTakingFirsts, tiedSignals } from './cells.js';
import { positionWeight } from './leak.js';
import type { Setting } from '../setting.js';

/** The signals whose D¹ holds a demand function. */
const signalsWith = ({ economy }: Setting, demand: Demand): readonly number[] =>
  economy.signals.flatMap((_, signal) => (includes(d1(economy, signal), demand) ? [signal] : []));

/** All counts of signals that price takers who announce a list may hold; none if somebody announces what is in no D¹. */
export const possibleCounts = (setting: Setting, list: readonly Demand[]): readonly SignalCounts[] => {
  const nobody: SignalCounts = setting.economy.signals.map(() => 0);
  let all = new Map<string, SignalCounts>([[nobody.join(), nobody]]);
  for (const demand of list) {
    const longer = signalsWith(setting, demand).flatMap((signal) =>
      [...all.values()].map((counts) => withSignal(counts, signal)),
    );
    // Lists that differ in order only are many, and their counts few.
    all = new Map(longer.map((counts) => [counts.join(), counts]));
  }
  return [...all.values()];
};

/** The bundles that no other beats under all counts of signals heard and, at stage 3, all signals of one's own group. */
const unbeatenOver = (
  { economy, values }: Setting,
  stage: ReplyStage,
  signal: number,
  counts: readonly SignalCounts[],
): DemandSet => {
  const rests: readonly SignalCounts[] = stage === 2 ? [economy.signals.map(() => 0)] : completions(economy);
  return unbeaten(
    counts.flatMap((heard) =>
      rests.map((rest) =>
        surplusTable(values, signal, shockWeights(values, withSignal(addCounts(heard, rest), signal))),
      ),
    ),
  );
};

/**
 * Whether, once first announcements are known to be price-taking, nothing outside the claimed set can survive at a kind of
 * cell: the cell is certain to be reached, and what may survive given all that is heard there is claimed.
 */
export const isSettled = (setting: Setting, kind: CellKind): boolean => {
  if (tiedSignals(setting, kind).length > 0) return false;
  const counts = possibleCounts(setting, heardList(kind.heard, priceTakingFirsts(setting)));
  if (counts.length === 1) return true;
  // Signals that cannot be told apart: what may survive must be claimed for each of them.
  if (counts.some((heard) => tiedSignals(setting, { ...kind, heard }).length > 0)) return false;
  return unbeatenOver(setting, kind.stage, kind.signal, counts).every((some, price) =>
    some.every((bundle) => kind.claimed[price]!.includes(bundle)),
  );
};

/** What improving a reply outside the claimed set gains at least, at one kind of cell; undefined if all replies are claimed. */
const leastGainAt = (setting: Setting, { stage, signal, heard, claimed }: CellKind): Rational | undefined => {
  const { economy, values } = setting;
  const own = withSignal(
    economy.signals.map(() => 0),
    signal,
  );
  const scale = values.likelihood[0]!.reduce((sum, weight) => sum + weight, 0n);
  const size = heard.reduce((sum, count) => sum + count, 0);
  const total = shockWeights(values, own).reduce((sum, weight) => sum + weight, 0n) * scale ** BigInt(size);
  const table = surplusTable(values, signal, shockWeights(values, addCounts(own, heard)));
  const rests = stage === 2 ? [] : completions(economy);
  const given = rests.map((rest) =>
    surplusTable(values, signal, shockWeights(values, addCounts(addCounts(own, heard), rest))),
  );
  const bestGain = (price: number, bundle: number): bigint =>
    table[price]!.reduce((best, value, rival) => {
      const always = given.every((rows) => rows[price]![rival]! > rows[price]![bundle]!);
      const gain = value - table[price]![bundle]!;
      return always && gain > best ? gain : best;
    }, 0n);
  const gains = table.flatMap((row, price) =>
    row.flatMap((_, bundle) => (claimed[price]!.includes(bundle) ? [] : [bestGain(price, bundle)])),
  );
  if (gains.length === 0) return undefined;
  const least = gains.reduce((a, b) => (b < a ? b : a));
  return Q.mul(positionWeight(setting), Q.of(least, total * values.unit));
};

/** What improving a reply outside the claimed set gains at least, over some kinds of cells; undefined if all are claimed. */
export const leastGain = (setting: Setting, kinds: readonly CellKind[]): Rational | undefined => {
  const gains = kinds.flatMap((kind) => leastGainAt(setting, kind) ?? []);
  return gains.length === 0 ? undefined : gains.reduce(Q.min);
};
