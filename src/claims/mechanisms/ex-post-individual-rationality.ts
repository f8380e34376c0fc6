/**
 * Claim `ex-post-individual-rationality`: when all are truthful, at every type profile and in every outcome that may be
 * drawn, every participant has at least what she has if she stays away.
 */
import type { t } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { profileAt } from '../../games/normal-form.js';
import type { Computation } from '../../computation.js';
import { everyCounted } from '../../exact/counts.js';
import type { Finding } from '../finding.js';
import { declareMechanismClaim } from './claim.js';
import type { surplus as surplusCodec } from './evidence.js';
import { rationalityCounterexample, rationalityEvidence } from './evidence.js';
import { countTypes, messagesAt, notTheSame, profilesWith, typeText } from './profiles.js';

/** What a type has in an outcome beyond what she has without taking part, all by index. */
interface Surplus {
  readonly participant: number;
  readonly type: number;
  readonly profile: number;
  readonly outcome: number;
  readonly surplus: Rational;
}

type Rationality = Finding<
  'ex-post-individual-rationality',
  t.TypeOf<typeof rationalityEvidence>,
  t.TypeOf<typeof rationalityCounterexample>
>;

/** A surplus by names, the mechanism run again; the types of the others are the first whose truth they send. */
const namedSurplus = (
  table: MechanismTable,
  { participant, type, profile, outcome, surplus }: Surplus,
): t.TypeOf<typeof surplusCodec> => {
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
    utility,
    outside,
    surplus,
  };
};

/** The least surplus, the first in the order of participants, types, profiles and outcomes. */
function* leastSurplus(table: MechanismTable): Computation<Surplus> {
  const { players, truths } = table;
  const truthful = truths.map((own) => new Set(own));
  const total = countTypes(table);
  let least: Surplus | undefined;
  let done = 0;
  for (const participant of players.keys())
    for (const [type, truth] of truths[participant]!.entries()) {
      yield { label: 'types', done, total };
      done += 1;
      const outside = table.outside[participant]![type]!;
      for (const profile of profilesWith(table, participant, truth)) {
        if (!profileAt(players, profile).every((m, i) => truthful[i]!.has(m))) continue;
        for (const { outcome } of table.lotteries[profile]!) {
          const surplus = Q.sub(table.outcomes[outcome]!.utilities[participant]![type]!, outside);
          if (least === undefined || Q.lt(surplus, least.surplus))
            least = { participant, type, profile, outcome, surplus };
        }
      }
    }
  if (least === undefined) throw new Error('A mechanism has no type.');
  return least;
}

/** Judges participation after types are known and the lottery is drawn. The witness is the least surplus. */
function* judgeExPostIndividualRationality(table: MechanismTable): Computation<Rationality> {
  const worst = yield* leastSurplus(table);
  const least = namedSurplus(table, worst);
  const refuted = Q.sign(least.surplus) < 0;
  const typeProfiles = table.types.reduce((product, own) => product * BigInt(own.length), 1n);
  const who = typeText(table, worst.participant, worst.type);
  const where = `in the outcome ${least.outcome} at the truthful messages ${least.messages.join(', ')}`;
  return {
    claim: 'ex-post-individual-rationality',
    verdict: refuted ? 'refuted' : 'proved',
    scope: `${everyCounted(typeProfiles, 'type profile')}, all participants truthful, every outcome of positive probability`,
    method: 'enumeration',
    explanation: [
      refuted
        ? `${who} has ${Q.show(least.utility)} ${where}, and ${Q.show(least.outside)} without taking part.`
        : `The least surplus over staying away is ${Q.show(least.surplus)}: of ${who}, ${where}.`,
    ],
    evidence: { typeProfiles, least },
    ...(refuted ? { counterexample: { ...least, rechecked: true } } : {}),
  };
}

/** The claim `ex-post-individual-rationality`. */
export const exPostIndividualRationality = declareMechanismClaim({
  name: 'ex-post-individual-rationality',
  holdsIf:
    'when all are truthful, every type has at least what it has outside, in every outcome of positive probability, at every type profile',
  witness: 'the least surplus',
  judge: judgeExPostIndividualRationality,
  evidence: rationalityEvidence,
  counterexample: rationalityCounterexample,
  certificate: (evidence) => ({ evidence }),
});
