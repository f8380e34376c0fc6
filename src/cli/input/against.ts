/**
 * `--against`, for the verbs that compare lies.
 */
import { comparedAgainst } from '../../claims/promises/against.js';
import { choiceOption } from './option.js';

/** `--against`: against which messages of the others lies are compared. */
export const againstOption = choiceOption(
  '--against <whom>',
  'compare lies with truth against the truthful messages of the others, or against all; truth if left out',
  comparedAgainst,
);
