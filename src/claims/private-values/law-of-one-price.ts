/**
 * Claim `law-of-one-price`: at one profile of messages, all groups trade at the same price in every draw.
 *
 * Under Rule 2 everybody trades at the price that was drawn, so only Rule 1 matters. A group's price depends on its members
 * alone, and traders with the same endowment and the same message are alike: the ways to divide the traders into groups are
 * gone through as numbers of traders of each class.
 */
import type { Computation, PlannedWork } from '../../computation.js';
import { showCount } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { list, literal, strict } from '../../formats/json/codec.js';
import { count, messages, price, rational, whole } from '../../formats/json/evidence-parts.js';
import type { Demand } from '../../market/demand.js';
import { priceVector } from '../../market/market.js';
import { traceDraw } from '../../mechanisms/random-grouping/draw.js';
import type { Grouping } from '../../mechanisms/random-grouping/groupings.js';
import {
  countGroupings,
  gapOf,
  groupings,
  orderOf,
  priceOfGroup,
} from '../../mechanisms/random-grouping/groupings.js';
import type { RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import type { TraderClasses } from '../../mechanisms/random-grouping/trader-classes.js';
import { traderClasses } from '../../mechanisms/random-grouping/trader-classes.js';
import type { t } from '../../prelude.js';
import { declareClaim } from '../claim.js';
import { profileBundles, priceText, traderNumbers } from '../notation.js';
import type { Finding } from '../finding.js';
import type { PrivateValuesSubject } from './subject.js';

/** The prices of all groups over all draws at one profile. The gap is the largest difference of a good's price. */
const evidence = strict(
  'prices of the groups',
  { messages, groupings: count, probability: rational, largestGap: rational, expectedGap: rational },
  {},
);
/** A draw in which two groups trade at different prices. */
const counterexample = strict(
  'a draw with two prices',
  {
    messages,
    draw: strict('a draw', { order: list(whole), rule: literal(1) }, {}),
    prices: list(price),
    gap: rational,
    rechecked: literal(true),
  },
  {},
);
type Evidence = t.TypeOf<typeof evidence>;
type Counterexample = t.TypeOf<typeof counterexample>;

/** The most ways to divide the traders into groups that are gone through: some seconds. */
export const maxGroupings = 1n << 18n;

/** What judging is counted in. */
const unit = 'ways to divide the traders';

/** The work of judging; none where there are too many ways. */
const workOfLawOfOnePrice = ({ mechanism: g, messages }: PrivateValuesSubject): readonly PlannedWork[] => {
  const count = countGroupings(g, traderClasses(g, messages));
  const cost = { nanoseconds: 3000 * g.market.groups.count, warmUp: 30 };
  return count > maxGroupings ? [] : [{ unit, count: Number(count), cost }];
};

/** What going through all groupings finds. */
interface GroupPrices {
  readonly examined: bigint;
  readonly different: bigint;
  readonly all: bigint;
  readonly gaps: Rational;
  readonly widest: { readonly grouping: Grouping; readonly gap: Rational } | undefined;
}

function* groupPrices(
  g: RandomGrouping,
  profile: readonly Demand[],
  classes: TraderClasses,
  total: number,
): Computation<GroupPrices> {
  const { size, count: groups } = g.market.groups;
  const priceOf = priceOfGroup(g, profile, classes);
  let [examined, different, all] = [0n, 0n, 0n];
  let gaps = Q.zero;
  let widest: GroupPrices['widest'];
  for (const grouping of groupings(classes.classes, size, groups)) {
    yield { label: unit, done: Number(examined), total, unit };
    examined += 1n;
    all += grouping.ways;
    const gap = gapOf(g, grouping.groups.map(priceOf));
    if (Q.isZero(gap)) continue;
    different += grouping.ways;
    gaps = Q.add(gaps, Q.mul(gap, Q.of(grouping.ways)));
    if (widest === undefined || Q.lt(widest.gap, gap)) widest = { grouping, gap };
  }
  return { examined, different, all, gaps, widest };
}

/** The widest gap as a counterexample, its draw traced again. */
const recheck = (
  g: RandomGrouping,
  profile: readonly Demand[],
  order: readonly number[],
  gap: Rational,
): Counterexample => {
  const prices = traceDraw(g, profile, { order, rule: 1 }).groups.map((group) => group.price);
  if (!Q.equals(gapOf(g, prices), gap))
    throw new Error('A draw with two prices did not survive its second check.');
  return {
    messages: profileBundles(g.market, profile),
    draw: { order: traderNumbers(order), rule: 1 },
    prices: prices.map((p) => priceVector(g.market, p)),
    gap,
    rechecked: true,
  };
};

function* judgeLawOfOnePrice({
  mechanism: g,
  messages: profile,
}: PrivateValuesSubject): Computation<Finding<'law-of-one-price', Evidence, Counterexample>> {
  const claim = 'law-of-one-price';
  const { market } = g;
  const classes = traderClasses(g, profile);
  const ways = countGroupings(g, classes);
  if (ways > maxGroupings)
    return {
      claim,
      verdict: 'undecided',
      scope: `up to ${showCount(ways)} ways to divide the traders into groups; at most ${showCount(maxGroupings)} are gone through`,
      method: 'none',
      explanation: ['Fewer different traders, or smaller groups, would make it possible.'],
      evidence: null,
    };
  const { examined, different, all, gaps, widest } = yield* groupPrices(g, profile, classes, Number(ways));
  const rule1 = Q.sub(Q.one, g.epsilon);
  const found: Evidence = {
    messages: profileBundles(market, profile),
    groupings: examined,
    probability: Q.mul(rule1, Q.of(different, all)),
    largestGap: widest?.gap ?? Q.zero,
    expectedGap: Q.mul(rule1, Q.div(gaps, Q.of(all))),
  };
  const base = {
    claim,
    scope: `one profile of messages, every draw: ${showCount(examined)} ${examined === 1n ? 'way' : 'ways'} to divide the traders into groups, alike traders counted together`,
    method: 'enumeration',
    evidence: found,
  } as const;
  if (widest === undefined)
    return {
      ...base,
      verdict: 'proved',
      explanation: ['However the traders are divided, all groups trade at the same price.'],
    };
  const order = orderOf(classes, widest.grouping);
  const again = recheck(g, profile, order, widest.gap);
  const prices = traceDraw(g, profile, { order, rule: 1 }).groups.map((group) =>
    priceText(market, group.price),
  );
  return {
    ...base,
    verdict: 'refuted',
    explanation: [
      `With probability ${Q.show(found.probability)} two groups trade at different prices; the expected gap is ${Q.show(found.expectedGap)}.`,
      `The gap is largest, ${Q.show(widest.gap)}, in the order ${again.draw.order.join(', ')} under Rule 1: the groups trade at ${prices.join(', ')}.`,
    ],
    counterexample: again,
  };
}

/** The claim `law-of-one-price`. @paper Remark 3 */
export const lawOfOnePrice = declareClaim({
  name: 'law-of-one-price',
  aliases: ['law of one price', 'one price', 'price gap'],
  paper: 'Remark 3',
  meaning: [
    'All groups trade at the same price in every draw, at the price-taking messages or at those of --messages.',
    'With two groups each trades at the price that clears the other, so the two prices differ unless the groups are alike; Remark 3 proposes more groups to bring prices together.',
  ],
  where: ['claims/private-values/law-of-one-price: lawOfOnePrice'],
  judgedByDefault: false,
  hunted: true,
  privateValues: { judge: judgeLawOfOnePrice, work: workOfLawOfOnePrice },
  evidence,
  counterexample,
  certificate: (finding) => {
    if (finding.evidence === null) return [];
    const { groupings: _, ...shown } = finding.evidence;
    return [{ kind: 'prices', ...shown }];
  },
});
