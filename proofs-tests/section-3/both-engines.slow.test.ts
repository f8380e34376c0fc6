// A long campaign: 3,000 small economies, by enumeration of the definition and by separation.
import fc from 'fast-check';
import { it } from 'vitest';
import { smallEconomies } from '../random-economies.js';
import { bothEnginesProve } from './both-engines.js';

it.each(Array.from({ length: 10 }, (_, part) => part + 1))(
  '300 small economies, part %i of 10: every claim is proved, by both engines, and they find the same sets',
  () => {
    fc.assert(fc.property(smallEconomies(), bothEnginesProve), { numRuns: 300 });
  },
);
