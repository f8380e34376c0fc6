/**
 * A mechanism of the user's own examined in one call, and the findings told to people.
 */
import type { Mechanism } from '../../games/mechanism.js';
import type { MechanismProblem, MechanismTable } from '../../games/mechanism-table.js';
import { describeProblem, tabulateMechanism } from '../../games/mechanism-table.js';
import type { TypedEnvironment } from '../../games/typed-environment.js';
import { E, type Either } from '../../prelude.js';
import { finish } from '../../computation.js';
import type { MechanismClaim, MechanismFinding } from './claims.js';
import { applicableMechanismClaims } from './claims.js';
import { judgeMechanism, standardRelation } from './judge.js';
import type { MessageRelation } from './undominated-strategies.js';

/** A mechanism written out, and what was found about it. */
export interface Examination {
  readonly table: MechanismTable;
  readonly findings: readonly MechanismFinding[];
}

/**
 * Writes a mechanism out and judges claims about it, to the end: those named, or all that apply.
 *
 * Cost: see `tabulateMechanism`, whose refusals are returned. For progress and a way to stop, use it and
 * `judgeMechanism`, which are tasks. @throws Error as `judgeMechanism` does.
 */
export const judgeAllClaims = <Message, Type, Outcome>(
  mechanism: Mechanism<Message, Outcome>,
  environment: TypedEnvironment<Message, Type, Outcome>,
  claims?: readonly MechanismClaim[],
  relation: MessageRelation = standardRelation,
): Either<MechanismProblem, Examination> => {
  const table = finish(tabulateMechanism(mechanism, environment));
  if (E.isLeft(table)) return table;
  const asked = claims ?? applicableMechanismClaims(table.right);
  const findings = asked.map((claim) => finish(judgeMechanism(table.right, claim, relation)));
  return E.right({ table: table.right, findings });
};

/** What stands below every examination, lest a verdict be taken for a theorem. */
const ofThisAlone =
  'All of it is said of this finite mechanism alone, with these messages and these types; every one was gone through.';

/** An examination for people: each claim with its verdict, below it what was found and over what; or why there is none. */
export const explainFindings = (examined: Either<MechanismProblem, Examination>): string =>
  E.isLeft(examined)
    ? describeProblem(examined.left)
    : [
        ...examined.right.findings.flatMap(({ claim, verdict, scope, explanation }) => [
          `${claim}: ${verdict}`,
          ...explanation.map((line) => `  ${line}`),
          `  Scope: ${scope}.`,
        ]),
        ofThisAlone,
      ].join('\n');
