/**
 * The claims about a user's mechanism against their definitions, read plainly, on random small mechanisms with lotteries.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import type { Comparison } from '../../dominance/relation.js';
import { plainVerdict } from '../../dominance/plain.js';
import * as L from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { commonDenominator, scaleTo } from '../../exact/scaling.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { tabulateMechanism } from '../../games/mechanism-table.js';
import { finish } from '../../computation.js';
import { E } from '../../prelude.js';
import {
  applicableMechanismClaims,
  encodeMechanismFinding,
  judgeMechanism,
  mechanismClaims,
} from './judge.js';
import { wrongPlurals } from '../../../proofs-tests/wrong-plurals.js';
import type { Drawn } from '../../../proofs-tests/own-mechanisms/random-mechanisms.js';
import { anyMechanism, obedientMechanism } from '../../../proofs-tests/own-mechanisms/random-mechanisms.js';

const tableOf = ({ mechanism, environment }: Drawn): MechanismTable => {
  const table = finish(tabulateMechanism(mechanism, environment));
  if (table._tag === 'Left') throw new Error(table.left.kind);
  return table.right;
};

/** Every choice of one entry of each list. */
const choices = <A>(lists: ReadonlyArray<readonly A[]>): ReadonlyArray<readonly A[]> =>
  lists.reduce<ReadonlyArray<readonly A[]>>(
    (found, list) => found.flatMap((start) => list.map((entry) => [...start, entry])),
    [[]],
  );

const utilityOf = ({ mechanism, environment }: Drawn, i: number, type: number, messages: readonly number[]) =>
  L.expectation(mechanism.outcome(messages), (outcome) => environment.utility(i, type, outcome));

const everyType = ({ environment }: Drawn) =>
  environment.types.flatMap((own, i) => own.map((type) => ({ i, type })));

/** The largest gain of a lie over the truth, by the definition. */
const largestGain = (drawn: Drawn): Rational =>
  everyType(drawn)
    .flatMap(({ i, type }) =>
      choices(drawn.mechanism.messages).map((messages) =>
        Q.sub(
          utilityOf(drawn, i, type, messages),
          utilityOf(drawn, i, type, messages.with(i, drawn.environment.truth(i, type))),
        ),
      ),
    )
    .reduce(Q.max);

const drawn = fc.oneof(anyMechanism, obedientMechanism);

