/**
 * Individual rationality where one profile stands for many: the same smallest gain as by going through all of them, on random
 * economies with ties; 3^28 profiles of an economy decided; and certificates of it, the checker of which accepts no other.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/certificates/check.js';
import { check } from '../../src/certificates/check.js';
import { certificateOf } from '../../src/claims/certificate.js';
import { judge } from '../../src/claims/judge.js';
import { expectedUtilities } from '../../src/claims/private-values/engines/expected-utility.js';
import {
  representativeProfiles,
  representativesOf,
} from '../../src/claims/private-values/engines/profiles/representatives.js';
import { judgeIndividualRationality } from '../../src/claims/private-values/individual-rationality.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { finish } from '../../src/computation.js';
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import { priceTakingSets } from '../../src/economies/price-taking.js';
import * as Q from '../../src/exact/rational.js';
import { certificateCodec } from '../../src/formats/certificate/private-values.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import type { Demand } from '../../src/market/demand.js';
import { countSelections, selections } from '../../src/market/demand.js';
import { altered, at, isUnchecked, leaves, resealed } from '../certificates/changed-leaves.js';
import type { Choices } from '../gallery/gallery.js';
import { forRandomCases } from '../gallery/gallery.js';

/** A trader of a file: what she owns of two goods, and what units of the first are worth; of the second none is worth anything. */
const trader = (own: readonly number[], first: number, second: number) => ({
  endowment: own,
  utility: {
    quasiLinear: [0, first, first + second].map((value) => [0, 1, 2].map(() => `${String(value)}/16`)),
  },
});

const economyOf = (parameters: object): PrivateValuesEconomy | undefined => {
  const text = JSON.stringify({ format: 'undominated/economy/1', epsilon: '1/10', ...parameters });
  const read = readEconomy(text, 'economy');
  if (read._tag === 'Left') return undefined;
  return read.right.economy.kind === 'private-values' ? read.right.economy : undefined;
};

/** Four traders, two goods of which nobody wants the second, seven prices of each: at 7 of 49 prices every trader has 3 best bundles. */
const worthless = economyOf({
  ...{ commodities: 2, cap: 2, priceSteps: 6, groups: { count: 2, size: 2 }, tieBreak: 'highest' },
  traders: [trader([1, 1], 23, 23), trader([1, 1], 13, 11), trader([1, 1], 15, 15), trader([0, 1], 15, 15)],
})!;
/** The same with two traders who are alike. */
const twoAlike = economyOf({
  ...{ commodities: 2, cap: 2, priceSteps: 6, groups: { count: 2, size: 2 }, tieBreak: 'highest' },
  traders: [trader([1, 1], 15, 13), trader([1, 1], 23, 23), trader([0, 1], 15, 13), trader([0, 1], 15, 13)],
})!;

/**
 * A random economy with ties, most with few profiles of undominated messages; none where it is no economy. With one good two units
 * are worth what they cost at price 1/2, so that there 0 and 2 are tied with each other, or with 1, or both are less than 1: the tie
 * of one trader may move nobody. With two goods the second is worthless, and several traders are often alike.
 */
const randomEconomy = (next: Choices): PrivateValuesEconomy | undefined => {
  const isOne = next(4) > 0;
  const kind: () => object = isOne
    ? () => ({
        endowment: [next(2)],
        utility: { quasiLinear: ['0', `${String(1 + next(7))}/8`, '1'] },
      })
    : () => {
        const first = 1 + 2 * next(9);
        return trader([next(2), next(2)], first, [0, first, Math.max(0, first - 2)][next(3)]!);
      };
  const kinds = Array.from({ length: isOne ? 1 + next(5) : 1 + next(2) }, kind);
  const groups = isOne
    ? [
        { count: 2, size: 2 },
        { count: 2, size: 3 },
        { count: 3, size: 2 },
      ][next(3)]!
    : { count: 2, size: 2 };
  return economyOf({
    ...{ commodities: isOne ? 1 : 2, cap: 2, priceSteps: isOne ? 2 : 1, groups },
    tieBreak: ['lowest', 'highest'][next(2)],
    traders: Array.from({ length: groups.count * groups.size }, () => kinds[next(kinds.length)]!),
  });
};

const bestOf = (economy: PrivateValuesEconomy) =>
  economy.traders.map((each) => priceTakingSets(economy.market, each));

const countProfiles = (economy: PrivateValuesEconomy): bigint =>
  bestOf(economy).reduce((product, sets) => product * countSelections(sets), 1n);

/** Random economies of which the profiles are a few hundred at most, and more than one. */
const forFewProfiles = (
  count: number,
  property: (economy: PrivateValuesEconomy, next: Choices) => void,
): number => {
  let looked = 0;
  forRandomCases(count, (next) => {
    const economy = randomEconomy(next);
    if (economy === undefined) return;
    const profiles = countProfiles(economy);
    if (profiles < 2n || profiles > 800n) return;
    looked += 1;
    property(economy, next);
  });
  return looked;
};

