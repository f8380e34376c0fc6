/**
 * From eliminations in games to certificates: the game in full, and of every test why what falls falls and what stands stands.
 */
import { certificateFormat, digestOf, sealOf } from '../../certificates/check.js';
import type { GameCertificate } from '../../formats/certificate/games.js';
import { gameCertificateCodec } from '../../formats/certificate/games.js';
import { eliminateInterim } from '../../dominance/interim/interim.js';
import type { EliminationOptions } from '../../dominance/relation.js';
import { describe } from '../../dominance/relation.js';
import { eliminate } from '../../dominance/elimination.js';
import * as Q from '../../exact/rational.js';
import { unscale } from '../../exact/scaling.js';
import type { BayesianGame } from '../../games/bayesian.js';
import { nest } from '../../games/nested.js';
import type { NormalForm } from '../../games/normal-form.js';
import { entryAt } from '../../games/payoff-table.js';
import type { Computation } from '../../computation.js';
import { version } from '../certificate.js';
import type { Data } from '../finding.js';
import type { LabelledElimination } from './labelled-elimination.js';
import { labelBayesian, labelNormalForm } from './labelled-elimination.js';
import { eliminationData, agentData, survivalData } from './witness-data.js';

const isBayesian = (game: NormalForm | BayesianGame): game is BayesianGame => 'prior' in game;

/** A game as certificates hold it: every payoff a reduced fraction. */
export const certifiedGame = (game: NormalForm | BayesianGame, title = ''): GameCertificate['game'] => {
  const types = isBayesian(game) ? game.players.map((player) => player.types.length) : [];
  const players = isBayesian(game)
    ? game.players.map((player) => ({ name: player.name, types: player.types, strategies: player.actions }))
    : game.players.map(({ name, strategies }) => ({ name, strategies }));
  const sizes = [...types, ...players.map(({ strategies }) => strategies.length)];
  const payoffs = nest(sizes, (number) => game.payoffs.map((table) => Q.show(entryAt(table, number))));
  if (!isBayesian(game)) return { title, players, payoffs };
  const prior = unscale(game.prior);
  return { title, players, prior: nest(types, (number) => Q.show(prior[number]!)), payoffs };
};

/** Eliminates in a game of either sort, told in its own words. */
export function* labelledElimination(
  game: NormalForm | BayesianGame,
  elimination: EliminationOptions,
): Computation<LabelledElimination> {
  return isBayesian(game)
    ? labelBayesian(game, yield* eliminateInterim(game, elimination))
    : labelNormalForm(game, yield* eliminate(game, elimination));
}

/** Why everything stands that a test left: under mixed dominators a belief each, without which nobody could tell. */
const standingOf = (told: LabelledElimination): readonly Data[] =>
  told.agents.flatMap((seat, index) =>
    seat.surviving.map((strategy) => {
      const { belief } = survivalData(seat, told.survival(index, strategy)) as {
        readonly belief: { readonly [key: string]: Data };
      };
      return { ...agentData(seat), strategy: seat.strategies[strategy]!, ...belief };
    }),
  );

/**
 * The certificate of an elimination that was told. Under mixed dominators every round but the last is eliminated once more, for what
 * survives it must be shown to stand as well.
 *
 * @throws Error if the evidence does not have the shape of the format: a fault of this program.
 */
export function* certifyElimination(
  game: NormalForm | BayesianGame,
  told: LabelledElimination,
  title = '',
): Computation<GameCertificate> {
  const { elimination, rounds, complete } = told;
  const tests: Data[] = [];
  for (let test = 1; test <= rounds + (complete ? 1 : 0); test += 1) {
    const eliminated = told.eliminated
      .filter(({ round }) => round === test)
      .map((fall): Data => {
        const { at, better, largest: _, ...why } = eliminationData(told, fall);
        return { ...why, attainedAt: at, ...(better === undefined ? {} : { betterAt: better }) };
      });
    if (elimination.dominators === 'pure') tests.push({ eliminated });
    else {
      const isLast = test === rounds + (complete ? 1 : 0);
      const then = isLast ? told : yield* labelledElimination(game, { ...elimination, rounds: test });
      tests.push({ eliminated, standing: standingOf(then) });
    }
  }
  const surviving = told.agents.map((seat) => ({
    ...agentData(seat),
    strategies: seat.surviving.map((strategy) => seat.strategies[strategy]!),
  }));
  const body = certifiedGame(game, title);
  const unsealed = {
    format: certificateFormat,
    version,
    sha256: digestOf(body),
    game: body,
    claim: 'elimination',
    relation: elimination,
    verdict: 'proved',
    scope: `${describe(elimination)}, ${
      elimination.rounds === 'all' ? 'to the end' : `${String(elimination.rounds)} rounds at most`
    }; ${String(rounds)} found something`,
    evidence: [{ kind: 'elimination', tests, surviving, complete }],
    hints: {},
  };
  const certificate: unknown = { ...unsealed, seal: sealOf(unsealed) };
  if (!gameCertificateCodec.is(certificate))
    throw new Error('The evidence of an elimination does not have the shape of a certificate.');
  return certificate;
}
