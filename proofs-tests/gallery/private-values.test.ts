/**
 * The gallery, private values: each economy file of `examples/` shows what it says, with the exact numbers.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applicableClaims, encodeFinding, judge } from '../../src/claims/judge.js';
import {
  expectedUtilities,
  outsideUtility,
  utilityAt,
} from '../../src/claims/private-values/engines/expected-utility.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { undominatedMessages } from '../../src/claims/private-values/engines/undominated-messages.js';
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import { priceTakingMessages } from '../../src/economies/price-taking.js';
import * as L from '../../src/exact/lottery.js';
import * as Q from '../../src/exact/rational.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import { clearingPrices } from '../../src/market/clearing.js';
import type { Demand } from '../../src/market/demand.js';
import { indexOf, pointAt } from '../../src/market/lattice.js';
import { moneyReceived } from '../../src/market/market.js';
import { orders } from '../../src/mechanisms/orders.js';
import { traceDraw } from '../../src/mechanisms/random-grouping/draw.js';
import { randomGrouping } from '../../src/mechanisms/random-grouping/mechanism.js';
import { traderLotteryPlain } from '../../src/mechanisms/random-grouping/plain.js';
import { finish } from '../../src/computation.js';

const load = (name: string): PrivateValuesEconomy => {
  const file = new URL(`../../examples/${name}.json`, import.meta.url);
  const read = readEconomy(readFileSync(file, 'utf8'), `${name}.json`);
  if (read._tag === 'Left') throw new Error(read.left[0]!.message);
  if (read.right.economy.kind !== 'private-values') throw new Error(`${name} has no private values.`);
  return read.right.economy;
};

const utilities = (
  economy: PrivateValuesEconomy,
  messages = priceTakingMessages(economy),
): readonly string[] =>
  expectedUtilities(randomGrouping(economy.market, economy.epsilon), economy.traders, messages).map(Q.show);

/** The verdicts on the claims of the paper, or on the promises of G*. */
const verdicts = (economy: PrivateValuesEconomy, about: 'paper' | 'promises'): Record<string, string> =>
  Object.fromEntries(
    applicableClaims(subjectOf(economy))
      .filter((claim) => claim.startsWith('promise:') === (about === 'promises'))
      .map((claim) => [claim, finish(judge(subjectOf(economy), claim)).verdict]),
  );

const paperClaims = {
  feasible: 'proved',
  'budget-balance': 'proved',
  'property-i': 'proved',
  'property-ii': 'proved',
  'property-iii': 'proved',
  'theorem-1': 'proved',
};

/**
 * Expected utilities when everybody is price-taking, whether the printed individual rationality holds, and whether all
 * groups trade at one price in every draw.
 */
const gallery: Record<
  string,
  {
    readonly utilities: readonly string[];
    readonly rational: 'proved' | 'refuted';
    readonly onePrice: 'proved' | 'refuted';
  }
> = {
  'four-equal-traders': { utilities: ['3/8', '3/8', '3/8', '3/8'], rational: 'refuted', onePrice: 'proved' },
  'basic-market': {
    utilities: ['149/150', '133/200', '151/400', '427/1200'],
    rational: 'proved',
    onePrice: 'refuted',
  },
  complements: {
    utilities: ['3061/2160', '3233/4320', '1081/720', '223/180'],
    rational: 'refuted',
    onePrice: 'refuted',
  },
  'income-effects': {
    utilities: ['1507/720', '1507/720', '109/72', '3911/720'],
    rational: 'refuted',
    onePrice: 'refuted',
  },
  ties: { utilities: ['1/2', '1/2', '181/240', '181/720'], rational: 'refuted', onePrice: 'refuted' },
  'holding-back': { utilities: ['77/45', '77/45', '37/90', '37/90'], rational: 'proved', onePrice: 'proved' },
  bottleneck: { utilities: ['287/120', '287/120', '71/30', '29/30'], rational: 'proved', onePrice: 'proved' },
  'no-gains': {
    utilities: ['1027/1440', '1027/1440', '107/480', '-131/720'],
    rational: 'refuted',
    onePrice: 'refuted',
  },
  'single-units': {
    utilities: ['737/4320', '187/2160', '133/720', '701/4320'],
    rational: 'refuted',
    onePrice: 'refuted',
  },
};

describe.each(Object.entries(gallery))('%s', (name, expected) => {
  const economy = load(name);
  it('expected utilities at the price-taking messages are as listed, also by enumerating every draw', () => {
    expect(utilities(economy)).toEqual(expected.utilities);
    const { market } = economy;
    const g = randomGrouping(market, economy.epsilon);
    const messages = priceTakingMessages(economy);
    const plain = economy.traders.map((trader, i) =>
      L.expectation(traderLotteryPlain(g, messages, i), ({ price, bundle }) =>
        utilityAt(market, trader, price, indexOf(market.bundles, bundle)),
      ),
    );
    expect(plain.map(Q.show)).toEqual(expected.utilities);
  });
  it('every claim of the paper is proved; individual rationality and the law of one price are as listed', () => {
    expect(verdicts(economy, 'paper')).toEqual({
      ...paperClaims,
      'individual-rationality': expected.rational,
      'law-of-one-price': expected.onePrice,
    });
  });
  it('G* is strategy-proof and feasible, balances its budget and runs no deficit', () => {
    expect(verdicts(economy, 'promises')).toMatchObject({
      'promise:strategy-proof': 'proved',
      'promise:feasible': 'proved',
      'promise:budget-balanced': 'proved',
      'promise:no-deficit': 'proved',
    });
  });
});

