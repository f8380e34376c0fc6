/**
 * Certificates: every verdict of the gallery has one that the checker accepts, and no leaf of it can be changed unnoticed
 * but the title, the traders' names, the scope and the hints.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Json } from '../../src/certificates/check.js';
import { check, versions } from '../../src/certificates/check.js';
import type { Certificate } from '../../src/formats/certificate/private-values.js';
import { certificateCodec } from '../../src/formats/certificate/private-values.js';
import { certificateOf } from '../../src/claims/certificate.js';
import { applicableClaims, judge } from '../../src/claims/judge.js';
import type { ClaimName } from '../../src/claims/list.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import { finish } from '../../src/computation.js';
import type { Alteration, Step } from './changed-leaves.js';
import {
  altered,
  at,
  alterations as alterationsOf,
  isUnchecked,
  leaves,
  resealed,
} from './changed-leaves.js';
import { markets, smallEconomies, economiesOver } from '../random-economies.js';

const gallery: ReadonlyArray<readonly [string, PrivateValuesEconomy]> = readdirSync(
  new URL('../../examples/', import.meta.url),
)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const read = readEconomy(readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'), name);
    if (read._tag === 'Left') throw new Error(read.left[0]!.message);
    const { economy } = read.right;
    return economy.kind === 'private-values' ? [[name, economy] as const] : [];
  });

/** The claims of the paper that apply. Certificates of promises have a format of their own, and are tested with the promises. */
const paperClaimsOf = (economy: PrivateValuesEconomy): readonly ClaimName[] =>
  applicableClaims(subjectOf(economy)).filter((claim) => !claim.startsWith('promise:'));

/** The certificates of all claims of the paper that apply, by claim, as their text is read. */
const certificatesOf = (economy: PrivateValuesEconomy): ReadonlyMap<string, Certificate> => {
  const both = subjectOf(economy);
  // Outcomes are enumerated elsewhere; certificates of the properties are the same without.
  const states = subjectOf(economy, { engines: 'separation' });
  const certificates = new Map<string, Certificate>();
  for (const claim of paperClaimsOf(economy)) {
    const finding = finish(judge(claim === 'theorem-1' ? both : states, claim));
    const certificate = certificateOf(economy, finding) as Certificate | undefined;
    if (certificate !== undefined)
      certificates.set(claim, JSON.parse(JSON.stringify(certificate)) as Certificate);
  }
  return certificates;
};

const all = new Map(gallery.map(([name, economy]) => [name, certificatesOf(economy)]));
const of = (name: string, claim: string): Certificate => all.get(name)!.get(claim)!;

const words = [
  ...['proved', 'refuted', 'undecided', 'lowest', 'highest', 'feasible', 'budget-balance', 'property-i'],
  ...['property-ii', 'property-iii', 'theorem-1', 'states', 'separation', 'x1'],
];
const alterations = (certificates: readonly Certificate[], unchecked: boolean) =>
  alterationsOf(fc.constantFrom(...certificates), unchecked, words);

describe('the gallery', () => {
  it.each(gallery)('%s: every verdict has a certificate that the checker accepts', (name, economy) => {
    const certificates = all.get(name)!;
    expect([...certificates.keys()]).toEqual(paperClaimsOf(economy));
    for (const [claim, certificate] of certificates) {
      const answer = check(certificate);
      expect(answer, claim).toMatchObject({ kind: 'valid', claim, verdict: certificate.verdict });
      expect(certificateCodec.is(certificate)).toBe(true);
    }
  });
  it('has verdicts of both sorts, by all kinds of evidence', () => {
    const certificates = [...all.values()].flatMap((each) => [...each.values()]);
    expect(new Set(certificates.map(({ verdict }) => verdict))).toEqual(new Set(['proved', 'refuted']));
    expect(new Set(certificates.flatMap(({ evidence }) => evidence.map(({ kind }) => kind))).size).toBe(7);
    expect(of('holding-back.json', 'theorem-1').evidence).toHaveLength(2);
    expect(of('income-effects.json', 'theorem-1').economy.traders[0]!.utility).toHaveProperty('table');
  });
});

