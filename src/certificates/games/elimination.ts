/**
 * Elimination by rounds, from the definitions: in every test all that falls is dominated by what it is said to fall to, and
 * nothing that stands is dominated by anything.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { choices } from '../private-values/economy.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';
import type { Game, Joint, Left } from './game.js';
import { othersText, readOthers, seatText } from './game.js';

export type Comparison = 'strict' | 'weak' | 'very-weak';
/** What is eliminated by: which gains make a dominator, whether mixtures may, and for how many rounds at most. */
export interface Relation {
  readonly comparison: Comparison;
  readonly mixed: boolean;
  readonly rounds: number;
}
export const readRelation = (part: Part): Relation => {
  part.only('comparison', 'dominators', 'rounds');
  const [comparison, dominators] = [part.field('comparison'), part.field('dominators')];
  comparison.must(['strict', 'weak', 'very-weak'].includes(comparison.text()), 'this is no comparison');
  dominators.must(['pure', 'mixed'].includes(dominators.text()), 'this must be "pure" or "mixed"');
  const rounds = part.field('rounds').value === 'all' ? Infinity : part.field('rounds').whole(1, 999_999_999);
  return { comparison: comparison.value as Comparison, mixed: dominators.value === 'mixed', rounds };
};

/** Strategies of a seat with their weights. */
type Mixture = ReadonlyArray<readonly [strategy: number, weight: Rational]>;

/** A seat in the game of a test. */
interface Scene {
  /** How many things the others may do. */
  readonly columns: number;
  /** What is expected of a strategy, given the type, against one of them. @paper Section 4: u_i(s, ω_i) */
  readonly utility: (strategy: number, joint: Joint) => Rational;
  /** What is expected of a mixture against each of them, in order; of a strategy worked out once. */
  readonly utilities: (by: Mixture) => readonly Rational[];
}
const pure = (strategy: number): Mixture => [[strategy, Q.one]];
const sceneOf = ({ seats, typeProfiles, payoff, seatAt }: Game, left: Left, seat: number): Scene => {
  const { player, type } = seats[seat]!;
  const mine = typeProfiles.filter(({ types }) => types[player] === type);
  const total = Q.sum(mine.map(({ probability }) => probability));
  const beliefs = mine.map(({ types, probability }) => {
    const there = types.map((t, j) => seatAt(j, t));
    return { types, there, probability: Q.div(probability, total) };
  });
  const utility = (strategy: number, joint: Joint): Rational => {
    const each = beliefs.map(({ types, there, probability }) => {
      const does = there.map((at, j) => (j === player ? strategy : joint[at]!));
      return Q.mul(probability, payoff(player, types, does));
    });
    return Q.sum(each);
  };
  const others = left.map((own, at) => (seats[at]!.player === player ? [0] : own));
  const known = new Map<number, readonly Rational[]>();
  const of = (strategy: number): readonly Rational[] => {
    const row = known.get(strategy) ?? Array.from(choices(others), (joint) => utility(strategy, joint));
    known.set(strategy, row);
    return row;
  };
  const utilities = (by: Mixture): readonly Rational[] => {
    const rows = by.map(([strategy, weight]) => ({ row: of(strategy), weight }));
    if (rows.length === 1) return rows[0]!.row;
    return rows[0]!.row.map((_, c) => Q.sum(rows.map(({ row, weight }) => Q.mul(weight, row[c]!))));
  };
  return { columns: others.reduce((product, own) => product * own.length, 1), utility, utilities };
};

const areEqual = ({ utilities }: Scene, a: number, b: number): boolean => {
  const other = utilities(pure(b));
  return utilities(pure(a)).every((utility, c) => Q.equals(utility, other[c]!));
};

/**
 * Whether a mixture dominates a strategy: strictly, if it gains against everything; weakly, if it loses against nothing and
 * gains against something; very weakly, if it loses against nothing and no strategy in it is payoff-equal, or it is one
 * payoff-equal strategy that comes earlier.
 */
