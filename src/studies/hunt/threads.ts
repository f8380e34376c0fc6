/**
 * The search of a hunt in several threads. Blocks of cases may be judged at the same time, but they are put together in
 * their order, so that the result does not depend on the number of threads.
 */
import { Tinypool } from 'tinypool';
import { O } from '../../prelude.js';
import { drive } from '../../computation.js';
import type { DriveOptions } from '../../computation.js';
import type { SearchTarget } from './target.js';
import { sourceAndJudge } from './target.js';
import type { Search } from './search.js';
import { joinSearches, searchBlock } from './search.js';
import { Pace, Weighed } from './pace.js';
import type { Block, JudgedBlock } from './worker.js';

/** How a search is run. */
export interface ThreadOptions extends DriveOptions {
  /** How many cases are searched: 0 to `cases` − 1. */
  readonly cases: number;
  readonly threads: number;
  /** Called with the search whenever it has grown. */
  readonly onSearch?: (search: Search) => void;
}

/** Threads are not started before this many milliseconds of work, nor for a block that takes less. */
const minThreadWork = 100;
/** Progress is reported after at least so many milliseconds. */
const betweenReports = 100;
/** The most cases of a block. */
const maxBlock = 200;

const isOver = (search: Search, { cases, signal }: ThreadOptions): boolean =>
  search.found !== undefined || search.next >= cases || signal?.aborted === true;

/**
 * Goes on with a search until a case is refuted, all are judged, or the signal stops it: then the cases judged without
 * a gap so far are returned. One thread is the caller's own.
 *
 * Rejects with the error of a judge that throws.
 */
export const searchCases = async (
  target: SearchTarget,
  begun: Search,
  options: ThreadOptions,
): Promise<Search> => {
  const { source, judge, weigh } = sourceAndJudge(target);
  const pace = new Pace(source, weigh, `economies for ${target.claim}`, options.threads);
  let search = begun;
  let told = 0;
  const tell = (): void => {
    told = performance.now();
    options.onProgress?.(pace.progress(search.next, options.cases));
  };
  const advance = ({ search: block, work }: JudgedBlock, inThreads: boolean): void => {
    search = joinSearches(search, block);
    options.onSearch?.(search);
    pace.judged(work, inThreads);
    if (performance.now() - told >= betweenReports) tell();
  };
  if (!isOver(search, options)) tell();
  const started = performance.now();
  while (!isOver(search, options)) {
    if (options.threads > 1 && performance.now() - started > minThreadWork) break;
    const { signal } = options;
    const weighed = new Weighed(source, weigh);
    const block = await drive(
      searchBlock(weighed.source, judge, search.next, search.next + 1),
      signal === undefined ? {} : { signal },
    );
    if (O.isNone(block)) break;
    advance({ search: block.value, work: weighed.total }, false);
  }
  if (isOver(search, options)) return search;
  tell();
  const each = (performance.now() - started) / Math.max(1, search.next - begun.next);
  const size = Math.min(maxBlock, Math.max(1, Math.ceil(minThreadWork / each)));
  await inThreads(target, search.next, size, options, (block) => {
    advance(block, true);
    return !isOver(search, options);
  });
  return search;
};

/** Has blocks judged from a case on, and passes them on in their order while `take` asks for more. */
const inThreads = async (
  target: SearchTarget,
  first: number,
  size: number,
  { cases, threads, signal }: ThreadOptions,
  take: (block: JudgedBlock) => boolean,
): Promise<void> => {
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
  const stopped = new Promise<'stopped'>((resolve) =>
    signal?.addEventListener('abort', () => resolve('stopped'), { once: true }),
  );
  // A few blocks wait for every thread, in their order.
  const waiting: Promise<JudgedBlock>[] = [];
  let from = first;
  const send = (): void => {
    while (from < cases && waiting.length < 2 * threads) {
      const to = Math.min(cases, from + size);
      const block = pool.run({ target, from, to } satisfies Block) as Promise<JudgedBlock>;
      // Blocks that are still under way when the pool is closed have no result.
      block.catch(() => undefined);
      waiting.push(block);
      from = to;
    }
  };
  try {
    for (send(); waiting.length > 0; send()) {
      const block = await Promise.race([waiting[0]!, stopped]);
      if (block === 'stopped') return;
      waiting.shift();
      if (!take(block)) return;
    }
  } finally {
    await pool.destroy();
  }
};
