/**
 * A mechanism of the user's own examined in one call, and the findings in words.
 */
import { checkList } from '../../exact/invalid-argument.js';
import type { Mechanism } from '../../games/mechanism.js';
import type { MechanismProblem, MechanismTable } from '../../games/mechanism-table.js';
import { describeProblem, tabulateMechanism } from '../../games/mechanism-table.js';
import type { TypedEnvironment } from '../../games/typed-environment.js';
import { E, type Either } from '../../prelude.js';
import { finish } from '../../computation.js';
import type { MessageRelation } from './claim.js';
import { standardRelation } from './claim.js';
import { applicableMechanismClaims, judgeMechanism } from './judge.js';
import type { MechanismClaimName, MechanismFinding } from './list.js';

/** A mechanism written out, and what was found about it. */
export interface Examination {
  readonly table: MechanismTable;
  readonly findings: readonly MechanismFinding[];
}

/**
 * Writes a mechanism out and judges claims about it, to the end.
 *
 * Cost: see `tabulateMechanism`, whose refusals are returned. For progress and a way to stop, use it and
 * `judgeMechanism`, which are computations.
 *
 * @param mechanism who takes part, the messages of each, and the lottery over outcomes for every profile of messages.
 * @param environment the types of each participant, and what outcomes are worth to each type.
 * @param claims the claims to judge, in this order; all that apply if left out.
 * @param relation what dominates what, for `undominated-strategies`; the paper's if left out.
 * @returns the tables and a finding for each claim, or why the mechanism cannot be written out.
 * @throws Error as `judgeMechanism` does.
 */
export const judgeAllClaims = <Message, Type, Outcome>(
  mechanism: Mechanism<Message, Outcome>,
  environment: TypedEnvironment<Message, Type, Outcome>,
  claims?: readonly MechanismClaimName[],
  relation: MessageRelation = standardRelation,
): Either<MechanismProblem, Examination> => {
  if (claims !== undefined) checkList('claims', claims, 'names of claims');
  const table = finish(tabulateMechanism(mechanism, environment));
  if (E.isLeft(table)) return table;
  const names = claims ?? applicableMechanismClaims(table.right);
  const findings = names.map((name) => finish(judgeMechanism(table.right, name, relation)));
  return E.right({ table: table.right, findings });
};

/** The last line of every examination: a verdict is no theorem about other mechanisms. */
const ofThisAlone =
  'These verdicts are about this finite mechanism alone, with these messages and these types; all of them were enumerated.';

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
