/**
 * The Example of Section 3: what the definitions give for its group, beside what is printed.
 */
import type { Economy } from './economy.js';
import { bestBundles, priceText, total } from './economy.js';
import { clearingPrice, outside, rule1, servedCount, written } from './rules.js';
import type { Json, Part } from './statement.js';

/** The demands for which the numbers are printed, and the same with the first two interchanged. */
const demandsOfTheExample = ['1,2,2,3', '2,1,2,3'];

/** The claim `example`. @paper Section 3: Example */
export const byTrace = (economy: Economy, part: Part, verdict: Part): Json => {
  const { endowments, bundles, l, n } = economy;
  const group = [0, 1, 2, 3];
  const messages = endowments.map((_, i) => bestBundles(economy, i).map(([x]) => x!));
  const fits = endowments[0]!.length === 1 && l === 3 && n === 4 && endowments.length === 8;
  if (!fits || group.some((i) => endowments[i]![0] !== 2))
    part.refuse('this is not the economy of the Example');
  const p = clearingPrice(economy, outside(economy, group), messages);
  const demands = group.map((i) => bundles[messages[i]![p]!]!);
  if (!demandsOfTheExample.includes(demands.join())) part.refuse('these are not the demands of the Example');
  const supply = total(group.map((i) => endowments[i]!));
  const amounts = rule1(l, supply, demands).amounts.flat();
  const derived = { ...servedCount(l, supply, demands), amounts };
  const [first, second] = demands.flat();
  const printed = { nBar: 4, nUnder: 3, nTilde: 2, amounts: [first!, second!, 3, 2] };
  const agrees = JSON.stringify(derived) === JSON.stringify(printed);
  verdict.is(agrees ? 'proved' : 'refuted');
  return {
    kind: 'trace',
    demands: demands.flat(),
    price: priceText(economy, p),
    byDefinition: derived,
    printed,
    messages: messages.map((demand) => written(economy, demand)),
    order: endowments.map((_, i) => i + 1),
  };
};
