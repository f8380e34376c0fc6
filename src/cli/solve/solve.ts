/**
 * `undominated solve`: each trader's undominated messages, or what survives in a game, and why something stands or falls.
 */
import { Option } from 'commander';
import { E, O } from '../../prelude.js';
import { bundleData, bundleText, demandData, demandText, priceText } from '../../claims/data.js';
import type { Data } from '../../claims/finding.js';
import { certifyElimination, labelledElimination } from '../../claims/games/certificate.js';
import type { PrivateValuesSubject } from '../../claims/private-values/subject.js';
import { subjectOf } from '../../claims/private-values/subject.js';
import { tooMuch } from '../../claims/private-values/engines/enumeration/theorem-1.js';
import type { UndominatedMessages } from '../../claims/private-values/engines/undominated-messages.js';
import { undominatedMessages } from '../../claims/private-values/engines/undominated-messages.js';
import type { Comparison, Dominators, EliminationOptions } from '../../dominance/relation.js';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import type { GameFile } from '../../formats/game/file.js';
import { powerText, showCount, showPower } from '../../exact/counts.js';
import { priceTaking } from '../../economies/price-taking.js';
import { priceTaking as priceTakingWord } from '../../market/strategy-data.js';
import type { Demand } from '../../market/demand.js';
import type { Residual } from '../../market/residual.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import type { Context, Outcome, Register } from '../context.js';
import { withOutputFormats, withResidual } from '../context.js';
import { loadEconomyUnder } from '../input/economy.js';
import { loadGameOrEconomy } from '../input/game.js';
import { findStrategies, solveReport, stoppedReport } from './game.js';
import { traderNames } from '../output/economy-words.js';
import { exit } from '../errors/exit.js';
import { solveInterdependent } from './interdependent.js';
import type { MessageExplained } from './explain-message.js';
import { explainMessage } from './explain-message.js';
import { readMessageText } from '../input/message-text.js';
import type { Block, Report } from '../output/report.js';
import { heading, item, note, table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import { writeCertificate } from '../output/write-certificate.js';

interface SolveOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly comparison: Comparison;
  readonly dominators: Dominators;
  readonly rounds: string;
  readonly list?: boolean;
  readonly explain?: string;
  readonly residual?: Residual;
  readonly certificate?: string;
}

/** One trader's result, with what was asked about it. */
interface Solved {
  readonly found: UndominatedMessages;
  readonly listed: readonly Demand[];
  readonly explained: MessageExplained | undefined;
}

/** Most messages of a trader that are listed, and most prices that are tabulated for people. */
const mostListed = 10_000;
const mostPrices = 30;

const firstOf = (messages: Iterable<Demand>, most: number): readonly Demand[] => {
  const first: Demand[] = [];
  for (const message of messages) {
    if (first.length === most) break;
    first.push(message);
  }
  return first;
};

const dataOf = (subject: PrivateValuesSubject, { found, listed, explained }: Solved, list: boolean): Data => {
  const { market } = subject.mechanism;
  const { trader, strategies, undominated, priceTaking, equal, method } = found;
  return {
    trader: trader + 1,
    name: traderNames(subject.economy)[trader]!,
    strategies: powerText(strategies),
    undominated: undominated?.toString() ?? null,
    priceTaking: priceTaking.map((bundles) => bundles.map((bundle) => bundleData(market, bundle))),
    equal: equal ?? null,
    method,
    ...(list
      ? {
          messages: listed.map((message) => demandData(market, message)),
          complete: undominated === BigInt(listed.length),
        }
      : {}),
    ...(explained === undefined ? {} : { explained: explained.data }),
  };
};

const summary = (subject: PrivateValuesSubject, solved: readonly Solved[]): Table => ({
  caption: 'Undominated messages',
  columns: [
    numbers('Trader'),
    words('Name'),
    numbers('Messages'),
    numbers('Undominated'),
    words('The price-taking ones'),
    words('Found by'),
  ],
  rows: solved.map(({ found: { trader, strategies, undominated, equal, method } }) => [
    String(trader + 1),
    traderNames(subject.economy)[trader]!,
    showPower(strategies),
    undominated === undefined ? 'not found out' : showCount(undominated),
    equal === undefined ? 'not found out' : equal ? 'exactly' : 'no',
    method,
  ]),
});

