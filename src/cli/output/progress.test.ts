import { describe, expect, it } from 'vitest';
import { announcement, progressLine, reporter, showSeconds } from './progress.js';
import type { Progress } from '../../computation.js';
import type { Sink } from './terminal.js';
import { terminal } from './terminal.js';

describe('the progress line', () => {
  const at = (done: number) => ({ label: 'theorem-1', done, total: 1000 });
  it('shows the percentage and the time left', () => {
    expect(progressLine(at(250), { seconds: 30, rough: false }, 79)).toBe('theorem-1:  25 %, 30 s left');
  });
  it('says where the time is a rough one', () => {
    expect(progressLine(at(250), { seconds: 30, rough: true }, 79)).toBe(
      'theorem-1:  25 %, roughly 30 s left',
    );
  });
  it('shows no time before anything was done', () => {
    expect(progressLine(at(0), undefined, 79)).toBe('theorem-1:   0 %');
  });
  it('is cut where the terminal is narrow', () => {
    expect(progressLine(at(250), { seconds: 30, rough: false }, 24)).toBe('theor…:  25 %, 30 s left');
    expect(progressLine(at(250), { seconds: 30, rough: false }, 10).length).toBeLessThan(10);
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

describe('the announcement of large work', () => {
  it('counts the work in what it is made of', () => {
    const work = [
      { unit: 'turns', done: 10, left: 0 },
      { unit: 'outcomes', done: 0, left: 16_777_216 },
      { unit: 'payoffs', done: 0, left: 81 },
    ];
    expect(
      announcement({ label: 'outcomes', done: 0, total: 16_777_216, work }, { seconds: 65, rough: false }),
    ).toBe(
      'Left to do: 16,777,216 outcomes and 81 payoffs, about 1 min 5 s. Ctrl-C stops and prints what is known.',
    );
  });
  it('counts a single kind of work in its unit, or says what of', () => {
    const progress = { label: 'best replies', done: 1, total: 16_777_216 };
    const time = { seconds: 20, rough: true };
    expect(announcement({ ...progress, unit: 'replies' }, time)).toContain(
      '16,777,215 replies, very roughly 20 s',
    );
    expect(announcement(progress, time)).toContain('best replies (16,777,215 of 16,777,216)');
  });
});

describe('the reporter', () => {
  const recorded = (isTTY: boolean, columns = 80) => {
    let written = '';
    let time = 0;
    const sink: Sink = { isTTY, columns, write: (text) => (written += text) };
    const { report, clear } = reporter(terminal(sink, {}), () => time);
    const run = (progress: Progress, seconds: number): void => {
      time = seconds * 1000;
      report(progress);
    };
    const step = (done: number, seconds: number): void => run({ label: 'work', done, total: 1000 }, seconds);
    return { run, step, clear, written: () => written };
  };
  it('draws a line on a terminal, and takes it away at the end', () => {
    const { step, clear, written } = recorded(true);
    for (let i = 0; i <= 5; i += 1) step(100 * i, i / 5);
    expect(written().endsWith('\r\u001b[Kwork:  50 %, 1 s left')).toBe(true);
    clear();
    expect(written().endsWith('\r\u001b[K')).toBe(true);
  });
  it('shows no time before the work was measured', () => {
    const { step, written } = recorded(true);
    step(0, 0);
    step(1, 0.2);
    expect(written()).toBe('\r\u001b[Kwork:   0 %\r\u001b[Kwork:   0 %');
  });
  it('announces large work once', () => {
    const { step, written } = recorded(true);
    for (let i = 0; i <= 20; i += 1) step(i, i);
    expect(written().match(/Left to do/g)).toHaveLength(1);
    expect(written().replaceAll('\n', ' ')).toContain(
      'Left to do: work (996 of 1,000), about 16 min 36 s. Ctrl-C stops and prints what is known. ',
    );
  });
  it('wraps the announcement where the terminal is narrow', () => {
    const { step, written } = recorded(true, 30);
    for (let i = 0; i <= 20; i += 1) step(i, i);
    for (const line of written().split(/[\r\n]+/))
      expect(line.replace('\u001b[K', '').length).toBeLessThanOrEqual(30);
    expect(written()).toContain('Left to do: work');
  });
  it('does not announce what runs for a given time', () => {
    const { run, written } = recorded(true);
    for (let done = 0; done <= 60; done += 1)
      run({ label: 'economies', done, total: 60, unit: 'seconds' }, done);
    expect(written()).toContain('economies:  50 %, 30 s left');
    expect(written()).not.toContain('Left to do');
  });
  it('writes nothing where there is no terminal, be the work small or large', () => {
    for (const duration of [2, 20, 2000]) {
      const { step, written } = recorded(false);
      for (let i = 0; i <= 20; i += 1) step(50 * i, (i * duration) / 20);
      expect(written()).toBe('');
    }
  });
});
