/**
 * The shape that the properties of section 4 share: several walks over what can influence what, refuted by the first way
 * that leads back.
 */
import type { Data, Finding } from '../../../finding.js';
import type { Walk } from './influence.js';
import { contrastData, contrastWords } from './contrast.js';
import type { Setting } from '../setting.js';

/** A walk with what it looked at. */
export interface ExaminedWalk {
  readonly about: string;
  readonly walk: Walk;
}

/** A property holds if no walk found a way. `holds` says in a sentence what was then shown, `shown` in data. */
export const propertyFinding = <Name extends string>(
  claim: Name,
  setting: Setting,
  parts: readonly ExaminedWalk[],
  holds: readonly string[],
  shown: { readonly [key: string]: Data },
): Finding<Name, Data, Data> => {
  const found = parts.find(({ walk }) => walk.contrast !== undefined);
  const scope =
    'over all messages of all traders, at every position: ' +
    parts.map(({ about, walk }) => `${String(walk.ways)} ${about}`).join(', ');
  const evidence = { walks: parts.map(({ about, walk }) => ({ about, examined: walk.ways })), ...shown };
  if (found?.walk.contrast === undefined)
    return { claim, verdict: 'proved', scope, method: 'states', explanation: holds, evidence };
  const { contrast } = found.walk;
  return {
    claim,
    verdict: 'refuted',
    scope,
    method: 'states',
    explanation: contrastWords(setting, contrast),
    evidence: { ...evidence, path: contrast.path },
    counterexample: contrastData(setting, contrast),
  };
};
