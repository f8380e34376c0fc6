/** Digests: SHA-256, in hexadecimal, over the RFC 8785 form of a value. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { isObject } from './statement.js';

const digest = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? '')));

/** An object without some of its fields. */
const omit = (value: unknown, ...names: readonly string[]): Readonly<Record<string, unknown>> => {
  if (!isObject(value)) throw new TypeError('A digest is taken of an object.');
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
};

/**
 * The digest of an economy or a game, over all but its title and the names of its traders.
 *
 * @param subject an economy or a game as a certificate holds it.
 * @throws TypeError if the value is neither; Error if it holds a text that is no Unicode.
 */
export const digestOf = (subject: unknown): string => {
  const { traders, ...rest } = omit(subject, 'title');
  if (traders === undefined) return digest(rest);
  if (!Array.isArray(traders)) throw new TypeError('Traders are a list.');
  return digest({ ...rest, traders: traders.map((trader: unknown) => omit(trader, 'name')) });
};

/**
 * The digest of what a certificate about a mechanism is about: the mechanism without its title, the claim, and the
 * dominance relation if the claim is judged under one.
 *
 * @throws TypeError if the mechanism is no object; Error if it holds a text that is no Unicode.
 */
export const mechanismDigestOf = (mechanism: unknown, claim: unknown, relation: unknown): string =>
  digest({ mechanism: omit(mechanism, 'title'), claim, ...(relation === undefined ? {} : { relation }) });

/**
 * The seal of a certificate: the digest of all that is checked, where `sha256` represents what the certificate is about: an
 * economy, a game, or a mechanism. The name of a mechanism, beside an economy, is sealed.
 *
 * @param certificate a certificate of any sort, with its seal or without.
 */
export const sealOf = (certificate: unknown): string => {
  const rest = omit(certificate, 'economy', 'game', 'scope', 'hints', 'seal');
  return digest(isObject(rest['mechanism']) ? omit(rest, 'mechanism') : rest);
};
