// E9: Rule 1 with the price that clears the group itself, as the words "in group β" say, beside the price that clears the
// other group, as the index says: node examples/errata/e9-own-price.mjs, after `npm run build`.
import { readFileSync } from 'node:fs';
import { claims, economyReader, randomGrouping, subject, work } from 'undominated';

const file = new URL('../four-equal-traders.json', import.meta.url);
const { economy } = economyReader.readEconomy(readFileSync(file, 'utf8'), String(file)).right;

for (const priceFrom of ['outside-the-group', 'own-group']) {
  console.log(`Price from: ${priceFrom}`);
  const judged = subject.subjectOf(economy, { clauses: { ...randomGrouping.asPublished, priceFrom } });
  for (const claim of ['property-i', 'theorem-1', 'feasible', 'budget-balance']) {
    const { verdict, method, explanation } = work.finish(claims.judge(judged, claim));
    console.log(`${claim}: ${verdict} (${method})`);
    if (verdict === 'refuted') for (const line of explanation) console.log(`- ${line}`);
  }
}
