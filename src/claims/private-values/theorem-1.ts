/** Theorem 1: a message is undominated exactly if it is price-taking, for every trader. */
import type { t } from '../../prelude.js';
import type { CertificateEvidence } from '../claim.js';
import { declareClaim } from '../claim.js';
import { judgedBy } from './engines/engine.js';
import {
  lookUpsBeforehand,
  theorem1ByEnumeration,
  workOfEnumeration,
} from './engines/enumeration/theorem-1.js';
import { workOfPointwise } from './engines/pointwise.js';
import { theorem1BySeparation } from './engines/separation/theorem-1.js';
import type { theorem1Enumeration } from './evidence.js';
import { theorem1Counterexample, theorem1Evidence } from './evidence.js';

/** The claim `theorem-1`, M*_i = D*_i: by the engines that may and can run, separation first because it is quick. */
export const theorem1 = declareClaim({
  name: 'theorem-1',
  aliases: ['theorem 1'],
  paper: 'Theorem 1',
  meaning: [
    'Private values: for every trader the undominated messages of G* are exactly the price-taking ones, M*_i = D*_i.',
    'Undominated: no other message is strictly better against all messages of the others.',
  ],
  where: ['claims/private-values/theorem-1: theorem1'],
  judgedByDefault: true,
  hunted: true,
  privateValues: {
    ...judgedBy('theorem-1', ({ engines }) => [
      ...(engines === 'enumeration' ? [] : [theorem1BySeparation]),
      ...(engines === 'separation' ? [] : [theorem1ByEnumeration]),
    ]),
    enumerationSteps: (subject) => lookUpsBeforehand(subject),
    work: (subject) => [
      ...(subject.engines === 'enumeration' ? [] : workOfPointwise({ ...subject, engines: 'separation' })),
      ...(subject.engines === 'separation' ? [] : workOfEnumeration(subject)),
    ],
  },
  evidence: theorem1Evidence,
  counterexample: theorem1Counterexample,
  certificate: ({ evidence }) => [
    ...(evidence?.enumeration === undefined ? [] : enumerationPiece(evidence.enumeration)),
    ...(evidence?.separation === undefined
      ? []
      : [
          {
            kind: 'separation' as const,
            ...evidence.separation,
            traders: evidence.separation.traders.map(({ name: _, ...trader }) => trader),
          },
        ]),
  ],
});

/**
 * What a certificate holds of an enumeration: every trader, without her name, which is in the certificate's economy.
 * Nothing where a message is undominated without being a best reply: the checker does not check that.
 */
function enumerationPiece({
  messages,
  profiles,
  traders,
}: t.OutputOf<typeof theorem1Enumeration>): readonly CertificateEvidence[] {
  const certified = traders.flatMap((trader) => {
    if (!('fallen' in trader)) return [];
    const undominated = trader.undominated.flatMap(({ message, bestReplyTo, utility, bestAlternative }) =>
      bestReplyTo === undefined || utility === undefined || bestAlternative === undefined
        ? []
        : [{ message, bestReplyTo, utility, bestAlternative }],
    );
    return undominated.length < trader.undominated.length
      ? []
      : [{ trader: trader.trader, undominated, fallen: trader.fallen }];
  });
  return certified.length < traders.length
    ? []
    : [{ kind: 'enumeration', messages, profiles, traders: certified }];
}
