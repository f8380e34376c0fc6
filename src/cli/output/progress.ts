/**
 * How far long work is, as a line on a terminal: what it does, the percentage, the time left.
 */
import { counted, countText } from '../../exact/counts.js';
import { joinWithAnd } from '../../words.js';
import type { Progress } from '../../computation.js';
import type { Terminal } from './terminal.js';
import { escapeControls, widthOf, wrap } from './tables/measure.js';
import type { TimeLeft } from './time-left.js';
import { Stopwatch } from './time-left.js';

/** Seconds for people: `less than 1 s`, `42 s`, `3 min 5 s`, `2 h 10 min`. */
export const showSeconds = (seconds: number): string => {
  if (seconds < 1) return 'less than 1 s';
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  if (whole < 3600) return `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
  if (whole < 360_000)
    return `${String(Math.floor(whole / 3600))} h ${String(Math.floor((whole % 3600) / 60))} min`;
  return counted(Math.round(whole / 86_400), 'day');
};

/** The time left in words; nothing where it is not known. */
const leftText = (left: TimeLeft | undefined): string =>
  left === undefined ? '' : `, ${left.rough ? 'roughly ' : ''}${showSeconds(left.seconds)} left`;

/** The progress line, cut to `width` columns. */
export const progressLine = (progress: Progress, left: TimeLeft | undefined, width: number): string => {
  const { done, total } = progress;
  const label = escapeControls(progress.label);
  const percent = total <= 0 ? 0 : Math.floor((100 * Math.min(done, total)) / total);
  const figures = `${String(percent).padStart(3)} %${leftText(left)}`;
  const room = width - widthOf(figures) - 2;
  const name = widthOf(label) <= room ? label : `${[...label].slice(0, Math.max(0, room - 1)).join('')}…`;
  return room < 2 ? figures.slice(0, Math.max(0, width - 1)) : `${name}: ${figures}`;
};

/** What is left to do, in what it is made of: `12,754,665 outcomes and 2,125,764 payoffs`. */
const workText = ({ label, done, total, unit, work }: Progress): string => {
  const kinds = work === 'uncounted' ? [] : (work ?? []).filter(({ left }) => Math.round(left) > 1);
  if (kinds.length > 0)
    return joinWithAnd(kinds.map((kind) => `${countText(Math.round(kind.left))} ${kind.unit}`));
  const left = countText(Math.ceil(Math.max(0, total - done)));
  return unit === undefined ? `${label} (${left} of ${countText(total)})` : `${left} ${unit}`;
};

/** What is said once of work that will take more than a few seconds. */
export const announcement = (progress: Progress, { seconds, rough }: TimeLeft): string =>
  `Left to do: ${escapeControls(workText(progress))}, ${rough ? 'very roughly' : 'about'} ${showSeconds(seconds)}. Ctrl-C stops and prints what is known.`;

/** Reports progress on a terminal, a line that overwrites itself; elsewhere nothing. */
export interface Reporter {
  readonly report: (progress: Progress) => void;
  readonly clear: () => void;
}

/** Work that will take longer than this many seconds is announced. */
const large = 3;
/** For so many milliseconds the announcement waits for a time that is more than rough. */
const patience = 1000;
/** Milliseconds between two drawings of the line. */
const pause = 100;

/** A reporter for one output; `now` counts milliseconds. */
export const reporter = (out: Terminal, now: () => number = () => performance.now()): Reporter => {
  const stopwatch = new Stopwatch();
  let begun: number | undefined;
  let drawn = -Infinity;
  let announced = false;
  let visible = false;
  const clear = (): void => {
    if (visible) out.write('\r\u001b[K');
    visible = false;
  };
  const report = (progress: Progress): void => {
    if (!out.isTerminal) return;
    const time = now();
    stopwatch.add(progress, time);
    if (time - drawn < pause) return;
    drawn = time;
    begun ??= time;
    const left = stopwatch.left();
    if (!announced && left !== undefined && (!left.rough || time - begun >= patience)) {
      announced = true;
      // What runs for a given time needs no announcement.
      if (left.seconds > large && progress.unit !== 'seconds') {
        clear();
        out.write(`${wrap(announcement(progress, left), out.width).join('\n')}\n`);
      }
    }
    visible = true;
    out.write(`\r\u001b[K${progressLine(progress, left, out.width - 1)}`);
  };
  return { report, clear };
};
