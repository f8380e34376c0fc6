/** Certificates written by hand, true or false, with their digests. */
import type { Json } from '../../src/certificates/check.js';
import {
  certificateFormat,
  digestOf,
  mechanismCertificateFormat,
  mechanismDigestOf,
  promiseCertificateFormat,
  sealOf,
} from '../../src/certificates/check.js';

type Fields = { readonly [name: string]: Json };

/** A certificate about an economy or a game, its digests made. */
export const forged = (fields: Fields): Fields => {
  const digest = digestOf(fields['economy'] ?? fields['game']);
  const unsealed = { format: certificateFormat, version: '0.1.0', sha256: digest, scope: '', ...fields };
  return { ...unsealed, seal: sealOf(unsealed) };
};

/** A certificate about a promise at truthful messages, its digests made. */
export const forgedPromise = (fields: Fields): Fields =>
  forged({ format: promiseCertificateFormat, convention: {}, truthful: true, ...fields });

/** A certificate about a mechanism, its digests made. */
export const forgedMechanism = (fields: Fields): Fields => {
  const sha256 = mechanismDigestOf(fields['mechanism'], fields['claim'], fields['relation']);
  const unsealed = { format: mechanismCertificateFormat, version: '0.1.0', sha256, scope: '', ...fields };
  return { ...unsealed, seal: sealOf(unsealed) };
};

/** An economy with private values: four traders who own one unit of one commodity, cap 2, with values 0, 1/2, 3/4. */
export const fourTraders = (priceSteps: number, utility: Json = { quasiLinear: ['0', '1/2', '3/4'] }) => ({
  title: '',
  commodities: ['grain'],
  cap: 2,
  priceSteps,
  groups: { count: 2, size: 2 },
  epsilon: '1/10',
  tieBreak: 'lowest',
  traders: ['A', 'B', 'C', 'D'].map((name) => ({ name, endowment: [1], utility })),
});

/** An economy with interdependent values: two groups of traders, to whom a signal says nothing. */
export const uninformed = (priceSteps: number, groupSize: number) => ({
  title: '',
  commodities: ['grain'],
  cap: 2,
  priceSteps,
  groups: { count: 2, size: groupSize },
  epsilon: '1/10',
  tieBreak: 'lowest',
  residual: 'shielded',
  signals: ['L', 'H'],
  shocks: [{ name: 's', probability: '1', signals: { L: '1/2', H: '1/2' } }],
  value: { s: { L: ['0', '1', '1'], H: ['0', '1', '1'] } },
  traders: Array.from({ length: 2 * groupSize }, (_, i) => ({ name: String(i), endowment: [1] })),
});
