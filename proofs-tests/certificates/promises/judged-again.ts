/** What a certificate about a promise states, judged again by the definitions: by all draws, and by trying lies. */
import type { Json } from '../../../src/certificates/check.js';
import { isSameJson } from '../../../src/certificates/kernel/statement.js';
import { describeEconomy } from '../../../src/economies/description.js';
import type { PrivateValuesEconomy } from '../../../src/economies/economy.js';
import * as Q from '../../../src/exact/rational.js';
import { indexOf } from '../../../src/market/lattice.js';
import { mechanismNamed } from '../../../src/mechanisms/list.js';
import type { PromiseGame } from './draws-by-definition.js';
import { isTruthful, judgePromise } from './by-definition.js';
import { liesOf } from './lies-by-definition.js';

type Messages = readonly string[] | ReadonlyArray<ReadonlyArray<readonly number[]>>;

/** A certificate about a promise, as it states it. */
export interface StatedPromise {
  readonly mechanism: string;
  readonly convention: { readonly k?: string; readonly edge?: 'always-drop' | 'support-ends' };
  readonly messages: Messages;
  readonly truthful: boolean;
  readonly claim: string;
  readonly verdict: string;
  readonly evidence: readonly Json[];
}
interface StatedLies {
  readonly kind: 'lies';
  readonly against: 'truth' | 'all';
  readonly traders: ReadonlyArray<{
    readonly utility: string;
    readonly bestLie: Json;
    readonly others?: Messages;
  }>;
}

const isQuotes = (messages: Messages): messages is readonly string[] =>
  messages.every((message) => typeof message === 'string');

/** The game of an economy under a mechanism, at messages as certificates write them. */
const gameOf = (
  economy: PrivateValuesEconomy,
  { mechanism, convention }: StatedPromise,
  messages: Messages,
): PromiseGame | undefined => {
  const declared = mechanismNamed(mechanism);
  if (declared === undefined || declared.notDefined(describeEconomy(economy)) !== undefined) return undefined;
  if (declared.family === 'bids' && isQuotes(messages)) {
    const { k, edge } = convention;
    const settled = { ...(k === undefined ? {} : { k: Q.from(k) }), ...(edge === undefined ? {} : { edge }) };
    const quotes = messages.map((quote) => Q.from(quote));
    return { kind: 'bids', economy, mechanism: declared, convention: settled, messages: quotes };
  }
  if (declared.family !== 'demand-functions' || isQuotes(messages)) return undefined;
  const { bundles } = economy.market;
  const demands = messages.map((message) => message.map((bundle) => indexOf(bundles, bundle)));
  return { kind: 'demands', economy, mechanism: declared, messages: demands };
};

/** Of these there are many that are as good. */
const witnesses = ['draw', 'settlements', 'message', 'best', 'prices'];

/** A lie that comes near a supremum may gain anything below it. */
const plain = (found: Json): Json =>
  JSON.parse(
    JSON.stringify(found, (name, value: Json) => {
      if (witnesses.includes(name)) return null;
      return typeof value === 'object' && value !== null && 'supremum' in value
        ? { supremum: value['supremum'] }
        : value;
    }),
  ) as Json;

/** Why lies that are stated with other messages of the others are not what they are said to be. */
const whyLiesAreFalse = (
  economy: PrivateValuesEconomy,
  certificate: StatedPromise,
  { traders }: StatedLies,
): string | undefined => {
  let gains = false;
  for (const [trader, { utility, bestLie, others }] of traders.entries()) {
    const game = gameOf(economy, certificate, others ?? certificate.messages);
    if (game === undefined) return 'there is no such game';
    const found = liesOf(game, trader);
    if (Q.show(found.utility) !== utility || !isSameJson(plain(found.bestLie), plain(bestLie)))
      return 'another lie is the best';
    gains ||= found.gain !== undefined && Q.sign(found.gain) > 0;
  }
  return gains === (certificate.verdict === 'refuted') ? undefined : 'the verdict does not follow';
};

/** Why what a certificate states is false; undefined if it is true. */
export const whyPromiseIsFalse = (
  economy: PrivateValuesEconomy,
  certificate: StatedPromise,
): string | undefined => {
  const game = gameOf(economy, certificate, certificate.messages);
  if (game === undefined) return 'the mechanism is not defined here';
  if (isTruthful(game) !== certificate.truthful) return 'the messages are truthful, or not';
  const [evidence] = certificate.evidence;
  if (certificate.claim === 'promise:strategy-proof')
    return whyLiesAreFalse(economy, certificate, evidence as unknown as StatedLies);
  const judged = judgePromise(game, certificate.claim);
  if (judged?.verdict !== certificate.verdict) return 'the definitions say otherwise';
  return isSameJson(plain(judged.evidence), plain(evidence!))
    ? undefined
    : 'the definitions find another number';
};
