/**
 * How a mechanism declares itself: one value with its name, its message space, where it is defined, how a draw is traced,
 * and the exact lottery of a trader, fast and by the definition. Verbs, help texts and tables read the list of these values.
 *
 * What a mechanism is told of an economy is a plain description: it imports nothing of the economies.
 */
import type { Computation } from '../computation.js';
import type { Lottery } from '../exact/lottery.js';
import type { Rational } from '../exact/rational.js';
import type { Either } from '../prelude.js';
import type { Trade } from '../market/allocation.js';
import type { Demand } from '../market/demand.js';
import type { MarketDescription } from '../market/description.js';
import type { Market } from '../market/market.js';
import type { Residual } from '../market/residual.js';
import type { Convention } from './bids/convention.js';
import type { Side, UnitTrade } from './bids/quotes.js';
import type { Draw, TracedDraw } from './random-grouping/draw.js';
import type { Clauses, RandomGrouping } from './random-grouping/mechanism.js';
import type { Draw as AnnouncedDraw, Trace } from './three-announcements/draw.js';
import type { Tally } from './three-announcements/interim.js';
import type { InfeasibleGroup, ThreeAnnouncements } from './three-announcements/mechanism.js';
import type { Plan } from './three-announcements/strategy.js';

/** What every mechanism says of itself. */
export interface Described<Name extends string> {
  /** The name on the command line and in files. */
  readonly name: Name;
  /** Other words by which `explain` finds it. */
  readonly aliases: readonly string[];
  /** Its symbol or short title: `G*: random grouping`. */
  readonly title: string;
  /** Where the paper defines it, as `@paper` tags name places. */
  readonly paper: string;
  /** What it does, in plain sentences, a paragraph each. */
  readonly meaning: readonly string[];
  /** Where it lives: `mechanisms/random-grouping/mechanism: randomGrouping`. */
  readonly where: readonly string[];
  /** What a trader announces, in words. */
  readonly messageSpace: string;
  /** The sentence that says why it is not defined in an economy; undefined if it is. */
  readonly notDefined: (economy: MarketDescription) => string | undefined;
  /** The claims that the paper makes of it, by name. */
  readonly promises: readonly string[];
}

/** A mechanism whose messages are demand functions, one a trader. */
export interface DemandMechanism<Name extends string> extends Described<Name> {
  readonly family: 'demand-functions';
  /** The mechanism for a market, an ε and, if need be, clauses other than the published ones. */
  readonly make: (market: Market, epsilon: Rational, clauses?: Clauses) => RandomGrouping;
  /** The draw that a seed picks. */
  readonly randomDraw: (mechanism: RandomGrouping, seed: string) => Draw;
  /** One draw, traced step by step. */
  readonly trace: (mechanism: RandomGrouping, messages: readonly Demand[], draw: Draw) => TracedDraw;
  /** Every trader's exact lottery, the fast way. */
  readonly lotteries: (
    mechanism: RandomGrouping,
    messages: readonly Demand[],
  ) => Computation<ReadonlyArray<Lottery<Trade>>>;
  /** One trader's exact lottery by the definition: every draw. */
  readonly lotteryByDefinition: (
    mechanism: RandomGrouping,
    messages: readonly Demand[],
    trader: number,
  ) => Lottery<Trade>;
}

/** A mechanism whose messages are strategies: announcements that answer what was heard. */
export interface AnnouncementMechanism<Name extends string> extends Described<Name> {
  readonly family: 'announcements';
  /** The mechanism for a market, an ε and a reading of the residual, or the group for which that reading is infeasible. */
  readonly make: (
    market: Market,
    epsilon: Rational,
    residual: Residual,
  ) => Either<InfeasibleGroup, ThreeAnnouncements>;
  /** One draw, traced step by step. */
  readonly trace: (mechanism: ThreeAnnouncements, plans: readonly Plan[], draw: AnnouncedDraw) => Trace;
  /** A trader's trades with a signal, counted over all draws, the fast way. */
  readonly tally: (
    mechanism: ThreeAnnouncements,
    plans: readonly Plan[],
    trader: number,
    signal: number,
  ) => Tally;
}

/** A mechanism for single units whose messages are quotes, one exact number a trader; it has one draw. */
export interface BidMechanism<Name extends string> extends Described<Name> {
  readonly family: 'bids';
  /** The convention where none is named; it holds what the mechanism leaves open, and nothing else. */
  readonly convention: Convention;
  /** The conventions that are compared where none is named. */
  readonly compared: readonly Convention[];
  /** What every trader gets, in trader order. */
  readonly settle: (
    sides: readonly Side[],
    quotes: readonly Rational[],
    convention: Convention,
  ) => readonly UnitTrade[];
  /** The same straight from the definition: over all sets of traders. */
  readonly settleByDefinition: BidMechanism<Name>['settle'];
}

/** A declared mechanism of any family. */
export type DeclaredMechanism<Name extends string = string> =
  DemandMechanism<Name> | AnnouncementMechanism<Name> | BidMechanism<Name>;
