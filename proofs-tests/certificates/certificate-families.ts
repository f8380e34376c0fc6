/** Certificates of each family, small enough to be checked and judged again many times. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Json } from '../../src/certificates/check.js';
import { certificateOf } from '../../src/claims/certificate.js';
import { applicableClaims, judge } from '../../src/claims/judge.js';
import { mechanismCertificateOf } from '../../src/claims/mechanisms/certificate.js';
import { applicableMechanismClaims, judgeMechanism } from '../../src/claims/mechanisms/judge.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { finish } from '../../src/computation.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import { tabulateMechanism } from '../../src/games/mechanism-table.js';
import { residuals } from '../../src/market/residual.js';
import { smallGame } from '../dominance/agreement.js';
import { smallBayesian } from '../dominance/small-bayesian.js';
import { pivotal, pooling, secondLeak, smallestLeak, ties, twoGroups, unequal } from '../gallery/gallery.js';
import { anyMechanism, obedientMechanism } from '../own-mechanisms/random-mechanisms.js';
import { promiseCertificates } from './promises/by-definition.js';
import { provedAgainstAll, refutedAgainstAll } from './promises/against-all.js';
import { example, gamesIn, unitEconomies } from './promises/games.js';
import { infeasibleGroup } from '../../src/mechanisms/three-announcements/mechanism.js';
import { certificateOf as certificateOfGame, examples, relations } from './certified-games.js';

/** A certificate as its text is read; nothing where there is none. */
const written = (certificate: unknown): readonly Json[] =>
  certificate === undefined ? [] : [JSON.parse(JSON.stringify(certificate)) as Json];

const privateValues = (): readonly Json[] =>
  ['the-example', 'ties', 'four-equal-traders', 'complements', 'bottleneck', 'income-effects'].flatMap(
    (name) => {
      const file = new URL(`../../examples/${name}.json`, import.meta.url);
      const read = readEconomy(readFileSync(file, 'utf8'), name);
      if (read._tag === 'Left') throw new Error(read.left[0]!.message);
      const { economy } = read.right;
      if (economy.kind !== 'private-values') throw new Error(name);
      const both = subjectOf(economy);
      const states = subjectOf(economy, { engines: 'separation' });
      // Enumeration is small for four equal traders alone.
      const subject = name === 'four-equal-traders' ? both : states;
      // Certificates of promises are a family of their own.
      return applicableClaims(both)
        .filter((claim) => !claim.startsWith('promise:'))
        .flatMap((claim) => written(certificateOf(economy, finish(judge(subject, claim)))));
    },
  );

const certificatesOf = (economy: InterdependentEconomy): readonly Json[] => {
  const isInfeasible = economy.residual === 'group' && infeasibleGroup(economy.market) !== undefined;
  const judged = isInfeasible ? (['feasible'] as const) : applicableClaims(economy);
  return judged.flatMap((claim) => written(certificateOf(economy, finish(judge(economy, claim)))));
};

const interdependentValues = (): readonly Json[] =>
  [pooling, pivotal, secondLeak, ties, twoGroups, smallestLeak, unequal].flatMap((make) =>
    residuals.flatMap((residual) => certificatesOf(make({ residual }))),
  );

const games = (): readonly Json[] => [
  ...examples
    .filter(([name]) => !name.startsWith('beauty') && !name.startsWith('travellers'))
    .flatMap(([, game]) => relations.map((relation) => certificateOfGame(game, relation))),
  ...Array.from({ length: 24 }, (_, seed) => certificateOfGame(smallGame(seed), relations[seed % 6]!)),
  ...Array.from({ length: 12 }, (_, seed) => certificateOfGame(smallBayesian(seed), relations[seed % 6]!)),
];

const mechanisms = (): readonly Json[] =>
  fc.sample(fc.oneof(anyMechanism, obedientMechanism), { numRuns: 30, seed: 11 }).flatMap((drawn) => {
    const made = finish(tabulateMechanism(drawn.mechanism, drawn.environment));
    if (made._tag === 'Left') throw new Error(made.left.kind);
    const table = made.right;
    return applicableMechanismClaims(table).flatMap((claim, i) =>
      written(
        mechanismCertificateOf(
          table,
          finish(judgeMechanism(table, claim, relations[(i + table.players.length) % 6]!)),
        ),
      ),
    );
  });

/** Promises of every mechanism, of demand functions in a small economy, of quotes in random ones. */
const promises = (): readonly Json[] => [
  ...gamesIn(example('four-equal-traders')).flatMap(promiseCertificates),
  ...fc
    .sample(unitEconomies, { numRuns: 3, seed: 12 })
    .flatMap(gamesIn)
    .filter(({ kind }) => kind === 'bids')
    .flatMap(promiseCertificates),
  ...[provedAgainstAll, refutedAgainstAll].flatMap((make) => make()),
];

/** The certificates of each family, made when they are asked for. */
export const families: ReadonlyArray<readonly [string, () => readonly Json[]]> = [
  ['private values', privateValues],
  ['interdependent values', interdependentValues],
  ['games', games],
  ['mechanisms', mechanisms],
  ['promises', promises],
];
