import type { BuildOptions } from 'esbuild';

/** A module that the package offers to programs: the name for an import, and its source. */
export interface Entry {
  readonly name: string;
  readonly source: string;
}

/** What is bundled: esbuild's `entryPoints` or `stdin`, one module. */
export type Input = Pick<BuildOptions, 'entryPoints' | 'stdin'>;

/** The modules of `exports` in package.json, in its order. */
export const entries: () => readonly Entry[];

/**
 * What of Node a bundle for the browser would need, a sentence each: a built-in module, or a global that a module uses
 * without asking first, by `typeof`, whether it is there. Empty if it needs nothing.
 */
export const needsOfNode: (input: Input) => Promise<readonly string[]>;

/** The bytes of a minified bundle for the browser, and its bytes after gzip. */
export const sizeOf: (input: Input) => Promise<{ readonly bytes: number; readonly gzipped: number }>;