const bestBundles = (subject: PrivateValuesSubject, solved: readonly Solved[]): Block => {
  const { market } = subject.mechanism;
  if (market.prices.size > mostPrices)
    return note(`The best bundles at ${String(market.prices.size)} prices are many; --json lists them.`);
  const sets = new Map<string, { readonly names: string[]; readonly cells: readonly string[] }>();
  for (const { found } of solved) {
    const cells = found.priceTaking.map((bundles) =>
      bundles.map((bundle) => bundleText(bundleData(market, bundle))).join(' or '),
    );
    const name = traderNames(subject.economy)[found.trader]!;
    const same = sets.get(cells.join(';'));
    if (same === undefined) sets.set(cells.join(';'), { names: [name], cells });
    else same.names.push(name);
  }
  return table({
    caption: 'Best bundles at each price: what price-taking messages ask for',
    columns: [numbers('Price'), ...[...sets.values()].map(({ names }) => numbers(names.join(', ')))],
    rows: Array.from({ length: market.prices.size }, (_, price) => [
      priceText(market, price),
      ...[...sets.values()].map(({ cells }) => cells[price]!),
    ]),
  });
};

const listTable = (subject: PrivateValuesSubject, solved: readonly Solved[]): Table => ({
  caption: 'The undominated messages: a bundle for each price, in grid order',
  columns: [numbers('Trader'), words('Name'), words('Message')],
  rows: solved.flatMap(({ found: { trader }, listed }) =>
    listed.map((message) => [
      String(trader + 1),
      traderNames(subject.economy)[trader]!,
      demandText(subject.mechanism.market, message),
    ]),
  ),
});

const listBlocks = (subject: PrivateValuesSubject, solved: readonly Solved[]): readonly Block[] => [
  table(listTable(subject, solved)),
  ...(solved.some(({ found: { undominated }, listed }) => (undominated ?? 0n) > BigInt(listed.length))
    ? [note(`Only the first ${String(mostListed)} messages of a trader are listed.`)]
    : []),
];

const reportOf = (
  subject: PrivateValuesSubject,
  solved: readonly Solved[],
  options: SolveOptions,
  stopped: boolean,
): Report => ({
  status: stopped ? exit.undecided : exit.done,
  data: {
    ...(stopped ? { stopped } : {}),
    traders: solved.map((each) => dataOf(subject, each, options.list === true)),
  },
  blocks: [
    ...(subject.economy.title === '' ? [] : [text(subject.economy.title)]),
    ...(solved.length === 0
      ? [note('No trader was finished.')]
      : [table(summary(subject, solved)), bestBundles(subject, solved)]),
    ...(options.list === true && solved.length > 0 ? listBlocks(subject, solved) : []),
    ...(options.explain === undefined || solved.length === 0
      ? []
      : [
          heading('Explained'),
          ...solved.flatMap(({ found, explained }) =>
            (
              explained?.lines ?? [
                `${traderNames(subject.economy)[found.trader]!}: it could not be found out whether the message stands.`,
              ]
            ).map(item),
          ),
        ]),
    ...(stopped ? [note('Stopped by Ctrl-C; the traders that were done by then stand above.')] : []),
  ],
  main: options.list === true ? listTable(subject, solved) : summary(subject, solved),
});

/** Options that belong to games and have no meaning, or only one value, for messages of G*. */
const refused = ({ comparison, dominators }: SolveOptions) => {
  if (comparison !== 'strict' || dominators !== 'pure')
    return diagnostic(
      'E0005',
      'This version compares messages of an economy by strict dominance and pure dominators only.',
    );
  return undefined;
};

const solveGameFile = async (
  context: Context,
  file: GameFile,
  { comparison, dominators, rounds, list = false, explain, certificate: folder }: SolveOptions,
): Promise<Outcome> => {
  const asked = explain === undefined ? E.right([]) : findStrategies(file.game, explain);
  if (E.isLeft(asked)) return asked;
  const elimination: EliminationOptions = {
    comparison,
    dominators,
    rounds: rounds === 'all' ? 'all' : Number(rounds),
  };
  const { form } = file.game;
  const told = await context.work(labelledElimination(form, elimination));
  if (O.isNone(told)) return E.right(stoppedReport);
  const questions = { list, explain: asked.right };
  if (folder === undefined) return E.right(solveReport(file, told.value, questions));
  const certified = await context.work(certifyElimination(form, told.value, file.title));
  if (O.isNone(certified)) return E.right(stoppedReport);
  const written = await writeCertificate(folder, certified.value);
  return E.isLeft(written)
    ? written
    : E.right(solveReport(file, told.value, { ...questions, certificate: written.right }));
};

