// Theorem 1 verified on an economy file by a program: node examples/library.mjs [FILE], after `npm run build`.
import { readFileSync } from 'node:fs';
import { claims, economyReader, problem, subject, work } from 'undominated';

const file = process.argv[2] ?? new URL('four-equal-traders.json', import.meta.url);
const reading = economyReader.readEconomy(readFileSync(file, 'utf8'), String(file));
if (reading._tag === 'Left') {
  for (const wrong of reading.left) console.error(problem.renderProblem(wrong));
  process.exit(2);
}

const { economy } = reading.right;
if (economy.kind !== 'private-values') {
  console.error('Theorem 1 is about private values.');
  process.exit(2);
}

const { verdict, method, scope, explanation } = work.finish(
  claims.judge(subject.subjectOf(economy), 'theorem-1'),
);
console.log(`Theorem 1 on "${economy.title}": ${verdict} by ${method}.`);
for (const line of [scope, ...explanation]) console.log(line);
process.exitCode = verdict === 'proved' ? 0 : 1;
