// Certificates: what it takes to check one, beside what it takes to find what it states.
import { readFileSync } from 'node:fs';
import { check } from '../../dist/certificates/check.js';
import { certificateOf } from '../../dist/claims/certificate.js';
import { judge } from '../../dist/claims/judge.js';
import { subjectOf } from '../../dist/claims/private-values/subject.js';
import { readEconomy } from '../../dist/formats/read-economy.js';
import { finish } from '../../dist/work.js';

const load = (name) =>
  readEconomy(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'), name).right
    .economy;

const bench = (name, claim, engines, what) => {
  const economy = load(name);
  const produce = () => finish(judge(subjectOf(economy, { engines }), claim));
  const certificate = JSON.parse(JSON.stringify(certificateOf(economy, produce())));
  return {
    name: what,
    plain: { run: produce },
    fast: { run: () => check(certificate) },
  };
};

/** `plain` is finding the verdict, `fast` is checking its certificate. */
export const benches = [
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
];