describe('1. the Example', () => {
  it('as printed: n̲ = 2 and ñ = 1 by the definition, against 3 and 2 in print', () => {
    const finding = finish(judge(subjectOf(load('the-example')), 'example'));
    expect(finding.verdict).toBe('refuted');
    expect(encodeFinding(finding).counterexample).toMatchObject({
      demands: [1, 2, 2, 3],
      byDefinition: { nBar: 4, nUnder: 2, nTilde: 1, amounts: [1, 3, 3, 1] },
      printed: { nBar: 4, nUnder: 3, nTilde: 2, amounts: [1, 2, 3, 2] },
      rechecked: true,
    });
  });
  it('with the first two demands interchanged, the printed numbers are right', () => {
    const finding = finish(judge(subjectOf(load('the-example-interchanged')), 'example'));
    expect(finding.verdict).toBe('proved');
    expect(encodeFinding(finding).evidence).toMatchObject({
      byDefinition: { nBar: 4, nUnder: 3, nTilde: 2, amounts: [2, 1, 3, 2] },
    });
  });
});

describe('2. the basic market', () => {
  it('clears at 1/2 if everybody is price-taking, and nowhere else', () => {
    const { market, ...economy } = load('basic-market');
    expect(clearingPrices(market, priceTakingMessages({ ...economy, market }), market.supply)).toEqual([2]);
  });
});

describe('3. complements', () => {
  it('demand jumps between nothing and two pairs: nobody who wants pairs asks for one good alone', () => {
    const economy = load('complements');
    for (const demand of priceTakingMessages(economy).slice(0, 2))
      for (const bundle of demand)
        expect(['0,0', '2,2']).toContain(pointAt(economy.market.bundles, bundle).join());
  });
});

describe('4. income effects', () => {
  it('what a bundle is worth beside another depends on the money: no quasi-linear values give these utilities', () => {
    const { market, traders } = load('income-effects');
    // Quasi-linear: u(x, p) − p·(e − x) would not move with the price.
    const net = (price: number, bundle: number): string =>
      Q.show(
        Q.sub(
          utilityAt(market, traders[0]!, price, bundle),
          moneyReceived(market, 0, price, pointAt(market.bundles, bundle)),
        ),
      );
    expect([net(0, 2), net(1, 2), net(2, 2)]).toEqual(['15/4', '11/4', '7/4']);
  });
});

describe('5. ties on the grid', () => {
  it('two traders are left with three undominated messages each, exactly the price-taking ones', () => {
    const counts = finish(undominatedMessages(subjectOf(load('ties'))));
    expect(counts.map(({ undominated, equal, method }) => [undominated, equal, method])).toEqual([
      [3n, true, 'enumeration'],
      [3n, true, 'enumeration'],
      [1n, true, 'enumeration'],
      [1n, true, 'enumeration'],
    ]);
  });
});

describe('6. the seller who holds back', () => {
  const economy = load('holding-back');
  const { market } = economy;
  const honest = priceTakingMessages(economy);
  const keepsOne: Demand = [2, 1, 0];
  const lie = honest.map((message, i) => (i === 3 ? keepsOne : message));
  /** One uniform price, everybody served: possible here, since demand meets supply at the clearing prices. */
  const uniformPriceUtility = (messages: readonly Demand[]): string => {
    const price = clearingPrices(market, messages, market.supply)[0]!;
    const demanded = messages.reduce((sum, message) => sum + message[price]!, 0);
    expect(demanded).toBe(market.supply[0]);
    return Q.show(utilityAt(market, economy.traders[3]!, price, messages[3]![price]!));
  };
  it('under one uniform price, keeping a unit at 1/2 moves the price from 1/2 to 1 and pays: 1 instead of 1/2', () => {
    expect([uniformPriceUtility(honest), uniformPriceUtility(lie)]).toEqual(['1/2', '1']);
  });
  it('in G* the same report loses: 481/1440 instead of 37/90', () => {
    expect([utilities(economy)[3], utilities(economy, lie)[3]]).toEqual(['37/90', '481/1440']);
    expect(Q.lt(Q.of(481, 1440), Q.of(37, 90))).toBe(true);
  });
});

describe('7. the bottleneck', () => {
  it('in every order, the group with the trader who owns no salt serves nobody: n̄ = 0', () => {
    const economy = load('bottleneck');
    const g = randomGrouping(economy.market, economy.epsilon);
    for (const order of orders(4))
      for (const group of traceDraw(g, priceTakingMessages(economy), { order, rule: 1 }).groups)
        if (group.members.includes(3)) expect([group.nBar, group.nTilde, group.served]).toEqual([0, 0, 0]);
  });
});

describe('8. no gains', () => {
  it('the trader who owns nothing and wants nothing expects a loss of 131/720 against 0', () => {
    const economy = load('no-gains');
    expect(Q.show(outsideUtility(economy.market, economy.traders[3]!, [0]))).toBe('0');
    const finding = finish(judge(subjectOf(economy), 'individual-rationality'));
    expect(encodeFinding(finding).counterexample).toMatchObject({
      trader: 4,
      gain: '-131/720',
      rechecked: true,
    });
  });
});
