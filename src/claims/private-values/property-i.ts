/** Property (i) of G*: a trader's own message does not move the price at which she trades. */
import { declareClaim } from '../claim.js';
import { judgedBy } from './engines/engine.js';
import { outcomesBeforehand } from './engines/enumeration/outcomes.js';
import { priceEngines, workOfPointwise } from './engines/pointwise.js';
import { movedByOwnMessage, priceSettersAndOutcomes } from './evidence.js';

/** The claim `property-i`. */
export const propertyI = declareClaim({
  name: 'property-i',
  aliases: ['(i)', 'property (i)', 'property i'],
  paper: 'Section 3: property (i)',
  meaning: ['G*: a trader’s message does not influence her own trading price.'],
  where: ['claims/private-values/property-i: propertyI'],
  judgedByDefault: true,
  hunted: true,
  privateValues: {
    ...judgedBy('property-i', priceEngines),
    enumerationSteps: ({ mechanism }) => outcomesBeforehand(mechanism),
    work: workOfPointwise,
  },
  evidence: priceSettersAndOutcomes,
  counterexample: movedByOwnMessage,
  certificate: ({ evidence }) =>
    evidence?.states === undefined ? [] : [{ kind: 'groups', ...evidence.states }],
});
