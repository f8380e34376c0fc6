/**
 * Theorem 1 by every message of every trader against every profile of messages of the others.
 */
import * as Q from '../../exact/rational.js';
import type { Economy } from './economy.js';
import { bestBundles, total } from './economy.js';
import { countGroups, expectedUtility, numberOf, stepsOfLottery, weightsOf } from './payoffs.js';
import type { Demand } from './rules.js';
import { arrangements, clearingPrice, outside, rule1, written } from './rules.js';
import type { Json, Part } from './statement.js';
import type { Steps } from './walk.js';

/** Every demand function, in lexicographic order. */
const demandFunctions = ({ prices, bundles }: Economy): readonly Demand[] => {
  let all: readonly Demand[] = [[]];
  for (const _ of prices) all = all.flatMap((demand) => bundles.map((_, x) => [...demand, x]));
  return all;
};

/**
 * A table of what each bundle at each price is worth to a trader against one profile of the others. Her group's price is
 * set by others, so her bundle at another price plays no part, and her expected utility is the sum over prices of the entry of
 * her bundle there, plus what others leave her under Rule 2. The profile is the first of those with this table.
 */
interface Against {
  readonly profile: number;
  readonly worth: ReadonlyArray<readonly bigint[]>;
}

/** The different tables, in the order of their first profiles; the first of the others varies slowest. */
function* tables(economy: Economy, trader: number, all: readonly Demand[]): Steps<readonly Against[]> {
  const { endowments, bundles, utility, l, n } = economy;
  const others = outside(economy, [trader]);
  const mates = [...arrangements(others, n - 1)].filter((m) => m.every((i, j) => j === 0 || m[j - 1]! < i));
  const groups = mates.map((m) => {
    const orders = [...arrangements([trader, ...m], n)];
    return { mates: m, orders, supply: total([trader, ...m].map((i) => endowments[i]!)) };
  });
  const weights = weightsOf(economy);
  const priceOf = groups.map((group) => {
    const setters = outside(economy, [trader, ...group.mates]);
    const known = new Map<number, number>();
    return (messages: readonly number[]): number => {
      const key = setters.reduce((number, i) => number * all.length + messages[i]!, 0);
      let p = known.get(key);
      if (p === undefined) {
        p = clearingPrice(
          economy,
          setters,
          messages.map((m) => all[m]!),
        );
        known.set(key, p);
      }
      return p;
    };
  });
  const worthOf = (situation: readonly number[], messages: readonly number[]): Against['worth'] => {
    const worth = utility[trader]!.map((values) => values.map((u) => u * weights.ownFirst));
    groups.forEach(({ orders, supply }, g) => {
      const p = situation[g]!;
      for (const order of orders)
        bundles.forEach((bundle, x) => {
          const line = order.map((i) => (i === trader ? bundle : bundles[all[messages[i]!]![p]!]!));
          const amount = rule1(l, supply, line).amounts[order.indexOf(trader)]!;
          worth[p]![x]! += weights.group * utility[trader]![p]![numberOf(economy, amount)]!;
        });
    });
    return worth;
  };
  const count = all.length ** others.length;
  const found = new Map<string, Against>();
  const messages = endowments.map(() => 0);
  for (let profile = 0; profile < count; profile += 1) {
    if (profile % 4096 === 0) yield { label: 'profiles of the others', done: profile, total: count };
    for (let rest = profile, j = others.length - 1; j >= 0; j -= 1) {
      messages[others[j]!] = rest % all.length;
      rest = Math.floor(rest / all.length);
    }
    const situation = priceOf.map((price) => price(messages));
    const key = groups
      .map((group, g) =>
        [situation[g]!, ...group.mates.map((i) => all[messages[i]!]![situation[g]!]!)].join(),
      )
      .join(' ');
    if (!found.has(key)) found.set(key, { profile, worth: worthOf(situation, messages) });
  }
  return [...found.values()];
}

