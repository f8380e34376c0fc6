/**
 * Why a message of a trader is dominated or undominated: from the witnesses of the enumeration where there are any, else
 * from the weights that the states of the automaton guarantee.
 */
import { bundleText, demandBundles, demandText, profileBundles, priceText } from '../../claims/notation.js';
import { utilityAt } from '../../claims/private-values/engines/expected-utility.js';
import { messagesOf } from '../../claims/private-values/engines/enumeration/profiles.js';
import { statesFor } from '../../claims/private-values/engines/pointwise.js';
import { minServedProbability } from '../../claims/private-values/engines/separation/theorem-1.js';
import type { UndominatedMessages } from '../../claims/private-values/engines/undominated-messages.js';
import type { PrivateValuesSubject } from '../../claims/private-values/subject.js';
import type { Computation } from '../../computation.js';
import type { DominatedStrategy, UndominatedStrategy } from '../../dominance/pure/columns.js';
import type { Rational } from '../../exact/rational.js';
import * as Q from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import { demandAt, placeOf } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import { exactly, traderNames } from '../output/economy-words.js';
import type { ExplainedMessage } from './output.js';

/** An explanation for scripts and for people. */
export interface MessageExplanation {
  readonly output: ExplainedMessage;
  readonly lines: readonly string[];
}

/** A message of a trader that is asked about. */
interface Query {
  readonly subject: PrivateValuesSubject;
  /** From 0. */
  readonly trader: number;
  readonly message: Demand;
}

const nameOf = ({ subject, trader }: Query): string => traderNames(subject.economy)[trader]!;

const othersText = ({ subject, trader }: Query, messages: readonly Demand[]): string =>
  traderNames(subject.economy)
    .flatMap((name, i) =>
      i === trader ? [] : [`${name} announces ${demandText(subject.mechanism.market, messages[i]!)}`],
    )
    .join(', ');

/** The messages of all traders in a column of the enumeration, the query's own message put in. */
const messagesAt = ({ subject, trader, message }: Query, column: number): readonly Demand[] => {
  const { market } = subject.mechanism;
  const place = Number(placeOf(market, message));
  return messagesOf(subject.mechanism, trader, column, place).map((p) => demandAt(market, BigInt(p)));
};

const enumerated = ({ subject, trader, message }: Query) => ({
  trader: trader + 1,
  message: demandBundles(subject.mechanism.market, message),
  method: 'enumeration' as const,
});

const dominatedByEnumeration = (
  query: Query,
  { dominator, margin, attainedAt }: DominatedStrategy,
): MessageExplanation => {
  const { market } = query.subject.mechanism;
  const better = demandAt(market, BigInt(dominator));
  const at = messagesAt(query, attainedAt);
  return {
    output: {
      ...enumerated(query),
      undominated: false,
      by: demandBundles(market, better),
      margin,
      attainedAt: profileBundles(market, at),
    },
    lines: [
      `${nameOf(query)}: ${demandText(market, query.message)} is dominated by ${demandText(market, better)}, which gains at least ${exactly(margin)} whatever the others announce.`,
      `The gain is that small when ${othersText(query, at)}.`,
    ],
  };
};

const bestReply = (query: Query, column: number): MessageExplanation => {
  const { market } = query.subject.mechanism;
  const at = messagesAt(query, column);
  return {
    output: { ...enumerated(query), undominated: true, bestReplyTo: profileBundles(market, at) },
    lines: [
      `${nameOf(query)}: ${demandText(market, query.message)} is undominated.`,
      `It is a best reply when ${othersText(query, at)}: no other message is better there.`,
    ],
  };
};

/** A message that is no best reply, with a column against each rival at which the rival is not better. */
const savedFromRivals = (query: Query, columns: ArrayLike<number>): MessageExplanation => {
  const { market } = query.subject.mechanism;
  return {
    output: {
      ...enumerated(query),
      undominated: true,
      savedFromRivals: Array.from(columns).flatMap((column, rival) =>
        column < 0
          ? []
          : [
              {
                rival: demandBundles(market, demandAt(market, BigInt(rival))),
                messages: profileBundles(market, messagesAt(query, column)),
              },
            ],
      ),
    },
    lines: [
      `${nameOf(query)}: ${demandText(market, query.message)} is undominated, though it is a best reply to no profile of messages. For every rival there are messages of the others at which the rival is not better (listed with --json).`,
    ],
  };
};

