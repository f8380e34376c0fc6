/** Feasibility, the two assumptions and properties (iv) to (viii), over all messages at once. */
import * as Q from '../../exact/rational.js';
import type { Vector } from '../private-values/economy.js';
import { numberOf, priceText, total, upTo, written } from '../private-values/economy.js';
import { rule1, rule2 } from '../private-values/rules.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';
import { groupSupplies, walkGroups } from '../private-values/walk.js';
import type { Informed } from './economy.js';
import { bestGiven } from './economy.js';
import type { DrawnRule } from './play.js';
import { afterFirst, before, heardBy, positionsOf } from './play.js';

const drawnRules = [4, 5, 6] as const;
const sum = (vectors: readonly Vector[]) => total(vectors).join();
/** What every group owns, in the reading in which that matters: the groups do not meet, so one supply stands for each. */
const ownedInTurn = (economy: Informed): ReadonlyArray<readonly Vector[]> =>
  (economy.residual === 'group' ? groupSupplies(economy) : [total(economy.endowments)]).map((supply) =>
    upTo(economy.r).map(() => supply),
  );

/** The first group that makes the reading `group` infeasible: those who own least, or most, of a commodity. */
export const offendingGroup = (economy: Informed) => {
  const { endowments, n, l, residual } = economy;
  if (residual !== 'group') return undefined;
  for (const h of upTo(endowments[0]!.length))
    for (const sign of [1, -1]) {
      const by = (i: number, j: number) => sign * (endowments[i]![h]! - endowments[j]![h]!) || i - j;
      const members = upTo(endowments.length).toSorted(by).slice(0, n);
      const supply = members.reduce((owned, i) => owned + endowments[i]![h]!, 0);
      if (supply < l || supply > (n - 1) * l)
        return {
          members: members.toSorted((i, j) => i - j),
          commodity: h,
          supply,
          least: l,
          most: (n - 1) * l,
        };
    }
  return undefined;
};
/** What the first member may ask or leave, such a group does not own or cannot take. @paper eq. (2) */
export function* byOffence(economy: Informed, piece: Part): Pausing<Json> {
  const found = offendingGroup(economy);
  piece.must(found !== undefined, 'every group can be drawn as the first');
  const { members, commodity, ...amounts } = found!;
  const name = economy.commodities[commodity]!;
  return { kind: 'group', members: members.map((i) => i + 1), commodity: name, ...amounts };
}

/** Every situation of Rule 3, and everything that φ(1) may ask under Rules 4 to 6: amounts lie in 0..l, and nothing is left. @paper eq. (2), (3) */
export function* byAllocations(economy: Informed, _: Part, verdict: Part, claim: string): Pausing<Json> {
  const { n, l, bundles, endowments } = economy;
  const { clears, counts } = yield* walkGroups(economy);
  let holds = clears;
  let cases = 0;
  for (const rule of drawnRules)
    for (const owned of ownedInTurn(economy))
      for (const asked of bundles) {
        cases += 1;
        const amounts = afterFirst(economy, rule, owned, asked);
        holds &&= amounts.flat().every((amount) => amount >= 0 && amount <= l);
        const apart = rule !== 4 && economy.residual === 'group';
        const lines = apart ? owned.map((_, g) => amounts.slice(g * n, g * n + n)) : [amounts];
        holds &&= lines.every((line, g) => sum(line) === (apart ? owned[g]!.join() : sum(endowments)));
      }
  verdict.must(holds, 'something is left over, or somebody gets no bundle');
  return { kind: 'allocations', examined: claim, states: counts.states, cases };
}

/** At which price the sets D¹ of two signals have nothing in common, for every two; or two that have. @paper Assumption 1 */
export function* bySignals(economy: Informed, _: Part, verdict: Part): Pausing<Json> {
  const { signals } = economy;
  const sets = signals.map((_, signal) => bestGiven(economy, signal));
  const separatedAt: Json[] = [];
  for (const a of upTo(signals.length))
    for (const b of upTo(signals.length).slice(a + 1)) {
      const common = sets[a]!.map((bundles, p) => bundles.filter((x) => sets[b]![p]!.includes(x)));
      const p = common.findIndex(({ length }) => length === 0);
      const pair = [signals[a]!, signals[b]!];
      if (p >= 0) separatedAt.push({ signals: pair, price: priceText(economy, p) });
      else {
        verdict.is('refuted');
        const demand = written(
          economy,
          common.map(([x]) => x!),
        );
        return { kind: 'signals', signals: pair, demand };
      }
    }
  verdict.is('proved');
  return { kind: 'signals', separatedAt };
}
/** The distributions of signals, shock by shock; or two shocks with the same. @paper Assumption 2 */
export function* byShocks({ likelihood, shocks }: Informed, _: Part, verdict: Part): Pausing<Json> {
  const distributions = likelihood.map((row) => row.map(Q.show));
  const texts = distributions.map((row) => row.join());
  const a = texts.findIndex((text, i) => texts.indexOf(text, i + 1) > i);
  verdict.is(a < 0 ? 'proved' : 'refuted');
  if (a < 0) return { kind: 'shocks', distributions };
  const pair = [shocks[a]!, shocks[texts.indexOf(texts[a]!, a + 1)]!];
  return { kind: 'shocks', shocks: pair, distribution: distributions[a]! };
}

