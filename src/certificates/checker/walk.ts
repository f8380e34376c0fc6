/**
 * Properties over all messages at once: a walk through every situation in which a trader's turn may come.
 *
 * A situation is: how many turns were taken, what is left of each commodity, and whether all so far were served. It
 * decides what the rest may get: when all so far were served, what is left is the supply less their demands, which is all
 * that n̄ and n̲ ask at this turn and later (at earlier turns they asked it before); when somebody was not, nobody
 * after her is. Demands of those who come later can only lower what is left then, and so do not lift n̄ to this turn;
 * they are put as nothing. Announcements may be anything, so every bundle is tried in every situation.
 */
import type { Economy, Vector } from './economy.js';
import { total } from './economy.js';
import { rule1, rule2 } from './rules.js';

/** How far a check is. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** A check in steps, of which each tells how far it is. */
export type Steps<A> = Generator<Progress, A, void>;

/** What a walk went through, and what it found of the properties. */
export interface Walk {
  /** Situations, those after the last turn among them. */
  readonly situations: number;
  /** Situations times bundles announced in them. */
  readonly turns: number;
  /** (ii): who is not served gets an amount that her announcement does not move. */
  readonly amountIsFixed: boolean;
  /** (iii): whether she is served is not moved by her announcement. */
  readonly acceptanceIsFixed: boolean;
  /** (2): amounts lie in 0..l, and nothing is left after the last turn. */
  readonly clears: boolean;
  /** The turns (from 1) at which one is served in every situation. */
  readonly alwaysServed: readonly number[];
}

interface Situation {
  readonly supply: Vector;
  /** Announcements that lead here. */
  readonly announced: readonly Vector[];
  readonly left: Vector;
}

/** Walks through the situations of lines of a length that own one of these supplies. */
function* walkLine(
  { bundles, l }: Economy,
  length: number,
  supplies: readonly Vector[],
  rule: typeof rule1,
): Steps<Walk> {
  const nothing = bundles[0]!;
  let here: readonly Situation[] = supplies.map((supply) => ({ supply, announced: [], left: supply }));
  let situations = here.length;
  let turns = 0;
  const found = { amountIsFixed: true, acceptanceIsFixed: true, clears: true };
  const alwaysServed: number[] = [];
  for (let turn = 1; turn <= length; turn += 1) {
    const next = new Map<string, Situation>();
    let always = true;
    for (const { supply, announced, left } of here) {
      if (turns % 4096 < bundles.length) yield { label: 'situations', done: turn, total: length };
      const served = new Set<boolean>();
      const refused = new Set<string>();
      for (const bundle of bundles) {
        turns += 1;
        const behind = Array.from({ length: length - turn }, () => nothing);
        const result = rule(l, supply, [...announced, bundle, ...behind]);
        const amount = result.amounts[turn - 1]!;
        const isServed = turn <= result.served;
        served.add(isServed);
        if (!isServed) refused.add(amount.join());
        if (amount.some((a) => a < 0 || a > l)) found.clears = false;
        const rest = left.map((have, h) => have - amount[h]!);
        const key = `${rest.join()} ${String(isServed)}`;
        if (!next.has(key)) next.set(key, { supply, announced: [...announced, bundle], left: rest });
      }
      if (served.size > 1) found.acceptanceIsFixed = false;
      if (refused.size > 1) found.amountIsFixed = false;
      if (served.has(false)) always = false;
    }
    if (always) alwaysServed.push(turn);
    here = [...next.values()];
    situations += here.length;
  }
  if (here.some(({ left }) => left.some((amount) => amount !== 0))) found.clears = false;
  return { situations, turns, ...found, alwaysServed };
}

/** The supplies that groups of n traders may own. */
export const groupSupplies = ({ endowments, n }: Economy): readonly Vector[] => {
  const owned = Array.from({ length: n + 1 }, () => new Map<string, Vector>());
  const nothing = endowments[0]!.map(() => 0);
  owned[0]!.set(nothing.join(), nothing);
  for (const endowment of endowments)
    for (let size = n - 1; size >= 0; size -= 1)
      for (const supply of owned[size]!.values()) {
        const sum = total([supply, endowment]);
        owned[size + 1]!.set(sum.join(), sum);
      }
  return [...owned[n]!.values()];
};

/** The walks of the two rules, and what they share. */
export interface Walks {
  readonly supplies: number;
  readonly situations: number;
  readonly turns: number;
  readonly rule1: Walk;
  readonly rule2: Walk;
}

/** Walks through both rules. */
export function* walkRules(economy: Economy): Steps<Walks> {
  const { endowments, n } = economy;
  const supplies = groupSupplies(economy);
  const first = yield* walkLine(economy, n, supplies, rule1);
  const second = yield* walkLine(economy, endowments.length, [total(endowments)], rule2);
  return {
    supplies: supplies.length,
    situations: first.situations + second.situations,
    turns: first.turns + second.turns,
    rule1: first,
    rule2: second,
  };
}

/** At most so many steps does a walk through both rules take. */
export const stepsOfWalks = ({ endowments, bundles, n }: Economy): bigint => {
  const line = (length: number): bigint => {
    // What `length` traders own at most of each commodity.
    const most = endowments[0]!.map((_, h) =>
      endowments
        .map((e) => e[h]!)
        .sort((a, b) => b - a)
        .slice(0, length)
        .reduce((sum, e) => sum + e, 0),
    );
    const lefts = most.reduce((product, e) => product * BigInt(e + 1), 1n);
    return 2n * BigInt(length) * lefts * BigInt(bundles.length) * BigInt(length);
  };
  return line(n) + line(endowments.length);
};
