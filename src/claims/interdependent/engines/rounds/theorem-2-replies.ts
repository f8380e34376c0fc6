/**
 * The second and third claims of Theorem 2, which have one proof and one way to fail: a reply at a cell that the others
 * need not reach can be anything.
 */
import { allCounted, counted, showCount } from '../../../../exact/counts.js';
import { E } from '../../../../prelude.js';
import { d1, isSingleton, separateSignals } from '../../../../economies/price-taking-sets.js';
import type { InterdependentEconomy } from '../../../../economies/economy.js';
import type { Demand } from '../../../../market/demand.js';
import { priceVector } from '../../../../market/market.js';
import type { Computation } from '../../../../computation.js';
import type { Finding } from '../../../finding.js';
import { bundleAmounts, bundleText, demandBundles, demandText, priceText } from '../../../notation.js';
import type { RepliesEvidence, ViolationEvidence } from '../../evidence/theorem-2.js';
import { hypotheses } from '../hypotheses.js';
import type { Setting } from '../setting.js';
import { feasibleSetting } from '../setting.js';
import { demandSetBundles } from '../strategy-evidence.js';
import { certificateEvidence } from './best-reply-certificate.js';
import type { CellKind, ReplyStage } from './cells.js';
import { allowsAll, cellKinds, cellUnit, countCellKinds } from './cells.js';
import { wayOut, whyTooLarge } from './claim-size.js';
import type { FirstRound } from './first-round.js';
import { firstRound } from './first-round.js';
import { isSettled, leastGain } from './settled-cells.js';
import type { ViolationSearch } from './violation-search.js';
import { findViolation } from './violation-search.js';
import type { Violation } from './violations.js';

/** What a verdict adds to a finding. */
type Judged = Pick<
  Finding<string, RepliesEvidence, ViolationEvidence>,
  'verdict' | 'explanation' | 'evidence' | 'counterexample'
>;

/** D² or D³, as the paper writes it. */
const claimedSet = (stage: ReplyStage): string => (stage === 2 ? 'D²' : 'D³');

/** The signals with several price-taking first announcements, and these. */
const tiesOf = (economy: InterdependentEconomy): RepliesEvidence['ties'] =>
  economy.signals.flatMap((name, signal) =>
    isSingleton(d1(economy, signal))
      ? []
      : [{ signal: name, priceTaking: demandSetBundles(economy.market, d1(economy, signal)) }],
  );

const cellEvidence = ({ economy }: Setting, cell: CellKind, list: readonly Demand[], price: number) => ({
  signal: economy.signals[cell.signal]!,
  stage: cell.stage,
  observes: list.map((demand) => demandBundles(economy.market, demand)),
  revealing: Object.fromEntries(economy.signals.map((name, s) => [name, cell.heard[s]!])),
  price: priceVector(economy.market, price),
});

const refutedBy = (setting: Setting, violation: Violation): Judged => {
  const { economy } = setting;
  const { market } = economy;
  const { cell, list, price, bundle, reached, own, others } = violation;
  return {
    verdict: 'refuted',
    explanation: [
      `With signal ${economy.signals[cell.signal]!}, having heard ${list.map((demand) => demandText(market, demand)).join(', ')}, trader 1 asks at price ${priceText(market, price)} for ${bundleText(bundleAmounts(market, bundle))}, which is not in ${claimedSet(cell.stage)}.`,
      reached
        ? 'It is a best reply: what she heard does not reveal the signals.'
        : 'The others play strategies that survive round one, and never announce this. So the cell is not reached, and the reply costs nothing.',
      'Her strategy is a best reply to strategies that survive round one, so it survives round two.',
    ],
    evidence: { ties: tiesOf(economy) },
    counterexample: {
      cell: {
        ...cellEvidence(setting, cell, list, price),
        announces: bundleAmounts(market, bundle),
        allowed: demandSetBundles(market, [cell.claimed[price]!]),
        reached,
      },
      bestReplies: own.map((certificate) => certificateEvidence(setting, certificate)),
      othersSurviveRoundOne: others.map((certificate) => certificateEvidence(setting, certificate)),
    },
  };
};