describe('one profile of each kind', () => {
  it('has the verdict, the profile, the trader and the gain of going through all', () => {
    const verdicts = new Map<string, number>();
    let fewer = 0;
    const looked = forFewProfiles(250, (economy) => {
      const subject = subjectOf(economy);
      const all = finish(judgeIndividualRationality(subject));
      const { classes, ...one } = { classes: undefined, ...finish(judgeIndividualRationality(subject, 0n)) };
      expect(classes).toBeUndefined();
      if (all.evidence === null) throw new Error('There was too much to do.');
      const { examined, ...expected } = all.evidence;
      const { examined: ofEachKind, classes: kinds, ...found } = one.evidence!;
      expect({ ...found, verdict: one.verdict }).toEqual({ ...expected, verdict: all.verdict });
      expect(ofEachKind).toBeLessThanOrEqual(examined);
      if (kinds!.representatives < all.evidence.profiles) fewer += 1;
      verdicts.set(all.verdict, (verdicts.get(all.verdict) ?? 0) + 1);
    });
    expect(looked).toBeGreaterThan(50);
    expect(fewer).toBeGreaterThan(20);
    expect([...verdicts.keys()].sort()).toEqual(['proved', 'refuted']);
  });

  it('comes first of its kind in the order of all, and every profile is of some kind', () => {
    forFewProfiles(150, (economy) => {
      const { mechanism } = subjectOf(economy);
      const found = finish(representativesOf(mechanism, economy.traders, bestOf(economy)));
      const listed = [...representativeProfiles(found)];
      expect(BigInt(listed.length)).toBe(found.count);
      // What a profile becomes when all that may be exchanged is: bundles first, then messages among those who are alike.
      const first = (profile: readonly Demand[]): readonly Demand[] => {
        const reduced = profile.map((message, i) =>
          message.map((bundle, price) => {
            const tie = found.interchangeable.find(
              (each) =>
                each.trader === found.alike[i] && each.price === price && each.bundles.includes(bundle),
            );
            return tie === undefined ? bundle : tie.bundles[0]!;
          }),
        );
        const places = new Map<number, Demand[]>();
        reduced.forEach((message, i) => {
          const kind = found.alike[i]!;
          places.set(kind, [...(places.get(kind) ?? []), message]);
        });
        for (const messages of places.values())
          messages.sort((a, b) => {
            const p = a.findIndex((bundle, price) => bundle !== b[price]);
            return p < 0 ? 0 : a[p]! - b[p]!;
          });
        return reduced.map((_, i) => places.get(found.alike[i]!)!.shift()!);
      };
      const everything = [...selections(bestOf(economy).flat())].map((choice) =>
        economy.traders.map((_, i) =>
          choice.slice(i * economy.market.prices.size, (i + 1) * economy.market.prices.size),
        ),
      );
      const firsts = everything.map(first);
      const known = new Set(firsts.map((profile) => JSON.stringify(profile)));
      expect(listed.map((profile) => JSON.stringify(profile))).toEqual([...known]);
    });
  });

  it('moves nobody: exchanging tied bundles that are said to be interchangeable changes no expected utility', () => {
    let exchanged = 0;
    forFewProfiles(700, (economy, next) => {
      const { mechanism } = subjectOf(economy);
      const best = bestOf(economy);
      const { interchangeable } = finish(representativesOf(mechanism, economy.traders, best));
      for (const { trader: j, price, bundles } of interchangeable) {
        const profile = best.map((sets) => sets.map((set) => set[next(set.length)]!));
        const utilities = bundles.map((bundle) =>
          expectedUtilities(
            mechanism,
            economy.traders,
            profile.map((message, i) => (i === j ? message.toSpliced(price, 1, bundle) : message)),
          ).map(Q.show),
        );
        for (const each of utilities) expect(each).toEqual(utilities[0]);
        exchanged += 1;
      }
    });
    expect(exchanged).toBeGreaterThan(15);
  });
});

/** A finding's certificate, as its text is read. */
const certificateOfAll = (economy: PrivateValuesEconomy, mostListed?: bigint): Json => {
  const finding = finish(judgeIndividualRationality(subjectOf(economy), mostListed));
  return JSON.parse(JSON.stringify(certificateOf(economy, finding))) as Json;
};

