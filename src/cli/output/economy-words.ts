/**
 * Names, amounts and exact numbers as people read them.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { showDecimal } from '../../exact/decimal.js';
import type { Economy } from '../../economies/economy.js';
import { countText } from '../../exact/counts.js';

/** The traders' names in file order. */
export const traderNames = (economy: Economy): readonly string[] =>
  economy.kind === 'private-values' ? economy.traders.map(({ name }) => name) : economy.traderNames;

/** Amounts with the names of their commodities: `2 of left and 1 of right`; `nothing` where all are zero. */
export const amounts = (names: readonly string[], bundle: readonly number[]): string => {
  const some = bundle.flatMap((amount, h) => (amount === 0 ? [] : [`${countText(amount)} of ${names[h]!}`]));
  return some.length === 0 ? 'nothing' : some.join(' and ');
};

/** An exact number, and beside it a decimal where it is no whole number: `19/48 (≈ 0.3958)`. */
export const exactly = (q: Rational): string =>
  Q.isInteger(q) ? Q.show(q) : `${Q.show(q)} (${showDecimal(q)})`;
