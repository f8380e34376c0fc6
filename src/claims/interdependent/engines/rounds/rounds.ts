/**
 * What rounds one and two leave at each kind of cell: the cells on the path, where all others announce price-taking
 * demand functions first. Messages are too many to list; cells are not.
 */
import { E } from '../../../../prelude.js';
import type { InterdependentEconomy } from '../../../../economies/economy.js';
import type { DemandSet } from '../../../../economies/price-taking-sets.js';
import { d1, isSingleton, separateSignals } from '../../../../economies/price-taking-sets.js';
import type { SignalCounts } from '../../../../economies/valuation.js';
import { powerAtMost, powerText } from '../../../../exact/counts.js';
import type { Rational } from '../../../../exact/rational.js';
import { demandPower } from '../../../../market/demand.js';
import { priceVector } from '../../../../market/market.js';
import type { Computation } from '../../../../computation.js';
import type { CellKind } from './cells.js';
import { allowsAll, cellKinds, heardAt, heardList, sincereFirsts } from './cells.js';
import { bundleAmounts, bundleText, demandBundles, priceText } from '../../../notation.js';
import { leakWords } from '../hypotheses.js';
import { leakChannels } from './leak.js';
import type { Setting } from '../setting.js';
import { feasibleSetting } from '../setting.js';
import { firstRoundOutcome, leakFor } from './survivors.js';

/**
 * What is left at a cell. `allowed` lists the bundles that occur there in some strategy that survives; where `exact` is
 * false it may hold bundles that do not. `alike` counts the lists heard that differ in order only.
 */
export interface CellLeft {
  readonly signal: string;
  readonly stage: 1 | 2 | 3;
  readonly observes: ReadonlyArray<ReadonlyArray<readonly number[]>>;
  readonly price: readonly Rational[];
  readonly allowed: ReadonlyArray<readonly number[]>;
  readonly exact: boolean;
  readonly alike: bigint;
}

/** A round: its cells, and in words what it does. `complete` is false when cells off the path are not listed. */
export interface RoundLeft {
  readonly round: 1 | 2;
  readonly cells: readonly CellLeft[];
  readonly complete: boolean;
  readonly explanation: readonly string[];
}

/** Both rounds, and in `messages` how many messages a trader has: |D| to the power 1 + |D|^n + |D|^((r−1)n). */
export interface Rounds {
  readonly rounds: readonly RoundLeft[];
  readonly messages: string;
}

interface Left {
  readonly allowed: DemandSet;
  readonly exact: boolean;
}

const everything = ({ economy }: Setting): DemandSet => {
  const { prices, bundles } = economy.market;
  const all = Array.from({ length: bundles.size }, (_, x) => x);
  return Array.from({ length: prices.size }, () => all);
};

/** The bundles that first announcements surviving round one ask for, price by price. */
function* firstsLeft(setting: Setting, signal: number): Computation<Left> {
  const leak = leakFor(setting, signal);
  const set = d1(setting.economy, signal);
  const base = sincereFirsts(setting)[signal]!;
  const { market } = setting.economy;
  let exact = true;
  const allowed: number[][] = [];
  for (let price = 0; price < market.prices.size; price += 1) {
    yield { label: 'first announcements', done: price, total: market.prices.size };
    const here: number[] = [];
    for (let bundle = 0; bundle < market.bundles.size; bundle += 1) {
      if (set[price]!.includes(bundle)) {
        here.push(bundle);
        continue;
      }
      const outcome = yield* firstRoundOutcome(
        setting,
        leak,
        base.map((demanded, p) => (p === price ? bundle : demanded)),
      );
      if (outcome.kind !== 'dominated') here.push(bundle);
      if (outcome.kind === 'undecided') exact = false;
    }
    allowed.push(here);
  }
  return { allowed, exact };
}

/** How many lists have these numbers of signals. */
const orderings = (heard: SignalCounts): bigint => {
  let ways = 1n;
  let placed = 0n;
  for (const count of heard)
    for (let j = 1n; j <= BigInt(count); j += 1n) {
      placed += 1n;
      ways = (ways * placed) / j;
    }
  return ways;
};

/** The number of messages as a power; in terms of |D| where even the exponent is too long to read. */
const messagesText = (setting: Setting): string => {
  const power = demandPower(setting.economy.market);
  const count = powerAtMost(power, 1_000_000n);
  const [second, third] = [heardAt(setting, 2), heardAt(setting, 3)].map(String) as [string, string];
  if (count === undefined) return `|D|^(1 + |D|^${second} + |D|^${third}), where |D| = ${powerText(power)}`;
  const exponent = powerAtMost({ base: count, exponent: BigInt(third) }, 10n ** 30n);
  return exponent === undefined
    ? `${String(count)}^(1 + ${String(count)}^${second} + ${String(count)}^${third})`
    : `${String(count)}^${String(1n + count ** BigInt(second) + exponent)}`;
};

/** What the cells of both rounds are made from. */
interface Cells {
  readonly setting: Setting;
  /** What is left of first announcements after round one, by signal. */
  readonly firsts: readonly Left[];
  /** Whether first announcements tell all signals apart. */
  readonly separated: boolean;
  /** Every kind of cell of the second and third announcements. */
  readonly kinds: readonly CellKind[];
}

