// Theorem 1 verified on an economy file by a program: node examples/library.mjs [FILE], after `npm run build`.
import { readFileSync } from 'node:fs';
import { judge, readEconomy } from 'undominated';

const file = process.argv[2] ?? new URL('four-equal-traders.json', import.meta.url);
const economy = readEconomy(readFileSync(file, 'utf8'), String(file));
const { verdict, method, scope, explanation } = judge(economy, 'theorem-1');
console.log(`Theorem 1 on "${economy.title}": ${verdict} by ${method}.`);
for (const line of [scope, ...explanation]) console.log(line);
process.exitCode = verdict === 'proved' ? 0 : 1;
