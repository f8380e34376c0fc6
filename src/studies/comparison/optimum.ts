/**
 * The optimum of an economy of either sort.
 */
import { isSmall, optimumOf } from '../../claims/promises/engines/optimum/optimum.js';
import { welfareProblemOf } from '../../claims/promises/engines/optimum/problem.js';
import type { Proposal } from '../../claims/promises/engines/optimum/propose.js';
import { proposeByHighs } from '../../claims/promises/engines/optimum/propose.js';
import type { Computation } from '../../computation.js';
import type { Economy, PrivateValuesEconomy } from '../../economies/economy.js';
import type { BestWelfare } from './best-welfare.js';
import { optimumWithSignals } from './common-value.js';

/** That a trader's utility is no sum of a value and money, so that welfare is no sum of values. */
const notQuasiLinear = ({ traders }: PrivateValuesEconomy, trader: number): string =>
  `The utility of ${traders[trader]!.name} is not quasi-linear: values and money cannot be added up, so there is no welfare and no optimum.`;

/** What HiGHS proposes where an economy is too large for all allocations to be gone through; nothing elsewhere. */
const proposalFor = async (economy: PrivateValuesEconomy): Promise<Proposal> => {
  const found = welfareProblemOf(economy);
  return 'problem' in found && !isSmall(found.problem) ? await proposeByHighs(found.problem) : {};
};

function* privateOptimum(economy: PrivateValuesEconomy, proposal: Proposal): Computation<BestWelfare> {
  const found = welfareProblemOf(economy);
  return 'problem' in found
    ? yield* optimumOf(found.problem, proposal)
    : { kind: 'none', why: notQuasiLinear(economy, found.notQuasiLinear) };
}

/** The optimum as a computation, once a solver has proposed one where it must: that takes it some seconds at most. */
export const preparedOptimum = async (economy: Economy): Promise<Computation<BestWelfare>> =>
  economy.kind === 'interdependent'
    ? optimumWithSignals(economy)
    : privateOptimum(economy, await proposalFor(economy));
