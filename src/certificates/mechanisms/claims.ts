/** What evidence about a mechanism must state, from the definitions. Of several witnesses the first in the order of the file. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';
import type { Participant, Tables } from './mechanism.js';
import { messagesOf, strideOf } from './mechanism.js';

/** Every type of every participant. */
const everyType = ({ participants }: Tables) =>
  participants.flatMap((who, i) => who.types.map((type, t) => ({ who, i, type, t })));

/** The profiles in which a participant sends a message. */
function* profilesWith({ participants, profiles }: Tables, i: number, message: number): Generator<number> {
  const stride = strideOf(participants, i);
  const { length } = participants[i]!.messages;
  for (let profile = 0; profile < profiles; profile += 1)
    if (Math.floor(profile / stride) % length === message) yield profile;
}

const written = (participants: readonly Participant[], profile: number): readonly string[] =>
  messagesOf(participants, profile).map((m, i) => participants[i]!.messages[m]!);

/** No lie is worth more than the truth, at any profile of the others; or the lie that gains most. */
export function* byLies(tables: Tables, verdict: Part): Pausing<Json> {
  const { participants, profiles } = tables;
  let most = Q.zero;
  let manipulation: Json | undefined;
  let comparisons = 0;
  let typesThatGain = 0;
  for (const { who, i, type, t } of everyType(tables)) {
    yield;
    const stride = strideOf(participants, i);
    const utility = who.utilities[t]!;
    let gains = false;
    comparisons += (profiles / who.messages.length) * (who.messages.length - 1);
    for (const profile of profilesWith(tables, i, type.truth))
      for (const [m, lie] of who.messages.entries()) {
        const lies = utility[profile + (m - type.truth) * stride]!;
        const gain = Q.sub(lies, utility[profile]!);
        gains ||= Q.sign(gain) > 0;
        if (!Q.lt(most, gain)) continue;
        most = gain;
        const told = { messages: written(participants, profile), utility: Q.show(utility[profile]!), lie };
        const gained = { utilityOfLie: Q.show(lies), gain: Q.show(gain) };
        manipulation = { participant: who.name, type: type.name, ...told, ...gained };
      }
    typesThatGain += gains ? 1 : 0;
  }
  verdict.is(manipulation === undefined ? 'proved' : 'refuted');
  const counts = { types: everyType(tables).length, comparisons: String(comparisons) };
  return manipulation === undefined ? counts : { ...counts, typesThatGain, manipulation };
}

/** Messages with their weights; and what they gain over another message, at each profile in which that one is sent. */
type Mixture = ReadonlyArray<readonly [rival: number, weight: Rational]>;
type Gains = ReadonlyArray<{ readonly profile: number; readonly gain: Rational }>;
const least = (gains: Gains) => gains.reduce((a, b) => (Q.lt(b.gain, a.gain) ? b : a));
const areEqual = (gains: Gains) => gains.every(({ gain }) => Q.isZero(gain));

/** Whether a single message dominates. Under very weak dominance, of equal messages the earlier dominates the later. */
const dominates = (gains: Gains, comparison: string, earlier: boolean): boolean => {
  const sign = Q.sign(least(gains).gain);
  if (comparison === 'strict') return sign > 0;
  return sign >= 0 && (!areEqual(gains) || (comparison === 'very-weak' && earlier));
};

/** What a mixture that dominates is said to be; none if another message is spoken of. */
const mixtureOf = (who: Participant, message: number, part: Part | undefined): Mixture | undefined => {
  if (part === undefined || part.field('message').value !== who.messages[message]) return undefined;
  const by = part.field('by');
  by.only(...who.messages.toSpliced(message, 1));
  const mixture = who.messages.flatMap((rival, r): Mixture => {
    if (!by.has(rival)) return [];
    by.field(rival).must(Q.sign(by.field(rival).rational()) > 0, 'this must be positive');
    return [[r, by.field(rival).rational()]];
  });
  by.must(Q.equals(Q.sum(mixture.map(([, weight]) => weight)), Q.one), 'the weights must sum to 1');
  return mixture;
};

/**
 * That no mixture dominates: a belief about the others' messages to which this one is a best reply; under weak dominance one that
 * excludes nothing; under very weak dominance one to which it is the only one, but for later messages that are payoff-equal.
 */
