// What the public functions of markets say of arguments that they cannot take.
import { expect, test } from 'vitest';
import { InvalidArgument } from '../exact/invalid-argument.js';
import { E } from '../prelude.js';
import { budgetSurplus, isFeasible, unallocated } from './allocation.js';
import { clearingPrice, select } from './clearing.js';
import { demandAt } from './demand.js';
import { lattice } from './lattice.js';
import { makeMarket } from './market.js';
import { corridor, ration } from './rationing.js';
import { nTilde } from './served-count.js';

const untyped = (value: unknown): never => value as never;

const parameters = {
  commodities: 1,
  cap: 2,
  priceSteps: 1,
  groups: { count: 2, size: 2 },
  endowments: [[1], [1], [1], [1]],
  tieBreak: 'lowest',
} as const;
const made = makeMarket(parameters);
if (E.isLeft(made)) throw new Error('The market is one.');
const market = made.right;
const trade = { bundle: [1], price: 0 };

test.each<[string, () => unknown, string]>([
  [
    'no parameters',
    () => makeMarket(untyped(undefined)),
    'parameters must be an object; it is undefined. Write { commodities: 1,',
  ],
  [
    'a selection that there is not',
    () => makeMarket({ ...parameters, tieBreak: untyped('middle') }),
    `tieBreak must be 'lowest' or 'highest'; it is "middle".`,
  ],
  [
    'no groups',
    () => makeMarket({ ...parameters, groups: untyped(undefined) }),
    'groups must be an object; it is undefined. Write { count: 2, size: 2 }.',
  ],
  [
    'no endowments',
    () => makeMarket({ ...parameters, endowments: untyped(undefined) }),
    'endowments must be a list of endowments, one a trader; it is undefined.',
  ],
  [
    'an endowment that is a number',
    () => makeMarket({ ...parameters, endowments: untyped([1, 1, 1, 1]) }),
    'endowments[0] must be a list of whole numbers, one a commodity; it is 1.',
  ],
  [
    'a demand that is too short',
    () => clearingPrice(market, [[2]], [2]),
    'A demand function must be a list of 2 bundles, one a price; it is a list of 1 entry.',
  ],
  [
    'a bundle that there is not',
    () => clearingPrice(market, [[2, 3]], [2]),
    'A demand function[1] must be the index of a bundle, from 0 to 2; it is 3.',
  ],
  [
    'a demand with a fraction',
    () => clearingPrice(market, [[0.5, 1]], [2]),
    'A demand function[0] must be the index of a bundle, from 0 to 2; it is 0.5.',
  ],
  [
    'no supply',
    () => clearingPrice(market, [[2, 1]], untyped(undefined)),
    'supply must be a list of 1 amounts, one a commodity; it is undefined.',
  ],
  ['a selection', () => select([0], untyped('any')), `tieBreak must be 'lowest' or 'highest'; it is "any".`],
  [
    'a place that is a number',
    () => demandAt(market, untyped(3)),
    'The place of a demand function must be a BigInt, at least 0n; it is 3.',
  ],
  ['a box of fractions', () => lattice(1.5, 2), 'dimensions must be a whole number, at least 0; it is 1.5.'],
  [
    'an acceptance that there is not',
    () => ration(untyped({ kind: 'all' }), 2, [2], [[1]]),
    `acceptance.kind must be 'corridor', 'if-it-fits' or 'first-only'; it is "all".`,
  ],
  [
    'a demand that is a number',
    () => ration(corridor(1), 2, [2], untyped([1])),
    'A demand must be a list of amounts, one a commodity; it is 1.',
  ],
  [
    'an allocation to too few',
    () => isFeasible(market, [trade]),
    'allocation must be a list of 4 trades, one a trader; it is a list of 1 entry.',
  ],
  [
    'a trade without a bundle',
    () => unallocated(market, untyped([trade, trade, trade, {}])),
    'allocation[3].bundle must be a list of amounts, one a commodity; it is undefined.',
  ],
  [
    'a price off the grid',
    () => budgetSurplus(market, [trade, trade, trade, { ...trade, price: 2 }]),
    'allocation[3].price must be a whole number from 0 to 1; it is 2.',
  ],
  [
    'a group without demands',
    () => nTilde(untyped({ cap: 2, supply: [2] })),
    'group.demands must be a list of demands, one a member; it is undefined.',
  ],
])('%s: refused', (_, call, message) => {
  expect(call).toThrow(InvalidArgument);
  expect(call).toThrow(message);
});