/** Proved: at each kind of cell where a reply can be outside the claimed set, one inside gains. */
const provedAt = (setting: Setting, stage: ReplyStage, binding: readonly CellKind[]): Judged => {
  const { economy } = setting;
  const separated = E.isRight(separateSignals(economy));
  const gain = separated ? leastGain(setting, binding) : undefined;
  const set = claimedSet(stage);
  return {
    verdict: 'proved',
    explanation:
      binding.length === 0
        ? ['The claim allows every reply here.']
        : [
            'After round one every other trader first announces a member of her D¹.',
            `Where a reply can be outside ${set}, these D¹ have one member each. So the cell is reached with positive probability` +
              (separated
                ? ', and it reveals the signals heard.'
                : ', and what it leaves open of the signals heard does not matter.'),
            `Replacing a reply outside ${set} there, and nothing else, gains against every strategy of the others that survives round one.`,
          ],
    evidence: { ties: tiesOf(economy), gainAtLeast: gain ?? null },
  };
};

const undecidedAfter = (
  setting: Setting,
  { survivor, undecided, refusals: refusedInRoundOne = [] }: FirstRound,
  { tried, refusals = [] }: ViolationSearch,
): Judged => {
  const firstRoundOpen = survivor !== undefined || undecided.length > 0;
  const allRefusals = [...(firstRoundOpen ? refusedInRoundOne : []), ...refusals];
  return {
    verdict: 'undecided',
    explanation: [
      firstRoundOpen
        ? 'It is not settled which first announcements survive round one.'
        : 'Some cells need not be reached or do not reveal the signals heard.',
      'No profile that violates the claim was found.',
      ...undecided,
      ...tried.map((what) => `Tried: ${what}.`),
      ...allRefusals,
      ...(allRefusals.length === 0 ? [] : [wayOut(setting)]),
    ],
    evidence: { ties: tiesOf(setting.economy), tried },
  };
};

/** Whether all of some kinds of cells are settled. */
function* areSettled(setting: Setting, stage: ReplyStage, kinds: readonly CellKind[]): Computation<boolean> {
  const unit = cellUnit(stage);
  for (const [done, kind] of kinds.entries()) {
    if (done % 16 === 15) yield { label: unit, done, total: kinds.length, unit };
    if (!isSettled(setting, kind)) return false;
  }
  return true;
}

/** What is said of a claim that is too large to be judged. */
const refused = <Name extends string>(
  setting: Setting,
  claim: Name,
  stage: ReplyStage,
  why: readonly string[],
): Finding<Name, RepliesEvidence, ViolationEvidence> => ({
  claim,
  verdict: 'undecided',
  assumptions: hypotheses(setting),
  method: 'none',
  scope: `${showCount(countCellKinds(setting, stage))} kinds of cells (own signal, numbers of signals heard) and ${counted(setting.economy.market.prices.size, 'price')}, which are too many`,
  explanation: why,
  evidence: null,
});

/** Judges the second (or third) claim. */
export function* judgeReplies<Name extends 'theorem-2.2' | 'theorem-2.3'>(
  economy: InterdependentEconomy,
  claim: Name,
  stage: ReplyStage,
): Computation<Finding<Name, RepliesEvidence, ViolationEvidence>> {
  const setting = feasibleSetting(economy);
  const { market } = economy;
  const tooLarge = whyTooLarge(setting, stage);
  if (tooLarge !== undefined) return refused(setting, claim, stage, tooLarge);
  const kinds = yield* cellKinds(setting, stage);
  const binding = kinds.filter(({ claimed }) => !allowsAll(claimed, market.bundles.size));
  const base = {
    claim,
    assumptions: hypotheses(setting),
    method: 'separation',
    scope:
      `all strategies of trader 1 that survive both rounds, at ${allCounted(kinds.length, 'kind of cell', 'kinds of cells')} ` +
      `(own signal, numbers of signals heard) and ${counted(market.prices.size, 'price')}`,
  };
  const round = yield* firstRound(setting);
  const search = yield* findViolation(setting, stage, round);
  if (search.violation !== undefined) return { ...base, ...refutedBy(setting, search.violation) };
  const firstClaim = round.survivor === undefined && round.undecided.length === 0;
  const proved = binding.length === 0 || (firstClaim && (yield* areSettled(setting, stage, binding)));
  return proved
    ? { ...base, ...provedAt(setting, stage, binding) }
    : { ...base, ...undecidedAfter(setting, round, search) };
}
