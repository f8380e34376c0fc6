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

/** The rules under which a trader's first announcement can change her own share of the residual; why none, if none does. */
export const leakText = (setting: Setting, channels: readonly LeakChannel[]): string => {
  const { market, residual } = setting.economy;
  const none = "no trader's share of the residual depends on an announcement made after hearing hers.";
  if (channels.length === 0 && residual !== 'market') return `Under the reading \`${residual}\` ${none}`;
  const supply = `Supply ${market.supply.join(', ')}`;
  const limit = `(n−1)l = ${String((market.groups.size - 1) * market.cap)}`;
  if (channels.length === 0) return `${supply} is at most ${limit}: ${none}`;
  const rules = [...new Set(channels.map(({ rule }) => rule))].map(
    (rule) =>
      `Rule ${String(rule)} at position ${channels
        .filter((channel) => channel.rule === rule)
        .map(({ position }) => String(position + 1))
        .join(', ')}`,
  );
  return `${supply} exceeds ${limit}: a trader's first announcement can change her own share of the residual under ${rules.join(' and ')}.`;
};

/** r ≥ 3, full support, Assumption 1, single-valued D¹, and no leak. @paper Theorem 2 */
export const hypotheses = (setting: Setting): Hypotheses => {
  const { economy } = setting;
  const { count } = economy.market.groups;
  const separation = separateSignals(economy);
  const tied = economy.signals.filter((_, signal) => !isSingleton(d1(economy, signal)));
  const channels = leakChannels(setting);
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
    { name: 'no-leak', holds: channels.length === 0, why: leakText(setting, channels) },
  ];
};
