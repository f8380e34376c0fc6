/**
 * The order in which claims are judged: those that take fewer steps first, whatever the order in which they are named.
 */
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { claimsByDefault, quickestFirst, workOf } from '../../src/claims/judge.js';
import { subjectOfEconomy } from '../../src/claims/subject.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import { E } from '../../src/prelude.js';

it('the law of one price comes before individual rationality, which goes through profiles', () => {
  const file = new URL('../../examples/four-equal-traders.json', import.meta.url);
  const reading = readEconomy(readFileSync(file, 'utf8'), 'four-equal-traders.json');
  if (E.isLeft(reading)) throw new Error(reading.left[0]!.message);
  const subject = subjectOfEconomy(reading.right.economy);
  expect(quickestFirst(subject, ['individual-rationality', 'law-of-one-price'])).toEqual([
    'law-of-one-price',
    'individual-rationality',
  ]);
});

it('where no work is counted, claims come in the order of the list, however they are named', () => {
  const file = new URL('../../examples/bottleneck.json', import.meta.url);
  const reading = readEconomy(readFileSync(file, 'utf8'), 'bottleneck.json');
  if (E.isLeft(reading)) throw new Error(reading.left[0]!.message);
  const subject = subjectOfEconomy(reading.right.economy);
  const order = quickestFirst(subject, ['theorem-2.3', 'theorem-2.1', 'property-vii', 'assumption-1']);
  expect(order).toEqual(['assumption-1', 'property-vii', 'theorem-2.1', 'theorem-2.3']);
});

test.each(['four-equal-traders', 'three-groups', 'two-groups', 'rule-5', 'unheard'])(
  'every claim that is judged of %s when none is named declares its work, so that a time can be told',
  (name) => {
    const file = new URL(`../../examples/${name}.json`, import.meta.url);
    const reading = readEconomy(readFileSync(file, 'utf8'), name);
    if (E.isLeft(reading)) throw new Error(reading.left[0]!.message);
    const subject = subjectOfEconomy(reading.right.economy);
    expect(claimsByDefault(subject).filter((claim) => workOf(subject, claim) === undefined)).toEqual([]);
  },
);
