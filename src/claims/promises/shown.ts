/** How promises write down messages, draws and what traders get: as in files, traders counted from 1. */
import * as Q from '../../exact/rational.js';
import type { t } from '../../prelude.js';
import { priceVector } from '../../market/market.js';
import { bundleAmounts, demandBundles, demandText, profileBundles, traderNumbers } from '../notation.js';
import type { Message } from './engines/best-lie/best-lie.js';
import type { PlayedDraw, Settlement } from './engines/measures.js';
import type { allocationsEvidence } from './evidence.js';
import { promisingMechanisms } from './evidence.js';
import type { Played } from './played.js';
import { isTruthful } from './truth.js';

type Head = Omit<t.TypeOf<typeof allocationsEvidence>, 'groupings'>;

/** The messages of a subject, in trader order. */
export const shownProfile = (subject: Played): Head['messages'] =>
  subject.kind === 'bids' ? [...subject.quotes] : profileBundles(subject.economy.market, subject.messages);

/** What a promise is judged of, as its evidence holds it. */
export const shownHead = (subject: Played): Head => {
  const { name } = subject.declared;
  const mechanism = promisingMechanisms.find((one) => one === name);
  if (mechanism === undefined) throw new RangeError(`The promises of ${name} are not judged.`);
  return {
    mechanism,
    convention: subject.kind === 'bids' ? subject.convention : {},
    messages: shownProfile(subject),
    truthful: isTruthful(subject),
  };
};

/** A message as evidence holds it. */
export const shownMessage = ({ economy: { market } }: Played, message: Message) =>
  Q.is(message) ? message : demandBundles(market, message);

/** A message in words. */
export const messageText = ({ economy: { market } }: Played, message: Message): string =>
  Q.is(message) ? Q.show(message) : demandText(market, message);

/** A draw as evidence holds it; null where there is one only. */
export const shownDraw = ({ economy: { market } }: Played, draw: PlayedDraw) =>
  draw &&
  (draw.rule === 1
    ? { order: traderNumbers(draw.order), rule: draw.rule }
    : {
        order: traderNumbers(draw.order),
        rule: draw.rule,
        price: priceVector(market, draw.price),
      });

/** A draw in words, with which a clause begins. */
export const drawText = (draw: PlayedDraw): string =>
  draw === null
    ? 'At these quotes'
    : `In the order ${traderNumbers(draw.order).join(', ')}, under Rule ${String(draw.rule)},`;

/** What everybody gets, as evidence holds it. */
export const shownSettlements = (settlements: readonly Settlement[]) =>
  settlements.map(({ bundle, money }, i) => ({ trader: i + 1, bundle, money }));

/** An allocation, given by the index of each trader's bundle, as evidence holds it. */
export const shownDivision = ({ economy: { market } }: Played, division: readonly number[]) =>
  division.map((bundle) => bundleAmounts(market, bundle));

/** What the scope of a promise says of the messages. */
export const atMessages = (subject: Played): string =>
  isTruthful(subject) ? 'at the truthful messages' : 'at the messages that are given';
