/**
 * The claims `feasible` and `budget-balance` for G**: whatever is announced and drawn, it allocates exactly what there is,
 * within everybody's cap, and those who trade together trade at one price.
 */
import { allCounted } from '../../exact/counts.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { contains, points } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import { corridor, takeTurn } from '../../market/rationing.js';
import type {
  InfeasibleGroup,
  Rule,
  ThreeAnnouncements,
} from '../../mechanisms/three-announcements/mechanism.js';
import { allocateResidual, infeasibleGroup } from '../../mechanisms/three-announcements/mechanism.js';
import type { Computation, PlannedWork } from '../../computation.js';
import { list, strict, text, union, word } from '../../formats/json/codec.js';
import { bundle, whole } from '../../formats/json/evidence-parts.js';
import type { t } from '../../prelude.js';
import type { Finding } from '../finding.js';
import { residuals } from '../../market/residual.js';
import type { ReachedState } from './engines/influence/rationing-states.js';
import { groupSupplies, rationingStates, workOfRationing } from './engines/influence/rationing-states.js';
import { feasibleSetting } from './engines/setting.js';

/** How many states of Rule 3, and how many demands under the other rules, were examined. */
export const walkedAllocations = strict('examined allocations', { states: whole, cases: whole }, {});
/** A group for which the reading `group` of the residual is infeasible. */
export const infeasibleReading = strict(
  'a group for which a reading is infeasible',
  {
    residual: word(residuals),
    members: list(whole),
    commodity: text,
    supply: whole,
    least: whole,
    most: whole,
  },
  {},
);
const failedState = strict(
  'a state that fails',
  { rule: whole, group: list(whole), asked: list(bundle), left: bundle, what: text },
  {},
);
const failedDemand = strict(
  'a demand that fails',
  { rule: whole, demand: bundle, supply: bundle, allocated: list(bundle) },
  {},
);
/** A state of Rule 3, or a demand under another rule, from which no allocation follows. */
export const failedAllocations = union<typeof failedState | typeof failedDemand>('what gives no allocation', [
  failedState,
  failedDemand,
]);
type Failure = t.TypeOf<typeof failedAllocations>;
type Evidence = t.TypeOf<typeof walkedAllocations> | t.TypeOf<typeof infeasibleReading>;
type Counterexample = Failure | t.TypeOf<typeof infeasibleReading>;

/** Why a group makes the reading `group` infeasible, in words. */
export const infeasibleGroupText = (economy: InterdependentEconomy, group: InfeasibleGroup): string => {
  const names = group.members.map((trader) => economy.traderNames[trader]!).join(', ');
  return (
    `Drawn as group 1, ${names} own ${String(group.supply)} of ${economy.commodityNames[group.commodity]!}, ` +
    `which must lie from ${String(group.least)} to ${String(group.most)}: ` +
    (group.supply < group.least
      ? `φ(1) may ask for ${String(group.least)}.`
      : `if φ(1) asks for nothing, the other members cannot take it all.`)
  );
};

/** Whether amounts are bundles and use up a supply exactly. */
const allocates = (
  market: Market,
  supply: readonly number[],
  amounts: ReadonlyArray<readonly number[]>,
): boolean =>
  amounts.every((bundle) => contains(market.bundles, bundle)) &&
  supply.every((amount, h) => amounts.reduce((sum, bundle) => sum + bundle[h]!, 0) === amount);

/** Group supplies in group order, each group's choice being any that can occur; what allocating the residual depends on. */
const drawnCases = ({ market, residual }: ThreeAnnouncements): ReadonlyArray<readonly number[]> =>
  residual === 'group' ? groupSupplies(market).map(({ supply }) => supply) : [market.supply];

/** What was examined, and the first state or case, if any, in which an allocation fails. */
interface ExaminedAllocations {
  readonly states: number;
  readonly cases: number;
  readonly failure: Failure | undefined;
}

