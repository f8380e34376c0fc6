/**
 * `run` of an economy under a bid mechanism: who trades, what everybody pays or receives, and what that is worth to her.
 */
import { pipe, TE } from '../../prelude.js';
import type { BidSubject } from '../../claims/bids/subject.js';
import { bidSubject, utilitiesAt, withoutTrade } from '../../claims/bids/subject.js';
import * as Q from '../../exact/rational.js';
import type { Context } from '../context.js';
import { badUsage } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import type { BidPlay } from '../input/mechanism.js';
import { loadQuotes } from '../input/messages.js';
import type { Block, Report } from '../output/report.js';
import { table, text } from '../output/report.js';
import type { Table } from '../output/tables/table.js';
import { numbers, words } from '../output/tables/table.js';
import type { Outcome } from '../verb.js';
import type { DrawOptions } from './draw-options.js';
import type { BidOutcome } from './output.js';
import { bidOutcome } from './output.js';

const outcomeOf = (subject: BidSubject): BidOutcome => {
  const { economy, declared, sides, quotes, convention } = subject;
  const utilities = utilitiesAt(subject, quotes);
  const trades = declared.settle(sides, quotes, convention);
  return {
    traders: trades.map(({ trades: yes, money }, i) => ({
      trader: i + 1,
      name: economy.traders[i]!.name,
      side: sides[i]!,
      quote: quotes[i]!,
      expectedUtility: utilities[i]!,
      utilityWithoutTrade: withoutTrade(subject, i),
      lottery: [{ bundle: [(sides[i] === 'seller') !== yes ? 1 : 0], money, probability: Q.one }],
    })),
    budget: Q.neg(Q.sum(trades.map(({ money }) => money))),
  };
};

const tradesTable = ({ traders }: BidOutcome): Table => ({
  caption: 'What everybody ends with',
  columns: [
    numbers('Trader'),
    words('Name'),
    words('Side'),
    numbers('Quote'),
    numbers('Units'),
    numbers('Money received'),
    numbers('Utility'),
    numbers('Without trade'),
  ],
  rows: traders.map((one) => [
    String(one.trader),
    one.name,
    one.side,
    Q.show(one.quote),
    String(one.lottery[0]!.bundle[0]!),
    Q.show(one.lottery[0]!.money),
    Q.show(one.expectedUtility),
    Q.show(one.utilityWithoutTrade),
  ]),
});

/** What is left with the auctioneer, in a sentence. */
const budgetText = (budget: Q.Rational): string => {
  const sign = Q.sign(budget);
  if (sign === 0) return 'The buyers pay what the sellers receive.';
  return sign > 0
    ? `The buyers pay ${Q.show(budget)} more than the sellers receive: the auctioneer keeps it.`
    : `The buyers pay ${Q.show(Q.neg(budget))} less than the sellers receive: the auctioneer bears the deficit.`;
};

const report = (subject: BidSubject, quotesGiven: boolean): Report => {
  const outcome = outcomeOf(subject);
  const blocks: readonly Block[] = [
    text(
      quotesGiven
        ? 'What the given quotes bring to each trader.'
        : 'What truthful quotes bring to each trader.',
    ),
    table(tradesTable(outcome)),
    text(budgetText(outcome.budget)),
  ];
  return {
    status: exit.done,
    data: bidOutcome.encode(outcome),
    blocks,
    main: tradesTable(outcome),
  };
};

/** Runs an economy under a bid mechanism, whose only draw needs no option. */
export const runBids = (
  context: Context,
  play: BidPlay,
  options: DrawOptions & { readonly messages: string | undefined },
): Outcome => {
  const { order, rule, price, draw, seed, signals, messages } = options;
  const { economy, mechanism, convention } = play;
  if ([order, rule, price, seed, signals].some((one) => one !== undefined) || draw === true)
    return TE.left([
      badUsage(
        `Nothing is drawn under ${mechanism.name}: its outcome follows from the quotes.`,
        'Leave out --order, --rule, --price, --signals, --draw and --seed.',
      ),
    ]);
  const subject = bidSubject(economy, { mechanism, convention });
  return pipe(
    loadQuotes(context, subject.values, messages),
    TE.map((quotes) => report({ ...subject, quotes }, messages !== undefined)),
  );
};
