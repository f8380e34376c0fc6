/** Certificates about games: what an elimination by rounds removes, and what it leaves. */
import type { Matter } from '../checker/certificate.js';
import { digestOf } from '../checker/certificate.js';
import type { Part } from '../checker/statement.js';
import type { Relation } from './elimination.js';
import { byElimination, readRelation } from './elimination.js';
import type { Game } from './game.js';
import { readGame } from './game.js';

interface Asked {
  readonly game: Game;
  readonly relation: Relation;
}

/** At most so many steps: in every test every two strategies of every seat, against all that the others may do. */
const stepsOf = ({ game }: Asked, piece: Part): bigint => {
  const { players, seats, typeProfiles } = game;
  const strategies = (player: number) => BigInt(players[player]!.strategies.length);
  const each = seats.map(({ player }) => {
    const others = seats.filter((seat) => seat.player !== player);
    const columns = others.reduce((product, seat) => product * strategies(seat.player), 1n);
    return strategies(player) ** 2n * columns * BigInt(typeProfiles.length);
  });
  // A strategy that falls is compared three times more, once in all.
  return BigInt(piece.field('tests').items().length + 3) * each.reduce((sum, steps) => sum + steps, 0n);
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
