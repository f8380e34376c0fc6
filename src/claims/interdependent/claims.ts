/**
 * The claims of section 4 by name.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Computation } from '../../computation.js';
import type { ClaimName, Finding } from '../finding.js';
import { assumption1 } from './assumption-1.js';
import { assumption2 } from './assumption-2.js';
import { budgetBalance } from './budget-balance.js';
import { feasible } from './feasible.js';
import { propertyIv } from './property-iv.js';
import { propertyV } from './property-v.js';
import { propertyVi } from './property-vi.js';
import { propertyVii } from './property-vii.js';
import { propertyViii } from './property-viii.js';
import { theorem21 } from './theorem-2-1.js';
import { theorem22 } from './theorem-2-2.js';
import { theorem23 } from './theorem-2-3.js';

/** A claim about an economy with interdependent values. All but `feasible` need a feasible reading of the residual. */
export type InterdependentClaim = (economy: InterdependentEconomy) => Computation<Finding>;

/** Every claim that applies to interdependent values, in the paper's order. */
export const interdependentClaims: Readonly<Partial<Record<ClaimName, InterdependentClaim>>> = {
  feasible,
  'budget-balance': budgetBalance,
  'assumption-1': assumption1,
  'assumption-2': assumption2,
  'property-iv': propertyIv,
  'property-v': propertyV,
  'property-vi': propertyVi,
  'property-vii': propertyVii,
  'property-viii': propertyViii,
  'theorem-2.1': theorem21,
  'theorem-2.2': theorem22,
  'theorem-2.3': theorem23,
};
