/**
 * A file that cannot be read, as an error.
 */
import type { Problem } from '../formats/problems/problem.js';
import { renderProblem, shownAndCounted } from '../formats/problems/problem.js';

/**
 * A file that is no economy, or no game. The message shows its problems, each at its line and column with a hint; of very
 * many the first twenty, and how many more there are.
 */
export class InvalidFile extends Error {
  override readonly name = 'InvalidFile';
  // Private, so that Node does not print the problems a second time below the message.
  readonly #problems: readonly Problem[];

  /** @param problems what is wrong with the file, in its order; at least one. */
  constructor(problems: readonly Problem[]) {
    const { shown, more = [] } = shownAndCounted(problems);
    super(shown.map(renderProblem).concat(more).join('\n'));
    this.#problems = problems;
  }

  /** What is wrong with the file, in its order; at least one problem. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }
}
