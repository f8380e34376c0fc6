// A long campaign: games 20,000 to 99,999, the solver against the definitions.
import { expect, it } from 'vitest';
import { disagreements } from './agreement.js';

const block = 1_000;

it.each(Array.from({ length: 80 }, (_, part) => 20_000 + part * block))(
  'agrees with the definitions on 1,000 games from %i on, witnesses included',
  (from) => {
    expect(Array.from({ length: block }, (_, k) => disagreements(from + k)).flat()).toEqual([]);
  },
);
