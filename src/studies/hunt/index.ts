/**
 * Hunting for counterexamples: sources of cases, judges, the search, and shrinking what it finds.
 */
export * from './specification.js';
export * from './economies.js';
export * from './hunt.js';
export * from './random-specification.js';
export * from './search.js';
export * from './shrink.js';
export * from './shrink-specification.js';
export * from './source.js';
export * from './space.js';
