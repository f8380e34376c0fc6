/**
 * Claim `ex-post-individual-rationality`: when all are truthful, at every type profile and in every outcome that may be
 * drawn, every participant has at least what she has if she stays away.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { profileAt } from '../../games/normal-form.js';
import type { Computation } from '../../computation.js';
import { countText } from '../data.js';
import type { Fields, MechanismFinding } from './claims.js';
import { countTypes, messagesAt, notTheSame, profilesWith, typeText } from './claims.js';

interface Surplus {
  readonly participant: number;
  readonly type: number;
  readonly profile: number;
  readonly outcome: number;
  readonly surplus: Rational;
}

/** What is said of a surplus, the mechanism run again; for the others the first types whose truth they send. */
const surplusData = (
  table: MechanismTable,
  { participant, type, profile, outcome, surplus }: Surplus,
): Fields => {
  const messages = profileAt(table.players, profile);
  const { name } = table.outcomes[outcome]!;
  const again = table.again(messages).chances.find((chance) => chance.outcome.name === name);
  const utility = again?.outcome.utilities[participant]![type];
  const outside = table.outside[participant]![type]!;
  if (utility === undefined || !Q.equals(Q.sub(utility, outside), surplus)) throw new Error(notTheSame);
  const typeOf = (m: number, i: number) => (i === participant ? type : table.truths[i]!.indexOf(m));
  return {
    participant: table.players[participant]!.name,
    types: messages.map((m, i) => table.types[i]![typeOf(m, i)]!),
    messages: messagesAt(table, profile),
    outcome: name,
    utility: Q.show(utility),
    outside: Q.show(outside),
    surplus: Q.show(surplus),
  };
};

/**
 * Judges participation once types are known and the lottery is drawn. The witness is the least surplus of utility over what
 * she has without taking part, the first in the order of participants, types, profiles and outcomes.
 */
export function* judgeExPostIndividualRationality(table: MechanismTable): Computation<MechanismFinding> {
  const { players, truths, types } = table;
  const isTruthful = truths.map((own) => new Set(own));
  const total = countTypes(table);
  let least: Surplus | undefined;
  let done = 0;
  for (const participant of players.keys())
    for (const [type, truth] of truths[participant]!.entries()) {
      yield { label: 'types', done, total };
      done += 1;
      const outside = table.outside[participant]![type]!;
      for (const profile of profilesWith(table, participant, truth)) {
        if (!profileAt(players, profile).every((m, i) => isTruthful[i]!.has(m))) continue;
        for (const { outcome } of table.lotteries[profile]!) {
          const surplus = Q.sub(table.outcomes[outcome]!.utilities[participant]![type]!, outside);
          if (least === undefined || Q.lt(surplus, least.surplus))
            least = { participant, type, profile, outcome, surplus };
        }
      }
    }
  const worst = least!;
  const shown = surplusData(table, worst);
  const refuted = Q.sign(worst.surplus) < 0;
  const typeProfiles = types.reduce((product, own) => product * BigInt(own.length), 1n);
  const who = typeText(table, worst.participant, worst.type);
  const where = `in the outcome ${String(shown['outcome'])} at the truthful messages ${messagesAt(table, worst.profile).join(', ')}`;
  return {
    claim: 'ex-post-individual-rationality',
    verdict: refuted ? 'refuted' : 'proved',
    scope: `every one of ${countText(typeProfiles)} type profiles, all participants truthful, every outcome of positive probability`,
    method: 'enumeration',
    explanation: [
      refuted
        ? `${who} has ${String(shown['utility'])} ${where}, and ${String(shown['outside'])} without taking part.`
        : `The least surplus over staying away is ${String(shown['surplus'])}: of ${who}, ${where}.`,
    ],
    evidence: { typeProfiles: String(typeProfiles), least: shown },
    ...(refuted ? { counterexample: { ...shown, rechecked: true } } : {}),
  };
}
