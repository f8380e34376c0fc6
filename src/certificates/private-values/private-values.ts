/** Certificates about economies with private values: the claims of Section 3. */
import type { Kind, Matter } from '../kernel/envelope.js';
import { digestOf } from '../kernel/envelope.js';
import { byProfiles, byTrace, stepsOfProfiles } from './claims.js';
import type { Economy } from './economy.js';
import { readEconomy } from './economy.js';
import { byEnumeration, stepsOfEnumeration } from './enumeration.js';
import type { Json, Part } from '../kernel/statement.js';
import type { Walk } from './walk.js';
import { byGroups, bySeparation, byWalk, stepsOfWalks, walkRules } from './walk.js';

/** Evidence for `proved` that follows from a walk through both rules. */
const walked = (by: (economy: Economy, walk: Walk, verdict: Part, claim: string) => Json): Kind<Economy>[3] =>
  function* (economy, _, verdict, claim) {
    verdict.is('proved');
    return by(economy, yield* walkRules(economy), verdict, claim);
  };
const everywhere = 'feasible budget-balance property-ii property-iii';

const kinds: Matter<Economy>['kinds'] = {
  states: [everywhere, stepsOfWalks, 'Every situation of both rules, every bundle in it.', walked(byWalk)],
  groups: ['property-i', stepsOfWalks, 'Whose announcements set the price of a group.', walked(byGroups)],
  separation: ['theorem-1', stepsOfWalks, '(ii), (iii) in every situation; values.', walked(bySeparation)],
  enumeration: ['theorem-1', stepsOfEnumeration, 'Every message against all of the others.', byEnumeration],
  trace: ['example', stepsOfWalks, 'p̂, n̄, n̲, ñ and the amounts of the Example.', byTrace],
  profiles: ['individual-rationality', stepsOfProfiles, 'Theorem 1, as above; exact lotteries.', byProfiles],
};

/** @paper Section 3 */
export const privateValues: Matter<Economy> = {
  fields: ['economy', 'selection'],
  read: (root) => {
    const economy = readEconomy(root.field('economy'));
    root.field('sha256').is(digestOf(root.field('economy').value));
    root.field('selection').is(economy.highest ? 'highest' : 'lowest');
    return economy;
  },
  kinds,
  trusted: 'That this economy, with its table of utilities, is the one that is meant.',
};
