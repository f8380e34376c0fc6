// Games 10000 to 19999 of 20,000: the solver against the definitions, in two files so that two cores share them.
import { expect, it } from 'vitest';
import { disagreements } from './agreement.js';

const first = 10000;
const block = 1_000;

it.each(Array.from({ length: 10 }, (_, b) => first + b * block))(
  'agrees with the definitions on 1,000 games from %i on, witnesses included',
  (from) => {
    const faults = Array.from({ length: block }, (_, k) => disagreements(from + k)).flat();
    expect(faults).toEqual([]);
  },
);
