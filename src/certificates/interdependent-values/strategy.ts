/** Strategies in G**, and what they announce. */
import { jsonKey, numbersKey } from '../kernel/keys.js';
import { isSameList } from '../kernel/lists.js';
import type { Statement } from '../kernel/statement.js';
import type { Demand } from '../market/market.js';
import { readDemand } from '../market/market.js';
import type { InterdependentEconomy } from './economy.js';
import { readSignal } from './economy.js';

/** A stage at which first announcements have been heard. Second and third announcements are made there. */
export type ReplyStage = 2 | 3;

/** Conditions under which a reply announces something; those that are undefined are not asked. */
interface ReplyCase {
  /** The trader's own signal. */
  readonly signal: number | undefined;
  /** Exactly what is heard, in the paper's order. */
  readonly observes: readonly Demand[] | undefined;
  /** A demand function that is heard from somebody. */
  readonly includes: Demand | undefined;
  readonly announce: Demand;
}

/** An announcement that depends on what is heard: that of the first case that applies, or else the default. */
interface Reply {
  readonly cases: readonly ReplyCase[];
  readonly otherwise: Demand;
}

/** A strategy. @paper Section 4: s_i */
export interface Strategy {
  /** The first announcement, by signal. */
  readonly first: readonly Demand[];
  readonly second: Reply;
  readonly third: Reply;
}

const readCase = (economy: InterdependentEconomy, stated: Statement): ReplyCase => {
  stated.allowOnly(['signal', 'observes', 'includes', 'announce']);
  const observes = stated.has('observes') ? stated.field('observes').list() : undefined;
  return {
    signal: stated.has('signal') ? readSignal(economy, stated.field('signal')) : undefined,
    observes: observes?.map((heard) => readDemand(economy, heard)),
    includes: stated.has('includes') ? readDemand(economy, stated.field('includes')) : undefined,
    announce: readDemand(economy, stated.field('announce')),
  };
};

const readReply = (economy: InterdependentEconomy, stated: Statement): Reply => {
  stated.allowOnly(['default', 'when']);
  const cases = stated.field('when').list();
  return {
    otherwise: readDemand(economy, stated.field('default')),
    cases: cases.map((one) => readCase(economy, one)),
  };
};

const readStrategy = (economy: InterdependentEconomy, stated: Statement): Strategy => {
  stated.allowOnly(['first', 'second', 'third']);
  const first = stated.field('first');
  first.allowOnly(economy.signals);
  return {
    first: economy.signals.map((signal) => readDemand(economy, first.field(signal))),
    second: readReply(economy, stated.field('second')),
    third: readReply(economy, stated.field('third')),
  };
};

/** Reads a strategy of each trader; strategies that are written alike are one object. */
export const readStrategies = (economy: InterdependentEconomy, stated: Statement): readonly Strategy[] => {
  const known = new Map<string, Strategy>();
  return stated.list(economy.endowments.length).map((one) => {
    const key = jsonKey(one.json());
    const strategy = known.get(key) ?? readStrategy(economy, one);
    known.set(key, strategy);
    return strategy;
  });
};

/** The demand functions that strategies announce first, or that their replies mention. */
export const mentionedDemands = (strategies: readonly Strategy[]): readonly Demand[] => {
  const all = strategies.flatMap(({ first, second, third }) => {
    const cases = [...second.cases, ...third.cases];
    const heard = cases.flatMap(({ observes, includes }) => [
      ...(observes ?? []),
      ...(includes === undefined ? [] : [includes]),
    ]);
    return [...first, ...heard];
  });
  return [...new Map(all.map((demand) => [numbersKey(demand), demand])).values()];
};

const applies = (one: ReplyCase, signal: number, heard: readonly Demand[]): boolean => {
  const { observes, includes } = one;
  const isObserved =
    observes === undefined ||
    (observes.length === heard.length && observes.every((demand, j) => isSameList(demand, heard[j]!)));
  const isIncluded = includes === undefined || heard.some((demand) => isSameList(demand, includes));
  return (one.signal ?? signal) === signal && isObserved && isIncluded;
};

/** What a strategy announces second or third, given the trader's signal and what she heard. */
export const replyOf = (
  strategy: Strategy,
  stage: ReplyStage,
  signal: number,
  heard: readonly Demand[],
): Demand => {
  const { cases, otherwise } = stage === 2 ? strategy.second : strategy.third;
  return cases.find((one) => applies(one, signal, heard))?.announce ?? otherwise;
};
