/**
 * The variant of Remark 3 as a mechanism of its own: where it is defined, its lotteries against every draw, and Theorem 1
 * under it.
 */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { demandsOf, economiesOver, markets } from '../../src/arbitraries/index.js';
import { judge } from '../../src/claims/judge.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { finish } from '../../src/computation.js';
import { describeEconomy } from '../../src/economies/description.js';
import * as Q from '../../src/exact/rational.js';
import { mechanismMeant, mechanismNamed } from '../../src/mechanisms/list.js';
import { manyGroupsMechanism } from '../../src/mechanisms/many-groups/declaration.js';
import type { Lottery } from '../../src/exact/lottery.js';
import type { Trade } from '../../src/market/allocation.js';
import { fourEqualTraders } from './small-markets.js';

const threeGroups = markets({ commodities: 1, groups: { count: 3, size: 2 } });

const shown = ({ chances }: Lottery<Trade>): readonly string[] =>
  chances
    .map(
      ({ outcome, probability }) =>
        `${outcome.bundle.join()} at ${String(outcome.price)}: ${Q.show(probability)}`,
    )
    .sort();

describe('many groups', () => {
  it('is the mechanism of an economy with three groups, as random grouping is with two', () => {
    const two = describeEconomy(fourEqualTraders());
    expect(mechanismMeant(two).name).toBe('random-grouping');
    expect(manyGroupsMechanism.notDefined(two)).toMatch(/need three groups or more; this economy has 2/);
    const three = { ...two, groups: { count: 3, size: 2 } };
    expect(mechanismMeant(three).name).toBe('many-groups');
    expect(mechanismNamed('random-grouping')!.notDefined(three)).toMatch(
      /has two groups; this economy has 3/,
    );
    expect(manyGroupsMechanism.notDefined({ ...three, signals: true })).toMatch(/private values/);
  });

  test.prop(
    [
      threeGroups.chain((market) =>
        fc.tuple(fc.constant(market), fc.array(demandsOf(market), { minLength: 6, maxLength: 6 })),
      ),
    ],
    {
      numRuns: 25,
    },
  )('give the lotteries of their definition, every draw', ([market, messages]) => {
    const mechanism = manyGroupsMechanism.make(market, Q.of(1, 10));
    const fast = finish(manyGroupsMechanism.lotteries(mechanism, messages));
    for (const trader of [0, 3, 5])
      expect(shown(fast[trader]!)).toEqual(
        shown(manyGroupsMechanism.lotteryByDefinition(mechanism, messages, trader)),
      );
  });

  test.prop([threeGroups.chain((market) => economiesOver(market))], { numRuns: 40 })(
    'leave exactly the price-taking messages undominated',
    (economy) => {
      const subject = subjectOf(economy, { engines: 'separation', mechanism: manyGroupsMechanism });
      expect(finish(judge(subject, 'theorem-1')).verdict).toBe('proved');
    },
  );
});
