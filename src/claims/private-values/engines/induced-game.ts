/**
 * The game that G* and the traders' utilities induce, in normal form: the traders are its players, their messages its
 * strategies, and a payoff is the exact expected utility of the lottery that the messages give.
 */
import { powerAtMost } from '../../../exact/counts.js';
import type { Power } from '../../../exact/counts.js';
import type { NormalForm } from '../../../games/normal-form.js';
import type { PayoffTable } from '../../../games/payoff-table.js';
import { compact, wholeTable } from '../../../games/payoff-table.js';
import { countDemands, demandPower, demands } from '../../../market/demand.js';
import type { Computation } from '../../../computation.js';
import { demandText } from '../../notation.js';
import { payoffColumns } from './enumeration/payoff-columns.js';
import type { PrivateValuesSubject } from '../subject.js';
import { whyNotEnumerable } from './enumeration/theorem-1.js';

/** The most payoffs of a game that is induced: four traders with 27 messages each have half of them. */
export const maxInducedPayoffs = 1n << 22n;

/** The number of profiles of all traders' messages: |D|^(nr). The game has so many payoffs for each trader. */
export const inducedProfiles = ({ mechanism: { market } }: PrivateValuesSubject): Power => {
  const { base, exponent } = demandPower(market);
  return { base, exponent: exponent * BigInt(market.traders) };
};

/** Whether the game is small enough to be induced. */
export const canInduce = (subject: PrivateValuesSubject): boolean =>
  whyNotEnumerable(subject) === undefined &&
  powerAtMost(inducedProfiles(subject), maxInducedPayoffs / BigInt(subject.mechanism.market.traders)) !==
    undefined;

/**
 * The induced game; strategies in lexicographic order, named like `(2, 0)`. The caller asks {@link canInduce} first.
 *
 * Cost: every payoff of every trader, streamed column by column.
 *
 * @paper Section 3: u_i(g(m))
 */
export function* inducedGame({ economy, mechanism }: PrivateValuesSubject): Computation<NormalForm> {
  const { market } = mechanism;
  const rows = Number(countDemands(market));
  const names = [...demands(market)].map((demand) => demandText(market, demand));
  const size = rows ** market.traders;
  const payoffs: PayoffTable[] = [];
  for (const [trader, { name, utility }] of economy.traders.entries()) {
    const { columns, denominator, exact, read } = payoffColumns(mechanism, trader, utility);
    const stride = rows ** (market.traders - 1 - trader);
    const doubles = exact === 'doubles' ? new Float64Array(size) : undefined;
    const bigints = exact === 'doubles' ? [] : new Array<bigint>(size);
    for (let column = 0; column < columns; column += 1) {
      if (column % 512 === 0) yield { label: `payoffs of ${name}`, done: column, total: columns };
      // The column's number lacks the trader's own digit; the digits before hers count whole blocks.
      const before = Math.floor(column / stride);
      const base = before * stride * rows + (column - before * stride);
      const pays = read(column);
      for (let own = 0; own < rows; own += 1) {
        const number = base + own * stride;
        if (doubles === undefined) bigints[number] = pays[own] as bigint;
        else doubles[number] = pays[own] as number;
      }
    }
    payoffs.push(
      doubles === undefined
        ? compact({ denominator, numerators: bigints })
        : wholeTable(doubles, denominator),
    );
  }
  return { players: economy.traders.map(({ name }) => ({ name, strategies: names })), payoffs };
}
