/**
 * Many groups, the variant of Remark 3, as a declared mechanism: random grouping with three groups or more, where a group's
 * price is p̂ of all traders outside it. Its rules are those of random grouping, which are written for any number of groups.
 */
import type { DemandMechanism } from '../mechanism.js';
import { randomGroupingMechanism } from '../random-grouping/declaration.js';

/** The variant of Remark 3 for private values. */
export const manyGroupsMechanism: DemandMechanism<'many-groups'> = {
  ...randomGroupingMechanism,
  name: 'many-groups',
  aliases: ['many groups', 'more groups', 'Remark 3'],
  title: 'Random grouping with many groups',
  paper: 'Remark 3',
  meaning: [
    'The variant of Remark 3: three groups or more. Each group trades at the price that clears all traders outside it, so nobody moves her own price, and the more groups there are the nearer their prices are to each other.',
    'Inside a group, and with probability ε, all is as in random grouping.',
  ],
  where: ['mechanisms/many-groups/declaration: manyGroupsMechanism'],
  notDefined: ({ signals, groups }) =>
    signals
      ? 'Many groups are for private values; this economy has signals.'
      : groups.count < 3
        ? `Many groups need three groups or more; this economy has ${String(groups.count)}, which is random-grouping.`
        : undefined,
};
