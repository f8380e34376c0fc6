/**
 * Draws of G** from the options of `run`: the order, the rule, the price, and who holds which signal.
 */
import { counted } from '../../exact/counts.js';
import type { Either } from '../../prelude.js';
import { E, pipe } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { RandomSource } from '../../exact/seeded.js';
import { seeded } from '../../exact/seeded.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { factorial, orderAt } from '../../mechanisms/orders.js';
import type { Draw } from '../../mechanisms/three-announcements/draw.js';
import type { Rule } from '../../mechanisms/three-announcements/mechanism.js';
import type { Diagnostics } from '../errors/codes.js';
import { namesOrNobody } from '../output/counts.js';
import type { DrawOptions, FixedDraw } from './draw-options.js';
import { readOrder, readRequest, refuse, requiredPrice, withoutPrice } from './draw-options.js';

type Read<A> = Either<Diagnostics, A>;

/** What the options ask for: no draw, the one that a seed picks, or this one. */
export type RequestedDraw =
  { readonly kind: 'none' } | { readonly kind: 'draw'; readonly draw: Draw; readonly seed?: string };

const rules: Readonly<Record<string, Rule>> = { '3': 3, '4': 4, '5': 5, '6': 6 };

/** `low,high,…`, a signal for every trader in trader order. */
const readSignals = (
  text: string | undefined,
  { signals, traderNames }: InterdependentEconomy,
): Read<readonly number[]> => {
  const hint = `Name a signal for each trader, in trader order: --signals ${traderNames.map(() => signals[0]!).join(',')}`;
  if (text === undefined) return refuse('A draw needs the signals that the traders hold.', hint);
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length !== traderNames.length)
    return refuse(
      `--signals names ${counted(parts.length, 'signal')} for ${counted(traderNames.length, 'trader')}.`,
      hint,
    );
  const unknown = parts.find((part) => !signals.includes(part));
  if (unknown !== undefined)
    return refuse(
      `--signals: there is no signal "${unknown}".`,
      `The signals are ${namesOrNobody(signals)}.`,
    );
  return E.right(parts.map((part) => signals.indexOf(part)));
};

/** One of several things with these probabilities, exactly: its index. */
const pick = (chance: RandomSource, probabilities: readonly Rational[]): number => {
  const common = probabilities.reduce((product, p) => product * Q.denominator(p), 1n);
  let left = chance(common);
  return probabilities.findIndex((p) => {
    left -= (Q.numerator(p) * common) / Q.denominator(p);
    return left < 0n;
  });
};

/** The draw that a seed picks: shock, signals, order, price and rule, each with its own probability. @paper Stage 0 */
const randomDraw = ({ market, epsilon, shocks, traderNames }: InterdependentEconomy, seed: string): Draw => {
  const chance = seeded(seed);
  const shockProbabilities = shocks.map(({ probability }) => probability);
  const shock = shocks[pick(chance, shockProbabilities)]!;
  const signals = traderNames.map(() => pick(chance, shock.signals));
  const order = orderAt(market.traders, chance(factorial(market.traders)));
  const price = Number(chance(BigInt(market.prices.size)));
  const ordinary = Q.sub(Q.one, Q.mul(Q.of(3), epsilon));
  const rule = ([3, 4, 5, 6] as const)[pick(chance, [ordinary, epsilon, epsilon, epsilon])]!;
  return { order, rule, price, signals };
};

const fixedDraw = (
  { order, rule, price, signals }: FixedDraw,
  economy: InterdependentEconomy,
): Read<RequestedDraw> => {
  const { market } = economy;
  const known = rules[rule];
  if (known === undefined)
    return refuse(`--rule ${rule} is no rule of interdependent values.`, 'The rules are 3, 4, 5 and 6.');
  return pipe(
    E.Do,
    E.bind('order', () => readOrder(order, market.traders)),
    E.bind('signals', () => readSignals(signals, economy)),
    E.bind('price', () =>
      known === 3
        ? pipe(
            withoutPrice(price, rule),
            E.map(() => 0),
          )
        : requiredPrice(price, rule, market),
    ),
    E.map((read) => ({ kind: 'draw', draw: { ...read, rule: known } })),
  );
};

/** What the options ask for in this economy. */
export const readDraw = (options: DrawOptions, economy: InterdependentEconomy): Read<RequestedDraw> =>
  pipe(
    readRequest(options, '3'),
    E.chain((request): Read<RequestedDraw> => {
      if (request.kind === 'none') return E.right(request);
      if (request.kind === 'fixed') return fixedDraw(request, economy);
      return options.signals === undefined
        ? E.right({ kind: 'draw', draw: randomDraw(economy, request.seed), seed: request.seed })
        : refuse('--draw draws the signals too.', 'Leave --signals out, or name --order and --rule.');
    }),
  );
