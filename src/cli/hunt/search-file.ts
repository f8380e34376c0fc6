/**
 * The file from which a hunt goes on: read before the search, written as it grows.
 */
import type { TaskEither } from '../../prelude.js';
import { E, pipe, TE } from '../../prelude.js';
import type { Search } from '../../studies/hunt/search.js';
import { emptySearch } from '../../studies/hunt/search.js';
import { readSearch, writeSearch } from '../../studies/hunt/state.js';
import type { SearchTarget } from '../../studies/hunt/target.js';
import type { Context } from '../context.js';
import type { Diagnostics } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';
import { writing } from '../errors/system-error.js';
import { writeFile } from '../output/files/write-file.js';

/** The search that a file keeps; one that has not begun if there is no file, or none of this name. */
export const resumedSearch = (
  context: Context,
  target: SearchTarget,
  file: string | undefined,
): TaskEither<Diagnostics, Search> => {
  if (file === undefined) return TE.right(emptySearch);
  return pipe(
    context.read(file),
    TE.chainEitherK((text) =>
      pipe(
        readSearch(target, text),
        E.mapLeft((reason): Diagnostics => [diagnostic('E0009', reason, file)]),
      ),
    ),
    TE.orElse((diagnostics) =>
      diagnostics.every(({ code }) => code === 'E0101') ? TE.right(emptySearch) : TE.left(diagnostics),
    ),
  );
};

/** Writes a search to its file. */
const writeTo = (file: string, target: SearchTarget, search: Search): TaskEither<Diagnostics, unknown> =>
  writing(
    () => writeFile(file, writeSearch(target, search), { keep: false }),
    file,
    (code) => `The state of the hunt cannot be written (${code}).`,
  );

/**
 * Writes a search to its file before it goes on: who cannot keep it learns so at the start, and not after hours. Does nothing
 * without a file.
 */
export const keptSearch = (
  target: SearchTarget,
  search: Search,
  file: string | undefined,
): TaskEither<Diagnostics, unknown> =>
  file === undefined ? TE.right(undefined) : writeTo(file, target, search);

/** Keeps a growing search in a file. */
export interface SearchKeeper {
  /** Notes that the search has grown; it is written now and then. */
  readonly grown: (search: Search) => void;
  /** Writes the search a last time. Gives what is wrong if that failed; nothing is wrong without a file. */
  readonly end: (search: Search) => Promise<Diagnostics>;
}

/** Milliseconds between two writings. */
const interval = 2000;

/** A keeper for a file; without a file nothing is written. There are never two writings at once. */
export const searchKeeper = (target: SearchTarget, file: string | undefined): SearchKeeper => {
  let last = performance.now();
  // Gives what is wrong with the last writing: where that succeeds, nothing is lost by one that failed before.
  let lastWriting: Promise<Diagnostics> = Promise.resolve([]);
  const write = (search: Search): void => {
    if (file === undefined) return;
    last = performance.now();
    const written = pipe(
      writeTo(file, target, search),
      TE.match(
        (diagnostics) => diagnostics,
        (): Diagnostics => [],
      ),
    );
    lastWriting = lastWriting.then(written);
  };
  return {
    grown: (search) => {
      if (performance.now() - last > interval) write(search);
    },
    end: async (search) => {
      write(search);
      return lastWriting;
    },
  };
};
