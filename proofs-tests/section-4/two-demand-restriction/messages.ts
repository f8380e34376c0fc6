/**
 * The two-demand restriction of G**: two active traders choose from two demand functions a and b, and the other four
 * always announce a. An active trader can hear three things before her second announcement and five before her third. A
 * message is her first announcement with a reply to each of these, so a type has 2·2³·2⁵ = 512 messages.
 */
import type { Demand } from '../../../src/market/demand.js';

/** The two demand functions a and b, and the two active traders (from 0) who choose from them. */
export interface Restriction {
  readonly demands: readonly [Demand, Demand];
  readonly active: readonly [number, number];
}

/** An active trader by her place in {@link Restriction.active}. */
export type Player = 0 | 1;

/** One value for each of the two players. */
export const forBoth = <A>(make: (player: Player) => A): readonly [A, A] => [make(0), make(1)];

/** 2·2³·2⁵: bit 0 is the first announcement, bits 1–3 the second replies, bits 4–8 the third ones (1 for b). */
export const messageCount = 512;
/** Cell 0: only a was heard; cell 1 + k: b was heard from the k-th trader heard (from 0). */
export const secondCells = 3;
export const thirdCells = 5;
/** The bit of a message that answers at a second cell. */
export const secondBit = (cell: number): number => 1 + cell;
/** The bit of a message that answers at a third cell. */
export const thirdBit = (cell: number): number => 1 + secondCells + cell;

/** The two cells at which a player replies in one draw. */
export interface ReplyCells {
  readonly second: number;
  readonly third: number;
}

/** What a message replies at two cells, as two bits: 1 for b at the second announcement, 2 for b at the third. */
export const repliesOf = (message: number, { second, third }: ReplyCells): number =>
  ((message >> secondBit(second)) & 1) | (((message >> thirdBit(third)) & 1) << 1);
