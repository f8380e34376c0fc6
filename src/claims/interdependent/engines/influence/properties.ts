/**
 * The shape that the properties of section 4 share: several walks over what can influence what, refuted by the first way
 * that leads back.
 */
import { counted } from '../../../../exact/counts.js';
import type { Finding } from '../../../finding.js';
import type { ContrastEvidence } from '../../evidence/properties.js';
import type { Walk } from './contrast.js';
import { contrastEvidence, contrastWords } from './contrast.js';
import type { Setting } from '../setting.js';

/** A walk with what it looked at. */
export interface ExaminedWalk {
  /** What it looked at, in the plural. */
  readonly about: string;
  /** The same for one of them. */
  readonly one: string;
  readonly walk: Walk;
}

/** What every property shows: what was examined, and the path that leads back, where one was found. */
interface WalkEvidence {
  readonly walks: ReadonlyArray<{ readonly about: string; readonly examined: number }>;
  readonly path?: readonly string[];
}

/**
 * The finding on a property, which holds if no walk found a way.
 *
 * @param parts The walks, in the order in which their contrasts are preferred.
 * @param holds What is shown if the property holds, in sentences.
 * @param shown What else the evidence of the property has.
 */
export const propertyFinding = <Name extends string, Shown extends object>(
  claim: Name,
  setting: Setting,
  parts: readonly ExaminedWalk[],
  holds: readonly string[],
  shown: Shown,
): Finding<Name, WalkEvidence & Shown, ContrastEvidence> => {
  const found = parts.find(({ walk }) => walk.contrast !== undefined);
  const scope =
    'over all messages of all traders, at every position: ' +
    parts.map(({ about, one, walk }) => counted(walk.ways, one, about)).join(', ');
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
    counterexample: contrastEvidence(setting, contrast),
  };
};
