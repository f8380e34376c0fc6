/**
 * Hunting for counterexamples: sources of cases, judges, the search, and shrinking what it finds.
 */
export * from './economies/specification.js';
export * from './economies/economies.js';
export * from './hunt.js';
export * from './economies/random-specification.js';
export * from './search.js';
export * from './shrink.js';
export * from './economies/shrink-specification.js';
export * from './source.js';
export * from './economies/space.js';
