/**
 * The one place where fp-ts enters: namespaces under the short names that the rest of the house uses.
 * (Deep paths of fp-ts do not load from ES modules in Node; its root does.)
 */
export { either as E, eq as Eq, option as O } from 'fp-ts';
