/** Theorem 1 by every message of every trader against every profile of messages of the others. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { cartesianProduct, range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import { arrangementSteps, beyondCount, powerOfSteps, productOfSteps, sumOfSteps } from '../kernel/steps.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { Demand } from '../market/market.js';
import { demandText } from '../market/market.js';
import type { PrivateValuesEconomy } from './economy.js';
import { bestBundles } from './economy.js';
import { expectedUtility, maxStepsOfLottery } from './lottery.js';
import type { UtilitiesAgainst } from './utilities-against.js';
import { utilitiesAgainstOthers } from './utilities-against.js';

/** A trader, all messages that each trader has, and what her bundles are worth to her against the others' messages. */
interface TraderCase {
  readonly economy: PrivateValuesEconomy;
  readonly trader: number;
  readonly messages: readonly Demand[];
  readonly against: readonly UtilitiesAgainst[];
}

/** The smallest gain over a message, and the first messages of the others (by number) at which it is attained. */
interface SmallestGain {
  readonly margin: Rational;
  readonly others: readonly number[];
}

/** At each price the first bundle that is worth most against everything; where there is none the verdict is refused. */
const bestAgainstAll = ({ economy, against }: TraderCase, verdict: Statement): Demand =>
  range(economy.priceCount).map((p) => {
    const largest = against.map(({ utilities }) => utilities[p]!.reduce(Q.max));
    const best = range(economy.bundles.length).find((x) =>
      against.every(({ utilities }, j) => Q.equals(utilities[p]![x]!, largest[j]!)),
    );
    if (best === undefined) throw verdict.refusal('at some price no bundle is best against everything');
    return best;
  });

/**
 * What a message loses against another, table by table.
 *
 * @param best the other message, which at each price names the bundle that is worth most.
 * @returns for each table the losses by price and bundle.
 */
const lossesAgainst = ({ against }: TraderCase, best: Demand) =>
  against.map(({ others, utilities }) => ({
    others,
    losses: utilities.map((row, p) => row.map((utility) => Q.sub(row[best[p]!]!, utility))),
  }));

/** The smallest loss of a message. */
const smallestLoss = (tables: ReturnType<typeof lossesAgainst>, message: Demand): SmallestGain =>
  tables
    .map(({ others, losses }) => ({ others, margin: Q.sum(message.map((x, p) => losses[p]![x]!)) }))
    .reduce((a, b) => (Q.lt(b.margin, a.margin) ? b : a));

/** The messages of all traders, given the numbers of the others' and of her own. */
const profileWith = (
  { trader, messages }: TraderCase,
  others: readonly number[],
  own: number,
): readonly Demand[] => others.toSpliced(trader, 0, own).map((number) => messages[number]!);

/** Her utility of each of her messages against messages of the others; worked out once for each of these. */
const utilitiesByMessage = (one: TraderCase): ((others: readonly number[]) => readonly Rational[]) => {
  const known = new Map<readonly number[], readonly Rational[]>();
  return (others) => {
    const before = known.get(others);
    if (before !== undefined) return before;
    const { economy, trader, messages } = one;
    const utilities = messages.map((_, own) =>
      expectedUtility(economy, trader, profileWith(one, others, own)),
    );
    known.set(others, utilities);
    return utilities;
  };
};

/**
 * Which messages of a trader are dominated, by what and by how much; and which are not, and why. The dominator names at each
 * price the first bundle that is worth most against everything, so that no message gains more over another, against
 * anything, and it is the first such message. The undominated messages must be the price-taking ones.
 */
function* traderText(one: TraderCase, verdict: Statement): Pausable<Json> {
  const { economy, trader, messages } = one;
  const dominator = bestAgainstAll(one, verdict);
  const losses = lossesAgainst(one, dominator);
  const priceTaking = bestBundles(economy, trader);
  const utilitiesOf = utilitiesByMessage(one);
  const undominated: Json[] = [];
  const dominated: Json[] = [];
  for (const [own, message] of messages.entries()) {
    yield;
    const { margin, others } = smallestLoss(losses, message);
    const isPriceTaking = message.every((x, p) => priceTaking[p]!.includes(x));
    const agrees = isPriceTaking === Q.isZero(margin);
    verdict.require(agrees, `M* and D* of trader ${String(trader + 1)} differ`);
    const profile = profileWith(one, others, own).map((demand) => demandText(economy, demand));
    const text = demandText(economy, message);
    if (!isPriceTaking) {
      const by = demandText(economy, dominator);
      dominated.push({ message: text, by, margin: Q.show(margin), attainedAt: profile });
      continue;
    }
    const utilities = utilitiesOf(others);
    undominated.push({
      message: text,
      bestReplyTo: profile,
      utility: Q.show(utilities[own]!),
      bestAlternative: Q.show(utilities.toSpliced(own, 1).reduce(Q.max)),
    });
  }
  return { trader: trader + 1, undominated, fallen: dominated };
}

/** Derives the evidence, trader by trader; nothing is presumed of properties (ii) and (iii). @paper Theorem 1 */
export function* deriveEnumeration(economy: PrivateValuesEconomy, verdict: Statement): Pausable<Json> {
  verdict.mustEqual('proved');
  const messages = [...cartesianProduct(range(economy.priceCount).map(() => range(economy.bundles.length)))];
  const traders: Json[] = [];
  for (const trader of range(economy.endowments.length)) {
    const against = yield* utilitiesAgainstOthers(economy, trader, messages);
    traders.push(yield* traderText({ economy, trader, messages, against }, verdict));
  }
  const profiles = BigInt(messages.length) ** BigInt(economy.endowments.length - 1);
  return { kind: 'enumeration', messages: String(messages.length), profiles: String(profiles), traders };
}

/**
 * An upper bound on the steps. Situations are numbered; where these would not stay below 2^53 there are too
 * many of them in any case, and the bound is as large as one can be.
 */
export const maxStepsOfEnumeration = (economy: PrivateValuesEconomy): bigint => {
  const { endowments, bundleCount, priceCount, groupSize } = economy;
  const others = endowments.length - 1;
  // In how many groups a trader may be; beyond 2^53 a double is as good as the count.
  let groups = 1;
  for (let j = 0; j < groupSize - 1 && groups < 2 ** 53; j += 1) groups = (groups * (others - j)) / (j + 1);
  const situations = (priceCount * bundleCount ** (groupSize - 1)) ** groups;
  if (situations >= 2 ** 53) return beyondCount;
  const messages = powerOfSteps(bundleCount, priceCount);
  const profiles = powerOfSteps(messages, others);
  // What every bundle of hers leads to, in every group in every order, member by member.
  const orders = arrangementSteps(groupSize, groupSize);
  const amounts = productOfSteps(4, groups, orders, bundleCount, groupSize);
  const perProfile = sumOfSteps(amounts, productOfSteps(messages, priceCount));
  const lotteries = productOfSteps(messages, messages, maxStepsOfLottery(economy));
  return productOfSteps(endowments.length, sumOfSteps(productOfSteps(profiles, perProfile), lotteries));
};
