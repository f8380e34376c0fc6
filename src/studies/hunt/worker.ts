/**
 * A thread of a hunt: judges the blocks that it is given.
 */
import { finish } from '../../computation.js';
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

/** Judges a block. */
export default ({ target, from, to }: Block): Search => {
  const { source, judge } = sourceAndJudge(target);
  return finish(searchBlock(source, judge, from, to));
};
