/**
 * Codes E00 and E01: the command line and files as a whole. Codes E02: JSON and the shape of a file.
 */
import type { Explanation } from './explanation.js';

export const files = {
  E0001: {
    title: 'Bad usage of the command',
    meaning:
      'The command line itself is at fault: an unknown verb or option, a missing argument, a combination that has no meaning.',
    hint: 'See what a verb takes with: undominated VERB --help',
  },
  E0101: {
    title: 'The file is not there',
    meaning: 'No file has the given name.',
    hint: 'Check the spelling and the current directory; use - to read standard input.',
  },
  E0102: {
    title: 'A directory, not a file',
    meaning: 'The given name is that of a directory.',
    hint: 'Name a file inside it.',
  },
  E0103: {
    title: 'The file cannot be read',
    meaning: 'The file exists, and the operating system refused to hand it over.',
    hint: 'Check who may read it.',
  },
  E0104: {
    title: 'The file is too large',
    meaning:
      'Economies, messages and certificates of more than four million bytes, and games of more than 256 million, are refused before they are read to the end, and no such certificate is written: an economy whose tables can be held has a far smaller file.',
    hint: 'Check that this is the right file. Write long tables as a formula, and equal traders once with a count.',
  },
  E0105: {
    title: 'The file is empty',
    meaning: 'The file holds nothing, or blanks only.',
    hint: 'Write a starter economy with: undominated init',
  },
  E0106: {
    title: 'The file is no text',
    meaning: 'The file holds bytes that are not UTF-8, or NUL bytes.',
    hint: 'Save it as UTF-8. A byte-order mark is tolerated.',
  },
  E0201: {
    title: 'Not JSON',
    meaning:
      'The text stops being JSON at the place shown. JSON has no comments, no comma after the last entry, no bare fractions and no single quotes; field names stand in double quotes.',
    hint: 'Look at the place shown and just before it: a missing comma is noticed at the entry that follows.',
    example: { bad: '{ "cap": 2 "priceSteps": 1 }', good: '{ "cap": 2, "priceSteps": 1 }' },
  },
  E0202: {
    title: 'A field given twice',
    meaning:
      'One object holds the same field twice. Many readers silently take the last; a file that says two things is refused here.',
    hint: 'Remove one of the two.',
    example: { bad: '{ "cap": 2, "cap": 3 }', good: '{ "cap": 3 }' },
  },
  E0203: {
    title: 'An unknown field',
    meaning:
      'The object has a field that its format does not know. Nothing is ignored in silence: a misspelt optional field would change the economy without a word.',
    hint: 'Correct the spelling, or remove the field. The fields are listed in the guides to economy files and game files.',
    example: { bad: '{ "tiebreak": "lowest" }', good: '{ "tieBreak": "lowest" }' },
  },
  E0204: {
    title: 'A missing field',
    meaning: 'The object shown lacks a field that its format requires.',
    hint: 'Add the field.',
  },
  E0205: {
    title: 'A value of the wrong kind',
    meaning:
      'Something else is expected here: a list where there is a text, a text where there is an object, and so on.',
    hint: 'Write the kind of value that the message asks for.',
  },
  E0206: {
    title: 'Nested too deep',
    meaning: 'Arrays and objects lie inside one another more than 64 deep.',
    hint: 'Check the brackets: the deepest thing in any file is a table of values, one level a commodity.',
  },
  E0207: {
    title: 'Not an exact number',
    meaning:
      'Every quantity is an exact rational number: a whole number, a fraction or a decimal. Mixed numbers, repeating decimals, infinities and a zero denominator are refused, and so are texts of more than ten thousand digits.',
    hint: 'Write "3/4", "-2" or "0.125". A JSON number is read from its digits: 0.1 is one tenth exactly.',
    example: { bad: '"1 1/2", "0.(3)", "1/0"', good: '"3/2", "1/3", "0"' },
  },
  E0208: {
    title: 'An unknown format',
    meaning: 'The field "format" names the kind of file and its version; this one is not known here.',
    hint: 'Economies carry "undominated/economy/1", games "undominated/game/1".',
  },
  E0209: {
    title: 'A word that is not among those allowed',
    meaning: 'The field takes one of a few words, and this is none of them.',
    hint: 'Take one of the words that the message lists.',
    example: { bad: '"tieBreak": "low"', good: '"tieBreak": "lowest"' },
  },
  E0210: {
    title: 'Fields that exclude each other',
    meaning:
      'Two ways of saying one thing are both present, or none is: a utility is either a table or a formula; an economy has either private values (a utility for each trader) or interdependent values (signals, shocks and a common value).',
    hint: 'Keep one of the two.',
  },
  E0211: {
    title: 'A character in a name that cannot be printed',
    meaning:
      'Names and titles are printed in tables and sentences; a line break, a tab or another control character in them would garble these, and half of a surrogate pair is no character at all.',
    hint: 'Remove the character.',
  },
} as const satisfies Record<string, Explanation>;
