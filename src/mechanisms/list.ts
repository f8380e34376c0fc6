/**
 * The list of all mechanisms. To add one is to write its value and to put it here. An economy file without a word on the
 * mechanism means the first that is defined in it.
 */
import type { MarketDescription } from '../market/description.js';
import type { DeclaredMechanism } from './mechanism.js';
import { kDoubleAuctionMechanism } from './k-double-auction/declaration.js';
import { manyGroupsMechanism } from './many-groups/declaration.js';
import { mcAfeeMechanism } from './mcafee/declaration.js';
import { randomGroupingMechanism } from './random-grouping/declaration.js';
import { threeAnnouncementsMechanism } from './three-announcements/declaration.js';
import { uniformPriceMechanism } from './uniform-price/declaration.js';
import { vcgMechanism } from './vcg/declaration.js';

const list = [
  randomGroupingMechanism,
  manyGroupsMechanism,
  threeAnnouncementsMechanism,
  uniformPriceMechanism,
  kDoubleAuctionMechanism,
  mcAfeeMechanism,
  vcgMechanism,
] as const;

/** The name of a mechanism. */
export type MechanismName = (typeof list)[number]['name'];

/** All mechanisms, in the order in which they are listed. */
export const mechanisms: ReadonlyArray<DeclaredMechanism<MechanismName>> = list;

/** The names of all mechanisms. */
export const mechanismNames: readonly MechanismName[] = mechanisms.map(({ name }) => name);

/** The mechanism with a name; undefined if there is none. */
export const mechanismNamed = (name: string): DeclaredMechanism<MechanismName> | undefined =>
  mechanisms.find((mechanism) => mechanism.name === name);

/**
 * The mechanism that an economy means when none is named: the first in the list that is defined there.
 *
 * @throws Error if none is: every economy that can be read has one.
 */
export const mechanismMeant = (economy: MarketDescription): DeclaredMechanism<MechanismName> => {
  const found = mechanisms.find(({ notDefined }) => notDefined(economy) === undefined);
  if (found === undefined) throw new Error('No mechanism is defined in this economy.');
  return found;
};