const dominates = (scene: Scene, comparison: Comparison, by: Mixture, over: number): boolean => {
  const [theirs, own] = [scene.utilities(by), scene.utilities(pure(over))];
  if (comparison === 'strict') return theirs.every((utility, c) => Q.lt(own[c]!, utility));
  if (!theirs.every((utility, c) => Q.leq(own[c]!, utility))) return false;
  if (comparison === 'weak') return theirs.some((utility, c) => Q.lt(own[c]!, utility));
  const [[first] = [0]] = by;
  return (by.length === 1 && first < over) || !by.some(([strategy]) => areEqual(scene, strategy, over));
};

/** The game of a test: what is left to each seat; and one of them. */
interface Test {
  readonly game: Game;
  readonly relation: Relation;
  readonly left: Left;
  readonly seat: number;
  readonly scene: Scene;
}

/** What falls to what it is said to fall to, with its smallest gain. */
const fallOf = ({ game, relation, left, seat, scene }: Test, over: number, part: Part): Json => {
  const { comparison, mixed } = relation;
  const { player } = game.seats[seat]!;
  const { strategies } = game.players[player]!;
  const stated = part.field('by');
  const rivals = left[seat]!.filter((strategy) => strategy !== over);
  stated.only(...rivals.map((strategy) => strategies[strategy]!));
  const by = rivals.flatMap((strategy): Mixture => {
    if (!stated.has(strategies[strategy]!)) return [];
    const weight = stated.field(strategies[strategy]!);
    weight.must(Q.sign(weight.rational()) > 0, 'this must be positive');
    return [[strategy, weight.rational()]];
  });
  stated.must(Q.equals(Q.sum(by.map(([, weight]) => weight)), Q.one), 'the weights must sum to 1');
  stated.must(dominates(scene, comparison, by, over), 'this does not dominate');
  const gains = (mixture: Mixture) => {
    const own = scene.utilities(pure(over));
    return scene.utilities(mixture).map((utility, c) => Q.sub(utility, own[c]!));
  };
  const least = (mixture: Mixture) => gains(mixture).reduce(Q.min);
  // Of single strategies that dominate, the first with the largest smallest gain; only where there is none, a mixture.
  const singles = rivals.filter((strategy) => dominates(scene, comparison, pure(strategy), over));
  const margins = singles.map((strategy) => least(pure(strategy)));
  const most = singles[margins.findIndex((margin) => margins.every((other) => !Q.lt(margin, other)))];
  stated.must(
    by.length === 1 ? by[0]![0] === most : mixed && singles.length === 0,
    'another falls due first',
  );
  const margin = least(by);
  const gainAt = (at: Part) => {
    const joint = readOthers(game, player, left, at);
    const each = by.map(([strategy, weight]) => Q.mul(weight, scene.utility(strategy, joint)));
    return Q.sub(Q.sum(each), scene.utility(over, joint));
  };
  const attained = part.field('attainedAt');
  attained.must(Q.equals(gainAt(attained), margin), 'the smallest gain is not attained there');
  const better = comparison !== 'strict' && gains(by).some((gain) => Q.sign(gain) > 0);
  if (better)
    part.field('betterAt').must(Q.sign(gainAt(part.field('betterAt'))) > 0, 'there is no gain there');
  const echo = (at: Part) => othersText(game, player, readOthers(game, player, left, at));
  return {
    ...seatText(game, seat),
    strategy: strategies[over]!,
    by: Object.fromEntries(by.map(([strategy, weight]) => [strategies[strategy]!, Q.show(weight)])),
    margin: Q.show(margin),
    attainedAt: echo(attained),
    ...(better ? { betterAt: echo(part.field('betterAt')) } : {}),
  };
};

/**
 * That no mixture dominates: a belief to which the strategy is a best reply; under weak dominance one that excludes nothing; under
 * very weak dominance one to which it is the only one, but for later strategies that are payoff-equal.
 */