const undominatedByEnumeration = (query: Query, witness: UndominatedStrategy): MessageExplanation =>
  witness.bestReplyAt === undefined
    ? savedFromRivals(query, witness.savedAt)
    : bestReply(query, witness.bestReplyAt);

const byEnumeration = (
  query: Query,
  { dominated, undominated }: NonNullable<UndominatedMessages['witnesses']>,
): MessageExplanation => {
  const place = Number(placeOf(query.subject.mechanism.market, query.message));
  const elimination = dominated.find(({ strategy }) => strategy === place);
  if (elimination !== undefined) return dominatedByEnumeration(query, elimination);
  const survival = undominated.find(({ strategy }) => strategy === place);
  if (survival === undefined) throw new Error('A message is neither dominated nor undominated.');
  return undominatedByEnumeration(query, survival);
};

/** A price at which another bundle is better, and by how much. */
interface Improvement {
  readonly price: number;
  readonly bundle: number;
  readonly difference: Rational;
}

/** Where a price-taking message asks for something else than the query's, and what that is worth. */
const improvementsOf = ({ subject, trader, message }: Query, by: Demand): readonly Improvement[] => {
  const { market } = subject.mechanism;
  const utility = (price: number, bundle: number): Rational =>
    utilityAt(market, subject.economy.traders[trader]!, price, bundle);
  return by.flatMap((bundle, price) =>
    bundle === message[price]
      ? []
      : [{ bundle, price, difference: Q.sub(utility(price, bundle), utility(price, message[price]!)) }],
  );
};

/** The most prices that an explanation names. */
const maxPricesNamed = 5;

const improvementsText = ({ subject }: Query, improvements: readonly Improvement[]): string => {
  const { market } = subject.mechanism;
  const named = improvements
    .slice(0, maxPricesNamed)
    .map(
      ({ price, bundle, difference }) =>
        `at price ${priceText(market, price)} ${bundleText(pointAt(market.bundles, bundle))} is better by ${exactly(difference)}`,
    );
  const more = improvements.length - named.length;
  return [...named, ...(more === 0 ? [] : [`and so on at ${String(more)} more prices`])].join('; ');
};

function* bySeparation(
  query: Query,
  priceTaking: UndominatedMessages['priceTaking'],
): Computation<MessageExplanation> {
  const { subject, trader, message } = query;
  const states = yield* statesFor(subject);
  if (typeof states === 'string') throw new Error(`Separation has run and now cannot: ${states}`);
  const { market } = subject.mechanism;
  const begin = `${nameOf(query)}: ${demandText(market, message)} is`;
  const common = {
    trader: trader + 1,
    message: demandBundles(market, message),
    method: 'separation' as const,
  };
  const by = message.map((bundle, price) =>
    priceTaking[price]!.includes(bundle) ? bundle : priceTaking[price]![0]!,
  );
  const improvements = improvementsOf(query, by);
  if (improvements.length === 0)
    return {
      output: { ...common, undominated: true },
      lines: [
        `${begin} undominated: it demands a best bundle at every price, so no message is better whatever the others announce.`,
      ],
    };
  const weight = minServedProbability(subject.mechanism, states);
  const marginAtLeast = Q.mul(weight, Q.sum(improvements.map(({ difference }) => difference)));
  return {
    output: { ...common, undominated: false, by: demandBundles(market, by), marginAtLeast },
    lines: [
      `${begin} dominated by ${demandText(market, by)}, which gains at least ${exactly(marginAtLeast)} whatever the others announce (a lower bound, not the smallest gain).`,
      `Namely, ${improvementsText(query, improvements)}.`,
    ],
  };
}

/** Explains one message of one trader; undefined where it could not be found out whether it is dominated. */
export function* explainMessage(
  subject: PrivateValuesSubject,
  { trader, witnesses, method, priceTaking }: UndominatedMessages,
  message: Demand,
): Computation<MessageExplanation | undefined> {
  const query = { subject, trader, message };
  if (witnesses !== undefined) return byEnumeration(query, witnesses);
  return method === 'separation' ? yield* bySeparation(query, priceTaking) : undefined;
}
