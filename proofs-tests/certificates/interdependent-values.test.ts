/**
 * Section 4, certificates: every verdict of the gallery has one, under every reading; no leaf of it can be changed unnoticed
 * but the title, the traders' names, the scope and the hints; and who makes the digests anew can but state another truth.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, checking } from '../../src/certificates/check.js';
import { interdependentCertificateCodec } from '../../src/formats/certificate/interdependent-values.js';
import { readInterdependentValues } from '../../src/certificates/interdependent-values/economy.js';
import { deriveBestReply } from '../../src/certificates/interdependent-values/theorem-2/best-reply.js';
import { finish as finishCheck } from '../../src/certificates/kernel/pausable.js';
import { Statement } from '../../src/certificates/kernel/statement.js';
import { certificateOf, certified } from '../../src/claims/certificate.js';
import {
  certificateEvidence,
  certify,
  repliesAsRules,
} from '../../src/claims/interdependent/engines/rounds/best-reply-certificate.js';
import { bestReplyWith } from '../../src/claims/interdependent/engines/rounds/shared-walks.js';
import { feasibleSetting } from '../../src/claims/interdependent/engines/setting.js';
import { bestReply } from '../../src/claims/interdependent/evidence/theorem-2.js';
import * as Q from '../../src/exact/rational.js';
import type { Demand } from '../../src/market/demand.js';
import { demands } from '../../src/market/demand.js';
import type { WrittenStrategy } from '../../src/mechanisms/three-announcements/strategy.js';
import type { ClaimName, AnyFinding } from '../../src/claims/list.js';
import { applicableClaims, claimsByDefault, judge } from '../../src/claims/judge.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import type { Residual } from '../../src/market/residual.js';
import { residuals } from '../../src/market/residual.js';
import { infeasibleGroup } from '../../src/mechanisms/three-announcements/mechanism.js';
import { finish } from '../../src/computation.js';
import type { Alteration } from './changed-leaves.js';
import { altered, at, alterations, leaves, resealed } from './changed-leaves.js';
import type { Change } from '../gallery/gallery.js';
import {
  pivotal,
  pooling,
  randomEconomy,
  forRandomCases,
  secondLeak,
  smallestLeak,
  ties,
  twoGroups,
  unequal,
} from '../gallery/gallery.js';
import { interdependentEconomies } from '../random-economies.js';

type Json = Alteration['certificate'];

/** The claims that can be judged of an economy: of an infeasible reading, that it is. */
const judgeable = (economy: InterdependentEconomy): readonly ClaimName[] =>
  economy.residual === 'group' && infeasibleGroup(economy.market) !== undefined
    ? ['feasible']
    : applicableClaims(economy);

/** A certificate as its text is read. */
const written = (economy: InterdependentEconomy, finding: AnyFinding): Json | undefined => {
  const certificate = certificateOf(economy, finding);
  return certificate && (JSON.parse(JSON.stringify(certificate)) as Json);
};

const gallery: ReadonlyArray<readonly [string, (change: Change) => InterdependentEconomy]> = [
  ['pooling', pooling],
  ['pivotal', pivotal],
  ['rule-5', secondLeak],
  ['unheard', ties],
  ['two-groups', twoGroups],
  ['smallest-leak', smallestLeak],
  ['unequal-endowments', unequal],
];
const all = gallery.flatMap(([name, make]) =>
  residuals.map((residual) => {
    const economy = make({ residual });
    const certificates = judgeable(economy).map((claim) => ({
      claim,
      certificate: written(economy, finish(judge(economy, claim))),
    }));
    return { name, residual, certificates };
  }),
);
const of = (name: string, residual: Residual, claim: ClaimName): Json =>
  all
    .find((each) => each.name === name && each.residual === residual)!
    .certificates.find((each) => each.claim === claim)!.certificate!;
const field = (certificate: Json, name: string): Json => at(certificate, [name]);

