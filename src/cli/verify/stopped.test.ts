/**
 * Ctrl-C during `verify` of several claims: whatever was judged by then has its verdict, whichever claim was named first.
 */
import { expect, it } from 'vitest';
import { hasWorked, start } from '../endings/program.test-support.js';
import { examplePath, runInMemory } from '../in-memory.test-support.js';

/** What these tests look at in the JSON of `verify`. */
interface Verified {
  readonly stopped?: true;
  readonly claims: readonly { readonly claim: string; readonly verdict: string; readonly scope: string }[];
}

/** The claims of Section 3, the longest named first. */
const claims =
  'theorem-1,individual-rationality,law-of-one-price,property-iii,property-ii,property-i,budget-balance,feasible';

it('stopped after more and more steps, ever fewer claims are left', async () => {
  const given = ['verify', examplePath('basic-market.json'), '--claim', claims, '--json'];
  const whole = JSON.parse((await runInMemory({}, ...given)).stdout) as Verified;
  const verdicts = new Map(whole.claims.map((each) => [each.claim, each]));
  /** How many claims had not been judged, at later and later stops. */
  const left: number[] = [];
  for (let looks = 8; ; looks += Math.ceil(looks / 100)) {
    const { status, stdout } = await runInMemory({ interrupted: { looks } }, ...given);
    const data = JSON.parse(stdout) as Verified;
    if (data.stopped !== true) break;
    expect(data.claims.map(({ claim }) => claim)).toEqual(claims.split(','));
    const unjudged = data.claims.filter(({ scope }) => scope.includes('stopped by Ctrl-C before anything'));
    expect(unjudged.every(({ verdict }) => verdict === 'undecided')).toBe(true);
    // Whatever is decided is decided as it would have been; of one claim what is known may be less than all.
    const other = data.claims.filter(({ claim, verdict }) => verdicts.get(claim)?.verdict !== verdict);
    expect(other.every(({ verdict }) => verdict === 'undecided')).toBe(true);
    expect(status).toBe(data.claims.some(({ verdict }) => verdict === 'refuted') ? 1 : 3);
    left.push(unjudged.length);
  }
  // In the end the longest alone was not judged.
  expect(left).toEqual([...left].sort((a, b) => b - a));
  expect(left.at(-1)).toBeLessThanOrEqual(1);
  expect(left[0]).toBeGreaterThan(left.at(-1)!);
});

it('as a command: the claim that takes minutes is undecided, with the reason, and all others have their verdicts', async () => {
  const kind = (one: string, two: string) => ({
    ...{ count: 14, endowment: [1] },
    utility: { quasiLinear: ['0', one, two] },
  });
  const economy = JSON.stringify({
    format: 'undominated/economy/1',
    ...{ commodities: 1, cap: 2, priceSteps: 8, groups: { count: 2, size: 14 }, epsilon: '1/100' },
    traders: [kind('3/4', '3/2'), kind('1/4', '1/2')],
  });
  const named = claims.split(',').filter((claim) => claim !== 'individual-rationality');
  const running = start(['verify', '-', '--claim', ['individual-rationality', ...named].join(), '--json']);
  running.child.stdin.end(economy);
  // All others take a fraction of a second.
  await hasWorked(running, 3);
  running.child.kill('SIGINT');
  const { status, signal, stdout } = await running.ended;
  const data = JSON.parse(stdout) as Verified;
  expect({ status, signal, stopped: data.stopped }).toEqual({ status: 3, signal: null, stopped: true });
  const [long, ...others] = data.claims;
  expect(long).toMatchObject({
    claim: 'individual-rationality',
    verdict: 'undecided',
    scope: 'stopped by Ctrl-C before anything was known of it',
  });
  expect(others.map(({ claim, verdict }) => [claim, verdict])).toEqual(
    named.map((claim) => [claim, 'proved']),
  );
});
