/** Property (ii) of G*: a trader gets what she announced, or an amount that her own message does not move. */
import { declareClaim } from '../claim.js';
import { judgedBy } from './engines/engine.js';
import { outcomesBeforehand } from './engines/enumeration/outcomes.js';
import { pointwiseEngines, workOfPointwise } from './engines/pointwise.js';
import { movedByOwnMessage, statesAndOutcomes } from './evidence.js';

/** The claim `property-ii`. */
export const propertyIi = declareClaim({
  name: 'property-ii',
  aliases: ['(ii)', 'property (ii)', 'property ii'],
  paper: 'Section 3: property (ii)',
  meaning: [
    'G*: a trader receives either what she announced at her price, or an amount that does not depend on her message.',
    'Read pointwise: for every order, price, rule and messages of the others, whether she is served and what she gets if not are fixed before her message is looked at.',
  ],
  where: ['claims/private-values/property-ii: propertyIi'],
  judgedByDefault: true,
  hunted: true,
  privateValues: {
    ...judgedBy('property-ii', pointwiseEngines('amount-moves')),
    enumerationSteps: ({ mechanism }) => outcomesBeforehand(mechanism),
    work: workOfPointwise,
  },
  evidence: statesAndOutcomes,
  counterexample: movedByOwnMessage,
  certificate: ({ evidence }) =>
    evidence?.states === undefined ? [] : [{ kind: 'states', examined: 'property-ii', ...evidence.states }],
});
