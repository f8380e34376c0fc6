/**
 * Codecs of lists, and of objects whose names the file chooses.
 */
import { pipe, t, TH } from '../../../prelude.js';
import type { AnyCodec, PartsOf, ReadParts } from './codec.js';
import { Codec } from './codec.js';
import { collectParts, refuseKind, wholeOrErrors } from './refusal.js';
import { isObject } from '../value.js';

/** One result after the other, as they are asked for. */
export function* mapLazily<A, B>(values: readonly A[], f: (value: A, index: number) => B): Generator<B> {
  for (const [index, value] of values.entries()) yield f(value, index);
}

/** An object without prototype, so that any name may be a key. */
export const table = <A>(entries: ReadonlyArray<readonly [string, A]>): Record<string, A> => {
  const object = Object.create(null) as Record<string, A>;
  for (const [name, value] of entries) object[name] = value;
  return object;
};

/** A list whose entries are of one kind; bad entries are reported together. */
export const list = <C extends AnyCodec>(
  entry: C,
): Codec<ReadonlyArray<t.TypeOf<C>>, ReadonlyArray<t.OutputOf<C>>, ReadonlyArray<PartsOf<C> | undefined>> => {
  const readParts: ReadParts<t.TypeOf<t.Mixed>> = (u, context) =>
    Array.isArray(u)
      ? collectParts(
          mapLazily(u, (value: unknown, i) =>
            entry.readParts(value, t.appendContext(context, String(i), entry, value)),
          ),
          u.length,
        )
      : refuseKind(u, context, 'A list', 'Put it in [ ].');
  return new Codec({
    name: `list of ${entry.name}`,
    shape: { kind: 'list', entry },
    is: (u): u is ReadonlyArray<t.TypeOf<C>> => Array.isArray(u) && u.every(entry.is),
    validate: (u, context) => wholeOrErrors(readParts(u, context)),
    readParts,
    encode: (values: ReadonlyArray<t.TypeOf<C>>) => values.map((value) => entry.encode(value)),
  });
};

/** An object from names that the file chooses to values of one kind. */
export const dictionary = <C extends AnyCodec>(
  entry: C,
): Codec<
  Readonly<Record<string, t.TypeOf<C>>>,
  Readonly<Record<string, t.OutputOf<C>>>,
  Readonly<Record<string, PartsOf<C> | undefined>>
> => {
  const readParts: ReadParts<t.TypeOf<t.Mixed>> = (u, context) => {
    if (!isObject(u)) return refuseKind(u, context, 'An object', 'Write { "name": … }.');
    const names = Object.keys(u);
    const read = (name: string) => entry.readParts(u[name], t.appendContext(context, name, entry, u[name]));
    return pipe(
      collectParts(mapLazily(names, read), names.length),
      TH.map((values) => table(names.map((name, i) => [name, values[i]]))),
    );
  };
  return new Codec({
    name: `object of ${entry.name}`,
    shape: { kind: 'dictionary', entry },
    is: (u): u is Readonly<Record<string, t.TypeOf<C>>> => isObject(u) && Object.values(u).every(entry.is),
    validate: (u, context) => wholeOrErrors(readParts(u, context)),
    readParts,
    encode: (values) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, entry.encode(value)])),
  });
};
