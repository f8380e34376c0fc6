import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { E } from '../../prelude.js';
import type { Economy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import { readEconomy } from './read.js';
import { normalise, writeEconomy } from './write.js';

const read = (text: string): Economy => {
  const reading = readEconomy(text, 'e.json');
  if (E.isLeft(reading)) throw new Error(`${reading.left[0]!.message}\n${text}`);
  return reading.right.economy;
};

const rational = fc
  .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 6 }))
  .map(([n, d]) => Q.show(Q.of(n, d)));
const table = (levels: number, size: number): fc.Arbitrary<unknown> =>
  levels === 0 ? rational : fc.array(table(levels - 1, size), { minLength: size, maxLength: size });
const probabilities = (count: number): fc.Arbitrary<readonly string[]> =>
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: count, maxLength: count }).map((weights) =>
    weights.map((w) =>
      Q.show(
        Q.of(
          w,
          weights.reduce((a, b) => a + b),
        ),
      ),
    ),
  );
const formula = fc.constantFrom(
  '(1 + x1)*(t + 5/4)',
  't^2 - x1',
  'if(t < 0, 2*t, t) + max(x1, 1)',
  'abs(t - x1)/7',
  '3',
  't + 0.1*x1^2',
);

/** What all economy files have; enough supply by construction. */
const frame = (groupCount: number) =>
  fc
    .record({
      k: fc.integer({ min: 1, max: 2 }),
      l: fc.integer({ min: 2, max: 3 }),
      steps: fc.integer({ min: 1, max: 3 }),
      size: fc.integer({ min: 2, max: 3 }),
      named: fc.boolean(),
    })
    .chain(({ k, l, steps, size, named }) =>
      fc.record({
        format: fc.constant('undominated/economy/1'),
        title: fc.string({ unit: 'grapheme' }).filter((title) => !/\p{Cc}/u.test(title)),
        commodities: named ? fc.constant(['tea', 'red "wine"'].slice(0, k)) : fc.constant(k),
        cap: fc.constant(l),
        priceSteps: fc.constant(steps),
        groups: fc.constant({ count: groupCount, size }),
        epsilon: fc.constantFrom('1/10', 0.25, '1/1000'),
        tieBreak: fc.constantFrom('lowest', 'highest'),
      }),
    );
const endowments = (traders: number, k: number, l: number): fc.Arbitrary<number[][]> =>
  fc
    .array(fc.array(fc.integer({ min: 0, max: l - 1 }), { minLength: k, maxLength: k }), {
      minLength: traders,
      maxLength: traders,
    })
    .map((list) => list.map((e, i) => (i < 3 ? e.map(() => l - 1) : e)));
const kOf = (commodities: unknown): number =>
  Array.isArray(commodities) ? commodities.length : Number(commodities);

const privateFile = frame(2).chain((file) => {
  const [k, l] = [kOf(file.commodities), file.cap];
  const utility = fc.oneof(
    table(k, l + 1).map((quasiLinear) => ({ quasiLinear })),
    formula.map((text) => ({ formula: text })),
  );
  return endowments(2 * file.groups.size, k, l).chain((list) =>
    fc
      .tuple(
        ...list.map((endowment, i) => utility.map((u) => ({ name: `T${String(i)}`, endowment, utility: u }))),
      )
      .map((traders) => ({ ...file, traders })),
  );
});
const interdependentFile = frame(3).chain((file) => {
  const [k, l] = [kOf(file.commodities), file.cap];
  const names = ['low', 'high', '__proto__'];
  return fc
    .record({
      signals: fc.constantFrom(names.slice(0, 1), names.slice(0, 2), names),
      shocks: fc.constantFrom(['bust'], ['bust', 'boom']),
      residual: fc.constantFrom('market', 'group', 'shielded'),
      list: endowments(3 * file.groups.size, k, l),
    })
    .chain(({ signals, shocks, residual, list }) =>
      fc
        .record({
          f0: probabilities(shocks.length),
          f: fc.array(probabilities(signals.length), { minLength: 2, maxLength: 2 }),
          values: fc.array(fc.array(table(k, l + 1), { minLength: 3, maxLength: 3 }), {
            minLength: 2,
            maxLength: 2,
          }),
        })
        .map(({ f0, f, values }) => ({
          ...file,
          residual,
          signals,
          shocks: shocks.map((name, i) => ({ name, probability: f0[i], signals: named(signals, f[i]!) })),
          value: named(
            shocks,
            values.map((bySignal) => named(signals, bySignal)),
          ),
          traders: list.map((endowment) => ({ endowment })),
        })),
    );
});
/** An object from names, one of which may be `__proto__`. */
const named = (names: readonly string[], values: readonly unknown[]): object => {
  const object = Object.create(null) as Record<string, unknown>;
  names.forEach((name, i) => (object[name] = values[i]));
  return object;
};

describe('an economy written and read again is the same economy', () => {
  test.each([
    ['private values', privateFile],
    ['interdependent values', interdependentFile],
  ] as const)('%s', (_, files) => {
    fc.assert(
      fc.property(files as fc.Arbitrary<object>, (file) => {
        const economy = read(JSON.stringify(file));
        const again = read(writeEconomy(economy));
        expect(again).toEqual(economy);
        // The normal form is one: written again, it is the same text.
        expect(writeEconomy(again)).toBe(writeEconomy(economy));
      }),
      { numRuns: 150 },
    );
  });
});

const textOf = (utility: object): string =>
  JSON.stringify({
    format: 'undominated/economy/1',
    commodities: 1,
    cap: 2,
    priceSteps: 2,
    groups: { count: 2, size: 2 },
    epsilon: '0.10',
    traders: [{ count: 4, endowment: [1], utility }],
  });

test('the normal form depends on the economy, not on how its file put it', () => {
  const table_ = normalise(read(textOf({ quasiLinear: ['0', '0.5', '6/8'] })));
  expect(normalise(read(textOf({ formula: 't + x1/2 - max(0, x1 - 1)/4' })))).toEqual(table_);
  expect(table_.traders.map(({ utility }) => utility)).toEqual(
    Array(4).fill({ quasiLinear: ['0', '1/2', '3/4'] }),
  );
  expect(table_).toMatchObject({ title: '', commodities: 1, epsilon: '1/10', tieBreak: 'lowest' });
});

test('income effects are written as formulas: a line in t where there is one, steps where not', () => {
  const line = normalise(read(textOf({ formula: '(1 + x1)*(t + 5/4)' })));
  expect(line.traders[0]!.utility).toEqual({
    formula: 'if(x1 < 1, 1*t + 5/4, if(x1 < 2, 5/2, 3*t + 15/4))',
  });
  const steps = normalise(read(textOf({ formula: 'if(t == 1/2, 9, x1)' })));
  expect(steps.traders[0]!.utility).toEqual({
    formula: 'if(x1 < 1, if(t < 1/2, 0, if(t < 1, 9, 0)), if(x1 < 2, 1, 2))',
  });
});