/** The positions whose first announcements φ(1) has heard before what a rule executes, and those whose amounts what she asks moves. */
export const reach = (economy: Informed, rule: DrawnRule) => {
  const groups = heardBy(economy, (rule - 3) as 1 | 2 | 3, 0);
  const heard = groups.flatMap((group) => positionsOf(economy, group));
  const moved = upTo(economy.endowments.length - 1)
    .map((at) => at + 1)
    .filter((at) =>
      ownedInTurn(economy).some((owned) => {
        const gets = economy.bundles.map((asked) => afterFirst(economy, rule, owned, asked)[at]!.join());
        return new Set(gets).size > 1;
      }),
    );
  return { heard, moved };
};

/**
 * What could lead from a trader's announcements back to her: the price of her group is set by the second announcements of the
 * group before, which has heard the one before that; what she gets behind φ(1) moves with what φ(1) asks, who may have heard
 * her; and in her own group nobody has heard her, so that Rule 3 is left, situation by situation. @paper Section 4: properties (iv)–(vi)
 */
export function* byInfluence(economy: Informed, _: Part, verdict: Part, claim: string): Pausing<Json> {
  const { r } = economy;
  const one = (list: readonly number[]) => list.map((at) => at + 1);
  const groups = upTo(r).map((group) => {
    const setter = before(economy, group);
    return { group, setter, heard: heardBy(economy, 2, setter) };
  });
  const apart = groups.every(({ group, setter, heard }) => group !== setter && !heard.includes(group));
  const prices = groups.map(({ group, setter, heard }) => ({
    group: group + 1,
    setBy: setter + 1,
    heard: one(heard),
  }));
  const of = (rules: readonly DrawnRule[]) => rules.map((rule) => ({ rule, ...reach(economy, rule) }));
  const shielded = (rules: readonly DrawnRule[]) =>
    of(rules).every(({ heard, moved }) => moved.every((at) => !heard.includes(at)));
  const residuals = (rules: readonly DrawnRule[]) =>
    of(rules).map(({ rule, heard, moved }) => ({ rule, heard: one(heard), moved: one(moved) }));
  if (claim === 'property-iv') {
    verdict.must(apart, 'a group has a part in its own price');
    return { kind: 'influence', prices };
  }
  const rules = claim === 'property-v' ? ([4, 5] as const) : ([6] as const);
  verdict.must(shielded(rules), 'φ(1) has heard somebody whose amount she moves');
  if (claim === 'property-v') return { kind: 'influence', residuals: residuals(rules) };
  verdict.must(apart, 'the price of a group tells of its own signals');
  const walk = yield* walkGroups(economy);
  verdict.must(
    walk.amountIsFixed && walk.acceptanceIsFixed,
    'an announcement moves its own fate under Rule 3',
  );
  verdict.must(
    upTo(r).every((g) => !heardBy(economy, 3, g).includes(g)),
    'a group hears itself',
  );
  return { kind: 'influence', prices, residuals: residuals(rules), turns: walk.counts.turns };
}

/** Under Rules 4, 5 and 6 the first in line alone is served, whatever she asks. @paper Section 4: property (vii) */
export function* byService(economy: Informed, _: Part, verdict: Part): Pausing<Json> {
  const { l, bundles, endowments } = economy;
  const behind = endowments.slice(1).map(() => bundles[0]!);
  const alone = bundles.every((y) => rule2(l, total(endowments), [y, ...behind]).served === 1);
  verdict.must(alone, 'others are served');
  const probability = Q.show(Q.of(1, endowments.length));
  return { kind: 'served', states: bundles.length * endowments.length, probability };
}

/** Two runs of a group that differ in what one member asks, after which the next is served or not; or that there are none. @paper Section 4: property (viii) */
export function* byDependence(economy: Informed, piece: Part): Pausing<Json> {
  const { n, l, bundles, endowments } = economy;
  const depends = piece.field('depends').value === true;
  if (!depends) {
    const walk = yield* walkGroups(economy);
    piece.field('depends').is(walk.nextMoves);
    return { kind: 'dependence', depends };
  }
  const run = (part: Part) => {
    const group = part
      .field('group')
      .items(n)
      .map((member) => member.whole(1, endowments.length) - 1);
    part.must(new Set(group).size === n, 'somebody is in the group twice');
    const asked = part
      .field('asked')
      .items()
      .map((bundle) => {
        const amounts = bundle.items(bundles[0]!.length).map((amount) => amount.whole(0, l));
        return bundles[numberOf(economy, amounts)]!;
      });
    const turn = asked.length + 1;
    part.field('asked').must(turn > 1 && turn <= n, 'somebody must be asked, and somebody come after');
    const supply = total(group.map((i) => endowments[i]!));
    const behind = upTo(n - asked.length).map(() => bundles[0]!);
    const { served, amounts } = rule1(l, supply, [...asked, ...behind]);
    const taken = total(amounts.slice(0, asked.length));
    const left = supply.map((s, h) => s - taken[h]!);
    return { served: served >= turn, text: { group: group.map((i) => i + 1), asked, turn, left } };
  };
  const [served, refused] = [run(piece.field('served')), run(piece.field('refused'))];
  piece.must(served.served && !refused.served, 'the next member is not served in the first run alone');
  const alike = ({ text }: typeof served) => JSON.stringify([text.group, text.asked.slice(0, -1), text.turn]);
  piece.must(alike(served) === alike(refused), 'the runs differ in more than the last member asks');
  return { kind: 'dependence', depends, served: served.text, refused: refused.text };
}
