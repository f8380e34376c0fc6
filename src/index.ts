/**
 * undominated: exact game theory. Each export is a room; the rooms and what they hold are listed in the guide.
 *
 * @packageDocumentation
 */
export * as rational from './exact/rational.js';
export * as decimal from './exact/decimal.js';
export * as lottery from './exact/lottery.js';
export * as scaling from './exact/scaling.js';
