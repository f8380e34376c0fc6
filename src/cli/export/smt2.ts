/**
 * What `export --smt2` writes: the eliminations and survivals of a game as problems for an SMT solver, with an index.
 */
import type { Data } from '../../claims/finding.js';
import type { Comparison, Dominators, EliminationOptions } from '../../dominance/relation.js';
import { eliminate } from '../../dominance/elimination.js';
import { didYouMean } from '../../did-you-mean.js';
import { countText } from '../../exact/counts.js';
import { agentForm, agentFormSize } from '../../games/agent-form.js';
import type { NormalForm } from '../../games/normal-form.js';
import { E, O, type Either } from '../../prelude.js';
import type { SmtProblem } from '../../studies/smt/confirmations.js';
import { asOneScript, confirmations, maxRead } from '../../studies/smt/confirmations.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import type { Context, Outcome } from '../context.js';
import { counted } from '../output/counts.js';
import { exit } from '../errors/exit.js';
import type { Block } from '../output/report.js';
import { item, table, text, verbatim } from '../output/report.js';
import { csvTable } from '../output/tables/csv.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import { writeFolder } from '../output/write-folder.js';
import type { Exported } from './load.js';
import { stopped } from './load.js';

/** The options of `export` that belong to `--smt2`. */
export interface Smt2Options {
  readonly out?: string;
  readonly comparison?: Comparison;
  readonly dominators?: Dominators;
  readonly rounds?: string;
  readonly player?: string;
}

type Found<A> = Either<readonly Diagnostic[], A>;

const eliminationOf = ({
  comparison = 'strict',
  dominators = 'pure',
  rounds = 'all',
}: Smt2Options): Found<EliminationOptions> =>
  rounds === 'all' || /^[1-9]\d{0,8}$/.test(rounds)
    ? E.right({ comparison, dominators, rounds: rounds === 'all' ? rounds : Number(rounds) })
    : E.left([
        badUsage(`--rounds ${rounds} is no number of rounds.`, 'Give a whole number from 1 up, or all.'),
      ]);

/** The players whose strategies are asked about: all, or the one that is named. A player's types all go by her name. */
const playersOf = ({ players }: NormalForm, name: string | undefined): Found<readonly number[]> => {
  const named = players.flatMap((player, i) =>
    name === undefined || player.name === name || player.name.startsWith(`${name}, type `) ? [i] : [],
  );
  return named.length > 0
    ? E.right(named)
    : E.left([
        badUsage(
          `There is no player "${name ?? ''}".`,
          didYouMean(
            name ?? '',
            players.map((player) => player.name),
            'players',
          ),
        ),
      ]);
};

const tooLarge = (message: string, file: string): Diagnostic => ({
  code: 'E0006',
  file,
  message,
  hint: 'Ask about one player with --player NAME, about fewer rounds with --rounds 1, or take a smaller game.',
});

const agentNote = 'Each type of each player is a player, paid what she expects given her type.';

const normalForm = ({ game }: Exported, file: string): Found<NormalForm> => {
  if (game.kind === 'normal-form') return E.right(game.form);
  const { work } = agentFormSize(game.form);
  return work > maxRead
    ? E.left([tooLarge('The types of this game have too many strategy profiles to write them down.', file)])
    : E.right(agentForm(game.form));
};

/** The index of the problems, as a table with a line for each. */
const indexOf = (problems: readonly SmtProblem[]): Table => ({
  caption: 'Problems',
  columns: [
    words('File'),
    words('Expected'),
    words('Claim'),
    words('Question'),
    numbers('Round'),
    words('Player'),
    words('Strategy'),
    words('Verdict'),
  ],
  rows: problems.map(({ file, expected, claim, asks, round, player, strategy, verdict }) => [
    file,
    expected,
    claim,
    asks,
    String(round),
    player,
    strategy,
    verdict,
  ]),
});

