import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidArgument } from '../../exact/invalid-argument.js';
import { O } from '../../prelude.js';
import type { Verdict } from '../../claims/finding.js';
import { asPublished } from '../../mechanisms/random-grouping/mechanism.js';
import { done, finish } from '../../computation.js';
import { sizeOf } from './economies/specification.js';
import { economies, huntedClaims, judgeQuickly } from './economies/economies.js';
import { hunt, huntNow, shrinkCase } from './hunt.js';
import { joinSearches, countJudged, emptySearch, searchBlock } from './search.js';
import type { Shrunk } from './shrink.js';
import { shrink } from './shrink.js';
import type { Source } from './source.js';
import { checkSpace, privateSpace } from './economies/space.js';

/** Whole numbers in a fixed order; smaller are all below. */
const numbers = (list: readonly (number | undefined)[]): Source<number> => ({
  at: (index) => O.fromNullable(list[index]),
  *smaller(n) {
    for (const candidate of [Math.floor(n / 2), n - 1])
      if (candidate >= 0 && candidate < n) yield { step: `to ${String(candidate)}`, candidate };
  },
  sizeOf: (n) => (n < 10 ? 'small' : 'large'),
});
const verdicts = (refuted: (n: number) => boolean) => (n: number) =>
  done<{ readonly verdict: Verdict }>({
    verdict: refuted(n) ? 'refuted' : n % 2 === 0 ? 'proved' : 'undecided',
  });

describe('a search', () => {
  const list = fc.array(fc.option(fc.nat(30), { nil: undefined }), { maxLength: 20 });
  it('finds the first refuted case, and counts what it judged', () => {
    fc.assert(
      fc.property(list, (cases) => {
        const refuted = (n: number): boolean => n > 20;
        const search = finish(searchBlock(numbers(cases), verdicts(refuted), 0, cases.length));
        const first = cases.findIndex((n) => n !== undefined && refuted(n));
        expect(search.found ?? -1).toBe(first);
        const looked = first < 0 ? cases : cases.slice(0, first + 1);
        const judged = looked.filter((n) => n !== undefined);
        expect(search.next).toBe(looked.length);
        expect(countJudged(search)).toBe(judged.length);
        expect(search.empty).toBe(looked.length - judged.length);
        expect(search.proved).toBe(judged.filter((n) => !refuted(n) && n % 2 === 0).length);
        expect(search.sizes['small'] ?? 0).toBe(judged.filter((n) => n < 10).length);
      }),
    );
  });
  it('in blocks, put together, is the same search', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 6 }), (cases, size) => {
        const judge = verdicts((n) => n > 25);
        const whole = finish(searchBlock(numbers(cases), judge, 0, cases.length));
        let search = emptySearch;
        while (search.found === undefined && search.next < cases.length) {
          const to = Math.min(cases.length, search.next + size);
          search = joinSearches(search, finish(searchBlock(numbers(cases), judge, search.next, to)));
        }
        expect(search).toEqual(whole);
      }),
    );
  });
  it('cannot be joined with a block that leaves a gap', () => {
    const later = finish(
      searchBlock(
        numbers([2, 2]),
        verdicts(() => false),
        1,
        2,
      ),
    );
    expect(() => joinSearches(emptySearch, later)).toThrow(RangeError);
  });
});

describe('shrinking', () => {
  it('ends where nothing one step smaller is refuted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.func(fc.boolean()), (start, holds) => {
        const refuted = (n: number): boolean => n === start || holds(n);
        const source = numbers([start]);
        const judge = verdicts(refuted);
        const { smallest, minimal, steps, judged } = finish(
          shrink(source, judge, { value: start, judged: { verdict: 'refuted' } }),
        );
        expect({ minimal, judged }).toEqual({ minimal: true, judged: { verdict: 'refuted' } });
        expect(refuted(smallest)).toBe(true);
        for (const { candidate } of source.smaller(smallest)) expect(refuted(candidate)).toBe(false);
        expect(steps.at(-1)).toBe(smallest === start ? undefined : `to ${String(smallest)}`);
      }),
    );
  });
  it('cut short leaves the smallest case so far', () => {
    const seen: Shrunk<number, { readonly verdict: Verdict }>[] = [];
    const computation = shrink(
      numbers([100]),
      verdicts((n) => n >= 3),
      { value: 100, judged: { verdict: 'refuted' } },
      (shrunk) => seen.push(shrunk),
    );
    while (seen.length < 3) computation.next();
    expect(seen.map(({ smallest }) => smallest)).toEqual([100, 50, 25]);
    expect(seen.every(({ minimal }) => !minimal)).toBe(true);
  });
  it('refuses a case that is not refuted', () => {
    expect(() =>
      finish(
        shrinkCase(
          numbers([1]),
          verdicts(() => false),
          0,
        ),
      ),
    ).toThrow('is not now');
  });
});

