/**
 * `undominated explain`: a code, a term, a claim, or a place of the paper in plain words.
 */
import type { Either } from '../../prelude.js';
import { E, t, TE } from '../../prelude.js';
import { nearest } from '../../did-you-mean.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { exit } from '../errors/exit.js';
import { VerbArgument } from '../input/option.js';
import type { Report } from '../output/report.js';
import { heading, item, text } from '../output/report.js';
import { verb } from '../verb.js';
import type { EntryKind } from './glossary/entry.js';
import { entryKinds } from './glossary/entry.js';
import { glossary, knownWords, lookUp } from './glossary/glossary.js';

const explainWord = (word: string): Either<Diagnostics, Report> => {
  const entry = lookUp(word);
  if (entry === undefined) {
    const near = nearest(word, knownWords);
    const hint = near === undefined ? 'See all words with: undominated explain' : `Did you mean "${near}"?`;
    return E.left([badUsage(`There is no entry for "${word}".`, hint)]);
  }
  return E.right({
    status: exit.done,
    data: { ...entry },
    blocks: [
      heading(`${entry.word} (${entry.kind})`),
      ...entry.text.map(text),
      ...(entry.where.length === 0 ? [] : [text('In the library:'), ...entry.where.map(item)]),
    ],
  });
};

const plurals: Readonly<Record<EntryKind, string>> = {
  term: 'Terms',
  claim: 'Claims',
  mechanism: 'Mechanisms',
  'place in the paper': 'Places in the paper',
  code: 'Error codes',
};

const listWords = (): Report => ({
  status: exit.done,
  data: { words: glossary.map(({ word, kind }) => ({ word, kind })) },
  blocks: [
    text('undominated explain WORD explains one of these.'),
    ...entryKinds.flatMap((kind) => [
      heading(plurals[kind]),
      text(
        glossary
          .filter((entry) => entry.kind === kind)
          .map(({ word }) => word)
          .join(', '),
      ),
    ]),
  ],
});

/** The verb `explain`. */
export const explain = verb({
  arguments: {
    words: new VerbArgument(
      {
        term: '[word...]',
        description: 'what to explain; without it, what can be explained',
        // A hyphen does for a blank.
        words: glossary.map(({ word }) => word.replaceAll(' ', '-')),
      },
      t.readonlyArray(t.string),
    ),
  },
  options: {},
  writes: 'text',
  run: (_context, { words }) =>
    TE.fromEither(words.length === 0 ? E.right(listWords()) : explainWord(words.join(' '))),
});
