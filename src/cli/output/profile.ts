/**
 * A strategy profile in words: what each trader announces first, second and third, and upon hearing what.
 */
import type { CaseEvidence, RuleEvidence, StrategyEvidence } from '../../formats/json/strategy-parts.js';
import { namesOrNobody } from './counts.js';
import type { Table } from './tables/table.js';
import { words } from './tables/table.js';

/** A demand function as evidence holds it: a bundle for each price, in grid order. */
type Demand = ReadonlyArray<readonly number[]>;

const bundle = (amounts: readonly number[]): string =>
  amounts.length > 1 ? `(${amounts.join(', ')})` : amounts.join(', ');

const announcement = (demand: Demand): string => `(${demand.map(bundle).join(', ')})`;

/** `(2, 0)` where all signals announce the same, else `low: (2, 0); high: (2, 1)`. */
const firstWords = (first: StrategyEvidence['first']): string => {
  const bySignal = Object.entries(first).map(([signal, demand]) => [signal, announcement(demand)] as const);
  return new Set(bySignal.map(([, shown]) => shown)).size === 1
    ? bySignal[0]![1]
    : bySignal.map(([signal, shown]) => `${signal}: ${shown}`).join('; ');
};

const caseWords = ({ signal, includes, observes, announce }: CaseEvidence): string => {
  const conditions = [
    ...(signal === undefined ? [] : [`with signal ${signal}`]),
    ...(includes === undefined ? [] : [`if ${announcement(includes)} was heard`]),
    ...(observes === undefined ? [] : [`after hearing ${observes.map(announcement).join(', ')}`]),
  ];
  return `${announcement(announce)} ${conditions.join(' and ')}`;
};

/** What a case that names exactly what is heard hears, in its order, and its signal and reply, alike where they are the same. */
interface ExactCase {
  readonly heard: readonly string[];
  readonly reply: string;
}

const exactCase = ({ signal, observes, includes, announce }: CaseEvidence): ExactCase | undefined =>
  observes !== undefined && includes === undefined
    ? { heard: observes.map(announcement), reply: JSON.stringify([signal, announce]) }
    : undefined;

/** In how many orders a list can be heard. */
const countOrders = (heard: readonly string[]): number => {
  const counts = new Map<string, number>();
  let ways = 1;
  heard.forEach((each, place) => {
    const count = (counts.get(each) ?? 0) + 1;
    counts.set(each, count);
    ways = (ways * (place + 1)) / count;
  });
  return Math.round(ways);
};

/** Whether at most one of the cases can apply, so that their order does not matter. */
const areExclusive = (cases: readonly CaseEvidence[]): boolean =>
  cases.every((one) => exactCase(one) !== undefined && one.signal !== undefined) &&
  new Set(cases.map(({ signal, observes }) => JSON.stringify([signal, observes]))).size === cases.length;

/** Cases in words; those that differ in the order of what is heard only, and are all there, are written once. */
const casesWords = (cases: readonly CaseEvidence[]): readonly string[] => {
  if (!areExclusive(cases)) return cases.map(caseWords);
  const done = new Set<CaseEvidence>();
  return cases.flatMap((one) => {
    if (done.has(one)) return [];
    done.add(one);
    const own = exactCase(one);
    if (own === undefined) return [caseWords(one)];
    const sorted = [...own.heard].sort().join(';');
    const alike = cases.filter((other) => {
      const theirs = exactCase(other);
      return theirs?.reply === own.reply && [...theirs.heard].sort().join(';') === sorted;
    });
    const distinct = new Set(alike.map((other) => exactCase(other)!.heard.join(';'))).size;
    if (distinct === 1 || distinct !== countOrders(own.heard)) return [caseWords(one)];
    alike.forEach((other) => done.add(other));
    return [`${caseWords(one)} in any order`];
  });
};

const ruleWords = (rule: RuleEvidence): string => {
  const otherwise = announcement(rule.default);
  return rule.when.length === 0 ? otherwise : `${casesWords(rule.when).join('; ')}; otherwise ${otherwise}`;
};

/**
 * A profile as a table; traders with the same strategy share a row.
 *
 * @param profile the strategies, in trader order.
 * @param names the traders' names, in the same order.
 */
export const profileTable = (profile: readonly StrategyEvidence[], names: readonly string[]): Table => {
  const alike = new Map<string, { readonly who: string[]; readonly strategy: StrategyEvidence }>();
  profile.forEach((strategy, trader) => {
    const key = JSON.stringify(strategy);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { who: [names[trader]!], strategy });
    else same.who.push(names[trader]!);
  });
  return {
    caption: 'The strategies of the counterexample: demand functions are bundles in grid order',
    columns: [words('Who'), words('First'), words('Second'), words('Third')],
    rows: [...alike.values()].map(({ who, strategy }) => [
      namesOrNobody(who),
      firstWords(strategy.first),
      ruleWords(strategy.second),
      ruleWords(strategy.third),
    ]),
  };
};
