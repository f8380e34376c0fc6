/** The Example of Section 3: what the definitions give for its group, beside what is printed. */
import { isSameList, range } from '../kernel/lists.js';
import type { Json, Statement } from '../kernel/statement.js';
import { clearingPrice, outsiders } from '../market/clearing.js';
import { demandText, priceText, sumOf } from '../market/market.js';
import type { ServedCount } from '../market/rationing.js';
import { rule1, servedCount } from '../market/rationing.js';
import type { PrivateValuesEconomy } from './economy.js';
import { bestBundles } from './economy.js';

/** The demands of the group, in the two orders in which the paper may be read. */
const exampleDemands: ReadonlyArray<readonly number[]> = [
  [1, 2, 2, 3],
  [2, 1, 2, 3],
];

/** Whether this is the market of the Example: l = 3, n = 4, one commodity, two units each in the group. */
const isExampleMarket = (
  { cap, groupSize, endowments }: PrivateValuesEconomy,
  group: readonly number[],
): boolean => cap === 3 && groupSize === 4 && group.every((i) => isSameList(endowments[i] ?? [], [2]));

/** What is counted in the Example. */
interface ExampleNumbers extends ServedCount {
  /** What the four traders get. */
  readonly amounts: readonly number[];
}

const areSameNumbers = (a: ExampleNumbers, b: ExampleNumbers): boolean =>
  a.nBar === b.nBar && a.nUnder === b.nUnder && a.nTilde === b.nTilde && isSameList(a.amounts, b.amounts);

/** Derives both, with the price-taking messages that lead there; the verdict says whether they agree. @paper Section 3: Example */
export const deriveTrace = (economy: PrivateValuesEconomy, verdict: Statement): Json => {
  const { endowments, bundles, cap } = economy;
  const group = range(4);
  verdict.require(isExampleMarket(economy, group), 'this is not the market of the Example');
  const messages = endowments.map((_, trader) => bestBundles(economy, trader).map(([first]) => first!));
  const price = clearingPrice(economy, outsiders(economy, group), messages);
  const line = group.map((i) => bundles[messages[i]![price]!]!);
  const demands = line.flat();
  verdict.require(
    exampleDemands.some((known) => isSameList(known, demands)),
    'these are not the demands of the Example',
  );

  const supply = sumOf(group.map((i) => endowments[i]!));
  const { nBar, nUnder, nTilde } = servedCount(cap, supply, line);
  const amounts = rule1(cap, supply, line).amounts.flat();
  const byDefinition = { nBar, nUnder, nTilde, amounts };
  const printed = { nBar: 4, nUnder: 3, nTilde: 2, amounts: [demands[0]!, demands[1]!, 3, 2] };
  verdict.mustEqual(areSameNumbers(byDefinition, printed) ? 'proved' : 'refuted');
  return {
    kind: 'trace',
    demands,
    price: priceText(economy, price),
    byDefinition,
    printed,
    messages: messages.map((message) => demandText(economy, message)),
    order: endowments.map((_, trader) => trader + 1),
  };
};
