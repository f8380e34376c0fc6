/** Certificates about games: which strategies an elimination by rounds removes, and which survive. */
import { digestOf } from '../kernel/digest.js';
import type { CertificateType } from '../kernel/envelope.js';
import { certificateFormat, commonTrust, evidenceList, headChecked } from '../kernel/envelope.js';
import type { Statement } from '../kernel/statement.js';
import type { Elimination } from './elimination.js';
import { deriveElimination, readElimination } from './elimination.js';
import type { Game } from './game.js';
import { readGame } from './game.js';

/** A game, and the elimination in it. */
interface EliminationInGame {
  readonly game: Game;
  readonly elimination: Elimination;
}

/**
 * An upper bound on the steps, a step being a payoff looked up or two amounts compared.
 *
 * In every round each agent's strategies are evaluated against all profiles of the opponents, and every two of them are
 * compared twice. Each elimination compares a strategy eight times more. Each profile that a belief lists is looked up for
 * every strategy.
 */
const maxSteps = ({ game, elimination }: EliminationInGame, evidence: Statement): bigint => {
  const { players, agents, typeProfiles } = game;
  const strategyCount = (player: number): bigint => BigInt(players[player]!.strategies.length);
  const typeProfileCount = BigInt(typeProfiles.length);
  const sizes = agents.map(({ player }) => {
    const opponents = agents.filter((agent) => agent.player !== player);
    const profiles = opponents.reduce((count, agent) => count * strategyCount(agent.player), 1n);
    return { strategies: strategyCount(player), profiles };
  });
  const perRound = sizes.map(
    ({ strategies, profiles }) => strategies * profiles * (typeProfileCount + 2n * strategies),
  );
  const perWitness = sizes
    .map(({ strategies, profiles }) => strategies * (profiles + typeProfileCount))
    .reduce((a, b) => (a > b ? a : b));
  const rounds = evidence.field('tests').list();
  const eliminations = rounds.flatMap((round) => round.field('eliminated').list());
  const survivals = elimination.mixed ? rounds.flatMap((round) => round.field('standing').list()) : [];
  const profilesListed = survivals.flatMap((survival) => survival.field('more').list());
  const witnesses = BigInt(8 * eliminations.length + profilesListed.length);
  return BigInt(rounds.length) * perRound.reduce((sum, steps) => sum + steps, 0n) + witnesses * perWitness;
};

/** @paper Section 4: undominated and twice iteratively undominated strategies */
export const gameCertificate: CertificateType<EliminationInGame> = {
  format: certificateFormat,
  fields: ['game', 'relation'],
  read: (certificate) => {
    const game = readGame(certificate.field('game'));
    certificate.field('sha256').mustEqual(digestOf(certificate.field('game').value));
    return { game, elimination: readElimination(certificate.field('relation')) };
  },
  evidenceFor: evidenceList({
    elimination: {
      claims: ['elimination'],
      checked: 'In every round: every dominator, and that no surviving strategy is dominated.',
      maxSteps,
      *derive({ subject, verdict, evidence }) {
        verdict.mustEqual('proved');
        return yield* deriveElimination(subject.game, subject.elimination, evidence);
      },
    },
  }),
  checked: [headChecked],
  trusted: ['That this game is the one that is meant.', ...commonTrust],
};
