/**
 * What rounds one and two leave at each kind of cell: the cells on the path, where all others announce price-taking
 * demand functions first. Messages are too many to list; cells are not.
 */
import { E } from '../../../../prelude.js';
import type { InterdependentEconomy } from '../../../../economies/economy.js';
import type { DemandSet } from '../../../../economies/price-taking-sets.js';
import { d1, isSingleton, separateSignals } from '../../../../economies/price-taking-sets.js';
import { multinomial, powerAtMost, powerText } from '../../../../exact/counts.js';
import type { Rational } from '../../../../exact/rational.js';
import { demandPower } from '../../../../market/demand.js';
import { priceVector } from '../../../../market/market.js';
import type { Computation } from '../../../../computation.js';
import type { CellKind } from './cells.js';
import { allowsAll, cellKinds, heardAt, heardList, priceTakingFirsts } from './cells.js';
import { bundleAmounts, bundleText, demandBundles, priceText } from '../../../notation.js';
import { leakText } from '../hypotheses.js';
import { leakChannels, leakFor } from './leak.js';
import type { Setting } from '../setting.js';
import { feasibleSetting } from '../setting.js';
import { firstRoundOutcome } from './survivors.js';
import { WalkBudget } from './walk-budget.js';

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

/** Price by price, the bundles that occur in some announcement that survives, or at least hold all that do. */
interface AllowedBundles {
  readonly allowed: DemandSet;
  /** Whether each of them occurs. */
  readonly exact: boolean;
}

/** All bundles at every price. */
const everything = ({ economy }: Setting): DemandSet => {
  const { prices, bundles } = economy.market;
  const all = Array.from({ length: bundles.size }, (_, x) => x);
  return Array.from({ length: prices.size }, () => all);
};

/** The bundles that first announcements of a signal that survive round one ask for. */
function* allowedFirsts(setting: Setting, signal: number, budget: WalkBudget): Computation<AllowedBundles> {
  const leak = yield* leakFor(setting, signal);
  const set = d1(setting.economy, signal);
  const priceTaking = priceTakingFirsts(setting)[signal]!;
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
        priceTaking.map((demanded, p) => (p === price ? bundle : demanded)),
        budget,
      );
      if (outcome.kind !== 'dominated') here.push(bundle);
      if (outcome.kind === 'undecided') exact = false;
    }
    allowed.push(here);
  }
  return { allowed, exact };
}

/** The number of messages as a power; in terms of |D| where even the exponent is too long to read. */
const messagesText = (setting: Setting): string => {
  const power = demandPower(setting.economy.market);
  const count = powerAtMost(power, 1_000_000n);
  const second = String(heardAt(setting, 2));
  const third = String(heardAt(setting, 3));
  if (count === undefined) return `|D|^(1 + |D|^${second} + |D|^${third}), where |D| = ${powerText(power)}`;
  const exponent = powerAtMost({ base: count, exponent: BigInt(third) }, 10n ** 30n);
  return exponent === undefined
    ? `${String(count)}^(1 + ${String(count)}^${second} + ${String(count)}^${third})`
    : `${String(count)}^${String(1n + count ** BigInt(second) + exponent)}`;
};

/** What is known after round one. */
interface AfterRoundOne {
  readonly setting: Setting;
  /** The kinds of cells of second, then of third announcements. */
  readonly kinds: readonly CellKind[];
  /** What is left of first announcements, by signal. */
  readonly firsts: readonly AllowedBundles[];
  /** Whether price-taking first announcements reveal all signals. */
  readonly separated: boolean;
  /** Whether all first announcements that are left are price-taking. */
  readonly priceTaking: boolean;
}

function* afterRoundOne(setting: Setting): Computation<AfterRoundOne> {
  const { economy } = setting;
  const firsts: AllowedBundles[] = [];
  const budget = new WalkBudget();
  for (let signal = 0; signal < economy.signals.length; signal += 1)
    firsts.push(yield* allowedFirsts(setting, signal, budget));
  return {
    setting,
    kinds: [...(yield* cellKinds(setting, 2)), ...(yield* cellKinds(setting, 3))],
    firsts,
    separated: E.isRight(separateSignals(economy)),
    priceTaking: firsts.every(({ allowed }, signal) =>
      allowed.every((bundles, price) => bundles.length === d1(economy, signal)[price]!.length),
    ),
  };
}