/** Looks at every state of Rule 3, and at every demand of φ(1) under Rules 4, 5 and 6. */
function* examineAllocations(mechanism: ThreeAnnouncements): Computation<ExaminedAllocations> {
  const { market } = mechanism;
  const { size, count } = market.groups;
  const { turns, ends } = yield* rationingStates(mechanism);
  const bundles = points(market.bundles);
  const failures: Failure[] = [];
  const fail = ({ members, asked, state }: ReachedState, what: string): void => {
    failures.push({
      rule: 3,
      group: members.map((trader) => trader + 1),
      asked: asked.map((bundle) => bundles[bundle]!),
      left: state.left,
      what,
    });
  };
  for (const reached of ends)
    if (reached.state.left.some((amount) => amount !== 0)) fail(reached, 'something is left over');
  for (const reached of turns)
    for (const bundle of bundles)
      if (!contains(market.bundles, takeTurn(corridor(size), market.cap, reached.state, bundle).amount))
        fail(reached, 'the next trader gets no bundle');
  let cases = 0;
  for (const rule of [4, 5, 6] as readonly Rule[])
    for (const supply of drawnCases(mechanism))
      for (const bundle of bundles) {
        cases += 1;
        // Under the reading `group` the groups do not meet: one supply stands for each in turn.
        const all = allocateResidual(
          mechanism,
          rule,
          new Array<readonly number[]>(count).fill(supply),
          bundle,
        );
        const ok =
          rule === 4 || mechanism.residual !== 'group'
            ? allocates(market, market.supply, all)
            : Array.from({ length: count }, (_, g) => all.slice(g * size, (g + 1) * size)).every((part) =>
                allocates(market, supply, part),
              );
        if (!ok) failures.push({ rule, demand: bundle, supply, allocated: all });
      }
  return { states: turns.length + ends.length, cases, failure: failures[0] };
}

/** The verdict on what was examined, for `feasible` and `budget-balance` alike. */
const allocationFinding = <Name extends 'feasible' | 'budget-balance'>(
  claim: Name,
  { states, cases, failure }: ExaminedAllocations,
  explanation: readonly string[],
): Finding<Name, Evidence, Counterexample> => ({
  claim,
  verdict: failure === undefined ? 'proved' : 'refuted',
  scope:
    `${allCounted(states, 'state')} of Rule 3 over every group and every announcement, ` +
    `and ${allCounted(cases, 'demand')} of φ(1) under Rules 4, 5 and 6`,
  method: 'states',
  explanation: failure === undefined ? explanation : ['What is allocated is not what there is.'],
  evidence: { states, cases },
  ...(failure === undefined ? {} : { counterexample: failure }),
});

/** Judges feasibility; a reading that is infeasible is refuted with the group. @paper eq. (2) */
export function* judgeFeasible(
  economy: InterdependentEconomy,
): Computation<Finding<'feasible', Evidence, Counterexample>> {
  const infeasible = economy.residual === 'group' ? infeasibleGroup(economy.market) : undefined;
  if (infeasible !== undefined) {
    const data = {
      residual: economy.residual,
      members: infeasible.members.map((trader) => trader + 1),
      commodity: economy.commodityNames[infeasible.commodity]!,
      supply: infeasible.supply,
      least: infeasible.least,
      most: infeasible.most,
    };
    return {
      claim: 'feasible',
      verdict: 'refuted',
      scope: 'the groups of n traders who own least and most of each commodity',
      method: 'states',
      explanation: [infeasibleGroupText(economy, infeasible)],
      evidence: data,
      counterexample: data,
    };
  }
  const examined = yield* examineAllocations(feasibleSetting(economy).mechanism);
  return allocationFinding('feasible', examined, [
    'Every bundle lies within the cap, and what is allocated is what there is.',
  ]);
}

/** Judges budget balance. @paper eq. (3) */
export function* judgeBudgetBalance(
  economy: InterdependentEconomy,
): Computation<Finding<'budget-balance', Evidence, Counterexample>> {
  const examined = yield* examineAllocations(feasibleSetting(economy).mechanism);
  return allocationFinding('budget-balance', examined, [
    'Under Rule 3 each group shares out exactly its own supply at one price; under Rules 4, 5 and 6 all traders share out the whole supply at one price.',
    'So the payments p·(x − e) of those who trade together sum to zero, at every price.',
  ]);
}

/** The work of both claims, which they share; none where the reading is infeasible. */
export const workOfAllocations = (economy: InterdependentEconomy): readonly PlannedWork[] =>
  economy.residual === 'group' && infeasibleGroup(economy.market) !== undefined
    ? []
    : workOfRationing(feasibleSetting(economy).mechanism);
