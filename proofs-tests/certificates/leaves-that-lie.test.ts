/**
 * Leaves that would pass if lists were compared after joining them, or tables were taken as they come: profiles, prices, and
 * utilities that are no function of bundle and money.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/certificates/check.js';
import { check, mechanismDigestOf, sealOf } from '../../src/certificates/check.js';
import { jsonKey, listsKey, numbersKey } from '../../src/certificates/kernel/keys.js';
import { isSameJson } from '../../src/certificates/kernel/statement.js';
import { certificateOf } from '../../src/claims/certificate.js';
import { judge } from '../../src/claims/judge.js';
import { mechanismCertificateOf } from '../../src/claims/mechanisms/certificate.js';
import { judgeAllClaims } from '../../src/claims/mechanisms/examine.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { finish } from '../../src/computation.js';
import * as L from '../../src/exact/lottery.js';
import * as Q from '../../src/exact/rational.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import { altered, at, leaves, resealed } from './changed-leaves.js';

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));

describe('a profile of messages', () => {
  // Four participants, of whom three have names of messages that can be put together: "m" and "a", or "m\na".
  const messages = [['m', 'n', 'm\na'], ['a', 'b'], ['b', 'c'], ['c']];
  const made = judgeAllClaims<string, string, string>(
    {
      participants: ['A', 'B', 'C', 'D'],
      messages,
      nameOf: String,
      outcome: ([first, second]) => L.of(first === 'm' && second === 'a' ? 'good' : 'bad'),
    },
    {
      types: messages.map(([first]) => [first!]),
      nameOfType: String,
      nameOfOutcome: String,
      utility: (_, __, outcome) => Q.of(outcome === 'good' ? 1 : 0),
    },
    ['undominated-strategies'],
    { comparison: 'weak', dominators: 'mixed' },
  );
  if (made._tag === 'Left') throw new Error(made.left.kind);
  const { table, findings } = made.right;
  const certificate = JSON.parse(JSON.stringify(mechanismCertificateOf(table, findings[0]!, 'T'))) as Json;
  const renewed = (other: Json): Json => {
    const fields = other as Readonly<Record<string, Json>>;
    const sha256 = mechanismDigestOf(fields['mechanism'], fields['claim'], fields['relation']);
    return { ...fields, sha256, seal: sealOf({ ...fields, sha256 }) };
  };
  /** Every list of names that is a profile in the evidence. */
  const profiles = leaves(certificate)
    .filter((path) => path[0] === 'evidence' && path.at(-1) === 0)
    .map((path) => path.slice(0, -1))
    .filter((path) => ['messages', 'attainedAt', 'betterAt'].includes(String(path.at(-1))));

  it('is a message of each participant, though joined the texts be the same', () => {
    expect(check(certificate)).toMatchObject({ kind: 'valid' });
    expect(profiles.length).toBeGreaterThan(5);
    for (const path of profiles)
      for (const separator of ['\n', ',', ', ', ' ', ';', '', '\0']) {
        const profile = at(certificate, path) as readonly string[];
        const joined = [`${profile[0]!}${separator}${profile[1]!}`, ...profile.slice(2)];
        const split = [...`${profile[0]!}${separator}${profile[1]!}`.split(separator), ...profile.slice(1)];
        for (const other of [joined, [joined[0]!, ...profile.slice(1)], split])
          if (shown(other) !== shown(profile)) {
            const answer = check(renewed(altered(certificate, path, other)));
            expect(answer.kind, `${path.join('.')} ${shown(other)}`).toBe('invalid');
          }
      }
  });
});

