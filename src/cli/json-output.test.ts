/**
 * What `run` and `solve` print with --json, read back by the codecs that define it.
 */
import { expect, it } from 'vitest';
import type { t } from '../prelude.js';
import { E } from '../prelude.js';
import { examplePath, runInMemory } from './in-memory.test-support.js';
import {
  interdependentDraw,
  interimLotteries,
  privateDraw,
  privateLotteries,
  stoppedRun,
} from './run/output.js';
import { gameSolution, interdependentSolution, privateSolution, stoppedSolution } from './solve/output.js';

/** What the command prints; Ctrl-C comes when standard input has ended, if at all. */
const jsonOf = async (args: readonly string[], input = '', interrupted = false): Promise<unknown> => {
  const { stdout } = await runInMemory(
    interrupted ? { input, interrupted: 'after input' } : { input },
    ...args,
    '--json',
  );
  return JSON.parse(stdout) as unknown;
};

const draw = ['--draw', '--seed', '7'];
const privateValues = examplePath('complements.json');
const interdependent = examplePath('pooling.json');
const mixed = examplePath('games/mixed-dominators.csv');
const bayesian = examplePath('games/entry.json');

const outputs: ReadonlyArray<readonly [t.Mixed, readonly string[]]> = [
  [privateDraw, ['run', privateValues, ...draw]],
  [privateDraw, ['run', privateValues, '--order', '3,1,4,2', '--rule', '2', '--price', '0,0']],
  [privateLotteries, ['run', examplePath('four-equal-traders.json')]],
  [interdependentDraw, ['run', interdependent, ...draw]],
  [interimLotteries, ['run', interdependent]],
  [privateSolution, ['solve', examplePath('ties.json'), '--list', '--explain', '[2,1,0]']],
  [privateSolution, ['solve', privateValues, '--explain', 'price-taking']],
  [interdependentSolution, ['solve', interdependent]],
  [gameSolution, ['solve', mixed, '--dominators', 'mixed', '--list', '--explain', 'Centre']],
  [gameSolution, ['solve', mixed, '--list', '--explain', 'Middle']],
  [gameSolution, ['solve', bayesian, '--comparison', 'weak', '--list', '--explain', 'enter']],
];

it.each(outputs.map(([codec, args]) => [codec.name, args.slice(0, 1), args.slice(2), codec, args] as const))(
  '%s: %s %j',
  async (_name, _verb, _options, codec, args) => {
    const json = await jsonOf(args);
    const decoded = codec.decode(json);
    if (E.isLeft(decoded)) throw new Error(decoded.left.map(({ message }) => message).join('\n'));
    expect(codec.encode(decoded.right)).toEqual(json);
  },
);

it('a run or a solution that Ctrl-C stopped', async () => {
  const csv = ',L\nT,1;0\nB,2;0\n';
  expect(stoppedSolution.is(await jsonOf(['solve', '-'], csv, true))).toBe(true);
  expect(stoppedRun.is({ traders: [], stopped: true })).toBe(true);
});
