/** What evidence about a mechanism must state, from the definitions. Of several witnesses the first in the order of the file. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Json, Part, Pausing } from '../checker/statement.js';
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

/** What one message gains over another of a type, at each profile in which the other is sent. */
type Gains = ReadonlyArray<{ readonly profile: number; readonly gain: Rational }>;
const least = (gains: Gains) => gains.reduce((a, b) => (Q.lt(b.gain, a.gain) ? b : a));

/** Whether gains make a dominator. Under very weak dominance, of equal messages the earlier dominates the later. */
const dominates = (gains: Gains, comparison: string, earlier: boolean): boolean => {
  const sign = Q.sign(least(gains).gain);
  if (comparison === 'strict') return sign > 0;
  const somewhere = gains.some(({ gain }) => Q.sign(gain) > 0);
  return sign >= 0 && (somewhere || (comparison === 'very-weak' && earlier));
};

/**
 * Which messages of each type no other message dominates: whether all are worth to her what the truth is, at every profile of
 * the others. Of those that fall, the dominator whose smallest gain is largest.
 */
export function* byDominance(tables: Tables, comparison: string, verdict: Part): Pausing<Json> {
  const { participants } = tables;
  let truthful = true;
  const types: Json[] = [];
  for (const { who, i, type, t } of everyType(tables)) {
    const stride = strideOf(participants, i);
    const utility = who.utilities[t]!;
    const fallen: Json[] = [];
    const undominated: string[] = [];
    for (const [m, message] of who.messages.entries()) {
      yield;
      const profiles = [...profilesWith(tables, i, m)];
      let fall: { by: string; gains: Gains } | undefined;
      for (const [rival, by] of who.messages.entries()) {
        if (rival === m) continue;
        const gains = profiles.map((profile) => {
          const gain = Q.sub(utility[profile + (rival - m) * stride]!, utility[profile]!);
          return { profile, gain };
        });
        if (!dominates(gains, comparison, rival < m)) continue;
        if (fall === undefined || Q.lt(least(fall.gains).gain, least(gains).gain)) fall = { by, gains };
      }
      if (fall === undefined) {
        undominated.push(message);
        const toTruth = (type.truth - m) * stride;
        truthful &&= profiles.every((p) => Q.equals(utility[p]!, utility[p + toTruth]!));
        continue;
      }
      const { profile, gain } = least(fall.gains);
      const better = fall.gains.find((one) => Q.sign(one.gain) > 0);
      const margin = { by: { [fall.by]: '1' }, margin: Q.show(gain) };
      const at = { attainedAt: written(participants, profile) };
      const betterAt =
        comparison === 'strict' || better === undefined
          ? {}
          : { betterAt: written(participants, better.profile) };
      fallen.push({ message, ...margin, ...at, ...betterAt });
    }
    types.push({ participant: who.name, type: type.name, undominated, fallen });
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