const standingOf = (
  tables: Tables,
  i: number,
  m: number,
  comparison: string,
  gainsOf: (mixture: Mixture) => Gains,
  part: Part | undefined,
): Json => {
  const { participants } = tables;
  const { messages } = participants[i]!;
  const profiles = [...profilesWith(tables, i, m)];
  part!.field('message').is(messages[m]!);
  const everywhere = part!.field('everywhere').rational();
  part!.field('everywhere').must(Q.sign(everywhere) >= (comparison === 'weak' ? 1 : 0), 'this is too little');
  const more = part!
    .field('more')
    .items()
    .map((one) => {
      const sent = one
        .field('messages')
        .items(participants.length)
        .map((message) => message.text());
      const at = profiles.findIndex(
        (profile) => written(participants, profile).join('\n') === sent.join('\n'),
      );
      one.field('messages').must(at >= 0, 'these are not messages, with this one of hers');
      const weight = one.field('weight').rational();
      one.field('weight').must(Q.sign(weight) > 0, 'this must be positive');
      return { at, weight, text: { messages: sent, weight: Q.show(weight) } };
    });
  const total = Q.add(Q.mul(everywhere, Q.of(profiles.length)), Q.sum(more.map(({ weight }) => weight)));
  part!.must(Q.equals(total, Q.one), 'the belief must sum to 1');
  for (const rival of messages.keys()) {
    if (rival === m) continue;
    const gains = gainsOf([[rival, Q.one]]);
    const extra = Q.sum(more.map(({ at, weight }) => Q.mul(weight, gains[at]!.gain)));
    const sign = Q.sign(Q.add(Q.mul(everywhere, Q.sum(gains.map(({ gain }) => gain))), extra));
    const holds = comparison === 'very-weak' ? sign < 0 || (areEqual(gains) && rival > m) : sign <= 0;
    part!.must(holds, `${messages[rival]!} is as good a reply`);
  }
  const text = { everywhere: Q.show(everywhere), more: more.map((one) => one.text) };
  return { message: messages[m]!, ...text };
};

/**
 * Which messages of each type nothing dominates: whether all are worth to her what the truth is, at every profile of the others.
 * Of those that fall, the single dominator whose smallest gain is largest; where there is none, under mixed dominators, the
 * mixture that is stated, and a belief for each that stands.
 */
export function* byDominance(tables: Tables, relation: Part, evidence: Part, verdict: Part): Pausing<Json> {
  const { participants } = tables;
  const comparison = relation.field('comparison').text();
  const mixed = relation.field('dominators').value === 'mixed';
  const stated = mixed ? evidence.field('types').items(everyType(tables).length) : [];
  let truthful = true;
  const types: Json[] = [];
  for (const [k, { who, i, type, t }] of everyType(tables).entries()) {
    const stride = strideOf(participants, i);
    const utility = who.utilities[t]!;
    const fallen: Json[] = [];
    const undominated: string[] = [];
    const standing: Json[] = [];
    for (const [m, message] of who.messages.entries()) {
      yield;
      const profiles = [...profilesWith(tables, i, m)];
      const gainsOf = (mixture: Mixture): Gains =>
        profiles.map((profile) => {
          const each = mixture.map(([r, weight]) => Q.mul(weight, utility[profile + (r - m) * stride]!));
          return { profile, gain: Q.sub(Q.sum(each), utility[profile]!) };
        });
      let fall: { by: Mixture; gains: Gains } | undefined;
      for (const rival of who.messages.keys()) {
        if (rival === m) continue;
        const by: Mixture = [[rival, Q.one]];
        const gains = gainsOf(by);
        if (!dominates(gains, comparison, rival < m)) continue;
        if (fall === undefined || Q.lt(least(fall.gains).gain, least(gains).gain)) fall = { by, gains };
      }
      const said = stated[k]?.field('fallen').items()[fallen.length];
      const mixture = mixed && fall === undefined ? mixtureOf(who, m, said) : undefined;
      if (mixture !== undefined) {
        const gains = gainsOf(mixture);
        const apart = comparison !== 'very-weak' || !mixture.some(([r]) => areEqual(gainsOf([[r, Q.one]])));
        const holds =
          apart &&
          (comparison === 'very-weak' ? Q.sign(least(gains).gain) >= 0 : dominates(gains, comparison, false));
        said!.field('by').must(holds, 'this does not dominate');
        fall = { by: mixture, gains };
      }
      if (fall === undefined) {
        undominated.push(message);
        const toTruth = (type.truth - m) * stride;
        truthful &&= profiles.every((p) => Q.equals(utility[p]!, utility[p + toTruth]!));
        if (!mixed) continue;
        const witness = stated[k]!.field('standing').items()[standing.length];
        stated[k]!.field('standing').must(witness !== undefined, 'a witness is missing');
        standing.push(standingOf(tables, i, m, comparison, gainsOf, witness));
        continue;
      }
      const { profile, gain } = least(fall.gains);
      const better = fall.gains.find((one) => Q.sign(one.gain) > 0);
      const by = Object.fromEntries(fall.by.map(([r, weight]) => [who.messages[r]!, Q.show(weight)]));
      const margin = { by, margin: Q.show(gain) };
      const at = { attainedAt: written(participants, profile) };
      const betterAt =
        comparison === 'strict' || better === undefined
          ? {}
          : { betterAt: written(participants, better.profile) };
      fallen.push({ message, ...margin, ...at, ...betterAt });
    }
    const found = { participant: who.name, type: type.name, undominated, fallen };
    types.push(mixed ? { ...found, standing } : found);
  }
  verdict.is(truthful ? 'proved' : 'refuted');
  return { types };
}

