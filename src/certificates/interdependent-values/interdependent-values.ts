/** Certificates about economies with interdependent values: the claims of Section 4. */
import type { Kind, Matter } from '../kernel/envelope.js';
import { digestOf } from '../kernel/envelope.js';
import { stepsOfWalks } from '../private-values/walk.js';
import { stepsOfBestReply } from './best-reply.js';
import { byContrast } from './contrast.js';
import type { Informed } from './economy.js';
import { readInformed } from './economy.js';
import { byAllocations, byDependence, byInfluence, byOffence, byService } from './properties.js';
import { byShocks, bySignals, offendingGroup } from './properties.js';
import { byFirstReply, byFirsts, byOffender, byReplies, stepsOfCells, stepsOfOffender } from './theorem-2.js';

/** Evidence for one verdict; nothing but feasibility is proved of an infeasible reading. */
const shows = (stated: 'proved' | 'refuted', by: Kind<Informed>[3]): Kind<Informed>[3] =>
  function* (economy, piece, verdict, claim) {
    verdict.is(stated);
    const feasible = claim === 'feasible' || offendingGroup(economy) === undefined;
    verdict.must(feasible, 'the reading of the residual is infeasible here');
    return yield* by(economy, piece, verdict, claim);
  };
const proves = (by: Kind<Informed>[3]) => shows('proved', by);
const refutes = (by: Kind<Informed>[3]) => shows('refuted', by);

const allocated = 'feasible budget-balance';
const properties = 'property-iv property-v property-vi';
const replies = 'theorem-2.2 theorem-2.3';
const walks = (economy: Informed) => stepsOfWalks(economy) + stepsOfCells(economy);
const kinds: Matter<Informed>['kinds'] = {
  allocations: [allocated, walks, 'All that can be announced, under every rule.', proves(byAllocations)],
  group: ['feasible', walks, 'What the group owns, and what it may have to take.', refutes(byOffence)],
  signals: ['assumption-1', walks, 'D¹ for each signal.', bySignals],
  shocks: ['assumption-2', walks, 'How signals are distributed.', byShocks],
  influence: [properties, walks, 'Who hears whom, and whose amounts move.', proves(byInfluence)],
  contrast: [properties, walks, 'Both runs, announcement by announcement.', refutes(byContrast)],
  served: ['property-vii', walks, 'Who is served under Rules 4, 5 and 6.', proves(byService)],
  dependence: ['property-viii', walks, 'What a group may announce, and who is served.', proves(byDependence)],
  firsts: ['theorem-2.1', walks, 'D¹, losses under Rule 4, what being heard can give.', proves(byFirsts)],
  'best-reply': [
    'theorem-2.1',
    stepsOfBestReply,
    'All draws, all strategies of hers.',
    refutes(byFirstReply),
  ],
  replies: [replies, walks, 'Every signal, everything that may be heard.', proves(byReplies)],
  offence: [
    replies,
    stepsOfOffender,
    'What is forbidden; all draws for each best reply.',
    refutes(byOffender),
  ],
};

/** @paper Section 4 */
export const interdependentValues: Matter<Informed> = {
  fields: ['economy', 'selection', 'reading'],
  read: (root) => {
    const economy = readInformed(root.field('economy'));
    root.field('sha256').is(digestOf(root.field('economy').value));
    root.field('selection').is(economy.highest ? 'highest' : 'lowest');
    root.field('reading').is(economy.residual);
    return economy;
  },
  kinds,
  trusted:
    'That this economy, with its tables, is the one that is meant, and its reading the one that is asked about.',
};
