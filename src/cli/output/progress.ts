/**
 * How far long work is, as a line on a terminal: what it does, the percentage, the time left.
 */
import { counted } from '../../exact/counts.js';
import type { Progress } from '../../computation.js';
import type { Terminal } from './terminal.js';
import { escapeControls, widthOf } from './tables/measure.js';

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

/** How fast work went since it was first looked at: units done in so many seconds. */
export interface Pace {
  readonly done: number;
  readonly seconds: number;
}

/** Seconds still to go if the work goes on at this pace; undefined before anything was done. */
export const secondsLeft = ({ done, total }: Progress, pace: Pace): number | undefined =>
  pace.done <= 0 ? undefined : (pace.seconds / pace.done) * Math.max(0, total - done);

/** The progress line, cut to `width` columns. */
export const progressLine = (progress: Progress, pace: Pace, width: number): string => {
  const { done, total } = progress;
  const label = escapeControls(progress.label);
  const percent = total <= 0 ? 0 : Math.floor((100 * Math.min(done, total)) / total);
  const left = secondsLeft(progress, pace);
  const figures = `${String(percent).padStart(3)} %${left === undefined ? '' : `, ${showSeconds(left)} left`}`;
  const room = width - widthOf(figures) - 2;
  const name = widthOf(label) <= room ? label : `${[...label].slice(0, Math.max(0, room - 1)).join('')}…`;
  return room < 2 ? figures.slice(0, Math.max(0, width - 1)) : `${name}: ${figures}`;
};

/** What is said before work that will take more than a few seconds. */
export const announcement = (progress: Progress, pace: Pace): string => {
  const left = secondsLeft(progress, pace);
  return `${escapeControls(progress.label)}: ${counted(progress.total, 'step')}${
    left === undefined ? '' : `, about ${showSeconds(left)}`
  }. Ctrl-C stops and prints what is known.`;
};

/** Reports progress on a terminal, a line that overwrites itself; elsewhere only the announcement of large work. */
export interface Reporter {
  readonly report: (progress: Progress) => void;
  readonly clear: () => void;
}

/** Work that will take longer than this many seconds is announced. */
const large = 3;
/** Milliseconds between two drawings of the line. */
const pause = 100;

/** A reporter for one output; `now` counts milliseconds. */
export const reporter = (out: Terminal, now: () => number = () => performance.now()): Reporter => {
  let first: { readonly label: string; readonly done: number; readonly time: number } | undefined;
  let drawn = -Infinity;
  let announced = false;
  let visible = false;
  const clear = (): void => {
    if (visible) out.write('\r\u001b[K');
    visible = false;
  };
  const report = (progress: Progress): void => {
    const time = now();
    if (first === undefined || first.label !== progress.label || first.done > progress.done) {
      first = { label: progress.label, done: progress.done, time };
      announced = false;
      return;
    }
    const pace = { done: progress.done - first.done, seconds: (time - first.time) / 1000 };
    const left = secondsLeft(progress, pace);
    if (!announced && left !== undefined && pace.seconds >= 0.2) {
      announced = true;
      if (left > large) {
        clear();
        out.write(`${announcement(progress, pace)}\n`);
      }
    }
    if (!out.isTerminal || time - drawn < pause) return;
    drawn = time;
    visible = true;
    out.write(`\r\u001b[K${progressLine(progress, pace, out.width - 1)}`);
  };
  return { report, clear };
};