describe('the codec and the schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/certificate-1.json', import.meta.url), 'utf8'),
  ) as object;
  const fits = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
  const small = ['the-example.json', 'four-equal-traders.json', 'income-effects.json'].flatMap((name) => [
    ...all.get(name)!.values(),
  ]);
  it('accept every certificate of the gallery', () => {
    for (const certificate of small) {
      expect(fits(certificate), JSON.stringify(fits.errors)).toBe(true);
      expect(certificateCodec.decode(certificate)._tag).toBe('Right');
    }
  });
  it('agree on malformed certificates', () => {
    const either = fc.boolean().chain((unchecked) => alterations(small, unchecked));
    fc.assert(
      fc.property(either, ({ certificate, path, leaf }) => {
        const other = altered(certificate, path, leaf);
        expect(
          certificateCodec.decode(other)._tag === 'Right',
          `${path.join('.')}: ${JSON.stringify(leaf)}`,
        ).toBe(fits(other));
      }),
      { numRuns: 1000 },
    );
    const [certificate] = small as unknown as readonly Json[];
    for (const path of [
      ['more'],
      ['economy', 'more'],
      ['evidence', 0, 'more'],
      ['economy', 'groups', 'more'],
    ]) {
      const other = altered(certificate!, path, '1');
      expect([certificateCodec.decode(other)._tag, fits(other)], path.join()).toEqual(['Left', false]);
    }
  });
});

describe('a leaf that is changed', () => {
  const quick = [...all.values()].flatMap((each) =>
    [...each.values()].filter(({ evidence }) => evidence.every(({ kind }) => kind !== 'enumeration')),
  );
  const small = [of('four-equal-traders.json', 'theorem-1')];
  const large = ['ties', 'no-gains', 'income-effects'].map((name) => of(`${name}.json`, 'theorem-1'));
  const isCaught = ({ certificate, path, leaf }: Alteration): void => {
    const other = altered(certificate, path, leaf);
    // Evidence is derived, so that a forger who makes the digests anew is caught as well; but who changes the economy, the
    // profile that a claim is about, or the digests themselves may arrive at another true certificate, or at the same.
    const isStatement = at(certificate, ['claim']) === 'law-of-one-price' && path[2] === 'messages';
    const isDerived = path[0] === 'verdict' || (path[0] === 'evidence' && !isStatement);
    const forged = isDerived ? resealed(other) : other;
    for (const each of [other, forged])
      expect(check(each).kind, `${path.join('.')}: ${JSON.stringify(leaf)}`).toBe('invalid');
  };

  it('is caught: certificates without enumeration', () => {
    fc.assert(fc.property(alterations(quick, false), isCaught), { numRuns: 1500 });
  });
  it('is caught: an enumerated game, 9 messages a trader', () => {
    fc.assert(fc.property(alterations(small, false), isCaught), { numRuns: 150 });
  });
  it('is caught: enumerated games, 27 messages a trader', () => {
    fc.assert(fc.property(alterations(large, false), isCaught), { numRuns: 12 });
  });
  it('is caught at every single leaf of a small certificate of each claim', () => {
    for (const certificate of [...all.get('the-example.json')!.values(), ...all.get('ties.json')!.values()]) {
      if (certificate.evidence.some(({ kind }) => kind === 'enumeration')) continue;
      const json = certificate as unknown as Json;
      for (const path of leaves(json).filter((p) => !isUnchecked(p))) {
        const leaf = at(json, path);
        const other = typeof leaf === 'number' ? leaf + 1 : `${String(leaf)}1`;
        isCaught({ certificate: json, path, leaf: other });
      }
    }
  });
  it('is accepted in the title, in names of traders, in the scope and in hints', () => {
    fc.assert(
      fc.property(alterations(quick, true), ({ certificate, path, leaf }) => {
        expect(check(altered(certificate, path, leaf)).kind).toBe('valid');
      }),
      { numRuns: 200 },
    );
  });
  it('is caught in an economy that is given its new digest', () => {
    const certificate = of('four-equal-traders.json', 'theorem-1') as unknown as Json;
    const path = ['economy', 'traders', 0, 'utility', 'quasiLinear', 2];
    const changed = altered(certificate, path, '4/5');
    const answer = check(resealed(changed));
    expect(answer).toMatchObject({ kind: 'invalid' });
    expect((answer as Answer & { kind: 'invalid' }).field).toMatch(/^evidence/);
  });
});

