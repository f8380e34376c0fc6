/**
 * Claim `example`: the numbers printed in the Example of Section 3, for a group of four traders who own 2 each with a cap of
 * 3: n̄ = 4, n̲ = 3, ñ = 2, the first two served and the other two given 3 and 2.
 *
 * It applies to an economy whose first four traders, price-taking at the price that the other four set, announce the
 * Example's demands 1, 2, 2, 3, or the same with the first two interchanged.
 */
import * as Q from '../../exact/rational.js';
import { priceTakingMessages } from '../../economies/price-taking.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import { pointAt } from '../../market/lattice.js';
import type { TracedDraw } from '../../mechanisms/random-grouping/draw.js';
import { traceDraw } from '../../mechanisms/random-grouping/draw.js';
import { randomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../computation.js';
import { profileBundles } from '../notation.js';
import { priceVector } from '../../market/market.js';
import type { t } from '../../prelude.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import { exampleCounterexample, exampleEvidence } from './evidence.js';
import type { PrivateValuesSubject } from './subject.js';

/** The numbers that the paper prints. @paper Section 3: Example */
const printed = { nBar: 4, nUnder: 3, nTilde: 2, third: 3, fourth: 2 } as const;

/** The demands that the paper prints, and the same with the first two interchanged. */
const demandsOfTheExample: ReadonlyArray<readonly number[]> = [
  [1, 2, 2, 3],
  [2, 1, 2, 3],
];

/** The draw in which the traders come in file order, and the demands of the first group at its price. */
interface Traced {
  readonly trace: TracedDraw;
  readonly announced: readonly number[];
}

/** That draw, under Rule 1 and with price-taking messages; undefined if the economy is not the Example's. */
const trace = (economy: PrivateValuesEconomy): Traced | undefined => {
  const { market } = economy;
  const fits =
    market.commodities === 1 &&
    market.cap === 3 &&
    market.groups.count === 2 &&
    market.groups.size === 4 &&
    market.endowments.slice(0, 4).every(([e]) => e === 2);
  if (!fits) return undefined;
  const messages = priceTakingMessages(economy);
  const order = Array.from({ length: market.traders }, (_, i) => i);
  const traced = traceDraw(randomGrouping(market, economy.epsilon), messages, { order, rule: 1 });
  const { price } = traced.groups[0]!;
  const announced = order.slice(0, 4).map((i) => pointAt(market.bundles, messages[i]![price]!)[0]!);
  return demandsOfTheExample.some((d) => d.join() === announced.join())
    ? { trace: traced, announced }
    : undefined;
};

/** Whether the economy is the Example's. */
const isTheExample = (economy: PrivateValuesEconomy): boolean => trace(economy) !== undefined;

/** Judges the printed numbers against the definitions. @paper Section 3: Example */
function* judgeExample({
  economy,
}: PrivateValuesSubject): Computation<
  Finding<'example', t.TypeOf<typeof exampleEvidence>, t.TypeOf<typeof exampleCounterexample>>
> {
  const found = trace(economy);
  if (found === undefined) throw new Error('The claim `example` is about the economy of the Example alone.');
  const group = found.trace.groups[0]!;
  const amounts = group.members.map((i) => found.trace.trades[i]!.bundle[0]!);
  const again = shareOut(found.announced, group.nTilde);
  if (again.join() !== amounts.join()) throw new Error('The Example did not survive its second check.');
  const [d1, d2] = found.announced;
  const asPrinted = [d1!, d2!, printed.third, printed.fourth];
  const agrees =
    group.nBar === printed.nBar &&
    group.nUnder === printed.nUnder &&
    group.nTilde === printed.nTilde &&
    amounts.join() === asPrinted.join();
  const data = {
    demands: found.announced,
    price: priceVector(economy.market, group.price),
    byDefinition: { nBar: group.nBar, nUnder: group.nUnder, nTilde: group.nTilde, amounts },
    printed: { nBar: printed.nBar, nUnder: printed.nUnder, nTilde: printed.nTilde, amounts: asPrinted },
    messages: profileBundles(economy.market, priceTakingMessages(economy)),
    order: found.trace.draw.order.map((i) => i + 1),
  };
  return {
    claim: 'example',
    verdict: agrees ? 'proved' : 'refuted',
    scope: `one group of four at price ${Q.show(Q.of(group.price, economy.market.priceSteps))}, demands ${found.announced.join(', ')}`,
    method: 'definition',
    explanation: [
      `With demands ${found.announced.join(', ')}, member n̄ = ${String(group.nBar)} is the last before whom at least l = 3 is left, and member n̲ = ${String(group.nUnder)} the first before whom more is left than those after her can take.`,
      `So ñ = min[n̄, n̲ − 1] = ${String(group.nTilde)} ${group.nTilde === 1 ? 'member gets what she announced' : 'members get what they announced'}, and the amounts are ${amounts.join(', ')}.`,
      agrees
        ? 'The paper prints the same numbers, with the demands of the first two members interchanged.'
        : `The paper prints n̄ = ${String(printed.nBar)}, n̲ = ${String(printed.nUnder)}, ñ = ${String(printed.nTilde)} and the amounts ${asPrinted.join(', ')}. But before the ${ordinal(group.nUnder)} member's turn ${String(leftBefore(group.nUnder, found.announced))} are left, more than the ${String((4 - group.nUnder) * 3)} that those after her can take.`,
    ],
    evidence: data,
    ...(agrees ? {} : { counterexample: { ...data, rechecked: true } }),
  };
}

/** `first`, `second`, …, of a position from 1 to 4. */
const ordinal = (n: number): string => ['first', 'second', 'third', 'fourth'][n - 1] ?? String(n);
/** What is left of the group's 8 before a turn (from 1) if all before are served. */
const leftBefore = (turn: number, demands: readonly number[]): number =>
  demands.slice(0, turn - 1).reduce((left, d) => left - d, 8);

/** Rule 1 written out for the Example: the first ñ of four get what they announced, the others min[3, what is left of 8]. */
const shareOut = (announced: readonly number[], served: number): readonly number[] => {
  let left = 8;
  return announced.map((demand, j) => {
    const amount = j < served ? demand : Math.min(3, left);
    left -= amount;
    return amount;
  });
};

/** The claim `example`. */
export const example = declareClaim({
  name: 'example',
  aliases: [],
  paper: 'Section 3: Example',
  meaning: [
    'The paper’s numerical Example of Rule 1: n = 4, l = 3, endowments 2, demands 1, 2, 2, 3. As printed n̲ = 3, ñ = 2 and x = (1, 2, 3, 2); the definitions give n̲ = 2, ñ = 1 and x = (1, 3, 3, 1).',
    'With the demands of the first two traders interchanged the printed n̲ and ñ come out.',
  ],
  where: ['claims/private-values/example: example'],
  judgedByDefault: false,
  hunted: false,
  privateValues: {
    doesNotApply: ({ economy }) =>
      isTheExample(economy) ? undefined : 'It is about the economy of the paper’s Example alone.',
    judge: judgeExample,
    work: () => [],
  },
  evidence: exampleEvidence,
  counterexample: exampleCounterexample,
  certificate: ({ evidence }) => (evidence === null ? [] : [{ kind: 'trace', ...evidence }]),
});