/** One trader: which of her messages fall, to what and by how much, and which stand, and why. */
function* fates(economy: Economy, trader: number, all: readonly Demand[], verdict: Part): Steps<Json> {
  const { bundles, denominator } = economy;
  const others = outside(economy, [trader]);
  const against = yield* tables(economy, trader, all);
  // At each price, the bundles that are worth most against every profile.
  const best = against[0]!.worth.map((_, p) =>
    bundles.flatMap((_, x) =>
      against.every(({ worth }) => worth[p]!.every((w) => w <= worth[p]![x]!)) ? [x] : [],
    ),
  );
  if (best.some((some) => some.length === 0))
    verdict.refuse('at some price no bundle is best against every profile');
  // No message gains more over another than this one, against any profile; it is the first such message.
  const by = best.map(([x]) => x!);
  const bestByValue = bestBundles(economy, trader);
  const profileData = (profile: number, own: Demand): readonly Demand[] => {
    const messages = economy.endowments.map(() => own);
    for (let rest = profile, j = others.length - 1; j >= 0; j -= 1) {
      messages[others[j]!] = all[rest % all.length]!;
      rest = Math.floor(rest / all.length);
    }
    return messages;
  };
  const utilities = new Map<number, readonly Q.Rational[]>();
  const utilitiesAt = (profile: number): readonly Q.Rational[] => {
    const known =
      utilities.get(profile) ?? all.map((own) => expectedUtility(economy, trader, profileData(profile, own)));
    utilities.set(profile, known);
    return known;
  };
  const scale = weightsOf(economy).denominator * denominator[trader]!;
  const fallen: Json[] = [];
  const undominated: Json[] = [];
  all.forEach((message, number) => {
    let margin: bigint | undefined;
    let at = 0;
    for (const { profile, worth } of against) {
      const gain = message.reduce((sum, x, p) => sum + worth[p]![by[p]!]! - worth[p]![x]!, 0n);
      if (margin !== undefined && gain >= margin) continue;
      margin = gain;
      at = profile;
    }
    const isPriceTaking = message.every((x, p) => bestByValue[p]!.includes(x));
    if (isPriceTaking !== (margin === 0n))
      verdict.refuse(
        `trader ${String(trader + 1)}: ${JSON.stringify(written(economy, message))} is ${isPriceTaking ? '' : 'not '}price-taking, and ${margin === 0n ? 'un' : ''}dominated`,
      );
    const profile = profileData(at, message).map((demand) => written(economy, demand));
    if (margin === 0n) {
      const here = utilitiesAt(at);
      undominated.push({
        message: written(economy, message),
        bestReplyTo: profile,
        utility: Q.show(here[number]!),
        bestAlternative: Q.show(here.filter((_, rival) => rival !== number).reduce(Q.max)),
      });
    } else
      fallen.push({
        message: written(economy, message),
        by: written(economy, by),
        margin: Q.show(Q.of(margin!, scale)),
        attainedAt: profile,
      });
  });
  return { trader: trader + 1, undominated, fallen };
}

/** By every profile: every message of every trader against every profile of the others, with nothing presumed of (ii) and (iii). */
export function* byEnumeration(economy: Economy, verdict: Part): Steps<Json> {
  const all = demandFunctions(economy);
  const traders: Json[] = [];
  for (const trader of economy.endowments.keys()) traders.push(yield* fates(economy, trader, all, verdict));
  return {
    kind: 'enumeration',
    messages: String(all.length),
    profiles: String(BigInt(all.length) ** BigInt(economy.endowments.length - 1)),
    traders,
  };
}

/** At most so many steps does the check by every profile take. */
export const stepsOfEnumeration = (economy: Economy): bigint => {
  const { endowments, bundles, prices, n } = economy;
  if (prices.length * endowments.length > 10_000) return 1n << 4096n;
  const R = endowments.length;
  const messages = BigInt(bundles.length) ** BigInt(prices.length);
  const profiles = messages ** BigInt(R - 1);
  let mates = 1n;
  for (let j = 1; j < n; j += 1) mates = (mates * BigInt(R - j)) / BigInt(j);
  const situations = (BigInt(prices.length) * BigInt(bundles.length) ** BigInt(n - 1)) ** mates;
  const differing = situations < profiles ? situations : profiles;
  const table = countGroups(economy) * BigInt(bundles.length * n);
  const lottery = stepsOfLottery(economy);
  return (
    BigInt(R) *
    (profiles * mates + differing * (table + messages * BigInt(prices.length)) + messages * lottery)
  );
};
