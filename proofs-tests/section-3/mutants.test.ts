/**
 * Section 3, what each clause is for: one clause of the mechanism is switched off, and the claim that needs it is refuted,
 * with a counterexample, by either engine.
 */
import { describe, expect, it } from 'vitest';
import type { ClaimName, AnyFinding } from '../../src/claims/list.js';
import { encodeFinding, judge } from '../../src/claims/judge.js';
import type { Engines } from '../../src/claims/private-values/subject.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { undominatedMessages } from '../../src/claims/private-values/engines/undominated-messages.js';
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import * as Q from '../../src/exact/rational.js';
import type { Clauses } from '../../src/mechanisms/random-grouping/mechanism.js';
import { asPublished } from '../../src/mechanisms/random-grouping/mechanism.js';
import { finish } from '../../src/computation.js';
import { claims } from './both-engines.js';
import { fourEqualTraders } from './small-markets.js';

const ownGroupPrice: Clauses = { ...asPublished, priceFrom: 'own-group' };
const noCap: Clauses = {
  ...asPublished,
  acceptance: (size) => ({ kind: 'corridor', size, floored: true, capped: false }),
};
const noFloor: Clauses = {
  ...asPublished,
  acceptance: (size) => ({ kind: 'corridor', size, floored: false, capped: true }),
};
const ifItFits: Clauses = { ...asPublished, acceptance: (size) => ({ kind: 'if-it-fits', size }) };

const both: readonly Engines[] = ['enumeration', 'separation'];

const findingOf = (
  claim: ClaimName,
  engines: Engines,
  clauses: Clauses = asPublished,
  economy: PrivateValuesEconomy = fourEqualTraders(),
): AnyFinding => finish(judge(subjectOf(economy, { engines, clauses }), claim));

describe.each(both)('by %s', (engines) => {
  it('every claim is proved as published', () => {
    for (const claim of claims) expect([claim, findingOf(claim, engines).verdict]).toEqual([claim, 'proved']);
  });

  it("the price of one's own group: property (i) and Theorem 1 are refuted", () => {
    const price = findingOf('property-i', engines, ownGroupPrice);
    expect(price.verdict).toBe('refuted');
    expect(encodeFinding(price).counterexample).toMatchObject({ rechecked: true });
    const theorem = findingOf('theorem-1', engines, ownGroupPrice);
    expect(theorem.verdict).toBe('refuted');
    expect(encodeFinding(theorem).counterexample).toMatchObject({
      kind: 'undominated and not price-taking',
      rechecked: true,
    });
    expect(findingOf('feasible', engines, ownGroupPrice).verdict).toBe('proved');
  });

  it('no n̲ cap: goods are left over and the budget does not balance; Theorem 1 is proved', () => {
    const feasible = findingOf('feasible', engines, noCap);
    expect(feasible.verdict).toBe('refuted');
    expect(encodeFinding(feasible).counterexample).toMatchObject({ rechecked: true });
    expect(findingOf('budget-balance', engines, noCap).verdict).toBe('refuted');
    expect(findingOf('theorem-1', engines, noCap).verdict).toBe('proved');
  });

  it('no n̄ floor: more is handed out than there is', () => {
    const feasible = findingOf('feasible', engines, noFloor, fourEqualTraders(Q.of(1, 10), { cap: 3 }));
    expect(feasible.verdict).toBe('refuted');
    const { counterexample } = feasible;
    if (counterexample === undefined || !('leftOver' in counterexample)) throw new Error('No draw fails.');
    expect(counterexample.leftOver.some((amount) => amount < 0)).toBe(true);
  });

  it('serving a demand if it fits: property (iii) and Theorem 1 are refuted; every outcome is still an allocation', () => {
    // A group owns 4 and the cap is 3: whoever asks for nothing first does not fit, and is given 3.
    const economy = fourEqualTraders(Q.of(1, 10), { cap: 3, endowment: 2 });
    const served = findingOf('property-iii', engines, ifItFits, economy);
    expect(served.verdict).toBe('refuted');
    expect(encodeFinding(served).counterexample).toMatchObject({ rechecked: true });
    const theorem = findingOf('theorem-1', engines, ifItFits, economy);
    expect(theorem.verdict).toBe('refuted');
    expect(encodeFinding(theorem).counterexample).toMatchObject({ rechecked: true });
    expect(findingOf('feasible', engines, ifItFits, economy).verdict).toBe('proved');
    expect(findingOf('theorem-1', engines, asPublished, economy).verdict).toBe('proved');
  });

  it('ε = 0: Theorem 1 is refuted, properties (i)–(iii) are proved', () => {
    const theorem = findingOf('theorem-1', engines, asPublished, fourEqualTraders(Q.zero));
    expect(theorem.verdict).toBe('refuted');
    expect(encodeFinding(theorem).counterexample).toMatchObject({
      kind: 'undominated and not price-taking',
      rechecked: true,
    });
    for (const claim of ['property-i', 'property-ii', 'property-iii'] as const)
      expect(findingOf(claim, engines, asPublished, fourEqualTraders(Q.zero)).verdict).toBe('proved');
  });
});

describe('where the form of the proof fails and its conclusion does not', () => {
  it('with groups that own 2 of cap 2, a demand that does not fit is given what fits: separation does not decide', () => {
    expect(findingOf('property-iii', 'both', ifItFits).verdict).toBe('refuted');
    expect(findingOf('theorem-1', 'enumeration', ifItFits).verdict).toBe('proved');
    expect(findingOf('theorem-1', 'separation', ifItFits).verdict).toBe('undecided');
  });
});

describe('ε = 0', () => {
  it('leaves five undominated messages of nine, where ε = 1/10 leaves one', () => {
    const counts = [Q.zero, Q.of(1, 10)].map((epsilon) =>
      finish(undominatedMessages(subjectOf(fourEqualTraders(epsilon)))).map(({ undominated }) => undominated),
    );
    expect(counts).toEqual([
      [5n, 5n, 5n, 5n],
      [1n, 1n, 1n, 1n],
    ]);
  });
});