it('says 1 comparison, 1 type profile, …', () => {
  fc.assert(
    fc.property(drawn, (one) => {
      const table = tableOf(one);
      for (const claim of applicableMechanismClaims(table)) {
        const { scope, explanation } = finish(judgeMechanism(table, claim));
        expect(wrongPlurals([scope, ...explanation].join('\n'))).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

const verdictOf = (holds: boolean) => (holds ? 'proved' : 'refuted');

describe('on random mechanisms', () => {
  it('strategy-proofness is the definition, its witness the largest gain', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(drawn, (one) => {
        const gain = largestGain(one);
        const finding = finish(judgeMechanism(tableOf(one), 'strategy-proofness'));
        seen.add(finding.verdict);
        expect(finding.verdict).toBe(verdictOf(Q.sign(gain) <= 0));
        const witness = encodeMechanismFinding(finding).counterexample;
        expect(witness?.gain).toBe(Q.sign(gain) > 0 ? Q.show(gain) : undefined);
        if (witness === undefined) return;
        const { participants, messages, nameOf } = one.mechanism;
        const i = participants.indexOf(witness.participant);
        const type = one.environment.types[i]!.find((t) => `t${String(t)}` === witness.type)!;
        const sent = witness.messages.map((name, j) => messages[j]!.find((m) => nameOf(m) === name)!);
        expect(sent[i]).toBe(one.environment.truth(i, type));
        const lie = messages[i]!.find((m) => nameOf(m) === witness.lie)!;
        const utilities = [sent, sent.with(i, lie)].map((profile) => utilityOf(one, i, type, profile));
        expect(utilities.map(Q.show)).toEqual([witness.utility, witness.utilityOfLie]);
      }),
      { numRuns: 400 },
    );
    expect([...seen].sort()).toEqual(['proved', 'refuted']);
  });

  it('undominated messages are the definition, under every comparison and any dominators', () => {
    const seen = new Set<string>();
    const relation = fc.record({
      comparison: fc.constantFrom(...comparisons),
      dominators: fc.constantFrom(...dominatorKinds),
    });
    fc.assert(
      fc.property(drawn, relation, (one, { comparison, dominators }) => {
        const finding = finish(
          judgeMechanism(tableOf(one), 'undominated-strategies', { comparison, dominators }),
        );
        let holds = true;
        const expected = everyType(one).map(({ i, type }) => {
          const own = one.mechanism.messages[i]!;
          const rows = own.map((message) =>
            choices(one.mechanism.messages.with(i, [message])).map((m) => utilityOf(one, i, type, m)),
          );
          const scale = commonDenominator(rows.flat());
          const whole = new Map(rows.map((row, m) => [m, row.map((u) => scaleTo(u, scale))]));
          const undominated = own.filter(
            (_, m) => plainVerdict(whole, m, comparison, dominators) === undefined,
          );
          const truth = one.environment.truth(i, type);
          holds &&= undominated.every((m) => rows[m]!.every((u, c) => Q.equals(u, rows[truth]![c]!)));
          return undominated.map(one.mechanism.nameOf);
        });
        seen.add(finding.verdict);
        expect(finding.verdict).toBe(verdictOf(holds));
        expect(finding.evidence?.types.map(({ undominated }) => undominated)).toEqual(expected);
        expect(finding.counterexample === undefined).toBe(holds);
      }),
      { numRuns: 400 },
    );
    expect([...seen].sort()).toEqual(['proved', 'refuted']);
  });

  it('budgets are the sums of payments in all outcomes that may be drawn', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(drawn, (one) => {
        const totals = choices(one.mechanism.messages).flatMap((messages) =>
          one.mechanism
            .outcome(messages)
            .chances.map(({ outcome }) => Q.sum(one.environment.payments(outcome))),
        );
        const table = tableOf(one);
        const balance = finish(judgeMechanism(table, 'budget-balance')).verdict;
        const deficit = finish(judgeMechanism(table, 'no-deficit')).verdict;
        expect(balance).toBe(verdictOf(totals.every(Q.isZero)));
        expect(deficit).toBe(verdictOf(totals.every((total) => Q.sign(total) >= 0)));
        seen.add(`${balance} ${deficit}`);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(['proved proved', 'refuted proved', 'refuted refuted']);
  });

  it('participation is the least surplus over staying away when all are truthful', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(drawn, (one) => {
        const { types, truth, utility, outside } = one.environment;
        const least = choices(types)
          .flatMap((profile) =>
            one.mechanism
              .outcome(profile.map((type, i) => truth(i, type)))
              .chances.flatMap(({ outcome }) =>
                profile.map((type, i) => Q.sub(utility(i, type, outcome), outside(i, type))),
              ),
          )
          .reduce(Q.min);
        const finding = finish(judgeMechanism(tableOf(one), 'ex-post-individual-rationality'));
        expect(finding.verdict).toBe(verdictOf(Q.sign(least) >= 0));
        expect(encodeMechanismFinding(finding).evidence?.least.surplus).toBe(Q.show(least));
        seen.add(finding.verdict);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(['proved', 'refuted']);
  });

  it('every finding is read back from its JSON', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(...dominatorKinds), (one, dominators) => {
        const table = tableOf(one);
        for (const name of applicableMechanismClaims(table)) {
          const { evidence, counterexample } = mechanismClaims[name];
          const finding = finish(judgeMechanism(table, name, { comparison: 'weak', dominators }));
          const written: unknown = JSON.parse(JSON.stringify(encodeMechanismFinding(finding)));
          expect(written).toMatchObject({ claim: name, verdict: finding.verdict });
          const read = written as { readonly evidence: unknown; readonly counterexample?: unknown };
          expect(evidence.decode(read.evidence)).toEqual(E.right(finding.evidence));
          if (finding.counterexample !== undefined)
            expect(counterexample.decode(read.counterexample)).toEqual(E.right(finding.counterexample));
          else expect(written).not.toHaveProperty('counterexample');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a strategy-proof mechanism is one in which no lie survives very weak dominance, except as a copy of the truth', () => {
    const veryWeak: Comparison = 'very-weak';
    fc.assert(
      fc.property(drawn, (one) => {
        const table = tableOf(one);
        const relation = { comparison: veryWeak, dominators: 'pure' } as const;
        expect(finish(judgeMechanism(table, 'undominated-strategies', relation)).verdict).toBe(
          finish(judgeMechanism(table, 'strategy-proofness')).verdict,
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('a mechanism whose outcome differs when it is run again', () => {
  it('is refused before a witness of it is returned', () => {
    const [one] = fc.sample(
      anyMechanism.filter((each) => Q.sign(largestGain(each)) > 0),
      { numRuns: 1, seed: 1 },
    );
    let calls = 0;
    const { outcome } = one!.mechanism;
    const { profiles } = { profiles: choices(one!.mechanism.messages).length };
    const fickle = {
      ...one!,
      mechanism: {
        ...one!.mechanism,
        outcome: (messages: readonly number[]) => {
          calls += 1;
          return calls <= profiles ? outcome(messages) : L.of(0);
        },
      },
      environment: {
        ...one!.environment,
        utility: (i: number, type: number, o: number) =>
          calls <= profiles ? one!.environment.utility(i, type, o) : Q.of(77),
      },
    };
    const table = tableOf(fickle);
    expect(() => finish(judgeMechanism(table, 'strategy-proofness'))).toThrow('run again');
  });
});

describe('a claim that cannot be judged', () => {
  const [one] = fc.sample(anyMechanism, { numRuns: 1, seed: 1 });
  it('is one about the budget of a mechanism without payments', () => {
    const { payments: _, ...environment } = one!.environment;
    const table = finish(tabulateMechanism(one!.mechanism, environment));
    if (E.isLeft(table)) throw new Error(table.left.kind);
    expect(applicableMechanismClaims(table.right)).not.toContain('no-deficit');
    expect(() => judgeMechanism(table.right, 'no-deficit')).toThrow(
      'The claim no-deficit does not apply. The environment has no payments',
    );
  });
  it('is an unknown one, and any claim under an unknown relation', () => {
    expect(() => judgeMechanism(tableOf(one!), 'truthfulness' as 'no-deficit')).toThrow(
      `name must be 'strategy-proofness', 'undominated-strategies', 'budget-balance', 'no-deficit' or 'ex-post-individual-rationality'; it is "truthfulness".`,
    );
    expect(() =>
      judgeMechanism(tableOf(one!), 'undominated-strategies', {
        comparison: 'foo' as 'weak',
        dominators: 'pure',
      }),
    ).toThrow(`relation.comparison must be 'strict', 'weak' or 'very-weak'; it is "foo".`);
  });
});