const standingOf = ({ game, relation, left, seat, scene }: Test, own: number, part: Part): Json => {
  const { comparison } = relation;
  const { player } = game.seats[seat]!;
  const { strategies } = game.players[player]!;
  const everywhere = part.field('everywhere').rational();
  const least = comparison === 'weak' ? 1 : 0;
  part.field('everywhere').must(Q.sign(everywhere) >= least, 'this is too little');
  const more = part
    .field('more')
    .items()
    .map((one) => {
      one.only('at', 'weight');
      const weight = one.field('weight').rational();
      one.field('weight').must(Q.sign(weight) > 0, 'this must be positive');
      return { joint: readOthers(game, player, left, one.field('at')), weight };
    });
  const total = Q.add(Q.mul(everywhere, Q.of(scene.columns)), Q.sum(more.map(({ weight }) => weight)));
  part.must(Q.equals(total, Q.one), 'the belief must sum to 1');
  const expected = (strategy: number): Rational => {
    const extra = Q.sum(more.map(({ joint, weight }) => Q.mul(weight, scene.utility(strategy, joint))));
    if (Q.isZero(everywhere)) return extra;
    return Q.add(Q.mul(everywhere, Q.sum(scene.utilities(pure(strategy)))), extra);
  };
  const best = expected(own);
  for (const rival of left[seat]!) {
    if (rival === own) continue;
    const order = Q.compare(expected(rival), best);
    const later = comparison === 'very-weak' && rival > own && areEqual(scene, rival, own);
    const holds = comparison === 'very-weak' ? order < 0 || later : order <= 0;
    part.must(holds, `${strategies[rival]!} is as good a reply`);
  }
  return {
    ...seatText(game, seat),
    strategy: strategies[own]!,
    everywhere: Q.show(everywhere),
    more: more.map(({ joint, weight }) => ({ at: othersText(game, player, joint), weight: Q.show(weight) })),
  };
};

/** Test by test, the last one finding nothing where the elimination is complete. @paper Section 4: S¹, S² */
export function* byElimination(game: Game, relation: Relation, piece: Part): Pausing<Json> {
  const { players, seats } = game;
  const tests = piece.field('tests').items();
  piece.field('tests').must(tests.length > 0, 'nothing was tested');
  let left: Left = seats.map(({ player }) => players[player]!.strategies.map((_, s) => s));
  const seen: Json[] = [];
  let complete = false;
  for (const [k, test] of tests.entries()) {
    test.must(!complete && k < relation.rounds, 'there is no such test: the elimination is over');
    const fallen = test.field('eliminated');
    const stated = fallen.items();
    const witnesses = relation.mixed ? test.field('standing').items() : [];
    const key = (part: Part, seat: number, strategy: number) => {
      const who = { ...seatText(game, seat), strategy: players[seats[seat]!.player]!.strategies[strategy]! };
      return Object.entries(who).every(([name, said]) => part.has(name) && part.field(name).value === said);
    };
    const eliminated: Json[] = [];
    const standing: Json[] = [];
    const next: number[][] = [];
    for (const [seat, own] of left.entries()) {
      const scene = sceneOf(game, left, seat);
      const here: Test = { game, relation, left, seat, scene };
      const kept: number[] = [];
      for (const strategy of own) {
        yield;
        const fall = stated[eliminated.length];
        if (fall !== undefined && key(fall, seat, strategy)) {
          eliminated.push(fallOf(here, strategy, fall));
          continue;
        }
        kept.push(strategy);
        if (relation.mixed) {
          const witness = witnesses[standing.length];
          const isHers = witness !== undefined && key(witness, seat, strategy);
          test.field('standing').must(isHers, 'a witness is missing');
          standing.push(standingOf(here, strategy, witness!));
          continue;
        }
        const isDominator = (s: number) =>
          s !== strategy && dominates(scene, relation.comparison, pure(s), strategy);
        const by = own.find(isDominator);
        const { name, strategies } = players[seats[seat]!.player]!;
        fallen.must(by === undefined, `${name}’s ${strategies[strategy]!} is dominated`);
      }
      next.push(kept);
    }
    fallen.must(stated.length === eliminated.length, 'one of these is not left, or out of order');
    complete = eliminated.length === 0;
    seen.push({ eliminated, ...(relation.mixed ? { standing } : {}) });
    left = next;
  }
  const rounds = complete ? tests.length - 1 : tests.length;
  piece.field('tests').must(complete || rounds === relation.rounds, 'the elimination ends too early');
  const surviving = seats.map(({ player }, seat): Json => {
    const names = left[seat]!.map((s) => players[player]!.strategies[s]!);
    return { ...seatText(game, seat), strategies: names };
  });
  return { kind: 'elimination', tests: seen, surviving, complete };
}
