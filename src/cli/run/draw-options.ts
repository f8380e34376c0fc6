/**
 * The options of `run` that fix a draw, from the command line's text to a draw of G*.
 */
import { counted } from '../../exact/counts.js';
import type { Either } from '../../prelude.js';
import { E, pipe } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import { indexOf } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import type { Draw } from '../../mechanisms/random-grouping/draw.js';
import type { RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { flag, textOption } from '../input/option.js';

/** The options of `run` that fix a draw, or let chance draw. */
export const drawOptions = {
  order: textOption('--order <traders>', 'the order drawn, such as 3,1,4,2; goes with --rule'),
  rule: textOption('--rule <number>', 'the rationing rule drawn: 1 or 2; 3 to 6 with interdependent values'),
  price: textOption('--price <price>', 'the price drawn, such as 1/2,0; for every rule but 1 and 3'),
  signals: textOption(
    '--signals <signals>',
    'who holds which signal, in trader order; interdependent values only',
  ),
  draw: flag('--draw', 'let chance draw, by the probabilities of the mechanism'),
  seed: textOption('--seed <seed>', 'what chance starts from: the same seed, the same draw'),
};

/** The options as given. */
export interface DrawOptions {
  readonly order?: string | undefined;
  readonly rule?: string | undefined;
  readonly price?: string | undefined;
  readonly draw?: boolean | undefined;
  readonly seed?: string | undefined;
  readonly signals?: string | undefined;
}

/** What they ask for: no draw, the one that a seed picks, or this one. */
export type RequestedDraw =
  | { readonly kind: 'none' }
  | { readonly kind: 'seed'; readonly seed: string }
  | { readonly kind: 'draw'; readonly draw: Draw };

type Read<A> = Either<Diagnostics, A>;

/** A fault of these options, and how to put it right. */
export const refuse = (message: string, hint?: string): Read<never> => E.left([badUsage(message, hint)]);

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

/** `1/2,0` as a price of the grid, by its index. */
export const readPrice = (text: string, market: Market): Read<number> => {
  const hint = `Give ${market.commodities === 1 ? 'one of' : `${String(market.commodities)} of`} 0, 1/${String(market.priceSteps)}, …, 1${
    market.commodities === 1 ? '' : ', one a commodity, with commas'
  }.`;
  const parts = text.split(',').map((part) => Q.read(part.trim()));
  if (parts.length !== market.commodities)
    return refuse(
      `--price ${text} has ${counted(parts.length, 'price')} for ${counted(market.commodities, 'commodity', 'commodities')}.`,
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

/** The price of a rule that draws none: it may not be given. */
export const withoutPrice = (price: string | undefined, rule: string): Read<undefined> =>
  price === undefined
    ? E.right(undefined)
    : refuse(
        `--price is refused under Rule ${rule}: the groups set each other’s prices.`,
        'Leave --price out.',
      );

/** The price of a rule that draws one, by its index: it must be given. */
export const requiredPrice = (price: string | undefined, rule: string, market: Market): Read<number> =>
  price === undefined
    ? refuse(
        `Rule ${rule} needs the price that was drawn.`,
        `For example: --price ${market.supply.map(() => '0').join(',')}`,
      )
    : readPrice(price, market);

/** A draw that the options write out, still as text. */
export interface FixedDraw {
  readonly kind: 'fixed';
  readonly order: string;
  readonly rule: string;
  readonly price: string | undefined;
  readonly signals: string | undefined;
}

/** What the options ask for before they are read against an economy. */
export type Request =
  { readonly kind: 'none' } | { readonly kind: 'seed'; readonly seed: string } | FixedDraw;

/** A draw by chance: its seed, and nothing that would fix it. */
const byChance = (fixed: boolean, seed: string | undefined): Read<Request> => {
  if (fixed)
    return refuse('--draw lets chance decide: it goes with --seed, not with --order, --rule or --price.');
  return seed === undefined
    ? refuse('--draw needs a seed, so that the draw can be repeated.', 'Add any word, such as --seed 1')
    : E.right({ kind: 'seed', seed });
};

/** Which options go together; `exampleRule` is one to show in a hint. */
export const readRequest = (options: DrawOptions, exampleRule: string): Read<Request> => {
  const { order, rule, price, draw, seed, signals } = options;
  const fixed = order !== undefined || rule !== undefined || price !== undefined;
  if (draw === true) return byChance(fixed, seed);
  if (seed !== undefined) return refuse('--seed only has a meaning with --draw.', 'Add --draw');
  if (!fixed)
    return signals === undefined
      ? E.right({ kind: 'none' })
      : refuse('--signals belongs to a draw.', 'Add --order and --rule, or leave it out.');
  return order === undefined || rule === undefined
    ? refuse('--order and --rule go together.', `For example: --order 1,2,3,4 --rule ${exampleRule}`)
    : E.right({ kind: 'fixed', order, rule, price, signals });
};

const fixedDraw = (
  { order, rule, price }: FixedDraw,
  { market, epsilon }: RandomGrouping,
): Read<RequestedDraw> => {
  if (rule !== '1' && rule !== '2')
    return refuse(`--rule ${rule} is no rule of private values.`, 'The rules are 1 and 2.');
  if (rule === '2' && Q.isZero(epsilon))
    return refuse('Rule 2 has probability 0 under this mechanism.', 'Its draws are under --rule 1.');
  return pipe(
    readOrder(order, market.traders),
    E.chain((traders): Read<Draw> =>
      rule === '1'
        ? pipe(
            withoutPrice(price, rule),
            E.map(() => ({ order: traders, rule: 1 })),
          )
        : pipe(
            requiredPrice(price, rule, market),
            E.map((index) => ({ order: traders, rule: 2, price: index })),
          ),
    ),
    E.map((draw) => ({ kind: 'draw', draw })),
  );
};

/** What the options ask for of a mechanism for private values. */
export const readDraw = (options: DrawOptions, mechanism: RandomGrouping): Read<RequestedDraw> =>
  pipe(
    readRequest(options, '1'),
    E.filterOrElse(
      () => options.signals === undefined,
      (): Diagnostics => [badUsage('--signals has no meaning with private values.', 'Leave it out.')],
    ),
    E.chain((request) => (request.kind === 'fixed' ? fixedDraw(request, mechanism) : E.right(request))),
  );
