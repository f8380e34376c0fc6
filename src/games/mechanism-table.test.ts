import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMechanism } from '../../proofs-tests/own-mechanisms/random-mechanisms.js';
import * as L from '../exact/lottery.js';
import type { Lottery } from '../exact/lottery.js';
import * as Q from '../exact/rational.js';
import { finish } from '../computation.js';
import type { Mechanism } from './mechanism.js';
import { induce } from './mechanism.js';
import type { MechanismProblem } from './mechanism-table.js';
import { describeProblem, tabulateMechanism } from './mechanism-table.js';
import { entryAt } from './payoff-table.js';
import type { TypedEnvironment } from './typed-environment.js';
import { atTypes } from './typed-environment.js';

type M = Mechanism<string, string>;
type T = TypedEnvironment<string, string, string>;

const mechanism: M = {
  participants: ['Ann', 'Ben'],
  messages: [
    ['a', 'b'],
    ['a', 'b'],
  ],
  nameOf: String,
  outcome: (profile): Lottery<string> => L.of(profile.join('')),
};
const environment: T = {
  types: [['a'], ['b']],
  nameOfType: String,
  nameOfOutcome: String,
  utility: () => Q.one,
};
const problem = (m: Partial<M>, e: Partial<T> = {}, most?: bigint): MechanismProblem | undefined => {
  const made = finish(tabulateMechanism({ ...mechanism, ...m }, { ...environment, ...e }, most));
  return made._tag === 'Left' ? made.left : undefined;
};

describe('tabulateMechanism', () => {
  it('gives at every type profile the game that the mechanism induces', () => {
    fc.assert(
      fc.property(anyMechanism, ({ mechanism: m, environment: e }) => {
        const made = finish(tabulateMechanism(m, e));
        if (made._tag === 'Left') throw new Error(made.left.kind);
        const table = made.right;
        for (const t of [0, 1, 2]) {
          const at = e.types.map((own) => Math.min(t, own.length - 1));
          const game = induce(m, atTypes(e, at));
          expect(table.players).toEqual(game.players);
          game.payoffs.forEach((payoffs, i) => {
            for (let k = 0; k < table.lotteries.length; k += 1)
              expect(Q.show(entryAt(table.expected[i]![at[i]!]!, k))).toBe(Q.show(entryAt(payoffs, k)));
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes the message that bears the name of a type for its truth, and nothing for staying away', () => {
    const made = finish(tabulateMechanism(mechanism, environment));
    if (made._tag === 'Left') throw new Error(made.left.kind);
    expect(made.right.truths).toEqual([[0], [1]]);
    expect(made.right.outside.flat().map(Q.show)).toEqual(['0', '0']);
    expect(made.right.outcomes.map(({ name }) => name)).toEqual(['aa', 'ab', 'ba', 'bb']);
  });

  it('refuses each kind of bad data by its name, and says the way out', () => {
    const half = Q.of(1, 2);
    const found = [
      problem({ participants: [] }),
      problem({ participants: ['Ann', 'Ann'] }),
      problem({ messages: [['a']] }),
      problem({}, { types: [['a'], []] }),
      problem({ nameOf: () => 'same' }),
      problem({}, { types: [['a'], ['c']] }),
      problem({}, {}, 7n),
      problem({ outcome: () => ({ chances: [{ outcome: 'x', probability: half }] }) }),
      problem({ outcome: () => ({ chances: [] }) }),
      problem({}, { payments: () => [Q.one] }),
      problem({}, { nameOfOutcome: () => 'same', utility: (_, __, o) => Q.of(o.charCodeAt(0)) }),
    ];
    expect(found).toEqual([
      { kind: 'no-participants' },
      { kind: 'same-name', of: 'participants', name: 'Ann' },
      { kind: 'lists', of: 'messages', expected: 2, found: 1 },
      { kind: 'none', of: 'types', participant: 'Ben' },
      { kind: 'same-name', of: 'messages', name: 'same' },
      { kind: 'no-truth', participant: 'Ben', type: 'c', truth: 'c' },
      { kind: 'too-many', profiles: 4n, entries: 8n, most: 7n },
      { kind: 'no-lottery', messages: ['a', 'a'] },
      { kind: 'no-lottery', messages: ['a', 'a'] },
      { kind: 'payment-count', outcome: 'aa', expected: 2, found: 1 },
      { kind: 'unlike-outcomes', name: 'same' },
    ]);
    for (const one of found) expect(describeProblem(one!)).toMatch(/\.$/);
    expect(describeProblem(found[6]!)).toContain('a coarser grid');
  });

  it('refuses what is too large before it runs the mechanism once', () => {
    const grid = Array.from({ length: 1000 }, (_, i) => String(i));
    let calls = 0;
    const outcome = (): Lottery<string> => {
      calls += 1;
      return L.of('x');
    };
    expect(problem({ messages: [grid, grid], outcome }, { types: [grid, grid] })).toMatchObject({
      kind: 'too-many',
      entries: 2_000_000_000n,
    });
    expect(calls).toBe(0);
  });
});
