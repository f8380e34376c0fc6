/**
 * Counts of one with a plural after them, as in "1 cells".
 */

const nouns =
  'kinds|ways|cells|comparisons|profiles|type profiles|prices|states|turns|traders|signals|shocks|messages|strategies|types|rounds|' +
  'entries|groups|demands|demand functions|outcomes|positions|pairs|steps|bundles|announcements|orders|players|payoffs|' +
  'compositions|participants|members|draws|cases|economies|days|columns|commodities|amounts|questions|files|different ones|' +
  'faults|functions|numbers|choices';

/** Not the 1 of 2.1, 3/1, 10^1, n − 1 or β−1, and not a commodity such as "price 1". */
const wrong = new RegExp(`(?<![\\d.,/^−-]|[−+=] |price |x)\\b1 (?:${nouns})\\b`, 'g');

/** The places of a text where a plural follows a 1. */
export const wrongPlurals = (text: string): readonly string[] => text.match(wrong) ?? [];
