/** Certificates about games: what an elimination by rounds removes, and what it leaves. */
import type { Matter } from '../kernel/envelope.js';
import { digestOf } from '../kernel/envelope.js';
import type { Part } from '../kernel/statement.js';
import type { Relation } from './elimination.js';
import { byElimination, readRelation } from './elimination.js';
import type { Game } from './game.js';
import { readGame } from './game.js';

interface Asked {
  readonly game: Game;
  readonly relation: Relation;
}

/**
 * At most so many steps, a step being a payoff looked up or two amounts compared. In every test: what is expected of every
 * strategy against all that the others may do, and every two strategies, twice. Each strategy that falls is compared eight times
 * more; what a belief charges besides is looked up for every strategy.
 */
const stepsOf = ({ game, relation }: Asked, piece: Part): bigint => {
  const { players, seats, typeProfiles } = game;
  const strategies = (player: number) => BigInt(players[player]!.strategies.length);
  const types = BigInt(typeProfiles.length);
  const sizes = seats.map(({ player }) => {
    const others = seats.filter((seat) => seat.player !== player);
    const columns = others.reduce((product, seat) => product * strategies(seat.player), 1n);
    return { own: strategies(player), columns };
  });
  const each = sizes.map(({ own, columns }) => own * columns * (types + 2n * own));
  const most = sizes.map(({ own, columns }) => own * (columns + types)).reduce((a, b) => (a > b ? a : b));
  const tests = piece.field('tests').items();
  const falls = tests.flatMap((test) => test.field('eliminated').items());
  const standing = relation.mixed ? tests.flatMap((test) => test.field('standing').items()) : [];
  const charges = standing.flatMap((one) => one.field('more').items());
  const inAll = BigInt(8 * falls.length + charges.length) * most;
  return BigInt(tests.length) * each.reduce((sum, steps) => sum + steps, 0n) + inAll;
};

/** @paper Section 4: undominated and twice iteratively undominated strategies */
export const games: Matter<Asked> = {
  fields: ['game', 'relation'],
  read: (root) => {
    const game = readGame(root.field('game'));
    root.field('sha256').is(digestOf(root.field('game').value));
    return { game, relation: readRelation(root.field('relation')) };
  },
  kinds: {
    elimination: [
      'elimination',
      stepsOf,
      'In every test: every dominator, and that nothing that stands is dominated.',
      function* ({ game, relation }, piece, verdict) {
        verdict.is('proved');
        return yield* byElimination(game, relation, piece);
      },
    ],
  },
  trusted: 'That this game is the one that is meant.',
};
