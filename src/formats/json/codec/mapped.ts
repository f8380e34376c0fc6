/**
 * Codecs of values that have one form in memory and another in JSON.
 */
import { E } from '../../../prelude.js';
import type { AnyCodec } from './codec.js';
import { Codec } from './codec.js';

/**
 * A codec that writes the JSON of another codec, while its values have a form of their own in memory: other names of fields,
 * other words. The two functions undo each other.
 *
 * @param memory A codec whose values are those in memory; its JSON is not used.
 * @param json The codec of the JSON.
 * @param read From a value of `json` to the value in memory.
 * @param write From the value in memory to one of `json`.
 */
export const mapped = <A, B, O>(
  memory: AnyCodec & Codec<A, unknown, unknown>,
  json: Codec<B, O, unknown>,
  read: (value: B) => A,
  write: (value: A) => B,
): Codec<A, O> =>
  new Codec<A, O>({
    name: memory.name,
    shape: json.shape,
    is: memory.is,
    validate: (u, context) => E.map(read)(json.validate(u, context)),
    encode: (value) => json.encode(write(value)),
  });
