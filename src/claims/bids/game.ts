/**
 * The game that a bid mechanism and the traders' values induce when quotes are taken from a finite set: the prices of the
 * grid and what the unit is truly worth to each trader.
 */
import type { Computation } from '../../computation.js';
import { powerAtMost } from '../../exact/counts.js';
import type { Power } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { NormalForm, Player } from '../../games/normal-form.js';
import { countProfiles, profileAt } from '../../games/normal-form.js';
import { tabulate } from '../../games/payoff-table.js';
import type { BidSubject } from './subject.js';
import { utilitiesAt } from './subject.js';

/** The most payoffs of a game that is induced, all traders together. */
export const maxBidPayoffs = 1n << 22n;

/** The quotes that the game offers everybody, ascending: {j/T} and all true values. */
export const quotesOffered = ({ economy: { market }, values }: BidSubject): readonly Rational[] => {
  const grid = Array.from({ length: market.priceSteps + 1 }, (_, j) => Q.of(j, market.priceSteps));
  return [...grid, ...values]
    .sort(Q.compare)
    .filter((quote, i, all) => i === 0 || !Q.equals(quote, all[i - 1]!));
};

/** The number of profiles of quotes. The game has so many payoffs for each trader. */
export const bidProfiles = (subject: BidSubject): Power => ({
  base: BigInt(quotesOffered(subject).length),
  exponent: BigInt(subject.sides.length),
});

/** Whether the game is small enough to be induced. */
export const canInduceBids = (subject: BidSubject): boolean =>
  powerAtMost(bidProfiles(subject), maxBidPayoffs / BigInt(subject.sides.length)) !== undefined;

/** The induced game; strategies are the quotes, ascending. The caller asks {@link canInduceBids} first. Cost: every profile settled once. */
export function* bidGame(subject: BidSubject): Computation<NormalForm> {
  const offered = quotesOffered(subject);
  const strategies = offered.map(Q.show);
  const players: readonly Player[] = subject.economy.traders.map(({ name }) => ({ name, strategies }));
  const profiles = Number(countProfiles(players));
  const payoffs = players.map(() => new Array<Rational>(profiles));
  for (let number = 0; number < profiles; number += 1) {
    if (number % 256 === 0) yield { label: 'payoffs', done: number, total: profiles };
    const quotes = profileAt(players, number).map((strategy) => offered[strategy]!);
    utilitiesAt(subject, quotes).forEach((utility, trader) => (payoffs[trader]![number] = utility));
  }
  return { players, payoffs: payoffs.map((own) => tabulate(own)) };
}