describe('what is refused, with the name of the field', () => {
  const certificate = of('four-equal-traders.json', 'property-ii') as unknown as Json;
  const refusals: ReadonlyArray<readonly [string, readonly Step[], Json, string]> = [
    ['another format', ['format'], 'undominated/certificate/2', 'format'],
    ['another version', ['version'], '0.0.1', 'version'],
    ['another digest', ['sha256'], '0'.repeat(64), 'sha256'],
    ['another cap', ['economy', 'cap'], 3, 'economy.traders[0].utility.quasiLinear'],
    ['ε out of its range', ['economy', 'epsilon'], '1/2', 'economy.epsilon'],
    ['another tie-break', ['selection'], 'highest', 'selection'],
    ['another verdict', ['verdict'], 'refuted', 'verdict'],
    ['a claim of the same evidence', ['claim'], 'property-iii', 'evidence[0].examined'],
    ['a claim of other evidence', ['claim'], 'theorem-1', 'evidence[0].kind'],
    ['a claim that does not exist', ['claim'], 'theorem-3', 'claim'],
    ['another count', ['evidence', 0, 'states'], 15, 'evidence[0].states'],
    ['no evidence', ['evidence'], [], 'evidence'],
    ['a field too many', ['evidence', 0, 'more'], 1, 'evidence[0].more'],
    ['an economy that is none', ['economy'], [], 'economy'],
  ];
  it.each(refusals)('%s', (_what, path, leaf, field) => {
    expect(check(altered(certificate, path, leaf))).toMatchObject({ kind: 'invalid', field });
  });
  it('the same evidence twice, and a field left out', () => {
    const twice = altered(
      certificate,
      ['evidence'],
      [at(certificate, ['evidence', 0]), at(certificate, ['evidence', 0])],
    );
    expect(check(twice)).toMatchObject({ kind: 'invalid', field: 'evidence[1].kind' });
    const { scope: _, ...without } = certificate as Readonly<Record<string, Json>>;
    expect(check(without)).toMatchObject({ kind: 'invalid', field: '' });
  });
  it('anything that is not a certificate, without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(check(value).kind).toBe('invalid');
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc
          .constantFrom(...leaves(certificate))
          .chain((path) => fc.tuple(fc.nat(path.length), fc.constant(path))),
        fc.jsonValue(),
        ([depth, path], value) => {
          expect(['valid', 'invalid']).toContain(
            check(altered(certificate, path.slice(0, depth), value as Json)).kind,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
  it('more steps than are allowed', () => {
    const answer = check(of('the-example.json', 'individual-rationality'), 1000n);
    expect(answer).toMatchObject({ kind: 'too-long', most: 1000n });
  });
});

describe('random economies', () => {
  const accepts = (economy: PrivateValuesEconomy): void => {
    for (const [claim, certificate] of certificatesOf(economy)) {
      const answer = check(certificate);
      expect(
        answer,
        `${claim}: ${JSON.stringify(answer, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))}`,
      ).toMatchObject({ kind: 'valid' });
    }
  };
  it('that can be enumerated', () => {
    fc.assert(fc.property(smallEconomies(), accepts), { numRuns: 8 });
  });
  it('that cannot', () => {
    const sizes = [
      { commodities: 2, cap: 2, priceSteps: 1 },
      { commodities: 2, cap: 3, priceSteps: 2 },
      { commodities: 1, cap: 3, priceSteps: 2, groups: { count: 2, size: 3 } },
    ];
    const economies = fc
      .constantFrom(...sizes)
      .chain(markets)
      .chain((market) => economiesOver(market));
    fc.assert(fc.property(economies, accepts), { numRuns: 20 });
  });
});

it('the checker checks the certificates of this version of the program', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(versions).toContain(version);
});

/** The sources of the room, by their paths in it. */
const room = new URL('../../src/certificates/', import.meta.url);
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
/** What a source imports: packages by their names, files by their paths from the room. */
const importsOf = (source: string): readonly string[] => {
  const url = new URL(source, room);
  const imported = [...readFileSync(url, 'utf8').matchAll(/(?: from |import )'([^']+)'/g)];
  return imported.map(([, from]) =>
    from!.startsWith('.') ? relative(fileURLToPath(room), fileURLToPath(new URL(from!, url))) : from!,
  );
};
describe('the checkers import', () => {
  it.each(sources)('%s: no file of this program but the rationals and the room itself', (source) => {
    const files = importsOf(source).filter((from) => from.endsWith('.js'));
    const outside = files.filter((from) => from.startsWith('..') && from !== '../exact/rational.js');
    expect(outside).toEqual([]);
  });
  it('two packages, for digests alone', () => {
    const packages = sources.flatMap((source) =>
      importsOf(source)
        .filter((from) => from.startsWith('@') || !from.endsWith('.js'))
        .map((from) => `${source}: ${from}`),
    );
    expect(packages).toEqual([
      'kernel/digest.ts: @noble/hashes/sha2.js',
      'kernel/digest.ts: @noble/hashes/utils.js',
      'kernel/digest.ts: canonicalize',
    ]);
  });
  it.each([
    ['kernel', []],
    ['market', ['kernel']],
    ['private-values', ['kernel', 'market']],
    ['interdependent-values', ['kernel', 'market']],
    ['games', ['kernel']],
    ['mechanisms', ['kernel']],
    ['promises', ['kernel', 'market', 'private-values']],
  ])('%s: of the room, nothing but %j', (folder, allowed) => {
    const own = sources.filter((source) => source.startsWith(`${folder}/`));
    const folders = own.flatMap((source) =>
      importsOf(source)
        .filter((from) => from.endsWith('.js') && !/^[.@]/.test(from))
        .map((from) => from.split('/')[0]!),
    );
    expect([...new Set(folders)].filter((from) => from !== folder).sort()).toEqual(allowed);
  });
});
