// E17: how likely trader 1 is to receive what she announced, and how likely to be served, when the others announce one unit
// at every price: node examples/errata/e17-served-or-received.mjs, after `npm run build`.
import { readFileSync } from 'node:fs';
import { demand, economyReader, randomGrouping, rational as Q, traderLottery } from 'undominated';

const file = new URL('../four-equal-traders.json', import.meta.url);
const { market, epsilon } = economyReader.readEconomy(readFileSync(file, 'utf8'), String(file)).right.economy;
const g = randomGrouping.randomGrouping(market, epsilon);
const always = (amount) => demand.constantDemand(market.prices, amount);

/** The probability of the chances that are meant. */
const weigh = (chances, meant) => Q.show(Q.sum(chances.filter(meant).map(({ probability }) => probability)));

for (const amount of [0, 1, 2]) {
  const [first] = traderLottery.traderChances(g, [amount, 1, 1, 1].map(always));
  const received = weigh(first, ({ bundle }) => bundle === amount);
  const served = weigh(first, (chance) => chance.served);
  console.log(`Announces ${amount}: receives it with probability ${received}, is served with ${served}.`);
}
