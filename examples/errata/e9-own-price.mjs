// E9: Rule 1 with the price that clears the group itself, as the words "in group β" say, beside the price that clears the
// other group, as the index says: node examples/errata/e9-own-price.mjs, after `npm run build`.
import { readFileSync } from 'node:fs';
import { judge, readEconomy } from 'undominated';
import { asPublished } from 'undominated/mechanisms';

const file = new URL('../four-equal-traders.json', import.meta.url);
const economy = readEconomy(readFileSync(file, 'utf8'), String(file));

for (const priceFrom of ['outside-the-group', 'own-group']) {
  console.log(`Price from: ${priceFrom}`);
  const clauses = { ...asPublished, priceFrom };
  for (const claim of ['property-i', 'theorem-1', 'feasible', 'budget-balance']) {
    const { verdict, method, explanation } = judge(economy, claim, { clauses });
    console.log(`${claim}: ${verdict} (${method})`);
    if (verdict === 'refuted') for (const line of explanation) console.log(`- ${line}`);
  }
}
