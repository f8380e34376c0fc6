/**
 * `solve` of a game: an elimination round by round, the strategies that are asked about, and the certificate.
 */
import type { Either } from '../../prelude.js';
import { E, O, pipe, TE } from '../../prelude.js';
import { labelledElimination } from '../../claims/games/elimination.js';
import type { Agent, LabelledElimination } from '../../claims/games/labelled-elimination.js';
import { didYouMean } from '../../did-you-mean.js';
import type { EliminationOptions } from '../../dominance/relation.js';
import type { Game, GameFile } from '../../formats/game/file.js';
import type { Context } from '../context.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { errorOutput } from '../errors/report-diagnostics.js';
import type { Report } from '../output/report.js';
import { note } from '../output/report.js';
import type { Outcome } from '../verb.js';
import type { ExplainedStrategy } from './game-output.js';
import { eliminationOf } from './game-output.js';
import { gameReport } from './game-report.js';
import { stoppedSolution } from './output.js';

/** How a game is solved, and what is asked about it. */
interface GameOptions extends EliminationOptions {
  readonly list: boolean;
  readonly explain: string | undefined;
  /** The folder for the certificate. */
  readonly certificate: string | undefined;
}

/** Everybody who chooses in a game: its players or, in a Bayesian game, each type of each player. */
const agentsOf = (game: Game): ReadonlyArray<Omit<Agent, 'surviving'>> =>
  game.kind === 'normal-form'
    ? game.form.players.map(({ name, strategies }) => ({ player: name, strategies }))
    : game.form.players.flatMap(({ name, types, actions }) =>
        types.map((type) => ({ player: name, type, strategies: actions })),
      );

/** The most strategies that a hint chooses from. */
const maxKnown = 30;

/**
 * The strategies that a word means: every one of that name or, written `Player: strategy`, that player's; in a Bayesian
 * game those of all her types.
 */
const findStrategies = (game: Game, word: string): Either<Diagnostics, readonly ExplainedStrategy[]> => {
  const agents = agentsOf(game);
  const named = agents.flatMap(({ player, strategies }, agent) =>
    strategies.flatMap((name, strategy) =>
      word === name || word.replace(/\s*:\s*/, ':') === `${player}:${name}` ? [{ agent, strategy }] : [],
    ),
  );
  if (named.length > 0) return E.right(named);
  const known = [...new Set(agents.flatMap(({ strategies }) => strategies))];
  const hint =
    known.length > maxKnown
      ? 'Write the name of a strategy, or Player: strategy.'
      : didYouMean(word, known, 'strategies');
  return E.left([badUsage(`No player has a strategy "${word}".`, hint)]);
};

/** The report of an elimination that was stopped in its first round: nothing that was only half found is reported. */
const stopped: Report = {
  status: exit.undecided,
  data: stoppedSolution.encode({ stopped: true, rounds: [] }),
  blocks: [note('Stopped by Ctrl-C before the elimination ended; --rounds asks for fewer rounds.')],
};

/** The report of an elimination whose certificate could not be written. */
const withoutCertificate = (report: Report, faults: Diagnostics): Report => ({
  ...report,
  status: exit.badInput,
  data: { ...report.data, ...errorOutput(faults) },
  diagnostics: faults,
});

/** Solves a game. */
export const solveGame = (
  context: Context,
  file: GameFile,
  { list, explain, certificate, comparison, dominators, rounds }: GameOptions,
): Outcome => {
  const report = (explained: readonly ExplainedStrategy[], labelled: LabelledElimination): Outcome => {
    const questions = { list, explain: explained };
    if (certificate === undefined) return TE.right(gameReport(file, labelled, questions));
    return pipe(
      TE.fromTask(() => import('./certify.js')),
      TE.chain(({ certify }) => certify(context, file, labelled, certificate)),
      TE.map(
        O.match(
          () => gameReport(file, labelled, { ...questions, stopped: 'certificate' }),
          (path) => gameReport(file, labelled, { ...questions, certificate: path }),
        ),
      ),
      TE.orElse((faults) => TE.right(withoutCertificate(gameReport(file, labelled, questions), faults))),
    );
  };
  let soFar: (() => LabelledElimination) | undefined;
  /** The rounds that had ended when Ctrl-C came. Of survivors there are no witnesses, since the next round was under way. */
  const reportStopped = (explained: readonly ExplainedStrategy[]): Report => {
    if (soFar === undefined) return stopped;
    const labelled = soFar();
    const eliminated = explained.filter((asked) => eliminationOf(labelled, asked) !== undefined);
    return gameReport(file, labelled, { list: false, explain: eliminated, stopped: 'elimination' });
  };
  return pipe(
    TE.Do,
    TE.bind('explained', () =>
      TE.fromEither(explain === undefined ? E.right([]) : findStrategies(file.game, explain)),
    ),
    TE.bind('labelled', () =>
      TE.fromTask(
        context.compute(
          labelledElimination(file.game.form, { comparison, dominators, rounds }, (found) => (soFar = found)),
        ),
      ),
    ),
    TE.chain(({ explained, labelled }) =>
      O.isNone(labelled) ? TE.right(reportStopped(explained)) : report(explained, labelled.value),
    ),
  );
};
