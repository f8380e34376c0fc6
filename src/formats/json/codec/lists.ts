/**
 * Codecs of lists, and of objects whose names the file chooses.
 */
import { E, t } from '../../../prelude.js';
import type { AnyCodec } from './codec.js';
import { Codec } from './codec.js';
import { collect, refuseKind } from './refusal.js';
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
): Codec<ReadonlyArray<t.TypeOf<C>>, ReadonlyArray<t.OutputOf<C>>> =>
  new Codec<ReadonlyArray<t.TypeOf<C>>, ReadonlyArray<t.OutputOf<C>>>({
    name: `list of ${entry.name}`,
    shape: { kind: 'list', entry },
    is: (u): u is ReadonlyArray<t.TypeOf<C>> => Array.isArray(u) && u.every(entry.is),
    validate: (u, context) =>
      Array.isArray(u)
        ? collect(
            mapLazily(u, (value: unknown, i) =>
              entry.validate(value, t.appendContext(context, String(i), entry, value)),
            ),
          )
        : refuseKind(u, context, 'A list', 'Put it in [ ].'),
    encode: (values) => values.map((value) => entry.encode(value)),
  });

/** An object from names that the file chooses to values of one kind. */
export const dictionary = <C extends AnyCodec>(
  entry: C,
): Codec<Readonly<Record<string, t.TypeOf<C>>>, Readonly<Record<string, t.OutputOf<C>>>> =>
  new Codec<Readonly<Record<string, t.TypeOf<C>>>, Readonly<Record<string, t.OutputOf<C>>>>({
    name: `object of ${entry.name}`,
    shape: { kind: 'dictionary', entry },
    is: (u): u is Readonly<Record<string, t.TypeOf<C>>> => isObject(u) && Object.values(u).every(entry.is),
    validate: (u, context) => {
      if (!isObject(u)) return refuseKind(u, context, 'An object', 'Write { "name": … }.');
      const names = Object.keys(u);
      const values = collect(
        mapLazily(names, (name) => entry.validate(u[name], t.appendContext(context, name, entry, u[name]))),
      );
      return E.isLeft(values) ? values : E.right(table(names.map((name, i) => [name, values.right[i]])));
    },
    encode: (values) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, entry.encode(value)])),
  });
