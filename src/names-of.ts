/**
 * The names in a record whose names are known to the compiler, such as the list of all claims.
 */

/** The names in a record, in the order in which they are written. */
export const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] => {
  const isName = (text: string): text is Name => Object.hasOwn(record, text);
  return Object.keys(record).filter(isName);
};
