/**
 * The parts of which the codecs of files and of evidence are made: io-ts types that can be looked into, strict about
 * fields, each failure with its code and hint.
 */
export type { Annotations, AnyCodec, PartsOf, Schema, SchemaValue, Shape } from './codec/codec.js';
export { Codec } from './codec/codec.js';
export { dictionary, list } from './codec/lists.js';
export { mapped } from './codec/mapped.js';
export { exactNumber, numberReasons, wholeLiteral, wholeNumber } from './codec/numbers.js';
export { strict } from './codec/objects.js';
export { described, refuse, shortened } from './codec/refusal.js';
export { boolean, label, literal, matching, text, unknownJson, word } from './codec/texts.js';
export { nullable, recursive, union } from './codec/unions.js';
