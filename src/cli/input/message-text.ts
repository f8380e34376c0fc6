/**
 * A message as one types it: `[2,0]`, `2,0`, `(2, 0)`; with more commodities `[[2,1],[0,0]]` or `(2,1),(0,0)`. A bundle
 * for every price, in grid order.
 */
import { E, type Either } from '../../prelude.js';
import type { Demand } from '../../market/demand.js';
import { contains, indexOf } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { counted } from '../output/counts.js';

/** Whether every bracket is closed by its like. */
const closed = (text: string): boolean => {
  const open: string[] = [];
  for (const sign of text)
    if (sign === '(' || sign === '[') open.push(sign === '(' ? ')' : ']');
    else if ((sign === ')' || sign === ']') && open.pop() !== sign) return false;
  return open.length === 0;
};

/** Reads a message of a market from the command line. */
export const readMessageText = (market: Market, text: string): Either<readonly Diagnostic[], Demand> => {
  const { commodities: k, cap, prices, bundles } = market;
  const shape =
    k === 1
      ? `[${Array.from({ length: Math.min(prices.size, 4) }, () => '0').join(',')}${prices.size > 4 ? ',…' : ''}]`
      : `[[${Array.from({ length: k }, () => '0').join(',')}],…]`;
  const hint = `A message gives a bundle for each of the ${String(prices.size)} prices, amounts from 0 to ${String(cap)}: ${shape}`;
  const refuse = (why: string): Either<readonly Diagnostic[], Demand> => E.left([badUsage(why, hint)]);
  if (!/^[\d\s,()[\]]*$/.test(text)) return refuse(`"${text}" is no message.`);
  if (!closed(text)) return refuse(`"${text}" has a bracket that is not closed, or not opened.`);
  const amounts = (text.match(/\d+/g) ?? []).map(Number);
  if (amounts.length !== k * prices.size)
    return refuse(
      `"${text}" has ${counted(amounts.length, 'amount')}; a message has ${String(k * prices.size)}.`,
    );
  const demand: number[] = [];
  for (let p = 0; p < prices.size; p += 1) {
    const bundle = amounts.slice(p * k, (p + 1) * k);
    if (!contains(bundles, bundle)) return refuse(`(${bundle.join(', ')}) is no bundle of this market.`);
    demand.push(indexOf(bundles, bundle));
  }
  return E.right(demand);
};
