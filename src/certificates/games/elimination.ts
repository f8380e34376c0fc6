/**
 * Elimination by rounds, from the definitions: in every round each strategy that is eliminated is dominated by what the
 * certificate names, and no strategy that survives is dominated by anything.
 */
import * as Q from '../../exact/rational.js';
import type { Decision, Relation } from '../kernel/decision.js';
import { readRelation } from '../kernel/decision.js';
import type { Dominance } from '../kernel/dominance.js';
import { firstPureDominator, mixtureText, readDominator } from '../kernel/dominance.js';
import { EntriesInOrder } from '../kernel/entries-in-order.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import { readSurvival } from '../kernel/survival.js';
import type { OpponentProfile, Remaining } from './agent.js';
import { agentText, decisionOf } from './agent.js';
import type { Game } from './game.js';

/** A dominance relation, and for how many rounds at most it is applied. */
export interface Elimination extends Relation {
  /** Infinity if it is applied until a round finds nothing. */
  readonly maxRounds: number;
}

/** Reads by which relation a certificate eliminates. */
export const readElimination = (stated: Statement): Elimination => {
  stated.allowOnly(['comparison', 'dominators', 'rounds']);
  const rounds = stated.field('rounds');
  const maxRounds = rounds.value === 'all' ? Infinity : rounds.integer(1, 999_999_999);
  return { ...readRelation(stated), maxRounds };
};

/** The difference that a dominator makes against one profile of the opponents. */
const gainAt = (
  { utility }: Decision<OpponentProfile>,
  { dominator }: Dominance,
  strategy: number,
  profile: OpponentProfile,
) => {
  const theirs = dominator.map(({ action, weight }) => Q.mul(weight, utility(action, profile)));
  return Q.sub(Q.sum(theirs), utility(strategy, profile));
};

/**
 * Checks one elimination: the dominator, its margin, a profile at which the margin is attained and, unless dominance is
 * strict, one at which there is a gain. Of several such profiles any may be stated.
 */
const eliminationText = (
  decision: Decision<OpponentProfile>,
  relation: Relation,
  strategy: number,
  stated: Statement,
): { readonly [field: string]: Json } => {
  const dominance = readDominator(decision, relation, strategy, stated.field('by'));
  const { margin, gains, dominator } = dominance;
  const readAt = (field: string): OpponentProfile => decision.readProfile(stated.field(field), strategy);

  const attainedAt = readAt('attainedAt');
  const isAttained = Q.equals(gainAt(decision, dominance, strategy, attainedAt), margin);
  stated.field('attainedAt').require(isAttained, 'the margin is not attained there');
  const text = {
    strategy: decision.actions[strategy]!,
    by: mixtureText(decision, dominator),
    margin: Q.show(margin),
    attainedAt: decision.profileText(attainedAt, strategy),
  };
  if (relation.comparison === 'strict' || gains.every((gain) => Q.sign(gain) <= 0)) return text;

  const betterAt = readAt('betterAt');
  const isGain = Q.sign(gainAt(decision, dominance, strategy, betterAt)) > 0;
  stated.field('betterAt').require(isGain, 'there is no gain there');
  return { ...text, betterAt: decision.profileText(betterAt, strategy) };
};

/** What a round leaves, and the round as the certificate must state it. */
interface Round {
  readonly remaining: Remaining;
  readonly eliminatesNothing: boolean;
  readonly text: Json;
}

/**
 * Checks one round: agent by agent and strategy by strategy, either it is eliminated, or it survives. Under mixed dominators
 * every survivor has a belief that shows it; under pure ones the checker tries all rivals.
 */
function* checkRound(
  game: Game,
  relation: Relation,
  remaining: Remaining,
  stated: Statement,
): Pausable<Round> {
  const eliminated = new EntriesInOrder(stated.field('eliminated'));
  const survivors = relation.mixed ? new EntriesInOrder(stated.field('standing')) : undefined;
  const eliminations: Json[] = [];
  const survivals: Json[] = [];
  const left: number[][] = [];
  for (const [agent, strategies] of remaining.entries()) {
    const decision = decisionOf(game, remaining, agent);
    const agentFields = agentText(game, agent);
    const kept: number[] = [];
    for (const strategy of strategies) {
      yield;
      const name = decision.actions[strategy]!;
      const subject = { ...agentFields, strategy: name };
      const elimination = eliminated.take(subject);
      if (elimination !== undefined) {
        eliminations.push({
          ...agentFields,
          ...eliminationText(decision, relation, strategy, elimination),
        });
        continue;
      }
      kept.push(strategy);
      if (survivors === undefined) {
        const isUndominated = firstPureDominator(decision, relation.comparison, strategy) === undefined;
        stated.field('eliminated').require(isUndominated, `${agentFields['player']!}’s ${name} is dominated`);
      } else {
        const belief = readSurvival(decision, relation.comparison, strategy, survivors.mustTake(subject));
        survivals.push({ ...subject, ...belief });
      }
    }
    left.push(kept);
  }
  eliminated.requireEnd();
  const text = {
    eliminated: eliminations,
    ...(survivors === undefined ? {} : { standing: survivals }),
  };
  return { remaining: left, eliminatesNothing: eliminations.length === 0, text };
}

/**
 * Derives an elimination round by round. It is complete when a round, listed as the last, eliminates nothing; otherwise it
 * must have as many rounds as it may have. @paper Section 4: S¹, S²
 */
export function* deriveElimination(
  game: Game,
  elimination: Elimination,
  evidence: Statement,
): Pausable<Json> {
  const { players, agents } = game;
  const stated = evidence.field('tests');
  const rounds = stated.list();
  stated.require(rounds.length > 0, 'no round is listed');
  let remaining: Remaining = agents.map(({ player }) => [...players[player]!.strategies.keys()]);
  let complete = false;
  const texts: Json[] = [];
  for (const [number, round] of rounds.entries()) {
    round.require(!complete && number < elimination.maxRounds, 'the elimination ends before this round');
    const checked = yield* checkRound(game, elimination, remaining, round);
    remaining = checked.remaining;
    complete = checked.eliminatesNothing;
    texts.push(checked.text);
  }
  stated.require(complete || rounds.length === elimination.maxRounds, 'the elimination ends too early');
  const surviving = agents.map(({ player }, agent) => ({
    ...agentText(game, agent),
    strategies: remaining[agent]!.map((strategy) => players[player]!.strategies[strategy]!),
  }));
  return { kind: 'elimination', tests: texts, surviving, complete };
}
