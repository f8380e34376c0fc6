// E15: Rule 6 with min[e_i(h), ·], as printed, beside min[l, ·], as read, when φ(1) asks for 0, 1, 2 units:
// node examples/errata/e15-left-over.mjs, after `npm run build`.
import { readFileSync } from 'node:fs';
import { readEconomy } from 'undominated';
import { isFeasible, unallocated } from 'undominated/market';

const file = new URL('../smallest-leak.json', import.meta.url);
const { market } = readEconomy(readFileSync(file, 'utf8'), String(file));

/** Amounts by position: φ(1) gets what she asks for, and each in turn the least of her limit and of what is left. */
const amounts = (asked, limitOf) => {
  const got = [asked];
  let left = market.supply[0] - asked;
  for (const [endowment] of market.endowments.slice(1)) {
    const amount = Math.min(limitOf(endowment), left);
    got.push(amount);
    left -= amount;
  }
  return got;
};

console.log(`Supply ${market.supply[0]}, l = ${market.cap}, order 1, 2, …, ${market.traders}.`);
for (let asked = 0; asked <= market.cap; asked += 1)
  for (const [words, limitOf] of [
    ['as printed', (endowment) => endowment],
    ['as read', () => market.cap],
  ]) {
    const got = amounts(asked, limitOf);
    const trades = got.map((amount) => ({ bundle: [amount], price: 0 }));
    const [over] = unallocated(market, trades);
    const isOne = isFeasible(market, trades) ? 'is an allocation' : 'is no allocation';
    console.log(`φ(1) asks for ${asked}, ${words}: ${got.join(', ')}; left over ${over}: ${isOne}.`);
  }
