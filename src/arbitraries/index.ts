/**
 * Random markets, messages and economies for fast-check, and arbitraries as something to hunt through: the entry
 * `undominated/arbitraries`, apart from the library so that only those who use it load fast-check.
 *
 * @module undominated/arbitraries
 */
export * from './hunting.js';
export * from './interdependent-economies.js';
export * from './markets.js';
export * from './private-economies.js';