/** What falls and what stands, round by round and player by player. */
const summary = (problems: readonly SmtProblem[]): Table => {
  const seats = new Map<string, SmtProblem[]>();
  for (const problem of problems) {
    const seat = `${String(problem.round)} ${problem.player}`;
    seats.set(seat, [...(seats.get(seat) ?? []), problem]);
  }
  const verdicts = (some: readonly SmtProblem[], verdict: SmtProblem['verdict']): string =>
    String(some.filter((one) => one.verdict === verdict && one.question === 'dominator').length);
  return {
    caption: 'What is to be confirmed',
    columns: [numbers('Round'), words('Player'), numbers('Fall'), numbers('Stand'), numbers('Problems')],
    rows: [...seats.values()].map((some) => [
      String(some[0]!.round),
      some[0]!.player,
      verdicts(some, 'falls'),
      verdicts(some, 'stands'),
      String(some.length),
    ]),
  };
};

const problemData = ({ text: body, ...problem }: SmtProblem, withText: boolean): Data => ({
  ...problem,
  ...(withText ? { text: body } : {}),
});

const nothingAsked = 'Nobody has two strategies, so that there is nothing to ask.';

/** Writes the problems to a new folder, with the index. */
const toFolder = async (folder: string, problems: readonly SmtProblem[]): Promise<Outcome> => {
  const files = problems.map((problem) => [problem.file, problem.text] as const);
  try {
    if ((await writeFolder(folder, [...files, ['index.csv', csvTable(indexOf(problems))]])) === 'exists')
      return E.left([diagnostic('E0002', 'This folder is already there, and is left as it is.', folder)]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What is no fault of a file system is a fault of this program.
    if (code === undefined) throw error;
    return E.left([diagnostic('E0003', `The folder cannot be written (${code}).`, folder)]);
  }
  const argument = /^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder);
  const blocks: readonly Block[] = [
    text(`Wrote ${counted(problems.length, 'problem')} and an index, index.csv, to ${folder}.`),
    ...(problems.length === 0
      ? [text(nothingAsked)]
      : [
          table(summary(problems)),
          text('A solver confirms them one by one, and complains of an answer that is not the expected one:'),
          item(`for file in ${argument}/*.smt2; do z3 "$file"; done`),
        ]),
  ];
  return E.right({
    status: exit.done,
    data: { folder, problems: problems.map((problem) => problemData(problem, false)) },
    blocks,
  });
};

/** Eliminates in a game and writes what is to be confirmed, to a folder or, without one, as one script. */
export const exportSmt2 = async (
  context: Context,
  file: string,
  exported: Exported,
  options: Smt2Options,
): Promise<Outcome> => {
  const elimination = eliminationOf(options);
  if (E.isLeft(elimination)) return elimination;
  const game = normalForm(exported, file);
  if (E.isLeft(game)) return game;
  const players = playersOf(game.right, options.player);
  if (E.isLeft(players)) return players;
  const solution = await context.work(eliminate(game.right, elimination.right));
  if (O.isNone(solution)) return E.left([stopped]);
  const note = exported.game.kind === 'bayesian' ? agentNote : (exported.note ?? '');
  const asked = { title: exported.title, note, players: players.right };
  const written = await context.work(confirmations(game.right, solution.value, asked));
  if (O.isNone(written)) return E.left([stopped]);
  if (E.isLeft(written.value)) {
    const { unit, found, most } = written.value.left;
    return E.left([
      tooLarge(
        `The problems would take ${countText(found)} ${unit} or more; at most ${countText(most)} are written.`,
        file,
      ),
    ]);
  }
  const problems = written.value.right;
  if (options.out !== undefined) return toFolder(options.out, problems);
  return E.right({
    status: exit.done,
    data: { problems: problems.map((problem) => problemData(problem, true)) },
    blocks: [verbatim(problems.length === 0 ? `; ${nothingAsked}\n` : asOneScript(problems))],
  });
};
