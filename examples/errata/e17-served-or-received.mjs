// E17: how likely trader 1 is to receive what she announced, and how likely to be served, when the others announce one unit
// at every price: node examples/errata/e17-served-or-received.mjs, after `npm run build`.
import { readFileSync } from 'node:fs';
import { rational as Q, readEconomy } from 'undominated';
import { constantDemand } from 'undominated/market';
import { randomGrouping, traderChances } from 'undominated/mechanisms';

const file = new URL('../four-equal-traders.json', import.meta.url);
const { market, epsilon } = readEconomy(readFileSync(file, 'utf8'), String(file));
const g = randomGrouping(market, epsilon);
const always = (amount) => constantDemand(market.prices, amount);

/** The probability of the chances that are meant. */
const weigh = (chances, meant) => Q.show(Q.sum(chances.filter(meant).map(({ probability }) => probability)));

for (const amount of [0, 1, 2]) {
  const [first] = traderChances(g, [amount, 1, 1, 1].map(always));
  const received = weigh(first, ({ bundle }) => bundle === amount);
  const served = weigh(first, (chance) => chance.served);
  console.log(`Announces ${amount}: receives it with probability ${received}, is served with ${served}.`);
}
