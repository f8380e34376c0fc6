/**
 * Bounds before work: certificates that would take hours or gigabytes are refused by what they state alone, with the count, and
 * what does not depend on a large size is checked in spite of it. Nothing here may take more than a moment; where a bound were
 * missing, these tests would not end.
 */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/certificates/check.js';
import { certificateOf } from '../../src/claims/certificate.js';
import { judge } from '../../src/claims/judge.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { finish } from '../../src/computation.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import { forged, forgedMechanism, forgedPromise, fourTraders, uninformed } from './forged.js';

/** The count of a certificate that is refused for its size. */
const stepsOf = (certificate: unknown): bigint => {
  const answer = check(certificate);
  if (answer.kind !== 'too-long') throw new Error(JSON.stringify(answer, (_, v: unknown) => String(v)));
  expect(answer.most).toBe(1_000_000_000n);
  return answer.steps;
};
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => String(i));
const pure = { comparison: 'strict', dominators: 'pure', rounds: 'all' };

describe('an economy with a million price steps', () => {
  const about = { economy: fourTraders(1_000_000), selection: 'lowest', verdict: 'proved' };
  it('is refused where every price is looked at', () => {
    const certificate = forged({ ...about, claim: 'theorem-1', evidence: [{ kind: 'separation' }] });
    expect(JSON.stringify(certificate).length).toBeLessThan(813);
    expect(stepsOf(certificate)).toBeGreaterThan(1_000_000_000n);
    for (const [claim, kind] of [
      ['theorem-1', 'enumeration'],
      ['example', 'trace'],
      ['individual-rationality', 'profiles'],
    ] as const)
      expect(stepsOf(forged({ ...about, claim, evidence: [{ kind, examined: 1 }] })), claim).toBeGreaterThan(
        1_000_000_000n,
      );
  });
  it('is checked where no price is', () => {
    const counts = { groupSupplies: 1, states: 14, turns: 36 };
    const evidence = [{ kind: 'states', examined: 'property-ii', ...counts }];
    expect(check(forged({ ...about, claim: 'property-ii', evidence }))).toMatchObject({ kind: 'valid' });
  });
  it('is refused with signals, too, but for what prices have no part in', () => {
    const economy = uninformed(1_000_000, 2);
    const uninteresting = { economy, selection: 'lowest', reading: 'shielded', verdict: 'proved' };
    for (const [claim, kind] of [
      ['theorem-2.1', 'firsts'],
      ['theorem-2.2', 'replies'],
      ['assumption-1', 'signals'],
    ] as const)
      expect(stepsOf(forged({ ...uninteresting, claim, evidence: [{ kind }] })), claim).toBeGreaterThan(
        1_000_000_000n,
      );
    const evidence = [{ kind: 'served', states: 12, probability: '1/4' }];
    const served = forged({ ...uninteresting, claim: 'property-vii', evidence });
    expect(check(served)).toMatchObject({ kind: 'valid' });
  });
});

it('individual rationality at three thousand price steps: no recursion a trader and price', () => {
  const text = JSON.stringify({
    ...fourTraders(3000),
    format: 'undominated/economy/1',
    traders: [{ count: 4, endowment: [1], utility: { quasiLinear: ['0', '1/2', '1/2'] } }],
  });
  const read = readEconomy(text, 'economy');
  if (read._tag === 'Left') throw new Error(read.left[0]!.message);
  const { economy } = read.right;
  if (economy.kind !== 'private-values') throw new Error('This economy has no signals.');
  const finding = finish(judge(subjectOf(economy, { engines: 'separation' }), 'individual-rationality'));
  const certificate: unknown = JSON.parse(JSON.stringify(certificateOf(economy, finding)));
  expect(check(certificate)).toMatchObject({ kind: 'valid', verdict: finding.verdict });
});

describe('names', () => {
  it('are compared once each, however many there are', () => {
    const strategies = names(60_000);
    const game = { title: '', players: [{ name: '1', strategies }], payoffs: strategies.map(() => ['0']) };
    const evidence = [{ kind: 'elimination', tests: [{ eliminated: [] }], surviving: [], complete: true }];
    const about = { game, relation: pure, claim: 'elimination', verdict: 'proved', evidence };
    expect(stepsOf(forged(about))).toBeGreaterThan(1_000_000_000n);
    const twice = { ...game, players: [{ name: '1', strategies: [...strategies.slice(1), '7'] }] };
    expect(check(forged({ ...about, game: twice }))).toMatchObject({
      field: 'game.players[0].strategies[59999]',
    });
  });
});

