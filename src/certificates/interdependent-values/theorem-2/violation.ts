/**
 * Counterexamples to the second and third claims of Theorem 2: a strategy of trader 1 that survives both rounds and, at a
 * cell, announces what the claim forbids.
 *
 * It is a best reply, with each of her signals, to others whose strategies are best replies to something, with each of
 * theirs. Traders who own the same and do the same survive together. So all these survive round one, and hers round two.
 */
import { jsonKey } from '../../kernel/keys.js';
import { cartesianProduct } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import { powerOfSteps, productOfSteps, stepsPerAmountKept, sumOfSteps } from '../../kernel/steps.js';
import type { Json, Statement } from '../../kernel/statement.js';
import type { Demand } from '../../market/market.js';
import { demandText, priceText, readBundle, readDemand, readPrice } from '../../market/market.js';
import { bestGiven, demandSetText, everySignal, includes } from '../demand-sets.js';
import type { InterdependentEconomy } from '../economy.js';
import { readSignal, readTrader } from '../economy.js';
import type { ReplyStage } from '../strategy.js';
import { replyOf } from '../strategy.js';
import type { BestReply } from './best-reply.js';
import { deriveBestReply } from './best-reply.js';
import { maxStepsOfBestReply, readProblem } from './best-reply-problem.js';
import { allowedReplies, heardCount, stageOfClaim } from './later-announcements.js';

/** What trader 1 observes, and what she announces at a price. */
interface Cell {
  readonly stage: ReplyStage;
  readonly signal: number;
  readonly observes: readonly Demand[];
  /** How many of those heard have each signal. */
  readonly signalCounts: readonly number[];
  readonly price: number;
  /** The number of the bundle that she announces. */
  readonly announces: number;
  /** The numbers of the bundles that the claim allows. */
  readonly allowed: readonly number[];
}

/**
 * The signals of those who are heard: a list with the numbers of each signal that are stated, by which all announcements
 * that are heard are in D¹.
 */
const readHeardSignals = (
  economy: InterdependentEconomy,
  observes: readonly Demand[],
  signalCounts: readonly number[],
  stated: Statement,
): readonly number[] => {
  const sets = everySignal(economy).map((signal) => bestGiven(economy, signal));
  const possible = observes.map((demand) =>
    everySignal(economy).filter((signal) => includes(sets[signal]!, demand)),
  );
  const hasCounts = (list: readonly number[]): boolean =>
    signalCounts.every((count, signal) => list.filter((other) => other === signal).length === count);
  for (const list of cartesianProduct(possible)) if (hasCounts(list)) return list;
  throw stated.refusal('what is heard is not price-taking for these signals');
};

/** Reads the cell, and refuses an announcement that the claim allows. */
const readCell = (economy: InterdependentEconomy, stage: ReplyStage, stated: Statement): Cell => {
  stated.field('stage').mustEqual(stage);
  const signal = readSignal(economy, stated.field('signal'));
  const observes = stated
    .field('observes')
    .list(heardCount(economy, stage))
    .map((demand) => readDemand(economy, demand));
  const revealing = stated.field('revealing');
  revealing.allowOnly(economy.signals);
  const signalCounts = economy.signals.map((name) => revealing.field(name).integer(0));
  const heard = readHeardSignals(economy, observes, signalCounts, revealing);
  const price = readPrice(economy, stated.field('price'));
  const announces = readBundle(economy, stated.field('announces'));
  const allowed = allowedReplies(economy, stage, signal, heard)[price]!;
  stated.field('announces').require(!allowed.includes(announces), 'the claim allows this');
  return { stage, signal, observes, signalCounts, price, announces, allowed };
};

const cellText = (economy: InterdependentEconomy, cell: Cell, reached: boolean): Json => ({
  signal: economy.signals[cell.signal]!,
  stage: cell.stage,
  observes: cell.observes.map((demand) => demandText(economy, demand)),
  revealing: Object.fromEntries(economy.signals.map((name, signal) => [name, cell.signalCounts[signal]!])),
  price: priceText(economy, cell.price),
  announces: economy.bundles[cell.announces]!,
  allowed: demandSetText(economy, [cell.allowed]),
  reached,
});

