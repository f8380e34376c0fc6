/**
 * `solve` of an economy with private values: trader by trader, her undominated messages, and why the message asked about
 * is dominated or not.
 */
import type { Either, Option } from '../../prelude.js';
import { E, O, pipe, TE } from '../../prelude.js';
import { whyNotEnumerable } from '../../claims/private-values/engines/enumeration/theorem-1.js';
import { undominatedMessages } from '../../claims/private-values/engines/undominated-messages.js';
import type { PrivateValuesSubject } from '../../claims/private-values/subject.js';
import { subjectOf } from '../../claims/private-values/subject.js';
import type { Computation } from '../../computation.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import { priceTaking } from '../../economies/price-taking.js';
import type { DemandMechanism } from '../../mechanisms/mechanism.js';
import type { Demand } from '../../market/demand.js';
import { priceTaking as priceTakingWord } from '../../market/strategy-data.js';
import type { Context } from '../context.js';
import type { Diagnostics } from '../errors/codes.js';
import { readMessageText } from '../input/message-text.js';
import type { Outcome } from '../verb.js';
import { explainMessage } from './explain-message.js';
import type { SolvedTrader } from './private-values-report.js';
import { privateValuesReport } from './private-values-report.js';

/** The most messages of a trader that are listed. */
const maxListed = 10_000;

/** What is asked besides the undominated messages. */
export interface PrivateValuesQuestions {
  readonly list: boolean;
  /** A message as it is typed, or `price-taking`. */
  readonly explain: string | undefined;
}

/** The message to explain for each trader, by her index; undefined where none is asked about. */
type MessageToExplain = (trader: number) => Demand | undefined;

const messageToExplain = (
  { market, traders }: PrivateValuesEconomy,
  explain: string | undefined,
): Either<Diagnostics, MessageToExplain> => {
  if (explain === undefined) return E.right(() => undefined);
  if (explain === priceTakingWord) return E.right((trader) => priceTaking(market, traders[trader]!));
  return pipe(
    readMessageText(market, explain),
    E.map((message) => () => message),
  );
};

const firstOf = (messages: Iterable<Demand>, max: number): readonly Demand[] => {
  const first: Demand[] = [];
  for (const message of messages) {
    if (first.length === max) break;
    first.push(message);
  }
  return first;
};

/** Solves one trader. */
function* solveTrader(
  subject: PrivateValuesSubject,
  trader: number,
  list: boolean,
  message: Demand | undefined,
): Computation<SolvedTrader> {
  const one = { ...subject, traders: [trader] };
  const [found] = yield* undominatedMessages(one);
  if (found === undefined) throw new Error('A trader was not solved.');
  return {
    found,
    listed: list ? firstOf(found.list(), maxListed) : [],
    explanation: message === undefined ? undefined : yield* explainMessage(one, found, message),
  };
}

/** Solves an economy with private values. Ctrl-C stops between traders: those that were done by then are reported. */
export const solvePrivateValues = (
  context: Context,
  economy: PrivateValuesEconomy,
  mechanism: DemandMechanism<string>,
  { list, explain }: PrivateValuesQuestions,
): Outcome => {
  const whole = subjectOf(economy, { mechanism });
  // One engine for all traders, so that what is said of one can be compared with what is said of another.
  const subject: PrivateValuesSubject = {
    ...whole,
    engines: whyNotEnumerable(whole) === undefined ? 'both' : 'separation',
  };
  const solveAll = async (messageOf: MessageToExplain) => {
    const solved: SolvedTrader[] = [];
    for (const trader of subject.traders) {
      const result: Option<SolvedTrader> = await context.compute(
        solveTrader(subject, trader, list, messageOf(trader)),
      )();
      if (O.isNone(result)) return { solved, stopped: true };
      solved.push(result.value);
    }
    return { solved, stopped: false };
  };
  return pipe(
    TE.fromEither(messageToExplain(economy, explain)),
    TE.chainTaskK((messageOf) => () => solveAll(messageOf)),
    TE.map(({ solved, stopped }) =>
      privateValuesReport(subject, solved, { list, explain: explain !== undefined, stopped }),
    ),
  );
};
