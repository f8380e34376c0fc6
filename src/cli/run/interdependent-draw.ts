/**
 * Draws of G** from the options of `run`: the order, the rule, the price, and who holds which signal.
 */
import { E, type Either } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { factorial, orderAt } from '../../mechanisms/orders.js';
import type { Chance } from '../../exact/seeded.js';
import { seeded } from '../../exact/seeded.js';
import type { Draw } from '../../mechanisms/three-announcements/draw.js';
import type { Rule } from '../../mechanisms/three-announcements/mechanism.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { namesOrNobody } from '../output/counts.js';
import type { DrawOptions, Request } from './draw-options.js';
import { readOrder, readPrice, readRequest } from './draw-options.js';

type Read<A> = Either<readonly Diagnostic[], A>;
const refuse = (message: string, hint?: string): Read<never> => E.left([badUsage(message, hint)]);

/** What the options ask for: no draw, the one that a seed picks, or this one. */
export type RequestedDraw =
  | { readonly kind: 'none' }
  | { readonly kind: 'seed'; readonly seed: string; readonly draw: Draw }
  | { readonly kind: 'draw'; readonly draw: Draw };

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
      `--signals names ${String(parts.length)} signals for ${String(traderNames.length)} traders.`,
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

/** One of several things with these probabilities, exactly. */
const pick = (chance: Chance, probabilities: readonly Rational[]): number => {
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
  const shock =
    shocks[
      pick(
        chance,
        shocks.map(({ probability }) => probability),
      )
    ]!;
  const signals = traderNames.map(() => pick(chance, shock.signals));
  const order = orderAt(market.traders, chance(factorial(market.traders)));
  const price = Number(chance(BigInt(market.prices.size)));
  const ordinary = Q.sub(Q.one, Q.mul(Q.of(3), epsilon));
  const rule = ([3, 4, 5, 6] as const)[pick(chance, [ordinary, epsilon, epsilon, epsilon])]!;
  return { order, rule, price, signals };
};

const fixedDraw = (
  { order, rule, price, signals }: Request & { readonly kind: 'fixed' },
  economy: InterdependentEconomy,
): Read<RequestedDraw> => {
  const { market } = economy;
  const known = rules[rule];
  if (known === undefined)
    return refuse(`--rule ${rule} is no rule of interdependent values.`, 'The rules are 3, 4, 5 and 6.');
  const traders = readOrder(order, market.traders);
  if (E.isLeft(traders)) return traders;
  const held = readSignals(signals, economy);
  if (E.isLeft(held)) return held;
  if (known === 3) {
    if (price !== undefined)
      return refuse(
        '--price is refused under Rule 3: the groups set each other’s prices.',
        'Leave --price out.',
      );
    return E.right({ kind: 'draw', draw: { order: traders.right, rule: 3, price: 0, signals: held.right } });
  }
  if (price === undefined)
    return refuse(
      `Rule ${rule} needs the price that was drawn.`,
      `For example: --price ${market.supply.map(() => '0').join(',')}`,
    );
  const index = readPrice(price, market);
  if (E.isLeft(index)) return index;
  return E.right({
    kind: 'draw',
    draw: { order: traders.right, rule: known, price: index.right, signals: held.right },
  });
};

/** What the options ask for in this economy. */
export const readDraw = (options: DrawOptions, economy: InterdependentEconomy): Read<RequestedDraw> => {
  const request = readRequest(options, '3');
  if (E.isLeft(request)) return request;
  switch (request.right.kind) {
    case 'none':
      return E.right({ kind: 'none' });
    case 'seed':
      if (options.signals !== undefined)
        return refuse('--draw draws the signals too.', 'Leave --signals out, or name --order and --rule.');
      return E.right({ ...request.right, draw: randomDraw(economy, request.right.seed) });
    case 'fixed':
      return fixedDraw(request.right, economy);
  }
};
