/**
 * The format of certificates about economies with interdependent values: their codec, and the types that follow from it.
 * What the shape cannot say is what the checker is for.
 */
import { t } from '../../prelude.js';
import {
  besides,
  bundle,
  closed,
  demand,
  fraction,
  head,
  list,
  marketFields,
  price,
  selection,
  whole,
} from './private-values.js';

const nothing = {};
const reading = t.keyof({ market: null, group: null, shielded: null });
const byName = <A>(entry: t.Type<A>) => t.readonly(t.record(t.string, entry));

const economy = closed(
  'an economy',
  {
    ...marketFields,
    residual: reading,
    signals: list(t.string),
    shocks: list(
      closed('a shock', { name: t.string, probability: fraction, signals: byName(fraction) }, nothing),
    ),
    value: byName(byName(list(fraction))),
    traders: list(closed('a trader', { name: t.string, endowment: bundle }, nothing)),
  },
  nothing,
);

const reply = closed(
  'a case',
  { announce: demand },
  { signal: t.string, observes: list(demand), includes: demand },
);
const rule = closed('a rule', { default: demand, when: list(reply) }, nothing);
const strategy = closed('a strategy', { first: byName(demand), second: rule, third: rule }, nothing);
const strategies = list(strategy);

const allowed = list(list(bundle));
const priceTaking = list(closed('a set', { signal: t.string, priceTaking: allowed }, nothing));
const bestReply = closed(
  'a best reply',
  {
    kind: t.literal('best-reply'),
    trader: whole,
    signal: t.string,
    utility: fraction,
    alternatives: list(closed('an alternative', { first: demand, utility: fraction }, nothing)),
    strategies,
  },
  { anyOtherAtMost: fraction },
);
const run = closed('a run', { group: list(whole), asked: list(bundle), turn: whole, left: bundle }, nothing);
const draw = closed('a draw', { order: list(whole), rule: whole, signals: list(t.string) }, { price });
const trade = closed('a trade', { bundle, price }, nothing);

const evidence = t.union([
  closed(
    'allocations',
    {
      kind: t.literal('allocations'),
      examined: t.keyof({ feasible: null, 'budget-balance': null }),
      states: whole,
      cases: whole,
    },
    nothing,
  ),
  closed(
    'a group',
    {
      kind: t.literal('group'),
      members: list(whole),
      commodity: t.string,
      supply: whole,
      least: whole,
      most: whole,
    },
    nothing,
  ),
  closed(
    'signals',
    { kind: t.literal('signals') },
    {
      separatedAt: list(closed('a pair', { signals: list(t.string), price }, nothing)),
      signals: list(t.string),
      demand,
    },
  ),
  closed(
    'shocks',
    { kind: t.literal('shocks') },
    { distributions: list(list(fraction)), shocks: list(t.string), distribution: list(fraction) },
  ),
  closed(
    'influence',
    { kind: t.literal('influence') },
    {
      prices: list(closed('a price', { group: whole, setBy: whole, heard: list(whole) }, nothing)),
      residuals: list(closed('a rule', { rule: whole, heard: list(whole), moved: list(whole) }, nothing)),
      turns: whole,
    },
  ),
  closed(
    'a contrast',
    {
      kind: t.literal('contrast'),
      trader: whole,
      cases: list(closed('a case', { draw, strategies, trade }, nothing)),
    },
    nothing,
  ),
  closed('service', { kind: t.literal('served'), states: whole, probability: fraction }, nothing),
  closed('dependence', { kind: t.literal('dependence'), depends: t.boolean }, { served: run, refused: run }),
  closed(
    'first announcements',
    {
      kind: t.literal('firsts'),
      priceTaking,
      gainAtLeast: list(closed('a gain', { signal: t.string, gain: t.union([fraction, t.null]) }, nothing)),
    },
    nothing,
  ),
  bestReply,
  closed(
    'replies',
    { kind: t.literal('replies'), ties: priceTaking, gainAtLeast: t.union([fraction, t.null]) },
    nothing,
  ),
  closed(
    'an offence',
    {
      kind: t.literal('offence'),
      cell: closed(
        'a cell',
        {
          signal: t.string,
          stage: whole,
          observes: list(demand),
          revealing: byName(whole),
          price,
          announces: bundle,
          allowed,
          reached: t.boolean,
        },
        nothing,
      ),
      bestReplies: list(bestReply),
      othersSurviveRoundOne: list(bestReply),
    },
    nothing,
  ),
]);

/** The codec. Its input is what `JSON.parse` gives; a certificate is its own JSON. */
export const interdependentCertificateCodec = closed(
  'a certificate',
  { ...head, economy, selection, reading, evidence: list(evidence) },
  besides,
);

/** A certificate about an economy with interdependent values. */
export type InterdependentCertificate = t.TypeOf<typeof interdependentCertificateCodec>;
/** The economy of such a certificate. */
export type CertifiedInterdependentEconomy = InterdependentCertificate['economy'];
