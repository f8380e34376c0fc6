/**
 * Why a message of a trader stands or falls: from the witnesses of the enumeration where there are any, else from the
 * weights that the states of the automaton guarantee.
 */
import { bundleText, demandData, demandText, messagesData, priceText } from '../../claims/data.js';
import type { Data } from '../../claims/finding.js';
import { utilityAt } from '../../claims/private-values/engines/expected-utility.js';
import { floorWeight, statesFor } from '../../claims/private-values/engines/pointwise.js';
import { messagesOf } from '../../claims/private-values/engines/enumeration/profiles.js';
import type { PrivateValuesSubject } from '../../claims/private-values/subject.js';
import type { UndominatedMessages } from '../../claims/private-values/engines/undominated-messages.js';
import * as Q from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import { demandAt, placeOf } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import type { Computation } from '../../computation.js';
import { exactly, traderNames } from '../output/economy-words.js';

/** An explanation for scripts and for people. */
export interface MessageExplained {
  readonly data: { readonly [key: string]: Data };
  readonly lines: readonly string[];
}

const othersText = (subject: PrivateValuesSubject, trader: number, messages: readonly Demand[]): string =>
  traderNames(subject.economy)
    .flatMap((name, i) =>
      i === trader ? [] : [`${name} announces ${demandText(subject.mechanism.market, messages[i]!)}`],
    )
    .join(', ');

const byEnumeration = (
  subject: PrivateValuesSubject,
  {
    trader,
    witnesses,
  }: UndominatedMessages & { readonly witnesses: NonNullable<UndominatedMessages['witnesses']> },
  message: Demand,
): MessageExplained => {
  const { market } = subject.mechanism;
  const place = Number(placeOf(market, message));
  const name = traderNames(subject.economy)[trader]!;
  const shown = demandText(market, message);
  const profile = (column: number): readonly Demand[] =>
    messagesOf(subject.mechanism, trader, column, place).map((p) => demandAt(market, BigInt(p)));
  const common = { trader: trader + 1, message: demandData(market, message), method: 'enumeration' };
  const fallen = witnesses.dominated.find(({ strategy }) => strategy === place);
  if (fallen !== undefined) {
    const by = demandAt(market, BigInt(fallen.by));
    const at = profile(fallen.attainedAt);
    return {
      data: {
        ...common,
        undominated: false,
        by: demandData(market, by),
        margin: Q.show(fallen.margin),
        attainedAt: messagesData(market, at),
      },
      lines: [
        `${name}: ${shown} is dominated by ${demandText(market, by)}, which gains at least ${exactly(fallen.margin)} whatever the others announce.`,
        `The gain is that small when ${othersText(subject, trader, at)}.`,
      ],
    };
  }
  const standing = witnesses.undominated.find(({ strategy }) => strategy === place);
  if (standing === undefined) throw new Error('A message neither stood nor fell.');
  if (standing.bestReplyAt !== undefined) {
    const at = profile(standing.bestReplyAt);
    return {
      data: { ...common, undominated: true, bestReplyTo: messagesData(market, at) },
      lines: [
        `${name}: ${shown} is undominated.`,
        `It is a best reply when ${othersText(subject, trader, at)}: there no other message is better.`,
      ],
    };
  }
  return {
    data: {
      ...common,
      undominated: true,
      savedFromRivals: standing.savedAt.flatMap((column, rival) =>
        column < 0
          ? []
          : [
              {
                rival: demandData(market, demandAt(market, BigInt(rival))),
                messages: messagesData(market, profile(column)),
              },
            ],
      ),
    },
    lines: [
      `${name}: ${shown} is undominated, though a best reply to nothing: for every rival there are messages of the others at which the rival is not better (listed with --json).`,
    ],
  };
};

function* bySeparation(
  subject: PrivateValuesSubject,
  { trader, priceTaking }: UndominatedMessages,
  message: Demand,
): Computation<MessageExplained> {
  const states = yield* statesFor(subject);
  if (typeof states === 'string') throw new Error(`Separation has run and now cannot: ${states}`);
  const { market } = subject.mechanism;
  const person = subject.economy.traders[trader]!;
  const shown = demandText(market, message);
  const by = message.map((bundle, price) =>
    priceTaking[price]!.includes(bundle) ? bundle : priceTaking[price]![0]!,
  );
  const common = { trader: trader + 1, message: demandData(market, message), method: 'separation' };
  const better = by.flatMap((bundle, price) => (bundle === message[price] ? [] : [{ bundle, price }]));
  if (better.length === 0)
    return {
      data: { ...common, undominated: true },
      lines: [
        `${person.name}: ${shown} is undominated: it asks for a best bundle at every price, so that nothing is better whatever the others announce.`,
      ],
    };
  const differences = better.map(({ bundle, price }) =>
    Q.sub(utilityAt(market, person, price, bundle), utilityAt(market, person, price, message[price]!)),
  );
  const margin = Q.mul(floorWeight(subject.mechanism, states), Q.sum(differences));
  const where = better.map(
    ({ bundle, price }, i) =>
      `at price ${priceText(market, price)} ${bundleText(pointAt(market.bundles, bundle))} is better by ${exactly(differences[i]!)}`,
  );
  const told =
    where.length > 5 ? [...where.slice(0, 5), `and so on at ${String(where.length - 5)} more prices`] : where;
  return {
    data: { ...common, undominated: false, by: demandData(market, by), marginAtLeast: Q.show(margin) },
    lines: [
      `${person.name}: ${shown} is dominated by ${demandText(market, by)}, which gains at least ${exactly(margin)} whatever the others announce (a lower bound, not the smallest gain).`,
      `Namely, ${told.join('; ')}.`,
    ],
  };
}

/** Explains one message of one trader; undefined where it could not be found out whether it stands. */
export function* explainMessage(
  subject: PrivateValuesSubject,
  found: UndominatedMessages,
  message: Demand,
): Computation<MessageExplained | undefined> {
  const { witnesses } = found;
  if (witnesses !== undefined) return byEnumeration(subject, { ...found, witnesses }, message);
  return found.method === 'separation' ? yield* bySeparation(subject, found, message) : undefined;
}
