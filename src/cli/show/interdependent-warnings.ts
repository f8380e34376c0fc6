/**
 * What is legal in an interdependent economy but odd: readings that leak or are infeasible, ties, signals that first
 * announcements do not distinguish.
 */
import { E, O } from '../../prelude.js';
import { leakChannels } from '../../claims/interdependent/engines/rounds/leak.js';
import { settingOf } from '../../claims/interdependent/engines/setting.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { indistinctShocks } from '../../economies/information.js';
import { d1, isSingleton, separateSignals } from '../../economies/price-taking-sets.js';
import { namesOrNobody } from '../output/counts.js';

const residualTrouble = (economy: InterdependentEconomy): readonly string[] => {
  const setting = settingOf(economy);
  if (E.isLeft(setting)) {
    const { commodity } = setting.left;
    return [
      `The reading "group" is infeasible here: some ${String(economy.market.groups.size)} traders own less than l or more than (n − 1)l of ${economy.commodityNames[commodity]!}. Only verify --claim feasible has an answer.`,
    ];
  }
  const rules = [...new Set(leakChannels(setting.right).map(({ rule }) => rule))].sort();
  if (rules.length === 0) return [];
  return [
    `The reading "market" leaks under ${namesOrNobody(rules.map((rule) => `Rule ${String(rule)}`))}: a trader’s first announcement can change her own share of the residual, and Theorem 2 need not hold.`,
  ];
};

const ties = (economy: InterdependentEconomy): readonly string[] => {
  const tied = economy.signals.filter((_, signal) => !isSingleton(d1(economy, signal)));
  return tied.length === 0
    ? []
    : [
        `Ties: given ${namesOrNobody(tied)} alone several first announcements are price-taking. The second and third claims of Theorem 2 need one for each signal.`,
      ];
};

const assumptions = (economy: InterdependentEconomy): readonly string[] => {
  const separated = separateSignals(economy);
  const alike = indistinctShocks(economy);
  return [
    ...(E.isRight(separated)
      ? []
      : [
          `Assumption 1 fails: ${namesOrNobody(separated.left.signals.map((signal) => economy.signals[signal]!))} have a price-taking first announcement in common, which does not tell them apart.`,
        ]),
    ...(O.isNone(alike)
      ? []
      : [
          `Assumption 2 fails: ${namesOrNobody(alike.value.map((shock) => economy.shocks[shock]!.name))} give the signals the same probabilities.`,
        ]),
  ];
};

/** What is odd, a sentence each; the gravest first. */
export const interdependentWarnings = (economy: InterdependentEconomy): readonly string[] => [
  ...residualTrouble(economy),
  ...assumptions(economy),
  ...ties(economy),
];
