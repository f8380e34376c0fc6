/**
 * Certificates with one leaf changed: every leaf by the path to it, other values for it, and digests made anew.
 */
import fc from 'fast-check';
import type { Json } from '../../src/certificates/check.js';
import { digestOf, sealOf } from '../../src/certificates/check.js';

export type Step = string | number;

/** Every leaf of a value, by the path to it. */
export const leaves = (value: Json, path: readonly Step[] = []): ReadonlyArray<readonly Step[]> =>
  Array.isArray(value)
    ? value.flatMap((entry: Json, i) => leaves(entry, [...path, i]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, entry]) => leaves(entry as Json, [...path, name]))
      : [path];

export const at = (value: Json, path: readonly Step[]): Json =>
  path.reduce<Json>((v, step) => (v as Readonly<Record<Step, Json>>)[step]!, value);

/** A copy with another value at a path. */
export const altered = (value: Json, [step, ...rest]: readonly Step[], leaf: Json): Json => {
  if (step === undefined) return leaf;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<Step, Json>;
  copy[step] = altered(copy[step]!, rest, leaf);
  return copy as Json;
};

/** Whether a leaf is not checked: titles, names of traders, scope and hints are not. */
export const isUnchecked = (path: readonly Step[]): boolean =>
  path[0] === 'scope' ||
  path[0] === 'hints' ||
  (path.length === 2 && path[1] === 'title') ||
  /^economy\.traders\.\d+\.name$/.test(path.join('.'));

/** Other values for a leaf: words used elsewhere, numbers near and far, one character more, another kind. */
const otherValues = (leaf: Json, words: readonly Json[]): fc.Arbitrary<Json> =>
  fc
    .oneof(
      fc.constantFrom<Json>(...words, '0', '-1', '1', '2', '7', '1/2', '2/4', 0, 1, 2, 3, null, true, false),
      typeof leaf === 'number' ? fc.constantFrom(leaf + 1, leaf - 1, leaf / 2, -leaf) : fc.integer(),
      fc.constant(`${String(leaf)}1`),
      fc.constant(`${String(leaf)}/3`),
      fc.string(),
    )
    .filter((other) => !Object.is(other, leaf) && !(other === 0 && leaf === 0));

/** A certificate, the path to one of its leaves, and another value for it. */
export interface Alteration {
  readonly certificate: Json;
  readonly path: readonly Step[];
  readonly leaf: Json;
}
/** The leaves of each certificate, by whether they are checked: worked out once, for certificates are altered many times. */
const leavesOf = (() => {
  const known = new WeakMap<object, Record<'checked' | 'unchecked', ReadonlyArray<readonly Step[]>>>();
  return (certificate: Json, unchecked: boolean): ReadonlyArray<readonly Step[]> => {
    const sort = () => {
      const all = leaves(certificate);
      return { checked: all.filter((path) => !isUnchecked(path)), unchecked: all.filter(isUnchecked) };
    };
    const key = certificate as object;
    const sorted = known.get(key) ?? sort();
    known.set(key, sorted);
    return sorted[unchecked ? 'unchecked' : 'checked'];
  };
})();

/** Certificates with one leaf, and another value for it: a leaf that is not checked, or one that is. */
export const alterations = (
  certificates: fc.Arbitrary<unknown>,
  unchecked: boolean,
  words: readonly Json[],
): fc.Arbitrary<Alteration> =>
  certificates.chain((given) => {
    const certificate = given as Json;
    return fc.constantFrom(...leavesOf(certificate, unchecked)).chain((path) =>
      (unchecked ? fc.string() : otherValues(at(certificate, path), words)).map((leaf) => ({
        certificate,
        path,
        leaf,
      })),
    );
  });

/** A certificate with the digest of what it is about, and its seal, made anew, as a forger would; as it is where there is neither. */
export const resealed = (certificate: Json): Json => {
  const given = certificate as Readonly<Record<string, Json>>;
  try {
    const renewed = { ...given, sha256: digestOf(given['economy'] ?? given['game']) };
    return { ...renewed, seal: sealOf(renewed) };
  } catch {
    return certificate;
  }
};
