// `npm run bench [-- WORD …]`: times what the files in tools/bench offer, plain and fast in the same run, and prints a
// Markdown table a file. With words, only benches whose name or file has one of them. Processor time, median of the runs.
// What gives its own figures (`row`) says what its columns are.
// What tells its own time (`spent`) runs in turn with what it is compared with; the ratio is the median over the pairs.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'bench');
const words = process.argv.slice(2).map((word) => word.toLowerCase());

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

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
  return median(times);
};

/** Both of a bench that tell their own time, in turn. */
const measureInTurn = ({ plain, fast }) => {
  plain.spent();
  fast.spent();
  const pairs = Array.from({ length: 25 }, () => ({ slow: plain.spent(), quick: fast.spent() }));
  return {
    slow: median(pairs.map(({ slow }) => slow)),
    quick: median(pairs.map(({ quick }) => quick)),
    ratio: median(pairs.map(({ slow, quick }) => slow / quick)),
  };
};

/** Both of a bench, one after the other; some have nothing plain to be compared with. */
const measureBoth = ({ plain, fast }) => {
  const slow = plain && measure(plain);
  const quick = measure(fast);
  return { slow, quick, ratio: slow && slow / quick };
};

const figure = (milliseconds) =>
  milliseconds === undefined ? '' : Number(milliseconds.toPrecision(3)).toString();

/** A table of benches that give the figures of their row themselves. */
const printRows = async (file, columns, chosen) => {
  console.log(
    `\n${file.replace('.mjs', '')}\n\n| what | ${columns.join(' | ')} |\n| --- |${' ---: |'.repeat(columns.length)}`,
  );
  for (const { name, row } of chosen) console.log(`| ${name} | ${(await row()).join(' | ')} |`);
};

for (const file of readdirSync(folder).sort()) {
  const { benches, columns = ['plain', 'fast'] } = await import(pathToFileURL(join(folder, file)).href);
  const chosen = benches.filter(
    ({ name }) => words.length === 0 || words.some((word) => `${file} ${name}`.toLowerCase().includes(word)),
  );
  if (chosen.length === 0) continue;
  const [slower, faster] = columns;
  if (chosen[0].row !== undefined) {
    await printRows(file, columns, chosen);
    continue;
  }
  console.log(
    `\n${file.replace('.mjs', '')}\n\n| what | ${slower}, ms | ${faster}, ms | ratio |\n| --- | ---: | ---: | ---: |`,
  );
  for (const bench of chosen) {
    const { slow, quick, ratio } = bench.fast.spent === undefined ? measureBoth(bench) : measureInTurn(bench);
    console.log(`| ${bench.name} | ${figure(slow)} | ${figure(quick)} | ${figure(ratio)} |`);
  }
}
