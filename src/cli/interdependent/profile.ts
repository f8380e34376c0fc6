/**
 * A strategy profile in words: what each trader announces first, second and third, and upon hearing what. Read from the
 * plain data of a counterexample, which is the content of a strategies file.
 */
import type { Data } from '../../claims/finding.js';
import { listed } from '../counts.js';
import type { Table } from '../tables/table.js';
import { words } from '../tables/table.js';

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

const ruleWords = (data: Data | undefined): string => {
  if (!isFields(data)) return announcement(data);
  const when = Array.isArray(data['when']) ? (data['when'] as readonly Data[]).filter(isFields) : [];
  const otherwise = announcement(data['default']);
  return when.length === 0 ? otherwise : `${when.map(caseWords).join('; ')}; otherwise ${otherwise}`;
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
      listed(who),
      firstWords(strategy['first']),
      ruleWords(strategy['second']),
      ruleWords(strategy['third']),
    ]),
  };
};