/** Payments sum to zero, or to no less: the outcome that is worst for that, and the first profile that it is drawn at. */
export const byPayments = (tables: Tables, balance: boolean, outcomes: Part, verdict: Part): Json => {
  const { participants, drawn, profiles } = tables;
  const totals = tables.outcomes.map(({ payments }, o) => {
    outcomes.items()[o]!.must(payments !== undefined, 'the payments are missing');
    return Q.sum(payments!);
  });
  const bad = (total: Rational) => (balance ? Q.abs(total) : Q.neg(total));
  let worst = 0;
  totals.forEach((total, o) => (worst = Q.lt(bad(totals[worst]!), bad(total)) ? o : worst));
  verdict.is(Q.sign(bad(totals[worst]!)) > 0 ? 'refuted' : 'proved');
  const profile = drawn.findIndex((chances) => chances.includes(worst));
  outcomes.items()[worst]!.must(profile >= 0, 'this outcome is never drawn');
  const shown = { messages: written(participants, profile), outcome: tables.outcomes[worst]!.name };
  return { profiles, outcomes: totals.length, worst: { ...shown, total: Q.show(totals[worst]!) } };
};

/** When all are truthful nobody has less than without taking part, in any outcome drawn: the least surplus. */
export function* byParticipation(tables: Tables, verdict: Part): Pausing<Json> {
  const { participants, outcomes, drawn } = tables;
  let worst: { surplus: Rational; shown: { [key: string]: Json } } | undefined;
  for (const { who, i, type, t } of everyType(tables)) {
    yield;
    for (const profile of profilesWith(tables, i, type.truth)) {
      const messages = messagesOf(participants, profile);
      // The first type whose truth each of the others sends.
      const sent = participants.map(({ types }, j) =>
        i === j ? type : types.find(({ truth }) => truth === messages[j]),
      );
      if (sent.includes(undefined)) continue;
      for (const o of drawn[profile]!) {
        const utility = outcomes[o]!.utilities[i]![t]!;
        const surplus = Q.sub(utility, type.outside);
        if (worst !== undefined && !Q.lt(surplus, worst.surplus)) continue;
        const where = { messages: written(participants, profile), outcome: outcomes[o]!.name };
        const worth = { utility: Q.show(utility), outside: Q.show(type.outside), surplus: Q.show(surplus) };
        const types = sent.map((one) => one!.name);
        worst = { surplus, shown: { participant: who.name, types, ...where, ...worth } };
      }
    }
  }
  verdict.is(Q.sign(worst!.surplus) < 0 ? 'refuted' : 'proved');
  const typeProfiles = participants.reduce((product, { types }) => product * BigInt(types.length), 1n);
  return { typeProfiles: String(typeProfiles), least: worst!.shown };
}