/** The cells of a stage at which a signal heard others' signals in these numbers, one a price. */
const cellsAt = (
  { economy }: Setting,
  stage: 1 | 2 | 3,
  signal: number,
  heard: SignalCounts,
  observes: CellLeft['observes'],
  { allowed, exact }: Left,
): readonly CellLeft[] =>
  allowed.map((bundles, price) => ({
    signal: economy.signals[signal]!,
    stage,
    observes,
    price: priceVector(economy.market, price),
    allowed: bundles.map((bundle) => bundleAmounts(economy.market, bundle)),
    exact,
    alike: orderings(heard),
  }));

/** The cells of a round: first announcements, then replies. */
const cellsOfRound = (
  { setting, kinds }: Cells,
  firsts: readonly Left[],
  replyLeft: (kind: CellKind) => Left,
): readonly CellLeft[] => {
  const { market, signals } = setting.economy;
  const sincere = sincereFirsts(setting);
  const nobody = signals.map(() => 0);
  return [
    ...firsts.flatMap((left, signal) => cellsAt(setting, 1, signal, nobody, [], left)),
    ...kinds.flatMap((kind) => {
      const observes = heardList(kind.heard, sincere).map((demand) => demandBundles(market, demand));
      return cellsAt(setting, kind.stage, kind.signal, kind.heard, observes, replyLeft(kind));
    }),
  ];
};

/** Whether others who survive round one may avoid what is heard at a cell, so that no reply there is ever punished. */
const isAvoidable = ({ firsts }: Cells, { heard }: CellKind): boolean =>
  heard.some((count, signal) => count > 0 && firsts[signal]!.exact && !isSingleton(firsts[signal]!.allowed));

/** What round two leaves of the replies at a kind of cell. */
const repliesLeft = (cells: Cells, kind: CellKind): Left => {
  const { setting, firsts, separated } = cells;
  const all = everything(setting);
  if (!separated)
    return { allowed: all, exact: allowsAll(kind.claimed, setting.economy.market.bundles.size) };
  if (isAvoidable(cells, kind)) return { allowed: all, exact: true };
  const certain = kind.heard.every((count, signal) => count === 0 || isSingleton(firsts[signal]!.allowed));
  return certain ? { allowed: kind.claimed, exact: kind.stage === 2 } : { allowed: all, exact: false };
};

const roundOne = (cells: Cells): RoundLeft => {
  const { setting, firsts } = cells;
  const { market, signals } = setting.economy;
  return {
    round: 1,
    complete: false,
    cells: cellsOfRound(cells, firsts, () => ({ allowed: everything(setting), exact: true })),
    explanation: [
      leakWords(setting, leakChannels(setting)),
      ...firsts.flatMap((left, signal) =>
        left.allowed.map(
          (bundles, price) =>
            `With signal ${signals[signal]!}, at price ${priceText(market, price)}, the first announcement asks for ${bundles.map((bundle) => bundleText(bundleAmounts(market, bundle))).join(' or ')}.`,
        ),
      ),
      'At no single cell of the second or third announcement does round one rule out a reply: the others need not say what opens that cell.',
    ],
  };
};

const roundTwo = (cells: Cells): RoundLeft => {
  const { setting, firsts, separated } = cells;
  const { economy } = setting;
  const settled = firsts.every((left, signal) =>
    left.allowed.every((bundles, price) => bundles.length === d1(economy, signal)[price]!.length),
  );
  const tied = economy.signals.filter((_, signal) => !isSingleton(d1(economy, signal)));
  return {
    round: 2,
    complete: false,
    cells: cellsOfRound(
      cells,
      firsts.map((left) => ({ ...left, exact: left.exact && settled })),
      (kind) => repliesLeft(cells, kind),
    ),
    explanation: [
      settled
        ? 'Everybody now expects first announcements to be price-taking.'
        : 'Others may still make first announcements that are not price-taking.',
      ...(separated
        ? []
        : ['First announcements do not tell all signals apart, so these cells are not settled.']),
      ...(tied.length === 0
        ? []
        : [
            `Price taking has ties for ${tied.join(', ')}: what holds such a signal need not be heard in any one form, and a reply to it can be anything.`,
          ]),
      'The second announcement is price-taking given the own signal and those of the precedent group, where these are certain to be heard.',
      'The third asks for nothing that is beaten whatever the own group’s signals are; what exactly is left of D³ depends on the price.',
    ],
  };
};

/** What the two rounds leave. @paper Theorem 2 */
export function* roundsOf(economy: InterdependentEconomy): Computation<Rounds> {
  const setting = feasibleSetting(economy);
  const firsts: Left[] = [];
  for (let signal = 0; signal < economy.signals.length; signal += 1)
    firsts.push(yield* firstsLeft(setting, signal));
  const cells: Cells = {
    setting,
    firsts,
    separated: E.isRight(separateSignals(economy)),
    kinds: [...cellKinds(setting, 2), ...cellKinds(setting, 3)],
  };
  return { messages: messagesText(setting), rounds: [roundOne(cells), roundTwo(cells)] };
}