/** What round two leaves of the replies at a kind of cell. */
const repliesAfterTwo = ({ setting, firsts, separated }: AfterRoundOne, kind: CellKind): AllowedBundles => {
  const all = everything(setting);
  if (!separated)
    return { allowed: all, exact: allowsAll(kind.claimed, setting.economy.market.bundles.size) };
  const heard = kind.heard.flatMap((count, signal) => (count > 0 ? [firsts[signal]!] : []));
  // The others may avoid what is heard there, by first announcements that survive; so no reply costs anything.
  if (heard.some(({ allowed, exact }) => exact && !isSingleton(allowed)))
    return { allowed: all, exact: true };
  return heard.every(({ allowed }) => isSingleton(allowed))
    ? { allowed: kind.claimed, exact: kind.stage === 2 }
    : { allowed: all, exact: false };
};

/** A cell at each price: what is left there for a signal at a stage, having heard so many of each signal. */
const cellsAt = (
  setting: Setting,
  { stage, signal, heard }: Pick<CellLeft, 'stage'> & Pick<CellKind, 'signal' | 'heard'>,
  { allowed, exact }: AllowedBundles,
): readonly CellLeft[] => {
  const { market, signals } = setting.economy;
  const list = heardList(heard, priceTakingFirsts(setting));
  return allowed.map((bundles, price) => ({
    signal: signals[signal]!,
    stage,
    observes: list.map((demand) => demandBundles(market, demand)),
    price: priceVector(market, price),
    allowed: bundles.map((bundle) => bundleAmounts(market, bundle)),
    exact,
    alike: multinomial(heard),
  }));
};

/** The cells of first announcements, and then those of replies. */
const cellsOfRound = (
  setting: Setting,
  kinds: readonly CellKind[],
  firsts: readonly AllowedBundles[],
  replies: (kind: CellKind) => AllowedBundles,
): readonly CellLeft[] => {
  const nobody = setting.economy.signals.map(() => 0);
  return [
    ...firsts.flatMap((left, signal) => cellsAt(setting, { stage: 1, signal, heard: nobody }, left)),
    ...kinds.flatMap((kind) => cellsAt(setting, kind, replies(kind))),
  ];
};

const roundOne = ({ setting, kinds, firsts }: AfterRoundOne): RoundLeft => {
  const { market, signals } = setting.economy;
  return {
    round: 1,
    complete: false,
    cells: cellsOfRound(setting, kinds, firsts, () => ({ allowed: everything(setting), exact: true })),
    explanation: [
      leakText(setting, leakChannels(setting)),
      ...firsts.flatMap(({ allowed }, signal) =>
        allowed.map(
          (bundles, price) =>
            `With signal ${signals[signal]!}, at price ${priceText(market, price)}, the first announcement asks for ${bundles.map((bundle) => bundleText(bundleAmounts(market, bundle))).join(' or ')}.`,
        ),
      ),
      'Round one rules out no reply at any single cell of the second or third announcement: the others need not announce what leads to that cell.',
    ],
  };
};

const roundTwo = (after: AfterRoundOne): RoundLeft => {
  const { setting, kinds, firsts, separated, priceTaking } = after;
  const { economy } = setting;
  const tied = economy.signals.filter((_, signal) => !isSingleton(d1(economy, signal)));
  return {
    round: 2,
    complete: false,
    cells: cellsOfRound(
      setting,
      kinds,
      firsts.map((left) => ({ ...left, exact: left.exact && priceTaking })),
      (kind) => repliesAfterTwo(after, kind),
    ),
    explanation: [
      priceTaking
        ? 'In round two everybody expects price-taking first announcements.'
        : 'In round two others may still make first announcements that are not price-taking.',
      ...(separated
        ? []
        : ['First announcements do not reveal all signals, so these cells are not settled.']),
      ...(tied.length === 0
        ? []
        : [
            `Price taking has ties for ${tied.join(', ')}. Traders with such a signal need not make any one of their price-taking announcements, so the reply to it can be anything.`,
          ]),
      'The second announcement is price-taking given the own signal and those of the precedent group, where these are certain to be revealed.',
      'The third announcement asks for no bundle that another one beats whatever the signals of the own group are. Exactly which bundles of D³ survive depends on the price.',
    ],
  };
};

/** What the two rounds leave. @paper Theorem 2 */
export function* roundsOf(economy: InterdependentEconomy): Computation<Rounds> {
  const setting = feasibleSetting(economy);
  const after = yield* afterRoundOne(setting);
  return { messages: messagesText(setting), rounds: [roundOne(after), roundTwo(after)] };
}
