/**
 * `undominated explain`: a code, a term, a claim, or a place of the paper in plain words.
 */
import { nearest } from '../../did-you-mean.js';
import { E } from '../../prelude.js';
import { badUsage } from '../errors/codes.js';
import type { Outcome, Register } from '../context.js';
import { withJson } from '../context.js';
import { exit } from '../errors/exit.js';
import type { Entry, EntryKind } from './glossary/entry.js';
import { glossary, knownWords, lookUp } from './glossary/glossary.js';
import { heading, item, text } from '../output/report.js';

const explainWord = (word: string): Outcome => {
  const entry = lookUp(word);
  if (entry === undefined) {
    const near = nearest(word, knownWords);
    return E.left([
      badUsage(
        `There is no entry for "${word}".`,
        near === undefined ? 'See all words with: undominated explain' : `Did you mean "${near}"?`,
      ),
    ]);
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
  'place in the paper': 'Places in the paper',
  code: 'Codes of complaints',
};

const list = (): Outcome => {
  const kinds = Object.keys(plurals) as readonly EntryKind[];
  const of = (kind: EntryKind): readonly Entry[] => glossary.filter((entry) => entry.kind === kind);
  return E.right({
    status: exit.done,
    data: { words: glossary.map(({ word, kind }) => ({ word, kind })) },
    blocks: [
      text('undominated explain WORD explains one of these.'),
      ...kinds.flatMap((kind) => [
        heading(plurals[kind]),
        text(
          of(kind)
            .map(({ word }) => word)
            .join(', '),
        ),
      ]),
    ],
  });
};

/** Adds the verb `explain`. */
export const registerExplain: Register = (program, perform) => {
  withJson(
    program
      .command('explain')
      .description('explain an error code, a term, a claim, an equation or a rule of the paper')
      .argument('[word...]', 'what to explain; without it, what can be explained'),
  ).action(async (words: readonly string[], options: { json?: boolean }) =>
    perform(options, () => Promise.resolve(words.length === 0 ? list() : explainWord(words.join(' ')))),
  );
};
