/**
 * Numbers made of digits, one digit a trader: how tables are looked up by the messages, or by the announced bundles, of some
 * traders when one of them tries all of her own.
 */

/**
 * How a number is made of digits in some base, the first trader's digit counting most.
 */
export interface Digits {
  /** The traders who have a digit, but for the one who tries her own. */
  readonly others: readonly number[];
  /** The weights of the others' digits. */
  readonly weights: readonly number[];
  /** The weight of her own digit; 0 if she has none. */
  readonly own: number;
}

/**
 * The digits of some traders.
 *
 * @param traders who has a digit, from 0, the first one's counting most.
 * @param trader the one who tries all of her own digits, from 0; she need not be among them.
 * @param base how many values a digit has.
 */
export const digitsOf = (traders: readonly number[], trader: number, base: number): Digits => {
  const weightOf = (i: number): number => base ** (traders.length - 1 - traders.indexOf(i));
  const others = traders.filter((i) => i !== trader);
  return {
    others,
    weights: others.map(weightOf),
    own: traders.includes(trader) ? weightOf(trader) : 0,
  };
};

/** The number that the others' digits make, her own digit being 0; `digits` has one a trader. */
export const numberOfOthers = ({ others, weights }: Digits, digits: ArrayLike<number>): number => {
  let number = 0;
  for (let j = 0; j < others.length; j += 1) number += weights[j]! * digits[others[j]!]!;
  return number;
};
