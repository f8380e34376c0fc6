/** Property (iii) of G*: whether a trader is served does not move with her own message. */
import { declareClaim } from '../claim.js';
import { judgedBy } from './engines/engine.js';
import { outcomesBeforehand } from './engines/enumeration/outcomes.js';
import { pointwiseEngines, workOfPointwise } from './engines/pointwise.js';
import { movedByOwnMessage, statesAndOutcomes } from './evidence.js';

/** The claim `property-iii`. */
export const propertyIii = declareClaim({
  name: 'property-iii',
  aliases: ['(iii)', 'property (iii)', 'property iii'],
  paper: 'Section 3: property (iii)',
  meaning: [
    'G*: the probability of being served does not depend on a trader’s own message; read pointwise, as (ii).',
  ],
  where: ['claims/private-values/property-iii: propertyIii'],
  judgedByDefault: true,
  hunted: true,
  privateValues: {
    ...judgedBy('property-iii', pointwiseEngines('acceptance-moves')),
    enumerationSteps: ({ mechanism }) => outcomesBeforehand(mechanism),
    work: workOfPointwise,
  },
  evidence: statesAndOutcomes,
  counterexample: movedByOwnMessage,
  certificate: ({ evidence }) =>
    evidence?.states === undefined ? [] : [{ kind: 'states', examined: 'property-iii', ...evidence.states }],
});
