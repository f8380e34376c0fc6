// Certificates: what it takes to check one, beside what it takes to find what it states.
import { readFileSync } from 'node:fs';
import { check } from '../../dist/certificates/check.js';
import { certificateOf } from '../../dist/claims/certificate.js';
import { judge } from '../../dist/claims/judge.js';
import { subjectOf } from '../../dist/claims/private-values/subject.js';
import { readEconomy } from '../../dist/formats/economy/read.js';
import { certifyElimination } from '../../dist/claims/games/certificate.js';
import { labelledElimination } from '../../dist/claims/games/elimination.js';
import { standardElimination } from '../../dist/dominance/relation.js';
import { kindOf, readGame } from '../../dist/formats/game/read.js';
import { finish } from '../../dist/computation.js';

/** An economy by the name of its example, or by its text. */
const load = (name) =>
  readEconomy(
    name.startsWith('{')
      ? name
      : readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'),
    name,
  ).right.economy;

const bench = (name, claim, engines, what) => {
  const economy = load(name);
  const subject = () => (economy.kind === 'private-values' ? subjectOf(economy, { engines }) : economy);
  const produce = () => finish(judge(subject(), claim));
  const certificate = JSON.parse(JSON.stringify(certificateOf(economy, produce())));
  return {
    name: what,
    plain: { run: produce },
    fast: { run: () => check(certificate) },
  };
};

const elimination = (name, what) => {
  const text = readFileSync(new URL(`../../examples/games/${name}`, import.meta.url), 'utf8');
  const { form } = readGame(text, name, kindOf(text, name)).right.game;
  const produce = () =>
    finish(certifyElimination(form, finish(labelledElimination(form, standardElimination))));
  const certificate = JSON.parse(JSON.stringify(produce()));
  return { name: what, plain: { run: produce }, fast: { run: () => check(certificate) } };
};

/** Six traders with nine messages each: an enumeration near the largest that is checked without being asked for more. */
const sixTraders = JSON.stringify({
  format: 'undominated/economy/1',
  commodities: 1,
  cap: 2,
  priceSteps: 1,
  groups: { count: 2, size: 3 },
  epsilon: '1/10',
  traders: [1, 2, 3, 4, 5, 6].map((i) => ({
    endowment: [1],
    utility: { formula: `${String(i)}/9*x1 - x1^2/${String(40 + i)} + t` },
  })),
});

/** `plain` is finding the verdict, `fast` is checking its certificate. */
export const benches = [
  bench(
    sixTraders,
    'theorem-1',
    'enumeration',
    'Theorem 1 enumerated, 9 messages against 59,049 profiles, six traders (plain: finding; fast: checking)',
  ),
  bench(
    'holding-back',
    'theorem-1',
    'enumeration',
    'Theorem 1 enumerated, 27 messages against 19,683 profiles, four traders (plain: finding; fast: checking)',
  ),
  bench(
    'four-equal-traders',
    'theorem-1',
    'enumeration',
    'Theorem 1 enumerated, 9 messages against 729 profiles, four traders (plain: finding; fast: checking)',
  ),
  bench(
    'the-example',
    'individual-rationality',
    'separation',
    'individual rationality of eight traders (plain: finding; fast: checking)',
  ),
  bench(
    'pooling',
    'theorem-2.1',
    'all draws',
    'Theorem 2, first claim refuted, six traders, a best reply over all draws (plain: finding; fast: checking)',
  ),
  bench(
    'unheard',
    'theorem-2.3',
    'all draws',
    'Theorem 2, third claim refuted, four best replies over all draws (plain: finding; fast: checking)',
  ),
  elimination(
    'travellers-dilemma.json',
    'the traveller’s dilemma to its end, certificate made and checked (plain: making; fast: checking)',
  ),
];
