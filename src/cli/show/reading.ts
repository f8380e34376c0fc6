/**
 * The reading of the residual in words: who is allocated what under Rules 5 and 6, whether that is feasible in this economy,
 * and whether a first announcement can come back to its owner by it.
 */
import { E } from '../../prelude.js';
import { infeasibleGroupText } from '../../claims/interdependent/allocations.js';
import { leakText } from '../../claims/interdependent/engines/hypotheses.js';
import { leakChannels } from '../../claims/interdependent/engines/rounds/leak.js';
import { settingOf } from '../../claims/interdependent/engines/setting.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Residual } from '../../market/residual.js';
import { counted } from '../output/counts.js';
import type { Block } from '../output/report.js';
import { heading, item } from '../output/report.js';

/** Who is allocated what φ(1) leaves under Rules 5 and 6. */
const allocatedTo: Readonly<Record<Residual, string>> = {
  market:
    'φ(1) takes her demand; positions 2, 3, … in turn take min[l, what is left of the whole market’s supply].',
  group:
    'φ(1) takes her demand; in every group the members in turn take min[l, what is left of their own group’s supply].',
  shielded:
    'With Y = min[S, (n − 1)l] of each commodity, φ(1) takes her demand, positions 2 to n share Y less it, and all later positions share S − Y, each in turn min[l, what is left].',
};

/** Why the reading, where it is feasible, always is. */
const feasibility: Readonly<Record<Residual, string>> = {
  market: 'It is feasible, as in every economy: l ≤ S ≤ (nr − 1)l.',
  group: 'It is feasible here: whichever n traders form a group, they own from l to (n − 1)l of everything.',
  shielded: 'It is feasible, as in every economy.',
};

const shares = ({ market, commodityNames }: InterdependentEconomy): string => {
  const bound = (market.groups.size - 1) * market.cap;
  return market.supply
    .map((supply, h) => {
      const shared = Math.min(supply, bound);
      return `Y = min[${String(supply)}, ${String(bound)}] = ${String(shared)} and S − Y = ${String(supply - shared)} of ${commodityNames[h]!}`;
    })
    .join('; ');
};

/** The reading in sentences, the last on what it lets leak. */
const sentences = (economy: InterdependentEconomy): readonly string[] => {
  const { residual } = economy;
  const setting = settingOf(economy);
  const who =
    residual === 'shielded' ? `${allocatedTo.shielded} Here ${shares(economy)}.` : allocatedTo[residual];
  if (E.isLeft(setting))
    return [
      who,
      `It is infeasible here. ${infeasibleGroupText(economy, setting.left)} Only verify --claim feasible has an answer.`,
    ];
  return [who, feasibility[residual], leakText(setting.right, leakChannels(setting.right))];
};

/** The reading for people. */
export const readingBlocks = (economy: InterdependentEconomy): readonly Block[] => [
  heading(`Rules 5 and 6: the residual is read "${economy.residual}"`),
  item(
    'Here φ is the order drawn, φ(1) the first trader in it, S the supply of the whole market, n the size of a group and r the number of groups.',
  ),
  ...sentences(economy).map(item),
];

/** The reading for scripts. */
export type ReadingOutput = {
  readonly residual: Residual;
  readonly feasible: boolean;
  /** The rules and positions (from 1) by which a trader's first announcement can change her own share of the residual. */
  readonly leaks: ReadonlyArray<{ readonly rule: number; readonly position: number }>;
  readonly words: readonly string[];
};

/** The reading for scripts: whether it is feasible, and where a first announcement can change its trader's own residual. */
export const readingOutput = (economy: InterdependentEconomy): ReadingOutput => {
  const setting = settingOf(economy);
  return {
    residual: economy.residual,
    feasible: E.isRight(setting),
    leaks: E.isLeft(setting)
      ? []
      : leakChannels(setting.right).map(({ rule, position }) => ({ rule, position: position + 1 })),
    words: sentences(economy),
  };
};

/** The cells of the second and third announcements, in numbers. */
export const cellsWords = ({ market, signals }: InterdependentEconomy): string => {
  const { count, size } = market.groups;
  return `Before her second announcement a trader hears ${counted(size, 'first announcement')}, before her third ${counted((count - 1) * size, 'first announcement')}; she holds one of ${counted(signals.length, 'signal')}`;
};
