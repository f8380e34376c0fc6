/**
 * Against which messages of the others a trader's lies are compared: the truthful ones (or those that are given in their
 * place), or all that there are.
 */

/** Both comparisons. */
export const comparedAgainst = ['truth', 'all'] as const;

/** One of {@link comparedAgainst}. */
export type Against = (typeof comparedAgainst)[number];