/** Shows that the strategy of trader 1 is a best reply with each of her signals, all to the same profile. */
function* deriveOwnReplies(
  economy: InterdependentEconomy,
  stated: readonly Statement[],
): Pausable<readonly BestReply[]> {
  const shown: BestReply[] = [];
  for (const reply of stated) shown.push(yield* deriveBestReply(economy, reply));
  const profile = stated[0]!.field('strategies').json();
  stated.forEach((reply, signal) => {
    reply.field('signal').mustEqual(economy.signals[signal]!);
    reply.field('trader').mustEqual(1);
    reply.field('strategies').mustEqual(profile);
  });
  return shown;
}

/**
 * Shows strategies to survive round one, and refuses the evidence if that of another trader, with some signal, is not among
 * them.
 *
 * @param profile the strategies of all traders as they are stated.
 */
function* deriveSurvivals(
  economy: InterdependentEconomy,
  profile: readonly Statement[],
  stated: Statement,
): Pausable<readonly Json[]> {
  const { endowments, signals } = economy;
  const key = (trader: number, strategy: Statement, signal: string): string =>
    jsonKey({ owns: endowments[trader]!, plays: strategy.json(), signal });
  const texts: Json[] = [];
  const shown = new Set<string>();
  for (const reply of stated.list()) {
    const { text } = yield* deriveBestReply(economy, reply);
    texts.push(text);
    const trader = readTrader(economy, reply.field('trader'));
    const strategy = reply.field('strategies').list()[trader]!;
    shown.add(key(trader, strategy, reply.field('signal').text()));
  }
  for (const [trader, strategy] of profile.entries())
    for (const signal of trader === 0 ? [] : signals) {
      const isShown = shown.has(key(trader, strategy, signal));
      stated.require(isShown, `trader ${String(trader + 1)} is not shown to survive with ${signal}`);
    }
  return texts;
}

/** Derives the cell and all best replies. @paper Theorem 2, second and third claims */
export function* deriveReplyViolation(
  economy: InterdependentEconomy,
  claim: string,
  evidence: Statement,
): Pausable<Json> {
  const statedCell = evidence.field('cell');
  const cell = readCell(economy, stageOfClaim(claim), statedCell);
  const { signal, stage, observes, price, announces } = cell;

  const statedReplies = evidence.field('bestReplies').list(economy.signals.length);
  const replies = yield* deriveOwnReplies(economy, statedReplies);
  const [strategy] = readProblem(economy, statedReplies[0]!).strategies;
  const reply = replyOf(strategy!, stage, signal, observes);
  const isAnnounced = reply[price] === announces;
  statedCell.field('announces').require(isAnnounced, 'her strategy does not announce this');

  const profile = statedReplies[0]!.field('strategies').list();
  const survivals = yield* deriveSurvivals(economy, profile, evidence.field('othersSurviveRoundOne'));
  return {
    kind: 'offence',
    cell: cellText(economy, cell, replies[signal]!.hears(stage, observes)),
    bestReplies: replies.map(({ text }) => text),
    othersSurviveRoundOne: survivals,
  };
}

/** An upper bound on the steps of reading the cell: every list of signals of those who are heard, and of her own group. */
const maxStepsOfCell = ({
  groupSize,
  signals,
  endowments,
  priceCount,
  bundleCount,
  shocks,
}: InterdependentEconomy): bigint => {
  const heard = productOfSteps(powerOfSteps(signals.length, endowments.length), endowments.length);
  const perTable = productOfSteps(
    priceCount,
    bundleCount,
    sumOfSteps(stepsPerAmountKept, bundleCount, shocks.length),
  );
  return sumOfSteps(heard, productOfSteps(powerOfSteps(signals.length, groupSize), perTable));
};

/** An upper bound on the steps of the cell and of all its best replies. */
export const maxStepsOfReplyViolation = (economy: InterdependentEconomy, evidence: Statement): bigint => {
  const replies = [
    ...evidence.field('bestReplies').list(),
    ...evidence.field('othersSurviveRoundOne').list(),
  ];
  return replies.reduce(
    (sum, reply) => sumOfSteps(sum, maxStepsOfBestReply(economy, reply)),
    maxStepsOfCell(economy),
  );
};
