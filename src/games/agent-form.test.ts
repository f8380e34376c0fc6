import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveInterim } from '../dominance/interim.js';
import { solve } from '../dominance/solve.js';
import { agentForm, agentFormSize } from './agent-form.js';
import { randomBayesian } from './generators.js';

describe('the agent form', () => {
  it('x', () => {
    void [fc, describe, expect, solveInterim, solve, agentForm, agentFormSize, randomBayesian];
  });
});
