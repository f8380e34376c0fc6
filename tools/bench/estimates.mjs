// How well the time left is told: commands run on a pseudo terminal, and at a tenth, a quarter and a half of the time that
// they took, the time left on the screen over the time that was left indeed. It is the clock that counts here, not the
// processor: on a busy machine the figures move.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const command = join(root, 'dist', 'cli', 'main.js');
const fractions = [0.1, 0.25, 0.5];

const seconds = { s: 1, min: 60, h: 3600, days: 86_400 };

/** The seconds in a time as the progress line shows it: `3 min 5 s left`; undefined if it shows none. */
const secondsIn = (line) => {
  const time = /, (?:roughly )?((?:[\d,]+ (?:s|min|h|days) ?)+)left/.exec(line)?.[1];
  if (time === undefined) return /less than 1 s left/.test(line) ? 0.5 : undefined;
  return [...time.matchAll(/([\d,]+) (s|min|h|days)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number.replaceAll(',', '')) * seconds[unit],
    0,
  );
};

/** Runs a command on a terminal of script(1), and notes what the progress line says and when, in seconds. */
const watch = (args) =>
  new Promise((resolve, reject) => {
    const quoted = [process.execPath, command, ...args].map((word) => `'${word}'`).join(' ');
    const child = spawn('script', ['-qefc', `stty cols 80; ${quoted}`, '/dev/null'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const begun = performance.now();
    const now = () => (performance.now() - begun) / 1000;
    const seen = [];
    child.stdout.on('data', (chunk) => {
      const line = String(chunk).split('\u001b[K').at(-1);
      if (/ %/.test(line)) seen.push({ time: now(), left: secondsIn(line) });
    });
    child.on('error', reject);
    child.on('close', () => resolve({ seen, time: now() }));
  });

const ratioAt = ({ seen, time }, fraction) => {
  const left = seen.findLast((one) => one.time <= fraction * time)?.left;
  return left === undefined ? 'none told' : (left / (time * (1 - fraction))).toFixed(2);
};

const watched = (name, ...args) => ({
  name,
  row: async () => {
    const run = await watch(args);
    return [`${run.time.toFixed(1)} s`, ...fractions.map((fraction) => ratioAt(run, fraction))];
  },
});

export const columns = ['time', ...fractions.map((fraction) => `told / true at ${String(fraction * 100)} %`)];

const example = (name) => join(root, 'examples', `${name}.json`);
const hunt = ['hunt', 'theorem-1', '--random', '2000', '--seed', '1'];

export const benches = [
  watched('`hunt theorem-1 --random 2000 --seed 1`', ...hunt),
  watched('the same with `--threads 1`', ...hunt, '--threads', '1'),
  watched('`verify` of three groups', 'verify', example('three-groups')),
  watched('`verify` of no gains', 'verify', example('no-gains')),
];
