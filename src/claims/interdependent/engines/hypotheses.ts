/**
 * The hypotheses of the repaired Theorem 2, each with whether it holds for an economy and why.
 */
import { E } from '../../../prelude.js';
import { d1, isSingleton, separateSignals } from '../../../economies/price-taking-sets.js';
import type { Finding } from '../../finding.js';
import type { LeakChannel } from './rounds/leak.js';
import { leakChannels } from './rounds/leak.js';
import type { Setting } from './setting.js';

type Hypotheses = NonNullable<Finding['assumptions']>;

/** Which rules let a first announcement reach one's own residual, in words; why not, where none does. */
export const leakWords = (setting: Setting, opened: readonly LeakChannel[]): string => {
  const { market, residual } = setting.economy;
  if (opened.length === 0) {
    if (residual !== 'market')
      return `Under the reading \`${residual}\` no residual moves with an announcement that has heard its owner.`;
    return `Supply ${market.supply.join(', ')} is at most (n−1)l = ${String((market.groups.size - 1) * market.cap)}: no residual moves with an announcement that has heard its owner.`;
  }
  const rules = [...new Set(opened.map(({ rule }) => rule))].map(
    (rule) =>
      `Rule ${String(rule)} at position ${opened
        .filter((opening) => opening.rule === rule)
        .map(({ position }) => String(position + 1))
        .join(', ')}`,
  );
  return `Supply ${market.supply.join(', ')} exceeds (n−1)l = ${String((market.groups.size - 1) * market.cap)}: a first announcement can move its owner's residual under ${rules.join(' and ')}.`;
};

/** r ≥ 3, full support, Assumption 1, single-valued D¹, and no leak. @paper Theorem 2 */
export const hypotheses = (setting: Setting): Hypotheses => {
  const { economy } = setting;
  const { count } = economy.market.groups;
  const separation = separateSignals(economy);
  const tied = economy.signals.filter((_, signal) => !isSingleton(d1(economy, signal)));
  const opened = leakChannels(setting);
  return [
    { name: 'three-groups', holds: count >= 3, why: `r = ${String(count)}` },
    {
      name: 'assumption-1',
      holds: E.isRight(separation),
      why: E.isRight(separation)
        ? 'The sets D¹ of different signals are disjoint.'
        : `${separation.left.signals.map((signal) => economy.signals[signal]!).join(' and ')} have a demand function in common.`,
    },
    {
      name: 'no-ties',
      holds: tied.length === 0,
      why:
        tied.length === 0
          ? 'Every D¹(ω) holds one demand function.'
          : `D¹ holds several demand functions for ${tied.join(', ')}.`,
    },
    { name: 'no-leak', holds: opened.length === 0, why: leakWords(setting, opened) },
  ];
};