describe('the gallery', () => {
  it.each(all)('$name under $residual: every verdict has a certificate that is accepted', (each) => {
    for (const { claim, certificate } of each.certificates)
      expect(check(certificate), claim).toMatchObject({
        kind: 'valid',
        claim,
        verdict: field(certificate!, 'verdict'),
      });
  });
  it('has evidence of every kind but the failures of the two assumptions', () => {
    const kinds = all.flatMap(({ certificates }) =>
      certificates.map(({ certificate }) => at(certificate!, ['evidence', 0, 'kind'])),
    );
    expect([...new Set(kinds)].sort()).toEqual([
      'allocations',
      'best-reply',
      'contrast',
      'dependence',
      'firsts',
      'group',
      'influence',
      'interim',
      'offence',
      'replies',
      'served',
      'shocks',
      'signals',
    ]);
  });
});

describe('a best reply', () => {
  /** A strategy with two different first announcements at most, and replies that depend on signals and on first announcements. */
  const randomStrategy = (
    economy: InterdependentEconomy,
    next: (below: number) => number,
  ): WrittenStrategy => {
    const { prices, bundles, groups } = economy.market;
    const some = (): Demand => Array.from({ length: prices.size }, () => next(bundles.size));
    const pool = [some(), some()];
    const said = (): Demand => pool[next(2)]!;
    const rule = (count: number) => ({
      default: some(),
      when: [
        { signal: next(2), includes: said(), announce: some() },
        { observes: Array.from({ length: count }, said), announce: some() },
      ],
    });
    return {
      first: economy.signals.map(said),
      second: rule(groups.size),
      third: rule((groups.count - 1) * groups.size),
    };
  };
  it('to a profile in which everybody may play another strategy is worth the same by every draw as by the fast way', () => {
    let shown = 0;
    forRandomCases(24, (next) => {
      const groups = next(4) === 0 ? 3 : 2;
      const economy = randomEconomy(next, {
        groups,
        cap: 2,
        steps: 1,
        residual: 'market',
        supply: () => true,
      });
      const setting = feasibleSetting(economy);
      const kinds = [
        randomStrategy(economy, next),
        randomStrategy(economy, next),
        randomStrategy(economy, next),
      ];
      const profile = economy.market.endowments.map(() => kinds[next(3)]!);
      const [trader, signal] = [next(profile.length), next(2)];
      const firsts = [...demands(economy.market)];
      const replies = firsts.map((first) => finish(bestReplyWith(setting, profile, trader, signal, first)));
      const best = replies.reduce((a, b, at) => (Q.lt(replies[a]!.utility, b.utility) ? at : a), 0);
      const own: WrittenStrategy = {
        first: economy.signals.map(() => firsts[best]!),
        ...repliesAsRules([{ signal, cells: replies[best]!.replies }], firsts[0]!),
      };
      const certificate = finish(certify(setting, profile.with(trader, own), trader, signal));
      if (certificate === undefined) throw new Error('The best reply is none.');
      const stated = new Statement(
        JSON.parse(JSON.stringify(bestReply.encode(certificateEvidence(setting, certificate)))),
      );
      const body = new Statement(JSON.parse(JSON.stringify(certified(economy))));
      const { text } = finishCheck(deriveBestReply(readInterdependentValues(body), stated));
      stated.mustEqual(text);
      shown += 1;
    });
    expect(shown).toBe(24);
  });
});

