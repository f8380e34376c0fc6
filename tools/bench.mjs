// `npm run bench [-- WORD …]`: times what the files in tools/bench offer, plain and fast in the same run, and prints a
// Markdown table a file. With words, only benches whose name or file has one of them. Processor time, median of the runs.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'bench');
const words = process.argv.slice(2).map((word) => word.toLowerCase());

/** Milliseconds of processor time that a call takes: the median of at least three runs, more while they are short. */
const measure = ({ run, per = 1, repeat = 1 }) => {
  const times = [];
  run();
  const until = performance.now() + 1500;
  do {
    const before = process.cpuUsage();
    for (let i = 0; i < repeat; i += 1) run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000 / repeat / per);
  } while (times.length < 3 || (performance.now() < until && times.length < 25));
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
};

const figure = (milliseconds) =>
  milliseconds === undefined ? '' : Number(milliseconds.toPrecision(3)).toString();

for (const file of readdirSync(folder).sort()) {
  const { benches } = await import(pathToFileURL(join(folder, file)).href);
  const chosen = benches.filter(
    ({ name }) => words.length === 0 || words.some((word) => `${file} ${name}`.toLowerCase().includes(word)),
  );
  if (chosen.length === 0) continue;
  console.log(
    `\n${file.replace('.mjs', '')}\n\n| what | plain, ms | fast, ms | ratio |\n| --- | ---: | ---: | ---: |`,
  );
  for (const { name, plain, fast } of chosen) {
    const slow = plain && measure(plain);
    const quick = measure(fast);
    const ratio = slow === undefined ? '' : figure(slow / quick);
    console.log(`| ${name} | ${figure(slow)} | ${figure(quick)} | ${ratio} |`);
  }
}
