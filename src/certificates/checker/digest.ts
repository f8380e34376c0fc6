/**
 * The digest of an economy: SHA-256 over its RFC 8785 form, names of people and the title left out.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

const without = (object: unknown, ...names: readonly string[]): unknown =>
  typeof object === 'object' && object !== null && !Array.isArray(object)
    ? Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
    : object;

/**
 * The digest of the economy of a certificate, in hexadecimal: what the title and the traders are called does not enter.
 *
 * Throws if the value has no RFC 8785 form: a text that is no Unicode, or nesting without end.
 */
export const digestOf = (economy: unknown): string => {
  const named = without(economy, 'title') as { readonly traders?: unknown };
  const traders: unknown = named.traders;
  const body = Array.isArray(traders)
    ? { ...named, traders: traders.map((trader: unknown) => without(trader, 'name')) }
    : named;
  return createHash('sha256')
    .update(canonicalize(body) ?? '', 'utf8')
    .digest('hex');
};
