import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidArgument } from '../exact/invalid-argument.js';
import { O } from '../prelude.js';
import type { Verdict } from '../claims/finding.js';
import { judge } from '../claims/judge.js';
import { subjectOf } from '../claims/private-values/subject.js';
import * as Q from '../exact/rational.js';
import { asPublished } from '../mechanisms/random-grouping/mechanism.js';
import { hunt } from '../studies/hunt/hunt.js';
import { done, finish } from '../computation.js';
import { casesOf, interdependentEconomies, judgeValue, markets, smallEconomies } from './index.js';

describe('an arbitrary as something to hunt through', () => {
  it('gives case i whatever was drawn before', () => {
    const source = casesOf(fc.array(fc.nat()), 'seed');
    const value = (i: number): unknown => O.toNullable(source.at(i))?.value;
    const forwards = [0, 1, 2, 3].map(value);
    expect([3, 2, 1, 0].map(value).reverse()).toEqual(forwards);
    expect(new Set(forwards.map((v) => JSON.stringify(v))).size).toBe(4);
  });
  it('is shrunk as fast-check shrinks it', () => {
    const { found } = finish(
      hunt({
        source: casesOf(fc.array(fc.nat(1000)), '1', (list) => (list.length === 0 ? 'empty' : 'not empty')),
        judge: judgeValue((list: number[]) =>
          done<{ readonly verdict: Verdict }>({
            verdict: list.some((n) => n >= 37) ? 'refuted' : 'proved',
          }),
        ),
        cases: 100,
      }),
    );
    expect(found?.minimal).toBe(true);
    expect(found?.smallest.value).toEqual([37]);
  });
  it('finds the economy that a mechanism of one’s own fails in', () => {
    const clauses = { ...asPublished, priceFrom: 'own-group' as const };
    const { found } = finish(
      hunt({
        source: casesOf(smallEconomies(), '1'),
        judge: judgeValue((economy) =>
          judge(subjectOf(economy, { clauses, engines: 'enumeration' }), 'theorem-1'),
        ),
        cases: 30,
      }),
    );
    expect(found?.judged.counterexample).toMatchObject({ rechecked: true });
  });
});

it('interdependent economies have positive probabilities that sum to 1, and a value for every bundle', () => {
  fc.assert(
    fc.property(interdependentEconomies(), ({ market, signals, shocks, value }) => {
      const all = [shocks.map(({ probability }) => probability), ...shocks.map((shock) => shock.signals)];
      for (const list of all) {
        expect(list.every((p) => Q.sign(p) > 0)).toBe(true);
        expect(Q.equals(Q.sum(list), Q.one)).toBe(true);
      }
      expect(value).toHaveLength(shocks.length);
      for (const bySignal of value) {
        expect(bySignal).toHaveLength(signals.length);
        for (const values of bySignal) expect(values).toHaveLength(market.bundles.size);
      }
    }),
    { numRuns: 100 },
  );
});

describe('a size that no market of the paper has is refused, not drawn for ever', () => {
  it.each([
    [() => markets({ cap: 1 }), 'size.cap must be a whole number, at least 2; it is 1.'],
    [() => markets({ commodities: 0.5 }), 'size.commodities must be a whole number, at least 1; it is 0.5.'],
    [() => markets({ cap: 5 }), 'size.cap must be at most 4, the number of traders; it is 5.'],
    [() => markets({ commodities: 30 }), 'size must be small enough for at most 262,144 pairs'],
    [() => markets({ groups: { count: 1, size: 4 } }), 'size.groups.count must be'],
    [
      () => interdependentEconomies({ signals: 0 }),
      'size.signals must be a whole number, at least 1; it is 0.',
    ],
    [
      () => casesOf([1, 2] as unknown as fc.Arbitrary<number>, '1'),
      'arbitrary must be an arbitrary of fast-check',
    ],
    [() => casesOf(fc.nat(), 1 as unknown as string), 'seed must be a text; it is 1.'],
  ])('%#', (call, message) => {
    const draw = (): unknown => {
      const made: unknown = call();
      return made instanceof fc.Arbitrary ? fc.sample(made, 1) : made;
    };
    expect(draw).toThrow(InvalidArgument);
    expect(draw).toThrow(message);
  });
});
