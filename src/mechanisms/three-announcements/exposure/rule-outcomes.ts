/**
 * What a trader gets in one arrangement under each rule, looked up where the same was met before.
 */
import { clearingPrice } from '../../../market/clearing.js';
import type { Market } from '../../../market/market.js';
import { pointAt } from '../../../market/lattice.js';
import { corridor, start, takeTurn } from '../../../market/rationing.js';
import type { Rule, ThreeAnnouncements } from '../mechanism.js';
import { allocateResidual, bundleIndex, precedent } from '../mechanism.js';
import type { AnnouncementCodes, Arrangement, SupplyTotals } from './arrangement.js';
import { Sequences } from './numbering.js';
import { CompositionCounts } from './own-cells.js';

/** Rule 3 in an arrangement: the price at which a group trades, and what a member of it gets who is not served. */
export class OrdinaryRule {
  private readonly priceSequences = new Sequences();
  private readonly priceOf: (number | undefined)[] = [];
  private readonly turnSequences = new Sequences();
  private readonly residualOf: (number | 'served' | undefined)[] = [];

  constructor(
    private readonly market: Market,
    private readonly codes: AnnouncementCodes,
    private readonly supplies: SupplyTotals,
    private readonly arrangement: Arrangement,
  ) {}

  /** The price at which a group trades: p̂ of the second announcements of the group before. */
  price(group: number): number {
    const { arrangement, codes, priceSequences } = this;
    const { count, size } = arrangement.groups;
    const before = precedent(count, group);
    const heard = arrangement.announcedBy[precedent(count, before)]!;
    const supply = arrangement.supplyOf[before]!;
    let sequence = priceSequences.after(0, supply);
    for (let m = 0; m < size; m += 1)
      sequence = priceSequences.after(sequence, codes.secondOf[arrangement.member(before, m)]!(heard));
    return (this.priceOf[sequence] ??= clearingPrice(
      this.market,
      Array.from({ length: size }, (_, m) =>
        codes.demand(codes.secondOf[arrangement.member(before, m)]!(heard)),
      ),
      this.supplies.amounts(supply),
    ));
  }

  /**
   * The residual bundle of the member at a place of a group that trades at a price, or `served` if she gets her third
   * announcement.
   *
   * @param heard the code of what the group has heard before its third announcements.
   */
  residual(group: number, place: number, price: number, heard: number): number | 'served' {
    const { turnSequences } = this;
    let sequence = turnSequences.after(place, this.arrangement.supplyOf[group]!);
    for (let m = 0; m < place; m += 1)
      sequence = turnSequences.after(sequence, this.third(group, m, price, heard));
    return (this.residualOf[sequence] ??= this.runTurns(group, place, price, heard));
  }

  /** The bundle that a member of a group asks for in her third announcement at a price. */
  private third(group: number, place: number, price: number, heard: number): number {
    const { arrangement, codes } = this;
    return codes.demand(codes.thirdOf[arrangement.member(group, place)]!(heard))[price]!;
  }

  private runTurns(group: number, place: number, price: number, heard: number): number | 'served' {
    const { market, arrangement } = this;
    const acceptance = corridor(arrangement.groups.size);
    let state = start(this.supplies.amounts(arrangement.supplyOf[group]!));
    for (let m = 0; m < place; m += 1) {
      const demand = pointAt(market.bundles, this.third(group, m, price, heard));
      state = takeTurn(acceptance, market.cap, state, demand).next;
    }
    // Who is served is decided before her demand is looked at: any demand will do.
    const anyDemand = new Array<number>(market.commodities).fill(0);
    const own = takeTurn(acceptance, market.cap, state, anyDemand);
    return own.served ? 'served' : bundleIndex(market, own.amount);
  }
}

/** An event under Rules 4, 5 or 6: somebody else is first, and her announcement leaves the trader at a position a residual. */
interface ResidualEvent {
  readonly rule: Rule;
  readonly demand: number;
  readonly position: number;
  readonly supply: number;
}

/** How often each event under Rules 4, 5 and 6 is met in which somebody else is first. */
export class ResidualEvents {
  private readonly sequences = new Sequences();
  private readonly events: ResidualEvent[] = [];
  private readonly counts: CompositionCounts;

  constructor(
    private readonly mechanism: ThreeAnnouncements,
    private readonly codes: AnnouncementCodes,
    private readonly supplies: SupplyTotals,
    compositions: number,
  ) {
    this.counts = new CompositionCounts(compositions);
  }

  /**
   * Counts an event.
   *
   * @param demand the number of the demand function that is executed.
   * @param supply the number of what the trader's own group owns.
   */
  add(rule: 4 | 5 | 6, demand: number, position: number, supply: number, composition: number): void {
    let key = this.sequences.after(0, demand * 3 + (rule - 4));
    key = this.sequences.after(key, position);
    // Only under the reading `group` does a residual depend on the supply of one's own group.
    if (this.mechanism.residual === 'group') key = this.sequences.after(key, supply);
    this.events[key] ??= { rule, demand, position, supply };
    this.counts.add(key, composition);
  }

  /** Adds the residual trades, at all prices, to counts at index price·|X| + bundle, a row for each composition. */
  addTradesTo(counts: readonly Float64Array[]): void {
    const { mechanism, codes, supplies } = this;
    const { market } = mechanism;
    this.counts.rows.forEach((row, key) => {
      if (row === undefined) return;
      const { rule, demand, position, supply } = this.events[key]!;
      const supplyOfEach = new Array<readonly number[]>(market.groups.count).fill(supplies.amounts(supply));
      codes.demand(demand).forEach((bundle, price) => {
        const asked = pointAt(market.bundles, bundle);
        const got = allocateResidual(mechanism, rule, supplyOfEach, asked)[position]!;
        const at = price * market.bundles.size + bundleIndex(market, got);
        row.forEach((count, c) => (counts[c]![at]! += count));
      });
    });
  }
}
