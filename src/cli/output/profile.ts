/**
 * A strategy profile in words: what each trader announces first, second and third, and upon hearing what.
 */
import { bundleText } from '../../claims/notation.js';
import { multinomial } from '../../exact/counts.js';
import type { CaseEvidence, RuleEvidence, StrategyEvidence } from '../../formats/json/strategy-parts.js';
import { namesOrNobody } from './counts.js';
import type { Table } from './tables/table.js';
import { words } from './tables/table.js';

/** A demand function as bundles in grid order: `(2, 0)`. */
const demandWords = (demand: CaseEvidence['announce']): string => `(${demand.map(bundleText).join(', ')})`;

/** `(2, 0)` where all signals announce the same, else `low: (2, 0); high: (2, 1)`. */
const firstWords = (first: StrategyEvidence['first']): string => {
  const announced = Object.entries(first).map(([signal, demand]) => ({
    signal,
    demand: demandWords(demand),
  }));
  return new Set(announced.map(({ demand }) => demand)).size === 1
    ? announced[0]!.demand
    : announced.map(({ signal, demand }) => `${signal}: ${demand}`).join('; ');
};

const caseWords = ({ signal, observes, includes, announce }: CaseEvidence): string => {
  const conditions = [
    ...(signal === undefined ? [] : [`with signal ${signal}`]),
    ...(includes === undefined ? [] : [`if ${demandWords(includes)} was heard`]),
    ...(observes === undefined ? [] : [`after hearing ${observes.map(demandWords).join(', ')}`]),
  ];
  return `${demandWords(announce)} ${conditions.join(' and ')}`;
};

/** In how many orders a list can be heard. */
const orderings = (heard: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const each of heard) counts.set(each, (counts.get(each) ?? 0) + 1);
  return Number(multinomial([...counts.values()]));
};

/** A case that applies to one signal and one list that is heard, and to nothing else. */
interface ExactCase {
  readonly signal: string;
  /** What is heard, in order, each demand function in words. */
  readonly heard: readonly string[];
  readonly whole: CaseEvidence;
}

/** The cases, if each is exact and no two apply together, so that their order does not matter. */
const exclusiveCases = (cases: readonly CaseEvidence[]): readonly ExactCase[] | undefined => {
  const exact = cases.flatMap((whole): readonly ExactCase[] =>
    whole.signal === undefined || whole.observes === undefined || whole.includes !== undefined
      ? []
      : [{ signal: whole.signal, heard: whole.observes.map(demandWords), whole }],
  );
  const different = new Set(exact.map(({ signal, heard }) => JSON.stringify([signal, heard])));
  return different.size === cases.length ? exact : undefined;
};

/** What two exact cases share that differ in the order of what is heard only. */
const anyOrderKey = ({ signal, heard, whole }: ExactCase): string =>
  JSON.stringify([signal, whole.announce, [...heard].sort()]);

/** Cases in words; those that differ in the order of what is heard only, and are all there, are one. */
const casesWords = (cases: readonly CaseEvidence[]): readonly string[] => {
  const exact = exclusiveCases(cases);
  if (exact === undefined) return cases.map(caseWords);
  const alike = new Map<string, ExactCase[]>();
  for (const each of exact) alike.set(anyOrderKey(each), [...(alike.get(anyOrderKey(each)) ?? []), each]);
  return exact.flatMap((each) => {
    const group = alike.get(anyOrderKey(each))!;
    if (group.length === 1 || group.length !== orderings(each.heard)) return [caseWords(each.whole)];
    return each === group[0] ? [`${caseWords(each.whole)} in any order`] : [];
  });
};

const ruleWords = (rule: RuleEvidence): string => {
  const otherwise = demandWords(rule.default);
  return rule.when.length === 0 ? otherwise : `${casesWords(rule.when).join('; ')}; otherwise ${otherwise}`;
};

/**
 * A profile as a table; traders with the same strategy share a row.
 *
 * @param profile The strategies in trader order.
 * @param names The names of the traders, in the same order.
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
