/**
 * Certificates with subtrees swapped, deleted, doubled, or transplanted from another certificate, and all digests made anew, as a
 * forger would.
 */
import fc from 'fast-check';
import type { Json } from '../../src/certificates/check.js';
import { digestOf, mechanismDigestOf, sealOf } from '../../src/certificates/check.js';
import { isSameJson } from '../../src/certificates/kernel/statement.js';
import type { Step } from './changed-leaves.js';
import { altered, at } from './changed-leaves.js';

type Path = readonly Step[];

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Fields that a change would only have refused, or that are not checked. */
const left = ['format', 'version', 'sha256', 'seal', 'scope', 'hints', 'title'];

/** Every subtree below the root, by the path to it. */
const subtrees = (value: Json, path: Path = []): readonly Path[] => {
  const own = path.length === 0 ? [] : [path];
  if (isList(value)) return [...own, ...value.flatMap((entry, i) => subtrees(entry, [...path, i]))];
  if (!isObject(value)) return own;
  const fields = Object.entries(value).filter(([name]) => !left.includes(name));
  return [...own, ...fields.flatMap(([name, entry]) => subtrees(entry, [...path, name]))];
};

const startsWith = (path: Path, start: Path): boolean => start.every((step, i) => step === path[i]);

/** A copy without the entry or the field at a path. */
const without = (value: Json, path: Path): Json => {
  const parent = path.slice(0, -1);
  const last = path.at(-1)!;
  const around = at(value, parent);
  if (isList(around)) return altered(value, parent, around.toSpliced(Number(last), 1));
  return altered(
    value,
    parent,
    Object.fromEntries(Object.entries(around as object).filter(([name]) => name !== last)),
  );
};

/** A copy in which the entry of a list at a path is there twice, the second time at the end or behind the first. */
const doubled = (value: Json, path: Path, atEnd: boolean): Json => {
  const parent = path.slice(0, -1);
  const around = at(value, parent) as readonly Json[];
  const place = atEnd ? around.length : Number(path.at(-1)) + 1;
  return altered(value, parent, around.toSpliced(place, 0, at(value, path)));
};

/** What is done to a certificate; numbers choose among the subtrees that there are. */
interface Change {
  readonly kind: 'swap' | 'delete' | 'double' | 'transplant';
  readonly first: number;
  readonly second: number;
  readonly donor: number;
  /** Whether what takes a subtree's place is one that is like it. */
  readonly near: boolean;
  /** Whether the subtree is one of the outermost, such as the verdict, the relation or a piece of evidence. */
  readonly outermost: boolean;
}

const choose = <A>(from: readonly A[], number: number): A | undefined => from[number % from.length];

const hasPath = (value: Json, path: Path): boolean => {
  let here: Json | undefined = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return false;
    here = (here as Readonly<Record<Step, Json>>)[step];
  }
  return here !== undefined;
};

/**
 * Applies a change. Near subtrees are those of the same list, or under the same field name: they fit best. A subtree is
 * transplanted from the donor's place of the same path, or from a near one.
 */
const applied = (certificate: Json, change: Change, donors: readonly Json[]): Json => {
  const all = subtrees(certificate);
  const path = choose(change.outermost ? all.filter((one) => one.length <= 2) : all, change.first);
  if (path === undefined) return certificate;
  const name = [...path].reverse().find((step) => typeof step === 'string');
  const isNear = (other: Path): boolean =>
    [...other].reverse().find((step) => typeof step === 'string') === name && other.length === path.length;
  const candidates = (paths: readonly Path[]): readonly Path[] => {
    const near = change.near ? paths.filter(isNear) : [];
    return near.length > 0 ? near : paths;
  };
  switch (change.kind) {
    case 'delete':
      return without(certificate, path);
    case 'double': {
      const entries = all.filter((one) => typeof one.at(-1) === 'number');
      const entry = choose(entries, change.first);
      return entry === undefined ? certificate : doubled(certificate, entry, change.near);
    }
    case 'swap': {
      const others = all.filter((one) => !startsWith(one, path) && !startsWith(path, one));
      const other = choose(candidates(others), change.second);
      if (other === undefined) return certificate;
      const first = at(certificate, path);
      return altered(altered(certificate, path, at(certificate, other)), other, first);
    }
    case 'transplant': {
      const donor = choose(donors, change.donor)!;
      if (change.near && hasPath(donor, path)) return altered(certificate, path, at(donor, path));
      const other = choose(candidates(subtrees(donor)), change.second);
      return other === undefined ? certificate : altered(certificate, path, at(donor, other));
    }
  }
};

/**
 * A certificate as a forger would hand it in: what repeats the economy repeats it, and digests and seal are made anew; as it is
 * where it has not the form for that.
 */
export const renewed = (certificate: Json): Json => {
  if (!isObject(certificate)) return certificate;
  const economy = certificate['economy'] ?? null;
  const repeated = {
    ...(isObject(economy) && 'selection' in certificate ? { selection: economy['tieBreak'] ?? null } : {}),
    ...(isObject(economy) && 'reading' in certificate ? { reading: economy['residual'] ?? null } : {}),
  };
  try {
    const sha256 = isObject(certificate['mechanism'] ?? null)
      ? mechanismDigestOf(certificate['mechanism'], certificate['claim'], certificate['relation'])
      : digestOf(certificate['economy'] ?? certificate['game']);
    const fields = { ...certificate, ...repeated, sha256 };
    return { ...fields, seal: sealOf(fields) };
  } catch {
    return certificate;
  }
};

/** Whether digests and seal could be made. */
const isSealed = (certificate: Json): boolean => {
  try {
    return sealOf(certificate) === at(certificate, ['seal']);
  } catch {
    return false;
  }
};

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('swap', 'delete', 'double', 'transplant'),
  first: fc.nat(),
  second: fc.nat(),
  donor: fc.nat(),
  near: fc.boolean(),
  outermost: fc.boolean(),
});

/** Mostly one change; else two or three. */
const changes = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(change) },
  { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
);

/** The seal, made anew, of all that is checked. */
const sealIn = (certificate: Json): Json => at(certificate, ['seal']) ?? null;

/**
 * Certificates of a family with one to three subtrees changed, and their digests made anew. Each states something else than it
 * did: changes of titles and names alone are left out.
 */
export const changedSubtrees = (certificates: readonly Json[]): fc.Arbitrary<Json> =>
  fc
    .tuple(fc.constantFrom(...certificates), changes)
    .map(([certificate, made]) => ({
      certificate,
      other: renewed(made.reduce<Json>((one, each) => applied(one, each, certificates), certificate)),
    }))
    .filter(({ certificate, other }) => !isSameJson(certificate, other))
    .filter(({ certificate, other }) => sealIn(certificate) !== sealIn(other) || !isSealed(other))
    .map(({ other }) => other);
