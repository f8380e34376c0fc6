import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEconomy } from '../../formats/economy/read.js';
import { normalise } from '../../formats/economy/write.js';
import { E, O } from '../../prelude.js';
import { economyOf, fileOf } from '../../studies/hunt/economies/specification.js';
import { sampleAt } from '../../studies/hunt/economies/random-specification.js';
import { shrinkSpecification } from '../../studies/hunt/economies/shrink-specification.js';
import { interdependentSpace, privateSpace } from '../../studies/hunt/economies/space.js';

it('the file of a specification, and of every smaller one, is read as the economy that was judged', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(privateSpace, {
        ...interdependentSpace,
        commodities: { least: 1, most: 2 },
        cap: { least: 2, most: 2 },
      }),
      fc.string(),
      fc.nat(),
      (space, seed, index) => {
        const drawn = sampleAt(space, seed, index);
        if (O.isNone(drawn)) return;
        const { specification } = drawn.value;
        const smaller = [...shrinkSpecification(specification)].map(({ candidate }) => candidate);
        for (const one of [specification, ...smaller.filter((_, i) => i % 7 === 0)]) {
          const economy = economyOf(one, 'Drawn');
          const read = readEconomy(JSON.stringify(fileOf(one, 'Drawn')), 'drawn');
          expect(E.isRight(read)).toBe(E.isRight(economy));
          if (E.isLeft(economy) || E.isLeft(read)) continue;
          expect(normalise(read.right.economy)).toEqual(normalise(economy.right));
        }
      },
    ),
    { numRuns: 25 },
  );
});
