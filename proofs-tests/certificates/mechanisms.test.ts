/**
 * Certificates about a user's mechanism: every finding has one that its checker accepts, every leaf of it is checked but the
 * title, the scope and the hints, and codec and schema agree.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, mechanismDigestOf, sealOf } from '../../src/certificates/check.js';
import type { MechanismCertificate } from '../../src/formats/certificate/mechanisms.js';
import { mechanismCertificateCodec } from '../../src/formats/certificate/mechanisms.js';
import { mechanismCertificateOf } from '../../src/claims/mechanisms/certificate.js';
import { applicableMechanismClaims, judgeMechanism } from '../../src/claims/mechanisms/judge.js';
import { comparisons, dominatorKinds } from '../../src/dominance/relation.js';
import type { MechanismClaimName } from '../../src/claims/mechanisms/list.js';
import type { MechanismTable } from '../../src/games/mechanism-table.js';
import { tabulateMechanism } from '../../src/games/mechanism-table.js';
import { finish } from '../../src/computation.js';
import { altered, alterations as alterationsOf } from './changed-leaves.js';
import type { Drawn } from '../own-mechanisms/random-mechanisms.js';
import { anyMechanism, obedientMechanism } from '../own-mechanisms/random-mechanisms.js';

const relations = comparisons.flatMap((comparison) =>
  dominatorKinds.map((dominators) => ({ comparison, dominators })),
);
/** A certificate that can be asked for: of a claim, under a relation. */
interface Asked {
  readonly claim: MechanismClaimName;
  readonly relation: (typeof relations)[number];
}

const tableOf = ({ mechanism, environment }: Drawn): MechanismTable => {
  const made = finish(tabulateMechanism(mechanism, environment));
  if (made._tag === 'Left') throw new Error(made.left.kind);
  return made.right;
};

/** All that can be asked for of a mechanism; of dominance under every relation. */
const askable = (table: MechanismTable): readonly Asked[] =>
  applicableMechanismClaims(table).flatMap((claim) =>
    (claim === 'undominated-strategies' ? relations : relations.slice(0, 1)).map((relation) => ({
      claim,
      relation,
    })),
  );

/** A certificate as its text is read. */
const certificateOf = (table: MechanismTable, { claim, relation }: Asked): MechanismCertificate => {
  const finding = finish(judgeMechanism(table, claim, relation));
  return JSON.parse(
    JSON.stringify(mechanismCertificateOf(table, finding, 'A title')),
  ) as MechanismCertificate;
};

/** All certificates of a mechanism. */
const certificatesOf = (one: Drawn): readonly MechanismCertificate[] => {
  const table = tableOf(one);
  return askable(table).map((asked) => certificateOf(table, asked));
};

const drawn = fc.oneof(anyMechanism, obedientMechanism);

describe('every finding', () => {
  it('has a certificate that the checker accepts', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(drawn, (one) => {
        for (const certificate of certificatesOf(one)) {
          const { claim, verdict } = certificate;
          seen.add(`${claim} ${verdict}`);
          expect(check(certificate)).toMatchObject({ kind: 'valid', claim, verdict });
        }
      }),
      { numRuns: 150 },
    );
    expect(seen.size).toBe(10);
  });
});

const words = ['proved', 'refuted', 'strict', 'weak', 'very-weak', 'pure', 'mixed', 'm0', 'm1', 't0', 'o1'];
const claims = ['strategy-proofness', 'budget-balance', 'no-deficit', 'undominated-strategies'];
const alterations = (unchecked: boolean) =>
  alterationsOf(
    drawn.chain((one) => {
      const table = tableOf(one);
      return fc.constantFrom(...askable(table)).map((asked) => certificateOf(table, asked));
    }),
    unchecked,
    [...words, ...claims, 'Ann', 'Ben'],
  );

describe('a leaf that is changed', () => {
  it('is caught', () => {
    fc.assert(
      fc.property(alterations(false), ({ certificate, path, leaf }) => {
        expect(check(altered(certificate, path, leaf)), path.join('.')).toMatchObject({
          kind: 'invalid',
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('is refused in the evidence even when the digest is recomputed', () => {
    fc.assert(
      fc.property(alterations(false), ({ certificate, path, leaf }) => {
        fc.pre(['evidence', 'verdict'].includes(String(path[0])));
        const other = altered(certificate, path, leaf) as unknown as MechanismCertificate;
        const sha256 = mechanismDigestOf(other.mechanism, other.claim, other.relation);
        const renewed = { ...other, sha256 };
        const answer = check({ ...renewed, seal: sealOf(renewed) });
        // Of beliefs there are many that are as good.
        if (!path.includes('more')) expect(answer, path.join('.')).toMatchObject({ kind: 'invalid' });
      }),
      { numRuns: 400 },
    );
  });

  it('is accepted in the title, the scope and the hints', () => {
    fc.assert(
      fc.property(alterations(true), ({ certificate, path, leaf }) => {
        expect(check(altered(certificate, path, leaf)).kind).toBe('valid');
      }),
      { numRuns: 200 },
    );
  });
});

describe('the checker', () => {
  const [certificate] = certificatesOf(fc.sample(anyMechanism, { numRuns: 1, seed: 5 })[0]!);
  it('refuses work of more steps than are allowed', () => {
    expect(check(certificate, 0n)).toMatchObject({ kind: 'too-long', most: 0n });
  });
  it('does not throw, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(check(value).kind).toBe('invalid');
        expect(check({ ...certificate, mechanism: value }).kind).toBe('invalid');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the codec and the schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/mechanism-certificate-1.json', import.meta.url), 'utf8'),
  ) as object;
  const fits = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
  it('accept every certificate, and agree on malformed ones', () => {
    fc.assert(
      fc.property(fc.boolean().chain(alterations), ({ certificate, path, leaf }) => {
        expect(fits(certificate), JSON.stringify(fits.errors)).toBe(true);
        expect(mechanismCertificateCodec.is(certificate)).toBe(true);
        const other = altered(certificate, path, leaf);
        expect(mechanismCertificateCodec.is(other)).toBe(fits(other));
      }),
      { numRuns: 300 },
    );
  });
});
