/**
 * The second and third claims of Theorem 2, which have one proof and one way to fail: a reply at a cell that the others
 * need not reach can be anything.
 */
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { E } from '../../../../prelude.js';
import { addCounts, withSignal } from '../../../../economies/information.js';
import type { DemandSet } from '../../../../economies/price-taking-sets.js';
import {
  completions,
  d1,
  firstOf,
  isSingleton,
  separateSignals,
  unbeaten,
} from '../../../../economies/price-taking-sets.js';
import type { SignalCounts } from '../../../../economies/valuation.js';
import { shockWeights, surplusTable } from '../../../../economies/valuation.js';
import type { InterdependentEconomy } from '../../../../economies/economy.js';
import type { Demand } from '../../../../market/demand.js';
import { priceVector } from '../../../../market/market.js';
import { sameDemand } from '../../../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../../../computation.js';
import type { Finding } from '../../../finding.js';
import type { RepliesEvidence, ViolationEvidence } from '../../evidence/theorem-2.js';
import { certificateEvidence } from './best-reply-certificate.js';
import type { CellKind, ReplyStage } from './cells.js';
import { allowsAll, cellKinds, heardList, sincereFirsts, tiedSignals } from './cells.js';
import { bundleAmounts, bundleText, demandBundles, demandText, priceText } from '../../../notation.js';
import { demandSetData } from '../strategy-evidence.js';
import { hypotheses } from '../hypotheses.js';
import type { Violation } from './violations.js';
import { violationAtReached, violationAtUnreached, readings } from './violations.js';
import { perPosition } from './leak.js';
import type { Setting } from '../setting.js';
import { feasibleSetting } from '../setting.js';
import type { Survivor } from './survivors.js';
import type { FirstRound } from '../../theorem-2-1.js';
import { firstRound, firstRoundOf } from '../../theorem-2-1.js';

/** Bundles that may survive at a cell where signals with the same D¹ cannot be told apart: what is unbeaten over all readings. */
const unbeatenOver = (
  setting: Setting,
  stage: ReplyStage,
  signal: number,
  counts: readonly SignalCounts[],
): DemandSet => {
  const { economy, values } = setting;
  const rests: readonly SignalCounts[] = stage === 2 ? [economy.signals.map(() => 0)] : completions(economy);
  return unbeaten(
    counts.flatMap((heard) =>
      rests.map((rest) =>
        surplusTable(values, signal, shockWeights(values, withSignal(addCounts(heard, rest), signal))),
      ),
    ),
  );
};

/** What improving a bad reply gains at least, at the kinds of cells where a reply can be bad. */
const leastGain = (setting: Setting, kinds: readonly CellKind[]): Rational | undefined => {
  const { economy, values } = setting;
  const scale = values.likelihood[0]!.reduce((sum, weight) => sum + weight, 0n);
  let least: Rational | undefined;
  for (const { stage, signal, heard, claimed } of kinds) {
    const own = withSignal(
      economy.signals.map(() => 0),
      signal,
    );
    const size = heard.reduce((sum, count) => sum + count, 0);
    const total = shockWeights(values, own).reduce((sum, weight) => sum + weight, 0n) * scale ** BigInt(size);
    const table = surplusTable(values, signal, shockWeights(values, addCounts(own, heard)));
    const rests = stage === 2 ? [] : completions(economy);
    const given = rests.map((rest) =>
      surplusTable(values, signal, shockWeights(values, addCounts(addCounts(own, heard), rest))),
    );
    table.forEach((row, price) =>
      row.forEach((value, bundle) => {
        if (claimed[price]!.includes(bundle)) return;
        let best = 0n;
        row.forEach((other, rival) => {
          const always = given.every((t) => t[price]![rival]! > t[price]![bundle]!);
          if (always && other - value > best) best = other - value;
        });
        const gain = Q.mul(perPosition(setting), Q.of(best, total * values.unit));
        least = least === undefined ? gain : Q.min(least, gain);
      }),
    );
  }
  return least;
};

const cellData = ({ economy }: Setting, cell: CellKind, list: readonly Demand[], price: number) => ({
  signal: economy.signals[cell.signal]!,
  stage: cell.stage,
  observes: list.map((demand) => demandBundles(economy.market, demand)),
  revealing: Object.fromEntries(economy.signals.map((name, s) => [name, cell.heard[s]!])),
  price: priceVector(economy.market, price),
});

const refutedBy = (
  setting: Setting,
  offence: Violation,
): Pick<
  Finding<string, RepliesEvidence, ViolationEvidence>,
  'verdict' | 'explanation' | 'counterexample'
> => {
  const { economy } = setting;
  const { market } = economy;
  const { cell, list, price, bundle, reached, own, others } = offence;
  const set = cell.stage === 2 ? 'D²' : 'D³';
  return {
    verdict: 'refuted',
    explanation: [
      `With signal ${economy.signals[cell.signal]!}, having heard ${list.map((demand) => demandText(market, demand)).join(', ')}, trader 1 asks at price ${priceText(market, price)} for ${bundleText(bundleAmounts(market, bundle))}, which is not in ${set}.`,
      reached
        ? 'It is a best reply: what she heard does not tell the signals apart.'
        : 'The others, who play strategies that survive round one, never say this; so the cell is not reached, and the reply costs nothing.',
      'Her strategy is a best reply to strategies that survive round one, so it survives round two.',
    ],
    counterexample: {
      cell: {
        ...cellData(setting, cell, list, price),
        announces: bundleAmounts(market, bundle),
        allowed: demandSetData(market, [cell.claimed[price]!]),
        reached,
      },
      bestReplies: own.map((certificate) => certificateEvidence(setting, certificate)),
      othersSurviveRoundOne: others.map((certificate) => certificateEvidence(setting, certificate)),
    },
  };
};

