/**
 * The claims about a mechanism of one's own, as words for `explain`: an entry for each, from the list of these claims.
 */
import { isClaimName } from '../../../claims/list.js';
import type { MechanismClaimName } from '../../../claims/mechanisms/list.js';
import { mechanismClaimNames, mechanismClaims } from '../../../claims/mechanisms/list.js';
import type { Entry } from './entry.js';

const aliases: Readonly<Partial<Record<MechanismClaimName, readonly string[]>>> = {
  'strategy-proofness': ['strategy-proof', 'dominant strategy', 'truthful', 'manipulation'],
};

/** An entry for every such claim, in the order of the list; a name that a claim of the paper bears too is explained there. */
export const mechanismClaimEntries: readonly Entry[] = mechanismClaimNames
  .filter((name) => !isClaimName(name))
  .map((name) => {
    const { holdsIf, witness } = mechanismClaims[name];
    return {
      word: name,
      aliases: aliases[name] ?? [],
      kind: 'claim',
      text: [
        `A claim about a finite mechanism of your own, which the library judges. It holds if ${holdsIf}.`,
        `Its witness is ${witness}.`,
      ],
      where: ['claims/mechanisms/judge: judgeMechanism', 'games/typed-environment: TypedEnvironment'],
    };
  });
