/**
 * Names of claims on the command line.
 */
import { claimNames } from '../../claims/list.js';
import { oneOf } from './option.js';

/** The codec of a claim's name. */
export const claimWord = oneOf(claimNames, (name) => `There is no claim "${name}".`, 'claims');
