/**
 * Commands that a report proposes, as a shell takes them.
 */

/** A path as an argument: in single quotes where a shell would read it otherwise. */
export const shellArgument = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
