/**
 * A strategy profile in words: what each trader announces first, second and third, and upon hearing what. Read from the
 * plain data of a counterexample, which is the content of a strategies file.
 */
import type { Data } from '../../claims/finding.js';
import { namesOrNobody } from './counts.js';
import type { Table } from './tables/table.js';
import { words } from './tables/table.js';

type Fields = { readonly [key: string]: Data | undefined };

const isFields = (data: Data | undefined): data is Fields =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

const bundle = (data: Data): string =>
  Array.isArray(data) && data.length > 1 ? `(${data.join(', ')})` : String(data);

const announcement = (data: Data | undefined): string =>
  Array.isArray(data) ? `(${data.map((each) => bundle(each as Data)).join(', ')})` : String(data);

/** `(2, 0)` where all signals say the same, else `low: (2, 0); high: (2, 1)`. */
const firstWords = (data: Data | undefined): string => {
  if (!isFields(data)) return announcement(data);
  const said = Object.entries(data).map(([signal, demand]) => [signal, announcement(demand)] as const);
  return new Set(said.map(([, shown]) => shown)).size === 1
    ? said[0]![1]
    : said.map(([signal, shown]) => `${signal}: ${shown}`).join('; ');
};

const caseWords = (data: Fields): string => {
  const conditions = [
    ...(data['signal'] === undefined ? [] : [`with signal ${String(data['signal'])}`]),
    ...(data['includes'] === undefined ? [] : [`if ${announcement(data['includes'])} was heard`]),
    ...(Array.isArray(data['observes'])
      ? [`after hearing ${data['observes'].map((each) => announcement(each as Data)).join(', ')}`]
      : []),
  ];
  return `${announcement(data['announce'])} ${conditions.join(' and ')}`;
};

/** What an exact case hears, in an order of its own, and what else makes it a case: alike for those that say the same. */
const heardOf = (data: Fields): { readonly heard: readonly string[]; readonly said: string } | undefined =>
  Array.isArray(data['observes']) && data['includes'] === undefined
    ? {
        heard: data['observes'].map((each) => announcement(each as Data)),
        said: JSON.stringify([data['signal'], data['announce']]),
      }
    : undefined;

/** In how many orders a list can be heard. */
const orderings = (heard: readonly string[]): number => {
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
const exclude = (cases: readonly Fields[]): boolean =>
  cases.every((data) => heardOf(data) !== undefined && data['signal'] !== undefined) &&
  new Set(cases.map((data) => JSON.stringify([data['signal'], data['observes']]))).size === cases.length;

/** Cases in words; those that differ in the order of what is heard only, and are all there, are said once. */
const casesWords = (cases: readonly Fields[]): readonly string[] => {
  if (!exclude(cases)) return cases.map(caseWords);
  const done = new Set<Fields>();
  return cases.flatMap((data) => {
    if (done.has(data)) return [];
    done.add(data);
    const own = heardOf(data);
    if (own === undefined) return [caseWords(data)];
    const sorted = [...own.heard].sort();
    const alike = cases.filter((other) => {
      const theirs = heardOf(other);
      return theirs?.said === own.said && [...theirs.heard].sort().join(';') === sorted.join(';');
    });
    const distinct = new Set(alike.map((other) => heardOf(other)!.heard.join(';'))).size;
    if (distinct === 1 || distinct !== orderings(own.heard)) return [caseWords(data)];
    alike.forEach((other) => done.add(other));
    return [`${caseWords(data)} in any order`];
  });
};

const ruleWords = (data: Data | undefined): string => {
  if (!isFields(data)) return announcement(data);
  const when = Array.isArray(data['when']) ? (data['when'] as readonly Data[]).filter(isFields) : [];
  const otherwise = announcement(data['default']);
  return when.length === 0 ? otherwise : `${casesWords(when).join('; ')}; otherwise ${otherwise}`;
};

/** The first profile of strategies in some data, wherever it lies; undefined if there is none. */
export const profileIn = (data: Data | undefined): readonly Data[] | undefined => {
  if (Array.isArray(data)) {
    for (const each of data as readonly Data[]) {
      const found = profileIn(each);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isFields(data)) return undefined;
  const strategies = data['strategies'];
  if (Array.isArray(strategies) && strategies.every((each) => isFields(each as Data)))
    return strategies as readonly Data[];
  return profileIn(Object.values(data).filter((each): each is Data => each !== undefined));
};

/** A profile as a table; traders who play alike share a row. */
export const profileTable = (profile: readonly Data[], names: readonly string[]): Table => {
  const alike = new Map<string, { readonly who: string[]; readonly strategy: Fields }>();
  profile.forEach((strategy, trader) => {
    if (!isFields(strategy)) return;
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
      firstWords(strategy['first']),
      ruleWords(strategy['second']),
      ruleWords(strategy['third']),
    ]),
  };
};
