/**
 * The parts of which strategies for three announcements are made, in files and in evidence; and the codec of a strategy in
 * evidence, where every announcement is written out.
 */
import type { t } from '../../prelude.js';
import type { AnyCodec } from './codec.js';
import { dictionary, list, strict, text } from './codec.js';
import { demand } from './evidence-parts.js';

/**
 * The codec of a case of a rule: its conditions, and what is announced where all of them hold.
 *
 * @param announced The codec of an announcement.
 * @param observed The codec of a demand function that is heard.
 */
export const replyCase = <A extends AnyCodec, D extends AnyCodec>(announced: A, observed: D) =>
  strict(
    'a case of a rule',
    { announce: announced },
    { signal: text, observes: list(observed), includes: observed },
    ['signal', 'observes', 'includes', 'announce'],
  );

/**
 * The codec of a strategy.
 *
 * @param first The codec of the first announcement, by signal.
 * @param rule The codec of the second announcement, and of the third: rules of what is heard.
 */
export const threeAnnouncements = <F extends AnyCodec, R extends AnyCodec>(first: F, rule: R) =>
  strict('a strategy', { first, second: rule, third: rule }, {});

const rule = strict('a rule', { default: demand, when: list(replyCase(demand, demand)) }, {});

/**
 * A strategy in evidence: signals by name, demand functions as lists of bundles, every announcement written out. A list of
 * them is what a strategies file holds.
 */
export const strategy = threeAnnouncements(dictionary(demand), rule).annotate({ definition: 'strategy' });

/** A strategy in evidence. */
export type StrategyEvidence = t.TypeOf<typeof strategy>;
/** A rule of such a strategy. */
export type RuleEvidence = t.TypeOf<typeof rule>;
/** A case of such a rule. */
export type CaseEvidence = RuleEvidence['when'][number];
