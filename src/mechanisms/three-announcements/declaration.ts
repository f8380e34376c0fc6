/**
 * G**, three announcements, as a declared mechanism.
 */
import type { AnnouncementMechanism } from '../mechanism.js';
import { trace } from './draw.js';
import { fastTally } from './exposure/exposure.js';
import { threeAnnouncements } from './mechanism.js';

/** G** for interdependent values. */
export const threeAnnouncementsMechanism: AnnouncementMechanism<'three-announcements'> = {
  name: 'three-announcements',
  aliases: ['G**', 'announcement', 'announcements'],
  title: 'G**: three announcements',
  paper: 'Section 4',
  meaning: [
    'The mechanism of Section 4. Every trader announces a demand function three times: first knowing her own signal only, then having heard the first announcements of the group before hers, then having heard those of all other groups.',
    'Under Rule 3 each group trades at the price that the second announcements of the group before it clear, and serves third announcements; under Rules 4, 5 and 6 one random trader is served at a random price.',
  ],
  where: [
    'mechanisms/three-announcements/declaration: threeAnnouncementsMechanism',
    'mechanisms/three-announcements/mechanism: threeAnnouncements',
  ],
  messageSpace: 'a strategy: three demand functions, the second and third answering what was heard',
  family: 'announcements',
  notDefined: ({ signals }) =>
    signals ? undefined : 'Three announcements need signals; this economy has private values.',
  promises: [
    'feasible',
    'budget-balance',
    'property-iv',
    'property-v',
    'property-vi',
    'property-vii',
    'property-viii',
    'theorem-2.1',
    'theorem-2.2',
    'theorem-2.3',
  ],
  make: threeAnnouncements,
  trace,
  tally: fastTally,
};