describe('random economies', () => {
  const accepted = (economy: InterdependentEconomy, claims: readonly ClaimName[]): void => {
    for (const claim of claims) {
      const finding = finish(judge(economy, claim));
      const certificate = written(economy, finding);
      expect(certificate === undefined).toBe(finding.verdict === 'undecided');
      if (certificate === undefined) continue;
      const answer = check(certificate);
      expect(
        answer.kind,
        `${claim} ${JSON.stringify(certificate)} ${JSON.stringify(answer, (_, v: unknown) => String(v))}`,
      ).toBe('valid');
    }
  };
  it('of two groups: every claim', () => {
    forRandomCases(25, (next) => {
      const residual = residuals[next(3)]!;
      const economy = randomEconomy(next, { groups: 2, residual, supply: () => true });
      accepted(economy, judgeable(economy));
    });
  });
  it('of three groups: every claim, under every reading', () => {
    forRandomCases(24, (next) => {
      const economy = randomEconomy(next, { residual: residuals[next(3)]!, supply: () => true });
      accepted(economy, judgeable(economy));
    });
  });
  it('with ties, one signal or three, one shock: what is proved, and the assumptions', () => {
    fc.assert(
      fc.property(interdependentEconomies({ residual: 'shielded' }), (economy) => {
        const found = claimsByDefault(economy).map((claim) => finish(judge(economy, claim)));
        for (const finding of found) {
          if (finding.verdict === 'undecided') continue;
          if (finding.claim.startsWith('theorem') && finding.verdict === 'refuted') continue;
          expect(check(written(economy, finding)), finding.claim).toMatchObject({ kind: 'valid' });
        }
      }),
      { numRuns: 60 },
    );
  });
  it('of two groups with one signal: property (vi) is undecided, and there is no certificate of it', () => {
    const economy = twoGroups();
    const one: InterdependentEconomy = {
      ...economy,
      signals: ['only'],
      shocks: economy.shocks.map((shock) => ({ ...shock, signals: [Q.one] })),
      value: economy.value.map((bySignal) => bySignal.slice(0, 1)),
    };
    const finding = finish(judge(one, 'property-vi'));
    expect([finding.verdict, written(one, finding)]).toEqual(['undecided', undefined]);
    const forged = written(one, { ...finding, verdict: 'proved' })!;
    expect(check(forged)).toMatchObject({ kind: 'invalid', field: 'verdict' });
  });
  it('of two commodities: what is proved', () => {
    forRandomCases(4, (next) => {
      const economy = randomEconomy(next, { commodities: 2, cap: 2, steps: 1, supply: () => true });
      accepted(
        economy,
        judgeable(economy).filter((claim) => !/property-v|theorem-2\.[23]/.test(claim)),
      );
    });
  });
});

const words = [
  ...['proved', 'refuted', 'lowest', 'highest', 'market', 'group', 'shielded', 'feasible', 'property-iv'],
  ...['property-v', 'property-vi', 'theorem-2.1', 'theorem-2.2', 'theorem-2.3', 'low', 'high', 'L', 'H', 'G'],
];

describe('a leaf that is changed', () => {
  const quick = all.flatMap(({ certificates }) => certificates.map(({ certificate }) => certificate!));
  const isCaught = ({ certificate, path, leaf }: Alteration): void => {
    const answer = check(altered(certificate, path, leaf));
    expect(answer.kind, `${path.join('.')}: ${JSON.stringify(leaf)}`).toBe('invalid');
  };
  it('is caught', () => {
    fc.assert(fc.property(alterations(fc.constantFrom(...quick), false, words), isCaught), { numRuns: 1200 });
  });
  it('is caught at every single leaf of a violation', () => {
    const certificate = of('two-groups', 'shielded', 'theorem-2.2');
    for (const path of leaves(certificate).filter(([first]) => first !== 'hints' && first !== 'scope')) {
      if (/title|traders\.\d+\.name/.test(path.join('.'))) continue;
      const leaf = at(certificate, path);
      isCaught({ certificate, path, leaf: typeof leaf === 'number' ? leaf + 1 : `${String(leaf)}1` });
    }
  });
  it('is accepted in the title, in names of traders, in the scope and in hints', () => {
    fc.assert(
      fc.property(alterations(fc.constantFrom(...quick), true, words), ({ certificate, path, leaf }) => {
        expect(check(altered(certificate, path, leaf)).kind).toBe('valid');
      }),
      { numRuns: 150 },
    );
  });

  /**
   * A profile of strategies is a witness, and many are as good: a reply at a cell that no draw leads to, or a bundle that moves no
   * price, can be another. So a forger who makes the digests anew may alter these, and nothing else: the rest is derived.
   */
  const isWitness = (path: readonly (string | number)[]): boolean =>
    path.includes('strategies') ||
    path.includes('draw') ||
    path.includes('observes') ||
    path[2] === 'served' ||
    path[2] === 'refused' ||
    path[2] === 'trader' ||
    /cell\.(price|announces|signal)/.test(path.join('.'));
  it('is refused even when the digests are recomputed, except in witnesses of which there are several valid ones', () => {
    fc.assert(
      fc.property(alterations(fc.constantFrom(...quick), false, words), ({ certificate, path, leaf }) => {
        fc.pre(path[0] === 'evidence' || path[0] === 'verdict' || path[0] === 'reading');
        const answer = check(resealed(altered(certificate, path, leaf)));
        if (!isWitness(path))
          expect(answer.kind, `${path.join('.')}: ${JSON.stringify(leaf)}`).toBe('invalid');
      }),
      { numRuns: 1200 },
    );
  });
});

