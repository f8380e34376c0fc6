/** Certificates of strategy-proofness against all messages: proved, and refuted by messages of the others. */
import type { Json } from '../../../src/certificates/check.js';
import * as Q from '../../../src/exact/rational.js';
import { judgePromise, messagesText, promiseCertificate } from './by-definition.js';
import type { PromiseGame } from './draws-by-definition.js';
import { example, gamesIn, unitEconomy } from './games.js';
import { liesOf, truthOf } from './lies-by-definition.js';

const claim = 'promise:strategy-proof';

/** The certificate of a game that says against all messages what its definition says against the truth. */
export const saidAgainstAll = (game: PromiseGame): Json => {
  const { verdict, evidence } = judgePromise(game, claim)!;
  return promiseCertificate(game, claim, { verdict, evidence: { ...(evidence as object), against: 'all' } });
};

/** The games of a small economy with demand functions, and of one of single units. */
const games = (): readonly PromiseGame[] => [
  ...gamesIn(example('four-equal-traders')),
  ...gamesIn(unitEconomy([0, 0, 1, 1], [4, 2, 1, 3])).filter(({ kind }) => kind === 'bids'),
];

const gamesOf = (...names: readonly string[]): readonly PromiseGame[] =>
  games().filter(({ mechanism }) => names.includes(mechanism.name));

/** Of mechanisms whose promise holds against all messages. */
export const provedAgainstAll = (): readonly Json[] =>
  gamesOf('random-grouping', 'mcafee', 'vcg').map(saidAgainstAll);

/** The messages of a game when all but one trader quote something else, or demand what another demands. */
const withOthers = (game: PromiseGame, trader: number): PromiseGame => {
  const truth = truthOf(game);
  return (
    game.kind === 'bids'
      ? { ...game, messages: game.messages.map((_, i) => (i === trader ? truth[i]! : Q.of(i + 1, 5))) }
      : { ...game, messages: game.messages.map((own, i) => (i === trader ? truth[i]! : own.with(0, i % 3))) }
  ) as PromiseGame;
};

/** Of mechanisms in which some lie pays against some messages of the others. */
export const refutedAgainstAll = (): readonly Json[] =>
  gamesOf('uniform-price', 'k-double-auction').flatMap((game) => {
    const found = game.economy.traders.map((_, trader) => {
      const other = withOthers(game, trader);
      const { utility, bestLie, gain } = liesOf(other, trader);
      const others = messagesText(other);
      return { gain, entry: { trader: trader + 1, utility: Q.show(utility), bestLie, others } };
    });
    if (!found.some(({ gain }) => gain !== undefined && Q.sign(gain) > 0)) return [];
    const evidence = { kind: 'lies', against: 'all', traders: found.map(({ entry }) => entry) };
    return [promiseCertificate(game, claim, { verdict: 'refuted', evidence })];
  });
