/**
 * A thread of a hunt: judges the blocks that it is given.
 */
import { finish } from '../../computation.js';
import { Weighed } from './pace.js';
import type { SearchTarget } from './target.js';
import { sourceAndJudge } from './target.js';
import type { Search } from './search.js';
import { searchBlock } from './search.js';

/** A block of cases: from the first to the one before `to`. */
export interface Block {
  readonly target: SearchTarget;
  readonly from: number;
  readonly to: number;
}

/** A block that was judged, and how much work that was, in nanoseconds as foretold. */
export interface JudgedBlock {
  readonly search: Search;
  readonly work: number;
}

/** Judges a block. */
export default ({ target, from, to }: Block): JudgedBlock => {
  const { source, judge, weigh } = sourceAndJudge(target);
  const weighed = new Weighed(source, weigh);
  const search = finish(searchBlock(weighed.source, judge, from, to));
  return { search, work: weighed.total };
};
