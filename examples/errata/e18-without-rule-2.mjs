// E18: Theorem 1 with Rule 2 and without it, that is, with ε as in the file and with ε = 0:
// node examples/errata/e18-without-rule-2.mjs, after `npm run build`.
import { readFileSync } from 'node:fs';
import { judge, rational as Q, readEconomy } from 'undominated';
import { finish, subjectOf, undominatedMessages } from 'undominated/claims';

const file = new URL('../four-equal-traders.json', import.meta.url);
const economy = readEconomy(readFileSync(file, 'utf8'), String(file));

for (const epsilon of [economy.epsilon, Q.zero]) {
  console.log(`ε = ${Q.show(epsilon)}`);
  const varied = { ...economy, epsilon };
  for (const claim of ['property-i', 'property-ii', 'property-iii', 'theorem-1']) {
    const { verdict, method, explanation } = judge(varied, claim, { traders: [0] });
    console.log(`${claim}: ${verdict} (${method})`);
    if (verdict === 'refuted') for (const line of explanation) console.log(`- ${line}`);
  }
  const [first] = finish(undominatedMessages(subjectOf(varied, { traders: [0] })));
  const messages = [...first.list()].map((message) => `(${message.join(', ')})`);
  console.log(`Undominated for trader 1: ${messages.join(', ')}`);
}
