/**
 * The mechanisms, as words for `explain`: an entry for each, from the list of mechanisms.
 */
import { mechanisms } from '../../../mechanisms/list.js';
import type { Entry } from './entry.js';

/** An entry for every mechanism, in the order of the list. */
export const mechanismEntries: readonly Entry[] = mechanisms.map(
  ({ name, aliases, title, meaning, messageSpace, promises, where }) => ({
    word: name,
    aliases,
    kind: 'mechanism',
    text: [
      `${title}.`,
      ...meaning,
      `A message is ${messageSpace}.`,
      `The paper’s claims about it: ${promises.join(', ')}.`,
    ],
    where,
  }),
);