describe('a price', () => {
  const read = readEconomy(
    JSON.stringify({
      ...{ format: 'undominated/economy/1', title: 'Two goods', commodities: 2, cap: 2, priceSteps: 1 },
      ...{ groups: { count: 2, size: 2 }, epsilon: '1/10' },
      traders: [
        {
          count: 4,
          endowment: [1, 1],
          utility: {
            quasiLinear: [
              [0, 0, 0],
              [0, 1, 1],
              [0, 1, 2],
            ],
          },
        },
      ],
    }),
    'two goods',
  );
  if (read._tag === 'Left') throw new Error(read.left[0]!.message);
  const { economy } = read.right;
  if (economy.kind !== 'private-values') throw new Error('This economy has no signals.');
  const subject = subjectOf(economy, { engines: 'separation' });
  const certificate = JSON.parse(
    JSON.stringify(certificateOf(economy, finish(judge(subject, 'theorem-1')))),
  ) as Json;
  const prices = leaves(certificate)
    .filter((path) => path.at(-2) === 'price' && path.at(-1) === 0)
    .map((path) => path.slice(0, -1));

  it('has an entry for each commodity', () => {
    expect(check(certificate)).toMatchObject({ kind: 'valid' });
    expect(prices).toHaveLength(4);
    for (const path of prices) {
      const [a, b] = at(certificate, path) as readonly [string, string];
      for (const other of [
        [`${a},${b}`],
        [`${a}, ${b}`],
        `${a},${b}`,
        [[a, b]],
        [a, b, ''],
        [`${a}\n${b}`],
      ]) {
        const answer = check(resealed(altered(certificate, path, other)));
        expect(answer.kind, shown(other)).toBe('invalid');
      }
    }
  });
  it('of a cell or of a draw as well', () => {
    const pooling = readEconomy(
      JSON.stringify({
        ...{ format: 'undominated/economy/1', title: 'T', commodities: 2, cap: 2, priceSteps: 1 },
        ...{ groups: { count: 2, size: 2 }, epsilon: '1/10', signals: ['L', 'H'], residual: 'market' },
        shocks: [
          { name: 'a', probability: '1/2', signals: { L: '1/3', H: '2/3' } },
          { name: 'b', probability: '1/2', signals: { L: '2/3', H: '1/3' } },
        ],
        value: Object.fromEntries(
          ['a', 'b'].map((shock) => [
            shock,
            Object.fromEntries(
              ['L', 'H'].map((signal) => [signal, { formula: signal === 'L' ? 'x1 + x2' : 'x1 + 2 * x2' }]),
            ),
          ]),
        ),
        traders: [{ count: 4, endowment: [1, 1] }],
      }),
      'pooling',
    );
    if (pooling._tag === 'Left') throw new Error(pooling.left[0]!.message);
    const shared = pooling.right.economy;
    if (shared.kind !== 'interdependent') throw new Error('This economy has signals.');
    const findings = (['property-iv', 'property-v', 'assumption-1'] as const).map((claim) =>
      finish(judge(shared, claim)),
    );
    let tried = 0;
    for (const finding of findings) {
      const made = certificateOf(shared, finding);
      if (made === undefined) continue;
      const json = JSON.parse(JSON.stringify(made)) as Json;
      expect(check(json)).toMatchObject({ kind: 'valid' });
      for (const path of leaves(json).filter((one) => one.at(-2) === 'price' && one.at(-1) === 0)) {
        const [a, b] = at(json, path.slice(0, -1)) as readonly [string, string];
        tried += 1;
        expect(check(resealed(altered(json, path.slice(0, -1), [`${a},${b}`]))).kind).toBe('invalid');
      }
    }
    expect(tried).toBeGreaterThan(2);
  });
});

describe('a table of utilities', () => {
  /** A trader owns one unit; at T = 2 there are three prices. Bundle 1 leaves her no money at any of them. */
  const read = readEconomy(
    JSON.stringify({
      ...{ format: 'undominated/economy/1', title: 'Income effects', commodities: 1, cap: 2, priceSteps: 2 },
      ...{ groups: { count: 2, size: 2 }, epsilon: '1/10' },
      traders: [{ count: 4, endowment: [1], utility: { formula: 'x1 - x1^2 / 4 + t + t^2 / 4' } }],
    }),
    'income effects',
  );
  if (read._tag === 'Left') throw new Error(read.left[0]!.message);
  const { economy } = read.right;
  if (economy.kind !== 'private-values') throw new Error('This economy has no signals.');
  const finding = finish(judge(subjectOf(economy, { engines: 'separation' }), 'property-ii'));
  const certificate = JSON.parse(JSON.stringify(certificateOf(economy, finding))) as Json;
  const table = ['economy', 'traders', 2, 'utility', 'table'] as const;

  it('is a function of bundle and money', () => {
    expect(check(certificate)).toMatchObject({ kind: 'valid' });
    // At every price she keeps bundle 1 for no money: u = v(1, 0), the same three times.
    const kept = [0, 1, 2].map((price) => at(certificate, [...table, price, 1]));
    expect(new Set(kept).size).toBe(1);
    for (const price of [0, 1, 2]) {
      const other = resealed(altered(certificate, [...table, price, 1], '9'));
      const field = `economy.traders[2].utility.table[${String(Math.max(price, 1))}][1]`;
      expect(check(other)).toMatchObject({ kind: 'invalid', field });
    }
  });
  it('may say anything where bundle or money differ', () => {
    for (const [price, bundle] of [
      [0, 0],
      [1, 0],
      [2, 2],
    ] as const)
      expect(check(resealed(altered(certificate, [...table, price, bundle], '9')))).toMatchObject({
        kind: 'valid',
      });
  });
});

describe('keys', () => {
  const numbers = fc.array(fc.integer({ min: -12, max: 112 }), { maxLength: 4 });
  const nonEmpty = fc.array(fc.integer({ min: -12, max: 112 }), { minLength: 1, maxLength: 3 });
  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
  it('are the same for the same value alone', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(numbersKey(a) === numbersKey(b)).toBe(shown(a) === shown(b));
      }),
      { numRuns: 2000 },
    );
    const lists = fc.array(nonEmpty, { maxLength: 3 });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        expect(listsKey(a) === listsKey(b)).toBe(shown(a) === shown(b));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(json, json, (a, b) => {
        if (jsonKey(a) === jsonKey(b)) expect(isSameJson(a, b)).toBe(true);
        expect(isSameJson(a, JSON.parse(jsonKey(a)) as Json)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it.each([
    [['0,0'], ['0', '0']],
    [{ a: 1 }, { b: 1 }],
    [{}, []],
    [[[1], 2], [[1, 2]]],
    ['1', 1],
    [null, 'null'],
  ] as ReadonlyArray<readonly [Json, Json]>)('%j is not %j', (a, b) => {
    expect([isSameJson(a, b), isSameJson(b, a)]).toEqual([false, false]);
  });
});
