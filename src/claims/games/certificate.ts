/**
 * From eliminations in games to certificates: the game in full, and for every test why each strategy is eliminated or undominated.
 */
import { counted } from '../../exact/counts.js';
import { certificateFormat, digestOf, sealOf } from '../../certificates/check.js';
import type { GameCertificate } from '../../formats/certificate/games.js';
import { describe } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import { unscale } from '../../exact/scaling.js';
import type { BayesianGame } from '../../games/bayesian.js';
import { nest } from '../../games/nested.js';
import type { NormalForm } from '../../games/normal-form.js';
import { entryAt } from '../../games/payoff-table.js';
import type { Computation } from '../../computation.js';
import { version } from '../certificate.js';
import { isBayesian, labelledElimination } from './elimination.js';
import { belief, eliminatedStrategy } from './evidence.js';
import type { LabelledElimination } from './labelled-elimination.js';
import { agentLabel, namedBelief, namedElimination } from './named-witness.js';

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

type Evidence = GameCertificate['evidence'][number];
type Test = Evidence['tests'][number];

/** What a test eliminated, as certificates hold it. */
const eliminatedIn = (labelled: LabelledElimination, test: number): Test['eliminated'] =>
  labelled.eliminated
    .filter(({ round }) => round === test)
    .map((dominated) => {
      const json = eliminatedStrategy.encode(namedElimination(labelled, dominated));
      const { at, better, largest: _, ...why } = json;
      return { ...why, attainedAt: at, ...(better === undefined ? {} : { betterAt: better }) };
    });

/** Under mixed dominators, a belief to which each survivor is a best reply: without it nobody could check that it survives. */
const survivorsOf = (labelled: LabelledElimination): NonNullable<Test['standing']> =>
  labelled.agents.flatMap((agent, index) =>
    agent.surviving.flatMap((strategy) => {
      const witness = labelled.survival(index, strategy);
      return witness.kind === 'answers'
        ? []
        : [
            {
              ...agentLabel(agent),
              strategy: agent.strategies[strategy]!,
              ...belief.encode(namedBelief(witness)),
            },
          ];
    }),
  );

/**
 * The tests of an elimination, the last one included that found nothing. Under mixed dominators every round but the last is
 * eliminated once more: it must be shown of its survivors, too, that they are undominated.
 */
function* testsOf(
  game: NormalForm | BayesianGame,
  labelled: LabelledElimination,
): Computation<readonly Test[]> {
  const { elimination, rounds, complete } = labelled;
  const last = rounds + (complete ? 1 : 0);
  const tests: Test[] = [];
  for (let test = 1; test <= last; test += 1) {
    const eliminated = eliminatedIn(labelled, test);
    if (elimination.dominators === 'pure') tests.push({ eliminated });
    else {
      const then =
        test === last ? labelled : yield* labelledElimination(game, { ...elimination, rounds: test });
      tests.push({ eliminated, standing: survivorsOf(then) });
    }
  }
  return tests;
}

/**
 * The certificate of an elimination in a game.
 *
 * @param game the game.
 * @param labelled what {@link labelledElimination} found in it.
 * @param title for people; it is not checked.
 */
export function* certifyElimination(
  game: NormalForm | BayesianGame,
  labelled: LabelledElimination,
  title = '',
): Computation<GameCertificate> {
  const { elimination, rounds, complete } = labelled;
  const tests = yield* testsOf(game, labelled);
  const surviving = labelled.agents.map((agent) => ({
    ...agentLabel(agent),
    strategies: agent.surviving.map((strategy) => agent.strategies[strategy]!),
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
      elimination.rounds === 'all' ? 'to the end' : `${counted(elimination.rounds, 'round')} at most`
    }; ${String(rounds)} found something`,
    evidence: [{ kind: 'elimination', tests, surviving, complete }],
    hints: {},
  } as const;
  return { ...unsealed, seal: sealOf(unsealed) };
}