const solve = async (context: Context, file: string, options: SolveOptions): Promise<Outcome> => {
  const { rounds } = options;
  if (rounds !== 'all' && !/^[1-9]\d{0,8}$/.test(rounds))
    return E.left([
      badUsage(`--rounds ${rounds} is no number of rounds.`, 'Give a whole number from 1 up, or all.'),
    ]);
  const found = await loadGameOrEconomy(context, file);
  if (E.isLeft(found)) return found;
  if (found.right.kind === 'game' && options.residual !== undefined)
    return E.left([badUsage('--residual has no meaning for a game.', 'Leave it out.')]);
  return found.right.kind === 'game'
    ? solveGameFile(context, found.right.game, options)
    : solveEconomy(found.right.context, file, options);
};

const solveEconomy = async (context: Context, file: string, options: SolveOptions): Promise<Outcome> => {
  if (options.certificate !== undefined)
    return E.left([
      badUsage(
        'solve --certificate is for games.',
        `What is undominated in an economy is a claim: undominated verify ${file} --certificate ${options.certificate}`,
      ),
    ]);
  const fault = refused(options);
  if (fault !== undefined) return E.left([fault]);
  const loaded = await loadEconomyUnder(context, file, options.residual);
  if (E.isLeft(loaded)) return loaded;
  const { economy } = loaded.right;
  if (economy.kind === 'interdependent')
    return options.explain === undefined
      ? solveInterdependent(context, file, economy, {
          list: options.list === true,
          most: options.rounds === 'all' ? Infinity : Number(options.rounds),
        })
      : E.left([
          badUsage(
            '--explain explains strategies of games and messages of private values.',
            'Leave it out: the cells of each round are all shown.',
          ),
        ]);
  const message =
    options.explain === undefined || options.explain === priceTakingWord
      ? undefined
      : readMessageText(economy.market, options.explain);
  if (message !== undefined && E.isLeft(message)) return message;
  const asked = (trader: number): Demand | undefined =>
    options.explain === priceTakingWord
      ? priceTaking(economy.market, economy.traders[trader]!)
      : message?.right;
  const whole = subjectOf(economy);
  // One engine for all traders, so that what is said of one can be compared with what is said of another.
  const subject: PrivateValuesSubject = {
    ...whole,
    engines: tooMuch(whole) === undefined ? 'both' : 'separation',
  };
  const solved: Solved[] = [];
  for (const trader of subject.traders) {
    const one = { ...subject, traders: [trader] };
    const result = await context.work(undominatedMessages(one));
    if (O.isNone(result)) return E.right(reportOf(subject, solved, options, true));
    const found = result.value[0]!;
    const explain = asked(trader);
    const explained =
      explain === undefined ? O.some(undefined) : await context.work(explainMessage(one, found, explain));
    if (O.isNone(explained)) return E.right(reportOf(subject, solved, options, true));
    solved.push({
      found,
      listed: options.list === true ? firstOf(found.list(), mostListed) : [],
      explained: explained.value,
    });
  }
  return E.right(reportOf(subject, solved, options, false));
};

/** Adds the verb `solve`. */
export const registerSolve: Register = (program, perform) => {
  withOutputFormats(
    withResidual(
      program
        .command('solve')
        .description('what is undominated, round by round, and why a strategy stands or falls')
        .argument('<file>', 'an economy or a game, or - for standard input')
        .addOption(
          new Option('--comparison <kind>', 'what dominates: strictly, weakly or very weakly better')
            .choices(comparisons)
            .default('strict'),
        )
        .addOption(
          new Option('--dominators <kind>', 'what may dominate: pure or mixed strategies')
            .choices(dominatorKinds)
            .default('pure'),
        )
        .option('--rounds <number>', 'rounds of elimination', 'all')
        .option('--list', 'list what survives, in a game with its witnesses')
        .option(
          '--explain <strategy>',
          'why a message such as [2,0], or a strategy of a game, stands or falls',
        )
        .option(
          '--certificate <dir>',
          'of a game: write the certificate of its elimination into this folder',
        ),
    ),
  ).action(async (file: string, options: SolveOptions) =>
    perform(options, (context) => solve(context, file, options)),
  );
};
