/** Random economies of single units: buyers who own none and sellers who own one, values in quarters. */
import { fc } from '@fast-check/vitest';
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import * as Q from '../../src/exact/rational.js';
import { quasiLinear } from '../section-3/small-markets.js';

/**
 * Economies of so many traders, in two groups. At least two are sellers, since there must be two units.
 *
 * @param traders how many; an even number from 4 up.
 * @param priceSteps T.
 */
export const unitEconomies = (traders: number, priceSteps = 4): fc.Arbitrary<PrivateValuesEconomy> =>
  fc
    .record({
      sellers: fc.integer({ min: 2, max: traders }),
      values: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: traders, maxLength: traders }),
    })
    .chain(({ sellers, values }) =>
      fc
        .shuffledSubarray(
          Array.from({ length: traders }, (_, i) => i),
          { minLength: sellers, maxLength: sellers },
        )
        .map((owners) =>
          quasiLinear(
            {
              commodities: 1,
              cap: 2,
              priceSteps,
              groups: { count: 2, size: traders / 2 },
              endowments: values.map((_, i) => [owners.includes(i) ? 1 : 0]),
              tieBreak: 'lowest',
            },
            Q.of(1, 10),
            values.map(
              (value) =>
                ([amount]) =>
                  Q.mul(Q.of(value, 4), Q.of(Math.min(1, amount!))),
            ),
          ),
        ),
    );
