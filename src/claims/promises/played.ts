/**
 * What promises are judged of: an economy with private values under a mechanism of either family, at one profile of messages.
 */
import type { PrivateValuesSubject } from '../private-values/subject.js';
import type { BidSubject } from '../bids/subject.js';

/** An economy with private values under a mechanism whose messages are demand functions or quotes. */
export type Played = PrivateValuesSubject | BidSubject;