describe('a mechanism', () => {
  it('of many participants: every one is looked up in the profile of every other', () => {
    const all = names(40_000);
    const mechanism = {
      title: '',
      participants: all.map((name) => ({
        name,
        messages: ['m'],
        types: [{ name: 't', truth: 'm', outside: '0' }],
      })),
      outcomes: [{ name: 'o', utilities: all.map(() => ['0']) }],
      lotteries: [[{ outcome: 1, probability: '1' }]],
    };
    for (const claim of ['ex-post-individual-rationality', 'strategy-proofness'])
      expect(
        stepsOf(forgedMechanism({ mechanism, claim, verdict: 'proved', evidence: {} })),
        claim,
      ).toBeGreaterThan(1_600_000_000n);
  });
  it('of many types and many profiles: what every type expects of every profile', () => {
    const mechanism = {
      title: '',
      participants: [
        {
          name: 'A',
          messages: names(10_000),
          types: names(10_000).map((name) => ({ name, truth: '0', outside: '0' })),
        },
      ],
      outcomes: [{ name: 'o', utilities: [names(10_000).map(() => '1')] }],
      lotteries: names(10_000).map(() => [{ outcome: 1, probability: '1' }]),
    };
    const about = { mechanism, claim: 'strategy-proofness', verdict: 'proved', evidence: {} };
    expect(stepsOf(forgedMechanism(about))).toBeGreaterThan(10_000_000_000n);
  });
});

it('an outcome that no profile leads to is none', () => {
  const mechanism = {
    title: '',
    participants: [{ name: 'A', messages: ['m'], types: [{ name: 't', truth: 'm', outside: '0' }] }],
    outcomes: ['drawn', 'not drawn'].map((name) => ({ name, utilities: [['0']], payments: ['0'] })),
    lotteries: [[{ outcome: 1, probability: '1' }]],
  };
  const worst = { messages: ['m'], outcome: 'drawn', total: '0' };
  const evidence = { profiles: 1, outcomes: 2, worst };
  const certificate = forgedMechanism({ mechanism, claim: 'budget-balance', verdict: 'proved', evidence });
  expect(check(certificate)).toMatchObject({ kind: 'invalid', field: 'mechanism.outcomes[1]' });
});

describe('a promise', () => {
  const unit = { quasiLinear: ['0', '1/2', '1/2'] };
  /** Two buyers and two sellers, to whom a unit is worth 1/2. */
  const fourQuotes = (priceSteps: number) => {
    const economy = fourTraders(priceSteps, unit);
    return {
      ...economy,
      traders: economy.traders.map((trader, i) => ({ ...trader, endowment: [i < 2 ? 0 : 1] })),
    };
  };
  const quotes = ['1/2', '1/2', '1/2', '1/2'];
  const lies = (against: string) => [{ kind: 'lies', against, traders: [] }];
  const proof = { claim: 'promise:strategy-proof', verdict: 'proved', mechanism: 'vcg', messages: quotes };
  it('against all quotes of a million price steps is refused; where prices have no part it is checked', () => {
    const economy = fourQuotes(1_000_000);
    expect(stepsOf(forgedPromise({ ...proof, economy, evidence: lies('all') }))).toBeGreaterThan(10n ** 18n);
    const evidence = [{ kind: 'allocations', groupings: '1' }];
    const feasible = forgedPromise({ ...proof, economy, claim: 'promise:feasible', evidence });
    expect(check(feasible)).toMatchObject({ kind: 'valid' });
  });
  it('of quotes of nine thousand digits costs what they cost', () => {
    const long = quotes.map((_, i) => `1/${'9'.repeat(9000)}${String(2 * i + 1)}`);
    const about = { ...proof, economy: fourQuotes(1), messages: long, truthful: false };
    expect(stepsOf(forgedPromise({ ...about, evidence: lies('truth') }))).toBeGreaterThan(1_000_000_000n);
    const others = { trader: 1, utility: '0', bestLie: null, others: long };
    const evidence = [{ kind: 'lies', against: 'all', traders: [others] }];
    const stated = { ...about, messages: quotes, truthful: true, verdict: 'refuted', evidence };
    expect(stepsOf(forgedPromise(stated))).toBeGreaterThan(1_000_000_000n);
  });
  it('of eighty traders in two groups: every group', () => {
    const small = fourTraders(1);
    const traders = names(80).map((name) => ({ ...small.traders[0]!, name }));
    const economy = { ...small, groups: { count: 2, size: 40 }, traders };
    const messages = traders.map(() => [[2], [0]]);
    const about = { economy, mechanism: 'random-grouping', messages, verdict: 'proved' };
    for (const [claim, kind] of [
      ['individually-rational', 'participation'],
      ['one-price', 'prices'],
      ['strategy-proof', 'lies'],
    ] as const) {
      const evidence = [{ kind, against: 'truth', traders: [] }];
      expect(
        stepsOf(forgedPromise({ ...about, claim: `promise:${claim}`, evidence })),
        claim,
      ).toBeGreaterThan(10n ** 20n);
    }
  });
  it('of efficiency where supplies are many: every supply of three goods that may be left', () => {
    const commodities = ['a', 'b', 'c'];
    const quasiLinear = names(27).map(() => '0');
    const traders = names(200).map((name) => ({ name, endowment: [1, 1, 1], utility: { quasiLinear } }));
    const economy = { ...fourTraders(1), commodities, groups: { count: 2, size: 100 }, traders };
    const messages = traders.map(() => names(8).map(() => [1, 1, 1]));
    const about = { economy, mechanism: 'uniform-price', messages, verdict: 'proved' };
    const evidence = [{ kind: 'welfare' }];
    const certificate = forgedPromise({ ...about, claim: 'promise:efficient', evidence });
    expect(stepsOf(certificate)).toBeGreaterThan(10n ** 12n);
  });
});

