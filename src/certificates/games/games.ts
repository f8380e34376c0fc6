/** Certificates about games: which strategies an elimination by rounds removes, and which survive. */
import { relationText } from '../kernel/decision.js';
import { digestOf } from '../kernel/digest.js';
import type { CertificateType } from '../kernel/envelope.js';
import { certificateFormat, commonTrust, evidenceList, headChecked } from '../kernel/envelope.js';
import { powerOfSteps, productOfSteps, sumOfSteps } from '../kernel/steps.js';
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
 * In every round each agent's types and opponents are gone through, her strategies are evaluated against all profiles of the
 * opponents, and every two of them are compared twice. Each elimination compares a strategy eight times more. Each profile
 * that is stated is read opponent by opponent, and looked up for every strategy.
 */
const maxSteps = ({ game, elimination }: EliminationInGame, evidence: Statement): bigint => {
  const { players, agents, typeProfiles } = game;
  const typeProfileCount = typeProfiles.length;
  const plans = players.map(({ types, strategies }) => powerOfSteps(strategies.length, types?.length ?? 1));
  const sizes = players.map(({ types, strategies }, player) => {
    const profiles = plans.reduce((count, own, j) => (j === player ? count : productOfSteps(count, own)), 1n);
    return { agentCount: types?.length ?? 1, strategies: strategies.length, profiles };
  });
  const byAgent = sizes.map(({ agentCount, strategies, profiles }) => {
    const perStrategy = productOfSteps(profiles, typeProfileCount + 2 * strategies);
    const around = agents.length + typeProfileCount * players.length;
    return productOfSteps(agentCount, sumOfSteps(productOfSteps(strategies, perStrategy), around));
  });
  const perRound = byAgent.reduce((sum, steps) => sumOfSteps(sum, steps), 0n);
  const mostStrategies = sizes.reduce((most, { strategies }) => Math.max(most, strategies), 1);
  const perWitness = sizes
    .map(({ strategies, profiles }) => productOfSteps(strategies, sumOfSteps(profiles, typeProfileCount)))
    .reduce((a, b) => (a > b ? a : b));
  const rounds = evidence.field('tests').list();
  const eliminations = rounds.flatMap((round) => round.field('eliminated').list());
  const survivals = elimination.mixed ? rounds.flatMap((round) => round.field('standing').list()) : [];
  const profilesListed = survivals.flatMap((survival) => survival.field('more').list());
  const witnesses = 8 * eliminations.length + profilesListed.length;
  const perProfile = sumOfSteps(perWitness, productOfSteps(agents.length, mostStrategies));
  return sumOfSteps(productOfSteps(rounds.length, perRound), productOfSteps(witnesses, perProfile));
};

/** @paper Section 4: undominated and twice iteratively undominated strategies */
export const gameCertificate: CertificateType<EliminationInGame> = {
  format: certificateFormat,
  about: 'game',
  fields: ['relation'],
  multiplied: () => 2,
  read: (certificate) => {
    const game = readGame(certificate.field('game'));
    certificate.field('sha256').mustEqual(digestOf(certificate.field('game').value));
    return { game, elimination: readElimination(certificate.field('relation')) };
  },
  confirm: ({ game: { players, typeProfiles }, elimination }) => ({
    size: {
      players: players.length,
      strategies: players.map(({ strategies }) => strategies.length),
      ...(players.some(({ types }) => types !== undefined)
        ? { types: players.map(({ types }) => types?.length ?? 1), typeProfiles: typeProfiles.length }
        : {}),
    },
    relation: {
      ...relationText(elimination),
      rounds: elimination.maxRounds === Infinity ? 'all' : elimination.maxRounds,
    },
  }),
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