describe('3^28 profiles', () => {
  const count = 3n ** 28n;
  it('are decided by those that stand for them', () => {
    expect(countProfiles(worthless)).toBe(count);
    const finding = finish(judgeIndividualRationality(subjectOf(worthless)));
    expect(finding.verdict).toBe('refuted');
    expect(finding.scope).toMatch(
      / of 6,561 profiles that stand for all 22,876,792,454,961 of undominated messages/,
    );
    expect(finding.evidence).toMatchObject({ profiles: count, classes: { representatives: 6561n } });
    // It does not fail at the first of them.
    expect(finding.evidence!.examined).toBeGreaterThan(1);
    const refuted = finish(judgeIndividualRationality(subjectOf(twoAlike)));
    expect(refuted.verdict).toBe('refuted');
    expect(refuted.evidence?.classes).toMatchObject({ alike: [1, 2, 3, 3], representatives: 3645n });
  });
  it('of ten traders of two kinds, 3^10 of them, hold by the 441 that stand for them', () => {
    const kind = (value: string, two: string) => ({
      ...{ count: 5, endowment: [1] },
      utility: { quasiLinear: ['0', value, two] },
    });
    const economy = economyOf({
      ...{ commodities: 1, cap: 2, priceSteps: 8, groups: { count: 2, size: 5 } },
      traders: [kind('7/8', '7/4'), kind('1/8', '1/4')],
      epsilon: '1/100',
    })!;
    const finding = finish(judge(subjectOf(economy), 'individual-rationality'));
    expect(finding.verdict).toBe('proved');
    expect(finding.scope).toBe(
      '441 of 441 profiles that stand for all 59,049 of undominated messages, every trader',
    );
  });
  it('that too many stand for are undecided at once, with the count', () => {
    const economy = economyOf({
      ...{ commodities: 2, cap: 2, priceSteps: 6, groups: { count: 2, size: 2 }, tieBreak: 'lowest' },
      traders: [13, 9, 5, 1].map((value) => trader([1, 1], value, value)),
    })!;
    const finding = finish(judge(subjectOf(economy), 'individual-rationality'));
    expect(finding.verdict).toBe('undecided');
    expect(finding.scope).toBe(
      '1,000 of 3,486,784,401 profiles that stand for all 22,876,792,454,961 of undominated messages, every trader',
    );
    expect(finding.explanation.join(' ')).toContain('The others are too many to go through');
  });
  it('have a certificate that the checker accepts', () => {
    for (const economy of [worthless, twoAlike]) {
      const certificate = certificateOfAll(economy);
      expect(certificateCodec.is(certificate)).toBe(true);
      expect(check(certificate)).toMatchObject({ kind: 'valid', claim: 'individual-rationality' });
    }
  });
});

describe('a certificate about profiles of which one stands for many', () => {
  it('is accepted for random economies, with the verdict of going through all', () => {
    const looked = forFewProfiles(120, (economy) => {
      const certificate = certificateOfAll(economy, 0n);
      expect(at(certificate, ['evidence', 0, 'kind'])).toBe('profile-classes');
      const plain = finish(judge(subjectOf(economy), 'individual-rationality'));
      expect(check(certificate)).toMatchObject({ kind: 'valid', verdict: plain.verdict });
    });
    expect(looked).toBeGreaterThan(10);
  });

  const certificate = certificateOfAll(twoAlike);
  const evidence = ['evidence', 0];
  const classes = [...evidence, 'classes'];
  const refusal = (path: ReadonlyArray<string | number>, value: Json): string => {
    const answer = check(resealed(altered(certificate, path, value)));
    return answer.kind === 'invalid' ? `${answer.field}: ${answer.why}` : answer.kind;
  };
  it('is refused when a leaf is changed', () => {
    const paths = leaves(certificate).filter((path) => path[0] === 'evidence' && !isUnchecked(path));
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom<Json>('7', '0', '-1/2', 0, 1, 3, null),
        (path, leaf) => {
          fc.pre(at(certificate, path) !== leaf);
          expect(refusal(path, leaf), path.join('.')).toMatch(/^evidence/);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('is refused where traders are said to be alike who are not', () => {
    expect(refusal([...classes, 'alike'], [1, 1, 3, 3])).toBe(
      'evidence[0].classes.alike[1]: these traders are not alike',
    );
    expect(refusal([...classes, 'alike'], [1, 2, 3, 4])).toMatch(/^evidence\[0\]\.classes/);
    expect(refusal([...classes, 'alike'], [1, 2, 4, 4])).toMatch(/alike\[2\]/);
  });
  it('is refused where bundles are said to be exchanged that move somebody, or that are not best, or not in their order', () => {
    const ties = at(certificate, [...classes, 'interchangeable']) as Json[];
    const [some] = ties as { trader: number; price: readonly string[]; bundles: readonly Json[] }[];
    const moving = {
      ...some!,
      price: ['1', '0'],
      bundles: [
        [0, 0],
        [0, 1],
      ],
    };
    expect(refusal([...classes, 'interchangeable'], [moving])).toBe(
      'evidence[0].classes.interchangeable[0].bundles: exchanging these bundles moves another trader’s utility',
    );
    expect(
      refusal(
        [...classes, 'interchangeable'],
        [
          {
            ...some!,
            bundles: [
              [0, 0],
              [2, 2],
            ],
          },
        ],
      ),
    ).toMatch(/bundles\[0\]: this must be the next best bundle/);
    expect(refusal([...classes, 'interchangeable'], [...ties].reverse())).toMatch(/this is not in its order/);
    expect(refusal([...classes, 'interchangeable'], ties.slice(1))).toMatch(/representatives: /);
  });
  it('is refused for its size by what it states alone, where nothing is examined', () => {
    const answer = check(resealed(altered(certificate, [...evidence, 'examined'], 10 ** 12)));
    expect(answer).toMatchObject({ kind: 'too-long' });
  });
});
