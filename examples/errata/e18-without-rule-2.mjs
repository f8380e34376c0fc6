// E18: Theorem 1 with Rule 2 and without it, that is, with ε as in the file and with ε = 0:
// node examples/errata/e18-without-rule-2.mjs, after `npm run build`.
import { readFileSync } from 'node:fs';
import { claims, economyReader, rational as Q, subject, undominatedMessages, work } from 'undominated';

const file = new URL('../four-equal-traders.json', import.meta.url);
const { economy } = economyReader.readEconomy(readFileSync(file, 'utf8'), String(file)).right;

for (const epsilon of [economy.epsilon, Q.zero]) {
  console.log(`ε = ${Q.show(epsilon)}`);
  const judged = subject.subjectOf({ ...economy, epsilon }, { traders: [0] });
  for (const claim of ['property-i', 'property-ii', 'property-iii', 'theorem-1']) {
    const { verdict, method, explanation } = work.finish(claims.judge(judged, claim));
    console.log(`${claim}: ${verdict} (${method})`);
    if (verdict === 'refuted') for (const line of explanation) console.log(`- ${line}`);
  }
  const [first] = work.finish(undominatedMessages.undominatedMessages(judged));
  const messages = [...first.list()].map((message) => `(${message.join(', ')})`);
  console.log(`Undominated for trader 1: ${messages.join(', ')}`);
}
