/**
 * The payoffs of the two-demand restriction, in whole numbers: what each situation gives, valued for each pair of types
 * and laid out by messages.
 */
import { fitsDouble } from '../../../src/exact/scaling.js';
import { shockWeights, surplusTable } from '../../../src/economies/valuation.js';
import { countSignals } from '../../../src/economies/information.js';
import { indexOf } from '../../../src/market/lattice.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';
import type { Player, ReplyCells, Restriction } from './messages.js';
import { forBoth, messageCount, repliesOf, secondBit, thirdBit } from './messages.js';
import type { Situation } from './situations.js';
import { ruleWeights, situationsOf } from './situations.js';

/**
 * Utilities of one player, with her own and the other's type given. Of the other's message only the bits in `mask`
 * matter; `columns` lists the messages that have no other bits, and `values[own message · columns + column]` is in one
 * unit for all tables of the player.
 */
export interface PayoffTable {
  readonly mask: number;
  readonly columns: readonly number[];
  readonly values: Float64Array;
}

/** `tables[own type][other's type]`. */
export type Payoffs = ReadonlyArray<readonly PayoffTable[]>;

/** `gains[own type][other's type][price · |X| + bundle]`: weight of the two signals times (value − payment). */
type Gains = ReadonlyArray<ReadonlyArray<readonly bigint[]>>;

const gainsOf = ({ mechanism: { market }, values }: Setting, trader: number): Gains =>
  [0, 1].map((own) =>
    [0, 1].map((other) => {
      const shocks = shockWeights(values, countSignals(2, [own, other]));
      const mass = shocks.reduce((a, b) => a + b, 0n);
      const endowment = indexOf(market.bundles, market.endowments[trader]!);
      return surplusTable(values, own, shocks).flatMap((row, price) =>
        row.map((value) => value + mass * values.cost[price]![endowment]!),
      );
    }),
  );

/** Refuses gains whose weighted sums over all 720 orders are not exact as doubles. */
const refuseInexact = ({ mechanism }: Setting, gains: readonly Gains[]): void => {
  const largest = gains.flat(3).reduce((max, gain) => (gain > max ? gain : -gain > max ? -gain : max), 0n);
  const { ordinary, drawn } = ruleWeights(mechanism);
  if (!fitsDouble(largest * BigInt(720 * (ordinary + 3 * mechanism.market.prices.size * drawn))))
    throw new RangeError('The payoffs of this two-demand restriction are too large for exact doubles.');
};

/** A situation as one player sees it, with the types of both given. */
interface ValuedSituation {
  /** The first announcements of the player and of the other. */
  readonly ownFirst: number;
  readonly otherFirst: number;
  readonly ownCells: ReplyCells;
  readonly otherCells: ReplyCells;
  /** `worth[own replies][other's replies]`, replies as in {@link repliesOf}. */
  readonly worth: ReadonlyArray<readonly number[]>;
}

const valued = (
  { firsts, cells, weights }: Situation,
  player: Player,
  gains: Float64Array,
): ValuedSituation => {
  const worthOf = (own: number, other: number): number => {
    const row = weights[player][player === 0 ? own | (other << 2) : other | (own << 2)]!;
    let sum = 0;
    for (let at = 0; at < row.length; at += 1) sum += row[at]! * gains[at]!;
    return sum;
  };
  const opponent = player === 0 ? 1 : 0;
  return {
    ownFirst: firsts[player],
    otherFirst: firsts[opponent],
    ownCells: cells[player],
    otherCells: cells[opponent],
    worth: Array.from({ length: 4 }, (_, own) =>
      Array.from({ length: 4 }, (__, other) => worthOf(own, other)),
    ),
  };
};

/** The bits of the other's message that matter: her first announcement, and her replies that change some payoff. */
const maskOf = (situations: readonly ValuedSituation[]): number => {
  let mask = 1;
  for (const { otherCells, worth } of situations)
    for (const row of worth) {
      if (row[0] !== row[1] || row[2] !== row[3]) mask |= 1 << secondBit(otherCells.second);
      if (row[0] !== row[2] || row[1] !== row[3]) mask |= 1 << thirdBit(otherCells.third);
    }
  return mask;
};

/** Situations with the same first announcement and the same cells of the player, added up by the other's messages. */
interface OwnSituation {
  readonly first: number;
  readonly cells: ReplyCells;
  /** `byReplies[own replies][column]`. */
  readonly byReplies: readonly Float64Array[];
}

const ownSituations = (
  situations: readonly ValuedSituation[],
  columns: readonly number[],
): readonly OwnSituation[] => {
  const found = new Map<string, OwnSituation>();
  for (const { ownFirst, otherFirst, ownCells, otherCells, worth } of situations) {
    const key = [ownFirst, ownCells.second, ownCells.third].join(';');
    const known = found.get(key) ?? {
      first: ownFirst,
      cells: ownCells,
      byReplies: Array.from({ length: 4 }, () => new Float64Array(columns.length)),
    };
    found.set(key, known);
    known.byReplies.forEach((sums, replies) =>
      columns.forEach((message, column) => {
        if ((message & 1) === otherFirst) sums[column]! += worth[replies]![repliesOf(message, otherCells)]!;
      }),
    );
  }
  return [...found.values()];
};

const tableOf = (situations: readonly Situation[], player: Player, gains: Float64Array): PayoffTable => {
  const seen = situations.map((situation) => valued(situation, player, gains));
  const mask = maskOf(seen);
  const columns = Array.from({ length: messageCount }, (_, message) => message).filter(
    (message) => (message & ~mask) === 0,
  );
  const values = new Float64Array(messageCount * columns.length);
  for (const { first, cells, byReplies } of ownSituations(seen, columns))
    for (let message = first; message < messageCount; message += 2) {
      const sums = byReplies[repliesOf(message, cells)]!;
      const from = message * columns.length;
      for (let column = 0; column < columns.length; column += 1) values[from + column]! += sums[column]!;
    }
  return { mask, columns, values };
};

/** Whole-number payoffs of both players, for every pair of types and every pair of messages. */
export const restrictionPayoffs = (
  setting: Setting,
  restriction: Restriction,
): readonly [Payoffs, Payoffs] => {
  const gains = forBoth((player) => gainsOf(setting, restriction.active[player]));
  refuseInexact(setting, gains);
  const situations = situationsOf(setting.mechanism, restriction);
  return forBoth((player) =>
    gains[player].map((byOther) =>
      byOther.map((gain) => tableOf(situations, player, Float64Array.from(gain, Number))),
    ),
  );
};
