/**
 * The field `format` of a file: it names what the file is and in which version of the format.
 */
import { didYouMean } from '../../did-you-mean.js';
import type { Problem } from '../problems/problem.js';
import type { JsonFile } from './json.js';
import { described } from './codec.js';
import { isObject } from './value.js';

/**
 * The fault of a file whose `format` is another than it should be; undefined where it is right. A missing one is left to the
 * codec, which asks for it.
 *
 * @param json - the file
 * @param expected - the format that the reader takes
 * @param what - what such a file is called at the beginning of a sentence: `An economy file`
 */
export const wrongFormat = (
  json: Pick<JsonFile, 'value' | 'problem'>,
  expected: string,
  what: string,
): Problem | undefined => {
  if (!isObject(json.value) || json.value['format'] === undefined || json.value['format'] === expected)
    return undefined;
  const { format } = json.value;
  return json.problem(['format'], {
    code: 'E0208',
    message: `${what} has the format "${expected}", not ${described(format)}.`,
    hint:
      typeof format === 'string'
        ? didYouMean(format, [expected], 'formats')
        : `Write "format": "${expected}".`,
  });
};
