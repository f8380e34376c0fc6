/**
 * The others as one trader meets them: classes of traders who own and do the same, and within a class the behaviours
 * that their signals may give them.
 */
import type { Demand } from '../../../market/demand.js';
import type { Market } from '../../../market/market.js';
import type { Plan } from '../strategy.js';

/** What one of the others may turn out to be. `evidence` numbers the set of signals that make her so. */
export interface Behaviour {
  readonly plan: Plan;
  readonly signal: number;
  readonly endowment: readonly number[];
  readonly evidence: number;
  readonly first: Demand;
}

/** Traders with the same plan and endowment. */
export interface OpponentClass {
  readonly count: number;
  readonly behaviours: readonly Behaviour[];
}

/** The others of one trader. */
export interface Opponents {
  readonly classes: readonly OpponentClass[];
  readonly evidence: ReadonlyArray<readonly number[]>;
}

/** Sorts the other traders into classes. */
export const opponentsOf = (market: Market, plans: readonly Plan[], trader: number): Opponents => {
  const evidence: number[][] = [];
  const evidenceNumber = (signals: readonly number[]): number => {
    const key = signals.join();
    const known = evidence.findIndex((set) => set.join() === key);
    return known >= 0 ? known : evidence.push([...signals]) - 1;
  };
  const classes: { plan: Plan; endowment: readonly number[]; count: number }[] = [];
  plans.forEach((plan, other) => {
    if (other === trader) return;
    const endowment = market.endowments[other]!;
    const known = classes.find((c) => c.plan === plan && c.endowment.every((e, h) => e === endowment[h]!));
    if (known === undefined) classes.push({ plan, endowment, count: 1 });
    else known.count += 1;
  });
  return {
    classes: classes.map(({ plan, endowment, count }) => ({
      count,
      behaviours: [...new Set(plan.alike)].map((signal) => ({
        plan,
        signal,
        endowment,
        evidence: evidenceNumber(plan.alike.flatMap((least, s) => (least === signal ? [s] : []))),
        first: plan.first[signal]!,
      })),
    })),
    evidence,
  };
};

/** How many (arrangement, behaviour) lists there are with the trader herself among them: the leaves of the fast walk. */
export const countArrangements = ({ classes }: Opponents): bigint => {
  let total = 1n;
  let placed = 1n;
  for (const { count, behaviours } of classes)
    for (let j = 1n; j <= BigInt(count); j += 1n) {
      placed += 1n;
      total = (total * placed * BigInt(behaviours.length)) / j;
    }
  return total;
};