/** Looks for an offence in every way we know; `tried` says which. */
function* seekOffence(
  setting: Setting,
  stage: ReplyStage,
  round: FirstRound,
): Computation<{ readonly offence?: Violation; readonly tried: readonly string[] }> {
  const { economy } = setting;
  const { market, signals } = economy;
  const sincere = sincereFirsts(setting);
  const tried: string[] = [];

  // The others make another first announcement that survives, so that a price-taking one is never heard. Every signal
  // whose price-taking announcement is the same must have one.
  if (round.survivor !== undefined) {
    const { signal } = round.survivor;
    const survivors: Survivor[] = [round.survivor];
    for (let other = 0; other < signals.length; other += 1)
      if (other !== signal && sameDemand(sincere[other]!, sincere[signal]!)) {
        const also = (yield* firstRoundOf(setting, other)).survivor;
        if (also !== undefined) survivors.push(also);
      }
    for (const one of survivors)
      tried.push(
        `the others announcing ${demandText(market, one.first)} with signal ${signals[one.signal]!}`,
      );
    const firsts = sincere.map((demand, s) => survivors.find((one) => one.signal === s)?.first ?? demand);
    const avoided = { signal, demand: sincere[signal]! };
    const offence = yield* violationAtUnreached(setting, stage, firsts, avoided, survivors);
    if (offence !== undefined) return { offence, tried };
  }
  // The others break a tie in one way, so that the other way is never heard.
  for (let signal = 0; signal < signals.length; signal += 1) {
    const members = d1(economy, signal);
    const price = members.findLastIndex((allowed) => allowed.length > 1);
    if (price < 0) continue;
    const demand = firstOf(members).map((bundle, p) => (p === price ? members[p]![1]! : bundle));
    tried.push(
      `the others never announcing ${demandText(market, demand)}, which ties for ${signals[signal]!}`,
    );
    const offence = yield* violationAtUnreached(setting, stage, sincere, { signal, demand }, []);
    if (offence !== undefined) return { offence, tried };
  }
  // What is heard does not tell the signals apart.
  if (E.isLeft(separateSignals(economy))) {
    tried.push('sincere others whose announcements do not tell their signals apart');
    const offence = yield* violationAtReached(setting, stage);
    if (offence !== undefined) return { offence, tried };
  }
  return { tried };
}

/**
 * Whether, once first announcements are known to be price-taking, nothing outside a claimed set can survive at a kind of
 * cell: it is certain to be reached, and what may survive given all that is heard there is claimed.
 */
const isSettled = (setting: Setting, kind: CellKind): boolean => {
  if (tiedSignals(setting, kind).length > 0) return false;
  const heard = readings(setting, heardList(kind.heard, sincereFirsts(setting)));
  if (heard.length === 1) return true;
  // Signals that cannot be told apart: what may survive must be claimed for each of them.
  if (heard.some((counts) => tiedSignals(setting, { ...kind, heard: counts }).length > 0)) return false;
  return unbeatenOver(setting, kind.stage, kind.signal, heard).every((some, price) =>
    some.every((bundle) => kind.claimed[price]!.includes(bundle)),
  );
};

/** Judges the second (or third) claim. */
export function* judgeReplies<Name extends 'theorem-2.2' | 'theorem-2.3'>(
  economy: InterdependentEconomy,
  claim: Name,
  stage: ReplyStage,
): Computation<Finding<Name, RepliesEvidence, ViolationEvidence>> {
  const setting = feasibleSetting(economy);
  const { market, signals } = economy;
  const kinds = cellKinds(setting, stage);
  const binding = kinds.filter(({ claimed }) => !allowsAll(claimed, market.bundles.size));
  const ties = signals.flatMap((name, signal) =>
    isSingleton(d1(economy, signal))
      ? []
      : [{ signal: name, priceTaking: demandSetData(market, d1(economy, signal)) }],
  );
  const base = {
    claim,
    assumptions: hypotheses(setting),
    method: 'separation',
    scope:
      `all strategies of trader 1 that survive both rounds, at all ${String(kinds.length)} kinds of cells ` +
      `(own signal, numbers of signals heard) and ${String(market.prices.size)} prices`,
  };

  const round = yield* firstRound(setting);
  const { offence, tried } = yield* seekOffence(setting, stage, round);
  if (offence !== undefined) return { ...base, evidence: { ties }, ...refutedBy(setting, offence) };

  const firstClaim = round.survivor === undefined && round.open.length === 0;
  if (binding.length === 0 || (firstClaim && binding.every((kind) => isSettled(setting, kind)))) {
    const separated = E.isRight(separateSignals(economy));
    const gain = separated ? leastGain(setting, binding) : undefined;
    return {
      ...base,
      verdict: 'proved',
      explanation:
        binding.length === 0
          ? ['The claim allows every reply here.']
          : [
              'After round one all others announce a member of their D¹ first, and where a reply can be bad that is one demand function: so these cells are reached with positive probability' +
                (separated
                  ? ', and tell the signals heard.'
                  : ', and what they leave open of the signals does not matter.'),
              `Replacing a reply outside ${stage === 2 ? 'D²' : 'D³'} there, and nothing else, gains against every strategy of the others that survives round one.`,
            ],
      evidence: { ties, gainAtLeast: gain ?? null },
    };
  }
  return {
    ...base,
    verdict: 'undecided',
    explanation: [
      firstClaim
        ? 'Some cells need not be reached or do not tell the signals heard, and no offending profile was found.'
        : 'Which first announcements survive round one is not settled, and no offending profile was found.',
      ...round.open,
      ...tried.map((what) => `Tried: ${what}.`),
    ],
    evidence: { ties, tried },
  };
}