describe('hunting economies', () => {
  it('refutes no claim about G* except individual rationality, one price and efficiency', () => {
    const failing: readonly string[] = [
      'individual-rationality',
      'law-of-one-price',
      'promise:efficient',
      'promise:individually-rational',
      'promise:one-price',
    ];
    for (const claim of huntedClaims['private-values']) {
      const { search, found } = finish(
        hunt({
          source: economies(privateSpace, 'claims'),
          judge: (sampled) => judgeQuickly(sampled, claim),
          cases: 12,
        }),
      );
      if (failing.includes(claim)) expect([claim, found?.judged.verdict]).toEqual([claim, 'refuted']);
      else expect([claim, search.proved]).toEqual([claim, 12]);
    }
  });
  it('refutes Theorem 1 where a group sets its own price, from any seed, and shrinks to the smallest market of the paper', () => {
    const clauses = { ...asPublished, priceFrom: 'own-group' as const };
    for (const seed of ['1', '2', '3']) {
      const source = economies(privateSpace, seed);
      const { found } = finish(
        hunt({ source, judge: (sampled) => judgeQuickly(sampled, 'theorem-1', { clauses }), cases: 50 }),
      );
      expect(found?.minimal).toBe(true);
      expect(sizeOf(found!.smallest.specification)).toBe('k = 1, l = 2, T = 1, r = 2, n = 2');
      expect(found!.judged.counterexample).toMatchObject({ rechecked: true });
    }
  });
  it('shrinks to no economy with ties where the space has none', () => {
    const { found } = finish(
      hunt({
        source: economies({ ...privateSpace, ties: 'none' }, '1'),
        judge: (sampled) => judgeQuickly(sampled, 'individual-rationality'),
        cases: 50,
      }),
    );
    const { specification } = found!.smallest;
    if (specification.kind !== 'private-values') throw new Error('not private');
    // Values that are all zero would tie at price 0.
    for (const utility of specification.utilities)
      if (utility.kind === 'table') expect(new Set(utility.values.map(String)).size).toBeGreaterThan(1);
  });
});

describe('a space', () => {
  it.each([
    [{ cap: { least: 1, most: 2 } }, 'l must be at least 2'],
    [{ groupCount: { least: 1, most: 2 } }, 'r must be at least 2'],
    [{ cap: { least: 3, most: 2 } }, 'l goes from 3 down to 2'],
    [{ epsilons: ['1/3'] }, 'ε must lie between 0 and 1/3'],
    [{ denominators: [0] }, 'a denominator must be a whole number'],
    [{ values: { least: 0.5, most: 2 } }, 'values must go from a whole number to a whole number'],
  ])('%j is refused', (change, why) => {
    expect(checkSpace({ ...privateSpace, ...change })).toMatchObject({
      _tag: 'Left',
      left: expect.stringContaining(why) as string,
    });
  });
  it('by default is accepted', () => {
    expect(checkSpace(privateSpace)).toMatchObject({ _tag: 'Right' });
  });
});

describe('an argument of another kind is refused with a message that helps', () => {
  const source = numbers([1, 2]);
  const huntWith = (judge: unknown, cases: unknown = 2) =>
    huntNow({ source, judge: judge as ReturnType<typeof verdicts>, cases: cases as number });
  it.each([
    [() => huntWith(() => undefined), 'What the judge returns must be a computation; it is undefined.'],
    [() => huntWith(() => ({ verdict: 'proved' })), 'What the judge returns must be a computation'],
    [
      () => huntWith(() => done({})),
      'What the computation of the judge returns must be an object whose verdict',
    ],
    [() => huntWith(() => done({ verdict: 'true' })), "verdict is 'proved', 'refuted' or 'undecided'"],
    [() => huntWith(() => done(undefined)), 'it is undefined. Write { verdict: '],
    [() => huntWith('theorem-1'), 'judge must be a function; it is "theorem-1".'],
    [
      () =>
        huntWith(
          verdicts(() => true),
          0.5,
        ),
      'cases must be a whole number, at least 0; it is 0.5.',
    ],
    [() => economies({ ...privateSpace, cap: { least: 1, most: 1 } }, '1'), 'l must be at least 2, not 1'],
    [() => economies(privateSpace, 1 as unknown as string), 'seed must be a text; it is 1.'],
    [
      () => {
        const sampled = economies(privateSpace, '1').at(0);
        if (O.isSome(sampled)) finish(judgeQuickly(sampled.value, 'theorem-9' as 'theorem-1'));
      },
      'it is "theorem-9"',
    ],
  ])('%#', (call, message) => {
    expect(call).toThrow(InvalidArgument);
    expect(call).toThrow(message);
  });
});
