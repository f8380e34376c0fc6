/**
 * What `export --smt2` writes: the eliminations and survivals of a game as problems for an SMT solver, with an index.
 */
import type { Either } from '../../prelude.js';
import { E, pipe, TE } from '../../prelude.js';
import { didYouMean } from '../../did-you-mean.js';
import { eliminate } from '../../dominance/elimination.js';
import type { Comparison, Dominators } from '../../dominance/relation.js';
import { countText } from '../../exact/counts.js';
import { agentForm, agentFormSize } from '../../games/agent-form.js';
import type { NormalForm } from '../../games/normal-form.js';
import type { SmtProblem, TooMuch } from '../../studies/smt/confirmations.js';
import { asOneScript, confirmations, maxRead } from '../../studies/smt/confirmations.js';
import type { Context } from '../context.js';
import { completed } from '../context.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { writing } from '../errors/system-error.js';
import type { RoundLimit } from '../input/options.js';
import { counted } from '../output/counts.js';
import type { Report } from '../output/report.js';
import { item, table, text, verbatim } from '../output/report.js';
import { shellArgument } from '../output/shell.js';
import { csvTable } from '../output/tables/csv.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import { writeFolder } from '../output/files/write-folder.js';
import type { Outcome } from '../verb.js';
import type { Exported } from './load.js';
import { stopped } from './load.js';

/** The options of `export` that belong to `--smt2`. */
export interface Smt2Options {
  /** The folder to write to; one script on standard output if left out. */
  readonly out: string | undefined;
  readonly comparison: Comparison | undefined;
  readonly dominators: Dominators | undefined;
  readonly rounds: RoundLimit | undefined;
  readonly player: string | undefined;
}

/** What `export --smt2 --json` prints: the problems, with their texts where no folder holds them. */
type Smt2Output = {
  readonly folder?: string;
  readonly problems: ReadonlyArray<Omit<SmtProblem, 'text'> & { readonly text?: string }>;
};

/** The players whose strategies are asked about: all, or the one that is named. A player's types all go by her name. */
const playersOf = (
  { players }: NormalForm,
  name: string | undefined,
): Either<Diagnostics, readonly number[]> => {
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

const normalForm = ({ game }: Exported, file: string): Either<Diagnostics, NormalForm> => {
  if (game.kind === 'normal-form') return E.right(game.form);
  const { work } = agentFormSize(game.form);
  return work > maxRead
    ? E.left([tooLarge('The types of this game have too many strategy profiles to write them down.', file)])
    : E.right(agentForm(game.form));
};

/** The index of the problems, as a table with a line for each. */
const indexTable = (problems: readonly SmtProblem[]): Table => ({
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

/** How many strategies are eliminated and survive, round by round and player by player. */
const summary = (problems: readonly SmtProblem[]): Table => {
  const agents = new Map<string, SmtProblem[]>();
  for (const problem of problems) {
    const agent = `${String(problem.round)} ${problem.player}`;
    agents.set(agent, [...(agents.get(agent) ?? []), problem]);
  }
  const verdicts = (some: readonly SmtProblem[], verdict: SmtProblem['verdict']): string =>
    String(some.filter((one) => one.verdict === verdict && one.question === 'dominator').length);
  return {
    caption: 'What is to be confirmed',
    columns: [
      numbers('Round'),
      words('Player'),
      numbers('Eliminated'),
      numbers('Survive'),
      numbers('Problems'),
    ],
    rows: [...agents.values()].map((some) => [
      String(some[0]!.round),
      some[0]!.player,
      verdicts(some, 'falls'),
      verdicts(some, 'stands'),
      String(some.length),
    ]),
  };
};

const problemOutput = (
  { text: body, ...problem }: SmtProblem,
  withText: boolean,
): Smt2Output['problems'][number] => ({ ...problem, ...(withText ? { text: body } : {}) });

const nothingToConfirm = 'No player has two strategies, so there is nothing to confirm.';

const folderReport = (folder: string, problems: readonly SmtProblem[]): Report => {
  const data: Smt2Output = { folder, problems: problems.map((problem) => problemOutput(problem, false)) };
  return {
    status: exit.done,
    data,
    blocks: [
      text(`Wrote ${counted(problems.length, 'problem')} and an index, index.csv, to ${folder}.`),
      ...(problems.length === 0
        ? [text(nothingToConfirm)]
        : [
            table(summary(problems)),
            text(
              'A solver confirms them one by one, and reports an error where its answer is not the expected one:',
            ),
            item(`for file in ${shellArgument(folder)}/*.smt2; do z3 "$file"; done`),
          ]),
    ],
  };
};

/** Writes the problems to a new folder, with the index. */
const toFolder = (folder: string, problems: readonly SmtProblem[]): Outcome => {
  const files = problems.map((problem) => ({ name: problem.file, text: problem.text }));
  const index = { name: 'index.csv', text: csvTable(indexTable(problems)) };
  return pipe(
    writing(
      () => writeFolder(folder, [...files, index]),
      folder,
      (code) => `The folder cannot be written (${code}).`,
    ),
    TE.chainEitherK((written) =>
      written === 'exists'
        ? E.left([diagnostic('E0002', 'This folder is already there, and is left as it is.', folder)])
        : E.right(folderReport(folder, problems)),
    ),
  );
};

/** All problems as one script. */
const scriptReport = (problems: readonly SmtProblem[]): Report => {
  const data: Smt2Output = { problems: problems.map((problem) => problemOutput(problem, true)) };
  return {
    status: exit.done,
    data,
    blocks: [verbatim(problems.length === 0 ? `; ${nothingToConfirm}\n` : asOneScript(problems))],
  };
};

const tooMany = ({ unit, found, most }: TooMuch, file: string): Diagnostics => [
  tooLarge(
    `The problems would take ${countText(found)} ${unit} or more; at most ${countText(most)} are written.`,
    file,
  ),
];

/** Eliminates in a game and writes what is to be confirmed, to a folder or, without one, as one script. */
export const exportSmt2 = (
  context: Context,
  file: string,
  exported: Exported,
  { comparison = 'strict', dominators = 'pure', rounds = 'all', player, out }: Smt2Options,
): Outcome => {
  const note = exported.game.kind === 'bayesian' ? agentNote : (exported.note ?? '');
  return pipe(
    TE.Do,
    TE.bind('game', () => TE.fromEither(normalForm(exported, file))),
    TE.bind('players', ({ game }) => TE.fromEither(playersOf(game, player))),
    TE.bind('solution', ({ game }) =>
      completed(context, eliminate(game, { comparison, dominators, rounds }), stopped),
    ),
    TE.bind('written', ({ game, solution, players }) =>
      completed(context, confirmations(game, solution, { title: exported.title, note, players }), stopped),
    ),
    TE.chain(({ written }) =>
      E.isLeft(written)
        ? TE.left(tooMany(written.left, file))
        : out === undefined
          ? TE.right(scriptReport(written.right))
          : toFolder(out, written.right),
    ),
  );
};
