/**
 * Properties over all messages at once: every situation in which a trader's turn may come is visited, and every bundle that
 * she may announce is tried in it.
 *
 * A situation is what is left of each commodity before a turn, and whether all so far were served. It decides about the
 * rest:
 *
 * - If all so far were served, what is left is the supply less their demands, which is what n̄ and n̲ ask about at this
 *   turn. About earlier turns they asked before. Demands of later traders only lower what is left, so they do not lift n̄ to
 *   this turn; here later traders announce nothing.
 * - If somebody was not served, nobody behind her is.
 *
 * Since announcements may be anything, what holds for every bundle in every situation holds for all messages.
 */
import { numbersKey } from '../kernel/keys.js';
import { range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import { productOfSteps } from '../kernel/steps.js';
import type { Market, Vector } from './market.js';
import { sumOf } from './market.js';
import type { RationingRule } from './rationing.js';
import { rule1, rule2 } from './rationing.js';

/** What was visited. */
export interface VisitCounts {
  /** The different supplies that a group may own. */
  readonly groupSupplies: number;
  /** The situations, those behind the last turn among them. */
  states: number;
  /** The bundles tried. */
  turns: number;
}

/** What was found in the situations visited. */
export interface Findings {
  readonly counts: VisitCounts;
  /** (ii): what a trader gets who is not served does not depend on what she announces. */
  amountIsFixed: boolean;
  /** (iii): whether a trader is served does not depend on what she announces. */
  acceptanceIsFixed: boolean;
  /** (2): all amounts lie in 0..l, and nothing is left behind the last turn. */
  clears: boolean;
  /** The number of turns, in the line of everybody, at which the trader is served in every situation. */
  alwaysServed: number;
  /** Whether the next trader is served depends, in some situation, on what a trader announces. */
  nextAcceptanceVaries: boolean;
}

/** A situation, and an example of how it is reached. */
interface Situation {
  /** The supply with which the line began. */
  readonly supply: Vector;
  /** What the traders before this turn announced. */
  readonly announced: readonly Vector[];
  /** What is left before this turn. */
  readonly left: Vector;
}

/** A line of traders under a rule. */
interface Line {
  readonly length: number;
  readonly rule: RationingRule;
  /** The supplies with which it may begin. */
  readonly supplies: readonly Vector[];
}

/** What may happen in a situation, over all bundles that the trader may announce. */
interface Outcomes {
  /** Whether she is served. */
  readonly acceptances: Set<boolean>;
  /** Whether the next trader is served. */
  readonly nextAcceptances: Set<boolean>;
  /** The keys of what she gets when she is not served. */
  readonly residuals: Set<string>;
}

/**
 * Tries every bundle in a situation.
 *
 * @param next receives the situations that follow, each by its own key.
 */
const tryBundles = (
  { bundles, cap }: Market,
  { length, rule }: Line,
  turn: number,
  { supply, announced, left }: Situation,
  next: Map<string, Situation>,
  findings: Findings,
): Outcomes => {
  const outcomes: Outcomes = {
    acceptances: new Set(),
    nextAcceptances: new Set(),
    residuals: new Set(),
  };
  const behind = range(length - turn).map(() => bundles[0]!);
  for (const bundle of bundles) {
    findings.counts.turns += 1;
    const line = [...announced, bundle];
    const { served, amounts } = rule(cap, supply, [...line, ...behind]);
    const amount = amounts[turn - 1]!;
    const isServed = turn <= served;
    outcomes.acceptances.add(isServed);
    if (turn < length) outcomes.nextAcceptances.add(turn < served);
    if (!isServed) outcomes.residuals.add(numbersKey(amount));
    findings.clears &&= amount.every((a) => a >= 0 && a <= cap);
    const rest = left.map((available, h) => available - amount[h]!);
    next.set(numbersKey([...rest, isServed ? 1 : 0]), { supply, announced: line, left: rest });
  }
  return outcomes;
};

/** Visits every situation in a line, turn by turn. */
function* visitLine(market: Market, line: Line, findings: Findings): Pausable<void> {
  let situations: readonly Situation[] = line.supplies.map((supply) => ({
    supply,
    announced: [],
    left: supply,
  }));
  for (let turn = 1; turn <= line.length; turn += 1) {
    findings.counts.states += situations.length;
    const next = new Map<string, Situation>();
    let isAlwaysServed = true;
    for (const situation of situations) {
      yield;
      const outcomes = tryBundles(market, line, turn, situation, next, findings);
      findings.acceptanceIsFixed &&= outcomes.acceptances.size === 1;
      findings.amountIsFixed &&= outcomes.residuals.size <= 1;
      findings.nextAcceptanceVaries ||= outcomes.nextAcceptances.size > 1;
      isAlwaysServed &&= !outcomes.acceptances.has(false);
    }
    if (isAlwaysServed && line.length === market.endowments.length) findings.alwaysServed += 1;
    situations = [...next.values()];
  }
  findings.counts.states += situations.length;
  findings.clears &&= situations.every(({ left }) => left.every((amount) => amount === 0));
}

/** The supplies that groups of n traders may own. */
export const groupSupplies = ({ endowments, groupSize }: Market): readonly Vector[] => {
  // For each size up to n what groups of the traders so far may own, each supply by its own key.
  const owned = range(groupSize + 1).map(() => new Map<string, Vector>());
  const nothing = endowments[0]!.map(() => 0);
  owned[0]!.set('', nothing);
  for (const endowment of endowments)
    for (let size = groupSize - 1; size >= 0; size -= 1)
      for (const supply of owned[size]!.values()) {
        const sum = sumOf([supply, endowment]);
        owned[size + 1]!.set(numbersKey(sum), sum);
      }
  return [...owned[groupSize]!.values()];
};

/** Visits every situation in a group. @paper Rules 1 and 3 */
export function* visitGroups(market: Market): Pausable<Findings> {
  const supplies = groupSupplies(market);
  const findings: Findings = {
    counts: { groupSupplies: supplies.length, states: 0, turns: 0 },
    amountIsFixed: true,
    acceptanceIsFixed: true,
    clears: true,
    alwaysServed: 0,
    nextAcceptanceVaries: false,
  };
  yield* visitLine(market, { length: market.groupSize, rule: rule1, supplies }, findings);
  return findings;
}

/** Visits every situation in a group, and then in the line of everybody. @paper Rules 1 and 2 */
export function* visitBothRules(market: Market): Pausable<Findings> {
  const findings = yield* visitGroups(market);
  const { endowments } = market;
  const everybody = { length: endowments.length, rule: rule2, supplies: [sumOf(endowments)] };
  yield* visitLine(market, everybody, findings);
  return findings;
}

/** An upper bound on the steps of either visit: every turn, every amount left there, every bundle, down the line. */
export const maxStepsOfVisits = ({ endowments, bundleCount }: Market): bigint => {
  const amountsLeft = productOfSteps(4n, ...sumOf(endowments).map((supply) => supply + 1));
  return productOfSteps(amountsLeft, endowments.length ** 2, bundleCount);
};