describe('Section 4', () => {
  const about = { selection: 'lowest', reading: 'shielded', verdict: 'refuted' };
  it('demand functions of ten thousand prices: no recursion a price', () => {
    const demand = Array.from({ length: 10_001 }, () => [0]);
    const reply = { default: demand, when: [] };
    const strategy = { first: { L: demand, H: demand }, second: reply, third: reply };
    const best = { kind: 'best-reply', trader: 1, signal: 'L', strategies: [0, 1, 2, 3].map(() => strategy) };
    const certificate = forged({
      ...about,
      economy: uninformed(10_000, 2),
      claim: 'theorem-2.1',
      evidence: [best],
    });
    expect(check(certificate)).toMatchObject({ kind: 'invalid' });
  });
  it('the signals of thirty traders who are heard: every list of them', () => {
    const cell = {
      ...{ stage: 2, signal: 'L', observes: Array.from({ length: 30 }, () => [[1], [1]]) },
      ...{ revealing: { L: 30, H: 30 }, price: ['0'], announces: [0], allowed: [], reached: true },
    };
    const evidence = [{ kind: 'offence', cell, bestReplies: [], othersSurviveRoundOne: [] }];
    const certificate = forged({ ...about, economy: uninformed(1, 30), claim: 'theorem-2.2', evidence });
    expect(stepsOf(certificate)).toBeGreaterThan(2n ** 60n);
  });
});

describe('numbers', () => {
  /** Different fractions of nine thousand digits: their sum would have hundreds of thousands. */
  const long = names(60).map((_, i) => `1/${'9'.repeat(9000)}${String(2 * i + 1).padStart(4, '0')}`);
  const evidence = [{ kind: 'elimination', tests: [{ eliminated: [] }], surviving: [], complete: true }];
  it('of many digits cost what they cost: a prior', () => {
    const players = [{ name: '1', types: names(60), strategies: ['a'] }];
    const game = { title: '', players, prior: long, payoffs: names(60).map(() => [['0']]) };
    const certificate = forged({ game, relation: pure, claim: 'elimination', verdict: 'proved', evidence });
    const answer = check(certificate, 10_000_000n);
    expect(answer).toMatchObject({ kind: 'too-long' });
  });
  it('of many digits cost what they cost: a belief', () => {
    const players = [
      { name: '1', strategies: ['a', 'b'] },
      { name: '2', strategies: names(60) },
    ];
    const payoffs = ['a', 'b'].map(() => names(60).map(() => ['0', '0']));
    const survival = {
      ...{ player: '1', strategy: 'a', everywhere: '0' },
      more: long.map((weight, i) => ({ at: { 2: String(i) }, weight })),
    };
    const test = { eliminated: [], standing: [survival] };
    const certificate = forged({
      game: { title: '', players, payoffs },
      relation: { ...pure, dominators: 'mixed' },
      ...{ claim: 'elimination', verdict: 'proved' },
      evidence: [{ kind: 'elimination', tests: [test], surviving: [], complete: true }],
    });
    expect(stepsOf(certificate)).toBeGreaterThan(1_000_000_000n);
  });
});

it('lists within lists, a hundred thousand deep, are no certificate', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(check(JSON.parse(deep))).toMatchObject({ kind: 'invalid', why: 'this is nested too deep' });
});

it('a bound is a count that can be written, however large', () => {
  const economy = { ...fourTraders(1), groups: { count: 2, size: 2000 }, traders: [] };
  const traders = names(4000).map((name) => ({ ...fourTraders(1).traders[0]!, name }));
  const certificate = forged({
    economy: { ...economy, traders },
    ...{ selection: 'lowest', claim: 'law-of-one-price', verdict: 'proved', evidence: [{ kind: 'prices' }] },
  });
  expect(stepsOf(certificate)).toBe(10n ** 30n);
});
