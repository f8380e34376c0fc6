/** Feasibility, the balanced budget and properties (i) to (iii), over all messages at once. */
import { range } from '../kernel/lists.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { Market } from '../market/market.js';
import type { Findings } from '../market/situations.js';

/** Claims about every situation in which a trader's turn may come. */
export const situationClaims = ['feasible', 'budget-balance', 'property-ii', 'property-iii'] as const;

/** Whether such a claim holds in every situation visited. */
const holdsEverywhere = (claim: string, findings: Findings): boolean => {
  if (claim === 'property-ii') return findings.amountIsFixed;
  if (claim === 'property-iii') return findings.acceptanceIsFixed;
  return findings.clears;
};

/**
 * A claim about every situation. The budget follows from clearing: a line trades at one price q, so that its deficit is q
 * times what is left over. @paper eq. (2), (3); Section 3: properties (ii), (iii)
 */
export const deriveStates = (findings: Findings, claim: string, verdict: Statement): Json => {
  verdict.require(holdsEverywhere(claim, findings), 'there is a situation in which the claim does not hold');
  return { kind: 'states', examined: claim, ...findings.counts };
};

/**
 * Property (i): the groups are the positions 1..n, n + 1..2n, …, and those outside a group set its price.
 * @paper Section 3: property (i), Rule 1
 */
export const deriveGroups = ({ endowments, groupSize }: Market): Json => {
  const positions = range(endowments.length).map((position) => position + 1);
  const groups = range(positions.length / groupSize).map((group) => {
    const own = positions.slice(group * groupSize, (group + 1) * groupSize);
    const priceSetBy = positions.filter((position) => !own.includes(position));
    return { group: group + 1, positions: own, priceSetBy };
  });
  return { kind: 'groups', groups };
};
