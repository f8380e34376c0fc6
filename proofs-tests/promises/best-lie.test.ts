/**
 * The searches for the best lie held to the definition: every message of the trader, or a fine grid of quotes.
 */
import { readFileSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { BidSubject } from '../../src/claims/bids/subject.js';
import { bidSubject, utilitiesAt } from '../../src/claims/bids/subject.js';
import type { PrivateValuesSubject } from '../../src/claims/private-values/subject.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import type { BestLie } from '../../src/claims/promises/engines/best-lie/best-lie.js';
import { bestLie } from '../../src/claims/promises/engines/best-lie/best-lie.js';
import { bestLieByDefinition } from '../../src/claims/promises/engines/best-lie/plain.js';
import { finish } from '../../src/computation.js';
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import * as Q from '../../src/exact/rational.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import { demandText } from '../../src/claims/notation.js';
import { kDoubleAuctionMechanism } from '../../src/mechanisms/k-double-auction/declaration.js';
import { mcAfeeMechanism } from '../../src/mechanisms/mcafee/declaration.js';
import { uniformPriceMechanism } from '../../src/mechanisms/uniform-price/declaration.js';
import { vcgMechanism } from '../../src/mechanisms/vcg/declaration.js';
import { E } from '../../src/prelude.js';
import { smallEconomies } from '../random-economies.js';
import { quasiLinear } from '../section-3/small-markets.js';

const shown = (found: BestLie | undefined) =>
  found === undefined
    ? undefined
    : {
        ...found,
        gain: Q.show(found.gain),
        truthful: Q.show(found.truthful),
        messageGain: Q.show(found.messageGain),
      };

const agree = (subject: PrivateValuesSubject): void => {
  for (const trader of [0, subject.economy.traders.length - 1])
    expect(shown(finish(bestLie(subject, trader)))).toEqual(shown(bestLieByDefinition(subject, trader)));
};

const few = { numRuns: 12 };

describe('the best lie among demand functions is that of the definition', () => {
  test.prop([smallEconomies()], few)('in random grouping', (economy) => agree(subjectOf(economy)));
  test.prop([smallEconomies()], few)('under the uniform price', (economy) =>
    agree(subjectOf(economy, { mechanism: uniformPriceMechanism })),
  );
});

/** An economy of single units, values in quarters. */
const unitEconomies = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 })
  .chain((values) =>
    fc.constantFrom([0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 0]).map((owned): PrivateValuesEconomy =>
      quasiLinear(
        {
          commodities: 1,
          cap: 2,
          priceSteps: 2,
          groups: { count: 2, size: 2 },
          endowments: owned.map((e) => [e]),
          tieBreak: 'lowest',
        },
        Q.of(1, 10),
        values.map(
          (value) =>
            ([units]: readonly number[]) =>
              units! > 0 ? Q.of(value, 4) : Q.zero,
        ),
      ),
    ),
  );

/** No quote of a grid of 48ths brings more than the best lie; where it is attained, its message brings that. */
const noQuoteBeats = (subject: BidSubject): void => {
  for (const trader of subject.sides.keys()) {
    const found = finish(bestLie(subject, trader))!;
    const gainOf = (quote: Q.Rational): Q.Rational =>
      Q.sub(
        utilitiesAt(
          subject,
          subject.quotes.map((other, i) => (i === trader ? quote : other)),
        )[trader]!,
        found.truthful,
      );
    for (let j = -12; j <= 60; j += 1) {
      const quote = Q.of(j, 48);
      if (Q.equals(quote, subject.values[trader]!)) continue;
      const order = Q.compare(gainOf(quote), found.gain);
      expect(order).toBeLessThanOrEqual(found.attained ? 0 : -1);
    }
    const { message, messageGain, gain, attained } = found;
    if (!Q.is(message)) throw new Error('A quote is a number.');
    expect(Q.show(gainOf(message))).toBe(Q.show(messageGain));
    expect(Q.equals(messageGain, gain)).toBe(attained);
    if (Q.sign(gain) > 0) expect(Q.sign(messageGain)).toBe(1);
  }
};

describe('no quote beats the best lie', () => {
  const conventions = [
    ...['0', '1/3', '1'].map((k) => [kDoubleAuctionMechanism, { k: Q.from(k) }] as const),
    [mcAfeeMechanism, { edge: 'always-drop' }] as const,
    [mcAfeeMechanism, { edge: 'support-ends' }] as const,
    [vcgMechanism, {}] as const,
  ];
  test.prop([unitEconomies, fc.constantFrom(...conventions)], { numRuns: 60 })(
    'of any mechanism of single units',
    (economy, [mechanism, convention]) => noQuoteBeats(bidSubject(economy, { mechanism, convention })),
  );
});

describe('the seller who holds back', () => {
  const read = readEconomy(readFileSync('examples/holding-back.json', 'utf8'), 'holding-back.json');
  if (E.isLeft(read) || read.right.economy.kind !== 'private-values') throw new Error('no economy');
  const { economy } = read.right;
  const under = (tieBreak: 'lowest' | 'highest') =>
    subjectOf({ ...economy, market: { ...economy.market, tieBreak } }, { mechanism: uniformPriceMechanism });
  const gains = (subject: PrivateValuesSubject) =>
    subject.traders.map((trader) => Q.show(finish(bestLie(subject, trader))!.gain));
  it('gains 1/2 under the lowest uniform price, a buyer under the highest', () => {
    const found = finish(bestLie(under('lowest'), 3))!;
    expect(shown(found)).toMatchObject({ gain: '1/2', equallyGood: 6n });
    expect(demandText(economy.market, found.message as readonly number[])).toBe('(0, 1, 0)');
    expect(Q.sign(finish(bestLie(under('highest'), 0))!.gain)).toBe(1);
  });
  it('loses by every lie in G*', () => {
    expect(gains(subjectOf(economy)).every((gain) => gain.startsWith('-'))).toBe(true);
  });
});
