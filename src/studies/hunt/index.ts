/**
 * Hunting for counterexamples: sources of cases, judges, the search, and shrinking what it finds.
 */
export * from './draft.js';
export * from './economies.js';
export * from './hunt.js';
export * from './random-draft.js';
export * from './search.js';
export * from './shrink.js';
export * from './smaller-drafts.js';
export * from './source.js';
export * from './space.js';