describe('forged certificates are refused', () => {
  const first = of('two-groups', 'shielded', 'theorem-2.1');
  const violation = of('two-groups', 'shielded', 'theorem-2.2');
  const refusals: ReadonlyArray<readonly [string, Json, string]> = [
    [
      'a price-taking first announcement',
      altered(first, ['evidence', 0, 'strategies', 0, 'first', 'L'], [[2], [0]]),
      'evidence[0]',
    ],
    [
      'a reply that the claim allows',
      altered(
        violation,
        ['evidence', 0, 'cell', 'announces'],
        at(violation, ['evidence', 0, 'cell', 'allowed', 0, 0]),
      ),
      'evidence[0].cell.announces',
    ],
    [
      'nothing of the others',
      altered(violation, ['evidence', 0, 'othersSurviveRoundOne'], []),
      'evidence[0].othersSurviveRoundOne',
    ],
    [
      'one of her signals left out',
      altered(violation, ['evidence', 0, 'bestReplies'], [at(violation, ['evidence', 0, 'bestReplies', 0])]),
      'evidence[0].bestReplies',
    ],
    [
      'the other verdict',
      altered(of('smallest-leak', 'market', 'property-vi'), ['verdict'], 'proved'),
      'verdict',
    ],
    ['another reading', altered(of('pooling', 'shielded', 'theorem-2.1'), ['reading'], 'market'), 'reading'],
    [
      'a leak, called proved',
      altered(
        altered(of('pooling', 'shielded', 'property-vi'), ['reading'], 'market'),
        ['economy', 'residual'],
        'market',
      ),
      'verdict',
    ],
    [
      'the gains of a market without leak',
      altered(
        altered(of('pooling', 'shielded', 'theorem-2.1'), ['reading'], 'market'),
        ['economy', 'residual'],
        'market',
      ),
      'verdict',
    ],
    ['evidence for another claim', altered(violation, ['claim'], 'theorem-2.3'), 'evidence[0].cell.stage'],
  ];
  it.each(refusals)('%s', (_, certificate, place) => {
    const answer = check(resealed(certificate));
    expect(answer).toMatchObject({ kind: 'invalid' });
    expect(answer.kind === 'invalid' && answer.field.startsWith(place), JSON.stringify(answer)).toBe(true);
  });
  it('more steps than are allowed', () => {
    const certificate = of('unheard', 'shielded', 'theorem-2.2');
    expect(check(certificate, 1000n)).toMatchObject({ kind: 'too-long' });
    const first = checking(certificate).next();
    expect(first.done === false && first.value! > 10_000n).toBe(true);
  });
});

describe('the codec and the schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/interdependent-certificate-1.json', import.meta.url), 'utf8'),
  ) as object;
  const fits = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
  const certificates = all.flatMap((each) => each.certificates.map(({ certificate }) => certificate!));
  it('accept every certificate of the gallery', () => {
    for (const certificate of certificates) {
      expect(fits(certificate), JSON.stringify(fits.errors)).toBe(true);
      expect(interdependentCertificateCodec.is(certificate)).toBe(true);
    }
  });
  it('agree on malformed certificates', () => {
    const either = fc
      .boolean()
      .chain((unchecked) => alterations(fc.constantFrom(...certificates), unchecked, words));
    fc.assert(
      fc.property(either, ({ certificate, path, leaf }) => {
        const other = altered(certificate, path, leaf);
        expect(interdependentCertificateCodec.is(other), path.join('.')).toBe(fits(other));
      }),
      { numRuns: 600 },
    );
  });
});
