import { describe, expect, it } from 'vitest';
import { announcement, progressLine, reporter, secondsLeft, showSeconds } from './progress.js';
import type { Sink } from './terminal.js';
import { terminal } from './terminal.js';

describe('the progress line', () => {
  const at = (done: number) => ({ label: 'theorem-1', done, total: 1000 });
  it('shows the percentage and the time left', () => {
    expect(progressLine(at(250), { done: 250, seconds: 10 }, 79)).toBe('theorem-1:  25 %, 30 s left');
  });
  it('shows no time before anything was done', () => {
    expect(progressLine(at(0), { done: 0, seconds: 1 }, 79)).toBe('theorem-1:   0 %');
  });
  it('is cut where the terminal is narrow', () => {
    expect(progressLine(at(250), { done: 250, seconds: 10 }, 24)).toBe('theor…:  25 %, 30 s left');
    expect(progressLine(at(250), { done: 250, seconds: 10 }, 10).length).toBeLessThan(10);
  });
  it('measures the pace since it began to look, not since zero', () => {
    expect(secondsLeft(at(900), { done: 100, seconds: 10 })).toBe(10);
  });
});

it('time is shown in the unit that suits it', () => {
  expect([0.2, 42.4, 185, 7800, 400_000].map(showSeconds)).toEqual([
    'less than 1 s',
    '42 s',
    '3 min 5 s',
    '2 h 10 min',
    '5 days',
  ]);
});

it('large work is announced with its size', () => {
  const said = announcement({ label: 'theorem-1', done: 1, total: 16_777_216 }, { done: 1, seconds: 0 });
  expect(said).toContain('16,777,216 steps');
});

describe('the reporter', () => {
  const recorded = (isTTY: boolean) => {
    let written = '';
    let time = 0;
    const sink: Sink = { isTTY, write: (text) => (written += text) };
    const { report, clear } = reporter(terminal(sink, {}), () => time);
    const step = (done: number, seconds: number): void => {
      time = seconds * 1000;
      report({ label: 'work', done, total: 1000 });
    };
    return { step, clear, written: () => written };
  };
  it('draws a line on a terminal, and takes it away at the end', () => {
    const { step, clear, written } = recorded(true);
    step(0, 0);
    step(500, 1);
    expect(written()).toBe('\r\u001b[Kwork:  50 %, 1 s left');
    clear();
    expect(written().endsWith('\r\u001b[K')).toBe(true);
  });
  it('writes nothing elsewhere while the work is small', () => {
    const { step, written } = recorded(false);
    step(0, 0);
    step(500, 1);
    step(1000, 2);
    expect(written()).toBe('');
  });
  it('announces large work once, elsewhere too', () => {
    const { step, written } = recorded(false);
    for (let i = 0; i <= 20; i += 1) step(i, i);
    expect(written()).toBe('work: 1,000 steps, about 16 min 39 s. Ctrl-C stops and prints what is known.\n');
  });
});
