// What a walk over the states is planned to take, against what it takes.
import { expect, test } from 'vitest';
import { O } from '../../src/prelude.js';
import { finish } from '../../src/computation.js';
import { economies } from '../../src/studies/hunt/economies/economies.js';
import { privateSpace } from '../../src/studies/hunt/economies/space.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { walkMechanism, workOfWalk } from '../../src/claims/private-values/engines/separation/states.js';

/** Economies of groups of so many, with one or two goods, of which everybody may own any amount. */
const source = (size: number) =>
  economies(
    {
      ...privateSpace,
      groupSize: { least: size, most: size },
      cap: { least: 2, most: 4 },
      endowments: { least: 0, most: 3 },
      tastes: ['linear'],
    },
    'walks',
  );

test.each([3, 6, 12])('as many turns of Rule 1 as planned, within a factor of two: groups of %d', (size) => {
  let judged = 0;
  for (let i = 0; i < 12; i += 1) {
    const drawn = source(size).at(i);
    if (O.isNone(drawn) || drawn.value.economy.kind !== 'private-values') continue;
    const { mechanism } = subjectOf(drawn.value.economy);
    const planned = workOfWalk(mechanism)[0]!.count;
    const { transitions } = finish(walkMechanism(mechanism)).rule1;
    expect(planned / transitions).toBeGreaterThan(0.5);
    expect(planned / transitions).toBeLessThan(2);
    judged += 1;
  }
  expect(judged).toBeGreaterThan(6);
});

test('the total that is reported holds from the first report on', () => {
  const drawn = source(12).at(0);
  if (O.isNone(drawn) || drawn.value.economy.kind !== 'private-values') throw new Error('Nothing was drawn.');
  const walk = walkMechanism(subjectOf(drawn.value.economy).mechanism);
  const totals: number[] = [];
  let step = walk.next();
  for (; step.done !== true; step = walk.next())
    if (step.value.unit === 'turns of Rule 1') totals.push(step.value.total);
  const { transitions } = step.value.rule1;
  expect(totals.length).toBeGreaterThan(0);
  for (const total of totals) {
    expect(total / transitions).toBeGreaterThan(0.5);
    expect(total / transitions).toBeLessThan(2);
  }
});
