/**
 * The parts of which the evidence of claims is made, as codecs: exact numbers are rationals in the program and reduced texts
 * in JSON, counts of any size BigInts and texts, bundles lists of amounts, demand functions lists of bundles in grid order.
 * Traders are counted from 1.
 */
import * as t from 'io-ts';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import { E } from '../prelude.js';
import { exactNumber, list, strict, text, wholeNumber } from '../formats/json/codec.js';

/** An exact number: a reduced text in JSON. */
export const rational = new t.Type<Rational, string, unknown>(
  'exact number',
  Q.is,
  (u, context) => exactNumber.validate(u, context),
  Q.show,
);

/** A count of any size: its digits in JSON. */
export const count = new t.Type<bigint, string, unknown>(
  'count',
  (u): u is bigint => typeof u === 'bigint',
  (u, context) =>
    E.chain((digits: string) =>
      /^(0|[1-9]\d*)$/.test(digits) ? t.success(BigInt(digits)) : t.failure<bigint>(u, context),
    )(text.validate(u, context)),
  (value) => value.toString(),
);

/** A whole number that a double holds. */
export const whole = wholeNumber;
/** A bundle: an amount of each commodity. */
export const bundle = list(whole);
/** A price vector: a price of each commodity. */
export const price = list(rational);
/** A demand function: a bundle for each price, in grid order. */
export const demand = list(bundle);
/** A demand function for each trader. */
export const messages = list(demand);
/** The word that a counterexample was worked out a second time before it was reported. */
export const rechecked = t.literal(true);

/** A trade: what a trader gets, and the price at which she trades. */
export const trade = strict('a trade', { bundle, price }, {});
