/**
 * Data as scripts get them, which people read too.
 */
import { escapeUnseen } from './tables/measure.js';

/** Data as JSON, laid out, ending in a line feed. Signs that are not seen are written as their numbers. */
export const jsonText = (data: object): string => `${escapeUnseen(JSON.stringify(data, null, 2))}\n`;
