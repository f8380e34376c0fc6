/**
 * The codecs of which evidence is made: exact numbers, counts, bundles, prices and messages as certificates and `--json`
 * write them. They read what `JSON.parse` gives as well as a tree with number literals, and take one spelling a value.
 */
import { E, t } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { Codec, list, refuse, shortened } from './codec.js';
import { refuseKind } from './codec/refusal.js';
import { NumberLiteral } from './value.js';

const fractionText = /^-?(0|[1-9]\d*)(\/[1-9]\d*)?$/;
const countText = /^(0|[1-9]\d*)$/;
const patternOf = (pattern: RegExp): string =>
  pattern.source.replaceAll('\\/', '/').replaceAll('\\d', '[0-9]');

/** A rational as its reduced text: `"3/4"`, `"-2"`, `"0"`. No other spelling is read. */
export const rational = new Codec<Rational, string>(
  {
    name: 'fraction',
    shape: { kind: 'text' },
    is: Q.is,
    validate: (u, context) => {
      if (typeof u !== 'string') return refuseKind(u, context, 'A fraction in a text');
      const value = fractionText.test(u) ? Q.read(u) : E.left(undefined);
      return E.isRight(value) && Q.show(value.right) === u
        ? t.success(value.right)
        : refuse(u, context, { code: 'E0207', message: `"${shortened(u)}" is not a reduced fraction.` });
    },
    encode: Q.show,
  },
  { definition: 'fraction', keywords: { pattern: patternOf(fractionText) } },
);

/** A count of any size as its decimal text: `"531441"`. */
export const count = new Codec<bigint, string>(
  {
    name: 'count',
    shape: { kind: 'text' },
    is: (u): u is bigint => typeof u === 'bigint' && u >= 0n,
    validate: (u, context) =>
      typeof u === 'string' && countText.test(u)
        ? t.success(BigInt(u))
        : refuseKind(u, context, 'A count in a text'),
    encode: String,
  },
  { definition: 'count', keywords: { pattern: patternOf(countText) } },
);

/** A whole number as a JSON number: an amount, a position, a number of states. */
export const whole = new Codec<number, number>(
  {
    name: 'whole number',
    shape: { kind: 'integer' },
    is: (u): u is number => Number.isSafeInteger(u),
    validate: (u, context) => {
      const n = u instanceof NumberLiteral ? Number(u.text) : u;
      return typeof n === 'number' && Number.isSafeInteger(n)
        ? t.success(n)
        : refuseKind(u, context, 'A whole number');
    },
    encode: t.identity,
  },
  {
    definition: 'whole',
    keywords: { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
  },
);

/** A bundle: a whole amount of each commodity. */
export const bundle = list(whole).annotate({ definition: 'bundle' });
/** A price vector: a price of each commodity. */
export const price = list(rational).annotate({ definition: 'price' });
/** A demand function, the message of one trader: a bundle at each price, prices in grid order. */
export const demand = list(bundle).annotate({ definition: 'demand' });
/** A profile of messages: a demand function of each trader, in trader order. */
export const messages = list(demand).annotate({ definition: 'messages' });
/** What a trader may demand: at each price, in grid order, the bundles that are allowed. */
export const allowed = list(list(bundle)).annotate({ definition: 'allowed' });
