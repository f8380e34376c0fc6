/**
 * Promises as claims: their evidence is what every draw brings, their certificates are confirmed by the checker, and they are kept
 * by the mechanisms that are known to keep them, on hundreds of random economies.
 */
import { readFileSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { economiesOver, markets, messagesIn } from '../../src/arbitraries/index.js';
import { check } from '../../src/certificates/check.js';
import { bidSubject } from '../../src/claims/bids/subject.js';
import { certificateOf } from '../../src/claims/certificate.js';
import { applicableClaims, judge } from '../../src/claims/judge.js';
import type { ClaimName } from '../../src/claims/list.js';
import { claims } from '../../src/claims/list.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import type { Played } from '../../src/claims/promises/played.js';
import { finish } from '../../src/computation.js';
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import * as Q from '../../src/exact/rational.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import type { Convention } from '../../src/mechanisms/bids/convention.js';
import { kDoubleAuctionMechanism } from '../../src/mechanisms/k-double-auction/declaration.js';
import { manyGroupsMechanism } from '../../src/mechanisms/many-groups/declaration.js';
import { mcAfeeMechanism } from '../../src/mechanisms/mcafee/declaration.js';
import type { BidMechanism, DemandMechanism } from '../../src/mechanisms/mechanism.js';
import { randomGroupingMechanism } from '../../src/mechanisms/random-grouping/declaration.js';
import { uniformPriceMechanism } from '../../src/mechanisms/uniform-price/declaration.js';
import { vcgMechanism } from '../../src/mechanisms/vcg/declaration.js';
import { smallEconomies } from '../random-economies.js';
import { plainOutcome } from './every-draw.js';
import { unitEconomies } from './unit-economies.js';

type PromiseName = Extract<ClaimName, `promise:${string}`>;
const isPromise = (name: ClaimName): name is PromiseName => name.startsWith('promise:');

const verdictOf = (subject: Played, name: PromiseName): string => finish(judge(subject, name)).verdict;

const two = { count: 2, size: 2 };
const three = { count: 3, size: 2 };

/** Random economies of few traders under a mechanism, at truthful messages or at any. Six traders have thirty times the draws of four. */
const subjects = fc
  .oneof(
    { weight: 4, arbitrary: fc.constant({ groups: two, mechanism: randomGroupingMechanism }) },
    { weight: 4, arbitrary: fc.constant({ groups: two, mechanism: uniformPriceMechanism }) },
    { weight: 1, arbitrary: fc.constant({ groups: three, mechanism: manyGroupsMechanism }) },
  )
  .chain(({ groups, mechanism }: { groups: typeof two; mechanism: DemandMechanism<string> }) =>
    markets({ groups, commodities: 1, cap: 2, ...(groups.count === 3 ? { priceSteps: 1 } : {}) }).chain(
      (market) =>
        fc
          .tuple(economiesOver(market), fc.option(messagesIn(market), { nil: undefined }))
          .map(([economy, messages]) =>
            subjectOf(economy, { mechanism, ...(messages === undefined ? {} : { messages }) }),
          ),
    ),
  );

describe('the evidence of promises', () => {
  test.prop([subjects], { numRuns: 40 })('is what every draw brings', (subject) => {
    const plain = plainOutcome(subject);
    const rational = finish(judge(subject, 'promise:individually-rational'));
    const traders = rational.evidence!.traders;
    expect(traders.map(({ utility, worst }) => ({ utility: Q.show(utility), worst: Q.show(worst) }))).toEqual(
      plain.traders,
    );
    const falling = traders.filter(({ shortfall }) => Q.sign(shortfall) > 0);
    expect(rational.verdict).toBe(falling.length === 0 ? 'proved' : 'refuted');
    if (plain.welfare !== undefined)
      expect(Q.show(finish(judge(subject, 'promise:efficient')).evidence!.welfare)).toBe(plain.welfare);
    const budget = finish(judge(subject, 'promise:budget-balanced')).evidence!;
    expect({
      least: Q.show(budget.least.surplus),
      greatest: Q.show(budget.greatest.surplus),
    }).toEqual(plain.budget);
    const price = finish(judge(subject, 'promise:one-price'));
    const { widest, expectedGap } = price.evidence!;
    expect({
      largest: widest === null ? undefined : Q.show(widest.gap),
      expected: Q.show(expectedGap),
    }).toEqual({
      largest: plain.largestGap,
      expected: plain.expectedGap,
    });
    expect(price.verdict).toBe(
      plain.largestGap === undefined || plain.largestGap === '0' ? 'proved' : 'refuted',
    );
  });
});

const bids: ReadonlyArray<readonly [BidMechanism<string>, Convention]> = [
  [kDoubleAuctionMechanism, { k: Q.of(1, 3) }],
  [mcAfeeMechanism, { edge: 'always-drop' }],
  [mcAfeeMechanism, { edge: 'support-ends' }],
  [vcgMechanism, {}],
];

/** Judges every promise that applies, and has the checker confirm each verdict. */
const confirmed = (economy: PrivateValuesEconomy, subject: Played): void => {
  for (const name of applicableClaims(subject).filter(isPromise)) {
    const finding = finish(judge(subject, name));
    expect([name, finding.verdict]).not.toEqual([name, 'undecided']);
    const certificate: unknown = JSON.parse(JSON.stringify(certificateOf(economy, finding)));
    expect([name, check(certificate)]).toEqual([name, expect.objectContaining({ kind: 'valid' })]);
  }
};

describe('the checker confirms the certificates', () => {
  test.prop([subjects], { numRuns: 15 })('of mechanisms of demand functions', (subject) => {
    confirmed(subject.economy, subject);
  });
  test.prop([unitEconomies(4), fc.constantFrom(...bids)], { numRuns: 20 })(
    'of mechanisms of quotes',
    (economy, [mechanism, convention]) => {
      confirmed(economy, bidSubject(economy, { mechanism, convention }));
    },
  );
  // With the prices 0 and 1 and values in quarters the others have few profiles of quotes.
  test.prop([unitEconomies(4, 1), fc.constantFrom(...bids)], { numRuns: 4 })(
    'of mechanisms of quotes, against all quotes of the others',
    (economy, [mechanism, convention]) => {
      confirmed(economy, bidSubject(economy, { mechanism, convention, against: 'all' }));
    },
  );
  test.prop([subjects], { numRuns: 5 })('of demand functions, against all messages', (subject) => {
    const all: typeof subject = { ...subject, against: 'all' };
    const finding = finish(judge(all, 'promise:strategy-proof'));
    const separated = subject.mechanism.clauses.priceFrom === 'outside-the-group';
    if (separated) expect(finding.verdict).toBe('proved');
    if (finding.verdict === 'undecided') return;
    const certificate = certificateOf(subject.economy, finding);
    // That no lie gains under one price against any messages is not derived by the checker, and has no certificate.
    if (!separated && finding.verdict === 'proved') expect(certificate).toBeUndefined();
    else
      expect(check(JSON.parse(JSON.stringify(certificate)))).toEqual(
        expect.objectContaining({ kind: 'valid' }),
      );
  });
});

/** On how many random economies a promise is refuted; on all others it is proved. */
const refutedOf = (
  economies: readonly PrivateValuesEconomy[],
  name: PromiseName,
  subjectFor: (economy: PrivateValuesEconomy) => Played,
): number =>
  economies.filter((economy) => {
    const verdict = verdictOf(subjectFor(economy), name);
    expect(['proved', 'refuted']).toContain(verdict);
    return verdict === 'refuted';
  }).length;

describe('500 random economies', () => {
  const small = fc.sample(smallEconomies(), { numRuns: 500, seed: 12 });
  const units = fc.sample(unitEconomies(6), { numRuns: 500, seed: 12 });
  it('G* is strategy-proof on all of them, and the uniform price on fewer than half', () => {
    expect(refutedOf(small, 'promise:strategy-proof', (economy) => subjectOf(economy))).toBe(0);
    const refuted = refutedOf(small, 'promise:strategy-proof', (economy) =>
      subjectOf(economy, { mechanism: uniformPriceMechanism }),
    );
    expect(refuted).toBeGreaterThan(250);
  });
  it('many groups are strategy-proof on all of them', () => {
    const many = fc.sample(
      markets({ groups: three, commodities: 1, cap: 2 }).chain((market) => economiesOver(market)),
      { numRuns: 500, seed: 12 },
    );
    expect(refutedOf(many, 'promise:strategy-proof', (economy) => subjectOf(economy))).toBe(0);
  });
  it.each(bids.slice(1))('%$ keeps what it is known to keep', (mechanism, convention) => {
    for (const name of mechanism.promises.filter((one): one is PromiseName => one.startsWith('promise:')))
      expect([
        name,
        refutedOf(units, name, (economy) => bidSubject(economy, { mechanism, convention })),
      ]).toEqual([name, 0]);
  });
  it('VCG runs a deficit on some of them, and McAfee keeps money', () => {
    const vcg = refutedOf(units, 'promise:no-deficit', (economy) =>
      bidSubject(economy, { mechanism: vcgMechanism }),
    );
    const mcAfee = refutedOf(units, 'promise:budget-balanced', (economy) =>
      bidSubject(economy, { mechanism: mcAfeeMechanism }),
    );
    expect(Math.min(vcg, mcAfee)).toBeGreaterThan(50);
  });
});

describe('the seller who holds back', () => {
  const read = readEconomy(readFileSync('examples/holding-back.json', 'utf8'), 'holding-back.json');
  if (read._tag === 'Left' || read.right.economy.kind !== 'private-values') throw new Error('no economy');
  const { economy } = read.right;
  const uniform = (tieBreak: 'lowest' | 'highest', against: 'truth' | 'all' = 'truth') =>
    subjectOf(
      { ...economy, market: { ...economy.market, tieBreak } },
      { mechanism: uniformPriceMechanism, against },
    );
  it('gains exactly 1/2 by holding back under the lowest price; under the highest a buyer gains', () => {
    const lowest = finish(judge(uniform('lowest'), 'promise:strategy-proof'));
    expect(lowest.verdict).toBe('refuted');
    expect(claims['promise:strategy-proof'].evidence.encode(lowest.evidence!).traders[3]).toMatchObject({
      trader: 4,
      utility: '1/2',
      bestLie: { gain: '1/2', message: [[0], [1], [0]], equallyGood: '6' },
    });
    const highest = finish(judge(uniform('highest'), 'promise:strategy-proof'));
    expect(highest.counterexample).toMatchObject({ trader: 1, rechecked: true });
  });
  it('loses by every lie in G*, whatever the others announce', () => {
    for (const against of ['truth', 'all'] as const) {
      const finding = finish(judge(subjectOf(economy, { against }), 'promise:strategy-proof'));
      expect([finding.verdict, finding.method]).toEqual([
        'proved',
        against === 'all' ? 'separation' : 'best lies',
      ]);
      for (const { bestLie } of finding.evidence!.traders) expect(Q.sign(bestLie!.gain)).toBe(-1);
    }
  });
  it('is refuted against all messages too, by the truthful ones', () => {
    expect(verdictOf(uniform('lowest', 'all'), 'promise:strategy-proof')).toBe('refuted');
  });
});
