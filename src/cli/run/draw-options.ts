/**
 * The options of `run` that fix a draw, from the command line's text to a draw.
 */
import { E, type Either } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Market } from '../../market/market.js';
import { indexOf } from '../../market/lattice.js';
import type { Draw } from '../../mechanisms/random-grouping/draw.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';

/** The options as given. */
export interface DrawOptions {
  readonly order?: string;
  readonly rule?: string;
  readonly price?: string;
  readonly draw?: boolean;
  readonly seed?: string;
  readonly signals?: string;
}

/** What they ask for: no draw, the one that a seed picks, or this one. */
export type RequestedDraw =
  | { readonly kind: 'none' }
  | { readonly kind: 'seed'; readonly seed: string }
  | { readonly kind: 'draw'; readonly draw: Draw };

type Read<A> = Either<readonly Diagnostic[], A>;
const refuse = (message: string, hint?: string): Read<never> => E.left([badUsage(message, hint)]);

/** `3,1,4,2` as traders counted from 0. */
export const readOrder = (text: string, traders: number): Read<readonly number[]> => {
  const parts = text.split(',').map((part) => part.trim());
  const order = parts.map((part) => (/^\d{1,9}$/.test(part) ? Number(part) - 1 : -1));
  const seen = new Set(order);
  if (order.length === traders && seen.size === traders && order.every((i) => i >= 0 && i < traders))
    return E.right(order);
  return refuse(
    `--order ${text} is no order of the traders.`,
    `List each of the numbers 1 to ${String(traders)} once, with commas: ${Array.from({ length: traders }, (_, i) => i + 1).join(',')}`,
  );
};

/** `1/2,0` as a price of the grid. */
export const readPrice = (text: string, market: Market): Read<number> => {
  const hint = `Give ${market.commodities === 1 ? 'one of' : `${String(market.commodities)} of`} 0, 1/${String(market.priceSteps)}, …, 1${
    market.commodities === 1 ? '' : ', one a commodity, with commas'
  }.`;
  const parts = text.split(',').map((part) => Q.read(part.trim()));
  if (parts.length !== market.commodities)
    return refuse(
      `--price ${text} has ${String(parts.length)} prices for ${String(market.commodities)} commodities.`,
      hint,
    );
  const steps: number[] = [];
  for (const part of parts) {
    if (E.isLeft(part)) return refuse(`--price ${text} is no price: each is an exact number.`, hint);
    const step = Q.mul(part.right, Q.of(market.priceSteps));
    if (!Q.isInteger(step) || Q.sign(step) < 0 || Q.lt(Q.of(market.priceSteps), step))
      return refuse(`--price ${text} is not on the grid.`, hint);
    steps.push(Number(Q.numerator(step)));
  }
  return E.right(indexOf(market.prices, steps));
};

/** What the options ask for before they are read against an economy. */
export type Request =
  | { readonly kind: 'none' }
  | { readonly kind: 'seed'; readonly seed: string }
  | {
      readonly kind: 'fixed';
      readonly order: string;
      readonly rule: string;
      readonly price?: string;
      readonly signals?: string;
    };

/** Which options go together; `rule` is one to show in a hint. */
export const readRequest = (options: DrawOptions, exampleRule: string): Read<Request> => {
  const { order, rule, price, draw, seed, signals } = options;
  const fixed = order !== undefined || rule !== undefined || price !== undefined;
  if (draw === true) {
    if (fixed)
      return refuse('--draw lets chance decide: it goes with --seed, not with --order, --rule or --price.');
    if (seed === undefined)
      return refuse(
        '--draw needs a seed, so that the draw can be repeated.',
        'Add any word, such as --seed 1',
      );
    return E.right({ kind: 'seed', seed });
  }
  if (seed !== undefined) return refuse('--seed only has a meaning with --draw.', 'Add --draw');
  if (!fixed)
    return signals === undefined
      ? E.right({ kind: 'none' })
      : refuse('--signals belongs to a draw.', 'Add --order and --rule, or leave it out.');
  if (order === undefined || rule === undefined)
    return refuse('--order and --rule go together.', `For example: --order 1,2,3,4 --rule ${exampleRule}`);
  return E.right({
    kind: 'fixed',
    order,
    rule,
    ...(price === undefined ? {} : { price }),
    ...(signals === undefined ? {} : { signals }),
  });
};

/** What the options ask for on a market with private values. */
export const readDraw = (options: DrawOptions, market: Market): Read<RequestedDraw> => {
  const request = readRequest(options, '1');
  if (E.isLeft(request)) return request;
  if (options.signals !== undefined)
    return refuse('--signals has no meaning with private values.', 'Leave it out.');
  if (request.right.kind !== 'fixed') return E.right(request.right);
  const { order, rule, price } = request.right;
  if (rule !== '1' && rule !== '2')
    return refuse(`--rule ${rule} is no rule of private values.`, 'The rules are 1 and 2.');
  const traders = readOrder(order, market.traders);
  if (E.isLeft(traders)) return traders;
  if (rule === '1') {
    if (price !== undefined)
      return refuse(
        '--price is refused under Rule 1: the groups set each other’s prices.',
        'Leave --price out.',
      );
    return E.right({ kind: 'draw', draw: { order: traders.right, rule: 1 } });
  }
  if (price === undefined)
    return refuse(
      'Rule 2 needs the price that was drawn.',
      `For example: --price ${market.supply.map(() => '0').join(',')}`,
    );
  const index = readPrice(price, market);
  if (E.isLeft(index)) return index;
  return E.right({ kind: 'draw', draw: { order: traders.right, rule: 2, price: index.right } });
};
