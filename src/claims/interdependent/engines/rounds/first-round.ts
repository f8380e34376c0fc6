/**
 * Round one for all first announcements: whether one outside D¹ survives, and the outcome of each where they are few.
 */
import { d1, firstOf } from '../../../../economies/price-taking-sets.js';
import { powerAtMost } from '../../../../exact/counts.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Demand } from '../../../../market/demand.js';
import { demandPower, demands } from '../../../../market/demand.js';
import type { Computation } from '../../../../computation.js';
import { demandText } from '../../../notation.js';
import type { SignalLeak } from './leak.js';
import { leakFor } from './leak.js';
import type { Setting } from '../setting.js';
import { memoizeForSetting } from '../setting.js';
import type { FirstRoundOutcome, Survivor } from './survivors.js';
import { firstRoundOutcome } from './survivors.js';
import { walkAgainst } from './shared-walks.js';
import { WalkBudget } from './walk-budget.js';

/**
 * First announcements outside D¹ that depart from it at one price only: the last price first, and there the bundle that
 * loses least. If any announcement outside D¹ survives for want of a dominator, one of these does.
 */
function* nearlyPriceTaking(setting: Setting, { signal, surplus }: SignalLeak): Generator<Demand> {
  const set = d1(setting.economy, signal);
  const priceTaking = firstOf(set);
  for (let price = priceTaking.length - 1; price >= 0; price -= 1) {
    const row = surplus.table[price]!;
    const worse = row
      .map((_, bundle) => bundle)
      .filter((bundle) => !set[price]!.includes(bundle))
      .sort((a, b) => (row[b]! > row[a]! ? 1 : row[b]! < row[a]! ? -1 : a - b));
    for (const bundle of worse) yield priceTaking.map((demanded, p) => (p === price ? bundle : demanded));
  }
}

/** The unit in which the work on round one is counted, where nothing is walked. */
export const firstUnit = 'first announcements';

/** A bound on the first announcements of a signal that depart from price taking at one price. */
export const countNearlyPriceTaking = ({ economy }: Setting): bigint =>
  BigInt(economy.market.prices.size) * BigInt(economy.market.bundles.size - 1);

/** What is known of round one's first announcements. */
export interface FirstRound {
  /** For each signal without a survivor outside D¹: what a dominator gains at least (undefined where D¹ = D). */
  readonly gains: ReadonlyArray<{ readonly signal: number; readonly gain: Rational | undefined }>;
  /** One survivor outside D¹, if found. */
  readonly survivor?: Survivor;
  /** The announcements whose outcome is undecided, and what was tried, in words. */
  readonly undecided: readonly string[];
  /** What there was no room to walk, in words; with its count. */
  readonly refusals?: readonly string[];
}

/** Looks for a first announcement outside D¹ of one signal that survives round one, within a budget. */
export function* firstRoundOf(setting: Setting, signal: number, budget: WalkBudget): Computation<FirstRound> {
  const { economy } = setting;
  const leak = yield* leakFor(setting, signal);
  const undecided: string[] = [];
  let least: Rational | undefined;
  const total = Number(countNearlyPriceTaking(setting));
  let done = 0;
  for (const first of nearlyPriceTaking(setting, leak)) {
    if (done % 16 === 15) yield { label: firstUnit, done, total, unit: firstUnit };
    done += 1;
    const outcome: FirstRoundOutcome = yield* firstRoundOutcome(setting, leak, first, budget);
    if (outcome.kind === 'undominated') return { gains: [], survivor: outcome.survivor, undecided };
    if (outcome.kind === 'dominated') least = least === undefined ? outcome.gain : Q.min(least, outcome.gain);
    else
      undecided.push(
        `${economy.signals[signal]!} announcing ${demandText(economy.market, first)}: ${outcome.tried}`,
      );
  }
  return { gains: undecided.length === 0 ? [{ signal, gain: least }] : [], undecided };
}

/** The same for all signals, stopping at the first survivor; worked out once for the three claims of Theorem 2. */
export const firstRound = memoizeForSetting(firstRoundInFull);

function* firstRoundInFull(setting: Setting): Computation<FirstRound> {
  const rounds: FirstRound[] = [];
  const budget = new WalkBudget();
  for (let signal = 0; signal < setting.economy.signals.length; signal += 1) {
    const round: FirstRound = yield* firstRoundOf(setting, signal, budget);
    rounds.push(round);
    if (round.survivor !== undefined) break;
  }
  const survivor = rounds.at(-1)!.survivor;
  return {
    gains: rounds.flatMap((round) => round.gains),
    undecided: rounds.flatMap((round) => round.undecided),
    refusals: budget.refusals(),
    ...(survivor === undefined ? {} : { survivor }),
  };
}

/** The most leaves that are walked to list the outcomes of all first announcements: about a tenth of a second. */
const maxLeavesListed = 200_000n;

/** Whether there are few first announcements, and their outcomes are quick to find, so that they can be listed. */
export const isListable = (setting: Setting, survivor: Survivor): boolean => {
  const each = walkAgainst(setting, survivor.certificate.strategies, 0).leaves;
  const count = powerAtMost(demandPower(setting.mechanism.market), maxLeavesListed);
  return (
    count !== undefined && each * count * count * BigInt(setting.economy.signals.length) <= maxLeavesListed
  );
};

/** A first announcement of a signal, and its outcome in round one. */
export interface ListedOutcome {
  readonly signal: number;
  readonly first: Demand;
  readonly outcome: FirstRoundOutcome;
}

/** The outcome of every first announcement, signals first; only asked where there are few. */
export function* firstRoundOutcomes(setting: Setting): Computation<readonly ListedOutcome[]> {
  const listed: ListedOutcome[] = [];
  const budget = new WalkBudget();
  for (let signal = 0; signal < setting.economy.signals.length; signal += 1) {
    const leak = yield* leakFor(setting, signal);
    for (const first of demands(setting.mechanism.market))
      listed.push({ signal, first, outcome: yield* firstRoundOutcome(setting, leak, first, budget) });
  }
  return listed;
}
