/**
 * The claims that can be judged, as words for `explain`: an entry for each, from the list of claims.
 */
import { claimNames, claims } from '../../../claims/list.js';
import type { Entry } from './entry.js';

/** An entry for every claim, in the order of the list. */
export const claimEntries: readonly Entry[] = claimNames.map((name) => {
  const { aliases, meaning, where } = claims[name];
  return { word: name, aliases, kind: 'claim', text: meaning, where };
});
