/** Properties (vii) and (viii): who is served. */
import * as Q from '../../../exact/rational.js';
import { isSameList, range } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import type { Json, Statement } from '../../kernel/statement.js';
import type { Vector } from '../../market/market.js';
import { readBundle, sumOf } from '../../market/market.js';
import { rule1, rule2 } from '../../market/rationing.js';
import { visitGroups } from '../../market/situations.js';
import type { InterdependentEconomy } from '../economy.js';
import { readTrader } from '../economy.js';

/** Under Rules 4, 5 and 6 the first in line alone is served, whatever she asks. @paper Section 4: property (vii) */
export const deriveServed = (
  { cap, bundles, endowments }: InterdependentEconomy,
  verdict: Statement,
): Json => {
  const behind = endowments.slice(1).map(() => bundles[0]!);
  const isAlone = bundles.every((asked) => rule2(cap, sumOf(endowments), [asked, ...behind]).served === 1);
  verdict.require(isAlone, 'others are served');
  const probability = Q.show(Q.of(1, endowments.length));
  return { kind: 'served', states: bundles.length * endowments.length, probability };
};

/** What some members of a group ask, and whether the next one is served. */
interface GroupRun {
  readonly group: readonly number[];
  readonly asked: readonly Vector[];
  /** The turn of the next member, counted from 1. */
  readonly turn: number;
  readonly isServed: boolean;
  /** What is left before her turn. */
  readonly left: Vector;
}

/** Reads a group and what its first members ask, and works out the rest by Rule 3. */
const readRun = (economy: InterdependentEconomy, stated: Statement): GroupRun => {
  const { groupSize, cap, bundles, endowments } = economy;
  const members = stated.field('group').list(groupSize);
  const group = members.map((member) => readTrader(economy, member));
  stated.require(new Set(group).size === groupSize, 'somebody is in the group twice');
  const requests = stated.field('asked').list();
  const asked = requests.map((bundle) => bundles[readBundle(economy, bundle)]!);
  const turn = asked.length + 1;
  const isTurn = turn > 1 && turn <= groupSize;
  stated.field('asked').require(isTurn, 'somebody must be asked, and somebody come after');

  const supply = sumOf(group.map((i) => endowments[i]!));
  const behind = range(groupSize - asked.length).map(() => bundles[0]!);
  const { served, amounts } = rule1(cap, supply, [...asked, ...behind]);
  const taken = sumOf(amounts.slice(0, asked.length));
  const left = supply.map((amount, h) => amount - taken[h]!);
  return { group, asked, turn, isServed: served >= turn, left };
};

const runText = ({ group, asked, turn, left }: GroupRun): Json => ({
  group: group.map((i) => i + 1),
  asked,
  turn,
  left,
});

/** Whether two runs differ at most in what the last member asks who is asked. */
const differInLast = (a: GroupRun, b: GroupRun): boolean =>
  a.turn === b.turn &&
  isSameList(a.group, b.group) &&
  a.asked.slice(0, -1).every((bundle, place) => isSameList(bundle, b.asked[place]!));

/**
 * Two runs of a group that differ in what one member asks, after which the next is served or not; or that there are no two
 * such runs. @paper Section 4: property (viii)
 */
export function* deriveDependence(economy: InterdependentEconomy, evidence: Statement): Pausable<Json> {
  const depends = evidence.field('depends').value === true;
  if (!depends) {
    const { nextAcceptanceVaries } = yield* visitGroups(economy);
    evidence.field('depends').mustEqual(nextAcceptanceVaries);
    return { kind: 'dependence', depends };
  }
  const served = readRun(economy, evidence.field('served'));
  const refused = readRun(economy, evidence.field('refused'));
  const isContrast = served.isServed && !refused.isServed;
  evidence.require(isContrast, 'the next member is not served in the first run alone');
  evidence.require(differInLast(served, refused), 'the runs differ in more than the last member asks');
  return { kind: 'dependence', depends, served: runText(served), refused: runText(refused) };
}
